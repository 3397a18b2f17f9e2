"""Takes what looks like a secret out of a file before anybody else reads it, and says where it stood."""

import re

from pilotbook.diagnostic import Code, Diagnostic, Place, add_diagnostic
from pilotbook.records.characters import Position, position_at
from pilotbook.records.secret_search import Secret, find_secrets
from pilotbook.records.yaml_source import Entry, Mapping, Node, Scalar

WITHHELD = "(withheld: looks like a secret)"
"""What stands in a record in place of a secret."""
BLOCK = "\N{FULL BLOCK}"
"""What stands in the text of a file in place of each character of a secret, so that every column stays where it is."""

_BLOCKS = f"{BLOCK}+(?:\\s+{BLOCK}+)*"


def withhold_secrets(text: str, path: str) -> tuple[str, list[Diagnostic]]:
    """The text without its secrets, line for line and column for column, and a diagnostic for each of them."""
    secrets = find_secrets(text)
    if not secrets:
        return text, []
    diagnostics: list[Diagnostic] = []
    at, index = Position(1, 1), 0
    for secret in secrets:
        at = _position_after(at, text[index : secret.start])
        index = secret.start
        if not add_diagnostic(diagnostics, _diagnostic(secret, Place(path, *at))):
            break
    return _blot_out(text, secrets), diagnostics


def hide_secrets(text: str) -> str:
    """The text without its secrets, line for line and column for column."""
    return _blot_out(text, find_secrets(text))


def _blot_out(text: str, secrets: list[Secret]) -> str:
    pieces, position = [], 0
    for secret in secrets:
        pieces += [text[position : secret.start], re.sub(r"\S", BLOCK, text[secret.start : secret.end])]
        position = secret.end
    return "".join([*pieces, text[position:]])


def _position_after(at: Position, text: str) -> Position:
    """Where a text ends that starts at a place."""
    line, column = position_at(text, len(text))
    return Position(at.line, at.column + column - 1) if line == 1 else Position(at.line + line - 1, column)


def _diagnostic(secret: Secret, place: Place) -> Diagnostic:
    return Diagnostic(
        code=Code.SECRET,
        place=place,
        message=f"expected nothing secret, found what looks like {secret.kind}",
        hint="revoke it where it was issued, since the history of the file keeps it; then delete it here",
    )


class Clearing:
    """Clears the tree of a file whose text was blotted out, or hides something behind escapes.

    `diagnostics` and `places`, where something is withheld, grow while it does.
    """

    def __init__(self, path: str, diagnostics: list[Diagnostic]) -> None:
        self.path = path
        self.diagnostics = diagnostics
        self.places: set[Position] = set()

    def clear(self, node: Node) -> Node:
        """The tree with words in place of what is blotted out, and without secrets that only its values show."""
        match node:
            case Scalar(text=text):
                cleared = self._clear_text(text, Position(node.line, node.column))
                return node._replace(text=re.sub(_BLOCKS, WITHHELD, cleared))
            case Mapping(entries=entries):
                return node._replace(entries=dict(map(self._clear_entry, entries.items())))
            case _:
                return node._replace(items=[self.clear(item) for item in node.items])

    def _clear_entry(self, item: tuple[str, Entry]) -> tuple[str, Entry]:
        key, entry = item
        cleared = self._clear_text(key, Position(entry.line, entry.column))
        return cleared, entry._replace(value=self.clear(entry.value))

    def _clear_text(self, text: str, at: Position) -> str:
        found = [secret for secret in find_secrets(text) if BLOCK not in text[secret.start : secret.end]]
        for secret in found:
            add_diagnostic(self.diagnostics, _diagnostic(secret, Place(self.path, *at)))
        if found or BLOCK in text:
            self.places.add(at)
        return _blot_out(text, found)
