"""The page of what to fund first."""

from dataclasses import replace

from pilotbook.site.pages.funding import make_funding_pages
from pilotbook.site.site import Site
from tests.assessment.exemplary import GONE, Changes, change_record
from tests.site.charts.read_chart import marks_of, read_picture, texts_of, words_of
from tests.site.made_site import draw_site
from tests.site.read_page import ReadPage, read_page


def page_of(pilots: dict[str, str]) -> ReadPage:
    return read(draw_site(pilots))


def read(site: Site) -> ReadPage:
    (page,) = make_funding_pages(site)
    return read_page(page.html)


def scaling(title: str, changes: Changes) -> str:
    return change_record({"stage": "scaling", "title": title} | changes)


def test_page_without_pilots_names_what_is_missing() -> None:
    page = page_of({})
    assert "2 capabilities are missing, and 0 pilots wait for one or several." in page.text
    assert page.all(tag="figure") == []
    assert "No pilot waits for it." in page.section("Tool gateway")
    assert "No decision pays for it." in page.section("Tool gateway")
    assert "Available today: Scheduled pipelines, Policy register" in page.text


def test_page_where_nothing_is_missing_says_so() -> None:
    site = draw_site({})
    settings = site.portfolio.playbook.settings
    there = tuple(replace(each, available=True) for each in settings.capabilities)
    playbook = replace(site.portfolio.playbook, settings=replace(settings, capabilities=there))
    page = read(replace(site, portfolio=replace(site.portfolio, playbook=playbook)))
    assert "Nothing is missing" in page.text
    assert page.all(tag="table") == []


def test_page_counts_who_waits_and_who_would_pass() -> None:
    page = page_of(
        {
            "a": scaling("Ready", {"relies_on": ["tool-gateway"]}),
            "b": scaling("Not ready", {"relies_on": ["tool-gateway"], "owner.deputy": GONE}),
            "c": scaling("Both", {"relies_on": ["tool-gateway", "evaluation"]}),
            "d": "title: Vague\nstage: proposed\ntools: [{name: Draft, action: write}]\n",
        }
    )
    picture = read_picture(page.html)
    assert texts_of(picture, "pb-chart__label") == ["4|Tool gateway", "1|Evaluation"]
    assert marks_of(picture) == [
        ("met solid", "0%", "20%"),
        ("main hatched", "20%", "60%"),
        ("main hatched", "0%", "20%"),
    ]
    assert words_of(picture)[1].startswith("Tool gateway: 4 pilots wait for it, 1 of them would pass the next gate. ")
    cells = [each.text for each in page.all(tag="td", klass="pb-number")]
    assert cells == ["4", "3", "1", "0", "no", "1", "1", "0", "0", "no"]
    rows = [
        " ".join(each.text.split()) for each in page.all(tag="tr") if "short of" in each.text or "relies" in each.text
    ]
    assert rows[0] == "Ready Scaling would pass ship Finance Ship relies on it"
    assert "Vague Proposed no unit given Approve short of TOOL-02, TOOL-03" in rows
    assert "Both" in page.all(tag="details")[0].text
    assert "../../playbook/questions/tools/#tool-02" in page.links
    anchors = [link[1:] for link in page.links if link.startswith("#")]
    assert anchors == ["capability-1", "capability-2"]
    assert set(anchors) <= set(page.ids)


def test_page_lists_the_decisions_that_pay() -> None:
    budget = "budget: [{capability: tool-gateway, cost: 40 kEUR, due: 2026-11-01}, {capability: evaluation}]"
    decision = f"{{on: 2026-09-01, outcome: budget, by: Tomas Novak, {budget}}}"
    page = page_of({"a": f"title: Payer\nstage: scaling\ndecisions: [{decision}]\n"})
    paid = " ".join(page.section("Tool gateway").split())
    assert "Payer, decided on 1 Sep 2026 by Tomas Novak: 40 kEUR, due 1 Nov 2026, 21 days ago overdue" in paid
    assert "no cost given, no day given" in " ".join(page.section("Evaluation").split())


def test_pilots_of_which_nobody_can_tell_are_listed_apart() -> None:
    page = page_of({"a": "title: Silent\nstage: proposed\n"})
    assert "No pilot waits for it." in page.section("Tool gateway")
    summaries = [" ".join(each.text.split()) for each in page.all(tag="summary")]
    assert summaries == ["1 whose record says too little to tell whether they need it"]
    assert "../../pilots/a/" in page.links


def test_capability_that_nobody_declared_is_pointed_out() -> None:
    page = page_of({"a": "title: A\nstage: proposed\nrelies_on: [<b>warp</b>]\n"})
    assert "not declared in playbook.yml" in page.section("<b>warp</b>")
    assert "1 pilot waits" in page.text


def test_page_of_five_hundred_pilots_lists_all_that_wait() -> None:
    text = scaling("A", {"relies_on": ["tool-gateway"]})
    page = page_of({f"p{number:03}": text for number in range(500)})
    assert len(page.all(tag="a", inside="pb-listing__head")) == 502
