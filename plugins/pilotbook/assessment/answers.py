"""Looks at the fields a criterion names: which are answered, which are vague, which are missing."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple

from pilotbook.assessment.phrases import PhraseBook
from pilotbook.assessment.repeats import Repeats
from pilotbook.assessment.vague import Vague, Why
from pilotbook.frozen import is_frozen
from pilotbook.records.pilot import Pilot
from pilotbook.records.shape import Empty, Field, Kind, field_named, fields_of
from pilotbook.records.yaml_source import Node, Path, Scalar, Sequence, Source


class State(StrEnum):
    """What was found where an answer is expected."""

    ANSWERED = "answered"
    VAGUE = "vague"
    MISSING = "missing"


class Answer(NamedTuple):
    """One answer: where it is expected, what stands there, and for a vague one what makes it so.

    `sign` are the words by which a stall pattern is recognised, where it is shown as evidence of one.
    """

    path: Path
    state: State
    value: Any = ""
    vague: Vague | None = None
    label: str = ""
    sign: str = ""

    @property
    def phrase(self) -> str:
        """The words of the answer that count: a sign, or what makes it vague."""
        return self.sign or (self.vague.words if self.vague is not None else "")

    @property
    def is_repeated(self) -> bool:
        """Whether it is vague because many records share it."""
        return self.vague is not None and self.vague.why is Why.REPEATED

    @property
    def text(self) -> str:
        """The answer as it would be typed in the record."""
        return show_value(self.value)


class AnswerFinder:
    """Finds the answers of one pilot; what was found once is remembered."""

    def __init__(self, pilot: Pilot, source: Source, phrases: PhraseBook, repeats: Repeats | None = None) -> None:
        self._pilot, self._source = pilot, source
        self._find_vague = phrases.find_vague
        self._names_person, self._repeats = phrases.names_person, repeats
        self._texts: dict[Path, dict[Path, str]] = {}
        self._has_own: dict[Path, bool] = {}
        self._found: dict[tuple[str, Path], tuple[Answer, ...]] = {}

    def find_items(self, dotted: str) -> list[tuple[Path, Any]]:
        """The items of the list at a dotted path of fields, each with its path."""
        value, path = attrgetter(dotted)(self._pilot), tuple(dotted.split("."))
        if steps_to(dotted)[-1].kind is Kind.TEXTS:
            return list(self._texts_with_places(value, path).items())
        return [((*path, number), item) for number, item in enumerate(value)]

    def find_answers(self, dotted: str, only: Path = ()) -> tuple[Answer, ...]:
        """Every answer that a dotted path of fields leads to, in the order of the file.

        A path through a list leads to one answer for each item; `only`, the path of one item, narrows it to that one.
        A list that is empty and may be so leads to none; any other empty list leads to one missing answer.
        """
        found = self._found.get((dotted, only))
        if found is None:
            found = self._found[dotted, only] = self._look_for(dotted, only)
        return found

    def list_texts(self, dotted: str) -> Iterable[str]:
        """Every text that a dotted path of fields leads to, as it stands in the record and whatever it is worth."""
        if not steps_to(dotted):
            return _texts_in(self._added(dotted), ())
        return _texts_in(self._pilot, tuple(dotted.split(".")))

    def find_group(self, dotted: str, only: Path = ()) -> Answer | None:
        """The first of the answers that names a group and no person, with that as what makes it vague."""
        for answer in self.find_answers(dotted, only):
            if answer.state is State.ANSWERED and not self._names_person(answer.text):
                return answer._replace(vague=Vague(answer.text, Why.NAMES_GROUP))
        return None

    def _look_for(self, dotted: str, only: Path) -> tuple[Answer, ...]:
        steps = steps_to(dotted)
        if not steps:
            return (self._judge(self._added(dotted), (dotted,), dotted.replace("_", " ")),)
        route = _route(dotted)
        found: Any = route.get(self._pilot) if route is not None else None
        if route is None or found == ():
            return tuple(self._walk(self._pilot, steps, (), only))
        get_field, path, rest, label = route.get_field, route.path, route.rest, route.label
        if not path:
            return (self._judge(get_field(found), rest, label),)
        numbers = _numbers(found, path, only)
        return tuple([self._judge(get_field(found[number]), (*path, number, *rest), label) for number in numbers])

    def _added(self, name: str) -> Any:  # noqa: ANN401 - any field's value
        """The value of a field that the organisation added."""
        return next((added.value for added in self._pilot.added if added.name == name), None)

    def _walk(self, value: Any, steps: tuple[Field, ...], path: Path, only: Path) -> Iterator[Answer]:  # noqa: ANN401 - any field's value
        step, rest = steps[0], steps[1:]
        inner, here = getattr(value, step.name), (*path, step.name)
        match step.kind:
            case Kind.RECORD if rest:
                yield from self._walk(inner, rest, here, only)
            case Kind.RECORDS if rest and inner:
                for number in _numbers(inner, here, only):
                    yield from self._walk(inner[number], rest, (*here, number), only)
            case Kind.TEXTS if inner:
                texts = self._texts_with_places(inner, here)
                for place in [only] if only in texts else texts:
                    answer = self._judge(texts[place], place, step.label)
                    yield answer if not answer.is_repeated else self._excuse(answer, here)
            case Kind.RECORDS | Kind.TEXTS if not inner and self._may_be_empty(step, here):
                return
            case _:
                yield self._judge(inner, here, step.label)

    def _texts_with_places(self, texts: tuple[str, ...], path: Path) -> dict[Path, str]:
        """Where in the file each text of a list stands: one that could not be read is left out, but takes a number."""
        if path not in self._texts:
            is_whole = self._source.empty_lists is not None  # then none of them was left out
            numbers = range(len(texts)) if is_whole else _numbers_of_texts(texts, self._source.find(path))
            self._texts[path] = {(*path, number): text for number, text in zip(numbers, texts, strict=True)}
        return self._texts[path]

    def _excuse(self, answer: Answer, texts: Path) -> Answer:
        """A text that many records share is an answer where another one in its list is the record's own."""
        if texts not in self._has_own:
            judged = (self._judge(text, place, "") for place, text in self._texts[texts].items())
            self._has_own[texts] = any(each.state is State.ANSWERED for each in judged)
        return answer._replace(state=State.ANSWERED, vague=None) if self._has_own[texts] else answer

    def _may_be_empty(self, step: Field, path: Path) -> bool:
        if step.empty is not Empty.ANSWERS:
            return step.empty is Empty.ORDINARY
        return self._source.says_empty(path)

    def _judge(self, value: Any, path: Path, label: str) -> Answer:  # noqa: ANN401 - any field's value
        if is_blank(value):
            return Answer(path, State.MISSING, label=label)
        vague = self._find_vague(value) if type(value) is str else None  # a choice is text of a class of its own
        if vague is None and self._repeats is not None:
            vague = self._repeats.find(path, value)
        return Answer(path, State.ANSWERED if vague is None else State.VAGUE, value, vague, label)


