"""Turns the text of an ordinary YAML file into the nodes of the parser in C, which is faster than taking its events.

The parser recurses where values nest, and would kill the process on a text that nests deep enough; it resolves aliases;
and it knows nothing of what we refuse. So it is given only texts that can have none of that.
"""

import re
from typing import Any

import yaml

from pilotbook.records.characters import find_forbidden
from pilotbook.records.yaml_question_mark import TOUCHING

TEXT, MAPPING, LIST = yaml.ScalarNode, yaml.MappingNode, yaml.SequenceNode
LONGEST = 16 * 1024
"""Longest text that is composed, in characters: about eight ordinary records."""
MOST_NESTED = 500
"""Most characters that can begin a nested value. Beside them only indentation nests: not 200 deep in `LONGEST`."""

_PROPERTY = re.compile(r"(?<![^\s\[\]{},:?\"'-])[&!]")
"""What an anchor or a tag begins with, where one may stand."""


class _NoTypes:
    """Keeps the parser from finding out the types of values, which are text to us."""

    def descend_resolver(self, parent: Any, index: Any) -> None:  # noqa: ANN401 - nodes
        """Go into a value."""

    def ascend_resolver(self) -> None:
        """Come back."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> None:  # noqa: ANN401 - a class of nodes, and what it holds
        """Give the tag of a value without one."""


def _make_composer() -> Any:  # noqa: ANN401 - PyYAML gives its parsers no type in common
    """The parser in C; None where PyYAML was built without it."""
    parser = getattr(getattr(yaml, "cyaml", None), "CParser", None)
    return type("_Composer", (_NoTypes, parser), {}) if parser is not None else None


_COMPOSER = _make_composer()


def compose_yaml(text: str) -> Any:  # noqa: ANN401 - a node of PyYAML
    """The node at the root of a text; None where the text is not ordinary, or no YAML."""
    if _COMPOSER is None or not _is_ordinary(text):
        return None
    try:
        return _COMPOSER(text).get_single_node()
    except yaml.YAMLError:
        return None


def _is_ordinary(text: str) -> bool:
    if len(text) > LONGEST or "\\" in text or find_forbidden(text) is not None:
        return False
    if ("&" in text or "!" in text) and _PROPERTY.search(text):
        return False
    if "?" in text and TOUCHING.search(text):
        return False
    return sum(map(text.count, "[{-?")) <= MOST_NESTED
