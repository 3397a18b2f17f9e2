"""That mending changes the words that are wrong, and not a byte besides."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pilotbook.mending.mend_text import mend_text
from pilotbook.records.pilot_file import read_pilot

SAMPLES = sorted((Path(__file__).parents[2] / "pilots").glob("*.yml"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("stage: proposd", "stage: proposed"),
        ("stage: 'proposd'  # so\n", "stage: 'proposed'  # so\n"),
        ('"stage" : "proposd"\r\n# end', '"stage" : "proposed"\r\n# end'),
        ("'stge': proposed\r", "'stage': proposed\r"),
        (
            "{ownr: {nmae: A, accepted_on: 2026/9/7}, stge: proposd}",
            "{owner: {name: A, accepted_on: 2026-09-07}, stage: proposed}",
        ),
        ("ownr:\n    nmae: A\n    rol: B   \n\n\n", "owner:\n    name: A\n    role: B   \n\n\n"),
        ("? ownr\n: A\n", "? owner\n: A\n"),
        (
            "title: \U0001f600\nowner: {name: \U0001f600, rol: x}",
            "title: \U0001f600\nowner: {name: \U0001f600, role: x}",
        ),
    ],
)
def test_mend_text_exchanges_the_words_and_nothing_else(text: str, expected: str) -> None:
    mended, mendings = mend_text(text)
    assert mended == expected
    assert mendings
    assert mend_text(mended) == (mended, ())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "stage: proposed\n",
        "- ownr\n",
        "ownr",
        'stage: "propos\\u0064 "',
        'stage: "p\\u0072oposd"',  # written with an escape: there is no such word in the file
        "stage: propo\n  sd\n",
        "ownr: A\nstage: [\n",
        "ownr: A\nownr: B\n",
        "ownr: !x A\n",
        "ownr: A\n---\nownr: B\n",
        "own\u200br: A\n",
        "ownr: \u202eA\n",
    ],
)
def test_mend_text_keeps_a_text_that_has_no_single_mending(text: str) -> None:
    assert mend_text(text) == (text, ())


def test_mend_text_says_where_each_word_stood() -> None:
    _, mendings = mend_text("ownr: {nmae: A}\nstage: proposd\n")
    assert [tuple(each) for each in mendings] == [
        (1, 1, "ownr", "owner", True),
        (2, 8, "proposd", "proposed", False),
        (1, 9, "nmae", "name", True),
    ]


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)
def test_mend_text_restores_a_sample_in_which_words_were_misspelt(file: Path) -> None:
    text = file.read_bytes().decode()
    wrong = text
    for before, after in (
        ("\nowner:", "\nonwer:"),
        ("stage: ", "Stage: "),
        ("cadence: ", "cadnce: "),
        ("must_not_decide:", "must not decide:"),
    ):
        wrong = wrong.replace(before, after, 1)
    assert wrong != text
    assert mend_text(text) == (text, ())
    assert mend_text(wrong)[0] == text


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 2**32), st.sampled_from(SAMPLES))
def test_mend_text_of_a_broken_sample_is_stable_and_breaks_no_more(seed: int, file: Path) -> None:
    """A few letters are dropped, doubled or swapped anywhere: a second run finds nothing, and no line is lost."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    letters = list(file.read_bytes().decode())
    for _ in range(8):
        index = chance.randrange(len(letters) - 1)
        letters[index : index + 2] = chance.choice(
            [letters[index : index + 1], letters[index : index + 2] * 2, letters[index + 1 : index - 1 : -1]]
        )
    text = "".join(letters)
    mended, mendings = mend_text(text)
    assert mend_text(mended) == (mended, ())
    assert bool(mendings) is (mended != text)
    before, after = (read_pilot(each, "a", "a.yml").diagnostics for each in (text, mended))
    assert len(after) <= len(before) or any(each.is_key for each in mendings)
    assert len(mended.splitlines()) == len(text.splitlines())
