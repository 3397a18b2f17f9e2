"""What another program reads."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pilotbook.diagnostic import Code, Diagnostic, Place, Severity
from pilotbook.portfolio.load import load_portfolio
from pilotbook.portfolio.portfolio import Portfolio
from pilotbook.portfolio.repository import Repository
from pilotbook.records.playbook import Playbook, Settings
from pilotbook.reports.json_report import write_json
from tests.tree import write_tree

TODAY = date(2026, 11, 22)


def read_back(*diagnostics: Diagnostic) -> Any:
    playbook = Playbook(settings=Settings())
    text = write_json(
        Portfolio(playbook=playbook, today=TODAY, assessments=(), unreadable=(), playbook_diagnostics=diagnostics)
    )
    assert text.endswith("}\n")
    assert [each for each in text if not each.isprintable() and each != "\n"] == []
    text.encode()
    return json.loads(text)


def test_write_json_of_nothing_has_its_version_and_its_day() -> None:
    assert read_back() == {"version": 1, "today": "2026-11-22", "diagnostics": [], "pilots": []}


def test_write_json_gives_every_part_of_a_diagnostic() -> None:
    diagnostic = Diagnostic(
        code=Code.CRITERION_NOT_MET,
        severity=Severity.WARNING,
        place=Place("pilots/a.yml", 3, 7),
        message="m",
        hint="h",
        pilot="a",
        criterion="OWN-03",
        help="playbook/questions/owner/",
    )
    assert read_back(diagnostic)["diagnostics"] == [
        {
            "code": "criterion-not-met",
            "severity": "warning",
            "message": "m",
            "hint": "h",
            "path": "pilots/a.yml",
            "line": 3,
            "column": 7,
            "pilot": "a",
            "criterion": "OWN-03",
            "help": "playbook/questions/owner/",
        }
    ]


def test_write_json_sends_a_problem_without_an_article_to_the_guide() -> None:
    (found,) = read_back(Diagnostic(code=Code.UNKNOWN_KEY, place=Place("a.yml"), message="m", hint="h"))["diagnostics"]
    assert (found["help"], found["pilot"], found["criterion"]) == ("guide/diagnostics/#unknown-key", None, None)


@pytest.mark.parametrize(
    "text",
    [
        "\x1b[2J",
        "\x9b2J\x7f",
        "lone \udcff byte",
        "\N{RIGHT-TO-LEFT OVERRIDE}",
        "\N{LANGUAGE TAG}",
        '"\\\n',
        "ü 納 🚢",
        "a\xa0b",
    ],
)
def test_write_json_keeps_every_character_and_prints_none_that_steers(text: str) -> None:
    (found,) = read_back(Diagnostic(code=Code.ALIAS, place=Place(text), message=text, hint=text))["diagnostics"]
    assert (found["path"], found["message"], found["hint"]) == (text, text, text)


def test_write_json_gives_each_pilot_with_its_gates_and_verdicts(tmp_path: Path) -> None:
    write_tree(tmp_path, {"pilots/a.yml": "title: A\nstage: approved\nowner: tbd\n", "pilots/broken.yml": ""})
    result = json.loads(write_json(load_portfolio(Repository(root=tmp_path, docs=tmp_path / "docs"), TODAY)))
    (pilot,) = result["pilots"]
    assert list(pilot) == ["id", "stage", "line", "answered", "gates", "verdicts"]
    assert (pilot["id"], pilot["stage"], pilot["answered"]) == ("a", "approved", 0)
    assert list(pilot["gates"].items())[:3] == [("approve", "unmet"), ("start", "not-yet"), ("decide", "not-yet")]
    owner = next(each for each in pilot["verdicts"] if each["criterion"] == "OWN-01")
    assert owner.pop("reason") == "“tbd” puts the question off: name (owner)."
    assert owner.pop("stronger").endswith("its drift and its failures. A stronger answer: “Amara Okafor”.")
    assert owner == {
        "criterion": "OWN-01",
        "outcome": "deferred",
        "gate": "approve",
        "level": "must",
        "evidence": "tbd",
        "path": "pilots/a.yml",
        "line": 3,
        "column": 8,
    }
