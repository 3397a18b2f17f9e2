"""Values of JSON that anybody may have written."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from pilotbook.neighbours.values import (
    Misfit,
    read_day,
    read_list,
    read_object,
    read_text,
    read_word,
)
from pilotbook.records.vocabulary import Stage

STAGES = {each.value: each for each in Stage}


def test_values_that_fit_are_taken() -> None:
    assert read_object({"a": 1}, ()) == {"a": 1}
    assert read_list([1], ()) == [1]
    assert read_text("two\nlines\n", (), 10) == "two\nlines"
    assert read_text("a\u202eb", (), 10) == "a<U+202E>b"
    assert read_day("2026-02-28", ()) == date(2026, 2, 28)
    assert read_word(STAGES, "proposed", ()) is Stage.PROPOSED


@pytest.mark.parametrize(
    ("read", "message"),
    [
        (lambda: read_object([], ("pilots", 2)), "expected an object in 'pilots.3', found a list"),
        (lambda: read_object("x", ()), "expected an object, found 'x'"),
        (lambda: read_list({}, ("pilots",)), "expected a list in 'pilots', found an object"),
        (lambda: read_text(None, ("a",), 9), "expected text in 'a', found null"),
        (lambda: read_text([], ("a",), 9), "expected text in 'a', found a list"),
        (lambda: read_text("0123456789", ("a",), 9), "expected at most 9 characters in 'a', found '10'"),
        (lambda: read_day("2026-02-30", ("a",)), "expected a day such as 2026-09-07 in 'a', found '2026-02-30'"),
        (lambda: read_day("0001-01-01", ("a",)), "expected a day such as 2026-09-07 in 'a', found '0001-01-01'"),
        (lambda: read_day(20260228, ("a",)), "expected a day such as 2026-09-07 in 'a', found '20260228'"),
        (
            lambda: read_word(STAGES, "paused", ("stage",)),
            f"expected one of {', '.join(STAGES)} in 'stage', found 'paused'",
        ),
        (lambda: read_word(STAGES, ["proposed"], ("stage",)), f"expected one of {', '.join(STAGES)} in 'stage'"),
    ],
)
def test_value_that_does_not_fit_says_what_was_expected(read: Callable[[], Any], message: str) -> None:
    with pytest.raises(Misfit) as error:
        read()
    assert str(error.value).startswith(message)
