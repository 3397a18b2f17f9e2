"""Which fields are internal, and records without them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from pilotbook.portfolio.audience import show_portfolio
from pilotbook.portfolio.shown_fields import blank_fields, hides, is_hidden, list_hidden
from pilotbook.records.named_values import Added
from pilotbook.records.pilot import Owner, Pilot
from pilotbook.records.playbook import Settings
from pilotbook.records.shape import Kind, fields_of, walk_fields
from pilotbook.records.yaml_source import Path
from tests.site.feeds.full_pilot import added_field, full_site, hide
from tests.site.filled_pilot import Filler
from tests.site.made_site import draw_portfolio


def test_everything_is_shown_where_nothing_is_internal() -> None:
    portfolio = hide(full_site()).portfolio
    assert show_portfolio(portfolio) is portfolio


def test_internal_fields_are_blank_at_any_depth() -> None:
    site = hide(full_site(), "owner.name", "review.held.outcome", "waivers", "timebox")
    before, after = site.portfolio.assessments[0], show_portfolio(site.portfolio).assessments[0]
    assert (after.pilot.owner.name, after.pilot.owner.role) == ("", "Head of Accounts")
    assert [each.outcome for each in after.pilot.review.held] == [""]
    assert after.pilot.review.held[0].on == before.pilot.review.held[0].on
    assert after.pilot.waivers == ()
    assert after.pilot.timebox.start is None
    assert after.pilot.summary == before.pilot.summary
    assert [each.outcome for each in after.verdicts] == [each.outcome for each in before.verdicts]
    assert after.line is before.line
    assert [each.state for each in after.stalls] == [each.state for each in before.stalls]


def test_fields_that_the_package_calls_internal_are_hidden() -> None:
    (assessment,) = show_portfolio(full_site().portfolio).assessments
    assert (assessment.pilot.owner.email, assessment.pilot.notes) == ("", "")


def test_whole_record_can_be_internal() -> None:
    pilot = full_site().portfolio.assessments[0].pilot
    assert blank_fields(pilot, frozenset({"owner"})).owner == Owner()


def test_record_that_says_nothing_in_hidden_fields_is_shown_as_it_is() -> None:
    pilot = full_site().portfolio.assessments[0].pilot
    assert blank_fields(pilot, frozenset({"sponsor", "tools.log", "review.held.minutes", "policy.privacy"})) is pilot


def test_title_and_stage_are_shown_whatever_the_settings_say() -> None:
    pilot = full_site().portfolio.assessments[0].pilot
    assert blank_fields(pilot, frozenset({"title", "stage"})) == pilot


def test_added_field_is_hidden_where_it_is_not_public() -> None:
    fields = (added_field("a", public=False), added_field("b", public=True), added_field("c", public=None))
    site = hide(full_site(), added=fields)
    assert list_hidden(site.portfolio.playbook.settings) == {"a"}
    values = tuple(Added(name=name, value="1") for name in "abc")
    pilot = replace(site.portfolio.assessments[0].pilot, added=values)
    assert [each.name for each in blank_fields(pilot, frozenset({"a"})).added] == ["b", "c"]


def test_every_field_is_blank_where_it_is_internal() -> None:
    """The record is filled by walking the model, so that a field which is added later is blanked as well."""
    text = Filler(lambda path: path, lambda _: "https://example.com/").write_pilot()
    pilot = draw_portfolio({"a": text}).assessments[0].pilot
    leaves = frozenset(path for path, field in walk_fields(Pilot) if field.record is None)
    assert {path for path, value in _walk(pilot) if value not in _NOTHING} == leaves
    assert {path for path, value in _walk(blank_fields(pilot, leaves)) if value not in _NOTHING} == {"title", "stage"}


_NOTHING = (None, "", ())


def _walk(record: Any, prefix: str = "") -> Iterator[tuple[str, Any]]:
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if field.record is None:
            yield f"{prefix}{field.name}", value
        else:
            for item in value if field.kind is Kind.RECORDS else (value,):
                yield from _walk(item, f"{prefix}{field.name}.")


@pytest.mark.parametrize(
    ("path", "is_there"),
    [
        (("tools", 0, "log"), True),
        (("review", "held", 2, "minutes"), True),
        (("review", "held"), False),
        (("review",), False),
        (("tools", 0, "name"), False),
        (("logs",), False),
    ],
)
def test_value_is_hidden_with_the_field_that_it_lies_in(path: Path, is_there: bool) -> None:  # noqa: FBT001 - a case
    assert is_hidden(path, frozenset({"tools.log", "review.held.minutes"})) is is_there


def test_value_inside_a_hidden_record_is_hidden() -> None:
    assert hides(frozenset({"policy"}), "owner.name", "policy.privacy.reviewer")
    assert not hides(frozenset({"policy"}), "owner.name")


def test_stall_risks_are_no_field() -> None:
    assert list_hidden(Settings(internal=("risks", "notes", "title"))) == {"notes"}
