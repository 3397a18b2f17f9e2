"""A finished page, as it is handed to whoever writes the site out."""

import re
from dataclasses import dataclass
from html import unescape

_HEADING = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page. `source` names it like a file below the docs folder; `title` and `description` are plain text.

    `search_html` is what the search may find; `edit_path` the file of the repository that a reader edits to change the
    page, or ""; `parent` the source of the page that it hangs below.
    """

    source: str
    title: str
    description: str
    html: str
    search_html: str
    edit_path: str = ""
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A section of a page, for its table of contents."""

    id: str
    title: str


def find_headings(html: str) -> tuple[Heading, ...]:
    """The second-level headings of our own templates, in order, with their titles as plain text."""
    return tuple(
        Heading(found.group(1), _SPACES.sub(" ", unescape(_TAG.sub("", found.group(2)))).strip())
        for found in _HEADING.finditer(html)
    )
