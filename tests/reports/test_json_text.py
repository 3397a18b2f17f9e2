"""JSON in which nothing steers a terminal."""

import json

import pytest

from pilotbook.reports.json_text import write_json_text
from tests.reports.hostile import HOSTILE


@pytest.mark.parametrize("hostile", HOSTILE)
def test_write_json_text_keeps_every_character_and_prints_none_that_steers(hostile: str) -> None:
    text = write_json_text({hostile: [hostile]})
    assert json.loads(text) == {hostile: [hostile]}
    assert [each for each in text if not each.isprintable() and each != "\n"] == []
    text.encode()


def test_write_json_text_ends_with_one_line_break() -> None:
    assert write_json_text({"a": 1}) == '{\n "a": 1\n}\n'
