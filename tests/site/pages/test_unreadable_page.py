"""The page of a file that tells of no pilot."""

import pytest

from tests.site.made_site import FORGE, draw_site, make_all
from tests.site.read_page import ReadPage, read_page


def draw(text: str, **options: frozenset[str]) -> ReadPage:
    return read_page(make_all(draw_site({"a": text}, **options))["pilots/a.md"].html)  # type: ignore[arg-type] # one option


@pytest.mark.parametrize(
    ("text", "place", "what_to_do"),
    [
        ("", "line 1, column 1", "begin with two lines"),
        ("- a\n- b\n", "line 1, column 1", "write one field to a line"),
        ("title: A\ntitle: B\nstage: x\n", "line 2, column 1", ""),
        ("title: A\n", "line 1, column 1", "stage: "),
        ("title: A\nstage: [\n", "line ", ""),
    ],
)
def test_unreadable_page_says_which_file_where_and_what_to_do(text: str, place: str, what_to_do: str) -> None:
    page = draw(text)
    assert page.headings == [(1, "a")]
    assert "pilots/a.yml" in page.text
    problems = " ".join(each.text for each in page.all(klass="pb-problem"))
    assert place in problems
    assert "expected" in problems
    assert what_to_do in problems
    assert page.all(klass="pb-edit")[0].attributes["href"] == f"{FORGE}pilots/a.yml"


def test_unreadable_page_lists_every_problem() -> None:
    assert len(draw("titel: A\nstaeg: x\nunti: y\n").all(klass="pb-problem")) >= 3


def test_unreadable_page_links_to_the_guide_where_there_is_one() -> None:
    assert "How to write" not in draw("").text
    page = draw("", other_sources=frozenset({"guide/add-a-pilot.md"}))
    assert "../../guide/add-a-pilot/" in page.links


def test_unreadable_page_is_found_and_hangs_below_the_register() -> None:
    page = make_all(draw_site({"a": ""}))["pilots/a.md"]
    assert page.search_html == "<p>The file of this pilot cannot be read.</p>"
    assert (page.title, page.edit_path, page.parent) == ("a", "pilots/a.yml", "pilots/index.md")


def test_unreadable_page_stands_beside_those_that_can_be_read() -> None:
    pages = make_all(draw_site({"a": "", "b": "title: B\nstage: proposed\n", "c": "{"}))
    assert [each for each in pages if each.startswith("pilots/")] == [
        "pilots/index.md",
        "pilots/b.md",
        "pilots/a.md",
        "pilots/c.md",
    ]
