"""CSV that a spreadsheet may open."""

import csv
import io

import pytest

from pilotbook.portfolio.csv_text import write_cell, write_csv


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n-1", "\x00=1", "\uff1d1+1", "\u2028@x", "\u00a0=1"],
)
def test_cell_is_no_formula(text: str) -> None:
    assert write_cell(text).startswith("'")


@pytest.mark.parametrize(
    ("text", "cell"),
    [("a = b", "a = b"), ("", ""), (" a\r\nb ", "a b"), ("12 %", "12 %"), ("a\x1bb", "a b"), ("'=1", "'=1")],
)
def test_cell_stands_on_one_line(text: str, cell: str) -> None:
    assert write_cell(text) == cell


def test_csv_is_read_back_as_it_was() -> None:
    rows = [["a", 'quote " and, comma'], ["é 研究", "half \udc80"]]
    written = write_csv(rows)
    assert written.startswith(b"\xef\xbb\xbf")
    read = list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline="")))
    assert read == [["a", 'quote " and, comma'], ["é 研究", "half ?"]]
