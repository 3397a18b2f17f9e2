"""Holds what is known of another portfolio whose pilots the site shows: where it is, and what it says of its pilots."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from pilotbook.assessment.gates import GateState
from pilotbook.assessment.verdict import AnswerState, Finding
from pilotbook.frozen import field, frozen
from pilotbook.records.pilot import Pilot
from pilotbook.records.vocabulary import Gate


@frozen
class Home:
    """A portfolio as this site calls it. `key` is its own in the configuration; `site` ends with `/`, or is ""."""

    key: str
    name: str
    site: str = ""


@frozen
class ToldPilot:
    """What a portfolio says of one of its pilots. Questions, criteria and patterns are named by their ids.

    `page` is relative to the address of its site, and ready for a link. `verdicts` are those that are not plainly met.
    """

    id: str
    page: str
    pilot: Pilot
    line: str
    answers: Mapping[str, AnswerState] = field(default_factory=dict)
    gates: Mapping[Gate, GateState] = field(default_factory=dict)
    verdicts: Mapping[str, Finding] = field(default_factory=dict)
    at_risk: tuple[str, ...] = ()
    decision_due: date | None = None
    decided_on: date | None = None
    review_due: date | None = None


@frozen
class ToldPortfolio:
    """What a portfolio says of itself on the day `today`. `site` is the address that it gives as its own, or "".

    `available` are the capabilities that its pilots can use, `criteria` the titles of its criteria by their ids.
    `passed_on` is how many pilots it has from others itself: those are left out.
    """

    name: str
    site: str
    today: date
    pilots: tuple[ToldPilot, ...]
    available: frozenset[str] = frozenset()
    criteria: Mapping[str, str] = field(default_factory=dict)
    passed_on: int = 0


class SourceState(StrEnum):
    """How it went with a source in this build."""

    FRESH = "fresh"
    KEPT = "kept copy"
    NEVER = "never loaded"


@frozen
class OtherPortfolio:
    """A source of the site. `address` is where it is looked for; `told` is None where it was never loaded.

    `taken_on` is the day on which what it says was taken from there. `reason` says why it was not taken in this build.
    """

    home: Home
    address: str
    state: SourceState
    told: ToldPortfolio | None = None
    taken_on: date | None = None
    reason: str = ""
