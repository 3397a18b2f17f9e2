"""Describes what `check --format json` prints as a JSON Schema, from the words that the program itself uses."""

from pilotbook.assessment.gates import GateState
from pilotbook.records.schema_parts import DRAFT, Schema, count_of, day_of, list_of, object_of, text_of, words_of
from pilotbook.records.vocabulary import Gate, Stage
from pilotbook.reports.json_report import VERSION
from pilotbook.reports.schema_parts import describe_diagnostic, describe_verdict


def check_schema() -> Schema:
    """The JSON Schema (draft 2020-12) of the whole result."""
    return {
        "$schema": DRAFT,
        "title": "What `pilotbook check --format json` prints",
        **object_of(
            version={"const": VERSION, "description": "A change that a program would trip over raises it."},
            today=day_of("The day by which everything was judged."),
            diagnostics=list_of(
                describe_diagnostic(), "What is wrong with files: the playbook, the site, then the pilots by path."
            ),
            pilots=list_of(_pilot(), "Every pilot whose file could be read, by path."),
        ),
    }


def _pilot() -> Schema:
    gates = {gate.value: words_of(GateState, f"How the pilot stands at the gate '{gate.value}'.") for gate in Gate}
    return object_of(
        id=text_of("The stem of the file's name."),
        stage=words_of(Stage, "The stage that the record claims."),
        line=text_of("One sentence that sums the pilot up.", minLength=1),
        answered=count_of("How many of the questions are answered."),
        gates=object_of(**gates),
        verdicts=list_of(describe_verdict(), "One for each criterion."),
    )
