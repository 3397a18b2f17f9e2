"""Turns the text of a YAML file into a tree of plain text with places, and everything else it holds into diagnostics.

Every scalar stays text. Reading events, not objects, is what keeps hostile input harmless: nothing recurses, nothing is
constructed, and the limits below bound time and memory whatever the file holds.
"""

from typing import Any, NoReturn

import yaml

from pilotbook.diagnostic import Code, Diagnostic, Place, add_diagnostic
from pilotbook.records.characters import Position, find_forbidden, find_invisible, position_at
from pilotbook.records.quote import quote_text
from pilotbook.records.yaml_problem import explain_yaml_problem
from pilotbook.records.yaml_question_mark import check_question_marks
from pilotbook.records.yaml_source import Entry, Mapping, Node, Scalar, Sequence

MAX_DEPTH = 20
"""Deepest nesting; the deepest field of a record stands at depth 6."""
MAX_VALUES = 10_000
"""Most keys and values in one file."""

_PARSER = getattr(yaml, "CLoader", yaml.Loader)
_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
_DELETE_IT = "delete the character; it often comes along when text is pasted"


def read_yaml(text: str, path: str, line_offset: int = 0) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """Read one YAML document.

    `line_offset` is the number of lines that stand before `text` in its file. The tree is None when nothing in the text
    can be relied on; after a duplicate key, a tag or a key that is no text, the rest is read all the same.
    """
    builder = _TreeBuilder(text, path, line_offset)
    try:
        builder.check_characters()
        builder.take_all(_PARSER(text))
    except _Stop:
        return None, tuple(builder.diagnostics)
    except yaml.MarkedYAMLError as error:
        builder.report_error(error, text)
        return None, tuple(builder.diagnostics)
    for problem in check_question_marks(builder.root, text, path, line_offset):
        add_diagnostic(builder.diagnostics, problem)
    return builder.root, tuple(builder.diagnostics)


class _Stop(Exception):  # noqa: N818 - it ends the reading of one file, it is no error of ours
    """Nothing after this point of the file can be read."""


class _Frame:
    """An open mapping or sequence while events arrive. It has no node where its values have no place in the tree.

    Of a mapping, `entries` is what it holds so far, and `key` the key that waits for its value; of a sequence, `items`.
    """

    __slots__ = ("awaits_key", "entries", "items", "key")

    def __init__(self, node: Mapping | Sequence | None) -> None:
        self.entries = node.entries if isinstance(node, Mapping) else None
        self.items = node.items if isinstance(node, Sequence) else None
        self.awaits_key = self.entries is not None
        self.key: Scalar | None = None


