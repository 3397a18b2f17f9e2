import pytest

from pilotbook.assessment.phrase_pattern import Pattern, find_keys, is_literal, list_choices


def _find(phrase: str, text: str, *not_in_gap: str) -> str | None:
    found = Pattern(phrase, not_in_gap).expression.search(text)
    return found.group() if found else None


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("to be agreed", "A date to  be\nAgreed soon", "to  be\nAgreed"),
        ("has|have not been agreed", "Terms have not been agreed", "have not been agreed"),
        ("has not been … yet", "It has not been put to the board yet", None),
        ("has not been … yet", "It has not been put to counsel yet", "has not been put to counsel yet"),
        ("has not been … yet", "It has not been agreed yet", "has not been agreed yet"),
        ("has not been … yet", "It has not been yet", None),
        ("not … been agreed", "It has not, so far, been agreed", "not, so far, been agreed"),
        ("not … agreed", "It has not. So far so agreed", None),
        ("not … agreed", "It is not (as told) agreed", None),
        ("not … agreed", "Not by v1.2 agreed", "Not by v1.2 agreed"),
        ("not yet …", "It is not yet with the board, so wait", "not yet with the board"),
        ("not yet …", "It is not yet, so wait", None),
        ("… not agreed", "By today terms are not agreed", "today terms are not agreed"),
        ("one|only", "A bone, the only one", "only"),
        ("on|only one", "Only one", "Only one"),
        ("a|", "say a| now", "a|"),
        ("a.b|c+d", "axb ccd c+d", "c+d"),
    ],
)
def test_pattern_finds_what_its_phrase_stands_for(phrase: str, text: str, found: str | None) -> None:
    assert _find(phrase, text) == found


def test_pattern_has_none_of_the_excluded_words_in_a_gap() -> None:
    assert _find("the … has not", "The clerk who has not", "who", "which") is None
    assert _find("the … has not", "The clerk whom it has not", "who") == "The clerk whom it has not"


@pytest.mark.parametrize(
    ("phrase", "keys"),
    [
        ("Determined at length", {"determined"}),
        ("has|have not been", {"been"}),
        ("is|are in|under review|consideration", {"review", "consideration"}),
        ("is|was not", {"not"}),
        ("n/a …", {"n"}),
        ("->", {""}),
        ("…", set()),
        (" ", set()),
    ],
)
def test_keys_are_words_of_which_every_match_has_one(phrase: str, keys: set[str]) -> None:
    assert set(find_keys(phrase)) == keys


def test_pattern_may_be_in_a_text_that_has_a_word_for_each_place() -> None:
    pattern = Pattern("has|have not … yet")
    assert pattern.may_be_in(frozenset({"we", "have", "not", "yet", ""}))
    assert not pattern.may_be_in(frozenset({"we", "have", "yet", ""}))


def test_bars_and_gaps_are_marks() -> None:
    assert is_literal("to be agreed")
    assert not is_literal("to … agreed")
    assert not is_literal("is|are agreed")
    assert list_choices("is|are") == ["is", "are"]
    assert list_choices("|") == ["|"]
