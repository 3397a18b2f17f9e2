"""Finds the playbook that comes with the package, as it was read and tried when the package was made.

To read its articles and to try its conditions takes longer than all else that a check of one file does. What comes of
that stands in `ready_made.py`, beside the length and the checksum of each file. Where a file differs in either, or one
is missing or new, nothing of it is used, and the playbook is read as every other one.
"""

import os
from binascii import crc32
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pilotbook.assessment.condition_plan import Glimpse, Plan
from pilotbook.assessment.phrase_index import PhraseIndex, unpack_index
from pilotbook.portfolio.ready_made import ARTICLES, CONDITIONS, FIELDS, FILES, INDEX, SETTINGS
from pilotbook.records import playbook_folder
from pilotbook.records.packing import describe, unpack
from pilotbook.records.playbook import Article, Front, Playbook, Settings
from pilotbook.records.playbook_folder import SETTINGS_FILE, PlaybookFolder, PlaybookTexts
from pilotbook.records.yaml_source import Mapping, Source


class ReadyPlaybook(NamedTuple):
    """A playbook in which nothing is wrong, and its conditions: each with `each`, its plan, and as it is compiled.

    `phrase_index` is that of its vague phrases.
    """

    playbook: Playbook
    conditions: tuple[tuple[str, str, Plan, bytes], ...]
    phrase_index: PhraseIndex


def find_ready_playbook(own: PlaybookFolder | PlaybookTexts | None) -> ReadyPlaybook | None:
    """The ready playbook, where an organisation has none of its own, or one that is the same word for word."""
    if isinstance(own, PlaybookTexts) or (describe(Front), describe(Settings)) != FIELDS:
        return None
    try:
        has_own = own is not None and own.folder.is_dir() and bool(list_files(own.folder))
        folder = own if has_own and own is not None else playbook_folder.default_playbook_folder()
        texts = _read_files(folder.folder)
    except OSError:  # whoever reads it as every other one says what is wrong
        return None
    return _make_ready(folder, texts) if texts is not None else None


def _make_ready(folder: PlaybookFolder, texts: dict[str, str]) -> ReadyPlaybook:
    articles = tuple(_make_article(address, unpack(Front, front), folder, texts) for address, front in ARTICLES)
    conditions = tuple(
        (condition, each, Plan(needs, reads, tuple(Glimpse(*glimpse) for glimpse in glimpses)), compiled)
        for condition, each, (needs, reads, glimpses), compiled in CONDITIONS
    )
    playbook = Playbook(settings=unpack(Settings, SETTINGS), articles=articles)
    return ReadyPlaybook(playbook, conditions, unpack_index(INDEX))


def list_files(folder: Path) -> list[str]:
    """The names of all files of a playbook below its folder, in order; an empty one for what may lead elsewhere."""
    return sorted(_walk(os.fspath(folder), ""))


def _walk(folder: str, prefix: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            name = f"{prefix}{entry.name}"
            if entry.is_symlink():
                yield ""
            elif entry.is_dir():
                yield from _walk(entry.path, f"{name}/")
            elif name.endswith(".md") or name == SETTINGS_FILE:
                yield name


def _read_files(folder: Path) -> dict[str, str] | None:
    """The texts of the files of a folder; None where it has other files, or other texts, than those that were read."""
    found: dict[str, str] = {}
    if list_files(folder) != [name for name, _, _ in FILES]:
        return None
    for name, length, checksum in FILES:
        data = (folder / name).read_bytes()
        if len(data) != length or crc32(data) != checksum:
            return None
        found[name] = data.decode()
    return found


def _make_article(address: str, front: Front, folder: PlaybookFolder, texts: dict[str, str]) -> Article:
    name = f"{address}.md"
    path, text = f"{folder.prefix}/{name}", texts[name]
    return Article(address=address, front=front, source=Source(path, lambda: _read_tree(text, address, path), text))


def _read_tree(text: str, address: str, path: str) -> Mapping:
    from pilotbook.records.article_file import read_article

    return read_article(text, address, path)[0].source.root
