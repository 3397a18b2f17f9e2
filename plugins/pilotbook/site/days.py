"""Writes days for people, whatever the machine's language is set to."""

from datetime import date

from pilotbook.site.view import Day

_MOST_DAYS = 60
"""From how many days on a distance is said in months."""
_MOST_MONTHS = 700
"""From how many days on it is said in years."""
_DAYS_A_MONTH, _DAYS_A_YEAR = 30.44, 365.25
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def write_day(day: date) -> str:
    """A day as `19 Oct 2026`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def write_month(day: date) -> str:
    """The month of a day as `Oct 2026`."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


def write_distance(day: date, today: date) -> str:
    """How far off a day is, seen from today: `in 9 days`, `today`, `3 months ago`."""
    days = (day - today).days
    if days == 0:
        return "today"
    count, unit = _largest_unit(abs(days))
    amount = f"{count:,} {unit}{'' if count == 1 else 's'}"
    return f"in {amount}" if days > 0 else f"{amount} ago"


def _largest_unit(days: int) -> tuple[int, str]:
    """Days up to two months, then months, then years: nobody counts 400 days."""
    if days <= _MOST_DAYS:
        return days, "day"
    return (round(days / _DAYS_A_MONTH), "month") if days < _MOST_MONTHS else (round(days / _DAYS_A_YEAR), "year")


def show_day(day: date | None, today: date | None = None) -> Day | None:
    """A day for a template; with `today`, how far off it is as well."""
    if day is None:
        return None
    return Day(day.isoformat(), write_day(day), write_distance(day, today) if today else "")
