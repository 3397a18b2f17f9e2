"""An article of the package is copied into the organisation's own playbook."""

from pathlib import Path

import pytest

from pilotbook.records import playbook_folder
from pilotbook.records.playbook_folder import PlaybookFolder
from pilotbook.scaffold.eject import CannotEject, eject_article, find_article
from tests.tree import write_tree

ARTICLES = {
    "questions/owner.md": "---\ntitle: Owner\n---\n\nText, é\r\n",
    "patterns/owner-gone.md": "P",
    "index.md": "I",
    "playbook.yml": "S",
}


@pytest.fixture
def default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PlaybookFolder:
    folder = PlaybookFolder(write_tree(tmp_path / "default", ARTICLES), "pilotbook/default_playbook")
    monkeypatch.setattr(playbook_folder, "default_playbook_folder", lambda: folder)
    return folder


@pytest.fixture
def own(tmp_path: Path) -> PlaybookFolder:
    return PlaybookFolder(tmp_path / "docs" / "playbook", "docs/playbook")


@pytest.mark.parametrize(
    "name",
    ["questions/owner", "owner", "questions/owner.md", "docs/playbook/questions/owner.md", "playbook/questions/owner/"],
)
def test_article_is_found_by_its_address_in_every_form(default: PlaybookFolder, name: str) -> None:
    assert find_article(name, default) == "questions/owner.md"


@pytest.mark.parametrize(
    "name", ["ownr", "", "..", "../../secret", "/etc/passwd", "playbook.yml", "questions", "OWN-01"]
)
def test_article_that_does_not_exist_is_refused(default: PlaybookFolder, name: str) -> None:
    with pytest.raises(CannotEject, match="expected an article of the playbook, found '"):
        find_article(name, default)


def test_article_near_to_what_was_typed_is_named(default: PlaybookFolder) -> None:
    with pytest.raises(CannotEject, match="did you mean 'owner'"):
        find_article("questions/ownr", default)


def test_copy_is_the_article_byte_for_byte(default: PlaybookFolder, own: PlaybookFolder) -> None:
    assert eject_article("questions/owner.md", default, own) == "docs/playbook/questions/owner.md"
    assert (own.folder / "questions" / "owner.md").read_bytes() == ARTICLES["questions/owner.md"].encode()


def test_article_of_ones_own_is_never_overwritten(default: PlaybookFolder, own: PlaybookFolder) -> None:
    write_tree(own.folder, {"questions/owner.md": "Mine."})
    with pytest.raises(CannotEject, match="found one: it is yours already"):
        eject_article("questions/owner.md", default, own)
    assert (own.folder / "questions" / "owner.md").read_text(encoding="utf-8") == "Mine."


def test_playbook_of_the_package_itself_is_changed_in_place(default: PlaybookFolder) -> None:
    with pytest.raises(CannotEject, match="change the article in place"):
        eject_article("questions/owner.md", default, default)


def test_link_that_leaves_the_playbook_is_refused(default: PlaybookFolder, own: PlaybookFolder, tmp_path: Path) -> None:
    write_tree(tmp_path, {"outside/": "", "docs/playbook/": ""})
    (own.folder / "questions").symlink_to(tmp_path / "outside")
    with pytest.raises(CannotEject, match="found a link that leaves it"):
        eject_article("questions/owner.md", default, own)
    assert list((tmp_path / "outside").iterdir()) == []


def test_folder_that_cannot_be_written_is_said(default: PlaybookFolder, own: PlaybookFolder, tmp_path: Path) -> None:
    write_tree(tmp_path, {"docs/playbook/questions": "a file"})
    with pytest.raises(CannotEject, match=r"cannot write docs/playbook/questions/owner\.md: "):
        eject_article("questions/owner.md", default, own)