class _TreeBuilder:
    """Collects events into a tree, and problems into diagnostics."""

    def __init__(self, text: str, path: str, line_offset: int) -> None:
        self.text = text
        self.path = path
        self.line_offset = line_offset
        self.first_line = line_offset + 1
        self.root: Node | None = None
        self.frames: list[_Frame] = []
        self.diagnostics: list[Diagnostic] = []
        self.documents = 0
        self.values = 0

    def report(self, code: Code, at: Position, message: str, hint: str) -> None:
        diagnostic = Diagnostic(code=code, place=Place(self.path, *at), message=message, hint=hint)
        add_diagnostic(self.diagnostics, diagnostic)

    def stop(self, code: Code, at: Position, message: str, hint: str) -> NoReturn:
        self.report(code, at, message, hint)
        raise _Stop

    def check_characters(self) -> None:
        """Stop at a character that is refused everywhere: where one came along, hundreds may have."""
        index = find_forbidden(self.text)
        if index is None:
            return
        line, column = position_at(self.text, index)
        is_wrong_encoding = self.text[index] == "\0"
        self.stop(
            Code.CONTROL_CHARACTER,
            Position(line + self.line_offset, column),
            f"expected readable text, found the invisible character U+{ord(self.text[index]):04X}",
            "save the file again with the encoding UTF-8" if is_wrong_encoding else _DELETE_IT,
        )

    def report_error(self, error: yaml.MarkedYAMLError, text: str) -> None:
        said = f"{error.context or ''} {error.problem or ''}"
        stuck, start = error.problem_mark or error.context_mark, error.context_mark or error.problem_mark
        indices = stuck.index if stuck else 0, start.index if start else 0
        (line, column), message, hint = explain_yaml_problem(said, text, *indices)
        self.report(Code.YAML_SYNTAX, Position(line + self.line_offset, column), message, hint)

    def take_all(self, parser: Any) -> None:  # noqa: ANN401 - PyYAML gives its parsers no type in common
        """Take every event, the most frequent kinds first."""
        get_event = parser.get_event
        kind: type[yaml.Event] | None = None
        while kind is not yaml.StreamEndEvent:
            event = get_event()
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._take_scalar(event)
            elif kind in _ENDS:
                self.frames.pop()
            else:
                self._take_rare(event)

    def _take_scalar(self, event: Any) -> None:  # noqa: ANN401 - a mark that PyYAML declares as missing never is
        mark, style = event.start_mark, event.style
        node = Scalar(event.value, mark.line + self.first_line, mark.column + 1, not style)
        self.values += 1
        if self.values > MAX_VALUES or event.tag is not None or event.anchor is not None:
            self._check_node(event, event.tag, Position(node.line, node.column))
        if style == '"':
            self._check_escapes(event, Position(node.line, node.column))
        self._add(node)

    def _take_rare(self, event: yaml.Event) -> None:
        at = self._position_of(event)
        match event:
            case yaml.MappingStartEvent():
                self.values += 1
                self._check_node(event, event.tag, at)
                self._open(Mapping({}, *at))
            case yaml.SequenceStartEvent():
                self.values += 1
                self._check_node(event, event.tag, at)
                self._open(Sequence([], *at))
            case yaml.AliasEvent():
                self._refuse_anchor("the alias *", event.anchor or "", at)
            case yaml.DocumentStartEvent():
                self._start_document(at)
            case _:
                pass  # the ends of documents, and both ends of the file

    def _position_of(self, event: yaml.Event) -> Position:
        mark = event.start_mark
        return Position(mark.line + self.first_line, mark.column + 1) if mark else Position(1, 1)

    def _start_document(self, at: Position) -> None:
        self.documents += 1
        if self.documents > 1:
            self.stop(
                Code.SEVERAL_DOCUMENTS,
                at,
                "expected one document in the file, found the start of another",
                "keep one record to a file, and delete the line with ---",
            )

    def _check_node(self, event: yaml.NodeEvent, tag: str | None, at: Position) -> None:
        if self.values > MAX_VALUES:
            self.stop(
                Code.TOO_MANY_VALUES,
                at,
                f"expected at most {MAX_VALUES:,} values, found more",
                "keep to what describes one pilot, and link to the rest",
            )
        if event.anchor is not None:
            self._refuse_anchor("the anchor &", event.anchor, at)
        if tag is not None:
            written = tag.replace("tag:yaml.org,2002:", "!!")
            self.report(
                Code.TAG,
                at,
                f"expected a value, found the tag {quote_text(written)}",
                "delete the tag; put text that begins with an exclamation mark in quotes",
            )

    def _refuse_anchor(self, what: str, name: str, at: Position) -> NoReturn:
        self.stop(
            Code.ALIAS,
            at,
            f"expected a value, found {what}{quote_text(name)[1:-1]}",
            "put text that begins with & or * in quotes; write a value out again wherever it is used",
        )

    def _check_escapes(self, event: yaml.ScalarEvent, at: Position) -> None:
        """Double quotes can hold, as an escape, a character that is refused as such."""
        index = find_forbidden(event.value)
        if index is not None:
            self.report(
                Code.CONTROL_CHARACTER,
                at,
                f"expected readable text, found an escape for the invisible character U+{ord(event.value[index]):04X}",
                "delete the escape, which begins with a backslash",
            )

    def _open(self, node: Mapping | Sequence) -> None:
        if len(self.frames) >= MAX_DEPTH:
            self.stop(
                Code.TOO_DEEP,
                Position(node.line, node.column),
                f"expected at most {MAX_DEPTH} levels of nesting, found more",
                "close the brackets that were opened by mistake",
            )
        has_place = self._add(node)
        self.frames.append(_Frame(node if has_place else None))

    def _add(self, node: Node) -> bool:
        """Put a node where it belongs; False for what the tree has no place for: a key, the value of a refused one."""
        if not self.frames:
            self.root = node
            return True
        frame = self.frames[-1]
        entries = frame.entries
        if entries is None:
            if frame.items is not None:
                frame.items.append(node)
            return frame.items is not None
        if frame.awaits_key:
            frame.awaits_key = False
            key = frame.key = self._read_key(node, entries)
            return key is not None
        frame.awaits_key = True
        key = frame.key
        if key is not None:
            entries[key.text] = Entry(node, key.line, key.column)
        return key is not None

    def _read_key(self, node: Node, entries: dict[str, Entry]) -> Scalar | None:
        """The key with a name that can be used, or None for one whose value cannot be kept."""
        if isinstance(node, Scalar) and node.text.isidentifier() and node.text not in entries:
            return node  # most often, and then nothing is wrong with it
        at = Position(node.line, node.column)
        if not isinstance(node, Scalar):
            self.report(
                Code.KEY_NOT_TEXT,
                at,
                "expected the name of a field, found a list or a mapping",
                "begin the line with a field's name and a colon; put text with brackets in quotes",
            )
            return None
        key = self._drop_invisible(node)
        if not key.text.strip():
            self.report(
                Code.KEY_NOT_TEXT,
                at,
                "expected the name of a field before the colon, found nothing",
                "write the field's name before the colon; put text that begins with a colon in quotes",
            )
            return None
        if key.text in entries:
            self.report(
                Code.DUPLICATE_KEY,
                at,
                f"expected each field once, found {quote_text(key.text)} again, as on line {entries[key.text].line}",
                "keep one of the two, and put both answers there if both are needed",
            )
            return None
        return key

    def _stands_at(self, key: Scalar, index: int) -> bool:
        """Whether a character of a key stands as far from its start in the file; not behind an escape or a line end."""
        line = self.text.splitlines()[key.line - self.line_offset - 1]
        return line[key.column - 1 + index : key.column + index] == key.text[index]

    def _drop_invisible(self, key: Scalar) -> Scalar:
        """The key without characters that make it look like another one; a no-break space is no indentation either."""
        index = find_invisible(key.text)
        if index is None:
            return key
        if find_forbidden(key.text) is None:  # else it has been reported as an escape
            self.report(
                Code.CONTROL_CHARACTER,
                Position(key.line, key.column + (index if self._stands_at(key, index) else 0)),
                f"expected the name of a field, found the invisible character U+{ord(key.text[index]):04X} in it",
                _DELETE_IT,
            )
        return key._replace(text="".join(each for each in key.text if each.isprintable()))
