"""What reports have in common, as their JSON Schemas describe it, from the words that the program itself uses."""

from pilotbook.assessment.verdict import Finding
from pilotbook.diagnostic import Code, Severity
from pilotbook.records.schema_parts import Schema, object_of, text_of, words_of
from pilotbook.records.vocabulary import Gate, Level

_COUNT = {"type": "integer", "minimum": 1}


def describe_diagnostic() -> Schema:
    """One diagnostic."""
    return object_of(
        code=words_of(Code, "The kind of problem."),
        severity=words_of(Severity, "How much it matters."),
        message=text_of("What was expected, and what was found."),
        hint=text_of("What to do."),
        **place_of("it is"),
        pilot=text_of("The id of the pilot, or null where it is about the playbook.", type=["string", "null"]),
        criterion=text_of("The criterion, or null where none is at stake.", type=["string", "null"]),
        help=text_of("The page that explains it, relative to the address of the site.", minLength=1),
    )


def describe_verdict() -> Schema:
    """One verdict."""
    return object_of(
        criterion=text_of("The id of the criterion."),
        outcome=words_of(Finding, "How the pilot comes out."),
        gate=words_of(Gate, "The gate by which it must hold for this pilot."),
        level=words_of(Level, "Whether it binds or advises this pilot."),
        reason=text_of("Why, in a sentence; empty where there is nothing to say."),
        evidence=text_of("The words of the record that were judged."),
        stronger=text_of("Where an answer is vague: what is asked for, and a stronger answer; else empty."),
        **place_of("the answer stands, or is missing"),
    )


def place_of(what: str) -> dict[str, Schema]:
    """The properties that say where something is."""
    return {
        "path": text_of(f"The file in which {what}, relative to the repository, with `/`.", minLength=1),
        "line": {**_COUNT, "description": f"The line on which {what}, counted from 1."},
        "column": {**_COUNT, "description": f"The column at which {what}, in characters, counted from 1."},
    }
