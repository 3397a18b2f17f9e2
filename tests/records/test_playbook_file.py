"""Folders of articles in, one playbook out."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from pilotbook.diagnostic import MAX_PROBLEMS, Code, Diagnostic
from pilotbook.records import playbook_folder
from pilotbook.records.playbook import Playbook
from pilotbook.records.playbook_file import read_playbook
from pilotbook.records.playbook_folder import PlaybookFolder, PlaybookTexts, default_playbook_folder
from pilotbook.records.text_file import read_text_file
from pilotbook.records.vocabulary import Gate, Kind
from tests.records.brief import brief
from tests.tree import write_tree

ROOT = Path(__file__).parents[2]


def write_article(title: str, *criteria: str, kind: str = "question") -> str:
    listed = "".join(f"  - {{gate: approve, level: must, title: T, fix: F, {criterion}}}\n" for criterion in criteria)
    return f"---\ntitle: {title}\nkind: {kind}\ncriteria:\n{listed}---\nText\n"


DEFAULT = {
    "default/questions/owner.md": write_article("Owner", "id: OWN-01", "id: OWN-02"),
    "default/questions/data.md": write_article("Data", "id: DATA-01"),
    "default/playbook.yml": "longest_timebox_weeks: 12\ncadences: {weekly: 7}\ninternal: [notes]\n",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds a small default playbook."""
    default = PlaybookFolder(tmp_path / "default", "pilotbook/default_playbook")
    monkeypatch.setattr(playbook_folder, "default_playbook_folder", lambda: default)
    return write_tree(tmp_path, DEFAULT)


def read_own(folder: Path, files: Mapping[str, str | bytes]) -> tuple[Playbook, tuple[Diagnostic, ...]]:
    write_tree(folder, {f"docs/playbook/{name}": content for name, content in files.items()})
    return read_playbook(PlaybookFolder(folder / "docs" / "playbook", "docs/playbook"))


def titles(playbook: Playbook) -> dict[str, str]:
    return {article.address: article.front.title for article in playbook.articles}


def test_read_playbook_of_the_package_has_no_problem() -> None:
    playbook, problems = read_playbook()
    assert problems == ()
    assert len(playbook.criteria) > 30
    assert {kind: len(playbook.of_kind(kind)) for kind in (Kind.QUESTION, Kind.PATTERN, Kind.CHOICE)} == dict.fromkeys(
        (Kind.QUESTION, Kind.PATTERN, Kind.CHOICE), 5
    )
    assert all(playbook.at_gate(gate) for gate in Gate)


def test_read_playbook_reads_the_folder_of_the_package_once() -> None:
    """In a checkout, an organisation's own playbook and the default one are the same folder."""
    own = PlaybookFolder(ROOT / "docs" / "playbook", "docs/playbook")
    assert default_playbook_folder().folder.resolve() == own.folder
    playbook, problems = read_playbook(own)
    assert problems == ()
    assert {article.source.path.split("/")[0] for article in playbook.articles} == {"docs"}
    assert [criterion.id for criterion in playbook.criteria] == [each.id for each in read_playbook()[0].criteria]


def test_default_playbook_folder_is_the_one_of_an_installed_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = write_tree(tmp_path, {"pilotbook/default_playbook/": "", "pilotbook/records/": ""}) / "pilotbook"
    monkeypatch.setattr(playbook_folder, "__file__", str(package / "records" / "playbook_folder.py"))
    assert default_playbook_folder() == (package / "default_playbook", "pilotbook/default_playbook")


def test_read_playbook_without_an_own_one_is_the_default(folder: Path) -> None:
    playbook, problems = read_playbook()
    assert problems == ()
    assert titles(playbook) == {"questions/data": "Data", "questions/owner": "Owner"}
    assert read_playbook(PlaybookFolder(folder / "nowhere", "docs/playbook")) == (playbook, ())


def test_read_playbook_overrides_an_article_by_its_path(folder: Path) -> None:
    playbook, problems = read_own(folder, {"questions/owner.md": write_article("Ours", "id: OWN-01", "id: OWN-09")})
    assert problems == ()
    assert titles(playbook) == {"questions/data": "Data", "questions/owner": "Ours"}
    assert sorted(criterion.id for criterion in playbook.criteria) == ["DATA-01", "OWN-01", "OWN-09"]
    assert playbook.homes["OWN-01"].source.path == "docs/playbook/questions/owner.md"
    assert playbook.homes["DATA-01"].source.path == "pilotbook/default_playbook/questions/data.md"


def test_read_playbook_adds_articles(folder: Path) -> None:
    files = {"questions/cost.md": write_article("Cost", "id: COST-01"), "deep/er/still.md": write_article("Still")}
    playbook, problems = read_own(folder, files)
    assert problems == ()
    assert list(titles(playbook)) == ["deep/er/still", "questions/cost", "questions/data", "questions/owner"]


@pytest.mark.parametrize("name", ["questions/cost.md", "questions/data.md", "questions/zest.md"])
def test_read_playbook_blames_the_own_article_for_an_id_that_a_default_one_uses(folder: Path, name: str) -> None:
    playbook, problems = read_own(folder, {name: write_article("Ours", "id: OWN-01", "id: DATA-01", "id: COST-01")})
    blamed = [(each.code, each.place.path) for each in problems]
    assert set(blamed) == {(Code.DUPLICATE_CRITERION, f"docs/playbook/{name}")}
    assert sorted(criterion.id for criterion in playbook.criteria) == ["COST-01", "DATA-01", "OWN-01", "OWN-02"]
    assert playbook.homes["OWN-01"].source.path == "pilotbook/default_playbook/questions/owner.md"
    assert list(titles(playbook)) == sorted(titles(playbook))


