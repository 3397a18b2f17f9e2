"""Says of each waiver of a record whether it counts today, and if not, why."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from pilotbook.assessment.day_sense import is_ahead
from pilotbook.assessment.people import is_same_person
from pilotbook.diagnostic import Severity
from pilotbook.records.pilot import Pilot, Waiver
from pilotbook.records.playbook import Criterion

IsVague = Callable[[str], bool]


class WaiverState(StrEnum):
    """Whether a waiver counts today."""

    COUNTS = "counts"
    ENDED = "ended"
    NOT_YET = "not-yet"
    INVALID = "invalid"


class Standing(NamedTuple):
    """How a waiver stands today: it counts, or `fault` says why it does not, and `key` is the field to look at.

    `number` is its place in the record, from 0. `severity` is that of a fault: what contradicts a rule is an error, and
    what is missing or passes with time a warning. `criterion` is None where the playbook has none of that name.
    """

    waiver: Waiver
    number: int
    criterion: Criterion | None
    state: WaiverState
    fault: str = ""
    key: str = ""
    severity: Severity = Severity.WARNING

    @property
    def lacks_day(self) -> bool:
        """Whether nobody can tell how long it lasts: its criterion has a limit, and the day of its grant is missing."""
        return self.waiver.granted_on is None and self.criterion is not None and bool(self.criterion.max_waiver_days)


def judge_waivers(
    pilot: Pilot, criteria: Mapping[str, Criterion], is_vague: IsVague, today: date
) -> tuple[Standing, ...]:
    """How each waiver of a record stands today, in the order of the record."""
    return tuple(
        _judge(waiver, number, pilot, criteria.get(waiver.criterion), is_vague, today)
        for number, waiver in enumerate(pilot.waivers)
    )


def choose_standing(standings: Iterable[Standing], criterion: Criterion) -> Standing | None:
    """Of the waivers of a criterion the one that matters: one that counts, else one that did, else the last."""
    own = [each for each in standings if each.waiver.criterion == criterion.id]
    states = list(WaiverState)
    return min(own, key=lambda each: (states.index(each.state), -each.number), default=None)


def _judge(  # noqa: PLR0913, PLR0917 - a waiver, where it stands, and what it is held against
    waiver: Waiver, number: int, pilot: Pilot, criterion: Criterion | None, is_vague: IsVague, today: date
) -> Standing:
    def stands(state: WaiverState, fault: str, key: str, severity: Severity = Severity.WARNING) -> Standing:
        return Standing(waiver, number, criterion, state, fault, key, severity)

    if criterion is None:
        return stands(WaiverState.INVALID, "the playbook has no such criterion", "criterion", Severity.ERROR)
    flaw = _find_flaw(waiver, pilot, criterion, is_vague)
    if flaw is not None:
        return stands(WaiverState.INVALID, flaw.words, flaw.key, flaw.severity)
    expires, longest = waiver.expires or today, criterion.max_waiver_days
    if expires < today:
        return stands(WaiverState.ENDED, f"it ended on {expires}", "expires")
    if waiver.granted_on is not None and is_ahead(waiver.granted_on, today):
        return stands(WaiverState.NOT_YET, f"it is granted only from {waiver.granted_on} on", "granted_on")
    if waiver.granted_on is None and longest is not None and (expires - today).days > longest:
        words = f"it ends more than {longest} days from now, and does not say when it was granted"
        return stands(WaiverState.NOT_YET, words, "expires")
    return stands(WaiverState.COUNTS, "", "")


class _Flaw(NamedTuple):
    """Something that keeps a waiver from counting on any day."""

    key: str
    words: str
    severity: Severity = Severity.ERROR


def _find_flaw(waiver: Waiver, pilot: Pilot, criterion: Criterion, is_vague: IsVague) -> _Flaw | None:
    if criterion.max_waiver_days == 0:
        return _Flaw("criterion", "this criterion cannot be waived")
    if waiver.expires is None:
        return _Flaw("expires", "it does not say when it ends", Severity.WARNING)
    flaw = _find_length_flaw(waiver.expires, waiver.granted_on, criterion.max_waiver_days)
    if flaw is not None:
        return flaw
    if _says_nothing(waiver.reason, is_vague):
        return _Flaw("reason", "it gives no reason", Severity.WARNING)
    if _says_nothing(waiver.approved_by, is_vague):
        return _Flaw("approved_by", "nobody approved it", Severity.WARNING)
    asker, whom = _find_asker(waiver, pilot, is_vague)
    return _Flaw("approved_by", f"{whom} approved it") if is_same_person(waiver.approved_by, asker) else None


def _find_length_flaw(expires: date, granted: date | None, longest: int | None) -> _Flaw | None:
    """What is wrong with the length of a waiver that says when it was granted."""
    length = (expires - granted).days if granted is not None else 0
    if length < 0:
        return _Flaw("expires", "it ends before it was granted")
    if longest is not None and length > longest:
        return _Flaw("expires", f"it lasts {length:,} days, and the criterion can be waived for {longest} at most")
    return None


def _find_asker(waiver: Waiver, pilot: Pilot, is_vague: IsVague) -> tuple[str, str]:
    """Who asked for a waiver, by name and in words.

    Where the record does not say, it is taken to be the project manager, who keeps it, or where there is none the
    owner: else nobody would need a second person who leaves out the name of the first.
    """
    if not _says_nothing(waiver.requested_by, is_vague):
        return waiver.requested_by, "the person who asked for it"
    if pilot.project_manager.name.strip():
        return pilot.project_manager.name, "the project manager, who is taken to have asked for it,"
    return pilot.owner.name, "the owner, who is taken to have asked for it,"


def _says_nothing(text: str, is_vague: IsVague) -> bool:
    return not text.strip() or is_vague(text)
