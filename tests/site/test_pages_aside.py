"""Pages that are put aside come back as they were, whatever stands in them, and in any order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilotbook.site.page import Page, PlannedPage
from pilotbook.site.pages_aside import PagesAside


def page(number: int, html: str, search_html: str = "") -> Page:
    return Page(
        source=f"pilots/{number}.md",
        title=f"No. {number}",
        description="",
        html=html,
        search_html=search_html,
        parent="pilots/index.md",
        hide=("toc",),
        is_lean=True,
    )


def plan(made: Page) -> PlannedPage:
    return PlannedPage(source=made.source, make=lambda: made, basis=("a",), parent=made.parent, hide=made.hide)


@given(st.lists(st.tuples(st.text(st.characters(exclude_categories=())), st.text()), max_size=6), st.randoms())
def test_any_page_comes_back_as_it_was(texts: list[tuple[str, str]], random: object) -> None:
    aside = PagesAside()
    pages = [page(number, *pair) for number, pair in enumerate(texts)]
    kept = [(aside.put(plan(each)), each) for each in pages]
    random.shuffle(kept)  # type: ignore[attr-defined]
    assert all(planned.make() == each for planned, each in kept)


def test_page_is_made_once() -> None:
    made: list[int] = []

    def make() -> Page:
        made.append(1)
        return page(0, "<h1>A</h1>", "A")

    planned = PagesAside().put(PlannedPage(source="pilots/0.md", make=make))
    assert planned.make() == planned.make() == page(0, "<h1>A</h1>", "A")
    assert made == [1]


def test_what_is_told_beforehand_stays() -> None:
    planned = plan(page(0, "A"))
    kept = PagesAside().put(planned)
    assert (kept.source, kept.parent, kept.hide, kept.basis) == ("pilots/0.md", "pilots/index.md", ("toc",), ("a",))


def test_file_is_closed_with_the_last_page(recwarn: pytest.WarningsRecorder) -> None:
    planned = PagesAside().put(plan(page(0, "A")))
    assert planned.make().html == "A"
    del planned
    assert not recwarn.list
