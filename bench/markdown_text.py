"""Turns the content of a finished page into Markdown of the same text, as a person would write it by hand."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

_BREAKS = frozenset(
    {"p", "div", "ul", "ol", "dl", "table", "section", "article", "details", "header", "nav", "svg", "small"}
)
_LINES = {
    "h1": "# ",
    "h2": "## ",
    "h3": "### ",
    "li": "- ",
    "dt": "- **",
    "q": "> ",
    "summary": "**",
    "tr": "| ",
}
_ENDS = {"dt": "**: ", "summary": "**", "strong": "**", "em": "*", "b": "**", "td": " | ", "th": " | "}
_BEGINS = {"strong": "**", "em": "*", "b": "**"}
_SPACES = re.compile(r"[ \t\n]+")
_SPECIAL = re.compile(r"([\\`*_\[\]<>|])")
_PLAYBOOK = re.compile(r"(?:\.\./)+playbook/(.+?)/(?:#.*)?$")


class _Writer(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._targets: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._targets.append(_write_target(dict(attrs).get("href") or ""))
            self.parts.append("[" if self._targets[-1] else "")
        elif tag in _LINES:
            self.parts.append(f"\n{'' if tag in ('li', 'dt', 'tr') else chr(10)}{_LINES[tag]}")
        elif tag in _BREAKS:
            self.parts.append("\n\n")
        else:
            self.parts.append(_BEGINS.get(tag, ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            target = self._targets.pop()
            self.parts.append(f"]({target})" if target else "")
        elif tag in _BREAKS or tag in ("h1", "h2", "h3", "q"):
            self.parts.append(_ENDS.get(tag, "") + "\n\n")
        elif tag == "thead":
            self.parts.append("\n| --- | --- | --- |")
        else:
            self.parts.append(_ENDS.get(tag, ""))

    def handle_data(self, data: str) -> None:
        self.parts.append(_SPECIAL.sub(r"\\\1", _SPACES.sub(" ", data)))


def _write_target(address: str) -> str:
    """Where a link of a page leads in a docs folder; "" where that is a page which we make."""
    article = _PLAYBOOK.match(address)
    if article:
        return f"../playbook/{article[1]}.md"
    return address if address.startswith("https://") else ""


def write_markdown(html: str) -> str:
    """The Markdown of a page's content."""
    writer = _Writer()
    writer.feed(html)
    return "\n".join(_drop_blanks("".join(writer.parts).split("\n"))) + "\n"


def _drop_blanks(lines: list[str]) -> Iterator[str]:
    """The lines that say something, with one blank line where a paragraph or a list begins."""
    was_blank, was_item = True, False
    for line in lines:
        text = line.strip()
        if text in ("", "-", ">"):
            was_blank = True
            continue
        is_item = text.startswith(("- ", "| "))
        if was_blank and not (was_item and is_item):
            yield ""
        yield text
        was_blank, was_item = False, is_item
