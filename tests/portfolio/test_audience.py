"""What each audience may see of a portfolio."""

from dataclasses import replace
from datetime import date

from pilotbook.history.events import EventKind, PilotEvent
from pilotbook.portfolio.audience import is_public, open_to_public, show_events, show_portfolio, show_source
from pilotbook.portfolio.load import make_bench, make_portfolio
from pilotbook.portfolio.other_portfolio import Home, OtherPortfolio, SourceState
from pilotbook.portfolio.portfolio import Portfolio
from pilotbook.portfolio.stalls import stand_by_pattern
from pilotbook.records.playbook import Playbook
from tests.site.feeds.full_pilot import FULL, added_field, full_site, hide
from tests.site.group_site import draw_group
from tests.site.made_site import GOOD, TODAY, default_bench, draw_portfolio

NOT_PUBLIC = "title: Secret\nstage: proposed\npublic: false\n"
UNSURE = "title: Unsure\nstage: proposed\npublic: perhaps\n"
BROKEN = "title: [\n"
LONG = "Each call is undone by hand in the ledger by whoever is on duty that day and within the hour"


def open_pilots(**pilots: str) -> Portfolio:
    return open_to_public(draw_portfolio(pilots), default_bench())


def test_feeds_of_a_portfolio_without_anything_internal_show_it() -> None:
    portfolio = hide(full_site()).portfolio
    assert show_portfolio(portfolio) is portfolio


def test_portfolio_that_was_shown_once_is_shown_as_it_is() -> None:
    shown = show_portfolio(full_site().portfolio)
    assert show_portfolio(shown) is shown
    public = open_pilots(a=FULL)
    assert show_portfolio(public) is public


def test_public_is_told_of_pilots_that_say_so_or_say_nothing() -> None:
    texts = {"open": GOOD, "said": f"{GOOD}public: true\n", "shut": NOT_PUBLIC, "unsure": UNSURE, "broken": BROKEN}
    portfolio = draw_portfolio(texts)
    files = [*(each.file for each in portfolio.assessments), *portfolio.unreadable]
    assert {file.id for file in files if is_public(file)} == {"open", "said"}
    public = open_to_public(portfolio, default_bench())
    assert [each.id for each in public.assessments] == ["open", "said"]
    assert (public.unreadable, public.files, public.diagnostics) == ((), 2, ())


def test_public_is_told_nothing_of_what_is_wrong_with_a_file() -> None:
    (assessment,) = open_pilots(a=f"{GOOD}onwer: Rosa\ntimebox: {{start: someday}}\n").assessments
    assert (assessment.file.diagnostics, assessment.file.broken) == ((), frozenset())


def test_pilots_that_are_not_public_leave_no_trace_in_those_that_are() -> None:
    """An answer counts as repeated among the pilots that are there."""
    repeated = f"title: T\nstage: approved\ntools: [{{name: A, action: write, reversal: {LONG}}}]\n"
    texts = {f"p{number}": f"{repeated}public: {'true' if number < 2 else 'false'}\n" for number in range(8)}
    bench = default_bench()
    whole = draw_portfolio(texts)
    assert bench.playbook.settings.phrases.repeated.records == 6
    public = open_to_public(_count_repeats(whole), bench)
    assert not any("other records" in verdict.reason for each in public.assessments for verdict in each.verdicts)


def _count_repeats(portfolio: Portfolio) -> Portfolio:
    counted = make_portfolio(default_bench(), ((each.file, each) for each in portfolio.assessments), None)
    assert any("other records" in verdict.reason for each in counted.assessments for verdict in each.verdicts)
    return counted


def test_public_is_not_asked_whose_name_it_is() -> None:
    texts = [f"{GOOD}owner: {{name: {name}, role: Head}}\n" for name in ("Amara Okafor", "Amara Okafro")]
    assert draw_portfolio({"a": texts[0], "b": texts[1]}).name_doubts.pairs
    assert open_pilots(a=texts[0], b=texts[1]).name_doubts.pairs == ()


def test_stall_risks_are_shown_where_they_are_not_internal() -> None:
    text = f"{GOOD}stage: piloting\n".replace("stage: proposed\n", "")
    public = open_pilots(a=text)
    assert (public.assessments[0].stalls, stand_by_pattern(public)) == ((), ())
    portfolio = hide(full_site(text), "notes").portfolio
    public = open_to_public(portfolio, make_bench(portfolio.playbook, TODAY))
    assert public.assessments[0].stalls
    assert stand_by_pattern(public)


def test_added_fields_that_are_not_public_are_not_declared() -> None:
    fields = (added_field("a", public=False), added_field("b", public=True))
    portfolio = hide(full_site(), added=fields).portfolio
    public = open_to_public(portfolio, make_bench(portfolio.playbook, TODAY))
    assert [each.name for each in public.playbook.settings.fields] == ["b"]
    assert isinstance(public.playbook, Playbook)
    assert public.withheld == {"a"}


def test_history_of_the_public_has_neither_old_names_nor_files_that_are_gone() -> None:
    day = date(2026, 10, 1)
    told = tuple(PilotEvent(day, kind, "1") for kind in EventKind)
    events = {"a": told, "shut": told, "gone": told}
    portfolio = draw_portfolio({"a": GOOD, "shut": NOT_PUBLIC})
    assert show_events(events, portfolio) is events
    public = show_events(events, open_to_public(portfolio, default_bench()))
    assert list(public) == ["a"]
    assert {each.kind for each in public["a"]} == {EventKind.CREATED, EventKind.MOVED, EventKind.DECIDED}


def test_pilots_of_other_portfolios_are_shown_to_the_public_as_ones_own_are() -> None:
    told = f"{GOOD.replace('proposed', 'piloting')}review: {{forum: A board, cadence: weekly}}\ntools: []\n"
    site = hide(draw_group({"a": GOOD}, {"b": told, "shut": NOT_PUBLIC}), "review.cadence", "risks")
    assert [each.id for each in site.group.assessments] == ["a", "finance/b", "finance/shut"]
    assert site.group.assessments[1].stalls
    portfolio = open_to_public(site.portfolio, make_bench(site.portfolio.playbook, TODAY))
    public = replace(site, portfolio=portfolio, others=tuple(show_source(each, portfolio) for each in site.others))
    assert [each.id for each in public.group.assessments] == ["a", "finance/b"]
    shown = public.group.assessments[1]
    assert (shown.pilot.review.forum, shown.pilot.review.cadence) == ("A board", None)
    assert (shown.clock.cadence_days, shown.stalls) == (0, ())
    assert shown.line == site.group.assessments[1].line
    (other,) = public.others
    assert (other.address, other.reason) == ("", "")
    assert other.told is not None
    assert [each.pilot.review.cadence for each in other.told.pilots] == [None]
    assert public.shown_group is public.group


def test_sources_are_shown_whole_to_people_inside() -> None:
    site = draw_group({"a": GOOD}, {"b": NOT_PUBLIC})
    assert [show_source(each, site.portfolio) for each in site.others] == list(site.others)
    assert [each.id for each in site.group.assessments] == ["a", "finance/b"]


def test_source_that_was_never_loaded_is_shown_to_the_public_without_its_address() -> None:
    portfolio = open_pilots(a=GOOD)
    home = Home(key="legal", name="Legal")
    other = OtherPortfolio(
        home=home, address="/srv/legal.json", state=SourceState.NEVER, reason="no file /srv/legal.json"
    )
    assert show_source(other, portfolio) == OtherPortfolio(home=home, address="", state=SourceState.NEVER)
