"""The page of one pilot."""

from dataclasses import replace
from itertools import count

import pytest

from pilotbook.assessment.verdict import Assessment
from pilotbook.portfolio.portfolio import Portfolio
from pilotbook.records.pilot import Pilot
from pilotbook.records.shape import Kind, walk_fields
from pilotbook.records.vocabulary import Stage
from pilotbook.site.pages.pilot import make_pilot_pages
from pilotbook.site.site import Site
from pilotbook.site.view import Day
from tests.site.filled_pilot import Filler
from tests.site.made_site import FORGE, GOOD, draw_pilot_page, draw_portfolio, draw_site, make_all, problems_of
from tests.site.read_page import ReadPage, read_page

SECTIONS = ["What is short", "The five answers", "Gates", "How this pilot would stall", "Decision", "Record"]


def test_pilot_page_has_its_sections_in_order() -> None:
    page = draw_pilot_page(GOOD)
    assert page.headings[0] == (1, "A pilot")
    assert [text for level, text in page.headings if level == 2] == SECTIONS
    assert len([level for level, _ in page.headings if level == 3]) == 5 + 5  # answers, and stall patterns


def test_pilot_page_shows_every_field_of_the_record() -> None:
    numbers = count(1)
    given: dict[str, str] = {}

    def text_of(path: str) -> str:
        text = f"word {next(numbers)} x"
        given[f"{path} {text}"] = text
        return text

    def address_of(path: str) -> str:
        text = f"https://example.com/{next(numbers)}/x"
        given[f"{path} {text}"] = text
        return text

    record = Filler(text_of, address_of).write_pilot()
    assert problems_of(draw_portfolio({"a": record})) == []
    page = draw_pilot_page(record)
    everything = [*page.texts, *page.links]
    missing = [path for path, text in given.items() if not any(text in each for each in everything)]
    assert missing == []
    assert len(given) > 50


@pytest.mark.parametrize("stage", list(Stage))
def test_pilot_page_of_every_stage(stage: Stage) -> None:
    page = draw_pilot_page(f"title: A\nstage: {stage}\n")
    assert page.all(klass="pb-chip--stage")[0].text == stage.value.capitalize()
    assert page.all(klass="pb-box__line")[0].text.endswith(".")


LISTS = frozenset(path for path, field in walk_fields(Pilot) if field.kind is Kind.RECORDS)
FIELDS = {path: field for path, field in walk_fields(Pilot) if field.record is None and path not in ("title", "stage")}


def draw_alone(path: str) -> str:
    """A record that has one field only, besides what every record has."""
    field, value = FIELDS[path], FIELDS[path].example
    if field.kind is Kind.NAMED_TEXTS:
        value = f"{{{value}}}"
    elif field.kind not in (Kind.FLAG, Kind.NUMBER):
        value = f'"{value}"'
    first, *steps = path.split(".")
    for step in reversed(range(len(steps))):
        value = f"{{{steps[step]}: {value}}}"
        value = f"[{value}]" if ".".join([first, *steps[:step]]) in LISTS else value
    return f"{GOOD}{first}: {value}\n"


@pytest.mark.parametrize("path", FIELDS)
def test_pilot_page_of_a_record_with_one_field_alone(path: str) -> None:
    assert problems_of(draw_portfolio({"a": draw_alone(path)})) == []
    page = draw_pilot_page(draw_alone(path))
    assert page.headings[0] == (1, "A pilot")
    assert "None" not in page.text


def test_pilot_page_leads_to_the_register_and_to_the_file() -> None:
    page = draw_pilot_page(f"{GOOD}unit: Finance\n")
    crumbs = [(each.text, each.attributes.get("href")) for each in page.all(tag="li", inside="pb-crumbs")]
    assert [text for text, _ in crumbs] == ["Portfolio", "Finance"]
    assert page.all(tag="a", inside="pb-crumbs")[0].attributes["href"] == "../"
    assert page.all(klass="pb-edit")[0].attributes["href"] == f"{FORGE}pilots/a.yml"
    assert page.all(klass="pb-by-form")[0].attributes["href"] == "../../portfolio/propose/?pilot=a"


