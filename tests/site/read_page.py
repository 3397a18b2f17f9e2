"""Reads a finished page back, as a browser would: its elements, its texts, its places and where it leads."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))


@dataclass(slots=True)
class Element:
    """An element with its attributes, the classes of those around it, and the text in it."""

    tag: str
    attributes: dict[str, str]
    inside: tuple[str, ...]
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()


@dataclass(slots=True)
class ReadPage:
    """A page as a parser of HTML sees it; `texts` are the pieces of text between tags, as typed."""

    html: str
    elements: list[Element] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Everything that is there to read, with single spaces, scripts left out."""
        return " ".join(" ".join(self.texts).split())

    @property
    def ids(self) -> list[str]:
        return [each.attributes["id"] for each in self.elements if "id" in each.attributes]

    @property
    def links(self) -> list[str]:
        """Every address that the page leads to or loads."""
        return [each.attributes[name] for each in self.elements for name in ("href", "src") if name in each.attributes]

    @property
    def headings(self) -> list[tuple[int, str]]:
        """Each heading's level and text."""
        return [(int(each.tag[1]), " ".join(each.text.split())) for each in self.elements if each.tag in _HEADINGS]

    @property
    def shape(self) -> Counter[str]:
        """How often each element and each attribute occurs."""
        return Counter(name for each in self.elements for name in (f"<{each.tag}>", *each.attributes))

    def all(self, *, tag: str = "", klass: str = "", inside: str = "") -> list[Element]:
        """The elements of a name, of a class, below an element of a class."""
        return list(self._find(tag, klass, inside))

    def _find(self, tag: str, klass: str, inside: str) -> Iterator[Element]:
        for each in self.elements:
            if tag in ("", each.tag) and (not klass or klass in each.classes) and (not inside or inside in each.inside):
                yield each

    def section(self, heading: str) -> str:
        """The text from a heading to the next one of its level or above."""
        names = [" ".join(each.text.split()) for each in self.elements]
        position = next(i for i, each in enumerate(self.elements) if each.tag in _HEADINGS and names[i] == heading)
        level = self.elements[position].tag
        rest = self.elements[position + 1 :]
        end = next((i for i, each in enumerate(rest) if each.tag in _HEADINGS and each.tag <= level), len(rest))
        return " ".join(" ".join(each.text.split()) for each in rest[:end])


class _Reader(HTMLParser):
    def __init__(self, page: ReadPage) -> None:
        super().__init__(convert_charrefs=True)
        self._page = page
        self._open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        inside = (*self._open[-1].inside, *self._open[-1].classes) if self._open else ()
        element = Element(tag, {name: value or "" for name, value in attrs}, inside)
        self._page.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        while self._open and any(each.tag == tag for each in self._open):
            if self._open.pop().tag == tag:
                break

    def handle_data(self, data: str) -> None:
        if any(each.tag in ("script", "style") for each in self._open):
            return
        self._page.texts.append(data)
        for each in self._open:
            each.pieces.append(data)


def read_page(html: str) -> ReadPage:
    """Read the HTML of a page, or of a piece of one."""
    page = ReadPage(str(html))  # a str that escapes what is joined to it would not do
    reader = _Reader(page)
    reader.feed(page.html)
    reader.close()
    return page
