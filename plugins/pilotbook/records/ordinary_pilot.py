"""Turns the text of an ordinary pilot's file into its record, the short way; what is unusual needs the close look.

Most files hold nothing but known fields with values that fit. Those are read straight from what the parser in C makes
of the text, in a third of the time. Whatever else a file holds, it is None here, and left to `yaml_reading.py` and
`reading.py`, which know how to say what is wrong and where. What both read, they read alike: tests compare them.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from pilotbook.frozen import make_builder
from pilotbook.records.named_values import Added, NamedText
from pilotbook.records.pilot import Pilot
from pilotbook.records.scalar_values import FLAGS, is_address, parse_day, parse_number, strip_text, words_of
from pilotbook.records.shape import LONGEST_NAME, MOST_NAMED_TEXTS, Field, Kind, fields_of, record_class, shorthand_of
from pilotbook.records.yaml_composing import LIST, MAPPING, TEXT, compose_yaml
from pilotbook.records.yaml_source import ABSENT


class Ordinary(NamedTuple):
    """A pilot whose file holds nothing unusual. `empty_lists` are its fields that say that they are an empty list."""

    pilot: Pilot
    empty_lists: frozenset[str]


class _Unusual(Exception):  # noqa: N818 - it is no error, only a reason to look closely
    """Something that the short way does not know how to read."""


_Read = Callable[[Any], Any]
"""Gives the value of a node, None where it is absent; raises _Unusual."""


def read_ordinary_pilot(text: str, added: tuple[Field, ...]) -> Ordinary | None:
    """The pilot that a text tells of, with an organisation's added fields; None where anything is unusual."""
    root = compose_yaml(text)
    if type(root) is not MAPPING:
        return None
    readers, required = _readers_of(Pilot) if not added else _readers_with(added)
    try:
        values = _read_values(root, readers, required)
    except _Unusual:
        return None
    if added:
        own = [(each.name, values.pop(each.name)) for each in added if each.name in values]
        values["added"] = tuple(Added(name=name, value=value) for name, value in own)
    empty = [key.value for key, node in root.value if type(node) is LIST and not node.value]
    return Ordinary(_BUILD_PILOT(values), frozenset(empty))


def _read_values(node: Any, readers: Mapping[str, _Read], required: Iterable[str]) -> dict[str, Any]:  # noqa: ANN401
    """The values of a mapping by their fields' names, without those that are absent."""
    values: dict[str, Any] = {}
    absent = []
    for key, inner in node.value:
        read = readers.get(key.value) if type(key) is TEXT else None
        if read is None:
            raise _Unusual
        value = read(inner)
        if value is None:
            absent.append(key.value)
        else:
            values[key.value] = value
    if len(values.keys() | absent if absent else values) != len(node.value):  # a key that stands twice
        raise _Unusual
    for name in required:
        value = values.get(name)
        if value is None or not str(value).strip():
            raise _Unusual
    return values


_BUILD_PILOT = make_builder(Pilot)
_Readers = tuple[dict[str, _Read], tuple[str, ...]]
_READERS: dict[type[Any], _Readers] = {}


def _readers_of(of: type[Any]) -> _Readers:
    """How each field of a record is read, and which it must have; worked out once for each class."""
    if of not in _READERS:
        _READERS[of] = _make_readers(fields_of(of))
    return _READERS[of]


@lru_cache(maxsize=8)
def _readers_with(added: tuple[Field, ...]) -> _Readers:
    return _make_readers((*fields_of(Pilot), *added))


def _make_readers(fields: Iterable[Field]) -> _Readers:
    listed = tuple(fields)
    return {each.name: _MAKERS[each.kind](each) for each in listed}, tuple(
        each.name for each in listed if each.is_required
    )


def _is_absent(node: Any) -> bool:  # noqa: ANN401
    return type(node) is TEXT and node.value in ABSENT and not node.style


