"""Turns `playbook.yml` into settings, and lays an organisation's own over those that come with the package."""

import re
from collections.abc import Iterator
from typing import Any

from pilotbook.diagnostic import Code, Diagnostic, Place, add_diagnostic
from pilotbook.frozen import frozen, replace
from pilotbook.records.nearest import suggest_field
from pilotbook.records.pilot import Pilot
from pilotbook.records.playbook import AddedField, Settings
from pilotbook.records.quote import quote_text
from pilotbook.records.reading import Reader
from pilotbook.records.scalar_reading import Misfit, read_scalar
from pilotbook.records.shape import Kind, field_named, fields_of, find_field, walk_fields
from pilotbook.records.vocabulary import STALL_RISKS
from pilotbook.records.yaml_reading import read_yaml
from pilotbook.records.yaml_source import Mapping, Path, Scalar, Source

_NAME = re.compile(r"[a-z][a-z0-9_]*")


@frozen
class SettingsFile:
    """A `playbook.yml` that was read. `broken` are the paths of values that could not be."""

    settings: Settings
    source: Source
    broken: frozenset[Path] = frozenset()


def read_settings(text: str, path: str) -> tuple[SettingsFile, tuple[Diagnostic, ...]]:
    """Read the text of a `playbook.yml`; one without anything in it sets nothing."""
    root, problems = read_yaml(text, path)
    reader = Reader(path, list(problems))
    if not isinstance(root, Mapping):
        if root is not None and not (isinstance(root, Scalar) and root.is_absent):
            reader.diagnostics.append(_not_settings(Place(path, root.line, root.column)))
        empty = SettingsFile(settings=Settings(), source=Source(path, Mapping({}, 1, 1)))
        return empty, tuple(reader.diagnostics)
    settings, _ = reader.read(Settings, root)
    file = SettingsFile(settings=settings, source=Source(path, root), broken=frozenset(reader.broken))
    for problem in (*_check_added_fields(file), *_check_capabilities(file)):
        add_diagnostic(reader.diagnostics, problem)
    usable = tuple(_without_misfit(each) for each in _usable_fields(settings))
    return replace(file, settings=replace(settings, fields=usable)), tuple(reader.diagnostics)


def _not_settings(place: Place) -> Diagnostic:
    return Diagnostic(
        code=Code.WRONG_TYPE,
        place=place,
        message="expected the fields of playbook.yml, found something else",
        hint="write one field to a line, for example: longest_timebox_weeks: 12",
    )


def merge_settings(settings: Settings, own: SettingsFile) -> Settings:
    """The settings, with what an organisation's own file gives in their place: a single cadence, or a whole list."""
    return replace(settings, **_given(settings, own.settings, own, ()))


def _given(base: Any, own: Any, file: SettingsFile, where: Path) -> dict[str, Any]:  # noqa: ANN401 - any two records
    given: dict[str, Any] = {}
    for field in fields_of(type(base)):
        path = (*where, field.name)
        node = file.source.find(path)
        if node is None or path in file.broken or (isinstance(node, Scalar) and node.is_absent):
            continue
        inner, value = getattr(base, field.name), getattr(own, field.name)
        given[field.name] = replace(inner, **_given(inner, value, file, path)) if field.kind is Kind.RECORD else value
    return given


def check_internal(settings: Settings, file: SettingsFile) -> Iterator[Diagnostic]:
    """What `internal` names, but no pilot has; `settings` are the merged ones, which know every added field."""
    added = [each.name for each in settings.fields]
    known = [path for path, _ in walk_fields(Pilot)] + [*added, STALL_RISKS]
    for number, path in enumerate(file.settings.internal):
        if path not in (*added, STALL_RISKS) and find_field(Pilot, path) is None:
            yield Diagnostic(
                code=Code.UNKNOWN_FIELD,
                place=file.source.locate(("internal", number)),
                message=f"expected a field of a pilot in 'internal', found {quote_text(path)}",
                hint=suggest_field(path, known),
            )


def _usable_fields(settings: Settings) -> Iterator[AddedField]:
    names = set()
    for each in settings.fields:
        if each.type is not None and each.name not in names and not _name_problem(each.name):
            names.add(each.name)
            yield each


def _without_misfit(added: AddedField) -> AddedField:
    return replace(added, example="") if _example_misfit(added) else added


def _name_problem(name: str) -> str:
    if not _NAME.fullmatch(name):
        return "expected a name of small letters, digits and underscores"
    return "expected a name that no field of a pilot has yet" if field_named(Pilot, name) else ""


def _example_misfit(added: AddedField) -> Misfit | None:
    kind = Kind(added.type.value) if added.type is not None else Kind.TEXTS
    if not added.example or kind is Kind.TEXTS:
        return None
    described = next(each for each in Settings(fields=(added,)).added_fields)
    read = read_scalar(described, Scalar(added.example, 1, 1), "the example")
    return read if isinstance(read, Misfit) else None


def _check_added_fields(file: SettingsFile) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for number, each in enumerate(file.settings.fields):
        place = file.source.locate(("fields", number, "name"))
        problem = _name_problem(each.name) if each.name else ""
        if problem:
            hint = "choose another name, for example: cost_centre"
            yield Diagnostic(
                code=Code.WRONG_TYPE, place=place, message=f"{problem}, found {quote_text(each.name)}", hint=hint
            )
        elif each.name and each.name in seen:
            yield _used_twice(place, "added field", each.name)
        seen.add(each.name)
        misfit = _example_misfit(each)
        if misfit:
            place = file.source.locate(("fields", number, "example"))
            yield Diagnostic(code=misfit.code, place=place, message=misfit.message, hint=misfit.hint)


def _check_capabilities(file: SettingsFile) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for number, each in enumerate(file.settings.capabilities):
        if each.id and each.id in seen:
            yield _used_twice(file.source.locate(("capabilities", number, "id")), "capability", each.id)
        seen.add(each.id)


def _used_twice(place: Place, what: str, name: str) -> Diagnostic:
    return Diagnostic(
        code=Code.DUPLICATE_KEY,
        place=place,
        message=f"expected each {what} once, found {quote_text(name)} again",
        hint="keep one of the two, or rename one",
    )
