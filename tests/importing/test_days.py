"""Days of a column, in whatever form they are written."""

from datetime import date

import pytest

from pilotbook.importing.days import choose_forms, read_cell_days


def read(text: str, *cells: str, names: tuple[str, ...] = ()) -> list[str]:
    return [day.isoformat() for day in read_cell_days(text, choose_forms(names, (text, *cells)))]


@pytest.mark.parametrize(
    "text",
    [
        "2024-07-13",
        "2024/7/13",
        "2024.07.13",
        "13/7/2024",
        "7/13/2024",
        "13.07.2024",
        "13-07-2024",
        "13 July 2024",
        "13 jul. 2024",
        "13-Jul-2024",
        "13. Juli 2024".replace("Juli", "July"),
        "July 13, 2024",
        "Jul 13 2024",
        " 2024-07-13 ",
        "2024-07-13 08:30:00",
        "2024-07-13T00:00:00Z",
        "7/13/2024 12:00 AM",
        "2024-07-13T08:30:00.123+02:00",
    ],
)
def test_day_that_can_be_read_one_way_only(text: str) -> None:
    assert read(text) == ["2024-07-13"]


@pytest.mark.parametrize(
    "text",
    ["", "soon", "22-Jul", "10/12023", "2024-02-30", "7/16/1905", "Q4FY25", "2024", "2024-07", "13/13/2024", "7/13/24"],
)
def test_day_that_is_none(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("text", ["2022-11-16 (first formal action)", "2024-02-15; 2024-08-23", "about 2024-02-15"])
def test_day_with_words_around_it_is_left_to_a_person(text: str) -> None:
    assert read(text) == []


def test_day_that_can_be_read_two_ways_is_both() -> None:
    assert read("7/9/2024") == ["2024-07-09", "2024-09-07"]
    assert read("7/7/2024") == ["2024-07-07"]


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        (("12/13/2024", "1/31/2024"), ["2024-07-09"]),
        (("13/12/2024", "31/1/2024"), ["2024-09-07"]),
        (("12/13/2024",), ["2024-07-09", "2024-09-07"]),
        (("12/13/2024", "1/31/2024", "31/1/2024"), ["2024-07-09", "2024-09-07"]),
        (("2024-12-13", "soon"), ["2024-07-09", "2024-09-07"]),
    ],
)
def test_order_is_settled_by_the_rest_of_the_column(cells: tuple[str, ...], days: list[str]) -> None:
    assert read("7/9/2024", *cells) == days


def test_order_that_was_settled_is_said() -> None:
    assert choose_forms((), ["12/13/2024", "1/31/2024"]).order == "month"
    assert choose_forms((), ["13/12/2024", "31/1/2024"]).order == "day"
    assert choose_forms((), ["1/2/2024"]).order == ""
    assert choose_forms(("M/D/YYYY",), ["13/12/2024", "31/1/2024"]).order == ""


def test_forms_that_are_named_are_the_only_ones_beside_that_of_a_record() -> None:
    names = ("M/D/YYYY", "DD.MM.YY")
    assert read("7/9/2024", names=names) == ["2024-07-09"]
    assert read("13/7/2024", names=names) == []
    assert read("13 July 2024", names=names) == []
    assert read("09.07.24", names=names) == ["2024-07-09"]
    assert read("2024-07-09", names=names) == ["2024-07-09"]


def test_forms_that_read_a_day_in_two_ways_leave_it_open() -> None:
    assert read("7/9/2024", names=("M/D/YYYY", "D/M/YYYY")) == ["2024-07-09", "2024-09-07"]
    assert read_cell_days("1/1/2024", choose_forms(("M/D/YYYY", "D/M/YYYY"), ())) == (date(2024, 1, 1),)