def test_read_playbook_merges_settings(folder: Path) -> None:
    playbook, problems = read_own(folder, {"playbook.yml": "longest_timebox_weeks: 8\ncadences: {monthly: 30}\n"})
    assert problems == ()
    settings = playbook.settings
    assert (settings.longest_timebox_weeks, settings.internal) == (8, ("notes",))
    assert (settings.cadences.weekly, settings.cadences.monthly) == (7, 30)


def test_read_playbook_lets_criteria_and_settings_speak_of_added_fields(folder: Path) -> None:
    added = (
        "fields: [{name: cost_centre, type: text, label: C, description: D., example: x}]\ninternal: [cost_centre]\n"
    )
    files = {"playbook.yml": added, "questions/cost.md": write_article("Cost", "id: COST-01, fields: [cost_centre]")}
    playbook, problems = read_own(folder, files)
    assert problems == ()
    assert [field.name for field in playbook.settings.added_fields] == ["cost_centre"]


def test_read_playbook_reports_what_is_wrong_in_every_file(folder: Path) -> None:
    files: dict[str, str | bytes] = {
        "playbook.yml": "longest_timebox_weeks: long\ninternal: [notess]\n",
        "a.md": "no front matter\n",
        "b.md": b"---\ntitle: \xff\n---\n",
        "c.md": write_article("C", "id: COST-01, fields: [colour]", "id: COST-02, each: owner"),
        "d.md": "---\ntitle: D\n",
    }
    playbook, problems = read_own(folder, files)
    assert [(each.place.path.removeprefix("docs/playbook/"), *brief([each])[0]) for each in problems] == [
        ("a.md", Code.NO_FRONT_MATTER, 1, 1),
        ("b.md", Code.NOT_UTF_8, 2, 8),
        ("d.md", Code.NO_FRONT_MATTER, 1, 1),
        ("playbook.yml", Code.NOT_A_NUMBER, 1, 24),
        ("playbook.yml", Code.UNKNOWN_FIELD, 2, 12),
        ("c.md", Code.UNKNOWN_FIELD, 5, 74),
        ("c.md", Code.UNKNOWN_FIELD, 6, 71),
    ]
    assert "COST-01" in playbook.homes
    assert "COST-02" not in playbook.homes
    assert playbook.settings.longest_timebox_weeks == 12


def test_read_playbook_stops_listing_what_internal_names_in_vain(folder: Path) -> None:
    names = ", ".join(f"field{number}" for number in range(2_000))
    _, problems = read_own(folder, {"playbook.yml": f"internal: [{names}]\n"})
    assert len(problems) == MAX_PROBLEMS + 1


def test_read_playbook_keeps_the_default_where_the_own_article_cannot_be_read(folder: Path) -> None:
    playbook, problems = read_own(folder, {"questions/owner.md": b"\xff"})
    assert [each.code for each in problems] == [Code.NOT_UTF_8]
    assert titles(playbook)["questions/owner"] == "Owner"


def test_read_playbook_refuses_links_that_leave_the_folder(folder: Path) -> None:
    own = write_tree(folder, {"secret.md": write_article("Secret"), "docs/playbook/": ""}) / "docs" / "playbook"
    (own / "a.md").symlink_to("../../secret.md")
    (own / "playbook.yml").symlink_to("../../nowhere.yml")
    playbook, problems = read_playbook(PlaybookFolder(own, "docs/playbook"))
    assert [(each.code, each.place.path) for each in problems] == [
        (Code.LINK_OUTSIDE, "docs/playbook/a.md"),
        (Code.UNREADABLE_FILE, "docs/playbook/playbook.yml"),
    ]
    assert "a" not in titles(playbook)


def test_read_playbook_passes_over_what_editors_leave_behind(folder: Path) -> None:
    files = {".hidden.md": "x", ".git/a.md": "x", "questions/owner.md~": "x"}
    write_tree(folder, {f"docs/playbook/{name}": content for name, content in files.items()})
    (folder / "docs" / "playbook" / ".#owner.md").symlink_to("somebody@somewhere")
    assert read_playbook(PlaybookFolder(folder / "docs" / "playbook", "docs/playbook"))[1] == ()


def test_read_playbook_takes_texts_as_it_takes_the_folder_that_holds_them(folder: Path) -> None:
    files: dict[str, str | bytes] = {
        "playbook.yml": "longest_timebox_weeks: 4\n",
        "questions/owner.md": write_article("Ours", "id: OWN-01"),
        "questions/.owner.md": write_article("Left behind", "id: OWN-09"),
        "questions/data.md": b"\xff",
        "questions/notes.txt": "Notes.",
    }
    from_folder = read_own(folder, files)
    own = folder / "docs" / "playbook"
    listed = sorted(file for file in own.rglob("*") if file.is_file())
    names = {file.relative_to(own).as_posix(): file for file in listed}
    texts = {name: read_text_file(file, own, f"docs/playbook/{name}") for name, file in names.items()}
    assert read_playbook(PlaybookTexts(texts, "docs/playbook", is_default=False)) == from_folder


def test_read_playbook_takes_texts_in_the_place_of_the_packages_own(folder: Path) -> None:
    texts = {"questions/ours.md": write_article("Ours", "id: ABC-01")}
    alone, _ = read_playbook(PlaybookTexts(texts, "docs/playbook", is_default=True))
    assert titles(alone) == {"questions/ours": "Ours"}
    assert len(titles(read_playbook(PlaybookTexts(texts, "docs/playbook", is_default=False))[0])) > 1
    assert folder.is_dir()
