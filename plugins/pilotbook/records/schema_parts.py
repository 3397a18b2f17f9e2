"""The pieces of which JSON Schemas of our outputs are made."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

Schema = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_TEXT = {"type": "string"}


def object_of(**properties: Schema) -> Schema:
    """An object with these properties, every one of them, and no other."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def list_of(items: Schema, description: str) -> Schema:
    """A list."""
    return {"type": "array", "description": description, "items": items}


def text_of(description: str, **more: Any) -> Schema:  # noqa: ANN401 - keywords of JSON Schema
    """A text."""
    return {**_TEXT, "description": description, **more}


def words_of(of: Iterable[StrEnum], description: str) -> Schema:
    """One of a list of words."""
    return {"enum": [each.value for each in of], "description": description}


def count_of(description: str) -> Schema:
    """A number of things, which may be none."""
    return {"type": "integer", "minimum": 0, "description": description}


def day_of(description: str) -> Schema:
    """A day."""
    return text_of(description, format="date", pattern=r"^\d{4}-\d{2}-\d{2}$")


def or_null(schema: Schema) -> Schema:
    """What a schema describes, or null."""
    return {"anyOf": [schema, {"type": "null"}]}
