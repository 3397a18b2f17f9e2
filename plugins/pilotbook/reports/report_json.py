"""Turns a comparison into JSON for other programs: all that the brief tells, and nothing of it cut."""

from dataclasses import asdict
from typing import Any

from pilotbook.assessment.verdict import Assessment
from pilotbook.assessment.waivers import Standing
from pilotbook.history.checkout import Commit
from pilotbook.portfolio.comparison import Comparison, CriterionChange, PilotChange, Side
from pilotbook.portfolio.counts import Counts, count_pilots
from pilotbook.portfolio.reviewers import list_reviewers
from pilotbook.records.pilot import Pilot
from pilotbook.records.playbook import Settings
from pilotbook.reports.json_report import describe_diagnostic, describe_verdict
from pilotbook.reports.json_text import write_json_text

VERSION = 1


def write_report_json(comparison: Comparison) -> str:
    """The whole comparison in one JSON object, in which nothing steers a terminal; ends with a line break."""
    after = comparison.after
    result = {
        "version": VERSION,
        "today": comparison.today.isoformat(),
        "base": _commit(comparison.base),
        "fork": comparison.fork.hash,
        "head": _commit(comparison.head) if comparison.head is not None else None,
        "has_errors": comparison.has_errors,
        "pilots": [_pilot_change(each, comparison) for each in comparison.pilots],
        "portfolio": {
            "before": _counts(count_pilots(comparison.before)),
            "after": _counts(count_pilots(after)),
        },
        "criteria": [_criterion_change(each, after.playbook.settings) for each in comparison.criteria],
        "diagnostics": [describe_diagnostic(each) for each in (*after.playbook_diagnostics, *after.site_diagnostics)],
    }
    return write_json_text(result)


def _commit(commit: Commit) -> dict[str, Any]:
    return {"name": commit.name, "hash": commit.hash}


def _pilot_change(change: PilotChange, comparison: Comparison) -> dict[str, Any]:
    pilots = (side.pilot for side in (change.after, change.before) if side is not None and side.pilot is not None)
    pilot = next(pilots, None)
    return {
        "id": change.file.id,
        "change": change.kind.value,
        "title": pilot.title if pilot is not None else None,
        "before": _side(change.before, comparison.before.playbook.settings),
        "after": _side(change.after, comparison.after.playbook.settings),
        "move_fault": change.move_fault._asdict() if change.move_fault is not None else None,
        "fields": [field._asdict() for field in change.fields],
        "newly_short": sorted(change.newly_short),
        "waivers": [_waiver(each) for each in change.waivers],
        "owner": {"name": pilot.owner.name, "role": pilot.owner.role} if pilot is not None else None,
        "reviewers": _reviewers(pilot, change) if pilot is not None else [],
    }


def _side(side: Side | None, settings: Settings) -> dict[str, Any] | None:
    if side is None:
        return None
    return {
        "path": side.file.path,
        "diagnostics": [describe_diagnostic(each) for each in side.diagnostics],
        "assessment": _assessment(side.assessment, settings) if side.assessment is not None else None,
    }


def _assessment(assessment: Assessment, settings: Settings) -> dict[str, Any]:
    return {
        "stage": assessment.stage.value,
        "line": assessment.line,
        "answered": assessment.answered,
        "answers": [
            {"question": answer.question.id, "label": answer.question.label, "state": answer.state.value}
            for answer in assessment.answers
        ],
        "gates": {result.gate.value: result.state.value for result in assessment.gates},
        "short": [describe_verdict(verdict, settings) for verdict in assessment.short],
    }


def _waiver(standing: Standing) -> dict[str, Any]:
    waiver = standing.waiver
    return {
        "criterion": waiver.criterion,
        "reason": waiver.reason,
        "requested_by": waiver.requested_by,
        "approved_by": waiver.approved_by,
        "granted_on": waiver.granted_on.isoformat() if waiver.granted_on is not None else None,
        "expires": waiver.expires.isoformat() if waiver.expires is not None else None,
        "state": standing.state.value,
        "fault": standing.fault,
    }


def _reviewers(pilot: Pilot, change: PilotChange) -> list[dict[str, Any]]:
    listed = list_reviewers(pilot, (standing.waiver for standing in change.waivers))
    return [reviewer._asdict() for reviewer in listed]


def _counts(counts: Counts) -> dict[str, Any]:
    return {**asdict(counts), "by_stage": {stage.value: count for stage, count in counts.by_stage.items()}}


def _criterion_change(change: CriterionChange, settings: Settings) -> dict[str, Any]:
    return {
        "criterion": change.criterion.id,
        "title": change.criterion.title,
        "change": change.kind.value,
        "newly_short": [
            {"pilot": assessment.id, **describe_verdict(verdict, settings)}
            for assessment, verdict in change.newly_short
        ],
        "relieved": [assessment.id for assessment in change.relieved],
    }
