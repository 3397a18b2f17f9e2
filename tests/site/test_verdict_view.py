"""Verdicts, answers and diagnostics as templates take them."""

from pathlib import Path

import pytest

from pilotbook.assessment.verdict import Finding, Verdict
from pilotbook.diagnostic import Code, Diagnostic, Place
from pilotbook.portfolio.load import prepare_playbook
from pilotbook.records.playbook_folder import PlaybookFolder, default_playbook_folder
from pilotbook.site.address import Addresses
from pilotbook.site.site import Site
from pilotbook.site.verdict_view import MOST_EVIDENCE, show_brief, show_problem, show_strip, show_verdict
from pilotbook.site.view import Cell, Fact, ProblemView, TitledLink
from tests.site.made_site import FORGE, GOOD, TODAY, draw_site
from tests.tree import write_tree

HERE = "pilots/a.md"
ADDRESS = "../../playbook/questions/owner/#own-02"


def verdict_of(site: Site, criterion: str) -> Verdict:
    (assessment,) = site.portfolio.assessments
    return next(each for each in assessment.verdicts if each.criterion.id == criterion)


def test_verdict_that_is_open_says_what_is_left_to_do() -> None:
    site = draw_site(
        {"a": "title: A\nstage: proposed\nowner: {name: Ann Ash, role: Head}\nproject_manager: {name: Ann Ash}\n"}
    )
    verdict = verdict_of(site, "OWN-02")
    shown = show_verdict(site, verdict, HERE)
    assert (shown.outcome, shown.word, shown.level, shown.href) == ("unmet", "not met", "must", ADDRESS)
    assert shown.fix == verdict.criterion.fix
    assert shown.reason == verdict.reason != ""
    assert shown.place == f"line {verdict.place.line}"
    assert shown.place_href == f"{FORGE}pilots/a.yml#L{verdict.place.line}"
    assert shown.pattern is not None
    assert shown.pattern.href.startswith("../../playbook/patterns/")
    assert "Ann Ash" in shown.evidence


def test_verdict_in_a_list_of_all_says_what_was_found_and_leaves_out_what_to_do() -> None:
    words = "We figure it out later with the board"
    site = draw_site({"a": f"{GOOD}owner: {{name: {words}, role: Head}}\n"})
    verdict = verdict_of(site, "OWN-01")
    brief = show_brief(site, verdict)
    assert verdict.is_short
    assert (brief.outcome, brief.word, brief.href) == ("deferred", "vague", "../../playbook/questions/owner/#own-01")
    assert brief.reason == verdict.reason != ""
    assert (brief.evidence, brief.fix, brief.place, brief.pattern, brief.stronger) == ("", "", "", None, ())
    assert show_verdict(site, verdict, HERE).evidence == words


def test_verdict_that_holds_is_the_same_in_a_list_of_all() -> None:
    site = draw_site({"a": f"{GOOD}owner: {{name: Ann Ash, role: Head}}\n"})
    verdict = verdict_of(site, "OWN-01")
    assert verdict.outcome is Finding.MET
    assert show_brief(site, verdict) == show_verdict(site, verdict, HERE)
    assert "Ann Ash" in show_brief(site, verdict).evidence


@pytest.mark.parametrize(
    ("name", "evidence"),
    [("The team", ""), ("We figure it out later with the board", "We figure it out later with the board")],
)
def test_evidence_is_left_out_where_the_reason_quotes_all_of_it(name: str, evidence: str) -> None:
    site = draw_site({"a": f"{GOOD}owner: {{name: {name}, role: Head}}\n"})
    verdict = verdict_of(site, "OWN-01")
    assert verdict.outcome is Finding.DEFERRED
    assert show_verdict(site, verdict, HERE).evidence == evidence


def test_vague_answer_is_shown_with_what_was_asked_and_a_stronger_one() -> None:
    site = draw_site({"a": f"{GOOD}owner: {{name: TBD, role: Head}}\n"})
    shown = show_verdict(site, verdict_of(site, "OWN-01"), HERE)
    assert shown.reason == "“TBD” puts the question off: name (owner)."
    assert shown.stronger == (
        Fact(
            label="Asked for",
            text="First and last name of the one person who will own the workflow, its drift and its failures.",
        ),
        Fact(label="A stronger answer", text="Amara Okafor"),
    )


def test_group_in_place_of_a_person_is_quoted_at_its_place() -> None:
    site = draw_site({"a": f"{GOOD}owner: {{name: Ann Ash, role: Head, email: team@example.com}}\n"})
    verdict = verdict_of(site, "OWN-01")
    shown = show_verdict(site, verdict, HERE)
    assert verdict.outcome is Finding.UNMET
    assert shown.reason == "“team@example.com” names a group, not a person: e-mail."
    assert shown.stronger[-1] == Fact(label="A stronger answer", text="amara.okafor@example.com")
    assert verdict.place.column == len("owner: {name: Ann Ash, role: Head, email: ") + 1


def test_answer_that_is_missing_has_no_stronger_one() -> None:
    site = draw_site({"a": "title: A\nstage: approved\n"})
    assert show_verdict(site, verdict_of(site, "OWN-01"), HERE).stronger == ()


def test_stronger_answer_of_an_added_field_needs_no_example(tmp_path: Path) -> None:
    settings = "fields: [{name: cost_centre, type: text, label: Cost centre, description: Who pays for it.}]\n"
    article = (
        "---\ntitle: Costs\nkind: article\ncriteria:\n"
        "  - {id: COST-01, title: It is paid for, gate: approve, level: must, fields: [cost_centre], fix: Pay.}\n---\n"
    )
    write_tree(tmp_path, {"playbook.yml": settings, "costs.md": article})
    own = PlaybookFolder(tmp_path, "docs/playbook")
    site = draw_site({"a": f"{GOOD}cost_centre: TBD\n"}, bench=prepare_playbook(own, TODAY))
    shown = show_verdict(site, verdict_of(site, "COST-01"), HERE)
    assert shown.stronger == (Fact(label="Asked for", text="Who pays for it."),)


