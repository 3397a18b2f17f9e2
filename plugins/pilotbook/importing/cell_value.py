"""Turns the text of one cell into the value of a field, as a record writes it, or says why it cannot."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from pilotbook.importing.days import DayReader, find_plain_year, read_cell_days
from pilotbook.importing.remark import Kind
from pilotbook.records.named_values import NamedText
from pilotbook.records.quote import quote_text
from pilotbook.records.scalar_reading import Misfit, read_scalar
from pilotbook.records.shape import Field
from pilotbook.records.shape import Kind as FieldKind
from pilotbook.records.yaml_source import Scalar

_YES = frozenset({"yes", "y", "true"})
_NO = frozenset({"no", "n", "false"})
_ELLIPSIS = "…"


class CellValue(NamedTuple):
    """What a cell gives: the value, or None; whether the cell's own words have to be kept; and what is to be said.

    `message` is empty where there is nothing to say.
    """

    value: str | None = None
    is_kept: bool = False
    message: str = ""
    hint: str = ""
    kind: Kind = Kind.DOUBTFUL


def is_blank(text: str, blank: frozenset[str]) -> bool:
    """Whether a cell has no answer: nothing at all, or one of the words that mean as much."""
    return fold(text) in blank


def fold(text: str) -> str:
    """A text as it is compared: without capitals, outer blanks and doubled ones."""
    return " ".join(text.split()).casefold()


def fold_blank(words: Iterable[str]) -> frozenset[str]:
    """The words that mean that there is no answer, as they are compared; nothing at all is one of them."""
    return frozenset({"", *map(fold, words)})


def read_cell(field: Field, text: str, options: Sequence[NamedText], days: DayReader | None) -> CellValue:
    """The value of one cell that says something."""
    option = find_option(text, options)
    if option is not None:
        return CellValue(option, is_kept=fold(option) != fold(text))
    match field.kind:
        case FieldKind.TEXT | FieldKind.TEXTS:
            return fit_text(field, text)
        case FieldKind.DAY if days is not None:
            return _read_day(field, text, days)
        case FieldKind.FLAG:
            return _read_flag(field, text)
        case FieldKind.CHOICE:
            return _read_word(field, text, options)
    return _read_plain(field, text.strip())


def find_option(text: str, options: Sequence[NamedText]) -> str | None:
    """The value of the option that a text is, or else of the longest one that it begins with."""
    if not options:
        return None
    folded = fold(text)
    whole, beginnings = _fold_options(tuple(options))
    if folded in whole:
        return whole[folded]
    return next((value for begin, value in beginnings if folded.startswith(begin)), None)


@cache
def _fold_options(options: tuple[NamedText, ...]) -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    whole = {fold(name): value for name, value in reversed(options)}
    beginnings = [(fold(name.removesuffix("*")), value) for name, value in options if name.endswith("*")]
    return whole, tuple(sorted(beginnings, key=lambda each: -len(each[0])))


def fit_text(field: Field, text: str) -> CellValue:
    """A text on one line, at most as long as its field takes; notes keep their lines."""
    plain = text.strip() if field.name == "notes" else " ".join(text.split())
    if len(plain) <= field.longest:
        return CellValue(plain)
    room = field.longest - len(_ELLIPSIS)
    short = plain[: room + 1].rpartition(" ")[0] or plain[:room]
    return CellValue(
        short + _ELLIPSIS,
        is_kept=True,
        message=f"expected at most {field.longest:,} characters, found {len(plain):,}: cut off at a word",
        hint="the whole of it is below source; write it shorter in the sheet, or map it to another field",
        kind=Kind.ADAPTED,
    )


def _read_day(field: Field, text: str, reader: DayReader) -> CellValue:
    found = read_cell_days(text, reader)
    if len(found) == 1:
        return _read_plain(field, found[0].isoformat())
    if found:
        both = " or ".join(day.isoformat() for day in found)
        message = f"expected a day that can be read one way only, found {quote_text(text)}: {both}"
        return CellValue(
            is_kept=True, message=message, hint="name the form in the mapping, for example dates: M/D/YYYY"
        )
    year = find_plain_year(text, reader)
    hint = "write one whole day, with its year; what stands there is kept below source"
    if year is not None:
        hint = f"a spreadsheet shows the plain year {year} so: write one whole day"
    return CellValue(is_kept=True, message=f"expected a day, found {quote_text(text)}", hint=hint)


def _read_flag(field: Field, text: str) -> CellValue:
    folded = fold(text)
    if folded in _YES or folded in _NO:
        return CellValue("true" if folded in _YES else "false")
    message = f"expected yes or no, found {quote_text(text)}"
    return CellValue(is_kept=True, message=message, hint=f"say what it means under options of {field.name}")


def _read_word(field: Field, text: str, options: Sequence[NamedText]) -> CellValue:
    words = {each.value: each.value for each in field.choices or ()}
    found = words.get(fold(text))
    if found is not None:
        return CellValue(found)
    known = f"one of the {len(options)} options of the mapping" if options else f"one of {', '.join(words)}"
    message = f"expected {known}, found {quote_text(text)}"
    return CellValue(is_kept=True, message=message, hint="add it to the options of the mapping, with what it means")


def _read_plain(field: Field, text: str) -> CellValue:
    read = read_scalar(field, Scalar(text, 1, 1), field.label)
    if isinstance(read, Misfit):
        return CellValue(
            is_kept=True, message=read.message, hint=f"{read.hint}; what stands there is kept below source"
        )
    return CellValue(text)
