"""What a person at a terminal reads."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pilotbook.diagnostic import Code, Diagnostic, Place, Severity
from pilotbook.portfolio.load import load_portfolio
from pilotbook.portfolio.portfolio import Portfolio
from pilotbook.portfolio.repository import Repository
from pilotbook.records.playbook import Playbook, Settings
from pilotbook.reports.text_report import write_text
from tests.tree import write_tree

TODAY = date(2026, 11, 22)
UNKNOWN = Diagnostic(
    code=Code.UNKNOWN_KEY, place=Place("pilots/a.yml", 3, 7), message="expected a field", hint="did you mean 'owner'?"
)
SHORT = Diagnostic(
    code=Code.CRITERION_NOT_MET,
    severity=Severity.WARNING,
    place=Place("pilots/b.yml"),
    message="no sponsor",
    hint="name one",
    criterion="OWN-03",
)


def report(*diagnostics: Diagnostic) -> Portfolio:
    playbook = Playbook(settings=Settings())
    return Portfolio(playbook=playbook, today=TODAY, assessments=(), unreadable=(), playbook_diagnostics=diagnostics)


def show_role(text: str, role: str) -> str:
    return f"<{role}>{text}</{role}>"


def test_write_text_gives_place_severity_message_code_line_and_advice() -> None:
    assert write_text(report(UNKNOWN), line_of=lambda _: "data: ownr: x") == (
        "pilots/a.yml:3:7: error: expected a field [unknown-key]\n"
        "      3 | data: ownr: x\n"
        "        |       ^\n"
        "    do: did you mean 'owner'?\n"
        "\n"
        "0 pilots checked against the playbook on 2026-11-22: 1 error.\n"
        "To add the first pilot, see the guide: add a pilot.\n"
    )


@pytest.mark.parametrize("line", [None, "", "  "])
def test_write_text_leaves_out_a_line_that_shows_nothing(line: str | None) -> None:
    assert write_text(report(UNKNOWN), line_of=lambda _: line) == write_text(report(UNKNOWN))


def test_write_text_names_the_criterion_and_how_to_have_it_explained() -> None:
    text = write_text(report(SHORT))
    assert text.startswith("pilots/b.yml:1:1: warning: no sponsor [OWN-03]\n")
    assert text.endswith("pilotbook explain OWN-03\n")


def test_write_text_names_the_code_where_the_criterion_itself_is_broken() -> None:
    text = write_text(report(replace(SHORT, code=Code.BROKEN_CONDITION)))
    assert text.startswith("pilots/b.yml:1:1: warning: no sponsor [broken-condition]\n")
    assert "pilotbook explain" not in text


@pytest.mark.parametrize(
    ("diagnostics", "counts"),
    [((), "nothing to mend"), ((UNKNOWN, SHORT), "1 error, 1 warning"), ((SHORT, SHORT), "2 warnings")],
)
def test_write_text_counts_what_it_found(diagnostics: tuple[Diagnostic, ...], counts: str) -> None:
    assert f"checked against the playbook on 2026-11-22: {counts}.\n" in write_text(report(*diagnostics))


@pytest.mark.parametrize(
    ("names", "opening"), [(["a"], "1 pilot checked"), (["a", "b"], "2 pilots checked"), ([], "0 pilots checked")]
)
def test_write_text_counts_pilots(tmp_path: Path, names: list[str], opening: str) -> None:
    write_tree(tmp_path, {f"pilots/{name}.yml": f"title: {name}\nstage: proposed\n" for name in names})
    text = write_text(load_portfolio(Repository(root=tmp_path, docs=tmp_path / "docs"), TODAY))
    assert text.startswith(opening)
    assert ("add the first pilot" in text) is (names == [])


def test_write_text_marks_roles() -> None:
    text = write_text(report(UNKNOWN), show_role, lambda _: "x")
    assert "<place>pilots/a.yml:3:7</place>: <error>error</error>: " in text
    assert "<quiet>[unknown-key]</quiet>" in text
    assert "<quiet>do:</quiet>" in text
    assert "<error>1 error</error>" in text
    assert "<good>nothing to mend</good>" in write_text(report(), show_role)


def test_write_text_lets_nothing_steer_the_terminal() -> None:
    evil = "\x1b]0;x\x07\r\n\x9b2J\N{RIGHT-TO-LEFT OVERRIDE}"
    diagnostic = Diagnostic(
        code=Code.CRITERION_NOT_MET, place=Place(f"{evil}.yml"), message=evil, hint=evil, criterion=evil
    )
    text = write_text(report(diagnostic), line_of=lambda _: f"x: {evil}")
    assert [each for each in text if not each.isprintable() and each != "\n"] == []
    assert len(text.splitlines()) == 7


def test_write_text_sums_up_each_readable_pilot_between_diagnostics_and_counts(tmp_path: Path) -> None:
    pilots = {"pilots/a.yml": "title: A\nstage: proposed\nownr: x\n", "pilots/b.yml": "title: B\nstage: stopped\n"}
    write_tree(tmp_path, {**pilots, "pilots/c.yml": "title: C\n"})
    portfolio = load_portfolio(Repository(root=tmp_path, docs=tmp_path / "docs"), TODAY)
    blocks = write_text(portfolio, with_summaries=True).split("\n\n")
    assert (len(blocks), blocks[2].partition(" against")[0]) == (3, "3 pilots checked")
    assert blocks[1] == "\n".join(f"{each.id}: {each.line}" for each in portfolio.assessments)
    assert [each.id for each in portfolio.assessments] == ["a", "b"]
    assert "\na: " not in write_text(portfolio)
