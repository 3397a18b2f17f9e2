"""JSON that may be read in one way only."""

import pytest

from pilotbook.neighbours.strict_json import NotJson, read_json


def test_json_is_read() -> None:
    assert read_json(b'\xef\xbb\xbf{"a": [1, true, null, "\xc3\xa4", -2.5]}') == {"a": [1, True, None, "ä", -2.5]}


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", "none in line 1, column 1"),
        (b"<!doctype html>", "none in line 1, column 1"),
        (b'{\n "a": 1,}', "none in line 2, column 9"),
        (b'{"a": 1} {"a": 2}', "none in line 1, column 10"),
        (b'{"a": 1, "b": 2, "a": 3}', "the key 'a' twice in one object"),
        ('{"ü": {"x": 1, "x": 2}}'.encode(), "the key 'x' twice in one object"),
        ('{"\\u202e": 1, "\u202e": 2}'.encode(), "the key '\\u202e' twice in one object"),
        (b"[NaN]", "NaN, which is no number"),
        (b"[-Infinity]", "-Infinity, which is no number"),
        (b'{"a": "\xff"}', "the byte 0xFF, which is no UTF-8"),
        (b"[" * 200_000, "lists or objects that are nested too deeply"),
        (b'{"a":' * 200_000, "lists or objects that are nested too deeply"),
        (b"9" * 5_000, "a number that is too long"),
    ],
)
def test_content_that_is_no_json_says_why(content: bytes, found: str) -> None:
    with pytest.raises(NotJson) as error:
        read_json(content)
    assert str(error.value) == found


def test_key_that_stands_twice_among_many_is_found_at_once() -> None:
    pairs = ",".join(f'"{number}":1' for number in range(200_000))
    with pytest.raises(NotJson, match="'7' twice"):
        read_json(f'{{{pairs},"7":1}}'.encode())
