"""Looks whether a built site is whole, before it takes the place of the one that people read."""

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote

_ASSET = re.compile(r'<(?:link|script|img)\b[^>]*?\s(?:href|src)="([^"#?]+)', re.IGNORECASE)
_REMOTE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
_MOST_NAMED = 5


def find_faults(site: Path, pilots: Iterable[str]) -> list[str]:
    """What is missing from a built site, a sentence each; `pilots` are the ids that have a page."""
    missing = [address for address in _expected(site, pilots) if not is_there(site, address)]
    faults = [f"{address or 'the home page'} is missing" for address in missing[:_MOST_NAMED]]
    if len(missing) > _MOST_NAMED:
        faults.append(f"{len(missing) - _MOST_NAMED:,} more pages are missing")
    return faults + list(_find_broken_index(site))


def is_there(site: Path, address: str) -> bool:
    """Whether a page or a file with something in it stands at an address, which is relative to the site's root."""
    path = site / unquote(address)
    file = path / "index.html" if not address or address.endswith("/") else path
    return file.is_file() and file.stat().st_size > 0


def _expected(site: Path, pilots: Iterable[str]) -> Iterator[str]:
    yield ""
    yield from _assets(site / "index.html")
    has_directories = is_there(site, "pilots/")
    yield "pilots/" if has_directories else "pilots/index.html"
    yield from (f"pilots/{pilot}/" if has_directories else f"pilots/{pilot}.html" for pilot in pilots)
    yield from sorted({entry.partition("#")[0] for entry in _searched(site)} - {"", "."})


def _assets(home: Path) -> Iterator[str]:
    """What the home page needs from its own site."""
    html = home.read_text(encoding="utf-8", errors="replace") if home.is_file() else ""
    found = dict.fromkeys(unescape(each) for each in _ASSET.findall(html))
    yield from (each for each in found if not _REMOTE.match(each) and not each.startswith(("/", "..")) and each != ".")


def _searched(site: Path) -> list[str]:
    """The addresses that the search leads to."""
    try:
        index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
        return [str(entry["location"]) for entry in index["docs"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _find_broken_index(site: Path) -> Iterator[str]:
    index = site / "search" / "search_index.json"
    if index.is_file() and not _searched(site):
        yield "the search index cannot be read"
