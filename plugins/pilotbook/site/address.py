"""Computes where a page stands on the site, and how one page points at another."""

import posixpath
from functools import lru_cache
from urllib.parse import quote, urljoin

from pilotbook.frozen import frozen


@frozen
class Addresses:
    """Addresses of a site. A page is named by its source, the path below the docs folder: `pilots/invoice-triage.md`.

    `edit_base` is the address below which the forge edits the repository's files, or "" where there is none. `root` is
    the address of the whole site, which ends with `/`, or "" where nobody knows it. `repository` is that of the
    repository, or ""; `forge` the kind of forge, where the configuration names it.
    """

    has_directory_urls: bool = True
    edit_base: str = ""
    root: str = ""
    repository: str = ""
    forge: str = ""

    def of(self, source: str) -> str:
        """The address of a page, relative to the site's root; any other file is named by its address."""
        return _address_of(source, "/" if self.has_directory_urls else ".html")

    def between(self, source: str, target: str, fragment: str = "") -> str:
        """The relative address that leads from one page to another, or to a fragment of it."""
        here, there = self.of(source), self.of(target)
        anchor = f"#{_quoted(fragment)}" if fragment else ""
        return anchor if here == there and anchor else _relative(here, there) + anchor

    def whole(self, source: str) -> str:
        """The address of a page or a file that can stand alone; where nobody knows the site's, relative to its root."""
        return self.root + quote(self.of(source))

    def edit(self, path: str, line: int | None = None) -> str:
        """The address at which the forge edits a file of the repository, or "" where there is no forge."""
        if not self.edit_base:
            return ""
        return _join(self.edit_base, path) + (f"#L{line}" if line else "")


@lru_cache(maxsize=4096)
def _address_of(source: str, ending: str) -> str:
    if not source.endswith(".md"):
        return source
    stem = source.removesuffix(".md")
    folder, name = posixpath.split(stem)
    if name in ("index", "README"):
        return (f"{folder}/" if folder else "") if ending == "/" else posixpath.join(folder, "index.html")
    return f"{stem}{ending}"


@lru_cache(maxsize=256)
def _join(base: str, path: str) -> str:
    return urljoin(base, quote(path))


def _relative(here: str, there: str) -> str:
    """The way from one address below the site's root to another, ready for a link.

    From one folder of the site to another it leads by the root. A page has a hundred links, and most are of that kind.
    """
    if here.partition("/")[0] == there.partition("/")[0]:
        return _relative_within(here, there)
    return "../" * here.count("/") + _quoted(there) or "./"


@lru_cache(maxsize=4096)
def _relative_within(here: str, there: str) -> str:
    way = posixpath.relpath(f"/{there}", posixpath.dirname(f"/{here}"))
    return _quoted(way + ("/" if there.endswith("/") or not there else ""))


_quoted = lru_cache(maxsize=4096)(quote)
