"""Turns what another portfolio says of its pilots into assessments, which stand beside those of this one.

Nothing is judged a second time: a feed leaves fields out, and whoever judged without them would find them missing. What
depends on the day alone, such as whether a decision is overdue, is worked out for today.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property

from pilotbook.assessment.assess import in_force
from pilotbook.assessment.clock import Clock, read_clock
from pilotbook.assessment.gates import GATES, GateState, claimed_gates
from pilotbook.assessment.stall_risk import Evidence, StallRisk
from pilotbook.assessment.verdict import Answer, AnswerState, Assessment, Fact, Finding, GateResult, Verdict
from pilotbook.assessment.waivers import Standing, WaiverState, choose_standing
from pilotbook.frozen import frozen
from pilotbook.portfolio.other_portfolio import Home, OtherPortfolio, ToldPilot
from pilotbook.records.pilot import Waiver
from pilotbook.records.pilot_file import PilotFile
from pilotbook.records.playbook import Criterion, Playbook
from pilotbook.records.vocabulary import Gate, Kind, Level, Stage
from pilotbook.records.yaml_source import Mapping as Tree
from pilotbook.records.yaml_source import Source

_NO_FILE = Source("", Tree({}, 1, 1))
"""A pilot of another portfolio has no file here that a page could lead to."""


@frozen(slots=False)
class Neighbour(Assessment):
    """A pilot of another portfolio. Its `id` begins with the key of its home, so that it is nobody else's.

    `available` are the capabilities that pilots of its home can use.
    """

    home: Home
    told: ToldPilot
    available: frozenset[str]

    @property
    def page(self) -> str:
        """The address of its page on the site of its home; "" where nobody knows that site's."""
        return f"{self.home.site}{self.told.page}" if self.home.site else ""

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """The answers to the questions of this playbook; one that its own does not ask does not apply to it."""
        told = self.told.answers
        return tuple(
            Answer(question=each, state=told.get(each.id, AnswerState.DOES_NOT_APPLY), verdicts=())
            for each in self.questions
        )

    @cached_property
    def gates(self) -> tuple[GateResult, ...]:
        """Where it stands at each gate."""
        claimed, told = claimed_gates(self.stage), self.told.gates
        return tuple(
            GateResult(
                gate=gate,
                state=told.get(gate, GateState.NOT_YET),
                is_claimed=gate in claimed,
                verdicts=(),
                short=(),
            )
            for gate in GATES
        )


def list_neighbours(others: Iterable[OtherPortfolio], playbook: Playbook, today: date) -> Iterator[Neighbour]:
    """The pilots of other portfolios in the order of these, and in their own."""
    own = {each.id: each for each in playbook.criteria}
    for other in others:
        if other.told is not None:
            titled = {id_: Criterion(id=id_, title=title) for id_, title in other.told.criteria.items()}
            reader = _Reader(playbook, {**titled, **own}, today)
            yield from (reader.read(each, other.home, other.told.available) for each in other.told.pilots)


class _Reader:
    """Reads what is told of pilots in the words of this playbook; criteria that it lacks bind nobody."""

    def __init__(self, playbook: Playbook, criteria: Mapping[str, Criterion], today: date) -> None:
        self._settings, self._criteria, self._today = playbook.settings, criteria, today
        self._questions = playbook.of_kind(Kind.QUESTION)
        self._patterns = playbook.of_kind(Kind.PATTERN)

    def read(self, told: ToldPilot, home: Home, available: frozenset[str]) -> Neighbour:
        """The assessment of one pilot."""
        waivers = tuple(self._stand(waiver, number, told) for number, waiver in enumerate(told.pilot.waivers))
        return Neighbour(
            home=home,
            told=told,
            available=available,
            file=PilotFile(id=f"{home.key}/{told.id}", path="", pilot=told.pilot),
            pilot=told.pilot,
            source=_NO_FILE,
            stage=told.pilot.stage or Stage.PROPOSED,
            clock=self._set_clock(told),
            waivers=waivers,
            repeats=None,
            questions=self._questions,
            judge=lambda one: tuple(self._list_verdicts(told, one.stage, waivers)),
            diagnose=lambda _: (),
            sum_up=lambda _: told.line,
            find_stalls=lambda _: tuple(self._list_risks(told)),
        )

    def _set_clock(self, told: ToldPilot) -> Clock:
        """The clock of the record, with the days that its home worked out: its cadences may be others."""
        clock = read_clock(told.pilot, self._settings, self._today)
        clock = clock._replace(decision_due=told.decision_due, decided_on=told.decided_on)
        if told.review_due is None:
            return clock._replace(cadence_days=0)
        days = clock.cadence_days or 1
        return clock._replace(cadence_days=days, reviewed_from=told.review_due - timedelta(days=days))

    def _stand(self, waiver: Waiver, number: int, told: ToldPilot) -> Standing:
        """A waiver as its home judged it, but for its end, which may have come since."""
        criterion = self._criteria.get(waiver.criterion)
        if told.verdicts.get(waiver.criterion) is not Finding.WAIVED:
            return Standing(waiver, number, criterion, WaiverState.INVALID)
        is_over = waiver.expires is not None and waiver.expires < self._today
        return Standing(waiver, number, criterion, WaiverState.ENDED if is_over else WaiverState.COUNTS)

    def _list_verdicts(self, told: ToldPilot, stage: Stage, waivers: tuple[Standing, ...]) -> Iterator[Verdict]:
        for name, finding in told.verdicts.items():
            criterion = self._criteria.get(name) or Criterion(id=name, title=name)
            gate, level = in_force(criterion, stage) if criterion.gates else (Gate.APPROVE, Level.SHOULD)
            path = tuple(criterion.fields[0].split(".")) if criterion.fields else ()
            fact = Fact(finding, _NO_FILE, path)
            yield Verdict(criterion, finding, gate, level, "", fact, choose_standing(waivers, criterion))

    def _list_risks(self, told: ToldPilot) -> Iterator[StallRisk]:
        """What it is at risk of, of the patterns of this playbook, the likeliest first: a feed tells no more."""
        patterns = {each.id: each for each in self._patterns}
        for name in dict.fromkeys(told.at_risk):
            article = patterns.get(name)
            if article is not None:
                evidence = Evidence(says="Its own portfolio says so.", source=_NO_FILE, path=())
                yield StallRisk(article=article, speaks_for=(evidence,))
