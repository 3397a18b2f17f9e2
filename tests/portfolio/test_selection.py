"""Which pilot files a person means with some paths."""

from pathlib import Path

import pytest

from pilotbook.portfolio.selection import Selection, SeveralRepositories, select_all, select_paths
from tests.tree import CONFIGURATION, write_tree

TREE = {
    **CONFIGURATION,
    "pilots/a.yml": "",
    "pilots/b.yml": "",
    "pilots/deep/c.yml": "",
    "drafts/d.yml": "",
    "README.md": "",
}


def describe(selection: Selection) -> dict[str, list[str]]:
    """The folders of a selection with their files, all counted from its root."""
    root = selection.root
    return {
        folder.relative_to(root).as_posix(): [file.relative_to(root).as_posix() for file in files]
        for folder, files in selection.folders
    }


ALL = {"pilots": ["pilots/a.yml", "pilots/b.yml", "pilots/deep/c.yml"]}


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["pilots/a.yml"], {"pilots": ["pilots/a.yml"]}),
        (["pilots"], ALL),
        (["."], ALL),
        (["pilots", ".", "pilots/a.yml"], ALL),
        (["pilots/b.yml", "pilots/a.yml", "pilots/b.yml"], {"pilots": ["pilots/a.yml", "pilots/b.yml"]}),
        (["drafts/../pilots/a.yml", "pilots/a.yml"], {"pilots": ["pilots/a.yml"]}),
        (["pilots/deep"], {"pilots": ["pilots/deep/c.yml"]}),
        (["pilots/deep/c.yml"], {"pilots": ["pilots/deep/c.yml"]}),
        (["pilots/a.yml", "drafts"], {"drafts": ["drafts/d.yml"], "pilots": ["pilots/a.yml"]}),
        (["README.md"], {".": ["README.md"]}),
    ],
)
def test_select_paths_in_a_repository(tmp_path: Path, paths: list[str], expected: dict[str, list[str]]) -> None:
    write_tree(tmp_path, TREE)
    selection = select_paths(map(Path, paths), tmp_path)
    assert describe(selection) == expected
    assert selection.repository is not None
    assert selection.repository.root == selection.root == tmp_path


def test_select_paths_of_a_folder_inside_counts_from_the_root_of_the_repository(tmp_path: Path) -> None:
    write_tree(tmp_path, TREE)
    assert describe(select_paths([Path("a.yml")], tmp_path / "pilots")) == {"pilots": ["pilots/a.yml"]}


def test_select_paths_outside_any_repository(tmp_path: Path) -> None:
    write_tree(tmp_path, {"one/a.yml": "", "pilots/b.yml": ""})
    selection = select_paths([Path("pilots"), tmp_path / "one" / "a.yml"], tmp_path)
    assert selection.repository is None
    assert describe(selection) == {"one": ["one/a.yml"], "pilots": ["pilots/b.yml"]}


def test_select_paths_of_a_repository_that_is_named_pilots(tmp_path: Path) -> None:
    write_tree(tmp_path / "pilots", TREE)
    assert describe(select_paths([Path("pilots")], tmp_path)) == ALL


@pytest.mark.parametrize("other", ["two", "loose"])
def test_select_paths_of_several_repositories_is_refused(tmp_path: Path, other: str) -> None:
    write_tree(tmp_path, {"one/mkdocs.yml": "", "two/mkdocs.yml": "", "loose/": ""})
    with pytest.raises(SeveralRepositories, match="expected paths of one repository"):
        select_paths([Path("one"), Path(other)], tmp_path)


def test_select_paths_follows_a_link_to_a_folder_and_keeps_one_to_a_file(tmp_path: Path) -> None:
    write_tree(tmp_path, {"store/a.yml": ""})
    (tmp_path / "folder").symlink_to("store")
    (tmp_path / "file.yml").symlink_to("store/a.yml")
    expected = {".": ["file.yml"], "folder": ["folder/a.yml"]}
    assert describe(select_paths([Path("folder"), Path("file.yml")], tmp_path)) == expected


@pytest.mark.parametrize("tree", [TREE, CONFIGURATION])
def test_select_all_is_the_folder_of_the_repository(tmp_path: Path, tree: dict[str, str]) -> None:
    repository = select_paths([write_tree(tmp_path, tree)], tmp_path).repository
    assert repository is not None
    assert describe(select_all(repository)) == (ALL if tree is TREE else {"pilots": []})
