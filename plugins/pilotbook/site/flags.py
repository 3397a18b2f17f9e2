"""Finds what a reader should notice about a pilot at a glance."""

from pilotbook.assessment.clock import Clock
from pilotbook.assessment.verdict import Assessment, Verdict
from pilotbook.assessment.waivers import Standing, WaiverState
from pilotbook.records.vocabulary import Stage
from pilotbook.site.view import Flag
from pilotbook.site.words import count_of


def find_flags(assessment: Assessment) -> list[Flag]:
    """The flags of a pilot, the most urgent first."""
    flags = []
    waived = assessment.under_waiver if any(_may_tell(each, assessment.clock) for each in assessment.waivers) else ()
    if assessment.stage is Stage.PILOTING and assessment.clock.is_overdue:
        flags.append(Flag("late", "decision overdue"))
    if assessment.clock.is_review_late:
        flags.append(Flag("late", "review late"))
    if any(verdict.is_short and verdict.ended_waiver is not None for verdict in waived):
        flags.append(Flag("late", "waiver ended"))
    if any(_is_ending(verdict, assessment.clock) for verdict in waived):
        flags.append(Flag("vague", "waiver ending"))
    if assessment.clock.is_reviewed and assessment.clock.is_policy_old:
        flags.append(Flag("vague", "policy old"))
    if assessment.file.diagnostics:
        flags.append(Flag("missing", count_of(len(assessment.file.diagnostics), "problem") + " in the file"))
    if assessment.pilot.public is False:
        flags.append(Flag("quiet", "not public"))
    return flags


def _may_tell(standing: Standing, clock: Clock) -> bool:
    """Whether a waiver may be worth a flag: then the verdicts say whether anything rests on it."""
    expires = standing.waiver.expires
    is_near = standing.state is WaiverState.COUNTS and expires is not None and clock.is_near(expires)
    return is_near or standing.state is WaiverState.ENDED


def _is_ending(verdict: Verdict, clock: Clock) -> bool:
    waiver = verdict.waiver
    return waiver is not None and waiver.expires is not None and clock.is_near(waiver.expires)
