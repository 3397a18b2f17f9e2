"""The short way of reading: what it reads, it reads as the long way does; and it leaves the rest to that."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from pilotbook.records import yaml_composing
from pilotbook.records.ordinary_pilot import Ordinary, read_ordinary_pilot
from pilotbook.records.pilot import Owner, Pilot
from pilotbook.records.pilot_file import PilotFile, read_pilot
from pilotbook.records.shape import Field, Kind
from pilotbook.records.vocabulary import Stage
from pilotbook.records.yaml_source import Sequence
from tests.hostile import mutants

PILOTS = Path(__file__).parents[2] / "pilots"
START = "title: A pilot\nstage: proposed\n"
COST = Field(name="cost_centre", kind=Kind.NUMBER, description="Who pays.", least=1, most=9_999)
LAWS = Field(name="laws", kind=Kind.TEXTS, description="Which laws it touches.")


def read_closely(text: str, added: tuple[Field, ...] = ()) -> PilotFile:
    """What the long way reads: the parser is missing that the short way needs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_composing, "_COMPOSER", None)
        return read_pilot(text, "a", "pilots/a.yml", added)


def assert_alike(text: str, added: tuple[Field, ...] = ()) -> bool:
    """Both ways agree where the short one reads at all; whether it does."""
    ordinary, file = read_ordinary_pilot(text, added), read_pilot(text, "a", "pilots/a.yml", added)
    closely = read_closely(text, added)
    assert file == closely
    if ordinary is None:
        return False
    assert closely.source is not None
    tree = closely.source.root.entries.items()
    empty = {key for key, entry in tree if isinstance(entry.value, Sequence) and not entry.value.items}
    assert (ordinary.pilot, closely.broken, closely.diagnostics) == (closely.pilot, frozenset(), ())
    assert ordinary.empty_lists == empty
    return True


@pytest.mark.parametrize("file", sorted(PILOTS.glob("*.yml")), ids=lambda file: file.stem)
def test_sample_is_read_alike_both_ways(file: Path) -> None:
    assert_alike(file.read_text(encoding="utf-8"))


def test_most_samples_are_read_the_short_way() -> None:
    texts = [file.read_text(encoding="utf-8") for file in PILOTS.glob("*.yml")]
    assert sum(read_ordinary_pilot(text, ()) is not None for text in texts) > len(texts) / 2


def test_mutants_are_read_alike_both_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mutants, "SEEDS", [file.read_bytes() for file in sorted(PILOTS.glob("*.yml"))])
    made = [mutants.make_mutant(number, 5).decode("utf-8", errors="replace") for number in range(1_500)]
    short = [assert_alike(text) for text in made]
    assert sum(short) > len(made) / 20
    assert not all(short)


WORDS = """~ null a 'a' "true" true 12 2026-09-07 weekly [] {} ' ' no""".split()  # noqa: SIM905 - the quotes show
VALUES = st.sampled_from((*WORDS, "", "[a, b]", "{a: b}", "|\n  a\n"))
KEYS = st.sampled_from(
    """owner name title stage tools tags timebox weeks start review cadence sample notes links url held on
    ownr""".split()  # noqa: SIM905 - a list of them would be long
)


@given(st.lists(st.tuples(st.sampled_from(("", "  ", "  - ", "- ")), KEYS, VALUES), max_size=8))
@settings(deadline=None, max_examples=400)
def test_small_records_are_read_alike_both_ways(lines: list[tuple[str, str, str]]) -> None:
    assert_alike(START + "".join(f"{indent}{key}: {word}\n" for indent, key, word in lines))


