"""Works out how long the pilots of a portfolio take to a decision, with those counted that are still waiting for one.

To leave the waiting pilots out would make the times look short: those that take longest are the last to be decided. So
the share of decided pilots is estimated as in any study with cases that are not over (E. L. Kaplan and P. Meier,
Nonparametric Estimation from Incomplete Observations, 1958): on each day on which something was decided, the chance of
it is the number of decisions by the number of pilots that had waited that long.
"""

from collections import Counter
from collections.abc import Iterable

from pilotbook.assessment.verdict import Assessment
from pilotbook.frozen import frozen
from pilotbook.portfolio.portfolio import Portfolio
from pilotbook.records.vocabulary import Stage

_ROUNDING = 1e-9


@frozen
class Wait:
    """How many days one pilot waited for its first decision from its start, or has waited up to today."""

    assessment: Assessment
    days: int


@frozen(kw_only=False)
class Step:
    """A day after the start, and the share of pilots, from 0 to 1, that are decided by then."""

    days: int
    share: float


@frozen
class DecisionTimes:
    """The pilots that were decided, the quickest first; those that run and wait, the longest first; and the steps.

    `untold` are the pilots that have run, but for which the record does not give both days, or gives them the wrong way
    round. Pilots that have not begun are in none of these.
    """

    decided: tuple[Wait, ...]
    waiting: tuple[Wait, ...]
    untold: tuple[Assessment, ...]
    steps: tuple[Step, ...]

    def days_until(self, share: float) -> int | None:
        """After how many days that share of the pilots is decided; None where too many still wait to say so."""
        return next((step.days for step in self.steps if step.share >= share - _ROUNDING), None)

    def waiting_longer_than(self, days: int) -> tuple[Wait, ...]:
        """The pilots that have waited longer than that."""
        return tuple(wait for wait in self.waiting if wait.days > days)


def measure_decision_times(portfolio: Portfolio) -> DecisionTimes:
    """The times of all pilots that have begun."""
    decided: list[Wait] = []
    waiting: list[Wait] = []
    untold: list[Assessment] = []
    for assessment in portfolio.assessments:
        clock = assessment.clock
        if clock.decided_on is None and assessment.stage in (Stage.PROPOSED, Stage.APPROVED):
            continue
        is_waiting = clock.decided_on is None and assessment.stage is Stage.PILOTING
        end = clock.today if is_waiting else clock.decided_on
        if clock.start is None or end is None or not clock.start <= end <= clock.today:
            untold.append(assessment)
        else:
            (waiting if is_waiting else decided).append(Wait(assessment=assessment, days=(end - clock.start).days))
    return DecisionTimes(
        decided=tuple(sorted(decided, key=lambda wait: (wait.days, *_name(wait.assessment)))),
        waiting=tuple(sorted(waiting, key=lambda wait: (-wait.days, *_name(wait.assessment)))),
        untold=tuple(sorted(untold, key=_name)),
        steps=tuple(_estimate(decided, waiting)),
    )


def _name(assessment: Assessment) -> tuple[str, str]:
    return assessment.pilot.title.casefold(), assessment.id


def _estimate(decided: Iterable[Wait], waiting: Iterable[Wait]) -> list[Step]:
    """The steps of the estimate; a pilot that waits is in the count up to and on the day that it has reached."""
    decisions = Counter(wait.days for wait in decided)
    leaving = decisions + Counter(wait.days for wait in waiting)
    count, open_share, steps = leaving.total(), 1.0, []
    for days in sorted(leaving):
        if decisions[days]:
            open_share *= 1 - decisions[days] / count
            steps.append(Step(days, 1 - open_share))
        count -= leaving[days]
    return steps
