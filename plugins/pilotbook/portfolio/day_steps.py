"""Steps from one day of the calendar to another that stay within it, whatever day is called today."""

from datetime import date

_LAST = date.max.toordinal()
_DAYS_OF_LONGEST_MONTH = 31


def step_days(day: date, days: int) -> date:
    """The day so many days later, or earlier; the first or the last day of the calendar where that lies beyond it."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), _LAST))


def monday_of(day: date) -> date:
    """The first day of the week of a day."""
    return step_days(day, -day.weekday())


def next_month(day: date) -> date:
    """The first day of the month after that of a day; the last day of the calendar where there is none."""
    following = step_days(day.replace(day=1), _DAYS_OF_LONGEST_MONTH)
    return following if following == date.max else following.replace(day=1)
