"""The JSON of a comparison, and the schema that describes it."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from pilotbook.reports.report_json import write_report_json
from pilotbook.reports.report_schema import report_schema
from tests.assessment.exemplary import GONE, change_record
from tests.history.git_folder import GitFolder
from tests.portfolio.small_book import GOOD, OTHER, OWNER, SHORT, compare_book, make_book
from tests.reports.made_comparison import change_of, comparison_of
from tests.reports.spoil import GONE as SPOILT
from tests.reports.spoil import spoil

ROOT = Path(__file__).parents[2]
VALIDATOR = jsonschema.Draft202012Validator(report_schema())
FULL = change_record({})
WAIVER = {"criterion": "OWN-05", "approved_by": "Tomas Novak", "reason": "x", "granted_on": "2026-11-20"}


def tell(*changes: Any) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(write_report_json(comparison_of(*changes)))
    VALIDATOR.validate(told)
    return told


def test_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(report_schema())


def test_report_tells_both_sides_of_a_pilot() -> None:
    told = tell(change_of(FULL, change_record({"owner.deputy": GONE, "waivers": [WAIVER]}), "b", was="a"))
    (pilot,) = told["pilots"]
    assert (pilot["id"], pilot["change"], pilot["title"]) == ("b", "renamed", "Invoice triage")
    assert (pilot["before"]["path"], pilot["after"]["path"]) == ("pilots/a.yml", "pilots/b.yml")
    assert [side["assessment"]["answered"] for side in (pilot["before"], pilot["after"])] == [5, 5]
    assert pilot["fields"][0] == {"path": "owner.deputy", "before": "Jonas Lind", "after": ""}
    assert pilot["after"]["assessment"]["gates"]["ship"] == "unmet"
    assert [each["criterion"] for each in pilot["after"]["assessment"]["short"]] == pilot["newly_short"] == ["OWN-05"]
    assert [(each["granted_on"], each["expires"], each["state"]) for each in pilot["waivers"]] == [
        ("2026-11-20", None, "invalid")
    ]
    assert pilot["owner"] == {"name": "Amara Okafor", "role": "Head of Accounts Payable"}
    assert {"role": "waiver of OWN-05", "name": "Tomas Novak"} in pilot["reviewers"]
    assert told["has_errors"] is True


def test_report_of_files_that_nobody_can_read_has_nulls() -> None:
    told = tell(change_of("[", "]"), change_of(FULL, None, "b"), change_of(None, FULL, "c"))
    broken, deleted, added = told["pilots"]
    assert (broken["title"], broken["owner"], broken["after"]["assessment"]) == (None, None, None)
    assert (deleted["after"], added["before"]) == (None, None)
    assert broken["after"]["diagnostics"][0]["code"] == "yaml-syntax"


def test_report_tells_of_a_stage_that_may_not_follow() -> None:
    (pilot,) = tell(change_of("title: A\nstage: proposed\n", "title: A\nstage: retired\n"))["pilots"]
    assert pilot["move_fault"]["message"].startswith("expected approved or stopped after stage")


def test_report_of_a_real_repository_fits_the_schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book: GitFolder = make_book(tmp_path, monkeypatch)
    book.commit({"pilots/a.yml": GOOD, "pilots/b.yml": OTHER})
    stricter = OWNER.replace("[owner.name]", "[owner.role]")
    book.commit({"pilots/a.yml": SHORT, "docs/playbook/questions/owner.md": stricter, "docs/playbook/x.md": "X.\n"})
    for head in (None, "HEAD"):
        comparison = compare_book(book, "HEAD~1", head)
        told = json.loads(write_report_json(comparison))
        VALIDATOR.validate(told)
        assert (told["head"] is None) is (head is None)
        assert told["base"] == {"name": "HEAD~1", "hash": comparison.base.hash}
        (criterion,) = told["criteria"]
        assert (criterion["criterion"], criterion["change"]) == ("OWN-01", "changed")
        assert [each["pilot"] for each in criterion["newly_short"]] == ["b"]
        assert [each["code"] for each in told["diagnostics"]] == ["no-front-matter"]
        assert told["portfolio"]["after"]["pilots"] == 2


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("version", 2),
        ("today", "yesterday"),
        ("more", 1),
        ("pilots.0.change", "unchanged"),
        ("pilots.0.after", SPOILT),
        ("pilots.0.after.assessment.stage", "done"),
        ("pilots.0.waivers.0.state", "perhaps"),
        ("portfolio.before.by_stage.proposed", -1),
        ("criteria", None),
        ("head", "HEAD"),
    ],
)
def test_schema_takes_nothing_else(path: str, value: object) -> None:
    told = tell(change_of(FULL, change_record({"waivers": [WAIVER]})))
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(spoil(told, path, value))
