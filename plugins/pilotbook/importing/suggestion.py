"""Proposes which column of a sheet is which field of a pilot, from its heading and from what stands below it."""

import difflib
import re
from collections.abc import Sequence
from typing import NamedTuple

from pilotbook.importing.cell_value import fold, fold_blank, is_blank, read_cell
from pilotbook.importing.days import choose_forms
from pilotbook.importing.heading_words import HEADINGS, IDS, STAGES
from pilotbook.importing.sheet import Sheet
from pilotbook.importing.target import find_target
from pilotbook.records.pilot_file import propose_id
from pilotbook.records.shape import Field, Kind
from pilotbook.records.vocabulary import Stage

NO_ANSWER = ("N/A", "NA", "None", "Not applicable", "Unknown", "TBD")
_LEAST = 0.6
"""How near a heading has to be to a word, on a scale to 1."""
_NEAR = 0.86
"""From which ratio on `difflib` finds one word in the other, and not another word."""
_SHORT = 5
"""Most words of a heading in which a single one tells what it is about."""
_LOOKED_AT = 200
_LONGEST_TITLE = 200
_FEW = 25
"""Most different texts of a column that holds one of a few words."""


class Guess(NamedTuple):
    """A column, by its index, and the field that it is taken for."""

    field: str
    column: int


class Suggestion(NamedTuple):
    """What was found: the guesses, the column of ids, those by which rows are told apart, and what the stages mean.

    Of `stages`, those with None were not understood. `has_stage` says whether there is a column of stages at all.
    """

    guesses: tuple[Guess, ...]
    ids: tuple[int, ...]
    key: tuple[int, ...]
    stages: tuple[tuple[str, Stage | None], ...]


def suggest_mapping(sheet: Sheet) -> Suggestion:
    """Guess for each field the one column that it is most likely in, and for each column at most one field."""
    scores = sorted(
        (
            (-_score(heading, words, is_checked=_is_checked(field)), column, field)
            for column, heading in enumerate(sheet.headings)
            for field, words in HEADINGS
        ),
    )
    found: dict[str, int] = {}
    for negative, column, field in scores:
        if -negative >= _LEAST and field not in found and column not in found.values() and _fits(field, column, sheet):
            found[field] = column
    if "title" not in found:
        found["title"] = _guess_title(sheet, frozenset(found.values()))
    guesses = tuple(Guess(field, found[field]) for field, _ in HEADINGS if field in found)
    ids = _find_ids(sheet, frozenset(found.values()))
    return Suggestion(
        guesses=guesses,
        ids=ids,
        key=() if ids else _find_key(sheet, found),
        stages=tuple(_list_stages(sheet, found["stage"])) if "stage" in found else (),
    )


def _is_checked(name: str) -> bool:
    """Whether the cells of a column show if it is the field's: a text could be anything."""
    target = find_target(name, 1, ())
    return target is not None and target.field.kind not in (Kind.TEXT, Kind.TEXTS)


def _score(heading: str, words: Sequence[str], *, is_checked: bool) -> float:
    """How well a heading fits the words for a field: 1 for one of them, less where it says more than that.

    One word within a whole question says little, unless the cells are looked at as well.
    """
    text = _plain(heading)
    count = len(text.split())
    best = 0.0
    for word in words:
        plain = _plain(word)
        if text == plain:
            return 1.0
        is_telling = " " in plain or count <= _SHORT or is_checked
        if is_telling and re.search(rf"\b{re.escape(plain)}\b", text):
            best = max(best, 0.6 + 0.35 * len(plain.split()) / count)
        elif (ratio := difflib.SequenceMatcher(None, text, plain).ratio()) >= _NEAR:
            best = max(best, ratio)
    return best


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w]+", " ", text.casefold()).split())


def _cells(sheet: Sheet, column: int) -> list[str]:
    """The cells of a column that say something, as many as are looked at."""
    blank = fold_blank(NO_ANSWER)
    cells = (row.cells[column] for row in sheet.rows)
    return [cell for cell in cells if not is_blank(cell, blank)][:_LOOKED_AT]


def _fits(name: str, column: int, sheet: Sheet) -> bool:
    """Whether most of what stands in a column can be read as a value of a field."""
    target = find_target(name, 1, ())
    cells = _cells(sheet, column)
    if target is None or not cells:
        return False
    field = target.field
    if name == "stage":
        return len({fold(cell) for cell in cells}) <= _FEW
    if field.kind in (Kind.TEXT, Kind.TEXTS):
        return not _are_short_answers(cells) or name == "unit"
    return _count_read(field, cells) * 2 > len(cells)


def _are_short_answers(cells: Sequence[str]) -> bool:
    """Whether a column says yes and no: such an answer is no name, no place and no description."""
    return sum(fold(cell) in ("yes", "no", "y", "n", "true", "false") for cell in cells) * 2 > len(cells)


def _count_read(field: Field, cells: Sequence[str]) -> int:
    days = choose_forms((), cells) if field.kind is Kind.DAY else None
    return sum(read_cell(field, cell, (), days).value is not None for cell in cells)


def _guess_title(sheet: Sheet, taken: frozenset[int]) -> int:
    """The column with the most different texts of a title's length, the first of several."""

    def count(column: int) -> int:
        return len({fold(cell) for cell in _cells(sheet, column) if len(cell) <= _LONGEST_TITLE and not cell.isdigit()})

    free = [column for column in range(len(sheet.headings)) if column not in taken] or [0]
    return max(free, key=count)


def _find_ids(sheet: Sheet, taken: frozenset[int]) -> tuple[int, ...]:
    """A column of ids, if all of its cells are different ones."""
    for column, heading in enumerate(sheet.headings):
        cells = [row.cells[column].strip() for row in sheet.rows]
        is_called_so = column not in taken and _plain(heading) in {_plain(word) for word in IDS}
        if is_called_so and all(cells) and len({propose_id(cell) for cell in cells}) == len(cells):
            return (column,)
    return ()


def _find_key(sheet: Sheet, found: dict[str, int]) -> tuple[int, ...]:
    """The columns that tell rows apart where the title does not do so: that of the unit with it."""
    titles = [fold(row.cells[found["title"]]) for row in sheet.rows]
    if len(set(titles)) == len(titles) or "unit" not in found:
        return ()
    return found["unit"], found["title"]


def _list_stages(sheet: Sheet, column: int) -> list[tuple[str, Stage | None]]:
    blank = fold_blank(NO_ANSWER)
    texts = {fold(cell): " ".join(cell.split()) for row in reversed(sheet.rows) if (cell := row.cells[column])}
    return [(text, guess_stage(text)) for folded, text in sorted(texts.items()) if folded not in blank]


def guess_stage(text: str) -> Stage | None:
    """The stage that a text speaks of; None where it speaks of none that is known."""
    plain = _plain(text)
    for stage, words in STAGES:
        if any(re.search(rf"\b{re.escape(_plain(word))}\b", plain) for word in words):
            return stage
    return None
