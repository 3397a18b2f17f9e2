"""How each stall pattern stands over all pilots."""

from datetime import date
from pathlib import Path

from pilotbook.portfolio.load import load_portfolio
from pilotbook.portfolio.repository import Repository
from pilotbook.portfolio.stalls import PatternStanding, stand_by_pattern
from pilotbook.records.vocabulary import Kind
from tests.tree import write_tree

TODAY = date(2026, 11, 22)
_MANUAL = "title: T\nstage: proposed\ndata: [{source: Ledger, schedule: hourly, transport: manual}]\n"
_SCREEN = "title: T\nstage: proposed\ntools: [{name: Key it in, interface: screen}]\n"
_FLOWS = "title: T\nstage: proposed\ndata: [{source: Ledger, schedule: hourly, transport: automated}]\n"


def stand(root: Path, pilots: dict[str, str]) -> tuple[PatternStanding, ...]:
    write_tree(root, {f"pilots/{name}.yml": text for name, text in pilots.items()})
    return stand_by_pattern(load_portfolio(Repository(root=root, docs=root / "docs"), TODAY))


def test_standing_puts_the_pattern_first_that_most_pilots_are_at_risk_of(tmp_path: Path) -> None:
    standings = stand(tmp_path, {"a": _SCREEN, "b": _MANUAL, "c": _MANUAL})
    assert [(each.article.id, len(each.at_risk)) for each in standings[:3]] == [
        ("manual-data-pipeline", 2),
        ("integration-by-hack", 1),
        ("governance-in-a-chat-thread", 0),
    ]


def test_standing_names_the_pilots_behind_each_state(tmp_path: Path) -> None:
    standings = stand(tmp_path, {"b": _MANUAL, "a": _MANUAL, "flows": _FLOWS, "blank": "title: T\nstage: proposed\n"})
    data = next(each for each in standings if each.article.id == "manual-data-pipeline")
    names = [[pilot.id for pilot in pilots] for pilots in (data.at_risk, data.untold, data.clear)]
    assert names == [["a", "b"], ["blank"], ["flows"]]


def test_standing_leaves_out_pilots_that_have_ended(tmp_path: Path) -> None:
    ended = {stage: _MANUAL.replace("proposed", stage) for stage in ("stopped", "retired")}
    assert {len(each.at_risk + each.untold + each.clear) for each in stand(tmp_path, ended)} == {0}


def test_standing_has_each_pattern_where_there_are_no_pilots(tmp_path: Path) -> None:
    portfolio = load_portfolio(Repository(root=tmp_path, docs=tmp_path / "docs"), TODAY)
    patterns = portfolio.playbook.of_kind(Kind.PATTERN)
    assert [each.article for each in stand_by_pattern(portfolio)] == list(patterns)
    assert len(patterns) == 5


def test_standing_of_a_playbook_with_another_pattern(tmp_path: Path) -> None:
    own = "---\ntitle: Nobody paid\nkind: pattern\n---\nText.\n"
    write_tree(tmp_path, {"docs/playbook/patterns/nobody-paid.md": own})
    standings = stand(tmp_path, {"a": _FLOWS})
    paid = next(each for each in standings if each.article.id == "nobody-paid")
    assert [each.id for each in paid.untold] == ["a"]
    assert len(standings) == 6
