"""Reads Markdown as a forge does: what becomes a link, an image or HTML, and what is then found in the words."""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

_FORGE = MarkdownIt("gfm-like", {"linkify": True, "html": True})
_LIVE = frozenset({"link_open", "image", "html_inline", "html_block"})
READ_IN_WORDS = {
    "mention": re.compile(r"@\w"),
    "issue": re.compile(r"[#!&~%^][\w\"]"),
    "issue by prefix": re.compile(r"(?<!\w)[A-Za-z]{2,}-[0-9]+"),
    "emoji": re.compile(r":[A-Za-z0-9_+-]+:"),
    "address": re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://|(?<!\w)//\w|www\.\w|\w@\w"),
    "commit": re.compile(r"(?<![\w])[0-9a-fA-F]{7,40}(?![\w])"),
    "command": re.compile(r"^\s*/[a-z_]+", re.MULTILINE),
    "bracket of GitLab": re.compile(r"\[[\[+-]|\{[+-]|%\{"),
}
"""What forges look for in the words of a comment that is rendered already, and in which code is left out."""


def list_live(markdown: str) -> list[str]:
    """Everything in a text that would do something on a forge, each with its kind."""
    tokens = list(_walk(_FORGE.parse(markdown)))
    found = [f"{token.type}: {token.attrGet('href') or token.content}" for token in tokens if token.type in _LIVE]
    for token in tokens:
        if token.type == "inline":
            words = "".join(_words_of(token))
            found += [f"{name}: {hit[0]}" for name, shape in READ_IN_WORDS.items() for hit in shape.finditer(words)]
    found += ["mathematics: $"] * ("$" in markdown)
    found += [f"command: {line}" for line in markdown.splitlines() if re.match(r"\s*/[A-Za-z]", line)]
    return found


def show_words(markdown: str) -> str:
    """The words that a reader sees, without the spaces of no width."""
    inlines = [token for token in _walk(_FORGE.parse(markdown)) if token.type == "inline"]
    return "\n".join("".join(_words_of(token, "")) for token in inlines).replace("\u200b", "")


def _walk(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _walk(token.children or [])


def _words_of(token: Token, code: str | None = " ") -> Iterator[str]:
    for child in token.children or []:
        if child.type == "code_inline":
            yield child.content if code == "" else " "
        elif child.type in ("softbreak", "hardbreak"):
            yield "\n"
        else:
            yield child.content
