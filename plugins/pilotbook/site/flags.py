"""Finds what a reader should notice about a pilot at a glance."""

from pilotbook.assessment.verdict import Assessment, Finding
from pilotbook.records.vocabulary import Stage
from pilotbook.site.view import Flag
from pilotbook.site.words import count_of

WAIVER_NOTICE_DAYS = 14
"""How many days before its end a waiver is pointed out."""


def find_flags(assessment: Assessment) -> list[Flag]:
    """The flags of a pilot, the most urgent first."""
    flags = []
    if assessment.stage is Stage.PILOTING and assessment.clock.is_overdue:
        flags.append(Flag("late", "decision overdue"))
    if assessment.stage in (Stage.PILOTING, Stage.SCALING, Stage.PRODUCTION) and assessment.clock.is_review_late:
        flags.append(Flag("late", "review late"))
    if _has_ending_waiver(assessment):
        flags.append(Flag("vague", "waiver ending"))
    if assessment.file.diagnostics:
        flags.append(Flag("missing", count_of(len(assessment.file.diagnostics), "problem") + " in the file"))
    return flags


def _has_ending_waiver(assessment: Assessment) -> bool:
    today = assessment.clock.today
    return any(
        verdict.outcome is Finding.WAIVED
        and verdict.waiver is not None
        and verdict.waiver.expires is not None
        and (verdict.waiver.expires - today).days <= WAIVER_NOTICE_DAYS
        for verdict in assessment.verdicts
    )
