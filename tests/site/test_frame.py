"""Pages are put into the theme's frame: each word in its place, and nothing of one page in another."""

from pilotbook.site.frame import Frame, Slot, Specimen, cut_frame, kind_of
from pilotbook.site.page import Page

PAGE = Page(
    source="pilots/a.md",
    title="R&D  <b>",
    description='Says "hi"',
    html='<h1>R&amp;D</h1><h2 id="one">One &amp; all</h2><h2 id="two">Two</h2>',
    search_html="",
    edit_path="pilots/a b.yml",
    parent="pilots/index.md",
)
THEME = """\
<title>{title} - Book</title><meta content="{description}"><link href="https://book.example/{address}">
<a href="#{id}">skip</a><ul>
<li class="other"><a href="..">up</a></li>
<li class="line">
  <a href="#{id}">{heading}</a>
</li>
</ul><a href="https://forge.example/{edit}">edit</a>{content}{address}
"""


def render(specimen: Specimen) -> str:
    """What a theme makes of a specimen."""
    marks = {slot.value: specimen.mark(slot) for slot in Slot}
    return THEME.format(**marks | {"address": f"{specimen.source.removesuffix('.md')}/"})


def frame_of(page: Page) -> Frame:
    specimen = Specimen(kind_of(page), 0)
    return cut_frame(render(specimen), specimen, f"{specimen.source.removesuffix('.md')}/")


def test_frame_takes_each_word_in_its_place() -> None:
    assert frame_of(PAGE).fill(PAGE, "pilots/a/") == (
        '<title>R&amp;D &lt;b&gt; - Book</title><meta content="Says &quot;hi&quot;">'
        '<link href="https://book.example/pilots/a/">\n<a href="#one">skip</a><ul>\n'
        '<li class="other"><a href="..">up</a></li>\n'
        '<li class="line">\n  <a href="#one">One &amp; all</a>\n</li>'
        '<li class="line">\n  <a href="#two">Two</a>\n</li>\n'
        '</ul><a href="https://forge.example/pilots/a%20b.yml">edit</a>'
        f"{PAGE.html}pilots/a/\n"
    )


def test_frame_without_headings_has_no_line_for_them() -> None:
    page = Page(source="pilots/b.md", title="B", description="", html="<h1>B</h1>", search_html="")
    filled = frame_of(page).fill(page, "pilots/b/")
    assert 'class="line"' not in filled
    assert '<a href="#">skip</a>' in filled
    assert "pbframe" not in filled


def test_frame_of_a_page_without_contents_is_not_asked_for_lines() -> None:
    page = Page(source="pilots/b.md", title="B", description="", html=PAGE.html, search_html="", hide=("toc",))
    specimen = Specimen(kind_of(page), 0)
    assert specimen.headings == ()
    frame = cut_frame(f"<main>{specimen.mark(Slot.CONTENT)}</main>", specimen, "x/x/")
    assert frame.fill(page, "pilots/b/") == f"<main>{PAGE.html}</main>"


def test_words_of_a_page_that_look_like_marks_stay_as_they_are() -> None:
    words = " ".join(Specimen(kind_of(PAGE), 0).mark(slot) for slot in Slot)
    page = Page(source="pilots/a.md", title=words, description=words, html=f"<h1>{words}</h1>", search_html="")
    filled = frame_of(page).fill(page, "pilots/a/")
    assert f"<h1>{words}</h1>pilots/a/" in filled


def test_specimen_stands_as_deep_as_its_kind() -> None:
    page = Page(source="pilots/a/checklist.md", title="", description="", html="", search_html="")
    assert Specimen(kind_of(page), 3).source == "pbframe3x/pbframe3x/pbframe3x.md"


def test_frame_of_the_page_of_a_folder_is_that_of_no_page_in_it() -> None:
    index = Page(source="owners/index.md", title="", description="", html="", search_html="")
    inner = Page(source="owners/ann.md", title="", description="", html="", search_html="")
    assert kind_of(index) != kind_of(inner)
    assert Specimen(kind_of(index), 0).source == "pbframe0x/index.md"
    assert Specimen(kind_of(inner), 1).source == "pbframe1x/pbframe1x.md"
