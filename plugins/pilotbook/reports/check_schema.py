"""Describes what `check --format json` prints as a JSON Schema, from the words that the program itself uses."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from pilotbook.assessment.gates import GateState
from pilotbook.assessment.verdict import Finding
from pilotbook.diagnostic import Code, Severity
from pilotbook.records.vocabulary import Gate, Level, Stage
from pilotbook.reports.json_report import VERSION

Schema = dict[str, Any]

_COUNT = {"type": "integer", "minimum": 1}
_TEXT = {"type": "string"}


def check_schema() -> Schema:
    """The JSON Schema (draft 2020-12) of the whole result."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What `pilotbook check --format json` prints",
        **_object(
            version={"const": VERSION, "description": "A change that a program would trip over raises it."},
            today=_text("The day by which everything was judged.", format="date", pattern=r"^\d{4}-\d{2}-\d{2}$"),
            diagnostics=_list(
                _diagnostic(), "What is wrong with files: the playbook, the site, then the pilots by path."
            ),
            pilots=_list(_pilot(), "Every pilot whose file could be read, by path."),
        ),
    }


def _diagnostic() -> Schema:
    return _object(
        code=_words(Code, "The kind of problem."),
        severity=_words(Severity, "How much it matters."),
        message=_text("What was expected, and what was found."),
        hint=_text("What to do."),
        **_place("it is"),
        pilot=_text("The id of the pilot, or null where it is about the playbook.", type=["string", "null"]),
        criterion=_text("The criterion, or null where none is at stake.", type=["string", "null"]),
        help=_text("The page that explains it, relative to the address of the site.", minLength=1),
    )


def _pilot() -> Schema:
    gates = {gate.value: _words(GateState, f"How the pilot stands at the gate '{gate.value}'.") for gate in Gate}
    return _object(
        id=_text("The stem of the file's name."),
        stage=_words(Stage, "The stage that the record claims."),
        line=_text("One sentence that sums the pilot up.", minLength=1),
        answered={"type": "integer", "minimum": 0, "description": "How many of the questions are answered."},
        gates=_object(**gates),
        verdicts=_list(_verdict(), "One for each criterion."),
    )


def _verdict() -> Schema:
    return _object(
        criterion=_text("The id of the criterion."),
        outcome=_words(Finding, "How the pilot comes out."),
        gate=_words(Gate, "The gate by which it must hold for this pilot."),
        level=_words(Level, "Whether it binds or advises this pilot."),
        reason=_text("Why, in a sentence; empty where there is nothing to say."),
        evidence=_text("The words of the record that were judged."),
        stronger=_text("Where an answer is vague: what is asked for, and a stronger answer; else empty."),
        **_place("the answer stands, or is missing"),
    )


def _place(what: str) -> dict[str, Schema]:
    return {
        "path": _text(f"The file in which {what}, relative to the repository, with `/`.", minLength=1),
        "line": {**_COUNT, "description": f"The line on which {what}, counted from 1."},
        "column": {**_COUNT, "description": f"The column at which {what}, in characters, counted from 1."},
    }


def _object(**properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: Schema, description: str) -> Schema:
    return {"type": "array", "description": description, "items": items}


def _text(description: str, **more: Any) -> Schema:  # noqa: ANN401 - keywords of JSON Schema
    return {**_TEXT, "description": description, **more}


def _words(of: Iterable[StrEnum], description: str) -> Schema:
    return {"enum": [each.value for each in of], "description": description}
