"""Describes `portfolio.json` as a JSON Schema, from the words that the program itself uses."""

from pilotbook.assessment.gates import GateState
from pilotbook.assessment.verdict import AnswerState, Finding
from pilotbook.records.schema_parts import DRAFT, Schema, day_of, list_of, object_of, text_of, words_of
from pilotbook.records.vocabulary import Gate
from pilotbook.site.feeds.record_json import record_schema

VERSION = 1
_HEAD = ("version", "site", "today", "questions", "patterns", "criteria", "capabilities")
_ALWAYS = ["id", "page", "record", "line", "gates"]
"""What every pilot has; what else would be empty is left out."""


def portfolio_schema() -> Schema:
    """The JSON Schema (draft 2020-12) of the whole file."""
    return {
        "$schema": DRAFT,
        "title": "The portfolio of a site of Pilotbook",
        **object_of(
            version={"const": VERSION, "description": "A change that a program would trip over raises it."},
            site=object_of(
                name=text_of("What the site calls itself."),
                url=text_of("The address of the site, which ends with a slash; empty where it is not known."),
            ),
            today=day_of("The day by which everything was judged."),
            questions=list_of(_named("label"), "The questions of the playbook, in their order."),
            patterns=list_of(_named("label"), "The stall patterns of the playbook, in their order."),
            criteria=list_of(_named("title"), "The criteria of the playbook, in their order."),
            capabilities=list_of(_capability(), "What the organisation provides to all pilots."),
            homes=list_of(_home(), "The other portfolios whose pilots the site shows, where there are any."),
            pilots=list_of(_pilot(), "Every pilot whose file could be read, by path; then those of other portfolios."),
        ),
        "required": [*_HEAD, "pilots"],
    }


def _capability() -> Schema:
    return object_of(
        id=text_of("The word by which the pilots name it."),
        title=text_of("What people call it."),
        available={"type": "boolean", "description": "Whether pilots can use it today."},
    )


def _home() -> Schema:
    home = object_of(
        key=text_of("The word by which the pilots name it."),
        name=text_of("What the site calls it."),
        url=text_of("The address of its site, which ends with a slash; empty where it is not known."),
        today=day_of("The day by which its pilots were judged; absent where nothing of it was ever loaded."),
    )
    return {**home, "required": ["key", "name", "url"]}


def _named(key: str) -> Schema:
    return object_of(id=text_of("The word by which the pilots name it."), **{key: text_of("What people call it.")})


def _pilot() -> Schema:
    gates = {gate.value: words_of(GateState, f"How the pilot stands at the gate '{gate.value}'.") for gate in Gate}
    described = object_of(
        id=text_of("The stem of the file's name."),
        page=text_of("The page of the pilot, relative to the address of the site; of another portfolio's, as a whole."),
        home=text_of("The key of the portfolio that the pilot comes from, where that is another one."),
        record={
            **record_schema(),
            "description": "The fields of the pilot's file that hold something, without ways to people and to systems.",
        },
        line=text_of("One sentence that sums the pilot up."),
        answers=_words_by_id(AnswerState, "The state of the answer to each question, by the question's id."),
        gates=object_of(**gates),
        verdicts=_words_by_id(Finding, "The outcome of each criterion that is not plainly met, by the criterion's id."),
        at_risk=list_of({"type": "string"}, "The ids of the stall patterns that the pilot is at risk of."),
        flags=list_of({"type": "string"}, "What a reader should notice at a glance, such as an overdue decision."),
        decision_due=day_of("The last day of the timebox."),
        decided_on=day_of("The day of the first decision."),
        review_due=day_of("The day of the next drift review."),
    )
    return {**described, "required": _ALWAYS}


def _words_by_id(words: type[AnswerState | Finding], description: str) -> Schema:
    return {
        "type": "object",
        "description": description,
        "additionalProperties": {"enum": [each.value for each in words]},
    }
