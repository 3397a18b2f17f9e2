"""Text of a record shows the same words on a forge, and does nothing there."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilotbook.reports.inert_markdown import write_code, write_inert
from pilotbook.reports.safe_text import make_safe
from tests.records.corpora import FOLDER
from tests.reports.forge_markdown import READ_IN_WORDS, list_live, show_words
from tests.reports.hostile import HOSTILE, LIVE_ON_A_FORGE

TEXTS = tuple(dict.fromkeys((*LIVE_ON_A_FORGE, *HOSTILE)))


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(
    "frame", ["**Lead**: {}", "- {}", "| a | {} |\n|---|---|\n| {} | b |", "### {}", "- **x** {} {}"]
)
def test_inert_text_does_nothing_wherever_it_stands(frame: str, text: str) -> None:
    assert list_live(frame.replace("{}", write_inert(text))) == []


def test_detector_finds_each_kind_in_the_text_as_it_is() -> None:
    found = {hit.partition(":")[0] for text in LIVE_ON_A_FORGE for hit in list_live(f"- {text}")}
    assert found == {*READ_IN_WORDS, "link_open", "image", "html_block", "mathematics"}


@pytest.mark.parametrize("text", TEXTS)
def test_inert_text_shows_the_same_words(text: str) -> None:
    shown = show_words(f"**x** {write_inert(text)}").removeprefix("x").strip()
    assert shown == " ".join(make_safe(text).replace("\u200b", "").split())


@given(st.text(max_size=200))
def test_any_text_is_inert_on_one_line(text: str) -> None:
    written = write_inert(text)
    assert written.isprintable()
    assert list_live(f"- **x** {written}\n- y") == []


@given(
    st.lists(
        st.sampled_from([*LIVE_ON_A_FORGE, "@", "#", "1", "a", " ", ":", "/", ".", "-", "`", "\\", "[", "]", "(", ")"]),
        max_size=8,
    )
)
def test_pieces_of_what_is_live_are_inert_together(pieces: list[str]) -> None:
    assert list_live(f"- **x** {write_inert(''.join(pieces))}\n- y") == []


@given(st.text(alphabet="@#:/.a `\\$", max_size=400), st.integers(min_value=0, max_value=100))
def test_inert_text_is_no_longer_than_asked_for(text: str, longest: int) -> None:
    written = write_inert(text, longest)
    assert len(written) <= longest + 1
    assert list_live(f"- **x** {written}\n- y") == []


def test_long_text_is_cut_with_a_sign() -> None:
    assert write_inert("word " * 100, 12) == "word word wo…"
    assert write_inert("word", 4) == "word"


@pytest.mark.parametrize("text", ["pilots/a.yml:21", "OWN-02", "main", "1a2b3c4d5e6f", "feature/x_y.z"])
def test_plain_names_are_code(text: str) -> None:
    assert write_code(text) == f"`{text}`"
    assert list_live(f"- {write_code(text)}") == []


@pytest.mark.parametrize("text", ["a`b", "a b", "a|b", "a\nb", "ü.yml", "@a", "", "a" * 300])
def test_other_names_are_inert(text: str) -> None:
    assert "`" not in write_code(text).replace("\\`", "")
    assert list_live(f"- **x** {write_code(text)}") == []


@pytest.mark.parametrize("name", ["xss-payloads", "naughty-strings", "h5sc-vectors"])
def test_public_lists_of_hostile_text_are_inert(name: str) -> None:
    file = FOLDER / f"{name}.json"
    if not file.is_file():
        pytest.skip(f"corpus not found: ../shared/corpora/{name}.json")
    live = {
        text: found
        for text in json.loads(file.read_text(encoding="utf-8"))
        if (found := list_live(f"- **x** {write_inert(text)}"))
    }
    assert live == {}
