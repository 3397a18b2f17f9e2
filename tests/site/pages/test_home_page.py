"""The home page."""

from datetime import timedelta

import pytest
from markupsafe import Markup

from pilotbook.site.pages.home import render_home
from tests.site.made_site import GOOD, TODAY, draw_site
from tests.site.read_page import ReadPage, read_page


def home(pilots: dict[str, str], title: str = "A book", lead: str = "What it is.", body: str = "") -> ReadPage:
    return read_page(render_home(draw_site(pilots), title, lead, Markup(body)))  # noqa: S704 - a body is HTML


def due_in(days: int, title: str = "A pilot", stage: str = "piloting") -> str:
    start = TODAY + timedelta(days=days) - timedelta(weeks=6)
    return f"title: {title}\nstage: {stage}\nunit: Finance\ntimebox: {{start: {start.isoformat()}, weeks: 6}}\n"


def test_home_without_pilots_says_so() -> None:
    page = home({})
    assert page.headings[0] == (1, "A book")
    assert "No pilots yet." in page.section("Needs a decision")
    assert "All decisions due" not in page.text
    assert [each.text for each in page.all(klass="pb-flow__count")] == ["0"] * 5
    assert "0 pilots" in page.text
    assert "answer it" not in page.text


def test_home_with_one_pilot_counts_it() -> None:
    page = home({"a": GOOD})
    assert [each.text for each in page.all(klass="pb-flow__count")] == ["1", "0", "0", "0", "0"]
    assert "No pilot needs a decision in the next four weeks." in page.section("Needs a decision")
    assert page.text.count("0 of 1 pilot answer it") == 5


def test_home_with_twelve_pilots_counts_stages() -> None:
    stages = ["proposed"] * 4 + ["piloting"] * 3 + ["production"] * 2 + ["stopped"] * 2 + ["retired"]
    page = home({f"p{number}": f"title: P\nstage: {stage}\n" for number, stage in enumerate(stages)})
    assert [each.text for each in page.all(klass="pb-flow__count")] == ["4", "0", "3", "0", "2"]
    ended = [(each.text, each.attributes["href"]) for each in page.all(tag="a", inside="pb-flow__ended")]
    assert ("2 Stopped", "pilots/?stage=stopped") in ended
    assert ("1 Retired", "pilots/?stage=retired") in ended
    assert ("12 pilots", "pilots/") in ended


def test_home_lists_the_most_urgent_decisions_first() -> None:
    pilots = {
        "late": due_in(-3, "Late"),
        "soon": due_in(9, "Soon"),
        "far": due_in(29, "Far"),
        "asked": due_in(2, "Asked", stage="proposed"),
    }
    page = home(pilots)
    titles = [(each.text, each.attributes["href"]) for each in page.all(tag="a", inside="pb-due")]
    assert titles == [("Late", "pilots/late/"), ("Soon", "pilots/soon/")]
    assert ("All decisions due", "portfolio/due/") in [(a.text, a.attributes["href"]) for a in page.all(tag="a")]
    assert "overdue" in page.section("Needs a decision")
    assert "in 9 days" in page.section("Needs a decision")


@pytest.mark.parametrize(("count", "more"), [(5, None), (6, "1 more"), (8, "3 more")])
def test_home_lists_five_decisions_at_most(count: int, more: str | None) -> None:
    page = home({f"p{number}": due_in(number) for number in range(count)})
    assert len(page.all(klass="pb-due__what")) == 5
    assert ("more" in page.section("Needs a decision")) == (more is not None)
    if more:
        assert more in page.section("Needs a decision")


def test_home_asks_the_five_questions() -> None:
    page = home({})
    links = [each.attributes["href"] for each in page.all(tag="a", inside="pb-questions")]
    assert links == [f"playbook/questions/{name}/" for name in ("owner", "data", "tools", "policy", "review")]


def test_home_shows_title_and_lead_as_typed() -> None:
    page = home({}, title="R&D <book>", lead="<b>Why</b> & how")
    assert page.headings[0] == (1, "R&D <book>")
    assert page.all(klass="pb-lead")[0].text == "<b>Why</b> & how"


def test_home_without_a_lead_has_no_empty_paragraph() -> None:
    assert home({}, lead="").all(klass="pb-lead") == []


def test_home_shows_what_the_organisation_says() -> None:
    assert "Our own" in home({}, body="<p>Our own</p>").text
    assert home({}).all(klass="pb-home__body") == []
