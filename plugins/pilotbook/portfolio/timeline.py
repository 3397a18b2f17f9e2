"""Turns a portfolio into its timeboxes: which run, which are planned, which are over, and the stretch they lie in."""

from datetime import date
from enum import StrEnum

from pilotbook.assessment.verdict import Assessment
from pilotbook.frozen import frozen
from pilotbook.portfolio.day_steps import next_month, step_days
from pilotbook.portfolio.portfolio import Portfolio
from pilotbook.records.pilot import Decision
from pilotbook.records.vocabulary import Stage

MOST_DAYS_SHOWN = 365
"""How far before and after today the window of a timeline reaches at most; what lies beyond is in the table alone."""


class BoxState(StrEnum):
    """Where a timebox stands: over is one that was decided, or whose pilot has a stage that waits for no decision."""

    RUNNING = "running"
    PLANNED = "planned"
    OVER = "over"


@frozen
class Timebox:
    """The timebox of one pilot. `planned_end` leaves the extensions out; `decisions` are those with a day, in order.

    Those of one day keep the order of the file.
    """

    assessment: Assessment
    state: BoxState
    start: date
    planned_end: date
    end: date
    decisions: tuple[tuple[date, Decision], ...]

    @property
    def decided_on(self) -> date | None:
        """The day of the first decision."""
        return self.assessment.clock.decided_on

    @property
    def over_until(self) -> date | None:
        """Until when the pilot has gone on, or went on, after its end without a decision; None where it did not."""
        today = self.assessment.clock.today
        last = self.decided_on or (today if self.state is BoxState.RUNNING else None)
        return last if last is not None and last > self.end else None


@frozen
class Timeline:
    """The timeboxes of a portfolio, and from `first` up to `last` the days that a picture of them shows.

    `running` comes with the next end first, `planned` with the next start, `over` with the latest end. `untold` are the
    pilots whose record gives no start or no length.
    """

    first: date
    last: date
    running: tuple[Timebox, ...]
    planned: tuple[Timebox, ...]
    over: tuple[Timebox, ...]
    untold: tuple[Assessment, ...]

    @property
    def boxes(self) -> tuple[Timebox, ...]:
        """All of them."""
        return (*self.running, *self.planned, *self.over)


def make_timeline(portfolio: Portfolio) -> Timeline:
    """The timeboxes of all pilots."""
    boxes = [box for each in portfolio.assessments if (box := _make_box(each)) is not None]
    told = {box.assessment.id for box in boxes}
    first, last = _find_window(boxes, portfolio.today)
    return Timeline(
        first=first,
        last=last,
        running=_pick(boxes, BoxState.RUNNING),
        planned=_pick(boxes, BoxState.PLANNED),
        over=_pick(boxes, BoxState.OVER),
        untold=tuple(sorted((each for each in portfolio.assessments if each.id not in told), key=_name)),
    )


def _make_box(assessment: Assessment) -> Timebox | None:
    clock = assessment.clock
    if clock.start is None or clock.decision_due is None:
        return None
    planned_end = max(clock.start, step_days(clock.decision_due, -7 * clock.extended_weeks))
    dated = [(decision.on, decision) for decision in assessment.pilot.decisions if decision.on is not None]
    return Timebox(
        assessment=assessment,
        state=_find_state(assessment),
        start=clock.start,
        planned_end=planned_end,
        end=clock.decision_due,
        decisions=tuple(sorted(dated, key=lambda pair: pair[0])),
    )


def _find_state(assessment: Assessment) -> BoxState:
    if assessment.clock.decided_on is not None:
        return BoxState.OVER
    match assessment.stage:
        case Stage.PILOTING:
            return BoxState.RUNNING
        case Stage.PROPOSED | Stage.APPROVED:
            return BoxState.PLANNED
        case _:
            return BoxState.OVER


def _pick(boxes: list[Timebox], state: BoxState) -> tuple[Timebox, ...]:
    def place(box: Timebox) -> tuple[int, str, str]:
        days = {
            BoxState.RUNNING: box.end.toordinal(),
            BoxState.PLANNED: box.start.toordinal(),
            BoxState.OVER: -(box.decided_on or box.end).toordinal(),
        }
        return days[state], *_name(box.assessment)

    return tuple(sorted((box for box in boxes if box.state is state), key=place))


def _name(assessment: Assessment) -> tuple[str, str]:
    return assessment.pilot.title.casefold(), assessment.id


def _find_window(boxes: list[Timebox], today: date) -> tuple[date, date]:
    """Whole months from the first day of any timebox to the last, but no more than a year on either side of today."""
    first = min((box.start for box in boxes), default=today)
    last = max((max(box.end, box.decided_on or box.end) for box in boxes), default=today)
    first = max(min(first, today), step_days(today, -MOST_DAYS_SHOWN))
    last = min(max(last, today), step_days(today, MOST_DAYS_SHOWN))
    return first.replace(day=1), next_month(last)
