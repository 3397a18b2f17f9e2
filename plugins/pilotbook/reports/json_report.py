"""Turns a portfolio's diagnostics and verdicts into JSON for other programs."""

from typing import Any

from pilotbook.assessment.stronger import find_stronger
from pilotbook.assessment.verdict import Assessment, Verdict
from pilotbook.diagnostic import Diagnostic
from pilotbook.portfolio.portfolio import Portfolio
from pilotbook.records.playbook import Settings
from pilotbook.reports.help_address import address_of_help
from pilotbook.reports.json_text import write_json_text

VERSION = 1


def write_json(portfolio: Portfolio) -> str:
    """The whole result in one JSON object, in which nothing steers a terminal; ends with a line break."""
    result = {
        "version": VERSION,
        "today": portfolio.today.isoformat(),
        "diagnostics": [describe_diagnostic(each) for each in portfolio.diagnostics],
        "pilots": [_pilot(each, portfolio.playbook.settings) for each in portfolio.assessments],
    }
    return write_json_text(result)


def describe_diagnostic(diagnostic: Diagnostic) -> dict[str, Any]:
    """One diagnostic as JSON holds it."""
    return {
        "code": diagnostic.code.value,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        **diagnostic.place._asdict(),
        "pilot": diagnostic.pilot,
        "criterion": diagnostic.criterion,
        "help": address_of_help(diagnostic),
    }


def _pilot(assessment: Assessment, settings: Settings) -> dict[str, Any]:
    return {
        "id": assessment.id,
        "stage": assessment.stage.value,
        "line": assessment.line,
        "answered": assessment.answered,
        "gates": {result.gate.value: result.state.value for result in assessment.gates},
        "verdicts": [describe_verdict(verdict, settings) for verdict in assessment.verdicts],
    }


def describe_verdict(verdict: Verdict, settings: Settings) -> dict[str, Any]:
    """One verdict as JSON holds it; the settings are those of the playbook that it was judged by."""
    stronger = find_stronger(verdict.fact, settings)
    return {
        "criterion": verdict.criterion.id,
        "outcome": verdict.outcome.value,
        "gate": verdict.gate.value,
        "level": verdict.level.value,
        "reason": verdict.reason,
        "evidence": verdict.evidence,
        "stronger": str(stronger) if stronger is not None else "",
        **verdict.place._asdict(),
    }
