"""Turns a proposal into the text of a mapping file that can be used at once."""

from collections.abc import Iterator

from pilotbook.importing.sheet import Sheet
from pilotbook.importing.suggestion import NO_ANSWER, Guess, Suggestion
from pilotbook.records.vocabulary import Stage
from pilotbook.records.yaml_writing import write_scalar

_HEAD = (
    "# A proposal, made from the headings. Look each line over: a column may mean something else than it is taken for.",
    "# Columns that no field takes are kept below 'source' in each pilot's file.",
)


def write_suggestion(suggestion: Suggestion, sheet: Sheet, name: str) -> str:
    """The text of a mapping file of that name."""
    return "".join(f"{line}\n" for line in _write(suggestion, sheet, name))


def _write(suggestion: Suggestion, sheet: Sheet, name: str) -> Iterator[str]:
    yield from _HEAD
    yield f"name: {write_scalar(name)}"
    first = next((number for number in (sheet.heading_row,) if number > 1), None)
    if first is not None:
        yield f"heading_row: {first}"
    yield from _write_columns("id", suggestion.ids, sheet)
    yield from _write_columns("key", suggestion.key, sheet)
    yield "blank:"
    yield from (f"  - {write_scalar(word)}" for word in NO_ANSWER)
    yield "fields:"
    for guess in suggestion.guesses:
        yield f"  - field: {guess.field}"
        yield f"    columns: {write_scalar(sheet.headings[guess.column])}"
        if guess.field == "stage":
            yield from _write_stages(suggestion)
    if not any(guess.field == "stage" for guess in suggestion.guesses):
        yield "  - field: stage"
        yield f"    constant: {Stage.PROPOSED}"
    yield from _write_left_over(suggestion.guesses, suggestion.ids, sheet)


def _write_columns(key: str, columns: tuple[int, ...], sheet: Sheet) -> Iterator[str]:
    if columns:
        yield f"{key}:"
        yield from (f"  - {write_scalar(sheet.headings[column])}" for column in columns)


def _write_stages(suggestion: Suggestion) -> Iterator[str]:
    known = [(text, stage) for text, stage in suggestion.stages if stage is not None]
    if known:
        yield "    options:"
        yield from (f"      {write_scalar(text)}: {stage}" for text, stage in known)
    unknown = [text for text, stage in suggestion.stages if stage is None]
    if unknown:
        yield "      # Which stages are these? Until that is said, such a pilot counts as proposed."
        yield from (f"      # {write_scalar(text)}:" for text in unknown)
    yield f"    otherwise: {Stage.PROPOSED}"


def _write_left_over(guesses: tuple[Guess, ...], ids: tuple[int, ...], sheet: Sheet) -> Iterator[str]:
    taken = {guess.column for guess in guesses} | set(ids)
    left = [heading for column, heading in enumerate(sheet.headings) if column not in taken]
    if left:
        yield "# Kept below source:"
        yield from (f"#   {heading}" for heading in left)
