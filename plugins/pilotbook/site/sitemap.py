"""Repeats an entry of the sitemap, so that the list knows pages that the theme has not seen."""

import re
from collections.abc import Iterable
from html import escape

_ENTRY = re.compile(r"[ \t]*<url>(?:(?!</url>).)*</url>[ \t]*\n?", re.DOTALL)


def repeat_entry(sitemap: str, specimen: str, addresses: Iterable[str]) -> str:
    """The sitemap with one entry for each address in the place of the entry that names `specimen`."""
    listed = tuple(addresses)

    def repeat(entry: re.Match[str]) -> str:
        text = entry.group()
        return "".join(text.replace(specimen, escape(each)) for each in listed) if specimen in text else text

    return _ENTRY.sub(repeat, sitemap)