def test_pilot_page_says_what_is_wrong_with_the_file() -> None:
    page = draw_pilot_page(f"{GOOD}unti: Finance\n")
    (problem,) = page.all(klass="pb-problem")
    assert "unti" in problem.text
    assert "line 3, column 1" in problem.text
    assert f"{FORGE}pilots/a.yml#L3" in page.links
    assert "1 problem in the file" in page.text
    assert page.all(klass="pb-problem--error")


def test_pilot_page_without_problems_has_no_notice() -> None:
    assert draw_pilot_page(GOOD).all(klass="pb-problem") == []


@pytest.mark.parametrize(
    ("record", "note"),
    [
        ("stage: piloting\ntimebox: {start: 2026-10-19, weeks: 6}\n", "week 5 of 6"),
        ("stage: piloting\ntimebox: {start: 2026-08-03, weeks: 6}\n", "week 16, planned for 6"),
        ("stage: piloting\ntimebox: {start: 2026-12-01, weeks: 6}\n", ""),
        ("stage: proposed\ntimebox: {start: 2026-10-19, weeks: 6}\n", ""),
    ],
)
def test_pilot_page_says_which_week_it_is(record: str, note: str) -> None:
    notes = [each.text for each in draw_pilot_page(f"title: A\n{record}").all(klass="pb-head__note")]
    assert notes == ([note] if note else [])


@pytest.mark.parametrize(
    ("record", "fact"),
    [
        ("", "no timebox yet"),
        ("timebox: {start: 2026-10-19, weeks: 6}\n", "30 Nov 2026, in 8 days"),
        ("decisions: [{on: 2026-11-02}]\n", "2 Nov 2026"),
        (
            "timebox: {start: 2026-09-07, weeks: 6}\ndecisions: [{on: 2026-10-20}]\n",
            "20 Oct 2026 1 day after it was due",
        ),
        ("owner: {name: Amara Okafor, role: Head of Accounts}\n", "Head of Accounts"),
        ("", "nobody named"),
    ],
)
def test_pilot_page_says_in_the_box_what_matters(record: str, fact: str) -> None:
    assert fact in read_box(f"stage: piloting\n{record}")


def test_pilot_page_says_of_a_planned_decision_that_nothing_has_started() -> None:
    timebox = "timebox: {start: 2026-03-02, weeks: 6}\n"
    assert "months ago as planned, but it has not started" in read_box(f"stage: proposed\n{timebox}")
    assert "started" not in read_box(f"stage: piloting\n{timebox}")
    assert "pb-timebox--late" not in _classes(f"stage: proposed\n{timebox}")
    assert "pb-timebox--late" in _classes(f"stage: piloting\n{timebox}")
    assert "started" not in read_box(f"stage: approved\n{timebox.replace('-03-', '-12-')}")


def _classes(record: str) -> set[str]:
    return {name for each in draw_pilot_page(f"title: A\n{record}").elements for name in each.classes}


def read_box(record: str) -> str:
    """The text of the box at the top."""
    return " ".join(each.text for each in draw_pilot_page(f"title: A\n{record}").all(inside="pb-box"))


def test_pilot_page_leads_to_the_owner_and_the_forum_where_they_have_a_page() -> None:
    page = draw_pilot_page("title: A\nstage: piloting\nowner: Amara Okafor\nreview: Claims board\n")
    links = {each.text: each.attributes["href"] for each in page.all(tag="a", inside="pb-facts")}
    assert links == {"Amara Okafor": "../../owners/amara-okafor/", "Claims board": "../../forums/claims-board/"}
    nobody = draw_pilot_page("title: A\nstage: piloting\nowner: The team\nreview: TBD\n")
    assert nobody.all(tag="a", inside="pb-facts") == []


