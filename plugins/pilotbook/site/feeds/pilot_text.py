"""Turns the file of a pilot into a script that hands its text to the form, with the place of every value in it.

This is the one thing that shows the whole of a file, comments and internal fields included. It is made for people who
may change the file, and `Site.offers_files` leaves all of it out.
"""

import json
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from typing import Any

from pilotbook.assessment.verdict import Assessment
from pilotbook.records.yaml_source import ABSENT
from pilotbook.records.yaml_spans import MappingSpan, ScalarSpan, Span, find_spans
from pilotbook.site.feeds.feed import Feed
from pilotbook.site.forge import locate_edit
from pilotbook.site.site import Site

FOLDER = "records/"
"""The folder of the site in which the scripts stand, one `<id>.js` for each pilot."""
_NO_TEXT = "it holds what looks like a secret, or what may hide one"
_NO_SPANS = "it is written in a way that only a person can change: it has to be mended first"


def make_pilot_text_feeds(site: Site) -> Iterator[Feed]:
    """One script for each pilot; none where the texts are not offered.

    It is a script and no JSON, because a page that is read from the disk may load nothing else.
    """
    if site.offers_files:
        for each in site.portfolio.assessments:
            address = f"{FOLDER}{each.id}.js"
            yield Feed(address=address, make=partial(write_pilot_text, site, each), made_from=(each,))


def write_pilot_text(site: Site, assessment: Assessment) -> bytes:
    """The script of one pilot. It is all ASCII, holds one value, and runs nothing."""
    value = json.dumps(_describe(site, assessment), separators=(",", ":")).replace("<", "\\u003c")
    return f"window.pilotbookFile = {value};\n".encode()


def _describe(site: Site, assessment: Assessment) -> dict[str, Any]:
    """What the form needs to know of a file; `refused` says why it cannot change one, and then there is no text."""
    source, path = assessment.file.source, assessment.file.path
    about = {"id": assessment.id, "path": path, "edit": locate_edit(site.addresses, path)}
    about["title"] = assessment.pilot.title
    text = source.text if source is not None else ""
    spans = find_spans(text) if text else None
    if spans is None:
        return {**about, "refused": _NO_SPANS if text else _NO_TEXT}
    version = sha256(text.encode()).hexdigest()[:16]
    return {**about, "version": version, "text": text, "root": _describe_span(text, spans)}


def _describe_span(text: str, span: Span) -> Any:  # noqa: ANN401 - what JSON can hold
    """Lists, since names of fields that are keys of an object would mean something to JavaScript, as `__proto__` does.

    Of a value that is written as it is read, the words are not said twice; one that says nothing has null for them.
    """
    if isinstance(span, ScalarSpan):
        start, end, value = span
        written = text[start:end]
        if written in ABSENT:
            return [start, end, None]
        return [start, end] if written == value else [start, end, value]
    if isinstance(span, MappingSpan):
        pairs = [[name, start, end, _describe_span(text, value)] for name, start, end, value in span.entries]
        return {"pairs": pairs, "around": span.braces}
    return {
        "items": [_describe_span(text, each) for each in span.items],
        "start": span.start,
        "around": span.brackets,
    }
