"""Where a repository begins, and which of its folders hold what."""

from pathlib import Path

import pytest

from pilotbook.portfolio.repository import Repository, find_repository
from tests.tree import write_tree


@pytest.mark.parametrize("name", ["mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml"])
def test_find_repository_takes_each_name_of_a_configuration(tmp_path: Path, name: str) -> None:
    write_tree(tmp_path, {name: "", "pilots/a.yml": ""})
    assert find_repository(tmp_path / "pilots" / "a.yml") == Repository(root=tmp_path, docs=tmp_path / "docs")


def test_find_repository_takes_the_nearest(tmp_path: Path) -> None:
    write_tree(tmp_path, {"mkdocs.yml": "", "inner/mkdocs.yml": "", "inner/deep/": ""})
    found = find_repository(tmp_path / "inner" / "deep")
    assert found is not None
    assert found.root == tmp_path / "inner"


@pytest.mark.parametrize("tree", [{"notes/a.yml": ""}, {"mkdocs.yml/": "", "notes/a.yml": ""}])
def test_find_repository_is_none_without_a_file_of_that_name(tmp_path: Path, tree: dict[str, str]) -> None:
    write_tree(tmp_path, tree)
    assert find_repository(tmp_path / "notes") is None


@pytest.mark.parametrize(
    ("configuration", "docs"),
    [
        ("site_name: x\n", "docs"),
        ("docs_dir: handbook\n", "handbook"),
        ("site_name: x\ndocs_dir:  'our book'  # here\n", "our book"),
        ('docs_dir: "book/pages"\r\n', "book/pages"),
        ("docs_dir: ../elsewhere\n", "../elsewhere"),
        ("plugins:\n  - x:\n      docs_dir: inner\n", "docs"),
        ("docs_dir: !ENV [DOCS, docs]\n", "docs"),
        ("# docs_dir: old\n", "docs"),
        ("docs_dir:\n", "docs"),
        ("hook: !!python/name:os.system\ndocs_dir: book\n", "book"),
        (b"site_name: \xff\ndocs_dir: book\n", "book"),
    ],
)
def test_find_repository_reads_the_docs_folder(tmp_path: Path, configuration: str | bytes, docs: str) -> None:
    found = find_repository(write_tree(tmp_path, {"mkdocs.yml": configuration}))
    assert found is not None
    assert found.docs == tmp_path / docs


def test_find_repository_takes_docs_where_the_configuration_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_options: object) -> str:
        raise PermissionError(13, "Permission denied")

    write_tree(tmp_path, {"mkdocs.yml": "docs_dir: book\n"})
    monkeypatch.setattr(Path, "read_text", refuse)
    assert find_repository(tmp_path) == Repository(root=tmp_path, docs=tmp_path / "docs")


def test_repository_names_its_folders(tmp_path: Path) -> None:
    repository = Repository(root=tmp_path, docs=tmp_path / "book" / "pages")
    assert repository.pilots == tmp_path / "pilots"
    assert repository.playbook == (tmp_path / "book" / "pages" / "playbook", "book/pages/playbook")


def test_repository_names_a_file_below_it_and_one_outside(tmp_path: Path) -> None:
    repository = Repository(root=tmp_path / "here", docs=tmp_path / "docs")
    assert repository.name_file(tmp_path / "here" / "pilots" / "a.yml") == "pilots/a.yml"
    assert repository.name_file(tmp_path / "docs") == (tmp_path / "docs").as_posix()


def test_configuration_is_read_where_there_is_one(tmp_path: Path) -> None:
    root = write_tree(tmp_path, {"mkdocs.yml": "site_name: x\n", "docs/": ""})
    repository = Repository(root=root, docs=root / "docs")
    assert repository.read_configuration() == "site_name: x\n"
    (root / "mkdocs.yml").unlink()
    assert repository.read_configuration() == ""