def _plain_reader(parse: Callable[[str], Any]) -> _Read:
    """Reads one value; `parse` gives None for a text that is none."""

    def read(node: Any) -> Any:  # noqa: ANN401
        if type(node) is not TEXT:
            raise _Unusual
        if node.value in ABSENT and not node.style:
            return None
        value = parse(node.value)
        if value is None:
            raise _Unusual
        return value

    return read


def _text_reader(field: Field) -> _Read:
    longest = field.longest

    def read(node: Any) -> str | None:  # noqa: ANN401
        if type(node) is not TEXT:
            raise _Unusual
        text: str = node.value
        if text in ABSENT and not node.style:
            return None
        if "\n" in text:
            text = strip_text(text)
        if len(text) > longest:
            raise _Unusual
        return text

    return read


def _address_reader(field: Field) -> _Read:
    longest = field.longest
    return _plain_reader(lambda text: text if is_address(text) and len(text) <= longest else None)


def _day_reader(_field: Field) -> _Read:
    return _plain_reader(parse_day)


def _number_reader(field: Field) -> _Read:
    least, most = field.least, field.most
    return _plain_reader(lambda text: parse_number(text, least, most))


def _choice_reader(field: Field) -> _Read:
    return _plain_reader(words_of(field.choices).get)


def _flag_reader(_field: Field) -> _Read:
    read_word = _plain_reader(FLAGS.get)

    def read(node: Any) -> Any:  # noqa: ANN401
        if type(node) is not TEXT or node.style:  # in quotes it is a word
            raise _Unusual
        return read_word(node)

    return read


def _texts_reader(field: Field) -> _Read:
    read_text = _text_reader(field)

    def read_item(node: Any) -> Any:  # noqa: ANN401
        text = read_text(node)
        if text is None or not text.strip():
            raise _Unusual
        return text

    def read(node: Any) -> Any:  # noqa: ANN401
        if type(node) is LIST:
            return tuple(map(read_item, node.value))
        return None if _is_absent(node) else (read_item(node),)

    return read


def _named_texts_reader(field: Field) -> _Read:
    read_text = _text_reader(field)

    def read_one(key: Any, node: Any) -> NamedText | None:  # noqa: ANN401
        name = key.value
        if not name.strip() or not name.isprintable() or len(name) > LONGEST_NAME:
            raise _Unusual
        text = read_text(node)
        return None if text is None else NamedText(name, text)

    def read(node: Any) -> Any:  # noqa: ANN401
        if _is_absent(node):
            return None
        if type(node) is not MAPPING or len(node.value) > MOST_NAMED_TEXTS:
            raise _Unusual
        if len({key.value for key, _ in node.value if type(key) is TEXT}) < len(node.value):
            raise _Unusual
        return tuple(filter(None, (read_one(key, text) for key, text in node.value)))

    return read


def _record_reader(field: Field) -> _Read:
    of = record_class(field)
    readers, required = _readers_of(of)
    build, shorthand = make_builder(of), shorthand_of(of)

    def read(node: Any) -> Any:  # noqa: ANN401
        if type(node) is MAPPING:
            return build(_read_values(node, readers, required))
        if _is_absent(node):
            return None
        if shorthand is None or required:
            raise _Unusual
        return build({shorthand: readers[shorthand](node)})

    return read


def _records_reader(field: Field) -> _Read:
    read_record = _record_reader(field)

    def read(node: Any) -> Any:  # noqa: ANN401
        if type(node) is LIST:
            items = tuple(map(read_record, node.value))
            if None in items:
                raise _Unusual
            return items
        if _is_absent(node):
            return None
        raise _Unusual

    return read


_MAKERS: dict[Kind, Callable[[Field], _Read]] = {
    Kind.TEXT: _text_reader,
    Kind.ADDRESS: _address_reader,
    Kind.DAY: _day_reader,
    Kind.NUMBER: _number_reader,
    Kind.FLAG: _flag_reader,
    Kind.CHOICE: _choice_reader,
    Kind.TEXTS: _texts_reader,
    Kind.NAMED_TEXTS: _named_texts_reader,
    Kind.RECORD: _record_reader,
    Kind.RECORDS: _records_reader,
}
