"""Turns bytes into the value that their JSON holds, where there is one way only to read it."""

import json
from collections import Counter
from typing import Any, NoReturn


class NotJson(ValueError):  # noqa: N818 - reads as what it says
    """Why bytes are no JSON, or may be read in several ways; the message follows `found`."""


def read_json(content: bytes) -> object:
    """The value. Raises NotJson."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotJson(f"the byte 0x{content[error.start]:02X}, which is no UTF-8") from error
    try:
        return json.loads(text, object_pairs_hook=_make_object, parse_constant=_refuse_constant)
    except RecursionError as error:
        raise NotJson("lists or objects that are nested too deeply") from error
    except json.JSONDecodeError as error:
        raise NotJson(f"none in line {error.lineno:,}, column {error.colno:,}") from error
    except ValueError as error:
        raise error if isinstance(error, NotJson) else NotJson("a number that is too long") from error


def _make_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        ((twice, _),) = Counter(key for key, _ in pairs).most_common(1)
        raise NotJson(f"the key {twice[:60]!a} twice in one object")
    return made


def _refuse_constant(word: str) -> NoReturn:
    raise NotJson(f"{word}, which is no number")
