"""Values are exchanged in files of any layout: what is wanted is read back, and every other letter stays."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from pilotbook.diagnostic import Code
from pilotbook.records.pilot import Pilot
from pilotbook.records.pilot_file import PilotFile, read_pilot
from pilotbook.records.shape import walk_fields
from pilotbook.records.yaml_spans import MappingSpan, ScalarSpan, Span, find_spans
from tests.browser.known_file import describe
from tests.browser.laid_out import ADDRESSES, LONG, TEXTS, draw_file
from tests.browser.test_propose import NAUGHTY
from tests.records.corpora import FOLDER

pytestmark = pytest.mark.browser
KNOWN = {path.rpartition(".")[2] for path, _ in walk_fields(Pilot)}
SAMPLES = sorted((Path(__file__).parents[2] / "pilots").glob("*.yml"))
CHANGE_ALL = """
(rounds) => {
  const tools = window.pilotbookPropose;
  const form = document.querySelector("[data-pb-form]");
  const data = JSON.parse(document.querySelector("[data-pb-data]").textContent);
  const { findWrong, readLeaf } = tools.makeValueReader(data);
  const toObject = (value) => {
    if (Array.isArray(value)) return value.map(toObject);
    if (value instanceof Map) return Object.fromEntries([...value].map(([name, each]) => [name, toObject(each)]));
    return value.text;
  };
  return rounds.map(({ file, seed, often, removes, texts, addresses }) => {
    let state = seed;
    const random = () => {
      state = (state + 0x6d2b79f5) | 0;
      let t = Math.imul(state ^ (state >>> 15), 1 | state);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
    const pick = (list) => list[Math.floor(random() * list.length)];
    const valueOf = (field, control) => {
      if (removes && random() < 0.15) return "";
      const { pbKind, pbLeast } = field.dataset;
      if (control.tagName === "SELECT") return pick([...control.options].map((each) => each.value));
      if (pbKind === "day") return `203${Math.floor(random() * 10)}-01-1${Math.floor(random() * 10)}`;
      if (pbKind === "number") return String(Number(pbLeast) + Math.floor(random() * 40));
      return pick(pbKind === "address" ? addresses : texts);
    };
    form.reset();
    for (const each of form.querySelectorAll("[data-pb-items]")) each.replaceChildren();
    for (const each of form.querySelectorAll("[data-pb-locked]")) {
      delete each.dataset.pbLocked;
      for (const one of each.querySelectorAll(":disabled")) one.disabled = false;
    }
    const changer = tools.makeChanger(file, findWrong);
    changer.fill(form, null);
    const locked = form.querySelectorAll("[data-pb-locked]").length;
    for (const list of form.querySelectorAll("[data-pb-items]")) {
      const field = list.closest("[data-pb-field]");
      if (field.dataset.pbLocked === "") continue;
      for (const item of removes ? [...list.children] : []) if (random() < often / 2) item.remove();
      if (random() < often) tools.addItem(field);
      const none = tools.noneOf(field);
      if (none && removes && random() < often) none.checked = !none.checked;
    }
    const controls = [...form.querySelectorAll("[data-pb-control]:enabled")];
    for (const control of controls) {
      if (random() < often) control.value = valueOf(control.closest("[data-pb-field]"), control);
    }
    const fieldOf = new Map();
    const { text, stuck } = tools.exchange(file, changer.want(form, fieldOf));
    const values = toObject(tools.collect(form, readLeaf));
    return { text, values, locked, stuck: [...stuck].map((each) => fieldOf.get(each)?.dataset.pbPath ?? "?") };
  });
}
"""


CHANGE_ONE = """
({ file, texts, path }) => {
  const tools = window.pilotbookPropose;
  const form = document.querySelector("[data-pb-form]");
  const { findWrong } = tools.makeValueReader(JSON.parse(document.querySelector("[data-pb-data]").textContent));
  const changer = tools.makeChanger(file, findWrong);
  for (const each of form.querySelectorAll("[data-pb-items]")) each.replaceChildren();
  changer.fill(form, null);
  const field = form.querySelector(`[data-pb-path="${path}"]:has(> [data-pb-control])`);
  const control = field.querySelector("[data-pb-control]");
  const old = control.value;
  const results = texts.map((text) => {
    control.value = text;
    const typed = control.value;
    const isWrong = Boolean(findWrong(field));
    return { typed, isWrong, text: tools.exchange(file, changer.want(form, new Map())).text };
  });
  control.value = old;
  return results;
}
"""
PLACES = {
    "plain": ("title: A\nstage: proposed\nnotes: Some words  # why\nunit: B\n", "Some words"),
    "double": ('title: A\nstage: proposed\nnotes: "Some words"\nunit: B\n', '"Some words"'),
    "single": ("title: A\r\nstage: proposed\r\nnotes:   'Some words'\r\nunit: B\r\n", "'Some words'"),
    "block": ("title: A\nstage: proposed\nnotes: |\n    Some\n    words\nunit: B\n", "|\n    Some\n    words"),
    "folded": ("title: A\nstage: proposed\nnotes: >-  # why\n  Some\n  words\nunit: B\n", ">-  # why\n  Some\n  words"),
    "braces": ("{title: A, stage: proposed, notes: Some words, unit: B}\n", "Some words"),
}


def values_of(record: object) -> Any:
    """A record as the form gives its values: all as text, and nothing that says nothing."""
    if is_dataclass(record):
        inner = {each.name: values_of(getattr(record, each.name)) for each in fields(record)}
        return {name: value for name, value in inner.items() if value not in (None, {}, [])}
    if isinstance(record, tuple):
        return [value for value in map(values_of, record) if value not in (None, {})]
    if isinstance(record, bool):
        return str(record).lower()
    if isinstance(record, date):
        return record.isoformat()
    return None if record is None or not str(record).strip() else str(record).rstrip("\n")


def read_values(file: PilotFile) -> dict[str, Any]:
    """The values of a file that the form has fields for; a list that is said to be empty is one."""
    assert file.pilot is not None
    assert file.source is not None
    values: dict[str, Any] = values_of(file.pilot)
    empty: dict[str, Any] = {name: [] for name in ("tools", "relies_on") if file.source.says_empty((name,))}
    return {name: value for name, value in {**values, **empty}.items() if name not in ("source", "sample", "added")}


def draw_rounds(seeds: range, often: float, *, removes: bool) -> list[dict[str, Any]]:
    """Files with the ways to change them; only files in which nothing but unknown fields is wrong."""
    texts = [*TEXTS, *LONG]
    rounds = []
    for seed in seeds:
        drawn = draw_file(seed)
        found = read_pilot(drawn, "a", "pilots/a.yml").diagnostics
        if all(each.code is Code.UNKNOWN_KEY for each in found):
            about = {"often": often, "removes": removes, "texts": texts, "addresses": ADDRESSES}
            rounds.append({"file": describe(drawn), "seed": seed, **about})
    assert len(rounds) > len(seeds) * 0.8
    return rounds


def check_changed(result: dict[str, Any], seed: int) -> None:
    """The new text is read without any new problem, and says what stands in the form."""
    file = read_pilot(result["text"], "a", "pilots/a.yml")
    assert [each for each in file.diagnostics if each.code is not Code.UNKNOWN_KEY] == [], seed
    if not result["stuck"] and not result["locked"]:
        found = read_values(file)
        wanted = {name: value for name, value in result["values"].items() if value or name in ("tools", "relies_on")}
        required = {name: found[name] for name in ("title", "stage")}  # they stay where they are blanked
        assert found == {**required, **wanted}, seed


def find_scalars(span: Span) -> Iterator[tuple[int, int]]:
    """Where keys and values stand."""
    match span:
        case ScalarSpan(start, end):
            yield start, end
        case MappingSpan(entries):
            for each in entries:
                yield each.start, each.end
                yield from find_scalars(each.value)
        case _:
            for item in span.items:
                yield from find_scalars(item)


def count_asides(text: str) -> Counter[str]:
    """The comments of a text, and its keys that are no fields."""
    root = find_spans(text)
    assert root is not None
    found: Counter[str] = Counter()
    end = 0
    for start, stop in [*sorted(find_scalars(root)), (len(text), len(text))]:
        head = text[start:stop].partition("\n")[0] if text[start : start + 1] in ("|", ">") else ""
        between = text[end:start] + head
        found.update(line.partition("#")[2].strip() for line in between.splitlines() if "#" in line)
        if text[start:stop].strip("\"'") not in KNOWN and text[stop : stop + 2].lstrip().startswith(":"):
            found[text[start:stop]] += 1
        end = stop
    return found


@pytest.mark.parametrize("often", [0.04, 0.4])
def test_changes_of_any_layout_are_read_back(form: Page, often: float) -> None:
    rounds = draw_rounds(range(160), often, removes=True)
    results = form.evaluate(CHANGE_ALL, rounds)
    for result, drawn in zip(results, rounds, strict=True):
        check_changed(result, drawn["seed"])
    assert sum(result["text"] != drawn["file"]["text"] for result, drawn in zip(results, rounds, strict=True)) > 100
    assert sum(not result["stuck"] for result in results) > len(results) * 0.8


def test_comments_and_unknown_fields_of_any_layout_stay(form: Page) -> None:
    rounds = draw_rounds(range(200, 360), 0.2, removes=False)
    results = form.evaluate(CHANGE_ALL, rounds)
    counted = 0
    for result, drawn in zip(results, rounds, strict=True):
        before = count_asides(drawn["file"]["text"])
        counted += before.total()
        assert count_asides(result["text"]) == before, drawn["seed"]
    assert counted > 1000


def test_nothing_changes_where_nothing_is_changed(form: Page) -> None:
    rounds = [
        *draw_rounds(range(400, 500), 0, removes=True),
        *({"file": describe(file.read_text(encoding="utf-8")), "seed": 1, "often": 0} for file in SAMPLES),
    ]
    for result, drawn in zip(form.evaluate(CHANGE_ALL, rounds), rounds, strict=True):
        assert result["text"] == drawn["file"]["text"]


@pytest.mark.parametrize("place", PLACES)
def test_naughty_texts_are_exchanged_and_nothing_else_is(form: Page, place: str) -> None:
    text, old = PLACES[place]
    texts = [each for each in NAUGHTY if each != "\ud800"]
    corpus = FOLDER / "naughty-strings.json"
    texts += json.loads(corpus.read_text(encoding="utf-8")) if corpus.is_file() else []
    results = form.evaluate(CHANGE_ONE, {"file": describe(text), "texts": texts, "path": "notes"})
    before, after = text.split(old)
    for result in results:
        typed = result["typed"].rstrip("\n")
        if result["isWrong"]:
            assert result["text"] == text, ascii(typed)
            continue
        file = read_pilot(result["text"], "a", "pilots/a.yml")
        assert file.diagnostics == (), ascii(typed)
        assert file.pilot is not None
        assert file.pilot.notes == (typed if typed.strip() else ""), ascii(typed)
        assert file.pilot.unit == "B"
        if typed.strip():
            assert result["text"].startswith(before), ascii(typed)
            assert result["text"].endswith(after), ascii(typed)
    assert sum(not result["isWrong"] for result in results) > 80


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda file: file.stem)
def test_sample_keeps_every_other_letter(form: Page, sample: Path) -> None:
    text = sample.read_text(encoding="utf-8")
    (title,) = form.evaluate(CHANGE_ONE, {"file": describe(text), "texts": ["Another: title"], "path": "title"})
    old = read_pilot(text, "a", "pilots/a.yml").pilot
    assert old is not None
    assert title["text"] == text.replace(f"title: {old.title}\n", 'title: "Another: title"\n', 1)
    (role,) = form.evaluate(CHANGE_ONE, {"file": describe(text), "texts": ["Head of Tests"], "path": "owner.role"})
    new = read_pilot(role["text"], "a", "pilots/a.yml").pilot
    assert new is not None
    assert new.owner.role == "Head of Tests"
    lines, others = text.splitlines(), role["text"].splitlines()
    assert len([line for line in others if line not in lines]) == 1
