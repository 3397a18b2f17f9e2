"""Turns the text of a mapping file into a mapping, and what is wrong with it into diagnostics with line and column."""

from collections.abc import Callable, Iterator

from pilotbook.diagnostic import Code, Diagnostic, Place, add_diagnostic
from pilotbook.frozen import frozen
from pilotbook.importing.csv_encoding import is_encoding
from pilotbook.importing.csv_reading import DELIMITERS
from pilotbook.importing.sheet_mapping import FieldMapping, SheetMapping
from pilotbook.importing.target import Target, find_target, list_targets
from pilotbook.records.day_forms import find_form
from pilotbook.records.nearest import nearest_word, suggest
from pilotbook.records.pilot_file import is_pilot_id
from pilotbook.records.quote import quote_text
from pilotbook.records.reading import Reader
from pilotbook.records.scalar_reading import Misfit, read_scalar
from pilotbook.records.shape import Field, Kind
from pilotbook.records.yaml_reading import read_yaml
from pilotbook.records.yaml_source import Mapping, Path, Scalar, Source

_Report = Callable[[Code, Path, str, str], Diagnostic]
_SEVERAL = (Kind.TEXT, Kind.TEXTS)
"""The kinds of fields that take the texts of several columns."""


@frozen
class MappingFile:
    """A mapping with the file that it was read from, so that what is wrong with it can be shown in its place."""

    mapping: SheetMapping
    source: Source

    def report(self, code: Code, where: Path, message: str, hint: str) -> Diagnostic:
        """A problem of the value at a path of the file."""
        return Diagnostic(code=code, place=self.source.locate(where), message=message, hint=hint)


def read_mapping(
    text: str, path: str, added: tuple[Field, ...] = ()
) -> tuple[MappingFile | None, tuple[Diagnostic, ...]]:
    """Read a mapping; it is None where the text is no mapping at all, and unfit for use where there are diagnostics."""
    root, problems = read_yaml(text, path)
    reader = Reader(path, list(problems))
    if not isinstance(root, Mapping):
        if not problems:
            reader.diagnostics.append(_not_a_mapping(Place(path)))
        return None, tuple(reader.diagnostics)
    mapping, _ = reader.read(SheetMapping, root)
    file = MappingFile(mapping=mapping, source=Source(path, root))
    for problem in _check(file, added):
        if not any(each.place == problem.place for each in reader.diagnostics):  # else it is said already
            add_diagnostic(reader.diagnostics, problem)
    return file, tuple(sorted(reader.diagnostics, key=lambda each: each.place))


def _not_a_mapping(place: Place) -> Diagnostic:
    return Diagnostic(
        code=Code.WRONG_TYPE,
        place=place,
        message="expected a mapping from columns to fields, found something else",
        hint="let pilotbook propose one: pilotbook import FILE --suggest",
    )


def _check(file: MappingFile, added: tuple[Field, ...]) -> Iterator[Diagnostic]:
    mapping = file.mapping
    yield from _check_reading(file)
    if mapping.name and not is_pilot_id(mapping.name):
        message = f"expected a name of small letters, digits and dashes, found {quote_text(mapping.name)}"
        yield file.report(Code.WRONG_TYPE, ("name",), message, "for example: ai-inventory")
    seen: dict[Path, int] = {}
    for number, each in enumerate(mapping.fields):
        where = ("fields", number)
        target = find_target(each.field, each.item or 1, added)
        if each.field and target is None:
            yield _unknown_field(file, (*where, "field"), each.field, added)
        elif target is not None:
            yield from _check_field(file, where, each, target)
            if target.path in seen:
                message = f"expected each field once, found {quote_text(each.field)} again"
                hint = "name all of its columns in one place, or give the second one another item of the list"
                yield file.report(Code.DUPLICATE_KEY, (*where, "field"), message, hint)
            seen[target.path] = number
    yield from _check_required(file)


def _check_required(file: MappingFile) -> Iterator[Diagnostic]:
    for name in ("title", "stage"):
        if not any(each.field == name for each in file.mapping.fields):
            message = f"expected the field '{name}' in 'fields', found none"
            hint = "no pilot can do without it: name its column, or write one constant for all"
            yield file.report(Code.MISSING_KEY, ("fields",), message, hint)


