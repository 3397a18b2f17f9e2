"""What code scanning reads."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from pilotbook.diagnostic import Code, Diagnostic, Place, Severity
from pilotbook.portfolio.load import load_portfolio
from pilotbook.portfolio.portfolio import Portfolio
from pilotbook.portfolio.publication import Publication
from pilotbook.portfolio.repository import Repository
from pilotbook.records.vocabulary import Level
from pilotbook.reports.sarif_report import FINGERPRINT, write_sarif
from tests.reports.hostile import HOSTILE, criterion_of, diagnostic_of, portfolio_of
from tests.reports.sarif_schema import check_sarif
from tests.reports.spoil import GONE, spoil
from tests.tree import write_tree

SITE = Publication(site_address="https://book.example/x/", folder="book")
SHORT = Diagnostic(
    code=Code.CRITERION_NOT_MET,
    severity=Severity.WARNING,
    place=Place("pilots/b c.yml", 2, 5),
    message="no sponsor",
    hint="name one",
    criterion="OWN-03",
)
MISTAKES = "title: A\nstage: approved\nownr: x\nstage: proposed\ntimebox: {start: soon}\ntools: [{log: tbd}]\n"


def read_run(portfolio: Portfolio, publication: Publication = SITE) -> Any:
    text = write_sarif(portfolio, publication)
    assert [each for each in text if not each.isprintable() and each != "\n"] == []
    report = json.loads(text)
    check_sarif(report)
    (run,) = report["runs"]
    return run


def test_write_sarif_of_nothing_has_a_rule_for_every_code_and_criterion() -> None:
    run = read_run(portfolio_of(criteria=(criterion_of("OWN-01"), criterion_of("OWN-03", level=Level.SHOULD))))
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [*(code.value for code in Code), "OWN-01", "OWN-03"]
    assert run["results"] == []


def test_write_sarif_gives_each_rule_its_words_its_page_and_its_level() -> None:
    run = read_run(portfolio_of(criteria=(criterion_of("OWN-01"),)))
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert rules["OWN-01"] == {
        "id": "OWN-01",
        "shortDescription": {"text": "It is owned"},
        "help": {"text": "It is owned"},
        "helpUri": "https://book.example/x/playbook/questions/owner/#own-01",
        "defaultConfiguration": {"level": "error"},
        "properties": {"tags": ["approve"]},
    }
    assert rules["unknown-key"]["helpUri"] == "https://book.example/x/guide/diagnostics/#unknown-key"


def test_write_sarif_names_no_page_of_a_site_that_it_does_not_know() -> None:
    run = read_run(portfolio_of(criteria=(criterion_of("OWN-01"),)), Publication())
    assert [rule for rule in run["tool"]["driver"]["rules"] if "helpUri" in rule] == []


def test_write_sarif_gives_a_result_for_each_diagnostic() -> None:
    (result,) = read_run(portfolio_of(SHORT, criteria=(criterion_of("OWN-03"),)))["results"]
    assert result.pop("partialFingerprints")[FINGERPRINT]
    assert result.pop("ruleIndex") == len(Code)
    assert result == {
        "ruleId": "OWN-03",
        "level": "warning",
        "message": {"text": "no sponsor\nTo do: name one"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "book/pilots/b%20c.yml", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 2, "startColumn": 5},
                }
            }
        ],
    }


@pytest.mark.parametrize(
    ("diagnostic", "rule"),
    [
        (SHORT, "OWN-03"),
        (replace(SHORT, criterion="OWN-99"), "criterion-not-met"),
        (replace(SHORT, code=Code.BROKEN_CONDITION), "broken-condition"),
        (diagnostic_of(), "unknown-key"),
    ],
)
def test_write_sarif_blames_the_criterion_only_where_a_pilot_falls_short_of_it(
    diagnostic: Diagnostic, rule: str
) -> None:
    (result,) = read_run(portfolio_of(diagnostic, criteria=(criterion_of("OWN-03"),)))["results"]
    assert result["ruleId"] == rule


@pytest.mark.parametrize("severity", Severity)
def test_write_sarif_takes_each_severity_for_a_level(severity: Severity) -> None:
    (result,) = read_run(portfolio_of(diagnostic_of(severity=severity)))["results"]
    assert result["level"] == severity.value


def test_write_sarif_gives_a_whole_path_its_scheme_and_no_base() -> None:
    (result,) = read_run(portfolio_of(diagnostic_of(path="/elsewhere/a.yml")))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "file:///elsewhere/a.yml"}


def test_write_sarif_says_what_its_base_is_and_not_where() -> None:
    bases = read_run(portfolio_of())["originalUriBaseIds"]
    assert bases == {"%SRCROOT%": {"description": {"text": "The top folder of the checkout."}}}


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("publication", [SITE, Publication()])
def test_write_sarif_stays_valid_whatever_it_is_given(hostile: str, publication: Publication) -> None:
    diagnostic = replace(SHORT, message=hostile, hint=hostile, place=Place(hostile or "x"), criterion=hostile)
    criteria = (criterion_of(hostile, hostile), criterion_of("unknown-key", hostile))
    read_run(portfolio_of(diagnostic, diagnostic, criteria=criteria), publication)


def fingerprints(folder: Path, text: str) -> list[str]:
    write_tree(folder, {"pilots/a.yml": text, "mkdocs.yml": ""})
    portfolio = load_portfolio(Repository(root=folder, docs=folder / "docs"), date(2026, 11, 22))
    return [result["partialFingerprints"][FINGERPRINT] for result in read_run(portfolio)["results"]]


def test_fingerprints_stay_when_lines_are_put_in_above(tmp_path: Path) -> None:
    before = fingerprints(tmp_path, MISTAKES)
    after = fingerprints(tmp_path, f"# one line\n# and another\n{MISTAKES}".replace("ownr", "\n\nownr"))
    assert len(before) > 10
    assert sorted(before) == sorted(after)


def test_fingerprints_differ_from_problem_to_problem(tmp_path: Path) -> None:
    found = fingerprints(tmp_path, MISTAKES)
    assert len(set(found)) == len(found)
    same = [diagnostic_of(), diagnostic_of(), diagnostic_of(path="pilots/b.yml"), diagnostic_of("n")]
    results = read_run(portfolio_of(*same))["results"]
    assert len({result["partialFingerprints"][FINGERPRINT] for result in results}) == 4


def test_write_sarif_of_real_findings_is_valid() -> None:
    root = Path(__file__).parents[1] / "golden" / "check" / "findings"
    run = read_run(load_portfolio(Repository(root=root, docs=root / "docs"), date(2026, 11, 22)))
    assert {"unknown-key", "not-a-day", "yaml-syntax", "OWN-01"} <= {result["ruleId"] for result in run["results"]}


@pytest.mark.parametrize(
    ("path", "new"),
    [
        ("results.0.message", GONE),
        ("results.0.level", "fatal"),
        ("results.0.ruleIndex", -2),
        ("results.0.locations.0.physicalLocation.region.startLine", 0),
        ("results.0.locations.0.physicalLocation.artifactLocation.uri", "a b"),
        ("tool.driver.name", GONE),
        ("tool.driver.rules.0.helpUri", "guide/"),
        ("colour", "red"),
    ],
)
def test_check_sarif_refuses_what_breaks_a_rule(path: str, new: object) -> None:
    run = read_run(portfolio_of(diagnostic_of()))
    with pytest.raises(jsonschema.ValidationError):
        check_sarif({"version": "2.1.0", "runs": [spoil(run, path, new)]})


def test_check_sarif_refuses_a_result_of_another_rule() -> None:
    run = read_run(portfolio_of(diagnostic_of()))
    with pytest.raises(AssertionError):
        check_sarif({"version": "2.1.0", "runs": [spoil(run, "results.0.ruleIndex", 0)]})
