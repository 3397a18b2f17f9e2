"""Leaves in, files of pilots out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pilotbook.importing.leaf import Leaf
from pilotbook.importing.leaves import find_leaves
from pilotbook.importing.record_text import write_record
from pilotbook.records.characters import find_forbidden
from pilotbook.records.yaml_reading import read_yaml
from pilotbook.records.yaml_source import Mapping

LEAVES = (
    Leaf(("title",), "Invoice: triage"),
    Leaf(("stage",), "piloting", is_bare=True),
    Leaf(("tags",), ("mail", "no")),
    Leaf(("timebox", "start"), "2026-09-07", is_bare=True),
    Leaf(("data", 0, "source"), "Mailbox"),
    Leaf(("data", 0, "personal_data"), "true", is_bare=True),
    Leaf(("data", 0, "permission", "reference"), "DG-1"),
    Leaf(("data", 1, "source"), "Ledger"),
    Leaf(("source", "Is it new?"), "No"),
    Leaf(("source", "Date: begun"), "One\n\n  two: #\nthree"),
)
TEXT = """\
# yaml-language-server: $schema=../docs/schema/pilot.schema.json
title: "Invoice: triage"
stage: piloting
tags:
  - mail
  - "no"
timebox:
  start: 2026-09-07
data:
  - source: Mailbox
    personal_data: true
    permission:
      reference: DG-1
  - source: Ledger
source:
  Is it new?: "No"
  "Date: begun": |-
    One

      two: #
    three
"""


def test_record_is_written_as_a_person_would_write_it() -> None:
    assert write_record(LEAVES, "../docs/schema/pilot.schema.json") == TEXT
    assert write_record(LEAVES, "") == TEXT.partition("\n")[2]


@pytest.mark.parametrize(
    "text", ["a\n", "\na", " a\nb", "a\n\n", "a\tb\nc", "a\n \n b", "a\n\nb", "- a\n- b", "# a\nb: c\n---"]
)
def test_text_of_several_lines_is_read_back(text: str) -> None:
    root, problems = read_yaml(write_record([Leaf(("data", 0, "source"), text)], ""), "a.yml")
    assert problems == ()
    assert isinstance(root, Mapping)
    assert find_leaves(root) == {("data", 0, "source"): text.rstrip("\n")}


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40).filter(
    lambda text: bool(text.strip()) and find_forbidden(text) is None and not text.endswith("\n")
)
NAMES = TEXTS.filter(lambda text: text.isprintable() and text == text.strip())


@settings(deadline=None)
@given(name=NAMES, text=TEXTS, item=TEXTS)
def test_any_text_below_any_heading_is_read_back(name: str, text: str, item: str) -> None:
    leaves = [Leaf(("data", 0, "source"), text), Leaf(("source", name), text), Leaf(("tags",), (item, text))]
    root, problems = read_yaml(write_record(leaves, ""), "a.yml")
    assert problems == ()
    assert isinstance(root, Mapping)
    assert find_leaves(root) == {leaf.path: leaf.value for leaf in leaves}
