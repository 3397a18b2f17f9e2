"""The checklists."""

from dataclasses import replace

import pytest

from pilotbook.records.vocabulary import Gate, Level
from pilotbook.site.pages.checklist import MOST_FACING
from tests.assessment.exemplary import change_record
from tests.site.made_site import default_bench, draw_site, make_all
from tests.site.read_page import ReadPage, read_page

LIST = "checklists/index.md"


def draw(source: str, pilots: dict[str, str] | None = None) -> ReadPage:
    return read_page(make_all(draw_site(pilots or {}))[source].html)


@pytest.mark.parametrize("gate", list(Gate))
def test_checklist_has_every_criterion_of_its_gate_once(gate: Gate) -> None:
    page = draw(f"checklists/{gate}.md")
    criteria = default_bench().playbook.at_gate(gate)
    ticked = [each.attributes["value"] for each in page.all(tag="input")]
    assert sorted(ticked) == sorted(each.id for each in criteria)
    for criterion in criteria:
        assert criterion.title in page.text
        assert f"#{criterion.id.lower()}" in " ".join(page.links)
    assert f"{len(criteria)} point" in page.text


@pytest.mark.parametrize("gate", list(Gate))
def test_checklist_has_a_label_for_every_box(gate: Gate) -> None:
    page = draw(f"checklists/{gate}.md")
    labels = page.all(tag="label")
    assert len(labels) == len(page.all(tag="input"))
    assert all(each.text.strip() for each in labels)


def test_list_of_checklists_counts_what_binds() -> None:
    page = draw(LIST)
    criteria = default_bench().playbook.at_gate(Gate.APPROVE)
    must = sum(each.level_at(Gate.APPROVE) is Level.MUST for each in criteria)
    assert f"{len(criteria)} points, {must} of them a must" in page.text
    assert list(page.links) == [f"{gate}/" for gate in Gate]


@pytest.mark.parametrize(
    ("gate", "neighbours"),
    [("approve", ["../start/"]), ("ship", ["../decide/", "../operate/"]), ("operate", ["../ship/"])],
)
def test_checklist_leads_to_its_neighbours(gate: str, neighbours: list[str]) -> None:
    page = draw(f"checklists/{gate}.md")
    assert [each.attributes["href"] for each in page.all(tag="a", inside="pb-turn")] == neighbours


@pytest.mark.parametrize(
    ("pilots", "text"),
    [
        ([], None),
        (["approved"], None),
        (["proposed"], "1 pilot faces this gate next"),
        (["proposed", "stopped", "proposed"], "2 pilots face this gate next"),
    ],
)
def test_checklist_counts_the_pilots_that_face_it(pilots: list[str], text: str | None) -> None:
    page = draw("checklists/approve.md", {f"p{n}": f"title: P\nstage: {stage}\n" for n, stage in enumerate(pilots)})
    assert ("face" in " ".join(each.text for each in page.all(klass="pb-screen"))) == (text is not None)
    assert (text or "") in page.text


def test_checklist_leads_to_the_lists_of_pilots_that_face_it_the_readiest_first() -> None:
    page = draw(
        "checklists/approve.md",
        {
            "a": "title: Nothing known\nstage: proposed\n",
            "b": "title: Sponsored\nstage: proposed\nowner: {name: Ann Lee, role: Head}\n",
            "c": "title: <b>Hostile</b>\nstage: proposed\n",
            "d": "title: Under way\nstage: piloting\n",
        },
    )
    links = [(each.text, each.attributes["href"]) for each in page.all(tag="a", inside="pb-facing")]
    assert links == [
        ("Sponsored", "../../pilots/b/#checklist-approve"),
        ("<b>Hostile</b>", "../../pilots/c/#checklist-approve"),
        ("Nothing known", "../../pilots/a/#checklist-approve"),
    ]
    notes = [each.text for each in page.all(klass="pb-quiet", inside="pb-facing")]
    assert notes == sorted(notes)
    assert all(each.endswith(" short") for each in notes)


def test_checklist_names_some_of_many_pilots_and_counts_the_rest() -> None:
    page = draw("checklists/approve.md", {f"p{n:02}": "title: P\nstage: proposed\n" for n in range(MOST_FACING + 3)})
    assert len(page.all(tag="a", inside="pb-facing")) == MOST_FACING
    assert "3 more in the portfolio" in page.text


def test_checklist_says_of_a_pilot_that_nothing_is_short() -> None:
    page = draw("checklists/approve.md", {"a": change_record({"stage": "proposed"})})
    assert [each.text for each in page.all(klass="pb-quiet", inside="pb-facing")] == ["nothing short"]


def test_checklist_of_a_gate_without_criteria_says_so() -> None:
    site = draw_site({})
    playbook = replace(site.portfolio.playbook, articles=())
    empty = replace(site, portfolio=replace(site.portfolio, playbook=playbook))
    page = read_page(make_all(empty)["checklists/ship.md"].html)
    assert "Nothing to check" in page.text
    assert page.all(tag="input") == []


def test_checklist_is_found_by_its_criteria() -> None:
    page = make_all(draw_site({}))["checklists/approve.md"]
    assert page.search_html.startswith("<p>")
    assert page.parent == LIST
    for criterion in default_bench().playbook.at_gate(Gate.APPROVE):
        assert criterion.title in read_page(page.search_html).text
