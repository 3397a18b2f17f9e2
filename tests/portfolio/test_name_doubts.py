"""Questions about names as diagnostics."""

from pathlib import Path

from pilotbook.diagnostic import Code, Severity
from pilotbook.portfolio.load import find_problems, load_portfolio
from pilotbook.portfolio.repository import Repository
from pilotbook.portfolio.selection import select_all
from tests.assessment.exemplary import TODAY
from tests.tree import write_tree


def record(owner: str, title: str = "A") -> str:
    return f"title: {title}\nstage: proposed\nowner: {owner}\n"


def ask(root: Path, *owners: str, settings: str = "") -> list[tuple[str, str, str]]:
    files = {f"pilots/p{number}.yml": record(owner, f"P{number}") for number, owner in enumerate(owners)}
    write_tree(root, {**files, "docs/playbook/playbook.yml": settings})
    repository = Repository(root=root, docs=root / "docs")
    found = load_portfolio(repository, TODAY).diagnostics
    assert find_problems(select_all(repository), TODAY).diagnostics == found
    assert {(each.code, each.severity) for each in found} <= {(Code.TWO_SPELLINGS, Severity.NOTE)}
    return [(f"{each.place.path}:{each.place.line}:{each.place.column}", each.message, each.hint) for each in found]


def test_two_spellings_are_asked_about_at_the_later_one(tmp_path: Path) -> None:
    ((place, message, hint),) = ask(tmp_path, "Jonas Lind", "Jonas Lindt")
    assert place == "pilots/p1.yml:3:8"
    assert message.endswith("found 'Jonas Lindt', which may be 'Jonas Lind' in pilots/p0.yml")
    assert hint == "write the name in one way; for two people, list both names under 'different_people' in playbook.yml"


def test_one_address_beside_two_names_is_asked_about_without_quoting_it(tmp_path: Path) -> None:
    (asked,) = ask(tmp_path, "{name: Ann Ash, email: a@b.example}", "{name: Ben Beech, email: a@b.example}")
    assert asked[0] == "pilots/p1.yml:3:15"
    assert "'Ben Beech' here and beside 'Ann Ash' in pilots/p0.yml" in asked[1]
    assert "a@b.example" not in "".join(asked)


def test_two_addresses_beside_one_name_are_asked_about_at_the_second(tmp_path: Path) -> None:
    (asked,) = ask(tmp_path, "{name: Ann Ash, email: z@b.example}", "{name: Ann Ash, email: a@b.example}")
    assert asked[0] == "pilots/p1.yml:3:31"
    assert "'Ann Ash'" in asked[1]
    assert "list both addresses" in asked[2]
    assert "b.example" not in "".join(asked)


def test_nothing_is_asked_about_people_whom_the_playbook_tells_apart(tmp_path: Path) -> None:
    assert ask(tmp_path, "Jonas Lind", "Jonas Lindt", settings="different_people: [Jonas Lind, Jonas Lindt]\n") == []


def test_question_stands_among_the_diagnostics_of_its_file(tmp_path: Path) -> None:
    files = {
        "pilots/a.yml": record("Jonas Lind"),
        "pilots/b.yml": f"{record('Jonas Lindt', 'B')}untit: x\n",
        "pilots/c.yml": "",
    }
    write_tree(tmp_path, files)
    found = find_problems(select_all(Repository(root=tmp_path, docs=tmp_path / "docs")), TODAY).diagnostics
    assert [each.code for each in found] == [Code.TWO_SPELLINGS, Code.UNKNOWN_KEY, Code.EMPTY_FILE]
    assert found[0].pilot == "b"
