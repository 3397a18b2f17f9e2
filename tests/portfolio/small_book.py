"""A repository with a small playbook of its own, under git: what a pull request changes."""

from datetime import date
from pathlib import Path

import pytest

from pilotbook.portfolio.compare import compare
from pilotbook.portfolio.comparison import Comparison
from pilotbook.portfolio.repository import find_repository
from pilotbook.records import playbook_folder
from pilotbook.records.playbook_folder import PlaybookFolder
from tests.history.git_folder import Files, GitFolder, make_git_folder
from tests.tree import CONFIGURATION

TODAY = date(2026, 11, 22)
OWNER = """\
---
title: Who owns it?
kind: question
label: Owner
order: 1
criteria:
  - {id: OWN-01, title: An owner is named, gate: approve, level: must, fields: [owner.name], fix: Name one.}
  - {id: OWN-03, title: A sponsor is named, gate: approve, level: should, fields: [sponsor.name], fix: Name one.}
---
Somebody has to.
"""
TOOLS = """\
---
title: Which tools does it call?
kind: question
label: Tools
order: 2
criteria:
  - id: TOOL-02
    title: Every tool says where its calls are logged
    gate: approve
    level: must
    fields: [tools.log]
    each: tools
    fix: Name the log.
---
Every call leaves a log.
"""
SETTINGS = "longest_timebox_weeks: 12\nphrases: {anywhere: [to be decided]}\n"
PLAYBOOK = {
    "docs/playbook/questions/owner.md": OWNER,
    "docs/playbook/questions/tools.md": TOOLS,
    "docs/playbook/playbook.yml": SETTINGS,
}
GOOD = """\
title: Invoice triage
stage: proposed
unit: Finance
owner: {name: Amara Okafor, role: Head of Accounts Payable}
sponsor: {name: Tomas Novak}
tools:
  - {name: Ledger draft, log: The gateway's own}
"""
"""A proposed pilot that falls short of nothing."""
SHORT = GOOD.replace("log: The gateway's own", "log: to be decided")
OTHER = "title: Permit enquiries\nstage: proposed\nowner: {name: Marta Ruiz}\nsponsor: {name: Petra Novak}\ntools: []\n"


def make_book(root: Path, monkeypatch: pytest.MonkeyPatch) -> GitFolder:
    """A repository without pilots in whose playbook stands nothing but what is above."""
    empty = root / "default"
    empty.mkdir(parents=True)
    monkeypatch.setattr(playbook_folder, "default_playbook_folder", lambda: PlaybookFolder(empty, "default"))
    book = make_git_folder(root / "book")
    book.commit({**CONFIGURATION, **PLAYBOOK})
    return book


def compare_book(book: GitFolder, base: str = "HEAD~1", head: str | None = "HEAD") -> Comparison:
    repository = find_repository(book.root)
    assert repository is not None
    return compare(repository, base, head, TODAY)


def change_book(book: GitFolder, before: Files, after: Files) -> Comparison:
    """What the second of two commits changed."""
    book.commit(before)
    book.commit(after)
    return compare_book(book)
