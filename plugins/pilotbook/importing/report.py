"""Turns what an import did, or would do, into text for people and JSON for programs."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from pilotbook.diagnostic import Severity
from pilotbook.frozen import frozen
from pilotbook.importing.remark import Kind, Remark
from pilotbook.records.quote import make_printable

Style = Callable[[str, str], str]
"""Marks a piece of text with the name of its role: error, warning, note, place or quiet."""
_ORDER = tuple(Kind)
SHOWN = 20
"""How many remarks of one kind are shown to a person who has not asked for all."""


@frozen
class Outcome:
    """What an import did. `updated` and `unchanged` are pilots that an earlier import wrote."""

    file: str
    mapping: str
    remarks: tuple[Remark, ...]
    rows: int = 0
    new: int = 0
    updated: int = 0
    unchanged: int = 0
    part: str = ""
    encoding: str = ""
    is_dry_run: bool = False
    is_refused: bool = False

    @property
    def has_errors(self) -> bool:
        """Whether something was not done that the sheet asks for."""
        return any(remark.severity is Severity.ERROR for remark in self.remarks)

    def count(self, kind: Kind) -> int:
        """How many remarks there are of a kind."""
        return sum(remark.kind is kind for remark in self.remarks)


def write_text(outcome: Outcome, style: Style, most: int | None = None) -> str:
    """Every remark with its row and column, the gravest kinds first, then the counts; at most `most` of a kind."""
    lines = [line for kind in _ORDER for line in _write_kind(outcome, kind, style, most)]
    return "".join(f"{line}\n" for line in (*lines, *([""] if lines else []), *_closing(outcome, style)))


def _write_kind(outcome: Outcome, kind: Kind, style: Style, most: int | None) -> Iterator[str]:
    remarks = [each for each in outcome.remarks if each.kind is kind]
    hint = ""
    for remark in remarks[:most]:
        yield _write_remark(remark, style)
        if remark.hint not in ("", hint):  # the same advice is given once in a row
            yield f"    {style('do:', 'quiet')} {make_printable(remark.hint)}"
        hint = remark.hint
    left = len(remarks) - len(remarks[:most])
    if left:
        yield style(f"and {left:,} more {kind} (--report FILE keeps them all)", "quiet")


def _write_remark(remark: Remark, style: Style) -> str:
    where = _where(remark)
    about = ", ".join(filter(None, (remark.heading, remark.pilot)))
    lead = f"{style(where, 'place')}: " if where else ""
    kind = style(remark.kind.value, remark.severity.value)
    tail = f" {style(f'[{make_printable(about)}]', 'quiet')}" if about else ""
    return f"{lead}{kind}: {make_printable(remark.message)}{tail}"


def _where(remark: Remark) -> str:
    parts = [f"row {remark.row:,}"] if remark.row else []
    return ", ".join([*parts, *([f"column {remark.column}"] if remark.column else [])])


def _closing(outcome: Outcome, style: Style) -> Iterator[str]:
    if outcome.is_refused:
        yield "Nothing was written."
        return
    part = f", sheet {make_printable(outcome.part)}" if outcome.part else ""
    read_as = f", {outcome.encoding}" if outcome.encoding else ""
    rows = f"{outcome.rows:,} {'row' if outcome.rows == 1 else 'rows'}"
    yield f"{rows} of {make_printable(outcome.file)}{part}{read_as}, with the mapping {outcome.mapping}:"
    done = "  would be" if outcome.is_dry_run else " "
    yield f"{done} new: {outcome.new:,}, updated: {outcome.updated:,}, left as they were: {outcome.unchanged:,}"
    found = Counter(remark.kind for remark in outcome.remarks)
    severities = {remark.kind: remark.severity.value for remark in outcome.remarks}
    told = ", ".join(style(f"{found[kind]:,} {kind}", severities[kind]) for kind in _ORDER if found[kind])
    yield f"  {told or style('nothing to look at', 'good')}"


def write_json(outcome: Outcome) -> str:
    """The same as JSON, in which no character steers a terminal."""
    value = {
        "version": 1,
        "file": outcome.file,
        "sheet": outcome.part,
        "encoding": outcome.encoding,
        "mapping": outcome.mapping,
        "dry_run": outcome.is_dry_run,
        "refused": outcome.is_refused,
        "counts": {
            "rows": outcome.rows,
            "new": outcome.new,
            "updated": outcome.updated,
            "unchanged": outcome.unchanged,
            **{kind.value: outcome.count(kind) for kind in _ORDER},
        },
        "remarks": [_describe(remark) for remark in outcome.remarks],
    }
    return json.dumps(value, indent=1) + "\n"


def _describe(remark: Remark) -> dict[str, Any]:
    return {
        "kind": remark.kind.value,
        "severity": remark.severity.value,
        "row": remark.row or None,
        "column": remark.column or None,
        "heading": remark.heading or None,
        "field": remark.field or None,
        "pilot": remark.pilot or None,
        "message": remark.message,
        "hint": remark.hint,
    }
