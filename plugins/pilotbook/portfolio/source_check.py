"""Turns the configuration of a repository into what is wrong with the sources that it names; nobody is asked."""

from collections.abc import Iterator
from typing import Any

from pilotbook.diagnostic import Code, Diagnostic, sort_diagnostics
from pilotbook.portfolio.source_list import WHERE, read_sources
from pilotbook.records.yaml_reading import read_yaml
from pilotbook.records.yaml_source import Mapping, Node, Path, Scalar, Sequence, Source

_PLUGIN = "pilotbook"


def check_sources(text: str, path: str) -> tuple[Diagnostic, ...]:
    """What is wrong with `sources` in the text of a `mkdocs.yml`; what else it may hold is for MkDocs to say."""
    root, problems = read_yaml(text, path)
    above = _find_options(root) if isinstance(root, Mapping) else None
    if root is None or above is None:
        return ()
    source = Source(path, root if isinstance(root, Mapping) else Mapping({}, 1, 1))
    node = source.find((*above, WHERE))
    _, wrong = read_sources(_make_plain(node) if node is not None else None)
    found = [
        Diagnostic(code=each.code, place=source.locate((*above, *each.path)), message=each.message, hint=each.hint)
        for each in wrong
    ]
    lines = range(*_find_lines(root, node)) if node is not None else range(0)
    found += [each for each in problems if each.code is Code.DUPLICATE_KEY and each.place.line in lines]
    return sort_diagnostics(found)


def _find_options(root: Mapping) -> Path | None:
    """Where the options of our plugin stand: the plugins are a list, or mapped to their options."""
    entry = root.entries.get("plugins")
    match entry.value if entry is not None else None:
        case Mapping(entries=entries) if _PLUGIN in entries:
            return ("plugins", _PLUGIN)
        case Sequence(items=items):
            for number, each in enumerate(items):
                if isinstance(each, Mapping) and _PLUGIN in each.entries:
                    return "plugins", number, _PLUGIN
    return None


def _make_plain(node: Node) -> Any:  # noqa: ANN401 - whatever a person has written
    match node:
        case Scalar():
            return None if node.is_absent else node.text
        case Mapping(entries=entries):
            return {key: _make_plain(entry.value) for key, entry in entries.items()}
    return [_make_plain(each) for each in node.items]


def _find_lines(root: Node, part: Node) -> tuple[int, int]:
    """The line on which a part of a file begins, and the one on which what follows it does."""
    inside = set(_list_lines(part))
    after = [line for line in _list_lines(root) if line > max(inside)]
    return min(inside), min(after, default=1 << 30)


def _list_lines(node: Node) -> Iterator[int]:
    yield node.line
    if isinstance(node, Mapping):
        for entry in node.entries.values():
            yield entry.line
            yield from _list_lines(entry.value)
    elif isinstance(node, Sequence):
        for each in node.items:
            yield from _list_lines(each)