def test_pilot_page_shows_the_timebox_as_a_bar() -> None:
    page = draw_pilot_page("title: A\nstage: piloting\ntimebox: {start: 2026-10-11, weeks: 12}\n")
    assert page.all(klass="pb-timebox__run")[0].attributes["width"] == "50"
    assert "timebox of 12 weeks, 11 Oct 2026 to 3 Jan 2027" in page.text
    assert page.all(klass="pb-timebox--late") == []
    extended = "timebox: {start: 2026-10-11, weeks: 6, extensions: [{weeks: 1}, {weeks: 2}]}\n"
    text = draw_pilot_page(f"title: A\nstage: piloting\n{extended}").text
    assert "timebox of 9 weeks, 11 Oct 2026 to 13 Dec 2026, 3 weeks of them by extension" in text
    late = draw_pilot_page("title: A\nstage: piloting\ntimebox: {start: 2026-01-11, weeks: 12}\n")
    assert late.all(klass="pb-timebox--late")
    assert draw_pilot_page(GOOD).all(klass="pb-timebox") == []


@pytest.mark.parametrize(
    ("stage", "text"),
    [
        ("approved", "Nothing is short for the gate Start."),
        ("production", "Nothing is short for what its stage needs."),
        ("stopped", "Nothing is short for what its stage needs."),
    ],
)
def test_pilot_page_says_when_nothing_is_short(stage: str, text: str) -> None:
    site = draw_site({"a": f"title: A\nstage: {stage}\n"})
    (short,) = site.portfolio.assessments
    assert text not in shown(site).text
    assert text in shown(replace(site, portfolio=with_assessment(site, replace(short, judge=lambda _: ())))).section(
        "What is short"
    )


def with_assessment(site: Site, assessment: Assessment) -> Portfolio:
    return replace(site.portfolio, assessments=(assessment,))


def shown(site: Site) -> ReadPage:
    (plan,) = make_pilot_pages(site)
    page = plan.make()
    return read_page(page.html)


def test_pilot_page_says_that_it_calls_no_tools() -> None:
    assert "none" in draw_pilot_page(f"{GOOD}tools: []\n").text
    assert "Nothing is recorded." in draw_pilot_page(GOOD).text


def test_pilot_page_says_why_an_answer_does_not_stand() -> None:
    page = draw_pilot_page(f"{GOOD}owner: {{name: TBD, role: TBD}}\n")
    assert "vague" in page.all(klass="pb-answer__verdict")[0].text
    assert "TBD" in page.all(klass="pb-verdict--deferred")[0].text


def test_pilot_page_says_once_what_would_be_a_stronger_answer() -> None:
    page = draw_pilot_page(f"{GOOD}owner: The team\nproject_manager: Ruth Hill\nreview: {{forum: TBD}}\n")
    asked = [each.text for each in page.all(tag="dl", klass="pb-verdict__stronger")]
    assert len(asked) == len(set(asked)) == 2
    assert len(page.all(klass="pb-verdict--deferred", inside="pb-verdicts")) > len(asked)


def test_pilot_page_says_what_to_do_where_it_lists_what_is_short_and_only_there() -> None:
    page = draw_pilot_page(f"{GOOD}owner: The team\n")
    fix = "Name one person with first and last name"
    assert fix in page.section("What is short")
    assert fix not in page.section("Gates")
    assert "says nothing by itself" in page.section("Gates")


def test_pilot_page_marks_a_sample() -> None:
    assert "No such pilot is running." in draw_pilot_page(f"{GOOD}sample: true\n").text
    assert "No such pilot" not in draw_pilot_page(f"{GOOD}sample: false\n").text


def test_pilot_page_lists_links_and_leaves_out_blank_ones() -> None:
    links = "links: [{title: Note, url: https://example.com/n}, {url: https://example.com/m}, {title: On paper}, {}]\n"
    page = draw_pilot_page(GOOD + links)
    found = page.section("Links")
    for text in ("Note", "https://example.com/m", "On paper"):
        assert text in found
    assert {"https://example.com/n", "https://example.com/m"} <= set(page.links)
    assert page.html.count("<li></li>") == 0


