from xml.etree import ElementTree as ET

import pytest

from pilotbook.site.charts.curve import Curve, draw_curve
from pilotbook.site.charts.marks import Words
from tests.site.charts.read_chart import TEMPLATES, read_picture, texts_of, words_of


def draw(
    steps: tuple[tuple[int, float], ...] = (),
    last: int = 70,
    waiting: tuple[int, ...] = (),
    levels: tuple[tuple[float, int], ...] = (),
) -> ET.Element:
    words = Words("c", "How long", "Half after 35 days.")
    return read_picture(
        draw_curve(TEMPLATES, Curve(words=words, steps=steps, last=last, waiting=waiting, levels=levels))
    )


def way_of(picture: ET.Element) -> str:
    (way,) = (each.attrib["d"] for each in picture.iter("path") if each.get("class") == "pb-chart__line")
    return way


def test_curve_goes_up_in_steps_to_the_last_day() -> None:
    picture = draw(((35, 0.5), (49, 1.0)))
    assert way_of(picture) == "M0 100H500.00V50.00H700.00V0.00H1000.00"
    assert words_of(picture) == ("How long", "Half after 35 days.")


def test_curve_without_a_step_lies_on_the_ground() -> None:
    assert way_of(draw()) == "M0 100H1000.00"
    assert way_of(draw(((0, 1.0),), last=0)) == "M0 100H0.00V0.00H0.00"


def test_case_that_waits_is_a_stroke_on_the_curve() -> None:
    picture = draw(((35, 0.5),), waiting=(14, 35, 63))
    spots = [each.attrib for each in picture.iter("svg") if each.get("class") == "pb-chart__spot"]
    assert [(each["x"], each["y"]) for each in spots] == [("20%", "12.2em"), ("50%", "6.7em"), ("90%", "6.7em")]


def test_marked_points_are_labelled_on_the_side_with_room() -> None:
    picture = draw(((14, 0.25), (63, 0.75)), levels=((0.25, 14), (0.75, 63)))
    assert texts_of(picture, "pb-chart__share") == ["25 % by day 14", "75 % by day 63"]
    anchors = [each.get("text-anchor") for each in picture.iter("text") if each.get("class") == "pb-chart__share"]
    assert anchors == ["start", "end"]


@pytest.mark.parametrize(
    ("last", "weeks"),
    [
        (0, ["0", "1"]),
        (6, ["0", "1"]),
        (40, ["0", "1", "2", "3", "4", "5"]),
        (42, ["0", "1", "2", "3", "4", "5", "6"]),
        (70, ["0", "2", "4", "6", "8", "10"]),
        (400, ["0", "13", "26", "39", "52"]),
        (40_000, ["0", "520", "1,040", "1,560", "2,080", "2,600", "3,120", "3,640", "4,160", "4,680", "5,200"]),
    ],
)
def test_weeks_are_labelled_as_there_is_room(last: int, weeks: list[str]) -> None:
    assert texts_of(draw(last=last), "pb-chart__scale")[4:] == weeks
