"""Turns what the YAML parser complains about into a sentence for a person who has never written YAML."""

from typing import NamedTuple

from pilotbook.records.characters import Position, position_at


class Explanation(NamedTuple):
    """Where the problem is, what was expected and found there, and what to do."""

    position: Position
    message: str
    hint: str


class _Rule(NamedTuple):
    """An explanation for whatever holds one of `parts`: words that PyYAML's C parser or its Python parser says.

    `is_at_start` tells that the start of the unfinished thing helps more than the point where it could not go on.
    """

    parts: tuple[str, ...]
    message: str
    hint: str
    is_at_start: bool = False


_QUOTES = "put the whole text in quotes if it holds a colon, a comma or a #, or begins with a special character"
_ONE_PAIR = "put the whole text in one pair of quotes; within single quotes a quote is written twice: 'it''s'"
_BRACKETS = "close the bracket that was opened before, or put a comma between the items; " + _QUOTES
_ALIGN = "line the field up with the ones above it, and indent with spaces"

_BRACKET = _Rule(("expected ',' or",), "expected a comma or a closing bracket, found something else", _BRACKETS)
_OPEN_BRACKET = _Rule(
    (), "expected a closing bracket for the one that opens here, found the end of the file", _BRACKETS, is_at_start=True
)
_NO_VALUE = _Rule(
    ("node content", "found unexpected ':'"),
    "expected a value, found a comma, a bracket or another special character",
    _QUOTES,
)
_UNFINISHED = _Rule((), "expected a closing bracket, found the end of the file", _BRACKETS)
_CONTINUES = _Rule(
    ("mapping values are not allowed",),
    "expected a field in line with the others, found one that continues the line above",
    _ALIGN + "; put a space after every colon that ends a field's name",
)
_SECOND_COLON = _Rule((), "expected one value, found a second colon on the line", _QUOTES)
_WRONG_DEPTH = _Rule(
    ("block mapping did not find expected key", "block mapping expected <block end>"),
    "expected a field at the same depth as the ones above, found something else",
    _ALIGN + "; " + _QUOTES,
)
_AFTER_QUOTE = _Rule((), "expected the end of the line after the closing quote, found more text", _ONE_PAIR)
_TAB = _Rule(
    ("found a tab character",), "expected spaces before the field, found a tab", "indent with spaces, not with a tab"
)
_RULES = (
    _Rule(
        ("a quoted scalar found unexpected",),
        "expected a closing quote for the one that opens here, found none",
        _ONE_PAIR,
        is_at_start=True,
    ),
    _BRACKET,
    _CONTINUES,
    _WRONG_DEPTH,
    _TAB,
    _Rule(
        ("could not find expected ':'",),
        "expected 'field: value', found a line without a colon and a space",
        "write the field's name, a colon and a space before the value; indent text that goes on over several lines",
        is_at_start=True,
    ),
    _Rule(
        ("that cannot start any token",),
        "expected a field or a value, found a character that cannot begin one",
        "put text that begins with @, ` or % in quotes",
    ),
    _Rule(
        ("block collection did not find expected '-'", "block collection expected <block end>"),
        "expected another item that begins with a dash, found something else",
        "begin the item with a dash, or line the field up with its neighbours",
    ),
    _Rule(
        ("sequence entries are not allowed",),
        "expected a value, found a dash",
        "begin a list on a new line; put text that begins with a dash in quotes",
    ),
    _Rule(
        ("mapping keys are not allowed",),
        "expected a value, found a question mark",
        "put text that begins with a question mark in quotes",
    ),
    _Rule(
        ("a block scalar",),
        "expected the end of the line after > or |, found something else",
        "put text that begins with > or | in quotes",
        is_at_start=True,
    ),
    _Rule(
        ("an alias", "an anchor"),
        "expected text, found a special character",
        "put text that begins with * or & in quotes",
        is_at_start=True,
    ),
    _Rule(
        ("escape", "hexdecimal"),
        "expected an escape that exists, found another",
        "in double quotes write \\\\ for a backslash, or use single quotes",
    ),
    _Rule(
        ("directive", "incompatible YAML document"),
        "expected a field, found a line that begins with %",
        "delete the line, or put text that begins with % in quotes",
    ),
    _Rule((" tag",), "expected text, found a tag", "put text that begins with an exclamation mark in quotes"),
    _NO_VALUE,
    _Rule(
        ("document start",),
        "expected the end of the record, found more after it",
        "keep one record to a file; " + _QUOTES,
    ),
)
_OTHERWISE = _Rule(
    (),
    "expected a record in YAML, found something that cannot be read",
    "compare the line with an example in the guide",
)


def explain_yaml_problem(said: str, text: str, stuck: int, start: int) -> Explanation:
    """What the parser means by what it `said`, and where in `text` a person should look.

    `stuck` is the index at which the parser could not go on, `start` that of the unfinished thing.
    """
    end = len(text.rstrip())
    stuck = min(stuck, end)
    found = next((rule for rule in _RULES if any(part in said for part in rule.parts)), _OTHERWISE)
    rule = _refine(found, _line_before(text, stuck), text[stuck : stuck + 1], is_at_end=stuck == end)
    index = start if rule.is_at_start else stuck
    return Explanation(position_at(text, max(0, min(index, end - 1))), rule.message, rule.hint)


def _line_before(text: str, index: int) -> str:
    return text[max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1 : index]


def _refine(rule: _Rule, before: str, character: str, *, is_at_end: bool) -> _Rule:
    """The rule that the surroundings of the problem suggest, where they tell more than the parser does."""
    if not before.strip() and "\t" in before + character:
        return _TAB
    if rule is _BRACKET and is_at_end:
        return _OPEN_BRACKET
    if rule is _NO_VALUE and is_at_end:
        return _UNFINISHED
    if rule is _CONTINUES and ": " in before:
        return _SECOND_COLON
    if rule is _WRONG_DEPTH and before.rstrip().endswith(("'", '"')):
        return _AFTER_QUOTE
    return rule