def test_pilot_page_shows_notes_without_their_headings() -> None:
    page = draw_pilot_page(f"{GOOD}notes: |\n  # Why\n\n  Because **so**.\n")
    assert [each.text for each in page.all(tag="p", inside="pb-notes")] == ["Why", "Because so."]
    assert (1, "Why") not in page.headings


def test_pilot_page_counts_gates() -> None:
    page = draw_pilot_page(GOOD)
    gates = [(each.attributes["id"], "open" in each.attributes) for each in page.all(tag="details")]
    assert [name for name, _ in gates] == [f"gate-{name}" for name in ("approve", "start", "decide", "ship", "operate")]
    assert not any(is_open for _, is_open in gates)
    words = [each.text for each in page.all(klass="pb-gate__word")]
    assert all("short" in word or " of " in word for word in words)


def test_pilot_page_opens_the_gate_that_its_stage_claims_and_has_not_met() -> None:
    page = draw_pilot_page("title: A\nstage: approved\n")
    assert [each.attributes["id"] for each in page.all(tag="details") if "open" in each.attributes] == ["gate-approve"]


@pytest.mark.parametrize(
    ("stage", "heading"),
    [
        ("proposed", ["How this pilot would stall"]),
        ("production", ["How this workflow would stall"]),
        ("stopped", []),
        ("retired", []),
    ],
)
def test_pilot_page_looks_ahead_to_a_stall_while_there_is_something_ahead(stage: str, heading: list[str]) -> None:
    page = draw_pilot_page(f"title: A\nstage: {stage}\n")
    assert [text for _, text in page.headings if text.endswith("would stall")] == heading
    assert bool(page.all(klass="pb-stall")) is bool(heading)


def test_pilot_page_of_an_ended_pilot_asks_for_no_gate_but_the_decision() -> None:
    words = [each.text for each in draw_pilot_page("title: A\nstage: stopped\n").all(klass="pb-gate__word")]
    assert words.count("no longer asked") == 4


def test_pilot_page_holds_a_checklist_for_each_gate_and_leads_to_it() -> None:
    page = draw_pilot_page(GOOD)
    handouts = [each.attributes["id"] for each in page.all(klass="pb-handout")]
    assert handouts == [f"checklist-{name}" for name in ("approve", "start", "decide", "ship", "operate")]
    lists = [each.attributes["href"] for each in page.all(tag="a", inside="pb-gate__lists")]
    assert lists[:2] == ["#checklist-approve", "../../checklists/approve/"]
    assert len(lists) == 10
    (back,) = page.all(tag="a", inside="pb-handout-note")
    assert back.attributes["href"] == "#gates"
    for text in ("Outcome", "Taken part", "Signed"):
        assert text in " ".join(each.text for each in page.all(klass="pb-write", inside="pb-meeting"))


def test_pilot_page_of_an_ended_pilot_has_no_checklist_of_a_gate_that_is_no_longer_asked() -> None:
    page = draw_pilot_page("title: A\nstage: stopped\n")
    assert [each.attributes["id"] for each in page.all(klass="pb-handout")] == ["checklist-decide"]


def test_pilot_page_knows_its_parent_its_file_and_what_it_hides() -> None:
    page = make_all(draw_site({"a": f"{GOOD}summary: What it does.\n"}))["pilots/a.md"]
    assert (page.title, page.description) == ("A pilot", "What it does.")
    assert (page.edit_path, page.parent, page.hide) == ("pilots/a.yml", "pilots/index.md", ("navigation",))


def test_pilot_page_without_a_summary_is_described_by_its_line() -> None:
    site = draw_site({"a": GOOD})
    assert make_all(site)["pilots/a.md"].description == site.portfolio.assessments[0].line


def test_pilot_page_shows_each_day_for_machines_and_people() -> None:
    page = draw_pilot_page(f"{GOOD}owner: {{accepted_on: 2026-08-28}}\n")
    day = Day("2026-08-28", "28 Aug 2026")
    assert (day.iso, day.text) in [(each.attributes["datetime"], each.text) for each in page.all(tag="time")]
