"""From a folder of files to a portfolio."""

import re
from datetime import date
from pathlib import Path

import pytest

from bench.synthetic_pilots import TODAY as BENCH_DAY
from bench.synthetic_pilots import write_pilots
from pilotbook.assessment.verdict import Finding
from pilotbook.diagnostic import Code, Diagnostic, Severity
from pilotbook.portfolio.load import find_problems, load_portfolio, load_selection
from pilotbook.portfolio.portfolio import Portfolio
from pilotbook.portfolio.repository import Repository
from pilotbook.portfolio.selection import select_all, select_paths
from pilotbook.records import pilot_file
from tests.assessment.exemplary import RECORD
from tests.tree import CONFIGURATION, write_tree

TODAY = date(2026, 11, 22)
GOOD = "title: A pilot\nstage: proposed\n"
OTHER = "title: Another pilot\nstage: proposed\n"


def load(root: Path) -> Portfolio:
    return load_portfolio(Repository(root=root, docs=root / "docs"), TODAY)


def test_load_portfolio_reads_every_pilot_of_the_folder(tmp_path: Path) -> None:
    portfolio = load(write_tree(tmp_path, {"pilots/b.yml": GOOD, "pilots/a.yml": OTHER, "pilots/c.yml": "- x\n"}))
    assert [each.id for each in portfolio.assessments] == ["a", "b"]
    assert [each.id for each in portfolio.unreadable] == ["c"]
    assert [each.code for each in portfolio.diagnostics] == [Code.WRONG_TYPE]
    assert portfolio.today == TODAY


def test_load_portfolio_of_an_empty_repository_has_the_default_playbook(tmp_path: Path) -> None:
    portfolio = load(tmp_path)
    assert (portfolio.assessments, portfolio.unreadable, portfolio.diagnostics) == ((), (), ())
    assert "OWN-01" in portfolio.playbook.homes


def test_load_portfolio_takes_the_organisations_own_playbook(tmp_path: Path) -> None:
    own = "longest_timebox_weeks: 5\nfields: [{name: cost_centre, type: text, label: Cost, description: Who pays.}]\n"
    write_tree(tmp_path, {"docs/playbook/playbook.yml": own, "pilots/a.yml": GOOD + "cost_centre: 4711\n"})
    portfolio = load(tmp_path)
    assert portfolio.diagnostics == ()
    assert portfolio.playbook.settings.longest_timebox_weeks == 5
    assert [(each.name, each.value) for each in portfolio.assessments[0].pilot.added] == [("cost_centre", "4711")]


def test_load_portfolio_reports_the_playbook_with_the_conditions_it_cannot_use(tmp_path: Path) -> None:
    article = (
        "---\ntitle: T\nkind: article\ncriteria:\n"
        "  - {id: NEW-01, title: T, gate: approve, level: must, fix: F, check: pilot.ownr.name == ''}\n---\n"
    )
    write_tree(tmp_path, {"docs/playbook/new.md": article, "docs/playbook/odd.md": "---\nkind: article\n---\n"})
    found = [(each.code, each.place.path, each.place.line) for each in load(tmp_path).playbook_diagnostics]
    assert (Code.BROKEN_CONDITION, "docs/playbook/new.md", 5) in found
    assert (Code.MISSING_KEY, "docs/playbook/odd.md", 2) in found
    assert found == sorted(found, key=lambda each: each[1:])


def test_load_portfolio_reports_pages_in_the_way_of_readable_and_unreadable_pilots(tmp_path: Path) -> None:
    pages = dict.fromkeys(("docs/pilots/a.md", "docs/pilots/broken.md", "docs/pilots/free.md"), "# Page\n")
    portfolio = load(write_tree(tmp_path, {**pages, "pilots/a.yml": GOOD, "pilots/broken.yml": ""}))
    assert [(each.code, each.pilot) for each in portfolio.site_diagnostics] == [
        (Code.ADDRESS_TAKEN, "a"),
        (Code.ADDRESS_TAKEN, "broken"),
    ]


@pytest.mark.parametrize("name", ["a.yaml", "deep/a.yml", "B.yml"])
def test_load_portfolio_lets_a_page_be_where_a_file_of_a_wrong_name_has_none(tmp_path: Path, name: str) -> None:
    write_tree(tmp_path, {f"pilots/{name}": GOOD, "docs/pilots/a.md": "", "docs/pilots/b.md": ""})
    assert load(tmp_path).site_diagnostics == ()


def test_load_selection_looks_at_the_pages_of_its_own_pilots(tmp_path: Path) -> None:
    tree = {**CONFIGURATION, "docs/pilots/a.md": "", "pilots/a.yml": GOOD, "pilots/b.yml": GOOD}
    write_tree(tmp_path, tree)
    taken = [
        [each.pilot for each in load_selection(select_paths([Path(name)], tmp_path), TODAY).site_diagnostics]
        for name in ("pilots/a.yml", "pilots/b.yml", "pilots")
    ]
    assert taken == [["a"], [], ["a"]]


def test_load_selection_outside_any_repository_has_no_site(tmp_path: Path) -> None:
    write_tree(tmp_path, {"docs/pilots/a.md": "", "pilots/a.yml": GOOD, "more/b.yml": GOOD})
    portfolio = load_selection(select_paths([Path("pilots"), Path("more")], tmp_path), TODAY)
    assert portfolio.diagnostics == ()
    assert [each.file.path for each in portfolio.assessments] == ["more/b.yml", "pilots/a.yml"]


