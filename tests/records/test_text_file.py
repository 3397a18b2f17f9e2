"""Files that can be read, and those that cannot."""

import os
from pathlib import Path
from typing import Any

import pytest

from pilotbook.diagnostic import Code, Diagnostic
from pilotbook.records.text_file import MAX_BYTES, decode_text, read_text_file


def refuse(file: Path, inside: Path) -> Diagnostic:
    found = read_text_file(file, inside, "pilots/a.yml")
    assert isinstance(found, Diagnostic)
    assert found.place == ("pilots/a.yml", 1, 1)
    return found


def test_read_text_file_reads_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_bytes("title: Grüße\r\n".encode())
    assert read_text_file(tmp_path / "a.yml", tmp_path, "a.yml") == "title: Grüße\r\n"


def test_read_text_file_follows_a_link_within_the_folder(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("title: A", encoding="utf-8")
    (tmp_path / "b.yml").symlink_to("a.yml")
    assert read_text_file(tmp_path / "b.yml", tmp_path, "b.yml") == "title: A"


def test_read_text_file_takes_a_folder_that_is_a_link_itself(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.yml").write_text("title: A", encoding="utf-8")
    (tmp_path / "pilots").symlink_to("real")
    assert read_text_file(tmp_path / "pilots" / "a.yml", tmp_path / "pilots", "a.yml") == "title: A"


def test_read_text_file_refuses_a_link_that_leaves_the_folder(tmp_path: Path) -> None:
    (tmp_path / "pilots").mkdir()
    (tmp_path / "secret").write_text("title: Secret", encoding="utf-8")
    (tmp_path / "pilots" / "a.yml").symlink_to("../secret")
    assert refuse(tmp_path / "pilots" / "a.yml", tmp_path / "pilots").code is Code.LINK_OUTSIDE


def test_read_text_file_refuses_a_link_to_a_sibling_whose_name_begins_alike(tmp_path: Path) -> None:
    (tmp_path / "pilots").mkdir()
    (tmp_path / "pilots-old").mkdir()
    (tmp_path / "pilots-old" / "a.yml").write_text("title: A", encoding="utf-8")
    (tmp_path / "pilots" / "a.yml").symlink_to("../pilots-old/a.yml")
    assert refuse(tmp_path / "pilots" / "a.yml", tmp_path / "pilots").code is Code.LINK_OUTSIDE


@pytest.mark.parametrize("target", ["a.yml", "b.yml", "gone.yml", "../gone.yml"])
def test_read_text_file_refuses_links_in_a_circle_or_to_nowhere(tmp_path: Path, target: str) -> None:
    (tmp_path / "a.yml").symlink_to(target)
    (tmp_path / "b.yml").symlink_to("a.yml")
    found = refuse(tmp_path / "a.yml", tmp_path)
    assert (found.code, found.message) == (
        Code.UNREADABLE_FILE,
        "expected a file that can be read, found: a link that leads nowhere",
    )


def test_read_text_file_does_not_wait_for_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yml")
    assert refuse(tmp_path / "a.yml", tmp_path).message.endswith("something that is no ordinary file")


def test_read_text_file_refuses_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.yml").mkdir()
    assert refuse(tmp_path / "a.yml", tmp_path).message.endswith("found: a folder")


def test_read_text_file_refuses_a_file_that_is_gone(tmp_path: Path) -> None:
    assert refuse(tmp_path / "a.yml", tmp_path).message.endswith("found: no such file")


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (PermissionError(13, "Permission denied"), "permission denied"),
        (OSError(), "an error of the disk"),
    ],
    ids=["denied", "without a reason"],
)
def test_read_text_file_says_why_opening_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, reason: str
) -> None:
    """The administrator's account may read everything, so that only a fake shows this for certain."""

    def fail(_file: Path, _mode: str, **_options: Any) -> None:
        raise error

    (tmp_path / "a.yml").write_text("title: A", encoding="utf-8")
    monkeypatch.setattr(Path, "open", fail)
    found = refuse(tmp_path / "a.yml", tmp_path)
    assert (found.code, found.message) == (Code.UNREADABLE_FILE, f"expected a file that can be read, found: {reason}")


def test_read_text_file_reads_the_whole_of_a_long_file(tmp_path: Path) -> None:
    text = "title: Grüße\n" * 9_000
    (tmp_path / "a.yml").write_text(text, encoding="utf-8")
    assert read_text_file(tmp_path / "a.yml", tmp_path, "a.yml") == text


def test_read_text_file_reads_no_more_than_the_limit(tmp_path: Path) -> None:
    with (tmp_path / "a.yml").open("wb") as file:
        file.truncate(10 * 1024**3)  # sparse: to read it whole would take the machine's memory
    found = refuse(tmp_path / "a.yml", tmp_path)
    assert (found.code, found.message) == (Code.FILE_TOO_LARGE, "expected at most 256 KiB, found 10,485,760 KiB")


def test_decode_text_takes_a_file_of_exactly_the_limit() -> None:
    assert MAX_BYTES == 262_144
    assert decode_text(b"a" * MAX_BYTES, "a.yml") == "a" * MAX_BYTES


def test_decode_text_refuses_one_byte_more() -> None:
    found = decode_text(b"a" * (MAX_BYTES + 1), "a.yml")
    assert isinstance(found, Diagnostic)
    assert found.message == "expected at most 256 KiB, found 257 KiB"


def test_decode_text_drops_one_byte_order_mark() -> None:
    assert decode_text(b"\xef\xbb\xbftitle: A", "a.yml") == "title: A"


@pytest.mark.parametrize(
    ("data", "line", "column", "byte"),
    [
        (b"\xff\xfet\0i\0", 1, 1, "0xFF"),
        (b"title: A\nowner: Andr\xe9\n", 2, 12, "0xE9"),
        (b"title: A\r\nowner: Andr\xe9\r\n", 2, 12, "0xE9"),
        (b"title: A\rowner: Andr\xe9\r", 2, 12, "0xE9"),
        ("Grüße ".encode() + b"\xfc", 1, 7, "0xFC"),
        (b"\xef\xbb\xbftitle: \xe4", 1, 8, "0xE4"),
        (b"cut off \xe2\x82", 1, 9, "0xE2"),
        (b"half \xed\xa0\x80", 1, 6, "0xED"),
    ],
    ids=ascii,
)
def test_decode_text_says_where_a_file_is_not_utf_8(data: bytes, line: int, column: int, byte: str) -> None:
    found = decode_text(data, "a.yml")
    assert isinstance(found, Diagnostic)
    assert found.code is Code.NOT_UTF_8
    assert found.place == ("a.yml", line, column)
    assert found.message == f"expected text in UTF-8, found the byte {byte}"
