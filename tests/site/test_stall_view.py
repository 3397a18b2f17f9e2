"""The section of a pilot's page that looks ahead: patterns, evidence, and where it leads."""

from dataclasses import replace
from typing import Any

import pytest

from pilotbook.site.address import Addresses
from pilotbook.site.site import STALL_GUIDE
from pilotbook.site.stall_view import MOST_QUOTED, Quotation, RiskView, StallsView, quote_around, show_stalls
from tests.site.made_site import FORGE, draw_pilot_page, draw_site

HEAD = "title: A\nstage: {}\n"
MANUAL = "data:\n  - {source: Ledger, schedule: hourly, transport: manual}\n"
FLOWS = MANUAL.replace("manual", "automated")


def show(record: str, stage: str = "proposed", **of_site: Any) -> StallsView:
    site = draw_site({"a": HEAD.format(stage) + record}, **of_site)
    shown = show_stalls(site, site.portfolio.assessments[0], "pilots/a.md")
    assert shown is not None
    return shown


def item(shown: StallsView, pattern: str = "manual-data-pipeline") -> RiskView:
    return next(each for each in shown.items if each.id == f"stall-{pattern}")


def test_section_shows_every_pattern_the_likeliest_first() -> None:
    shown = show(MANUAL)
    first = shown.items[0]
    assert (first.title, first.state, first.word) == ("Manual data pipeline", "at-risk", "at risk")
    assert first.href == "../../playbook/patterns/manual-data-pipeline/"
    assert first.remedy.startswith("Replace the export")
    assert len(shown.items) == 5
    assert {each.state for each in shown.items[1:]} == {"cannot-be-told"}


def test_piece_says_what_was_found_and_by_which_criterion_whose_verdict_says_where() -> None:
    (piece,) = item(show(MANUAL, addresses=Addresses(edit_base=FORGE))).speaks_for
    assert (piece.says, piece.quotation) == ("A person moves this data by hand.", Quotation("manual", "", ""))
    assert (piece.criterion, piece.place, piece.place_href) == ("DATA-06", "", "")
    assert piece.note == ""


def test_piece_of_words_names_no_criterion() -> None:
    shown = show("notes: They take the manual export every Monday.\n")
    (piece,) = item(shown).speaks_for
    assert (piece.criterion, piece.place) == ("", "line 3")
    assert piece.place_href == "https://forge.example/edit/main/pilots/a.yml#L3"
    assert piece.quotation == Quotation("They take the ", "manual export", " every Monday.")


def test_piece_says_why_a_missing_answer_counts() -> None:
    (piece,) = item(show("data: [{source: Ledger}]\n", "approved")).speaks_for
    assert (piece.says, piece.note) == ("No answer yet: schedule (data 1).", "due at gate Approve")
    assert piece.quotation is None


def test_piece_says_what_is_waived() -> None:
    waiver = "waivers: [{criterion: DATA-06, reason: R, approved_by: Nora, expires: 2026-12-01}]\n"
    assert [piece.note for piece in item(show(MANUAL + waiver)).speaks_for] == ["waived for now"]


def test_vague_answer_is_not_quoted_twice() -> None:
    (whole,) = [each for each in item(show("data: [{schedule: as needed}]\n")).left_open if "as needed" in each.says]
    assert whole.quotation is None
    (part,) = [each for each in item(show("data: [{schedule: 'TBD, ask IT'}]\n")).left_open if "TBD" in each.says]
    assert part.quotation == Quotation("", "TBD", ", ask IT")


def test_clear_pattern_shows_what_speaks_against_it_and_no_remedy() -> None:
    shown = item(show(FLOWS))
    assert (shown.state, shown.word, shown.remedy) == ("clear", "clear", "")
    assert shown.against_text == "2 things speak against it"
    assert [piece.says for piece in shown.speaks_against] == [
        "Every source names its system and its schedule.",
        "No source is moved by hand.",
    ]
    assert item(show("tools: []\n"), "integration-by-hack").against_text == "1 thing speaks against it"


@pytest.mark.parametrize(
    ("record", "lead"),
    [
        ("", "The record points at none of five patterns and leaves five open."),
        (MANUAL, "The record points at one of five patterns and leaves four open."),
        (
            f"{MANUAL}owner: The team\n",
            "The record points at two of five patterns and leaves three open, the likeliest first.",
        ),
    ],
)
def test_lead_counts_what_the_record_points_at(record: str, lead: str) -> None:
    assert show(record).lead == lead