def test_verdict_that_is_met_says_by_which_words_and_nothing_more() -> None:
    site = draw_site({"a": f"{GOOD}owner: {{name: Ann Ash, role: Head}}\nproject_manager: {{name: Ben Beech}}\n"})
    shown = show_verdict(site, verdict_of(site, "OWN-02"), HERE)
    assert (shown.outcome, shown.reason, shown.fix, shown.place, shown.place_href) == ("met", "", "", "", "")
    assert shown.pattern is None
    assert shown.evidence == "Ann Ash"


@pytest.mark.parametrize("length", [MOST_EVIDENCE, MOST_EVIDENCE + 1])
def test_evidence_of_what_is_met_is_cut_where_it_is_long(length: int) -> None:
    answer = "a" * (length - 1) + "b"
    site = draw_site({"a": f"{GOOD}sponsor: {answer}\n"})
    cut = f"{'a' * MOST_EVIDENCE}…"
    assert show_verdict(site, verdict_of(site, "OWN-03"), HERE).evidence == (answer if length == MOST_EVIDENCE else cut)


def test_evidence_stands_with_what_is_not_held_against_the_pilot_yet() -> None:
    site = draw_site({"a": f"{GOOD}data: [{{source: Mailbox, transport: manual}}]\n"})
    verdict = verdict_of(site, "DATA-06")
    assert verdict.outcome is Finding.NOT_YET
    assert show_verdict(site, verdict, HERE).evidence == "manual"


def test_verdict_that_is_waived_says_until_when_and_why() -> None:
    waiver = "waivers: [{criterion: OWN-03, reason: Vacant post., approved_by: Ann, expires: 2026-12-01}]\n"
    site = draw_site({"a": GOOD + waiver})
    verdict = verdict_of(site, "OWN-03")
    assert verdict.outcome is Finding.WAIVED
    assert show_verdict(site, verdict, HERE).reason == "Waived until 1 Dec 2026 by Ann: Vacant post."


def test_verdict_of_a_criterion_without_a_pattern_leads_to_none() -> None:
    site = draw_site({"a": GOOD})
    patterns = {show_verdict(site, each, HERE).pattern for each in site.portfolio.assessments[0].verdicts}
    without = [each for each in site.portfolio.assessments[0].verdicts if not each.criterion.pattern]
    assert all(show_verdict(site, each, HERE).pattern is None for each in without)
    assert any(isinstance(each, TitledLink) for each in patterns)


def test_strip_has_a_cell_for_each_question_that_leads_to_the_answer() -> None:
    site = draw_site({"a": f"{GOOD}owner: {{name: Ann Ash, role: Head}}\nreview: {{forum: TBD, cadence: weekly}}\n"})
    cells = show_strip(site, site.portfolio.assessments[0], "pilots/index.md")
    assert [cell.label for cell in cells] == ["Owner", "Data", "Tools", "Policy", "Review"]
    assert cells[0] == Cell(label="Owner", state="answered", word="answered", href="a/#answer-owner")
    assert (cells[1].state, cells[4].state) == ("unanswered", "vague")
    assert show_strip(site, site.portfolio.assessments[0], HERE)[0].href == "#answer-owner"


def problem(**changes: str) -> Diagnostic:
    place = Place("pilots/a b.yml", 3, 7)
    return Diagnostic(code=Code.UNKNOWN_KEY, place=place, message="m", hint="h", **changes)  # type: ignore[arg-type] # some


def test_problem_says_where_and_leads_there() -> None:
    assert show_problem(draw_site({}), problem(), HERE) == ProblemView(
        severity="error",
        word="Error",
        message="m",
        hint="h",
        place="line 3, column 7",
        place_href=f"{FORGE}pilots/a%20b.yml#L3",
        help_href="",
    )


def test_problem_about_a_criterion_leads_to_its_article() -> None:
    assert show_problem(draw_site({}), problem(criterion="OWN-02"), HERE).help_href == ADDRESS
    assert show_problem(draw_site({}), problem(criterion="XYZ-99"), HERE).help_href == ""


def test_problem_without_a_forge_leads_nowhere() -> None:
    assert show_problem(draw_site({}, addresses=Addresses()), problem(), HERE).place_href == ""


@pytest.mark.parametrize(
    ("until", "end"), [("", "older ones."), ("    warns_until: 2027-02-28\n", "older ones until 28 Feb 2027.")]
)
def test_verdict_of_a_newer_criterion_says_from_when_on_it_binds(tmp_path: Path, until: str, end: str) -> None:
    home = default_playbook_folder().folder / "questions" / "owner.md"
    title = "    title: A sponsor"
    text = home.read_text(encoding="utf-8").replace(title, f"    since: 2026-09-01\n{until}{title}")
    own = PlaybookFolder(write_tree(tmp_path, {"questions/owner.md": text}), "docs/playbook")
    record = "title: A\nstage: approved\napproved_on: 2026-08-31\n"
    site = draw_site({"a": record, "b": f"{record}sponsor: Ann Ash\n"}, bench=prepare_playbook(own, TODAY))
    shown = [
        show_verdict(site, verdict, HERE)
        for assessment in site.portfolio.assessments
        for verdict in assessment.verdicts
        if verdict.criterion.id == "OWN-03"
    ]
    assert [(each.reason, each.level) for each in shown] == [
        (f"No answer yet: name (sponsor). It binds pilots approved after 1 Sep 2026, and only warns {end}", "should"),
        ("", "should"),
    ]
