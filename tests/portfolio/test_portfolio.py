"""What a portfolio says of its pilots together."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from pilotbook.diagnostic import Code
from pilotbook.portfolio.load import load_portfolio
from pilotbook.portfolio.portfolio import DECISION_HORIZON_DAYS, Portfolio
from pilotbook.portfolio.repository import Repository
from pilotbook.records.vocabulary import Stage
from tests.tree import write_tree

TODAY = date(2026, 11, 22)


def load(root: Path, pilots: dict[str, str]) -> Portfolio:
    write_tree(root, {f"pilots/{name}.yml": text for name, text in pilots.items()})
    return load_portfolio(Repository(root=root, docs=root / "docs"), TODAY)


def due_in(days: int, stage: str = "piloting", more: str = "") -> str:
    """A pilot whose decision is due so many days from today."""
    start = TODAY + timedelta(days=days) - timedelta(weeks=6)
    return f"title: T\nstage: {stage}\ntimebox: {{start: {start}, weeks: 6}}\n{more}"


def test_diagnostics_come_from_the_playbook_then_the_site_then_each_file_in_turn(tmp_path: Path) -> None:
    pages = {"docs/playbook/a.md": "no front matter\n", "docs/pilots/b.md": "", "docs/pilots/index.md": ""}
    write_tree(tmp_path, pages)
    broken = "title: T\nstage: proposed\nownr: x\nstge: x\n"
    portfolio = load(tmp_path, {"c": broken.replace("T", "U"), "b": "", "a": broken})
    assert [(each.place.path, each.place.line) for each in portfolio.diagnostics] == [
        ("docs/playbook/a.md", 1),
        ("docs/pilots/b.md", 1),
        ("docs/pilots/index.md", 1),
        ("pilots/a.yml", 3),
        ("pilots/a.yml", 4),
        ("pilots/b.yml", 1),
        ("pilots/c.yml", 3),
        ("pilots/c.yml", 4),
    ]


def test_diagnostics_of_an_unreadable_file_are_in_order(tmp_path: Path) -> None:
    portfolio = load(tmp_path, {"a": "stage: proposd\ntitle: T\ntitle: T\n"})
    assert portfolio.assessments == ()
    assert [each.place.line for each in portfolio.diagnostics] == [1, 3]


def test_diagnostics_of_two_files_of_one_path_are_kept(tmp_path: Path) -> None:
    portfolio = load(tmp_path, {"a": "", "b": "- x\n"})
    empty, listed = portfolio.unreadable
    same = replace(portfolio, unreadable=(empty, replace(listed, path=empty.path)))
    assert [each.code for each in same.diagnostics] == [Code.EMPTY_FILE, Code.WRONG_TYPE]


def test_by_stage_counts_every_stage(tmp_path: Path) -> None:
    stages = {"a": "proposed", "b": "piloting", "c": "piloting"}
    portfolio = load(tmp_path, {name: f"title: T\nstage: {stage}\n" for name, stage in stages.items()})
    assert portfolio.by_stage == {**dict.fromkeys(Stage, 0), Stage.PROPOSED: 1, Stage.PILOTING: 2}
    assert list(portfolio.by_stage) == list(Stage)


def test_short_of_names_the_pilots_that_fall_short(tmp_path: Path) -> None:
    owned = "title: T\nstage: approved\nowner: {name: Amara Okafor, role: Head of Payables}\n"
    portfolio = load(tmp_path, {"owned": owned, "orphan": "title: T\nstage: approved\n"})
    criteria = {each.id: each for each in portfolio.playbook.criteria}
    found = portfolio.short_of(criteria["OWN-01"])
    assert [(assessment.id, verdict.criterion.id) for assessment, verdict in found] == [("orphan", "OWN-01")]
    assert portfolio.short_of(criteria["REV-04"]) == ()


def test_needs_decision_takes_the_overdue_first_and_looks_four_weeks_ahead(tmp_path: Path) -> None:
    pilots = {
        "beyond": due_in(DECISION_HORIZON_DAYS + 1),
        "horizon": due_in(DECISION_HORIZON_DAYS),
        "overdue": due_in(-3),
        "today-b": due_in(0),
        "today-a": due_in(0),
        "no-timebox": "title: T\nstage: piloting\n",
        "not-running": due_in(-3, "approved"),
        "decided": due_in(-3, more="decisions: [{on: 2026-11-01, outcome: kill, by: A, rationale: B}]\n"),
    }
    portfolio = load(tmp_path, pilots)
    assert [each.id for each in portfolio.needs_decision] == ["overdue", "today-a", "today-b", "horizon"]
