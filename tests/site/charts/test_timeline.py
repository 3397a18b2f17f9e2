from datetime import date
from xml.etree import ElementTree as ET

import pytest

from pilotbook.site.charts.marks import Fill, Mark, Tone, Words
from pilotbook.site.charts.timeline import Axis, Stretch, draw_axis, draw_timebox
from tests.site.charts.read_chart import TEMPLATES, marks_of, read_picture, texts_of, words_of

RUNNING = Mark(Tone.MAIN, Fill.SOLID, "running")
MORE = Mark(Tone.MAIN, Fill.HATCHED, "extension")
LATE = Mark(Tone.LATE, Fill.DOTTED, "late")
WORDS = Words("t", "Timeboxes", "3 run.")


def axis_of(first: str = "2026-10-01", last: str = "2027-01-01", today: str = "2026-11-16") -> Axis:
    days = map(date.fromisoformat, (first, last, today))
    return Axis(
        words=WORDS, marks=(RUNNING, MORE, LATE, MORE), **dict(zip(("first", "last", "today"), days, strict=True))
    )


def stretch(mark: Mark, start: str, end: str) -> Stretch:
    return Stretch(mark=mark, start=date.fromisoformat(start), end=date.fromisoformat(end))


def draw(*stretches: Stretch, decided: tuple[str, ...] = ()) -> ET.Element:
    html = draw_timebox(TEMPLATES, axis_of(), stretches, tuple(map(date.fromisoformat, decided)))
    return ET.fromstring(html)  # noqa: S314 - our own output


def decisions_of(picture: ET.Element) -> list[str]:
    return [
        each.attrib["x"]
        for each in picture.iter("svg")
        if each.find("path[@class='pb-timeline__decision']") is not None
    ]


def arrows_of(picture: ET.Element) -> int:
    return len(list(picture.iterfind(".//path[@class='pb-timeline__beyond']")))


def test_axis_names_its_months_and_today() -> None:
    picture = read_picture(f"<th>{draw_axis(TEMPLATES, axis_of())}</td>")
    assert words_of(picture) == ("Timeboxes", "3 run.")
    assert texts_of(picture, "pb-axis__label") == ["Oct 2026", "Nov", "Dec"]
    assert [each.get("x1") for each in picture.iter("line")] == ["0%", "33.696%", "66.304%", "50%"]
    assert [each.get("id") for each in picture.iter("pattern")] == ["t-dotted-late", "t-hatched-main"]


@pytest.mark.parametrize(
    ("last", "labels"),
    [
        ("2025-12-01", ["Nov 2025"]),
        ("2026-04-01", ["Nov", "Dec", "2026", "Feb", "Mar"]),
        ("2026-11-01", ["Nov", "2026", "Mar", "May", "Jul", "Sep"]),
        ("2027-04-01", ["2026", "Apr", "Jul", "Oct", "2027"]),
        ("2027-12-01", ["2026", "Jul", "2027", "Jul"]),
    ],
)
def test_axis_names_as_many_months_as_it_has_room_for(last: str, labels: list[str]) -> None:
    picture = read_picture(f"<th>{draw_axis(TEMPLATES, axis_of('2025-11-01', last))}</td>")
    assert texts_of(picture, "pb-axis__label") == labels


def test_timebox_is_drawn_stretch_after_stretch() -> None:
    picture = draw(
        stretch(RUNNING, "2026-10-01", "2026-11-16"),
        stretch(MORE, "2026-11-16", "2026-12-09"),
        stretch(LATE, "2026-12-09", "2026-12-09"),
        decided=("2026-11-16",),
    )
    assert marks_of(picture) == [("main solid", "0%", "50%"), ("main hatched", "50%", "25%")]
    assert [each.get("fill") for each in picture.iter("rect")] == [None, "url(#t-hatched-main)"]
    assert decisions_of(picture) == ["50%"]
    assert arrows_of(picture) == 0
    assert picture.get("aria-hidden") == "true"


@pytest.mark.parametrize(
    ("start", "end", "drawn", "arrows"),
    [
        ("2026-09-01", "2026-11-16", ["0%", "50%"], 1),
        ("2026-11-16", "2027-03-01", ["50%", "50%"], 1),
        ("2025-09-01", "2028-11-16", ["0%", "100%"], 2),
        ("2025-09-01", "2025-10-01", [], 1),
        ("2027-09-01", "2027-10-01", [], 1),
    ],
)
def test_timebox_that_reaches_beyond_the_axis_is_cut_and_says_so(
    start: str, end: str, drawn: list[str], arrows: int
) -> None:
    picture = draw(stretch(RUNNING, start, end))
    assert [place for _, *places in marks_of(picture) for place in places] == drawn
    assert arrows_of(picture) == arrows


@pytest.mark.parametrize(("day", "drawn"), [("2026-11-16", ["50%"]), ("2025-09-20", []), ("2027-09-20", [])])
def test_decision_beyond_the_axis_is_an_arrow(day: str, drawn: list[str]) -> None:
    picture = draw(stretch(RUNNING, "2026-10-01", "2026-11-16"), decided=(day,))
    assert decisions_of(picture) == drawn
    assert arrows_of(picture) == (not drawn)


def test_nothing_is_drawn_as_nothing_but_today() -> None:
    picture = draw()
    assert marks_of(picture) == []
    assert decisions_of(picture) == []
    assert arrows_of(picture) == 0
    assert [each.get("x1") for each in picture.iter("line")] == ["50%"]
