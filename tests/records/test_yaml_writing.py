"""What is written is read back as it was, by our reader and by one that gives types to what it reads."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from pilotbook.records.characters import find_forbidden
from pilotbook.records.yaml_reading import read_yaml
from pilotbook.records.yaml_source import Mapping, Scalar, Sequence
from pilotbook.records.yaml_writing import write_scalar

NASTY = [
    "",
    " ",
    "yes",
    "No",
    "null",
    "~",
    "true",
    "on",
    "Y",
    "1.10",
    "017",
    "1e5",
    "12:30",
    "2026-09-07",
    "2026-09-07 x Z",
    "400 invoices a month",
    "0x1F",
    "0o7 a",
    "- a",
    "-",
    "?",
    "? a",
    ": a",
    "a: b",
    "a:",
    "a :b",
    "a #b",
    "a#b",
    "#",
    "a ",
    " a",
    "\ta",
    "a\tb",
    "a\nb",
    "\n",
    "a\r\nb",
    "it's",
    'say "x"',
    "\\",
    "both ' and \"",
    "'",
    '"',
    "''",
    '""',
    "{a}",
    "[a",
    "a, b",
    "*a",
    "&a",
    "!a",
    "!!str",
    "|",
    ">",
    "%a",
    "@a",
    "`a",
    "---",
    "--- a",
    "...",
    "=",
    "<<",
    "\u00e9t\u00e9",
    "\u65e5\u672c",
    "\U0001f600",
    "a\u00a0",
    "\u00a0",
    "\u0915\u094d\u200d\u0937",
    "\u00b2",
    "a" * 4_000,
    "https://example.com/a?b=c#d",
    "C:\\new",
    "{{ a }}",
    "\u0130",
    "n",
]
ANY_TEXT = st.text().filter(lambda text: find_forbidden(text) is None)


def read_back(text: str) -> list[str]:
    """The text as it is read behind a key, and behind a dash within an item, among other fields."""
    written = write_scalar(text)
    root, problems = read_yaml(f"a: {written}\nb:\n  - {written}\n  - c: {written}\n    d: x\n", "a.yml")
    assert problems == ()
    assert isinstance(root, Mapping)
    items = root.entries["b"].value
    assert isinstance(items, Sequence)
    assert isinstance(items.items[1], Mapping)
    nodes = (root.entries["a"].value, items.items[0], items.items[1].entries["c"].value)
    scalars = [node for node in nodes if isinstance(node, Scalar) and not node.is_absent]
    return [scalar.text for scalar in scalars]


@pytest.mark.parametrize("text", NASTY)
def test_write_scalar_of_a_nasty_text_is_read_back(text: str) -> None:
    assert read_back(text) == [text] * 3
    assert yaml.safe_load(f"a: {write_scalar(text)}\n") == {"a": text}


@settings(deadline=None)
@given(ANY_TEXT)
def test_write_scalar_of_any_text_is_read_back(text: str) -> None:
    assert read_back(text) == [text] * 3
    assert yaml.safe_load(f"a: {write_scalar(text)}\n") == {"a": text}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Marta Ruiz", "Marta Ruiz"),
        ("Data owner, Finance", "Data owner, Finance"),
        ("12 % of all", "12 % of all"),
        ("12", '"12"'),
        ("a: b", '"a: b"'),
        ('say "x": it\'s', "'say \"x\": it''s'"),
        ('"\t', '"\\"\\t"'),
    ],
)
def test_write_scalar_uses_quotes_where_they_are_needed(text: str, written: str) -> None:
    assert write_scalar(text) == written
