"""Turns the change of one pilot into Markdown for the person who reviews it."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from pilotbook.assessment.gates import next_gate
from pilotbook.assessment.verdict import Assessment
from pilotbook.portfolio.comparison import ChangeKind, PilotChange, Side
from pilotbook.portfolio.record_changes import FieldChange
from pilotbook.reports.brief_faults import tell_faults, tell_shortcomings
from pilotbook.reports.brief_people import tell_people, tell_waivers
from pilotbook.reports.inert_markdown import write_code, write_inert
from pilotbook.reports.markdown_parts import count_of, write_list, write_rows, write_table
from pilotbook.reports.strip import show_answer, show_gate, show_strip

_MOST_ITEMS = 12
"""How many things of one kind are told about one pilot."""
_KINDS = {
    ChangeKind.ADDED: "is new",
    ChangeKind.CHANGED: "is changed",
    ChangeKind.RENAMED: "is renamed",
    ChangeKind.DELETED: "is deleted",
}
_Cells = Mapping[str, tuple[str, str]]
"""What is shown of several things, by their ids: the head of the column, and the cell."""


def write_row(change: PilotChange) -> str:
    """The pilot in the table of all: its title, its stage, its answers, and what there is to mend."""
    cells = (f"**{_name(change)}**", _tell_stage(change), _show_change(change, show_strip), _count_faults(change))
    return write_rows([cells])


def write_pilot(change: PilotChange) -> str:
    """All that a reviewer has to know."""
    shortcomings = list(tell_shortcomings(change))
    parts = [
        f"### {_name(change)}\n",
        f"{_tell_file(change)} Stage: {_tell_stage(change)}.\n",
        *_tell_move(change),
        *_tell_line(change.after),
        _write_before_and_after(change, _show_answers),
        _write_before_and_after(change, _show_gates),
        *_list("Changed in the record", (_tell_field(each) for each in change.fields)),
        *_list("Wrong in the file", tell_faults(change)),
        *_list(f"Falls short of {count_of(len(shortcomings), 'criterion', 'criteria')}", shortcomings),
        *_list("Waivers asked for", tell_waivers(change)),
        *_list("Who", tell_people(change)),
    ]
    return "\n".join(filter(None, parts))


def _name(change: PilotChange) -> str:
    """The title that the pilot has now, or had; else its id."""
    titles = (side.pilot.title for side in (change.after, change.before) if side is not None and side.pilot is not None)
    return write_inert(next(titles, change.file.id), 200)


def _tell_stage(change: PilotChange) -> str:
    return _show_change(change, lambda assessment: assessment.stage.value)


def _show_change(change: PilotChange, show: Callable[[Assessment], str]) -> str:
    """What is shown of both sides, once where it is the same."""
    shown = [_show_side(side, show) for side in (change.before, change.after) if side is not None]
    return " → ".join(dict.fromkeys(shown)) if change.after is not None else f"{shown[0]} → deleted"


def _show_side(side: Side, show: Callable[[Assessment], str]) -> str:
    return show(side.assessment) if side.assessment is not None else "cannot be read"


def _count_faults(change: PilotChange) -> str:
    if change.after is None:
        return "–"
    new = f", {len(change.newly_short):,} new" if change.newly_short and change.before is not None else ""
    if change.errors:
        return f"✗ {count_of(change.errors, 'error')}{new}"
    return f"{len(change.short):,} short{new}" if change.short else "nothing"


def _tell_file(change: PilotChange) -> str:
    before = change.before.file.path if change.before is not None else ""
    was = f", which was {write_code(before)}" if change.kind is ChangeKind.RENAMED else ""
    return f"{write_code(change.file.path)} {_KINDS[change.kind]}{was}."


def _tell_move(change: PilotChange) -> Iterator[str]:
    fault = change.move_fault
    if fault is not None:
        yield f"✗ {write_inert(fault.message)}. To do: {write_inert(fault.hint)}.\n"


def _tell_field(field: FieldChange) -> str:
    before, after = (write_inert(value) or "nothing" for value in (field.before, field.after))
    return f"{write_code(field.path)}: {before} → {after}"


def _tell_line(side: Side | None) -> Iterator[str]:
    if side is not None and side.assessment is not None:
        yield f"{write_inert(side.assessment.line)}\n"


def _show_answers(assessment: Assessment) -> _Cells:
    return {
        answer.question.id: (write_inert(answer.question.label, 60), show_answer(answer.state))
        for answer in assessment.answers
    }


def _show_gates(assessment: Assessment) -> _Cells:
    following = next_gate(assessment.stage)
    return {
        gate.gate.value: (gate.gate.value.capitalize(), show_gate(gate, is_next=gate.gate is following))
        for gate in assessment.gates
    }


def _write_before_and_after(change: PilotChange, show: Callable[[Assessment], _Cells]) -> str:
    """A table with a line for either side, or one for both where they are the same; of what is asked now first."""
    before, after = (
        show(side.assessment) if side is not None and side.assessment is not None else {}
        for side in (change.before, change.after)
    )
    known = {**after, **{name: cell for name, cell in before.items() if name not in after}}
    if before and before == after:
        lines = [("before and after", before)]
    else:
        lines = [(word, cells) for word, cells in (("before", before), ("after", after)) if cells]
    rows = [[word, *(cells[name][1] if name in cells else "–" for name in known)] for word, cells in lines]
    return write_table(["", *(head for head, _ in known.values())], rows) if known else ""


def _list(title: str, items: Iterable[str]) -> Iterator[str]:
    listed = list(items)
    if listed:
        yield f"**{title}**\n"
        yield write_list(listed, _MOST_ITEMS)
