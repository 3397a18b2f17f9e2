"""What an import says of itself."""

import json

from pilotbook.importing.remark import Kind, Remark
from pilotbook.importing.report import Outcome, write_json, write_text

REMARKS = (
    Remark(kind=Kind.DOUBTFUL, message="odd \x1b[31m", hint="look", row=2, column=3, heading="A\u202eB", pilot="a"),
    Remark(kind=Kind.DOUBTFUL, message="odd too", hint="look", row=1_003, column=3),
    Remark(kind=Kind.SKIPPED, message="bad", hint="mend", row=4),
    Remark(kind=Kind.GONE, message="no row", pilot="b"),
)
OUTCOME = Outcome(
    file="list.csv", mapping="list", remarks=REMARKS, rows=1, new=1_002, updated=2, unchanged=3, encoding="cp1252"
)


def plain(text: str, _role: str) -> str:
    return text


def test_text_has_the_gravest_first_and_gives_the_same_advice_once() -> None:
    assert write_text(OUTCOME, plain) == (
        "row 4: skipped: bad\n"
        "    do: mend\n"
        "row 2, column 3: doubtful: odd <U+001B>[31m [A<U+202E>B, a]\n"
        "    do: look\n"
        "row 1,003, column 3: doubtful: odd too\n"
        "gone: no row [b]\n"
        "\n"
        "1 row of list.csv, cp1252, with the mapping list:\n"
        "  new: 1,002, updated: 2, left as they were: 3\n"
        "  1 skipped, 2 doubtful, 1 gone\n"
    )


def test_text_shows_some_of_many() -> None:
    assert "and 1 more doubtful (--report FILE keeps them all)\n" in write_text(OUTCOME, plain, 1)


def test_text_marks_what_matters() -> None:
    text = write_text(OUTCOME, lambda text, role: f"<{role}>{text}</{role}>")
    assert "<place>row 4</place>: <error>skipped</error>: bad\n" in text
    assert "<warning>2 doubtful</warning>" in text


def test_text_of_a_run_without_remarks_and_of_a_dry_one() -> None:
    outcome = Outcome(file="a.xlsx", mapping="list", remarks=(), rows=2, new=2, part="One", is_dry_run=True)
    assert write_text(outcome, plain) == (
        "2 rows of a.xlsx, sheet One, with the mapping list:\n"
        "  would be new: 2, updated: 0, left as they were: 0\n"
        "  nothing to look at\n"
    )
    assert not outcome.has_errors


def test_text_of_a_sheet_that_was_refused() -> None:
    remark = Remark(kind=Kind.REFUSED, message="too large", hint="shorten it")
    outcome = Outcome(file="a.csv", mapping="list", remarks=(remark,), is_refused=True)
    assert write_text(outcome, plain) == "refused: too large\n    do: shorten it\n\nNothing was written.\n"
    assert outcome.has_errors


def test_json_holds_everything_and_steers_no_terminal() -> None:
    text = write_json(OUTCOME)
    assert text.isascii()
    value = json.loads(text)
    assert value["counts"] == {
        "rows": 1,
        "new": 1002,
        "updated": 2,
        "unchanged": 3,
        "refused": 0,
        "skipped": 1,
        "conflict": 0,
        "doubtful": 2,
        "gone": 1,
        "adapted": 0,
        "changed": 0,
    }
    assert value["remarks"][0] == {
        "kind": "doubtful",
        "severity": "warning",
        "row": 2,
        "column": 3,
        "heading": "A\u202eB",
        "field": None,
        "pilot": "a",
        "message": "odd \x1b[31m",
        "hint": "look",
    }
