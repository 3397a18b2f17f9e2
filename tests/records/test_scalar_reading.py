"""One text in, one typed value out, or the reason why not."""

from datetime import date

import pytest

from pilotbook.diagnostic import Code
from pilotbook.records.scalar_reading import Misfit, Value, read_scalar
from pilotbook.records.shape import Field, Kind
from pilotbook.records.vocabulary import Interface
from pilotbook.records.yaml_source import Scalar

FIELDS = {
    kind: Field(
        name="field",
        kind=kind,
        description="",
        example="5",
        least=1,
        most=12_000,
        longest=10,
        unit="weeks",
        choices=Interface if kind is Kind.CHOICE else None,
    )
    for kind in Kind
}


def read(kind: Kind, text: str, *, is_plain: bool = True) -> Value | Misfit:
    return read_scalar(FIELDS[kind], Scalar(text, 1, 1, is_plain), "'owner.field'")


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (Kind.TEXT, "no", "no"),
        (Kind.TEXT, " kept ", " kept "),
        (Kind.TEXT, "a block\n\n", "a block"),
        (Kind.TEXT, "1234567890\n", "1234567890"),
        (Kind.ADDRESS, "http://a.b", "http://a.b"),
        (Kind.ADDRESS, "HTTPS://a", "HTTPS://a"),
        (Kind.ADDRESS, "mailto:a@b", "mailto:a@b"),
        (Kind.DAY, "2026-09-07", date(2026, 9, 7)),
        (Kind.DAY, "2028-02-29", date(2028, 2, 29)),
        (Kind.DAY, "1990-01-01", date(1990, 1, 1)),
        (Kind.DAY, "2199-12-31", date(2199, 12, 31)),
        (Kind.NUMBER, "1", 1),
        (Kind.NUMBER, "012000", 12_000),
        (Kind.CHOICE, "copy-paste", Interface.COPY_PASTE),
        *((Kind.FLAG, text, True) for text in ("true", "True", "TRUE")),
        *((Kind.FLAG, text, False) for text in ("false", "False", "FALSE")),
    ],
    ids=repr,
)
def test_read_scalar_gives_the_value(kind: Kind, text: str, expected: Value) -> None:
    value = read(kind, text)
    assert value == expected
    assert type(value) is type(expected)


NO_ADDRESSES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " https://a",
    "data:text/html,x",
    "vbscript:x",
    "//example.com",
    "example.com",
    "https://",
    "https:///a",
    "https://?a",
    "https://a b",
    "https://a\nb",
    "https://a\u00a0b",
    'https://a"onclick=',
    "https://<b>",
    "http\u017f://a",  # a letter that is an s to whoever ignores capitals
    "mailto:",
    "mailto:a",
    "file:///etc/passwd",
)
NO_DAYS = {
    "no calendar": ("2026-02-30", "2026-13-01", "2027-02-29", "0000-01-01"),
    "check the year": ("0206-08-28", "1989-12-31", "2200-01-01", "9999-12-31"),
    "write year-month-day": (
        "7 September 2026",
        "07.09.2026",
        "09/07/2026",
        "2026-9-7",
        "20260907",
        "2026-W37-1",
        "2026-09-07T10:00",
        "2026-09-07 ",
        "2026-09-07\u00a0",
        "tomorrow",
        "\uff12\uff10\uff12\uff16-09-07",  # digits of another width
    ),
}
NO_NUMBERS = ("0", "12001", "-1", "+5", "5.0", "5,0", "6 weeks", "six", "1e3", "0x5", "1_0", "\u0665", "9" * 5_000)


@pytest.mark.parametrize(
    ("kind", "text", "code", "hint"),
    [
        (Kind.TEXT, "12345678901", Code.TOO_LONG, "say it shorter"),
        (Kind.ADDRESS, "http://a.bcd", Code.TOO_LONG, "say it shorter"),
        *((Kind.ADDRESS, text, Code.NOT_AN_ADDRESS, "address bar") for text in NO_ADDRESSES),
        *((Kind.DAY, text, Code.NOT_A_DAY, hint) for hint, texts in NO_DAYS.items() for text in texts),
        *((Kind.NUMBER, text, Code.NOT_A_NUMBER, "as digits: field: 5") for text in NO_NUMBERS),
        *((Kind.FLAG, text, Code.WRONG_TYPE, "true or field: false") for text in ("yes", "no", "on", "1", "tRue")),
        (Kind.CHOICE, "Screen", Code.NOT_A_CHOICE, "did you mean 'screen'?"),
        (Kind.CHOICE, "copy paste", Code.NOT_A_CHOICE, "did you mean 'copy-paste'?"),
        (Kind.CHOICE, "telepathy", Code.NOT_A_CHOICE, "choose one of api, file, screen"),
    ],
    ids=lambda each: ascii(each)[:30],
)
def test_read_scalar_says_why_a_text_does_not_fit(kind: Kind, text: str, code: Code, hint: str) -> None:
    misfit = read(kind, text)
    assert isinstance(misfit, Misfit)
    assert misfit.code is code
    assert hint in misfit.hint
    assert misfit.message.startswith("expected ")
    assert " in 'owner.field', found " in misfit.message
    assert len(misfit.message) < 250


@pytest.mark.parametrize("text", ["true", "false"])
def test_read_scalar_takes_a_flag_in_quotes_for_text(text: str) -> None:
    assert isinstance(read(Kind.FLAG, text, is_plain=False), Misfit)


def test_read_scalar_names_bounds_and_unit_of_a_number() -> None:
    misfit = read(Kind.NUMBER, "twelve")
    assert isinstance(misfit, Misfit)
    assert misfit.message == "expected a whole number of weeks from 1 to 12,000 in 'owner.field', found 'twelve'"


def test_read_scalar_does_without_the_unit_of_a_number() -> None:
    described = Field(name="floor", kind=Kind.NUMBER, description="")
    misfit = read_scalar(described, Scalar("top", 1, 1), "'floor'")
    assert isinstance(misfit, Misfit)
    assert misfit.message == "expected a whole number from 0 to 1,000,000 in 'floor', found 'top'"
    assert misfit.hint == "write the number alone, as digits: floor: 0"
