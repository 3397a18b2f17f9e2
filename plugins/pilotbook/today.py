"""Says which day it is: the option, then `SOURCE_DATE_EPOCH`, then the UTC date."""

import os
import re
from datetime import UTC, date, datetime

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class NotADay(ValueError):  # noqa: N818 - reads as what it says
    """What was given for today is no calendar day."""


def read_today(option: str | None) -> date:
    """The day that everything is computed from; raise NotADay when the option or the variable is none."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    try:
        if option:
            if not _DAY.fullmatch(option):
                raise ValueError(option)
            return date.fromisoformat(option)
        return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else datetime.now(UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        given = f"--today '{option}'" if option else f"SOURCE_DATE_EPOCH '{epoch}'"
        raise NotADay(f"expected a day such as 2026-11-22, found {given}") from error
