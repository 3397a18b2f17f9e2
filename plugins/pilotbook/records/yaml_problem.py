"""Turns what the YAML parser complains about into a sentence for a person who has never written YAML."""

_QUOTES = "put the whole text in quotes if it holds a colon, a #, or begins with a special character"
_EXPLANATIONS = (
    ("mapping values are not allowed", "expected one value, found a second colon on the line", _QUOTES),
    (
        "found character that cannot start any token",
        "expected a field or a value, found a character that cannot begin one",
        "indent with spaces, not with a tab; put text that begins with @, ` or % in quotes",
    ),
    ("found a tab character", "expected spaces, found a tab", "indent with spaces, not with a tab"),
    (
        "could not find expected ':'",
        "expected 'field: value', found a line without a colon",
        "write the field's name, a colon and a space before the value; indent text that goes on over several lines",
    ),
    (
        "did not find expected key",
        "expected a field at the same depth as the ones above, found something else",
        "line the field up with the ones above it; " + _QUOTES,
    ),
    (
        "did not find expected '-' indicator",
        "expected another item that begins with a dash, found something else",
        "begin the item with a dash, or line the field up with its neighbours",
    ),
    (
        "found unexpected end of stream",
        "expected a closing quote, found the end of the file",
        "close the text with the same quote with which it begins",
    ),
    (
        "did not find expected ',' or",
        "expected a comma or a closing bracket, found something else",
        "close the bracket, or put a comma between the items; " + _QUOTES,
    ),
    (
        "found undefined tag handle",
        "expected text, found a tag",
        "put text that begins with an exclamation mark in quotes",
    ),
    (
        "did not find expected alphabetic or numeric character",
        "expected text, found a special character",
        "put text that begins with * or & in quotes",
    ),
    ("found unknown escape character", "expected an escape that exists, found another", "in double quotes write \\\\ for a backslash, or use single quotes"),
)


def explain_yaml_problem(problem: str, line: list[str]) -> tuple[str, str]:
    """A message and a hint for what the parser said; `line` is the source line it points at, if there is one."""
    if line and line[0][: len(line[0]) - len(line[0].lstrip())].count("\t"):
        return "expected spaces before the field, found a tab", "indent with spaces, not with a tab"
    for part, message, hint in _EXPLANATIONS:
        if part in problem:
            return message, hint
    return "expected a record in YAML, found something that cannot be read", "compare the line with an example in the guide"