def test_find_problems_finds_what_the_portfolio_has_and_in_the_same_order(tmp_path: Path) -> None:
    article = "---\ntitle: T\nkind: nonsense\n---\n"
    files = {
        "docs/playbook/odd.md": article,
        "docs/pilots/b.md": "# B\n",
        "pilots/b.yml": "title: B\nstage: piloting\nownr: x\n",
        "pilots/a.yml": "- x\n",
        "pilots/c.yml": GOOD,
        "pilots/No Id.yml": GOOD,
    }
    write_tree(tmp_path, {**CONFIGURATION, **files})
    selection = select_paths([tmp_path], tmp_path)
    found, portfolio = find_problems(selection, TODAY), load_selection(selection, TODAY)
    assert found.diagnostics == portfolio.diagnostics
    assert found.files == portfolio.files == 4
    assert found.today == TODAY
    paths = list(dict.fromkeys(each.place.path for each in found.diagnostics))
    assert paths == ["docs/playbook/odd.md", "docs/pilots/b.md", "pilots/No Id.yml", "pilots/a.yml", "pilots/b.yml"]


def test_find_problems_looks_closely_at_no_good_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a check asks of every pilot has to be found in the record: the tree of a file takes long to make."""
    write_pilots(tmp_path / "pilots", 30)
    monkeypatch.setattr(pilot_file, "_read_tree", pytest.fail)
    monkeypatch.setattr(pilot_file, "_read_closely", pytest.fail)
    found = find_problems(select_all(Repository(root=tmp_path, docs=tmp_path / "docs")), BENCH_DAY)
    assert (found.files, found.diagnostics) == (30, ())


COPIED = "Decisions of a legal or other kind that have significant effects on the people concerned by them"


def draw_copies(root: Path, count: int) -> Path:
    """A repository in which some pilots say the same and nothing else, one says it beside words of its own."""
    approved = GOOD.replace("proposed", "approved")
    copies = {
        f"pilots/copy-{number}.yml": f"{approved}policy: {{must_not_decide: {COPIED}}}\n" for number in range(count)
    }
    partly = f"{approved}policy: {{must_not_decide: [{COPIED}, Refusal of a permit]}}\n"
    own = f"{approved}policy: {{must_not_decide: Release of a payment}}\n"
    files = {"pilots/a-partly.yml": partly, "pilots/own.yml": own, "pilots/broken.yml": "- x\n"}
    return write_tree(root, {**CONFIGURATION, **copies, **files})


def gov_01(diagnostics: tuple[Diagnostic, ...]) -> list[tuple[str | None, Severity]]:
    return [(each.pilot, each.severity) for each in diagnostics if each.criterion == "GOV-01"]


def test_answer_that_many_pilots_copied_is_vague_and_a_warning(tmp_path: Path) -> None:
    selection = select_paths([draw_copies(tmp_path, 5)], tmp_path)
    found, portfolio = find_problems(selection, TODAY), load_selection(selection, TODAY)
    assert found.diagnostics == portfolio.diagnostics
    assert gov_01(found.diagnostics) == [(f"copy-{number}", Severity.WARNING) for number in range(5)]
    states = {each.id: each.answers[3].state.value for each in portfolio.assessments}
    assert states == {"a-partly": "answered", "own": "answered"} | {f"copy-{number}": "vague" for number in range(5)}
    verdict = next(each for each in portfolio.assessments[1].verdicts if each.criterion.id == "GOV-01")
    assert verdict.outcome is Finding.DEFERRED
    assert verdict.reason == (
        f"“{COPIED}” stands word for word in 5 other records, so it says nothing of this one: "
        "what the agent must not decide (entry 1)."
    )


def test_pilots_that_lack_nothing_else_are_told_of_copies(tmp_path: Path) -> None:
    record = re.sub(r"must_not_decide: .*", f"must_not_decide: [{COPIED}]", RECORD)
    write_tree(tmp_path, {**CONFIGURATION, **{f"pilots/copy-{number}.yml": record for number in range(6)}})
    selection = select_paths([tmp_path], tmp_path)
    found = find_problems(selection, TODAY)
    assert [each.criterion for each in found.diagnostics if each.criterion] == ["GOV-01"] * 6
    assert found.diagnostics == load_selection(selection, TODAY).diagnostics


def test_answer_that_few_pilots_share_is_an_answer(tmp_path: Path) -> None:
    selection = select_paths([draw_copies(tmp_path, 4)], tmp_path)
    found, portfolio = find_problems(selection, TODAY), load_selection(selection, TODAY)
    assert gov_01(found.diagnostics) == gov_01(portfolio.diagnostics) == []


def test_only_pilots_that_are_checked_are_compared(tmp_path: Path) -> None:
    root = draw_copies(tmp_path, 9)
    some = select_paths([root / "pilots" / f"copy-{number}.yml" for number in range(5)], tmp_path)
    assert gov_01(find_problems(some, TODAY).diagnostics) == []


def test_copies_are_found_across_folders(tmp_path: Path) -> None:
    root = draw_copies(tmp_path, 3)
    for number in range(3):
        write_tree(root, {f"more/other-{number}.yml": (root / "pilots" / f"copy-{number}.yml").read_text()})
    selection = select_paths([root / "pilots", root / "more"], tmp_path)
    found = find_problems(selection, TODAY)
    assert found.diagnostics == load_selection(selection, TODAY).diagnostics
    assert [pilot for pilot, _ in gov_01(found.diagnostics)] == [
        *(f"other-{number}" for number in range(3)),
        *(f"copy-{number}" for number in range(3)),
    ]


def test_text_that_the_playbook_lets_records_share_is_an_answer(tmp_path: Path) -> None:
    root = draw_copies(tmp_path, 9)
    write_tree(root, {"docs/playbook/playbook.yml": f"phrases: {{may_repeat: ['{COPIED}']}}\n"})
    assert gov_01(find_problems(select_paths([root], tmp_path), TODAY).diagnostics) == []