class _Route(NamedTuple):
    """A way to a field along which there is at most one list, so that it can be worked out beforehand.

    `get` gives the list, or the pilot itself where there is none on the way; `get_field` the field of one of its items.
    """

    get: Callable[[Pilot], Any]
    path: Path
    get_field: Callable[[Any], Any]
    rest: Path
    label: str


@cache
def _route(dotted: str) -> _Route | None:
    steps, names = steps_to(dotted), tuple(dotted.split("."))
    lists = [number for number, step in enumerate(steps) if step.kind in (Kind.RECORDS, Kind.TEXTS)]
    match lists:
        case []:
            return _Route(lambda pilot: pilot, (), attrgetter(dotted), names, steps[-1].label)
        case [number] if number < len(steps) - 1:
            path, rest = names[: number + 1], names[number + 1 :]
            return _Route(attrgetter(".".join(path)), path, attrgetter(".".join(rest)), rest, steps[-1].label)
        case _:
            return None


@cache
def steps_to(dotted: str) -> tuple[Field, ...]:
    """The fields along a path of a pilot; none when a step does not exist."""
    steps: list[Field] = []
    of: type[Any] | None = Pilot
    for name in dotted.split("."):
        field = field_named(of, name) if of is not None else None
        if field is None:
            return ()
        steps.append(field)
        of = field.record
    return tuple(steps)


def _texts_in(value: Any, names: tuple[str, ...]) -> Iterator[str]:  # noqa: ANN401 - any field's value
    if isinstance(value, tuple):
        for item in value:
            yield from _texts_in(item, names)
    elif names:
        yield from _texts_in(getattr(value, names[0]), names[1:])
    elif value:
        yield value if type(value) is str else show_value(value)


def _numbers(items: tuple[Any, ...], path: Path, only: Path) -> Iterable[int]:
    """The numbers of the items that are looked at: all, or the one that `only` leads through."""
    step = only[len(path)] if len(only) > len(path) and only[: len(path)] == path else None
    return [step] if isinstance(step, int) else range(len(items))


def _numbers_of_texts(texts: tuple[str, ...], node: Node | None) -> Iterable[int]:
    if not isinstance(node, Sequence):
        return range(len(texts))
    numbers: list[int] = []
    remaining = iter(texts)
    awaited = next(remaining, None)
    for number, item in enumerate(node.items):
        if isinstance(item, Scalar) and awaited is not None and item.text.strip() == awaited.strip():
            numbers.append(number)
            awaited = next(remaining, None)
    return numbers if len(numbers) == len(texts) else range(len(texts))


def is_blank(value: Any) -> bool:  # noqa: ANN401 - any field's value
    """Whether a value says nothing: blank text, an empty list, a record in which nothing is given."""
    if isinstance(value, str):
        return not value or value.isspace()
    if is_frozen(value):
        return all(is_blank(getattr(value, field.name)) for field in fields_of(type(value)))
    return value is None or value == ()


def show_value(value: Any) -> str:  # noqa: ANN401 - any field's value
    """A value as it would be typed in the record; nothing for one that is no plain value."""
    if type(value) is str:  # most are
        return value
    match value:
        case bool():
            return "true" if value else "false"
        case tuple():
            return ", ".join(filter(None, map(show_value, value)))
        case StrEnum():
            return value.value
        case str() | int() | date():
            return str(value)
        case _:
            return ""
