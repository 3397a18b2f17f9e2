"""Packs hostile strings into the text fields of a few pilots, many into each, and remembers what went where."""

import json
from collections.abc import Callable
from itertools import count
from pathlib import Path

from pilotbook.records.characters import find_forbidden
from pilotbook.records.pilot import Pilot
from pilotbook.records.shape import find_field
from tests.site.filled_pilot import Filler
from tests.site.test_hostile_text import OWN

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
FILES = ("xss-payloads.json", "h5sc-vectors.json", "naughty-strings.json")
ROOM = 1_800
"""How many characters of strings a field takes: a record has eighty fields, and a file at most 256 KB."""
BETWEEN = " ¶¶ "


def read_strings() -> list[str]:
    """Every string of the corpora that a record may hold, and our own; where there are none, ours alone."""
    found = [*OWN]
    for name in FILES:
        file = CORPORA / name
        if file.is_file():
            found += json.loads(file.read_text(encoding="utf-8"))
    strings = [each for each in dict.fromkeys(found) if each.strip() and find_forbidden(each) is None]
    if len(strings) < 1_000:
        print("corpora not found: only strings of our own are tried")  # noqa: T201 - so that it shows
    return strings


class Packer:
    """Deals strings out to fields, as many to each as it takes; `given` is what each field of the last pilot got."""

    def __init__(self, strings: list[str], disguise: Callable[[str], str]) -> None:
        self._strings, self._disguise = strings, disguise
        self._late: list[str] = []
        self._numbers = count(1)
        self.dealt = 0
        self.given: dict[str, list[str]] = {}

    @property
    def is_over(self) -> bool:
        """Whether every string has a field."""
        return self.dealt >= len(self._strings) and not self._late

    def text_of(self, path: str) -> str:
        field = find_field(Pilot, path)
        assert field is not None
        end = f" zq{next(self._numbers):05}"
        text = self._disguise(BETWEEN.join(self._take(field.longest - len(end) - 2)) + end)
        self.given.setdefault(path, []).append(text)
        return text

    def _take(self, longest: int) -> list[str]:
        """Strings for one field; one that is too long for it waits for a field with more room."""
        late = next((each for each in self._late if len(each) <= longest), None)
        if late is not None:
            self._late.remove(late)
            return [late]
        taken: list[str] = []
        room = longest = min(ROOM, longest)
        while self.dealt < 50 * len(self._strings):
            string = self._strings[self.dealt % len(self._strings)]
            if len(string) > longest:
                if self.dealt < len(self._strings):
                    self._late.append(string)
            elif len(string) > room:
                break
            else:
                taken.append(string)
                room -= len(string) + len(BETWEEN)
            self.dealt += 1
        return taken

    def address_of(self, path: str) -> str:
        text = f"https://example.com/{next(self._numbers)}/" + self._disguise("'onmouseover='alert(1)")
        self.given.setdefault(path, []).append(text)
        return text


Given = dict[str, dict[str, list[str]]]


def pack_pilots(strings: list[str], disguise: Callable[[str], str], least: int) -> tuple[dict[str, str], Given]:
    """The texts of pilots' files by their ids: until every string was dealt out, and at least so many."""
    packer, pilots, given = Packer(strings, disguise), dict[str, str](), Given()
    while not packer.is_over or len(pilots) < least:
        name = f"p{len(pilots):03}"
        packer.given = given[name] = {}
        pilots[name] = Filler(packer.text_of, packer.address_of).write_pilot()
    return pilots, given
