"""Turns what the runtime of conditions says into words for people who write a playbook."""

import re
from collections.abc import Iterable

from pilotbook.assessment.condition_problem import ConditionProblem
from pilotbook.assessment.functions import FUNCTION_NAMES
from pilotbook.records.nearest import nearest_word

_PLACED = re.compile(r"<input>:(\d+):(\d+): (.*)")
_KINDS = {
    "string": "text",
    "int": "a whole number",
    "double": "a number with a point",
    "bool": "true or false",
    "dyn": "a value",
    "null_type": "nothing",
    "null": "nothing",
    "*": "a value",
}
_FUNCTIONS = "the functions are .size(), .exists(…), .all(…), .contains(…), " + ", ".join(
    f"{name}(…)" for name in FUNCTION_NAMES
)
_FUNCTION_NAMES = (*FUNCTION_NAMES, "size", "exists", "all", "contains", "startsWith", "endsWith", "matches", "has")
_EQUALS = "compare with two equals signs: =="
_SYNTAX = "the guide's page about criteria shows how a condition is written"
_LISTS = 'ask a list for .size(), or ask its items: .exists(each, each.name != "")'
_KIND_HINT = 'write text in quotes and numbers without; days are text, such as "2026-09-07"'


def kind_words(kind: str) -> str:
    """A type of the runtime in plain words."""
    kind = kind.strip().lower()
    if kind.startswith("list"):
        return "a list"
    return "fields" if kind.startswith("map") else _KINDS.get(kind, "a value")


def explain_compile_error(error: str, condition: str, variables: Iterable[str]) -> ConditionProblem:
    """The first problem that the compiler has with a condition."""
    found = _PLACED.search(error)
    if found is None:
        return _explain_limit(error)
    line, column, message = int(found.group(1)), int(found.group(2)), found.group(3).removesuffix(" [INVALID_ARGUMENT]")
    text = condition.split("\n")[line - 1]
    undeclared = re.match(r"undeclared reference to '([^']*)'", message)
    if undeclared:
        name = undeclared.group(1)
        message, hint = _explain_name(name, tuple(variables))
        return ConditionProblem(message, hint, line, _start_of_name(text, name, column))
    message, hint = _explain(message)
    return ConditionProblem(message, _EQUALS if text[column - 1 : column] == "=" else hint, line, column)


def _explain_limit(error: str) -> ConditionProblem:
    depth = re.search(r"recursion limit exceeded\. limit: (\d+)", error)
    if depth:
        message = f"expected a condition with at most {depth.group(1)} brackets inside each other, found more"
        return ConditionProblem(message, "split it into two criteria")
    return ConditionProblem(f"expected a condition that can be compiled, but {_first_line(error)}", _SYNTAX)


def _explain(message: str) -> tuple[str, str]:
    overload = re.match(r"found no matching overload for '([^']*)' applied to '(.*)'", message)
    if overload:
        name = overload.group(1)
        operator = name if name[0].isalpha() else name.replace("_", " ").strip(" @")
        kinds = " and ".join(map(kind_words, _split_kinds(overload.group(2))))
        return f"expected values that fit '{operator}', found {kinds}", _KIND_HINT
    if "cannot be the operand of a select operation" in message:
        return "expected fields before a dot, found text, a number or a list", _LISTS
    if "'<EOF>'" in message:
        return "expected a whole condition, found its end too early", "close every bracket, and compare with something"
    if "token recognition error" in message:
        return "expected a condition in CEL, found a character or a quotation mark that does not fit", _SYNTAX
    unexpected = re.search(r"(?:input|at) '([^']*)'", message)
    if message.startswith("Syntax error") and unexpected:
        return f"expected a condition in CEL, found '{unexpected.group(1)}' where it does not fit", _SYNTAX
    return f"expected a condition in CEL, but {message[:120]}", _SYNTAX


def _split_kinds(kinds: str) -> list[str]:
    """The kinds in `list(map(string, dyn)).(int)` and `(string, map(string, dyn))`, without what they hold inside."""
    flat = kinds.strip().replace(").(", ", ").strip("()")
    while (shorter := re.sub(r"\([^()]*\)?", "", flat)) != flat:
        flat = shorter
    return [kind for kind in flat.split(",") if kind.strip(" )")]


def _start_of_name(line: str, name: str, column: int) -> int:
    """The column where a name begins: the compiler points at its last dot, or behind it."""
    first = name.partition(".")[0]
    starts = [found.start() for found in re.finditer(rf"\b{re.escape(first)}\b", line[:column])]
    return starts[-1] + 1 if starts else column


def _explain_name(name: str, variables: tuple[str, ...]) -> tuple[str, str]:
    if name in _FUNCTION_NAMES:
        return f"expected '{name}' with the values that it takes, found others or another number of them", _FUNCTIONS
    return f"expected a field or a function that exists, found '{name}'", _hint_name(name, variables)


def _hint_name(name: str, variables: tuple[str, ...]) -> str:
    inside = [variable for variable in variables if variable.startswith(f"{name}.")]
    if inside:
        return f"name one of its fields: {', '.join(inside[:8])}"
    if name.partition(".")[0] == "item":
        return "name the list that holds the items: each: tools"
    known = [*variables, *_FUNCTION_NAMES]
    near = f"pilot.{name}" if f"pilot.{name}" in known else nearest_word(name, known)
    return f"did you mean '{near}'?" if near else _FUNCTIONS


def explain_run_error(error: str) -> ConditionProblem:
    """Why a condition that was compiled gives no answer for some record."""
    if "Iteration budget exceeded" in error:
        return ConditionProblem("expected a condition that ends soon, found one that takes too many steps", _LISTS)
    if "Index error" in error or "index out of" in error.lower():
        hint = "ask for its size first, or ask all items: .exists(each, …)"
        return ConditionProblem("expected an item at this place of the list, found none", hint)
    missing = re.search(r'Key not found in map : "?([^"]*)"?', error)
    if missing:
        return ConditionProblem(f"expected a field that exists, found '{missing.group(1)}'", _LISTS)
    if "overload" in error:
        hint = 'compare what may be absent with a value: each.personal_data == true; absent it is ""'
        return ConditionProblem("expected values that fit together, found other kinds for some records", hint)
    return ConditionProblem(f"expected a condition that gives an answer, but {_first_line(error)}", _SYNTAX)


def _first_line(error: str) -> str:
    first = error.partition("\n")[0]
    return re.sub(r"^[A-Z_]+: | \[[A-Z_]+\]$", "", first)[:120]
