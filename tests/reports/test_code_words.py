"""The sentences that stand for the guide where it is not at hand."""

import pytest

from pilotbook.diagnostic import Code
from pilotbook.reports.code_words import WORDS


@pytest.mark.parametrize("code", Code)
def test_words_say_of_each_code_what_it_means_and_what_to_do(code: Code) -> None:
    words = WORDS[code]
    assert words.meaning.endswith(".")
    assert words.cure.endswith(".")
    assert words.meaning != words.cure


def test_words_speak_of_codes_that_exist() -> None:
    assert set(WORDS) == set(Code)
