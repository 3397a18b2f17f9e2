"""Says which day it is: the option, then `SOURCE_DATE_EPOCH`, then the UTC date."""

import os
import re
from datetime import UTC, date, datetime

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SECONDS = re.compile(r"-?[0-9]{1,15}")


class NotADay(ValueError):  # noqa: N818 - reads as what it says
    """What was given for today is no calendar day."""


def read_today(option: str | None) -> date:
    """The day that everything is computed from; raise NotADay when the option or the variable is none."""
    if option is not None:
        return _read_day(option)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    return _read_epoch(epoch) if epoch else datetime.now(UTC).date()


def _read_day(option: str) -> date:
    try:
        day = date.fromisoformat(option) if _DAY.fullmatch(option) else None
    except ValueError:
        day = None
    if day is None:
        raise NotADay(f"expected a day such as 2026-11-22, found '{option}'")
    return day


def _read_epoch(epoch: str) -> date:
    try:
        day = datetime.fromtimestamp(int(epoch), UTC).date() if _SECONDS.fullmatch(epoch) else None
    except (ValueError, OverflowError, OSError):  # a year that this machine cannot count
        day = None
    if day is None:
        raise NotADay(f"expected a number of seconds since 1970 in SOURCE_DATE_EPOCH, found '{epoch}'")
    return day
