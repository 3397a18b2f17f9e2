"""What an article says of a stall pattern, each problem at its place."""

import pytest

from pilotbook.diagnostic import Code
from pilotbook.records.article_file import read_article
from pilotbook.records.pattern_check import check_pattern
from pilotbook.records.playbook import Sign
from tests.records.brief import Brief, brief

PATH = "docs/playbook/patterns/leak.md"
ADDED = frozenset({"cost_centre"})


def read(kind: str, *lines: str) -> tuple[list[Brief], list[Brief], str]:
    """What the reader and the check find in an article, and the words of it."""
    text = "\n".join(["---", "title: T", f"kind: {kind}", *lines, "---", ""])
    article, problems = read_article(text, "patterns/leak", PATH)
    found = list(check_pattern(article, ADDED))
    return brief(list(problems)), brief(found), " ".join(f"{each.message}; {each.hint}" for each in found)


def test_check_pattern_is_content_with_what_fits() -> None:
    assert read(
        "pattern",
        "remedy: Mend it.",
        "hinges_on: [data.transport, owner, cost_centre]",
        "signs:",
        "  - {says: It leaks., phrases: [drip], fields: [data.source, policy, cost_centre]}",
        "  - {says: It leaks a lot., phrases: [drip drip]}",
    ) == ([], [], "")


@pytest.mark.parametrize(
    ("line", "expected", "words"),
    [
        ("hinges_on: [data.transport, data.trasport]", (Code.UNKNOWN_FIELD, 4, 29), "did you mean 'data.transport'?"),
        ("signs: [{says: S, phrases: [p], fields: [data, polcy]}]", (Code.UNKNOWN_FIELD, 4, 48), "in 'signs', found"),
        ("hinges_on: [cost_center]", (Code.UNKNOWN_FIELD, 4, 13), "did you mean 'cost_centre'?"),
    ],
)
def test_check_pattern_places_a_field_that_does_not_exist(line: str, expected: Brief, words: str) -> None:
    of_reader, found, said = read("pattern", line)
    assert (of_reader, found) == ([], [expected])
    assert words in said


@pytest.mark.parametrize("key", ["remedy: Mend it.", "hinges_on: [x]", "signs: [{says: S, phrases: [p]}]"])
@pytest.mark.parametrize("kind", ["question", "choice", "article"])
def test_check_pattern_wants_the_keys_in_a_pattern(kind: str, key: str) -> None:
    _, found, said = read(kind, key)
    assert found == [(Code.UNKNOWN_KEY, 4, key.index(" ") + 2 if not key.startswith(("h", "s")) else 1)]
    assert f"found it in one of kind '{kind}'" in said


def test_check_pattern_does_not_guess_the_kind_of_an_article_that_misspells_it() -> None:
    of_reader, found, _ = read("patern", "hinges_on: [x]")
    assert (of_reader, found) == ([(Code.NOT_A_CHOICE, 3, 7)], [])


@pytest.mark.parametrize(
    ("sign", "expected"),
    [
        ("{phrases: [p]}", (Code.MISSING_KEY, 5, 5)),
        ("{says: S}", (Code.MISSING_KEY, 5, 5)),
        ("{says: S, phrases: [p], where: data}", (Code.UNKNOWN_KEY, 5, 29)),
        ("word", (Code.WRONG_TYPE, 5, 5)),
        ("{says: S, phrases: [[p]]}", (Code.WRONG_TYPE, 5, 25)),
    ],
)
def test_reader_places_what_is_wrong_with_a_sign(sign: str, expected: Brief) -> None:
    of_reader, found, _ = read("pattern", "signs:", f"  - {sign}")
    assert (of_reader, found) == ([expected], [])


def test_signs_are_read_as_they_stand() -> None:
    text = "---\ntitle: T\nkind: pattern\nsigns: [{says: S., phrases: [a b, 'no'], fields: data}]\n---\n"
    article, _ = read_article(text, "patterns/leak", PATH)
    assert article.front.signs == (Sign(says="S.", phrases=("a b", "no"), fields=("data",)),)
