"""Asks the five questions of a person, and turns what is typed into the tree of a record."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from pilotbook.assessment.phrases import PhraseBook
from pilotbook.assessment.vague import Vague, Why
from pilotbook.frozen import frozen
from pilotbook.records.characters import find_forbidden
from pilotbook.records.pilot import Pilot
from pilotbook.records.scalar_reading import Misfit, read_scalar
from pilotbook.records.shape import Empty, Field, Kind, find_field
from pilotbook.records.template import hint_at
from pilotbook.records.vocabulary import Action
from pilotbook.records.yaml_source import Entry, Mapping, Node, Scalar, Sequence

FIRST = ("title", "summary", "unit")
QUESTIONS = (
    ("owner", ("name", "role")),
    ("data", ("source", "schedule", "permission.granted_by")),
    ("tools", ("name", "action", "log", "reversal.method")),
    ("policy", ("must_not_decide",)),
    ("review", ("forum", "cadence")),
)
"""The five questions, each with the fields that answer it well enough for an approval."""


@frozen
class Interview:
    """A conversation at a terminal.

    `ask` shows a prompt and returns what is typed, or its second argument where nothing is; `confirm` takes yes or no;
    `say` shows a line.
    """

    ask: Callable[[str, str], str]
    confirm: Callable[[str], bool]
    say: Callable[[str], None]
    phrases: PhraseBook

    def hold(self, begun: Mapping) -> Mapping:
        """Ask everything; the tree holds what was `begun` with, and what was answered."""
        self.say("An empty answer leaves a field open. Nothing is written before the last question.")
        entries = dict(begun.entries)
        for name in FIRST:
            self._put(entries, name, self._ask_field(name, _text_of(entries.get(name))))
        for name, inner in QUESTIONS:
            field = field_at(name)
            self.say(f"\n{field.description}")
            is_list = field.kind is Kind.RECORDS
            self._put(entries, name, self._ask_items(field, inner) if is_list else self._ask_record(name, inner))
        return Mapping(entries, 1, 1)

    def _put(self, entries: dict[str, Entry], dotted: str, value: Node | None) -> None:
        """Put a value where a dotted path leads; of one that is not known nothing is kept."""
        if value is None:
            return
        *parents, name = dotted.split(".")
        for parent in parents:
            inner = entries.setdefault(parent, Entry(Mapping({}, 1, 1), 1, 1)).value
            entries = inner.entries if isinstance(inner, Mapping) else {}
        entries[name] = Entry(value, 1, 1)

    def _ask_record(self, name: str, inner: tuple[str, ...]) -> Mapping | None:
        """What is known of one record; None where its first field is left open and nothing else is said."""
        entries: dict[str, Entry] = {}
        for each in inner:
            path = f"{name}.{each}"
            is_list = field_at(path).kind is Kind.TEXTS
            self._put(entries, each, self._ask_texts(path) if is_list else self._ask_field(path))
        return Mapping(entries, 1, 1) if entries else None

    def _ask_items(self, field: Field, inner: tuple[str, ...]) -> Sequence | None:
        """A list of records, until the first field of one is left open."""
        items = list(self._list_items(field.name, inner))
        is_none = not items and field.empty is Empty.ANSWERS and self.confirm(f"  Are there no {field.label} at all?")
        return Sequence(items, 1, 1) if items or is_none else None

    def _list_items(self, name: str, inner: tuple[str, ...]) -> Iterator[Node]:
        first, *others = inner
        while (begun := self._ask_field(f"{name}.{first}")) is not None:
            entries = {first: Entry(begun, 1, 1)}
            for each in others:
                if each != "reversal.method" or _text_of(entries.get("action")) != Action.READ:
                    self._put(entries, each, self._ask_field(f"{name}.{each}"))
            yield Mapping(entries, 1, 1)
            self.say("  And the next one? An empty answer ends the list.")

    def _ask_texts(self, path: str) -> Sequence | None:
        items: list[Node] = []
        while (item := self._ask_field(path)) is not None:
            items.append(item)
            self.say("  And the next one? An empty answer ends the list.")
        return Sequence(items, 1, 1) if items else None

    def _ask_field(self, path: str, default: str = "") -> Scalar | None:
        """The answer to one field; after a bad one it is asked for once more."""
        field = field_at(path)
        if field.kind is Kind.TEXTS:
            field = replace(field, kind=Kind.TEXT)
        self.say(f"  {field.description} {hint_at(field)}")
        for is_last in (False, True):
            typed = self.ask(f"  {field.label}", default)
            if field.kind is not Kind.TEXT:
                typed = typed.strip().casefold()
            if not typed.strip():
                return None
            refused, doubted = _refuse(field, typed), self._doubt(path, field, typed)
            if not refused and not doubted:
                return Scalar(typed, 1, 1, is_plain=False)
            self.say(f"  ! {refused or doubted}")
            if is_last and not refused:
                self.say("  Kept as you typed it.")
                return Scalar(typed, 1, 1, is_plain=False)
        self.say("  Left open: write it into the file later.")
        return None

    def _doubt(self, path: str, field: Field, typed: str) -> str:
        """Why an answer that can be kept is none, or nothing."""
        if field.kind is not Kind.TEXT:
            return ""
        vague = self.phrases.find_vague(typed)
        if vague is None and path == "owner.name" and not self.phrases.names_person(typed):
            vague = Vague(typed, Why.NAMES_GROUP)
        return f"{vague}. A stronger answer: “{field.example}”" if vague is not None else ""


def _refuse(field: Field, typed: str) -> str:
    """Why an answer cannot be kept, or nothing."""
    index = find_forbidden(typed)
    if index is not None:
        return f"expected readable text, found the invisible character U+{ord(typed[index]):04X}"
    read = read_scalar(field, Scalar(typed, 1, 1, is_plain=False), f"'{field.label}'")
    return f"{read.message}: {read.hint}" if isinstance(read, Misfit) else ""


def field_at(path: str) -> Field:
    """The field of a pilot at a dotted path."""
    field = find_field(Pilot, path)
    if field is None:
        raise TypeError(f"a pilot has no field {path}")
    return field


def _text_of(entry: Entry | None) -> str:
    return entry.value.text if entry is not None and isinstance(entry.value, Scalar) else ""
