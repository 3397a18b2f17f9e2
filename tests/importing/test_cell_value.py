"""Cells in, values of fields out."""

import pytest

from pilotbook.importing.cell_value import CellValue, find_option, fit_text, fold_blank, is_blank, read_cell
from pilotbook.importing.days import choose_forms
from pilotbook.importing.remark import Kind
from pilotbook.records.named_values import NamedText
from pilotbook.records.pilot import Pilot
from pilotbook.records.shape import find_field


def read(path: str, text: str, options: dict[str, str] | None = None) -> CellValue:
    field = find_field(Pilot, path)
    assert field is not None
    named = [NamedText(*each) for each in (options or {}).items()]
    return read_cell(field, text, named, choose_forms((), [text]))


@pytest.mark.parametrize(
    ("path", "text", "value"),
    [
        ("title", "  Invoice \n triage ", "Invoice triage"),
        ("notes", "\n One\n\n two \n", "One\n\n two"),
        ("timebox.start", "7 September 2026", "2026-09-07"),
        ("timebox.weeks", " 6 ", "6"),
        ("data.personal_data", "YES", "true"),
        ("data.personal_data", "n", "false"),
        ("stage", "Piloting", "piloting"),
        ("tools.interface", "Copy-Paste", "copy-paste"),
        ("links.url", " https://example.com/a ", "https://example.com/a"),
        ("tags", "documents", "documents"),
    ],
)
def test_cell_that_fits_its_field(path: str, text: str, value: str) -> None:
    assert read(path, text) == CellValue(value)


@pytest.mark.parametrize(
    ("path", "text", "message"),
    [
        ("timebox.start", "soon", "expected a day, found 'soon'"),
        (
            "timebox.start",
            "7/9/2026",
            "expected a day that can be read one way only, found '7/9/2026': 2026-07-09 or 2026-09-07",
        ),
        ("timebox.weeks", "six", "expected a whole number of weeks from 1 to 520 in weeks, found 'six'"),
        ("data.personal_data", "maybe", "expected yes or no, found 'maybe'"),
        ("review.cadence", "often", "expected one of weekly, fortnightly, monthly, quarterly, found 'often'"),
        ("links.url", "see intranet", "expected an address that begins with https:// in url, found 'see intranet'"),
        (
            "links.url",
            "javascript:alert(1)",
            "expected an address that begins with https:// in url, found 'javascript:alert(1)'",
        ),
    ],
)
def test_cell_that_does_not_fit_is_kept_and_told(path: str, text: str, message: str) -> None:
    found = read(path, text)
    assert (found.value, found.is_kept, found.message, found.kind) == (None, True, message, Kind.DOUBTFUL)
    assert found.hint


def test_day_of_1905_is_explained() -> None:
    assert read("timebox.start", "7/16/1905").hint == "a spreadsheet shows the plain year 2024 so: write one whole day"


def test_option_stands_for_a_value_and_its_words_are_kept() -> None:
    options = {"In use": "production", "No – *": "proposed", "No – not at all": "stopped", "piloting": "piloting"}
    assert read("stage", " in  USE", options) == CellValue("production", is_kept=True)
    assert read("stage", "No – agency has none", options) == CellValue("proposed", is_kept=True)
    assert read("stage", "No – not at all", options) == CellValue("stopped", is_kept=True)
    assert read("stage", "Piloting", options) == CellValue("piloting", is_kept=False)
    assert read("stage", "retired", options) == CellValue("retired")
    assert read("stage", "paused", options).message == "expected one of the 4 options of the mapping, found 'paused'"


def test_option_with_the_longest_beginning_counts() -> None:
    options = [NamedText("Yes*", "a"), NamedText("Yes, but*", "b")]
    assert [find_option(text, options) for text in ("yes", "Yes, but later", "no")] == ["a", "b", None]
    assert find_option("yes", []) is None


def test_text_that_is_too_long_is_cut_at_a_word() -> None:
    field = find_field(Pilot, "title")
    assert field is not None
    found = fit_text(field, "word " * 50)
    assert found.value == "word " * 39 + "word…"
    assert (found.is_kept, found.kind) == (True, Kind.ADAPTED)
    assert found.message == "expected at most 200 characters, found 249: cut off at a word"
    unbroken = fit_text(field, "x" * 201).value
    assert unbroken == "x" * 199 + "…"


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("", True), (" \n", True), ("\u00a0", True), ("n/a", True), (" N/A ", True), ("N/A.", False), ("0", False)],
)
def test_cell_without_an_answer(text: str, *, is_one: bool) -> None:
    assert is_blank(text, fold_blank(["N/A"])) is is_one
