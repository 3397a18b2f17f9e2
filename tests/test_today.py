"""Which day it is, and what is refused as one."""

import time
from datetime import UTC, date, datetime, timedelta

import pytest

from pilotbook.today import NotADay, read_today

ARABIC = "\u0662\u0660\u0662\u0666-\u0661\u0661-\u0662\u0662"
"""2026-11-22 in digits that Python reads as well."""


@pytest.fixture(autouse=True)
def _no_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def test_read_today_takes_the_option_before_the_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert read_today("2026-11-22") == date(2026, 11, 22)


@pytest.mark.parametrize(
    ("epoch", "expected"),
    [
        ("0", date(1970, 1, 1)),
        ("-1", date(1969, 12, 31)),
        ("1795305599", date(2026, 11, 21)),
        ("1795305600\n", date(2026, 11, 22)),
    ],
)
def test_read_today_takes_the_variable_in_utc(monkeypatch: pytest.MonkeyPatch, epoch: str, expected: date) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    time.tzset()
    try:
        assert read_today(None) == expected
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize("epoch", [None, "", "  "])
def test_read_today_without_either_is_the_utc_date(monkeypatch: pytest.MonkeyPatch, epoch: str | None) -> None:
    if epoch is not None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    now = datetime.now(UTC).date()
    assert read_today(None) in (now, now + timedelta(days=1))


@pytest.mark.parametrize(
    "option",
    [
        "",
        " ",
        "today",
        "2026-11-31",
        "2026-13-01",
        "26-11-22",
        "2026-1-2",
        "20261122",
        "2026-W47-7",
        "0000-01-01",
        ARABIC,
    ],
)
def test_read_today_refuses_an_option_that_is_no_day(option: str) -> None:
    with pytest.raises(NotADay, match="expected a day such as 2026-11-22") as raised:
        read_today(option)
    assert f"'{option}'" in str(raised.value)


@pytest.mark.parametrize("epoch", ["soon", "1.5", "1_000", ARABIC[-1], "999999999999999", "1" * 5000, "2026-11-22"])
def test_read_today_refuses_a_variable_that_is_no_number_of_seconds(
    monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(NotADay, match="expected a number of seconds since 1970 in SOURCE_DATE_EPOCH"):
        read_today(None)
