"""What other programs may see of a portfolio."""

from dataclasses import replace

from pilotbook.portfolio.shown_fields import blank_fields, list_hidden, show_portfolio
from pilotbook.records.named_values import Added
from pilotbook.records.pilot import Owner
from tests.site.feeds.full_pilot import added_field, full_site, hide


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
    assert after.verdicts is before.verdicts
    assert after.clock is before.clock
    assert after.line is before.line
    assert after.stalls is before.stalls


def test_fields_that_the_package_calls_internal_are_hidden() -> None:
    (assessment,) = show_portfolio(full_site().portfolio).assessments
    assert (assessment.pilot.owner.email, assessment.pilot.notes) == ("", "")


def test_whole_record_can_be_internal() -> None:
    pilot = full_site().portfolio.assessments[0].pilot
    assert blank_fields(pilot, frozenset({"owner"})).owner == Owner()


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
