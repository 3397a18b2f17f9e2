"""One change at a time, in one layout at a time: what becomes of the text around it."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.known_file import describe, open_form

pytestmark = pytest.mark.browser
BEGIN = "title: A\nstage: proposed\n"
CHANGE = """
({ file, changes }) => {
  const tools = window.pilotbookPropose;
  const form = document.querySelector("[data-pb-form]");
  const { findWrong } = tools.makeValueReader(JSON.parse(document.querySelector("[data-pb-data]").textContent));
  for (const each of form.querySelectorAll("[data-pb-items]")) each.replaceChildren();
  const changer = tools.makeChanger(file, findWrong);
  changer.fill(form, null);
  for (const [path, value] of Object.entries(changes)) {
    const [name, number = 0] = path.split("#");
    const fields = [...form.querySelectorAll(`[data-pb-path="${name}"]`)];
    const field = fields.filter((each) => tools.isList(each) === (typeof value !== "string"))[number];
    if (value === "none") tools.noneOf(fields[0]).checked = true;
    else if (typeof value === "string") tools.controlOf(field).value = value;
    else if (value > 0) for (let left = value; left > 0; left -= 1) tools.addItem(field);
    else tools.itemsOf(field).at(value).remove();
  }
  const { text, stuck } = tools.exchange(file, changer.want(form, new Map()));
  return { text, stuck: stuck.size };
}
"""
CASES = [
    # Values of records, each on a line
    ("owner:\n  name: A b\n  x: 1\n", {"owner.name": ""}, "owner:\n  x: 1\n"),
    ("owner:\n  name: A b\nunit: C\n", {"owner.name": ""}, "unit: C\n"),
    (
        "owner:\n  name: A b # why\n  role: B\n",
        {"owner.name": "", "owner.role": ""},
        "owner:\n  name: # why\n  role:\n",
    ),
    ("owner:\n  role: B # why\n", {"owner.name": "A b"}, "owner:\n  role: B # why\n  name: A b\n"),
    (
        "owner:\n  name: A b\n# of C\nunit: C\n",
        {"owner.role": "R"},
        "owner:\n  name: A b\n  role: R\n# of C\nunit: C\n",
    ),
    (
        "owner:\n\n    name: A b",
        {"owner.role": "R", "notes": "N o"},
        "owner:\n\n    name: A b\n    role: R\nnotes: N o",
    ),
    ("notes: |\n  a\n\n# end\n", {"notes": "b"}, "notes: |\n  b\n\n# end\n"),
    ("notes: |-2\n    a\n", {"notes": "b"}, "notes: b\n"),
    ("notes: > # why\n  a\n  b\n", {"notes": "c\nd"}, 'notes: "c\\nd" # why\n'),
    ("notes: a # why\n", {"notes": "c\nd"}, 'notes: "c\\nd" # why\n'),
    ("notes:\n  a\n", {"notes": "c\nd"}, 'notes:\n  "c\\nd"\n'),
    ("notes: a\n", {"notes": "c\nd"}, "notes: |-\n  c\n  d\n"),
    ("unit: 'it''s'\n", {"unit": "he's"}, "unit: 'he''s'\n"),
    ("unit: 5\n", {"unit": "6"}, 'unit: "6"\n'),
    ("timebox: {weeks: 5}\n", {"timebox.weeks": "6"}, "timebox: {weeks: 6}\n"),
    ("unit: A b\n", {"unit": "c: d"}, 'unit: "c: d"\n'),
    ("notes: a\n", {"notes": " c\nd"}, 'notes: " c\\nd"\n'),
    ("unit: U\n", {"unit": "", "approved_on": "2026-01-02"}, "approved_on: 2026-01-02\n"),
    ("owner:\n  name: A b\n  email: a@b\n", {"owner.email": "", "owner.role": "R"}, "owner:\n  name: A b\n  role: R\n"),
    ('unit: " "\n', {"notes": "N o"}, 'unit: " "\nnotes: N o\n'),
    # Keys without values
    ("unit: # why\n", {"unit": "U"}, "unit: U # why\n"),
    ("unit:\n", {"unit": "U"}, "unit: U\n"),
    ("unit: ~\n", {"unit": "U"}, "unit: U\n"),
    ("owner:\nunit: C\n", {"owner.name": "A b"}, "owner:\n  name: A b\nunit: C\n"),
    ("owner: # who\nunit: C\n", {"owner.name": "A b"}, "owner: {name: A b} # who\nunit: C\n"),
    ("owner: {name: , role: R}\n", {"owner.name": "A, b"}, 'owner: {name: "A, b", role: R}\n'),
    ("tools:\n", {"tools": "none"}, "tools: []\n"),
    # Plain answers in place of records
    ("owner: A b # who\n", {"owner.name": "C d"}, "owner: C d # who\n"),
    ("owner: A b # who\n", {"owner.role": "R"}, "owner: {name: A b, role: R} # who\n"),
    ("owner: A b # who\n", {"owner.name": ""}, "owner: # who\n"),
    ("owner: A b\n", {"owner.name": "", "owner.role": "R"}, "owner: {role: R}\n"),
    ("data:\n- M # which\n", {"data.schedule": "S"}, "data:\n- {source: M, schedule: S} # which\n"),
    # Within braces
    ("owner: {name: A, role: R,}\n", {"owner.role": ""}, "owner: {name: A,}\n"),
    ("owner: { name: A, role: R }\n", {"owner.name": ""}, "owner: { role: R }\n"),
    ("owner: {name: A}\n", {"owner.deputy": "D"}, "owner: {name: A, deputy: D}\n"),
    ("owner: {}\n", {"owner.deputy": "D"}, "owner: {deputy: D}\n"),
    ("owner: {# who\n  }\n", {"owner.deputy": "D"}, "owner: {deputy: D # who\n  }\n"),
    ("tags: [a, # one\n  b]\n", {"tags": -1}, None),
    ("volume: {\n  pilot: 4 a day, # so far\n  }\n", {"volume.pilot": ""}, None),
    # Lists
    ("tags: [a, b, c]\n", {"tags": -2}, "tags: [a, c]\n"),
    ("tags: [a, b]\n", {"tags": -1}, "tags: [a]\n"),
    ("tags: [\n  a,\n  ]\n", {"tags": -1}, ""),
    ("tags: a # why\n", {"tags": 1, "tags#1": "b"}, "tags: [a, b] # why\n"),
    ("tags: a # why\n", {"tags#0": "b"}, "tags: b # why\n"),
    ("tags:\n- a # one\n# of b\n- b\n", {"tags": -1}, "tags:\n- a # one\n# of b\n"),
    ("tags:\n  - a\n  # of b\n  - b\n", {"tags": -2}, "tags:\n  # of b\n  - b\n"),
    ("tools: # which\n  - name: N\n", {"tools": "none"}, "tools: [] # which\n"),
    ("tools: [N o, ]\n", {"tools": "none"}, "tools: [ ]\n"),
    ("data:\n  - source: M\n    x: 1\n", {"data.source": ""}, "data:\n  - source:\n    x: 1\n"),
    ("data:\n  - source: M\n", {"data": 1, "data.source#1": "N o"}, "data:\n  - source: M\n  - source: N o\n"),
    ("data:\n  -\n    # which - one\n    source: M\n  - N\n", {"data": -2}, "data:\n  - N\n"),
]


@pytest.fixture(scope="module")
def form(browser: Browser, site: str) -> Iterator[Page]:
    with open_form(browser, site) as page:
        yield page


@pytest.mark.parametrize("line_break", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize(("before", "changes", "after"), CASES)
def test_change_touches_nothing_else(
    form: Page, before: str, changes: dict[str, Any], after: str | None, line_break: str
) -> None:
    """Where `after` is None the change cannot be made safely, and is left to a person."""
    text = (BEGIN + before).replace("\n", line_break)
    result = form.evaluate(CHANGE, {"file": describe(text), "changes": changes})
    expected = text if after is None else (BEGIN + after).replace("\n", line_break)
    assert (result["text"], result["stuck"] > 0) == (expected, after is None)
