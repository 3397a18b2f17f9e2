"""A new folder takes the place of the old one, with or without the help of the system."""

import ctypes
import errno
import sys
from pathlib import Path

import pytest

from pilotbook.publishing import exchange
from pilotbook.publishing.exchange import put_in_place, restore
from tests.tree import write_tree


def draw(root: Path, *names: str) -> tuple[Path, Path, Path]:
    for name in names:
        write_tree(root, {f"{name}/page": name})
    return root / "new", root / "published", root / "aside"


def read(folder: Path) -> str:
    return (folder / "page").read_text(encoding="utf-8")


@pytest.fixture(params=["exchange", "rename"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "rename":
        monkeypatch.setattr(exchange, "_exchange", lambda _one, _other: False)
    return str(request.param)


@pytest.mark.usefixtures("way")
def test_new_folder_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    new, published, aside = draw(tmp_path, "new", "published")
    put_in_place(new, published, aside)
    assert (read(published), read(aside), new.exists()) == ("new", "published", False)


@pytest.mark.usefixtures("way")
def test_first_folder_takes_an_empty_place(tmp_path: Path) -> None:
    new, published, aside = draw(tmp_path, "new")
    put_in_place(new, published, aside)
    assert (read(published), aside.exists(), new.exists()) == ("new", False, False)


def test_old_folder_comes_back_when_the_new_one_cannot_be_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "_exchange", lambda _one, _other: False)
    new, published, aside = draw(tmp_path, "published")
    with pytest.raises(FileNotFoundError):
        put_in_place(new, published, aside)
    assert (read(published), aside.exists()) == ("published", False)


def test_failure_of_an_exchange_is_told(tmp_path: Path) -> None:
    new, published, aside = draw(tmp_path, "published")
    with pytest.raises(FileNotFoundError):
        put_in_place(new, published, aside)
    assert read(published) == "published"


@pytest.mark.parametrize(
    ("there", "expected"), [(["aside"], "aside"), (["aside", "published"], "published"), (["published"], "published")]
)
def test_what_a_kill_left_aside_is_put_back(tmp_path: Path, there: list[str], expected: str) -> None:
    _, published, aside = draw(tmp_path, *there)
    restore(published, aside)
    assert read(published) == expected


def test_system_without_an_exchange_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new, published, aside = draw(tmp_path, "new", "published")
    monkeypatch.setattr(ctypes, "CDLL", lambda *_names, **_options: object())
    put_in_place(new, published, aside)
    assert (read(published), read(aside)) == ("new", "published")


def test_file_system_without_an_exchange_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Library:
        def renameat2(self, *_values: object) -> int:
            return -1

    new, published, aside = draw(tmp_path, "new", "published")
    monkeypatch.setattr(ctypes, "CDLL", lambda *_names, **_options: Library())
    monkeypatch.setattr(ctypes, "get_errno", lambda: errno.EINVAL)
    put_in_place(new, published, aside)
    assert (read(published), read(aside)) == ("new", "published")


def test_swap_of_another_system_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Library:
        def renamex_np(self, one: bytes, other: bytes, flags: int) -> int:
            assert flags == exchange._SWAP
            between = tmp_path / "between"
            first, second = (Path(each.decode()) for each in (one, other))
            first.rename(between)
            second.rename(first)
            between.rename(second)
            return 0

    new, published, aside = draw(tmp_path, "new", "published")
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(ctypes, "CDLL", lambda *_names, **_options: Library())
    put_in_place(new, published, aside)
    assert (read(published), read(aside)) == ("new", "published")