def _check_reading(file: MappingFile) -> Iterator[Diagnostic]:
    mapping = file.mapping
    if mapping.encoding and not is_encoding(mapping.encoding):
        message = f"expected the name of an encoding, found {quote_text(mapping.encoding)}"
        yield file.report(Code.NOT_A_CHOICE, ("encoding",), message, "for example utf-8, utf-16, cp1252 or shift_jis")
    if mapping.delimiter and mapping.delimiter not in DELIMITERS:
        message = f"expected one of {', '.join(DELIMITERS)}, found {quote_text(mapping.delimiter)}"
        yield file.report(
            Code.NOT_A_CHOICE, ("delimiter",), message, suggest(mapping.delimiter, DELIMITERS, "choose one of")
        )
    yield from _check_dates(file, (), mapping.dates)


def _unknown_field(file: MappingFile, where: Path, name: str, added: tuple[Field, ...]) -> Diagnostic:
    known = list_targets(added)
    near = nearest_word(name, known) or nearest_word(name, [each.rpartition(".")[2] for each in known])
    meant = near if near is None or near in known else next(each for each in known if each.endswith(f".{near}"))
    inner = [each for each in known if each.startswith(f"{name}.")]
    hint = f"did you mean '{meant}'?" if meant else "the guide's page about the record lists every field"
    if inner:
        hint = f"name one of the fields inside it: {', '.join(inner[:4])}"
    message = f"expected a field of a pilot that a cell can fill, found {quote_text(name)}"
    return file.report(Code.UNKNOWN_FIELD, where, message, hint)


def _check_field(file: MappingFile, where: Path, each: FieldMapping, target: Target) -> Iterator[Diagnostic]:
    kind = target.field.kind
    if bool(each.columns) == bool(each.constant):
        found = "both" if each.constant else "neither"
        message = f"expected either columns or a constant for {quote_text(each.field)}, found {found}"
        yield file.report(Code.MISSING_KEY, (*where, "field"), message, "for example: columns: Use Case Name")
    if len(each.columns) > 1 and kind not in _SEVERAL:
        message = f"expected one column for {quote_text(each.field)}, found {len(each.columns)}"
        yield file.report(Code.WRONG_TYPE, (*where, "columns", 1), message, "only texts can come from several columns")
    if each.split and kind is not Kind.TEXTS:
        message = f"expected 'split' for a list of texts, found it for {quote_text(each.field)}"
        yield file.report(Code.WRONG_TYPE, (*where, "split"), message, "delete it, or name a list such as tags")
    if each.otherwise and kind is Kind.TEXTS:
        message = f"expected 'otherwise' for a field with one value, found it for {quote_text(each.field)}"
        yield file.report(Code.WRONG_TYPE, (*where, "otherwise"), message, "delete it: a list may be empty")
    if each.dates and kind is not Kind.DAY:
        message = f"expected 'dates' for a day, found it for {quote_text(each.field)}"
        yield file.report(Code.WRONG_TYPE, (*where, "dates"), message, "delete it, or name a day such as timebox.start")
    yield from _check_dates(file, where, each.dates)
    yield from _check_values(file, where, each, target.field)


def _check_dates(file: MappingFile, where: Path, forms: tuple[str, ...]) -> Iterator[Diagnostic]:
    for number, form in enumerate(forms):
        if find_form(form) is None:
            message = f"expected a form with a year, a month and a day, found {quote_text(form)}"
            hint = "for example M/D/YYYY, DD.MM.YYYY or D Month YYYY"
            yield file.report(Code.WRONG_TYPE, (*where, "dates", number), message, hint)


def _check_values(file: MappingFile, where: Path, each: FieldMapping, field: Field) -> Iterator[Diagnostic]:
    """Whether the values that the mapping itself gives fit the field."""
    given: list[tuple[Path, str]] = [((*where, "options", name), value) for name, value in each.options]
    given += [((*where, name), value) for name in ("constant", "otherwise") if (value := getattr(each, name))]
    for path, value in given:
        read = read_scalar(field, Scalar(value, 1, 1), each.field) if field.kind is not Kind.TEXTS else value
        if isinstance(read, Misfit):
            yield file.report(read.code, path, read.message, read.hint)
