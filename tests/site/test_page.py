"""What is read back from the HTML of a page."""

import pytest

from pilotbook.site.page import Heading, find_headings, find_ids, rename_taken_ids, take_title


def test_headings_are_those_of_the_second_level_as_plain_text() -> None:
    html = (
        '<h1 id="a">A</h1><h2 id="b">R&amp;D <em>now</em>\n <a class="headerlink" href="#b">¶</a></h2><h3 id="c">C</h3>'
    )
    assert find_headings(html) == (Heading("b", "R&D now"),)


def test_ids_are_those_of_elements() -> None:
    html = '<p id="a"><a href="#b" data-id="c">id="d"</a><i class="x" id="e&amp;f"></i>'
    assert find_ids(html) == {"a", "e&f"}


@pytest.mark.parametrize(
    ("html", "title", "rest"),
    [
        ("<p>x</p>", "", "<p>x</p>"),
        ("", "", ""),
        ('<h1 id="a">R&amp;D<a class="headerlink" href="#a">¶</a></h1>\n<p>x</p>', "R&D", "<p>x</p>"),
        ("<p>x</p><h1>A</h1><h1>B</h1>", "A", "<p>x</p><h1>B</h1>"),
        ("<h10>x</h10>", "", "<h10>x</h10>"),
    ],
)
def test_title_is_taken_out_of_a_page(html: str, title: str, rest: str) -> None:
    assert take_title(html) == (title, rest)


def test_taken_ids_are_renamed_with_what_points_at_them() -> None:
    html = '<h2 id="due">D</h2><a href="#due">x</a><p aria-labelledby="due">due</p><h2 id="dues">E</h2>'
    assert rename_taken_ids(html, {"due", "other"}) == (
        '<h2 id="pb-due">D</h2><a href="#pb-due">x</a><p aria-labelledby="pb-due">due</p><h2 id="dues">E</h2>'
    )
    assert rename_taken_ids(html, set()) == html
