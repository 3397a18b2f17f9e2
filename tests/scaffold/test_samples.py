"""Which files are samples, and that nothing else is deleted."""

from pathlib import Path

import pytest

from pilotbook.scaffold.samples import clear_samples, list_samples
from tests.tree import write_tree

SAMPLE = "title: T\nstage: proposed\nsample: true\n"


def names(root: Path) -> list[str]:
    return [file.relative_to(root).as_posix() for file in list_samples(root / "pilots", root)]


@pytest.mark.parametrize(
    "text",
    [
        SAMPLE,
        "sample: true\n",
        "title: T\nstage: proposd\nsample: true\n",
        "title: T\nstage: proposed\ncost_centre: 4711\nsample: true\n",
    ],
)
def test_list_samples_takes_a_file_that_says_so(tmp_path: Path, text: str) -> None:
    assert names(write_tree(tmp_path, {"pilots/a.yml": text})) == ["pilots/a.yml"]


@pytest.mark.parametrize(
    "text",
    [
        "title: T\nstage: proposed\n",
        "title: T\nstage: proposed\nsample: false\n",
        "title: T\nstage: proposed\nsample:\n",
        'title: T\nstage: proposed\nsample: "true"\n',
        "title: T\nstage: proposed\nsample: yes\n",
        "title: T\nstage: proposed\nsample: [true]\n",
        "title: T\nstage: proposed\nsample: true\nsample: false\n",
        "title: T\nstage: proposed\nowner: {sample: true}\n",
        "title: T\nstage: proposed\nnotes: |\n  sample: true\n",
        "# sample: true\n",
        "- sample: true\n",
        "sample: true\n  bad: [\n",
        "",
    ],
)
def test_list_samples_leaves_every_other_file_alone(tmp_path: Path, text: str) -> None:
    assert names(write_tree(tmp_path, {"pilots/a.yml": text})) == []


@pytest.mark.parametrize(
    "name", ["other/a.yml", "a.yml", "pilots/deep/a.yml", "pilots/A File.yml", "pilots/a.yaml", "pilots/.a.yml"]
)
def test_list_samples_looks_only_at_pilots(tmp_path: Path, name: str) -> None:
    assert names(write_tree(tmp_path, {"pilots/": "", name: SAMPLE} if "/" not in name else {name: SAMPLE})) == []


def test_list_samples_is_in_the_order_of_names(tmp_path: Path) -> None:
    write_tree(tmp_path, dict.fromkeys(("pilots/c.yml", "pilots/a.yml", "pilots/b.yml"), SAMPLE))
    assert names(tmp_path) == ["pilots/a.yml", "pilots/b.yml", "pilots/c.yml"]


def test_list_samples_does_not_follow_a_link_out_of_the_folder(tmp_path: Path) -> None:
    write_tree(tmp_path, {"elsewhere/a.yml": SAMPLE, "book/pilots/": ""})
    (tmp_path / "book" / "pilots" / "a.yml").symlink_to(tmp_path / "elsewhere" / "a.yml")
    (tmp_path / "book" / "pilots" / "deep").symlink_to(tmp_path / "elsewhere")
    assert names(tmp_path / "book") == []


def test_list_samples_of_a_folder_that_is_a_link_out_of_the_repository_is_empty(tmp_path: Path) -> None:
    write_tree(tmp_path, {"elsewhere/a.yml": SAMPLE, "book/": ""})
    (tmp_path / "book" / "pilots").symlink_to(tmp_path / "elsewhere")
    assert names(tmp_path / "book") == []


def test_list_samples_without_a_folder_is_empty(tmp_path: Path) -> None:
    assert names(tmp_path) == []


def test_clear_samples_deletes_those_files_and_nothing_else(tmp_path: Path) -> None:
    write_tree(tmp_path, {"pilots/a.yml": SAMPLE, "pilots/b.yml": SAMPLE, "pilots/mine.yml": "title: T\n"})
    gone = tmp_path / "pilots" / "b.yml"
    assert clear_samples((tmp_path / "pilots" / "a.yml", gone, gone)) == ()
    assert [file.name for file in (tmp_path / "pilots").iterdir()] == ["mine.yml"]


def test_clear_samples_deletes_a_link_and_keeps_what_it_leads_to(tmp_path: Path) -> None:
    write_tree(tmp_path, {"pilots/a.yml": SAMPLE})
    link = tmp_path / "pilots" / "b.yml"
    link.symlink_to("a.yml")
    assert clear_samples((link,)) == ()
    assert [file.name for file in (tmp_path / "pilots").iterdir()] == ["a.yml"]


def test_clear_samples_returns_what_it_could_not_delete_with_the_reason(tmp_path: Path) -> None:
    write_tree(tmp_path, {"pilots/folder/": "", "pilots/a.yml": SAMPLE})
    folder, file = tmp_path / "pilots" / "folder", tmp_path / "pilots" / "a.yml"
    ((kept, reason),) = clear_samples((folder, file))
    assert (kept, reason) in ((folder, "is a directory"), (folder, "operation not permitted"))
    assert not file.exists()
