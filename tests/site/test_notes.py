"""The Markdown of notes."""

import time

import pytest

from pilotbook.site.notes import render_notes
from tests.site.read_page import read_page

ALLOWED = frozenset(
    {"<p>", "<br>", "<em>", "<strong>", "<code>", "<pre>", "<ul>", "<ol>", "<li>", "<blockquote>", "<a>"}
)
SECONDS = 2.0
"""Longest time for notes of the greatest length; a quadratic renderer takes minutes."""


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        (" \n\t\n", ""),
        ("One *two* **three** `four`.", "<p>One <em>two</em> <strong>three</strong> <code>four</code>.</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("> quoted", "<blockquote>\n<p>quoted</p>\n</blockquote>"),
        ("a\n\nb", "<p>a</p>\n<p>b</p>"),
        ("---", "<hr>"),
        ("    code", "<pre><code>code\n</code></pre>"),
        ("R&D < 50 %", "<p>R&amp;D &lt; 50 %</p>"),
    ],
)
def test_notes_render_a_little_markdown(text: str, html: str) -> None:
    assert render_notes(text).strip() == html


@pytest.mark.parametrize("level", range(1, 7))
def test_notes_turn_a_heading_into_a_bold_paragraph(level: int) -> None:
    assert render_notes(f"{'#' * level} Why *now*").strip() == "<p><strong>Why <em>now</em></strong></p>"
    assert "<h" not in render_notes("Why\n===\n\nNow\n---\n")


def test_notes_keep_a_heading_that_is_only_text() -> None:
    page = read_page(render_notes("`<h1>` and <h2>x</h2>"))
    assert page.text == "<h1> and <h2>x</h2>"
    assert page.headings == []


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "a <img src=x onerror=alert(1)> b",
        '<a href="https://example.com" onclick="alert(1)">x</a>',
        "<!-- x --><style>p{}</style>",
        "<svg/onload=alert(1)>",
        "<details open ontoggle=alert(1)>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
    ],
)
def test_notes_show_html_as_text(text: str) -> None:
    page = read_page(render_notes(text))
    assert set(page.shape) <= ALLOWED
    assert "<script" not in page.html
    assert not [name for name in page.shape if name.startswith("on")]


def test_notes_show_an_image_as_text() -> None:
    page = read_page(render_notes("![a picture](https://evil.example/x.png)"))
    assert set(page.shape) == {"<p>", "<a>", "href", "rel"}
    assert page.text == "! a picture"


@pytest.mark.parametrize("address", ["https://example.com/a?b=c&d=e", "HTTP://example.com", "mailto:a@example.com"])
def test_notes_link_to_whole_addresses(address: str) -> None:
    (link,) = read_page(render_notes(f"see [this]({address})")).all(tag="a")
    assert link.attributes == {"href": address, "rel": "nofollow noopener noreferrer"}


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "&#106;avascript:alert(1)",
        "java&#x0A;script:alert(1)",
        "vbscript:x",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "../../elsewhere",
        "/elsewhere",
        "//evil.example/",
        "#gates",
        "?stage=stopped",
        "https:elsewhere",
    ],
)
@pytest.mark.parametrize("form", ["[x]({})", "[x](<{}>)", "<{}>", "[x][y]\n\n[y]: {}\n"])
def test_notes_leave_every_other_link_dead(form: str, address: str) -> None:
    page = read_page(render_notes(form.format(address)))
    assert page.all(tag="a") == []
    assert page.links == []


@pytest.mark.parametrize(
    "piece",
    ["[", "![", "](", "*", "_*", "`", "<", "&", "> ", "- ", "#", "[a](", "<a ", "**a _", "\\", "a\n", "[x]: y\n", "\t"],
)
def test_notes_of_the_greatest_length_are_quick(piece: str) -> None:
    text = (piece * 20_000)[:20_000]
    start = time.process_time()
    render_notes(text)
    assert time.process_time() - start < SECONDS


def test_notes_nested_beyond_reason_are_cut_off() -> None:
    page = read_page(render_notes("> " * 500 + "deep"))
    assert 10 < len(page.all(tag="blockquote")) < 100
    assert "deep" in read_page(render_notes("> " * 10 + "deep")).text
