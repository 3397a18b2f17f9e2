"""A finished page, as it is handed to whoever writes the site out, and what can be read back from its HTML."""

import re
from collections.abc import Callable, Container
from html import unescape

from pilotbook.frozen import frozen

_HEADING = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>', re.DOTALL)
_TITLE = re.compile(r"<h1\b[^>]*>(.*?)</h1>\s*", re.DOTALL)
_ASIDE = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)
_ID = re.compile(r' id="([^"]+)"')
_TAG = re.compile(r"<[^>]*>")
_SPACES = re.compile(r"\s+")


@frozen
class Page:
    """One page. `source` names it like a file below the docs folder; `title` and `description` are plain text.

    `search_html` is what the search may find besides the title; `edit_path` the file of the repository that a reader
    edits to change the page, or ""; `parent` the source of the page that it hangs below; `hide` the sidebars that it
    does without, of `navigation` and `toc`; a page that is lean does without the styles of lists, charts and articles.
    """

    source: str
    title: str
    description: str
    html: str
    search_html: str
    edit_path: str = ""
    parent: str = ""
    hide: tuple[str, ...] = ()
    is_lean: bool = False


@frozen
class PlannedPage:
    """A page that is one of many of a kind: it is made when it is written out, and not kept.

    What is told of it beforehand, its `source`, `edit_path`, `parent`, `hide` and `is_lean`, is as of a Page. `basis`
    is what it is made from besides what all pages share (the playbook, the day, the addresses): of the very same
    objects and texts the same page is made, so that a site that is served need not make it again.
    """

    source: str
    make: Callable[[], Page]
    basis: tuple[object, ...] = ()
    edit_path: str = ""
    parent: str = ""
    hide: tuple[str, ...] = ()
    is_lean: bool = False


@frozen(kw_only=False)
class Heading:
    """A section of a page, for its table of contents."""

    id: str
    title: str


@frozen
class Completion:
    """The whole HTML of a page of the docs folder, and the headings that the site added before or after its own."""

    html: str
    headings: tuple[Heading, ...]
    leads: bool


def find_headings(html: str) -> tuple[Heading, ...]:
    """The second-level headings of our own templates, in order, with their titles as plain text."""
    return tuple(Heading(found.group(1), _plain_text(found.group(2))) for found in _HEADING.finditer(html))


def find_ids(html: str) -> frozenset[str]:
    """Every place of a page that a link can point at."""
    return frozenset(map(unescape, _ID.findall(html)))


def take_title(html: str) -> tuple[str, str]:
    """The first heading of a page as plain text, or "", and the page without it."""
    found = _TITLE.search(html)
    return (_plain_text(found.group(1)), html[: found.start()] + html[found.end() :]) if found else ("", html)


def rename_taken_ids(html: str, taken: Container[str]) -> str:
    """The HTML of our own templates with other ids where the page that it is put into has the same ones."""
    for each in sorted(find_ids(html)):
        if each in taken:
            for attribute in (' id="', ' href="#', ' aria-labelledby="'):
                html = html.replace(f'{attribute}{each}"', f'{attribute}pb-{each}"')
    return html


def _plain_text(html: str) -> str:
    return _SPACES.sub(" ", unescape(_TAG.sub("", _ASIDE.sub("", html)))).strip()
