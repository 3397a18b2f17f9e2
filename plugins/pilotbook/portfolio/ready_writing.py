"""Writes `ready_made.py`: what comes of reading the package's playbook, and of trying its conditions."""

from binascii import crc32
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from pilotbook.assessment.condition_check import check_conditions
from pilotbook.assessment.conditions import ConditionEnvironment
from pilotbook.assessment.phrase_index import index_phrases, pack_index
from pilotbook.assessment.phrases import PhraseBook
from pilotbook.portfolio.ready_made import CONDITIONS
from pilotbook.portfolio.ready_playbook import list_files
from pilotbook.records.packing import describe, pack
from pilotbook.records.playbook import Front, Playbook, Settings
from pilotbook.records.playbook_file import read_playbook
from pilotbook.records.playbook_folder import default_playbook_folder

FILE = Path(__file__).with_name("ready_made.py")
_HEAD = '''"""What comes of reading the playbook of the package; made by `make ready`, see `ready_playbook.py`."""

'''


def write_ready_playbook() -> str:
    """The text of `ready_made.py`. Raises ValueError where something is wrong with the playbook."""
    playbook, problems = read_playbook()
    environment = ConditionEnvironment(playbook, PhraseBook(playbook.settings.phrases), date.max)
    wrong = [*problems, *check_conditions(playbook, environment, date.max)]
    if wrong:
        raise ValueError(f"expected a playbook in which nothing is wrong, found: {wrong[0].message}")
    folder = default_playbook_folder().folder
    files = [(name, len(data := (folder / name).read_bytes()), crc32(data)) for name in list_files(folder)]
    parts = (
        _write("FIELDS", (describe(Front), describe(Settings))),
        _write_lines("FILES", files),
        _write("SETTINGS", pack(playbook.settings)),
        _write_lines("INDEX", list(pack_index(index_phrases(playbook.settings.phrases)))),
        _write_lines("ARTICLES", [(each.address, pack(each.front)) for each in playbook.articles]),
        _write_lines("CONDITIONS", list(_plan_conditions(playbook, environment))),
    )
    return _HEAD + "".join(parts)


def _plan_conditions(playbook: Playbook, environment: ConditionEnvironment) -> Iterator[tuple[str, str, Any, bytes]]:
    known = {(condition, each): compiled for condition, each, _, compiled in CONDITIONS}
    every = [(condition, each.each) for each in playbook.criteria for condition in (each.when, each.check) if condition]
    for condition, each in dict.fromkeys(every):
        needs, reads, glimpses = environment.plan(condition, each)
        compiled, before = environment.write_compiled(condition, each), known.get((condition, each), b"")
        is_same = sorted(compiled) == sorted(before)  # the compiler writes its tables in another order each time
        yield condition, each, (needs, reads, tuple(map(tuple, glimpses))), before if is_same else compiled


def _write(name: str, value: tuple[Any, ...]) -> str:
    return f"{name} = {value!r}\n"


def _write_lines(name: str, values: list[Any]) -> str:
    lines = "".join(f"    {value!r},\n" for value in values)
    return f"{name} = (\n{lines})\n"


def renew_ready_playbook(file: Path = FILE) -> None:
    """Write the file anew."""
    file.write_text(write_ready_playbook(), encoding="utf-8", newline="\n")
