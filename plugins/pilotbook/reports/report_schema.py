"""Describes what `report --format json` prints as a JSON Schema, from the words that the program itself uses."""

from pilotbook.assessment.gates import GateState
from pilotbook.assessment.verdict import AnswerState
from pilotbook.assessment.waivers import WaiverState
from pilotbook.portfolio.comparison import ChangeKind
from pilotbook.records.schema_parts import (
    DRAFT,
    Schema,
    count_of,
    day_of,
    list_of,
    object_of,
    or_null,
    text_of,
    words_of,
)
from pilotbook.records.vocabulary import Gate, Stage
from pilotbook.reports.report_json import VERSION
from pilotbook.reports.schema_parts import describe_diagnostic, describe_verdict

_KINDS_OF_PILOTS = (ChangeKind.ADDED, ChangeKind.CHANGED, ChangeKind.RENAMED, ChangeKind.DELETED)
_KINDS_OF_CRITERIA = (ChangeKind.ADDED, ChangeKind.CHANGED, ChangeKind.DELETED, ChangeKind.UNCHANGED)
_DIAGNOSTIC, _VERDICT, _ASSESSMENT = ({"$ref": f"#/$defs/{name}"} for name in ("diagnostic", "verdict", "assessment"))
"""What is described once and used often."""


def report_schema() -> Schema:
    """The JSON Schema (draft 2020-12) of the whole result."""
    return {
        "$schema": DRAFT,
        "title": "What `pilotbook report --format json` prints",
        "$defs": {"diagnostic": describe_diagnostic(), "verdict": describe_verdict(), "assessment": _assessment()},
        **object_of(
            version={"const": VERSION, "description": "A change that a program would trip over raises it."},
            today=day_of("The day by which both sides were judged."),
            base=_commit("What was compared with."),
            fork=text_of(
                "The hash of the last commit that both sides have in common; the changes since then are told."
            ),
            head=or_null(_commit("What was reported on, or null for the files as they lay there.")),
            has_errors={
                "type": "boolean",
                "description": "Whether what was touched has an error, as the exit code says.",
            },
            pilots=list_of(_pilot_change(), "Every pilot whose file was touched, by path."),
            portfolio=object_of(before=_counts("before"), after=_counts("after")),
            criteria=list_of(
                _criterion_change(), "What the playbook asks otherwise than before; empty where it asks the same."
            ),
            diagnostics=list_of(
                describe_diagnostic(), "What is wrong with the playbook and the site, as they are now."
            ),
        ),
    }


def _commit(description: str) -> Schema:
    commit = object_of(name=text_of("The name that was given."), hash=text_of("The hash of the commit."))
    return {**commit, "description": description}


def _pilot_change() -> Schema:
    return object_of(
        id=text_of("The stem of the name of the file that there is now, or else was."),
        change=words_of(_KINDS_OF_PILOTS, "What happened to the file."),
        title=text_of("The pilot's title, or null where no side can be read.", type=["string", "null"]),
        before=or_null(_side("as it was, or null where it is new")),
        after=or_null(_side("as it is, or null where it is deleted")),
        move_fault=or_null(
            object_of(message=text_of("Why the stage may not follow the one before."), hint=text_of("What to do."))
        ),
        fields=list_of(_field_change(), "The fields of the record that differ, where both sides can be read."),
        newly_short=list_of(text_of("The id of a criterion."), "The criteria of which it did not fall short before."),
        waivers=list_of(_waiver(), "The waivers that are asked for: those that did not stand there before."),
        owner=or_null(object_of(name=text_of("The owner's name."), role=text_of("The owner's role."))),
        reviewers=list_of(
            object_of(role=text_of("What is looked at."), name=text_of("By whom; empty where nobody is named.")),
            "Whom the record names to look at the pilot.",
        ),
    )


def _field_change() -> Schema:
    return object_of(
        path=text_of("The dotted path of the field; items are counted from 1.", minLength=1),
        before=text_of("What stood there, as it would be typed; empty where nothing did."),
        after=text_of("What stands there."),
    )


def _side(when: str) -> Schema:
    side = object_of(
        path=text_of("The file, relative to the repository, with `/`.", minLength=1),
        diagnostics=list_of(_DIAGNOSTIC, "What is wrong with it."),
        assessment=or_null(_ASSESSMENT),
    )
    return {**side, "description": f"The file {when}; its assessment is null where it cannot be read."}


def _assessment() -> Schema:
    gates = {gate.value: words_of(GateState, f"How the pilot stands at the gate '{gate.value}'.") for gate in Gate}
    answer = object_of(
        question=text_of("The id of the question's article."),
        label=text_of("What the question is called in narrow places."),
        state=words_of(AnswerState, "How it is answered."),
    )
    return object_of(
        stage=words_of(Stage, "The stage that the record claims."),
        line=text_of("One sentence that sums the pilot up.", minLength=1),
        answered=count_of("How many of the questions are answered."),
        answers=list_of(answer, "Each question, in the playbook's order."),
        gates=object_of(**gates),
        short=list_of(_VERDICT, "What the pilot falls short of, what binds first."),
    )


def _waiver() -> Schema:
    return object_of(
        criterion=text_of("The id of the criterion."),
        reason=text_of("Why it cannot hold yet."),
        requested_by=text_of("Who asked for it."),
        approved_by=text_of("Who approved it."),
        granted_on=or_null(day_of("The day on which it was approved.")),
        expires=or_null(day_of("The last day on which it counts.")),
        state=words_of(WaiverState, "Whether it counts today."),
        fault=text_of("Why it does not; empty where it does."),
    )


def _counts(when: str) -> Schema:
    stages = {stage.value: count_of(f"Pilots at the stage '{stage.value}'.") for stage in Stage}
    counts = object_of(
        pilots=count_of("Files of pilots."),
        unreadable=count_of("Those that do not tell of a pilot."),
        by_stage=object_of(**stages),
        answered=count_of("Pilots that answer every question."),
        decisions_due=count_of("Decisions that are due within four weeks, or overdue."),
        decisions_overdue=count_of("Those that are overdue."),
    )
    return {**counts, "description": f"The counts of the portfolio {when} the change."}


def _criterion_change() -> Schema:
    short = describe_verdict()
    named = object_of(pilot=text_of("The id of the pilot."), **short["properties"])
    return object_of(
        criterion=text_of("The id of the criterion."),
        title=text_of("The rule."),
        change=words_of(_KINDS_OF_CRITERIA, "What happened to it; unchanged where only its outcome did."),
        newly_short=list_of(
            named, "The pilots that fall short of it under the new playbook only, as their records are now."
        ),
        relieved=list_of(text_of("The id of a pilot."), "Those that fell short of it under the old playbook only."),
    )
