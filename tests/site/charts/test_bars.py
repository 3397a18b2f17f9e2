import pytest

from pilotbook.site.charts.bars import Bar, BarChart, draw_bars
from pilotbook.site.charts.marks import Fill, Mark, Tone, Words
from tests.site.charts.read_chart import TEMPLATES, marks_of, read_picture, texts_of, words_of
from tests.site.read_page import read_page

HERE = Mark(Tone.MAIN, Fill.SOLID, "here")
GONE = Mark(Tone.QUIET, Fill.EMPTY, "gone")
LATE = Mark(Tone.LATE, Fill.HATCHED, "late")
WORDS = Words(id="a", title="What it is", description="One: 4. Two: 3.", note="How to read it.")
TWO = (Bar("One", "4", ((HERE, 3), (LATE, 1))), Bar("Two", "2", ((HERE, 0), (GONE, 2))))


def test_bars_are_drawn_on_one_scale_piece_after_piece() -> None:
    picture = read_picture(draw_bars(TEMPLATES, BarChart(words=WORDS, bars=TWO)))
    assert marks_of(picture) == [
        ("main solid", "0%", "75%"),
        ("late hatched", "75%", "25%"),
        ("quiet empty", "0%", "50%"),
    ]
    assert texts_of(picture, "pb-chart__label") == ["4|One", "2|Two"]
    assert words_of(picture) == ("What it is", "One: 4. Two: 3.")
    tops = [each.get("y") for each in picture.iter("rect") if each.get("class") == "pb-chart__track"]
    assert tops == ["1.5em", "4.8em"]
    assert picture.get("height") == "6.6em"


def test_small_counts_look_small() -> None:
    picture = read_picture(draw_bars(TEMPLATES, BarChart(words=WORDS, bars=TWO, least_whole=8)))
    assert [width for _, _, width in marks_of(picture)] == ["37.5%", "12.5%", "25%"]


def test_hatching_is_found_by_an_id_of_the_chart() -> None:
    picture = read_picture(draw_bars(TEMPLATES, BarChart(words=WORDS, bars=TWO)))
    assert [each.get("id") for each in picture.iter("pattern")] == ["a-hatched-late"]
    assert [each.get("fill") for each in picture.iter("rect") if each.get("fill")] == ["url(#a-hatched-late)"]


def test_line_shows_what_the_bars_come_to_together() -> None:
    bars = (Bar("One", "3", ((HERE, 3),)), Bar("Two", "1", ((HERE, 1),)), Bar("Three", "0", ((HERE, 0),)))
    picture = read_picture(draw_bars(TEMPLATES, BarChart(words=WORDS, bars=bars, has_line=True)))
    assert texts_of(picture, "pb-chart__share") == ["75 %", "100 %", "100 %"]
    assert [each.get("cx") for each in picture.iter("circle")] == ["63%", "84%", "84%"]
    (line,) = picture.iter("polyline")
    assert line.get("points") == "63.000,0.591 84.000,1.591 84.000,2.591"
    assert [width for _, _, width in marks_of(picture)] == ["63%", "21%"]


def test_line_adds_up_to_the_whole_where_small_counts_look_small() -> None:
    bars = (Bar("One", "3", ((HERE, 3),)), Bar("Two", "1", ((HERE, 1),)))
    picture = read_picture(draw_bars(TEMPLATES, BarChart(words=WORDS, bars=bars, has_line=True, least_whole=8)))
    assert texts_of(picture, "pb-chart__share") == ["75 %", "100 %"]
    assert [each.get("cx") for each in picture.iter("circle")] == ["31.5%", "42%"]


@pytest.mark.parametrize("has_line", [True, False])
@pytest.mark.parametrize("bars", [(), (Bar("One", "0", ((HERE, 0),)),)])
def test_nothing_to_show_is_drawn_as_nothing(bars: tuple[Bar, ...], *, has_line: bool) -> None:
    picture = read_picture(draw_bars(TEMPLATES, BarChart(words=WORDS, bars=bars, has_line=has_line)))
    assert marks_of(picture) == []
    assert texts_of(picture, "pb-chart__share") == ["0 %"] * len(bars) * has_line


def test_key_and_note_stand_below_the_picture() -> None:
    page = read_page(draw_bars(TEMPLATES, BarChart(words=WORDS, bars=TWO, key=(HERE, LATE))))
    assert [each.text.strip() for each in page.all(tag="li")] == ["here", "late"]
    assert page.all(tag="figcaption")[0].text == "How to read it."
    bare = read_page(draw_bars(TEMPLATES, BarChart(words=Words("a", "b", "c"), bars=TWO)))
    assert bare.all(tag="li") == bare.all(tag="figcaption") == []


def test_long_label_is_cut_and_hostile_text_is_text() -> None:
    hostile = '</title></text><script>alert("1")</script>&'
    bars = (Bar(hostile, "<b>", ((HERE, 1),)), Bar("x" * 200, "1", ((HERE, 1),)))
    words = Words("a", hostile, hostile, hostile)
    html = draw_bars(TEMPLATES, BarChart(words=words, bars=bars, key=(Mark(Tone.MAIN, Fill.SOLID, hostile),)))
    picture = read_picture(html)
    assert words_of(picture) == (hostile, hostile)
    first, second = texts_of(picture, "pb-chart__label")
    assert first.startswith("<b>|</title></text><script>")
    assert second == "1|" + "x" * 41 + "…"
    assert read_page(html).all(tag="script") == []


def test_chart_has_no_style_that_a_strict_policy_would_block() -> None:
    html = str(draw_bars(TEMPLATES, BarChart(words=WORDS, bars=TWO, has_line=True, key=(HERE,))))
    assert "style" not in html
    assert "<script" not in html
