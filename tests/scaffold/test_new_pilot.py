"""Where a new pilot can be written, and where something stands in its way."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from pilotbook.portfolio.repository import Repository
from pilotbook.scaffold.new_pilot import create_pilot_file, find_obstacle, locate_schema, make_title
from tests.tree import write_tree


def repository_at(root: Path, docs: str = "docs") -> Repository:
    return Repository(root=root, docs=root / docs)


def test_find_obstacle_finds_none_where_the_id_is_free(tmp_path: Path) -> None:
    repository = repository_at(tmp_path)
    assert find_obstacle("permit-enquiries", repository) is None
    write_tree(tmp_path, {"pilots/other.yml": "", "pilots/deep/permit-enquiries.yml": "", "docs/pilots/other.md": ""})
    assert find_obstacle("permit-enquiries", repository) is None


@pytest.mark.parametrize(
    ("identifier", "near"),
    [
        ("Permit Enquiries", "permit-enquiries"),
        ("permit_enquiries.yml", "permit-enquiries"),
        ("pilots/permit-enquiries.yml", "permit-enquiries"),
        ("../escape", "escape"),
        ("/etc/passwd", "passwd"),
        ("con", "con-pilot"),
        ("index", "index-pilot"),
        ("Über", "uber"),
        ("", "my-pilot"),
        ("..", "my-pilot"),
        ("a" * 81, "a" * 80),
        ("a\nb", "a-b"),
        ("\udcff", "my-pilot"),
    ],
)
def test_find_obstacle_of_a_bad_id_says_the_nearest_good_one(tmp_path: Path, identifier: str, near: str) -> None:
    obstacle = find_obstacle(identifier, repository_at(tmp_path))
    assert obstacle is not None
    assert obstacle.endswith(f"the nearest good one is '{near}'")
    assert find_obstacle(near, repository_at(tmp_path)) is None


@pytest.mark.parametrize("name", ["pilots/a.yml", "pilots/a.yaml", "pilots/A.yml", "pilots/a.YAML", "docs/pilots/a.md"])
def test_find_obstacle_names_the_file_in_the_way(tmp_path: Path, name: str) -> None:
    write_tree(tmp_path, {name: "title: T\n"})
    obstacle = find_obstacle("a", repository_at(tmp_path))
    assert obstacle is not None
    assert name in obstacle


def test_find_obstacle_sees_a_folder_of_that_name(tmp_path: Path) -> None:
    write_tree(tmp_path, {"pilots/a.yml/": ""})
    assert "found pilots/a.yml" in (find_obstacle("a", repository_at(tmp_path)) or "")


def test_find_obstacle_sees_a_link_that_leads_nowhere(tmp_path: Path) -> None:
    write_tree(tmp_path, {"pilots/": ""})
    (tmp_path / "pilots" / "a.yml").symlink_to("nowhere")
    assert "found pilots/a.yml" in (find_obstacle("a", repository_at(tmp_path)) or "")


def test_find_obstacle_takes_no_folder_that_leads_out_of_the_repository(tmp_path: Path) -> None:
    write_tree(tmp_path, {"elsewhere/": "", "book/": ""})
    (tmp_path / "book" / "pilots").symlink_to(tmp_path / "elsewhere")
    assert "a link that leaves it" in (find_obstacle("a", repository_at(tmp_path / "book")) or "")


@pytest.mark.parametrize(
    ("identifier", "title"), [("permit-enquiries", "Permit enquiries"), ("a", "A"), ("2fa-reset", "2fa reset")]
)
def test_make_title_of_an_id(identifier: str, title: str) -> None:
    assert make_title(identifier) == title


@pytest.mark.parametrize(
    ("docs", "address"),
    [
        ("docs", "../docs/schema/pilot.schema.json"),
        ("site/pages", "../site/pages/schema/pilot.schema.json"),
        ("../docs", "../../docs/schema/pilot.schema.json"),
    ],
)
def test_locate_schema_counts_from_the_pilots(tmp_path: Path, docs: str, address: str) -> None:
    assert locate_schema(repository_at(tmp_path, docs)) == address


def test_create_pilot_file_makes_the_folder(tmp_path: Path) -> None:
    file = create_pilot_file(repository_at(tmp_path), "a", "title: É\n")
    assert (file, file.read_bytes()) == (tmp_path / "pilots" / "a.yml", "title: É\n".encode())


def test_create_pilot_file_never_overwrites(tmp_path: Path) -> None:
    write_tree(tmp_path, {"pilots/a.yml": "mine", "elsewhere.yml": "mine"})
    (tmp_path / "pilots" / "b.yml").symlink_to(tmp_path / "elsewhere.yml")
    for identifier in "ab":
        with pytest.raises(FileExistsError):
            create_pilot_file(repository_at(tmp_path), identifier, "title: T\n")
    assert (tmp_path / "pilots" / "a.yml").read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "elsewhere.yml").read_text(encoding="utf-8") == "mine"


def test_create_pilot_file_leaves_nothing_behind_when_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    def open_full(file: Path, *arguments: Any, **options: Any) -> Any:
        stream = opened(file, *arguments, **options)
        os.close(stream.fileno())
        os.open(os.devnull, os.O_RDONLY)  # takes the number that was freed, and cannot be written to
        return stream

    monkeypatch.setattr(Path, "open", open_full)
    with pytest.raises(OSError, match=os.strerror(errno.EBADF)):
        create_pilot_file(repository_at(tmp_path), "a", "title: T\n")
    assert list((tmp_path / "pilots").iterdir()) == []
