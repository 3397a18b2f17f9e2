"""What the article of a stall pattern shows of the pilots: how many are at risk, which, and why."""

from pathlib import Path

import pytest

from pilotbook.portfolio.load import prepare_playbook
from pilotbook.records.playbook import Article
from pilotbook.records.playbook_folder import PlaybookFolder
from pilotbook.site.pages.article import render_article_foot
from pilotbook.site.pattern_view import MOST_NAMED
from pilotbook.site.site import Site
from tests.site.made_site import GOOD, TODAY, draw_site
from tests.site.read_page import ReadPage, read_page
from tests.tree import write_tree

HEADING = "Who is at risk today"
MANUAL = f"{GOOD}data: [{{source: Ledger, schedule: hourly, transport: manual}}]\n"
FLOWS = MANUAL.replace("manual", "automated")
WORSE = MANUAL.replace("Ledger", "A clean export")


def article_of(site: Site, name: str) -> Article:
    return site.articles[f"playbook/patterns/{name}.md"]


def foot(pilots: dict[str, str], name: str = "manual-data-pipeline") -> ReadPage:
    site = draw_site(pilots)
    return read_page(render_article_foot(site, article_of(site, name)))


def test_article_counts_each_state_and_leads_to_the_pilots() -> None:
    page = foot({"a": MANUAL, "b": MANUAL, "c": FLOWS, "d": GOOD})
    counts = [each.text.strip() for each in page.all(tag="li", inside="pb-stall-counts")]
    assert counts == ["2 pilots at risk", "1 pilot of which it cannot be told", "1 pilot clear of it"]
    for state in ("at-risk", "cannot-be-told"):
        assert f"../../../pilots/?stall={state}-manual-data" in page.links
    assert len(page.all(klass="pb-stall__mark")) == 3


def test_article_names_the_pilots_at_risk_the_likeliest_first_with_what_speaks_for_it() -> None:
    page = foot({"a": MANUAL, "b": WORSE, "c": FLOWS})
    named = page.all(tag="a", inside="pb-stall-pilots")
    assert [each.attributes["href"] for each in named] == [
        "../../../pilots/b/#stall-manual-data-pipeline",
        "../../../pilots/a/#stall-manual-data-pipeline",
    ]
    assert "A person moves this data by hand. The data is exported by hand." in page.section(HEADING)
    assert "Proposed" in page.section(HEADING)
    assert "As of 22 Nov 2026." in page.section(HEADING)


@pytest.mark.parametrize(
    ("pilots", "said"),
    [({}, "There are no pilots yet."), ({"a": FLOWS}, "No pilot is at risk of it."), ({"a": GOOD}, "No pilot is at")],
)
def test_article_says_when_nobody_is_at_risk(pilots: dict[str, str], said: str) -> None:
    page = foot(pilots)
    assert said in page.section(HEADING)
    assert bool(page.all(klass="pb-stall-counts")) is bool(pilots)
    assert not [each for each in page.links if "at-risk" in each]


def test_article_names_so_many_pilots_and_leaves_the_rest_to_the_register() -> None:
    page = foot({f"p{number:02}": MANUAL for number in range(MOST_NAMED + 3)})
    assert len(page.all(tag="a", inside="pb-stall-pilots")) == MOST_NAMED
    (more,) = [each for each in page.all(tag="a") if each.text == "3 more in the portfolio"]
    assert more.attributes["href"] == "../../../pilots/?stall=at-risk-manual-data"


def test_pattern_tells_who_falls_short_of_its_own_criteria_only() -> None:
    assert [text for level, text in foot({"a": GOOD}).headings if level == 2] == ["Criteria", HEADING]
    own = foot({"a": GOOD}, "tested-the-model")
    assert [text for _, text in own.headings] == ["Criteria", HEADING, "Who falls short today"]
    criteria = {each.text.split()[0] for each in own.all(tag="small", inside="pb-verdicts")}
    assert criteria == {"VAL-01", "VAL-02"}


def test_pattern_that_no_criterion_names_tells_of_the_pilots_all_the_same(tmp_path: Path) -> None:
    front = "---\ntitle: Nobody paid\nkind: pattern\nsigns: [{says: It is unpaid., phrases: [unpaid]}]\n---\n"
    write_tree(tmp_path, {"patterns/nobody-paid.md": front})
    site = draw_site({"a": f"{GOOD}notes: unpaid\n"}, bench=prepare_playbook(PlaybookFolder(tmp_path, "own"), TODAY))
    page = read_page(render_article_foot(site, article_of(site, "nobody-paid")))
    assert [text for _, text in page.headings] == [HEADING]
    assert "It is unpaid." in page.section(HEADING)


def test_other_articles_tell_of_no_risk() -> None:
    site = draw_site({"a": MANUAL})
    page = read_page(render_article_foot(site, site.articles["playbook/questions/data.md"]))
    assert HEADING not in page.text
