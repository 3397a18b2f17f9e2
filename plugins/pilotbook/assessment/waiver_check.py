"""Turns waivers that do not count, that nobody can date or that end soon into diagnostics at their places."""

from collections.abc import Iterable, Iterator
from datetime import date

from pilotbook.assessment.clock import Clock
from pilotbook.assessment.verdict import Finding, Verdict
from pilotbook.assessment.waivers import Standing, WaiverState
from pilotbook.diagnostic import Code, Diagnostic, Severity
from pilotbook.records.pilot_file import PilotFile
from pilotbook.records.yaml_source import Path, Source

_CURES = {
    "criterion": "delete the waiver, and satisfy the criterion",
    "expires": "give it an end that the criterion allows, as expires",
    "reason": "say why the criterion cannot hold yet, as reason",
    "approved_by": "have somebody else approve it, and say under requested_by who asked for it",
}


def diagnose_waivers(
    standings: Iterable[Standing], file: PilotFile, source: Source, today: date
) -> Iterator[Diagnostic]:
    """What is wrong with the waivers of a file; one that is over is as if it were not there.

    What cannot be read, and a criterion that does not exist, have diagnostics of their own.
    """
    for standing in standings:
        where: Path = ("waivers", standing.number)
        is_over = standing.waiver.expires is not None and standing.waiver.expires < today
        is_broken = any(path[:2] == where for path in file.broken)
        if standing.criterion is None or is_over or is_broken:
            continue
        name = f"the waiver of {standing.criterion.id}"
        if standing.state is WaiverState.INVALID:
            yield Diagnostic(
                code=Code.WAIVER_INVALID,
                severity=standing.severity,
                place=source.locate((*where, standing.key)),
                message=f"{name} does not count: {standing.fault}",
                hint=_CURES[standing.key],
                pilot=file.id,
            )
        elif standing.lacks_day:
            yield _ask_for_day(standing, name, file.id, source)


def _ask_for_day(standing: Standing, name: str, pilot: str, source: Source) -> Diagnostic:
    """How long such a waiver is, nobody can tell, and its criterion can be waived for so many days only."""
    longest = standing.criterion.max_waiver_days if standing.criterion is not None else None
    why = f"it ends more than {longest} days from now, so it does not count yet"
    if standing.state is WaiverState.COUNTS:
        why = f"the criterion can be waived for {longest} days at most"
    return Diagnostic(
        code=Code.WAIVER_UNDATED,
        severity=Severity.WARNING,
        place=source.locate(("waivers", standing.number, "granted_on")),
        message=f"expected the day on which {name} was granted, found none: {why}",
        hint="write it down as granted_on",
        pilot=pilot,
    )


def diagnose_ends(verdicts: Iterable[Verdict], pilot_id: str, source: Source, clock: Clock) -> Iterator[Diagnostic]:
    """A warning for each waiver that something rests on, and that ends soon."""
    for verdict in verdicts:
        if verdict.outcome is not Finding.WAIVED or verdict.standing is None:
            continue
        expires = verdict.standing.waiver.expires
        if expires is not None and clock.is_near(expires):
            when = _say_when((expires - clock.today).days)
            yield Diagnostic(
                code=Code.WAIVER_ENDING,
                severity=Severity.WARNING,
                place=source.locate(("waivers", verdict.standing.number, "expires")),
                message=f"{verdict.criterion.id} does not hold yet, and its waiver ends {when}, on {expires}",
                hint=f"{verdict.criterion.fix} Or have a new waiver granted.",
                pilot=pilot_id,
            )


def _say_when(days: int) -> str:
    return {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")