@pytest.mark.parametrize(
    "more",
    [
        "",
        "owner: Amara\n",
        "owner: {name: Amara, accepted_on: 2026-08-28}\nsample: TRUE\n",
        "owner: ~\ntags:\ntools: null\ntimebox:\nnotes: ''\n",
        "owner: ''\n",
        "tags: one\nrelies_on: []\n",
        "tools: []\nrelies_on: []\ndata: []\n",
        "timebox: {weeks: 6, extensions: []}\n",
        "review: {cadence: weekly, held: [{on: 2026-10-05}]}\n",
        "success: [Time saved, {measure: x}]\n",
        "links: [{title: A, url: https://example.com/a?b=c}]\n",
        "notes: |\n  R&D\n  two\n\n",
        "---\nunit: Finance\n",
        "unit: Finance\n...\n",
        "'unit': A, B\n",
        "source: {Cost centre: 4711, 'By: whom': A, Nothing: ~, 12: 13}\n",
        "source:\nsample:\n",
    ],
)
def test_ordinary_record_is_read_the_short_way(more: str) -> None:
    text = START + more if not more.startswith("---") else more + START
    assert assert_alike(text)


@pytest.mark.parametrize(
    "more",
    [
        "ownr: Amara\n",
        "title: again\n",
        "owner: ~\nowner: A\n",
        "owner: [A]\n",
        "timebox: a while\n",
        "timebox: {weeks: many}\n",
        "timebox: {weeks: 600}\n",
        "timebox: {start: 2026-02-30}\n",
        "sample: 'true'\n",
        "sample: maybe\n",
        "sample: [true]\n",
        "tags: {a: b}\n",
        "tags: [a, ~]\n",
        "tags: [a, ' ']\n",
        "tools: a\n",
        "tools: [~]\n",
        "tools: {name: a}\n",
        "links: [{title: A, url: example.com}]\n",
        f"unit: {'x' * 201}\n",
        f"notes: {'x ' * 9_000}\n",
        "unit: &a Finance\n",
        "unit: !a Finance\n",
        "unit: *a\n",
        "unit: a\\b\n",
        "unit: a\u200bb\n",
        "{?unit: a}\n",
        "? [a]\n: b\n",
        "unit: [\n",
        "--- a\n",
        "source: [a]\n",
        "source: {a: b, a: c}\n",
        "source: {a: [b]}\n",
        "source: {[a]: b}\n",
        "source: {' ': b}\n",
        "source: {a\u00a0b: c}\n",
        f"source: {{{'x' * 501}: c}}\n",
        f"source: {{{', '.join(f'x{number}: c' for number in range(501))}}}\n",
        f"notes: {'[' * 600}\n",
    ],
)
def test_unusual_record_is_read_the_long_way(more: str) -> None:
    assert not assert_alike(START + more)


@pytest.mark.parametrize("text", ["", "a", "[a]", "stage: proposed\n", "title: ' '\nstage: proposed\n", "title: a\n"])
def test_text_that_tells_of_no_pilot_is_read_the_long_way(text: str) -> None:
    assert not assert_alike(text)


def test_anchor_in_the_middle_of_words_is_none() -> None:
    assert assert_alike(f"{START}unit: R&D, AT&T!\nnotes: https://example.com/?a=b&c=d\n")


@pytest.mark.parametrize(
    ("more", "is_ordinary"),
    [("", True), ("cost_centre: 4711\nlaws: [A, B]\n", True), ("laws:\n", True), ("cost_centre: x\n", False)],
)
def test_added_fields_are_read_alike(more: str, *, is_ordinary: bool) -> None:
    assert assert_alike(START + more, (COST, LAWS)) is is_ordinary


def test_tree_of_an_ordinary_file_is_made_when_it_is_asked_for() -> None:
    source = read_pilot(f"{START}owner:\n  name: Amara\n", "a", "pilots/a.yml").source
    assert source is not None
    assert source.locate(("owner", "name")) == ("pilots/a.yml", 4, 9)
    assert source.root is source.root


def test_parser_without_the_library_in_c_reads_the_long_way(monkeypatch: pytest.MonkeyPatch) -> None:
    pilot = Pilot(title="A pilot", stage=Stage.PROPOSED, owner=Owner(name="Amara"))
    assert read_ordinary_pilot(f"{START}owner: Amara\n", ()) == Ordinary(pilot, frozenset())
    monkeypatch.delattr(yaml, "cyaml")
    assert yaml_composing._make_composer() is None
