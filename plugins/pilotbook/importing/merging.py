"""Brings a file that a person edited up to date: only what the last import wrote, exactly where it stands."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pilotbook.importing.edit import Edit, edit_text
from pilotbook.importing.fingerprint import mark_path, mark_value
from pilotbook.importing.leaf import Leaf, Value
from pilotbook.importing.leaves import find_leaves
from pilotbook.records.yaml_reading import read_yaml
from pilotbook.records.yaml_source import Mapping as YamlMapping
from pilotbook.records.yaml_source import Path


class Conflict(NamedTuple):
    """A value that the sheet has changed, where the file does not say what the last import wrote.

    `here` is what the file says and `there` what the sheet says; None is nothing at all.
    """

    path: Path
    here: Value | None
    there: Value | None
    is_layout: bool = False


class Merged(NamedTuple):
    """What came of it: the text of the file, what was changed in it, what was not, and the marks to remember."""

    text: str
    changed: tuple[Path, ...]
    conflicts: tuple[Conflict, ...]
    leaves: dict[str, str]


def merge(text: str, before: Mapping[str, str], leaves: Sequence[Leaf], *, settles: bool) -> Merged | None:
    """Merge new leaves into a text, of which the last import wrote the values that are marked in `before`.

    With `settles`, what the file says counts as right wherever the two differ. None where the text is no record.
    """
    root, problems = read_yaml(text, "")
    if problems or not isinstance(root, YamlMapping):
        return None
    merger = _Merger(text, find_leaves(root), before, settles=settles)
    merger.take_all(leaves)
    return Merged(merger.text, tuple(merger.changed), tuple(merger.conflicts), merger.after)


class _Merger:
    """Goes through leaves; `text`, `changed`, `conflicts` and the marks `after` grow while it does."""

    def __init__(self, text: str, here: Mapping[Path, Value], before: Mapping[str, str], *, settles: bool) -> None:
        self.text = text
        self.changed: list[Path] = []
        self.conflicts: list[Conflict] = []
        self.after: dict[str, str] = {}
        self._here, self._before, self._settles = here, before, settles

    def take_all(self, leaves: Sequence[Leaf]) -> None:
        """Take every value that the sheet has, and then those that it has no more."""
        for leaf in leaves:
            self._take(leaf)
        wanted = {mark_path(leaf.path) for leaf in leaves}
        for path in self._here:
            mark = mark_path(path)
            if mark in self._before and mark not in wanted:
                self._drop(path, mark)

    def _take(self, leaf: Leaf) -> None:
        mark, there = mark_path(leaf.path), mark_value(leaf.value)
        here, before = _alike(self._here.get(leaf.path), leaf.value), self._before.get(mark)
        is_ours = before is not None and here is not None and mark_value(here) == before
        if (here is not None and mark_value(here) == there) or before == there:
            self.after[mark] = there
        elif is_ours or (here is None and before is None):
            self._change(Edit(leaf.path, here, leaf.value, leaf.is_bare), mark, there)
        else:
            self._leave(Conflict(leaf.path, here, leaf.value), mark, there)

    def _drop(self, path: Path, mark: str) -> None:
        here = self._here[path]
        if mark_value(here) == self._before[mark]:
            self._change(Edit(path, here, None), mark, "")
        else:
            self._leave(Conflict(path, here, None), mark, "")

    def _change(self, edit: Edit, mark: str, there: str) -> None:
        edited = edit_text(self.text, edit)
        if edited is None:
            self._leave(Conflict(edit.path, edit.before, edit.after, is_layout=True), mark, there)
            return
        self.text = edited
        self.changed.append(edit.path)
        if there:
            self.after[mark] = there

    def _leave(self, conflict: Conflict, mark: str, there: str) -> None:
        """Leave the file as it is; until that is settled, the last import is what the next one compares with."""
        if self._settles:
            if there:
                self.after[mark] = there
            return
        self.conflicts.append(conflict)
        if mark in self._before:
            self.after[mark] = self._before[mark]


def _alike(here: Value | None, there: Value) -> Value | None:
    """What the file says in the form in which the sheet says it: one text may stand for a list of one."""
    return (here,) if isinstance(here, str) and isinstance(there, tuple) else here
