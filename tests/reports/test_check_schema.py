"""The JSON Schema of what `check --format json` prints: it takes every result that can come out, and no other."""

import json
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pilotbook.diagnostic import Code, Diagnostic, Place, Severity
from pilotbook.portfolio.load import load_portfolio
from pilotbook.portfolio.repository import Repository
from pilotbook.records.vocabulary import Stage
from pilotbook.reports.check_schema import check_schema
from pilotbook.reports.json_report import write_json
from tests.reports.hostile import portfolio_of
from tests.reports.spoil import GONE, spoil
from tests.tree import write_tree

ROOT = Path(__file__).parents[2]
GOLDEN = sorted((ROOT / "tests" / "golden" / "check").glob("*/expected.json"))
VALIDATOR = jsonschema.Draft202012Validator(check_schema())

texts = st.text(max_size=20)
places = st.builds(Place, st.text(min_size=1, max_size=20), st.integers(1, 10_000), st.integers(1, 10_000))
diagnostics = st.builds(
    Diagnostic,
    code=st.sampled_from(Code),
    place=places,
    message=texts,
    hint=texts,
    severity=st.sampled_from(Severity),
    pilot=st.none() | texts,
    criterion=st.none() | texts,
    help=texts,
)
answers = st.sampled_from(
    ["Amara Okafor", "tbd", "[]", "{name: A}", "2026-09-07", "[x]", "[{}]", "{start: 2026-09-07}"]
)
fields = st.sampled_from(["owner", "data", "tools", "policy", "review", "timebox", "relies_on", "waivers", "decisions"])


def test_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(check_schema())


@pytest.mark.parametrize("file", GOLDEN, ids=lambda file: file.parent.name)
def test_schema_takes_the_golden_cases(file: Path) -> None:
    VALIDATOR.validate(json.loads(file.read_text(encoding="utf-8")))


@given(st.lists(diagnostics, max_size=4))
def test_schema_takes_every_diagnostic(found: list[Diagnostic]) -> None:
    VALIDATOR.validate(json.loads(write_json(portfolio_of(*found))))


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(Stage), st.dictionaries(fields, answers, max_size=6))
def test_schema_takes_every_pilot(stage: Stage, record: dict[str, str]) -> None:
    lines = [f"{field}: {answer}\n" for field, answer in record.items()]
    with TemporaryDirectory() as folder:
        root = write_tree(Path(folder), {"pilots/a.yml": f"title: A\nstage: {stage}\n{''.join(lines)}"})
        portfolio = load_portfolio(Repository(root=root, docs=root / "docs"), date(2026, 11, 22))
    result = json.loads(write_json(portfolio))
    VALIDATOR.validate(result)
    assert len(result["pilots"]) == 1


@pytest.mark.parametrize(
    ("path", "new"),
    [
        ("today", GONE),
        ("version", 2),
        ("more", 1),
        ("diagnostics.0.line", 0),
        ("diagnostics.0.code", "unheard-of"),
        ("diagnostics.0.help", GONE),
        ("pilots.0.gates.ship", GONE),
        ("pilots.0.verdicts.0.outcome", "fine"),
        ("pilots.0.answered", "two"),
    ],
)
def test_schema_refuses_anything_else(path: str, new: object) -> None:
    result = json.loads((ROOT / "tests/golden/check/findings/expected.json").read_text(encoding="utf-8"))
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(spoil(result, path, new))