def test_lead_of_a_pilot_that_leaves_nothing_open() -> None:
    site = draw_site({"a": HEAD.format("proposed") + FLOWS})
    (only,) = [each for each in site.portfolio.playbook.articles if each.id == "manual-data-pipeline"]
    assessment = site.portfolio.assessments[0]
    alone = replace(assessment, find_stalls=lambda _: tuple(r for r in assessment.stalls if r.article is only))
    shown = show_stalls(site, alone, "pilots/a.md")
    assert shown is not None
    assert shown.lead == "The record points at none of one patterns."


def test_section_leads_to_the_guide_where_there_is_one() -> None:
    assert show("").guide_href == ""
    assert show("", other_sources=frozenset({STALL_GUIDE})).guide_href == "../../guide/stall-risk/"


def test_section_is_left_out_where_the_playbook_has_no_patterns() -> None:
    site = draw_site({"a": HEAD.format("proposed")})
    assessment = replace(site.portfolio.assessments[0], find_stalls=lambda _: ())
    assert show_stalls(site, assessment, "pilots/a.md") is None


@pytest.mark.parametrize(
    ("words", "phrase", "quotation"),
    [
        ("manual", "", ("manual", "", "")),
        ("a manual export", "manual export", ("a ", "manual export", "")),
        ("(manual export)", "manual export", ("(", "manual export", ")")),
        ("a\n  manual\n  export\n\nit is", "manual\n  export", ("a ", "manual export", " it is")),
        ("a, b", "gone", ("a, b", "", "")),
        ("", "", ("", "", "")),
    ],
)
def test_quotation_sets_the_words_apart_that_count(words: str, phrase: str, quotation: tuple[str, str, str]) -> None:
    assert quote_around(words, phrase) == Quotation(*quotation)


@pytest.mark.parametrize(
    ("words", "phrase"),
    [
        ("word " * 100, ""),
        ("word " * 100 + "manual export" + " word" * 100, "manual export"),
        ("x" * 900, ""),
        ("x" * 900 + " manual export " + "y" * 900, "manual export"),
    ],
)
def test_long_quotation_is_cut_off_at_words(words: str, phrase: str) -> None:
    quotation = quote_around(words, phrase)
    assert "…" in quotation.before + quotation.after
    assert len(quotation.before + quotation.phrase + quotation.after) <= MOST_QUOTED + 4
    assert quotation.phrase == phrase
    assert set(quotation.before.strip("… ").split()) <= {"word", "x" * len(quotation.before.strip("… "))}


def test_page_marks_each_state_by_shape_and_word() -> None:
    page = draw_pilot_page(HEAD.format("proposed") + MANUAL + "tools: []\n")
    states = [(each.text, each.inside[-1]) for each in page.all(klass="pb-stall__word")]
    assert states[0] == ("at risk", "pb-stall--at-risk")
    assert states[-1] == ("clear", "pb-stall--clear")
    marks = page.all(tag="svg", klass="pb-stall__mark")
    assert len(marks) == 5
    assert all(each.attributes["aria-hidden"] == "true" for each in marks)
    drawn = [each.attributes["id"] for each in page.all(tag="g")]
    repeated = [each.attributes["href"] for each in page.all(tag="use")]
    assert len(drawn + repeated) == len(marks)
    assert set(drawn) == {f"pb-stall-{state}" for state in ("at-risk", "cannot-be-told", "clear")}
    assert set(repeated) <= {f"#{name}" for name in drawn}


def test_page_sets_the_words_apart_in_the_quotation() -> None:
    page = draw_pilot_page(HEAD.format("proposed") + "notes: They take the manual export every Monday.\n")
    (quotation,) = page.all(tag="q", inside="pb-stall--at-risk")
    assert quotation.text == "They take the manual export every Monday."
    assert [each.text for each in page.all(tag="strong", inside="pb-stall--at-risk")] == ["manual export"]


def test_page_shows_hostile_words_as_words() -> None:
    page = draw_pilot_page(HEAD.format("proposed") + "notes: '<b onclick=x>manual export</b>'\n")
    (quotation,) = page.all(tag="q", inside="pb-stall--at-risk")
    assert quotation.text == "<b onclick=x>manual export</b>"


def test_ids_on_the_page_are_used_once() -> None:
    page = draw_pilot_page(HEAD.format("proposed") + MANUAL)
    assert len(page.ids) == len(set(page.ids))
    assert "stall-manual-data-pipeline" in page.ids
