"""What GitHub takes for annotations."""

import re

import pytest

from pilotbook.diagnostic import Code, Diagnostic, Place, Severity
from pilotbook.portfolio.publication import Publication
from pilotbook.reports.github_report import write_github
from tests.reports.hostile import HOSTILE, diagnostic_of, portfolio_of

COMMAND = re.compile(r"::(error|warning|notice) file=([^:,]*),line=(\d+),col=(\d+),title=([^:,]*)::(.*)")


def read_command(line: str) -> tuple[str, str, str, str, str, str]:
    """A command as GitHub's runner reads it: its name, four properties, and the message."""
    found = COMMAND.fullmatch(line)
    assert found is not None
    command, file, row, column, title, message = found.groups()
    return command, _unescape(file), row, column, _unescape(title), _unescape(message)


def _unescape(text: str) -> str:
    for escape, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escape, character)
    return text


@pytest.mark.parametrize(
    ("severity", "command"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.NOTE, "notice")],
)
def test_write_github_gives_an_annotation_and_the_counts(severity: Severity, command: str) -> None:
    text = write_github(portfolio_of(diagnostic_of("a: b, c", severity=severity)), Publication())
    assert text == (
        f"::{command} file=pilots/a.yml,line=3,col=7,title=unknown-key::a: b, c%0ATo do: a: b, c\n"
        f"0 pilots checked against the playbook on 2026-11-22: 1 {severity.value}.\n"
    )


def test_write_github_of_nothing_gives_the_counts_alone() -> None:
    text = write_github(portfolio_of(), Publication())
    assert text == "0 pilots checked against the playbook on 2026-11-22: nothing to mend.\n"


def test_write_github_names_the_criterion_the_checkout_and_the_page() -> None:
    diagnostic = Diagnostic(
        code=Code.CRITERION_NOT_MET,
        place=Place("pilots/a.yml"),
        message="m",
        hint="h",
        criterion="OWN-01",
        help="playbook/questions/owner/#own-01",
    )
    publication = Publication(site_address="https://book.example/", folder="book, the: first")
    line = write_github(portfolio_of(diagnostic), publication).splitlines()[0]
    assert read_command(line) == (
        "error",
        "book, the: first/pilots/a.yml",
        "1",
        "1",
        "OWN-01",
        "m\nTo do: h\nMore: https://book.example/playbook/questions/owner/#own-01",
    )


@pytest.mark.parametrize("hostile", HOSTILE)
def test_write_github_keeps_each_annotation_on_its_line_and_each_value_in_its_place(hostile: str) -> None:
    text = write_github(portfolio_of(diagnostic_of(hostile, path=hostile)), Publication())
    assert [each for each in text if not each.isprintable() and each != "\n"] == []
    line, counts = text.splitlines()
    command, file, row, column, title, message = read_command(line)
    assert (command, row, column, title) == ("error", "3", "7", "unknown-key")
    assert message.split("\nTo do: ") == [file, file]
    assert file == hostile or not hostile.isprintable()
    assert counts.startswith("0 pilots checked")


def test_write_github_escapes_what_looks_escaped() -> None:
    line = write_github(portfolio_of(diagnostic_of("%0A", path="a%3Ab.yml")), Publication()).splitlines()[0]
    assert line == "::error file=a%253Ab.yml,line=3,col=7,title=unknown-key::%250A%0ATo do: %250A"
