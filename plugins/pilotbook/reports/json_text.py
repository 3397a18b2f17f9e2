"""Turns a value into JSON in which nothing steers a terminal."""

import json
from typing import Any


def write_json_text(value: Any) -> str:  # noqa: ANN401 - whatever JSON can hold
    """The value as JSON, every character that no reader would see as an escape; ends with a line break."""
    lines = json.dumps(value, indent=1, ensure_ascii=False).split("\n")
    return "".join(f"{line if line.isprintable() else _escape_unprintable(line)}\n" for line in lines)


def _escape_unprintable(line: str) -> str:
    return "".join(each if each.isprintable() else _escape(each) for each in line)


def _escape(character: str) -> str:
    return f"\\u{ord(character):04x}" if character <= "\uffff" else json.dumps(character)[1:-1]
