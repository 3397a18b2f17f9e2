"""Looks at the fields a criterion names: which are answered, which are vague, which are missing."""

from dataclasses import dataclass, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from pilotbook.assessment.phrases import PhraseBook
from pilotbook.records.pilot import Pilot
from pilotbook.records.shape import Empty, Field, Kind, field_named, fields_of
from pilotbook.records.yaml_source import Path, Source


class State(StrEnum):
    """What was found where an answer is expected."""

    ANSWERED = "answered"
    VAGUE = "vague"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: where it is expected, what stands there, and for a vague one the words that make it so."""

    path: Path
    state: State
    text: str = ""
    phrase: str = ""
    label: str = ""


def find_answers(
    pilot: Pilot, source: Source, field_path: str, phrases: PhraseBook, only: tuple[str, int] | None = None
) -> list[Answer]:
    """Every answer that a dotted path of fields leads to, in the order of the file.

    A path through a list leads to one answer for each item. `only` narrows it to one item of one list: the list's
    dotted path, and the item's number. A list that is empty and may be so leads to none; any other empty list leads to
    one missing answer.
    """
    steps = _steps(field_path)
    if not steps:  # a field that the organisation added
        value = next((added.value for added in pilot.added if added.name == field_path), None)
        return [_judge(value, (field_path,), field_path.replace("_", " "), phrases)]
    return _walk(pilot, steps, (), "", _Search(source, phrases, only))


@dataclass(frozen=True, slots=True)
class _Search:
    source: Source
    phrases: PhraseBook
    only: tuple[str, int] | None


@cache
def _steps(field_path: str) -> tuple[Field, ...]:
    steps: list[Field] = []
    of: type[Any] | None = Pilot
    for name in field_path.split("."):
        field = field_named(of, name) if of is not None else None
        if field is None:
            return ()
        steps.append(field)
        of = field.record
    return tuple(steps)


def _walk(value: Any, steps: tuple[Field, ...], path: Path, dotted: str, search: _Search) -> list[Answer]:  # noqa: ANN401
    if not steps:
        return []
    step, rest = steps[0], steps[1:]
    inner = getattr(value, step.name)
    here = (*path, step.name)
    dotted = f"{dotted}.{step.name}" if dotted else step.name
    match step.kind:
        case Kind.RECORD if rest:
            return _walk(inner, rest, here, dotted, search)
        case Kind.RECORDS if rest and inner:
            return [
                answer
                for number, item in enumerate(inner)
                if search.only is None or search.only[0] != dotted or search.only[1] == number
                for answer in _walk(item, rest, (*here, number), dotted, search)
            ]
        case Kind.TEXTS if inner and search.only is not None and search.only[0] == dotted:
            number = search.only[1]
            return [_judge(inner[number], (*here, number), step.label, search.phrases)]
        case Kind.RECORDS | Kind.TEXTS if not inner and _may_be_empty(step, here, search.source):
            return []
        case Kind.TEXTS if inner:
            return [_judge(text, (*here, number), step.label, search.phrases) for number, text in enumerate(inner)]
    return [_judge(inner, here, (rest[-1] if rest else step).label, search.phrases)]


def _may_be_empty(step: Field, path: Path, source: Source) -> bool:
    if step.empty is Empty.ANSWERS:
        node = source.find(path)
        return getattr(node, "items", None) == []
    return step.empty is Empty.ORDINARY


def _judge(value: Any, path: Path, label: str, phrases: PhraseBook) -> Answer:  # noqa: ANN401
    if _is_blank(value):
        return Answer(path, State.MISSING, label=label)
    if isinstance(value, str) and not isinstance(value, StrEnum):
        phrase = phrases.find_vague(value)
        if phrase is not None:
            return Answer(path, State.VAGUE, value, phrase, label)
        return Answer(path, State.ANSWERED, value, label=label)
    return Answer(path, State.ANSWERED, show_value(value), label=label)


def _is_blank(value: Any) -> bool:  # noqa: ANN401
    if is_dataclass(value):
        return all(_is_blank(getattr(value, field.name)) for field in fields_of(type(value)))
    return value is None or value == () or (isinstance(value, str) and not value.strip())


def show_value(value: Any) -> str:  # noqa: ANN401
    """A plain value as it would be typed in the record."""
    match value:
        case bool():
            return "true" if value else "false"
        case tuple():
            return ", ".join(filter(None, map(show_value, value)))
        case StrEnum():
            return value.value
    return "" if value is None or is_dataclass(value) else str(value)
