"""Pages that are many of a kind: one specimen for each kind, and each page finished in its own frame."""

import json
from typing import Any

from pilotbook.site.address import Addresses
from pilotbook.site.frame import Slot, Specimen
from pilotbook.site.framed_pages import FramedPages
from pilotbook.site.page import Page, PlannedPage


def page(source: str, **more: Any) -> Page:
    values: dict[str, Any] = {"html": f"<h1>{source}</h1>", "search_html": f"<p>{source}</p>"} | more
    return Page(source=source, title=source, description="", **values, parent="pilots/index.md", hide=("toc",))


def pages() -> FramedPages:
    framed = FramedPages(Addresses())
    late = page("pilots/b.md")
    plan = PlannedPage(source=late.source, make=lambda: late, parent=late.parent, hide=late.hide)
    for each in (page("pilots/a.md"), plan, page("pilots/a/checklist.md", search_html="")):
        framed.add(each)
    return framed


def render(specimen: Specimen) -> str:
    return f"<p>{specimen.number}</p>{specimen.mark(Slot.CONTENT)}"


def test_pages_of_a_kind_share_a_specimen() -> None:
    assert [specimen.kind.depth for specimen in pages().specimens] == [1, 2]


def test_specimen_is_found_by_its_source() -> None:
    framed = pages()
    first = framed.specimens[0]
    assert framed.find_specimen(first.source) is first
    assert framed.find_specimen("pilots/a.md") is None


def test_pages_are_finished_in_the_frames_of_their_kinds() -> None:
    framed = pages()
    for specimen in framed.specimens:
        framed.take_frame(specimen, render(specimen))
    assert dict(framed.finish()) == {
        "pilots/a/": "<p>0</p><h1>pilots/a.md</h1>",
        "pilots/b/": "<p>0</p><h1>pilots/b.md</h1>",
        "pilots/a/checklist/": "<p>1</p><h1>pilots/a/checklist.md</h1>",
    }


def test_search_lists_pages_with_a_text_and_no_specimen() -> None:
    framed = pages()
    for specimen in framed.specimens:
        framed.take_frame(specimen, render(specimen))
    assert len(list(framed.finish())) == len(framed) == 3
    entry = {"location": "", "title": "Home", "text": ""}
    marks = [{"location": f"{s.source.removesuffix('.md')}/#x", "title": "", "text": ""} for s in framed.specimens]
    index = json.loads(
        "".join(framed.complete_search(json.dumps({"config": {"lang": ["en"]}, "docs": [entry, *marks]})))
    )
    assert index["config"] == {"lang": ["en"]}
    assert [each["location"] for each in index["docs"]] == ["", "pilots/a/", "pilots/b/"]
    assert index["docs"][1] == {"location": "pilots/a/", "title": "pilots/a.md", "text": "<p>pilots/a.md</p>"}


def test_sitemap_lists_pages_in_the_places_of_their_specimens() -> None:
    framed = pages()
    addresses = [f"{specimen.source.removesuffix('.md')}/" for specimen in framed.specimens]
    entries = "".join(f"<url>\n <loc>https://x.example/{each}</loc>\n</url>\n" for each in ["", *addresses])
    listed = framed.complete_sitemap(f"<urlset>\n{entries}</urlset>")
    assert listed == "<urlset>\n" + "".join(
        f"<url>\n <loc>https://x.example/{each}</loc>\n</url>\n"
        for each in ("", "pilots/a/", "pilots/b/", "pilots/a/checklist/")
    ) + ("</urlset>")
