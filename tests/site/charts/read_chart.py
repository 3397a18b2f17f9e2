"""Reads a figure back: its picture as strict XML, and what is said about it."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from pilotbook.site.rendering import Templates

TEMPLATES = Templates()
_TAG = re.compile(r"<(/?)svg\b")


def cut_pictures(html: str) -> Iterator[str]:
    """The text of every outermost picture of a page."""
    depth, start = 0, 0
    for tag in _TAG.finditer(html):
        if not depth:
            start = tag.start()
        depth += -1 if tag.group(1) else 1
        if not depth:
            yield html[start : tag.end() + 1]


def read_pictures(html: str) -> list[ET.Element]:
    """Every picture of a page that has a name; all of them have to be well-formed XML on their own."""
    found = [ET.fromstring(svg) for svg in cut_pictures(str(html))]  # noqa: S314 - our own output
    return [svg for svg in found if svg.get("role") == "img"]


def read_picture(html: str) -> ET.Element:
    (picture,) = read_pictures(html)
    return picture


def words_of(picture: ET.Element) -> tuple[str, str]:
    """The title and the description that a picture names itself by."""
    by_id = {each.get("id"): each for each in picture.iter() if each.get("id")}
    title, description = (by_id[name] for name in picture.attrib["aria-labelledby"].split())
    assert (title.tag, description.tag) == ("title", "desc")
    return title.text or "", description.text or ""


def texts_of(picture: ET.Element, klass: str) -> list[str]:
    """The texts of a class, as they are read."""
    return ["|".join(each.itertext()) for each in picture.iter("text") if each.get("class") == klass]


def marks_of(picture: ET.Element) -> list[tuple[str, str, str]]:
    """The look, the beginning and the width of each area, from left to right and from top to bottom."""
    rects = [each for each in picture.iter("rect") if "pb-mark" in each.get("class", "")]
    looks = [re.sub(r"pb-mark pb-tone--(\w+) pb-mark--(\w+)", r"\1 \2", each.attrib["class"]) for each in rects]
    return [(look, each.attrib["x"], each.attrib["width"]) for look, each in zip(looks, rects, strict=True)]
