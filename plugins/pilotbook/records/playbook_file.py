"""Turns folders of articles into one playbook; a later folder overrides an article of an earlier one by its path."""

import re
from collections.abc import Iterator
from dataclasses import fields as dataclass_fields
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from pilotbook.diagnostic import Code, Diagnostic, Place, Severity
from pilotbook.records.playbook import Article, Front, Playbook, Settings
from pilotbook.records.playbook_check import check_playbook
from pilotbook.records.reading import Reader
from pilotbook.records.text_file import read_text_file
from pilotbook.records.yaml_source import Mapping, Source, read_yaml

SETTINGS_FILE = "playbook.yml"
_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_OTHER_KEYS = frozenset({"hide", "icon", "status", "tags", "search", "template", "subtitle", "comments", "social"})
"""Front matter that MkDocs and its theme read; Pilotbook leaves it alone."""


class PlaybookFolder(NamedTuple):
    """A folder of articles, and what paths of diagnostics begin with."""

    folder: Path
    prefix: str


def default_playbook_folder() -> PlaybookFolder:
    """The playbook that comes with the package; in a checkout, the one from which the package is made."""
    packaged = Path(__file__).parents[1] / "default_playbook"
    folder = packaged if packaged.is_dir() else Path(__file__).parents[3] / "docs" / "playbook"
    return PlaybookFolder(folder, "pilotbook/default_playbook")


def read_playbook(own: PlaybookFolder | None = None) -> tuple[Playbook, tuple[Diagnostic, ...]]:
    """The default playbook, overridden by an organisation's own where it has one."""
    default = default_playbook_folder()
    folders = [default]
    if own is not None and own.folder.is_dir():
        folders = [own] if own.folder.resolve() == default.folder.resolve() else [default, own]
    diagnostics: list[Diagnostic] = []
    articles: dict[str, Article] = {}
    settings = Settings()
    for folder in folders:
        for article in _read_articles(folder, diagnostics):
            articles[article.address] = article
        read = _read_settings(folder, diagnostics)
        if read is not None:
            settings = _merge(settings, *read)
    playbook = Playbook(settings=settings, articles=tuple(articles[address] for address in sorted(articles)))
    diagnostics.extend(check_playbook(playbook))
    return playbook, tuple(diagnostics)


def _merge(settings: Settings, own: Settings, source: Source) -> Settings:
    given = {each.name: getattr(own, each.name) for each in dataclass_fields(own) if each.name in source.root.entries}
    return replace(settings, **given)


def _read_articles(folder: PlaybookFolder, diagnostics: list[Diagnostic]) -> Iterator[Article]:
    for file in sorted(folder.folder.rglob("*.md")):
        relative = file.relative_to(folder.folder).as_posix()
        path = f"{folder.prefix}/{relative}"
        text = read_text_file(file, folder.folder, path)
        if isinstance(text, Diagnostic):
            diagnostics.append(text)
            continue
        article, problems = read_article(text, relative.removesuffix(".md"), path)
        diagnostics.extend(problems)
        yield article


def read_article(text: str, address: str, path: str) -> tuple[Article, tuple[Diagnostic, ...]]:
    """Read the front matter of one article. What cannot be read is left out of it."""
    found = _FRONT_MATTER.match(text)
    if found is None:
        warning = Diagnostic(
            code=Code.NO_FRONT_MATTER,
            severity=Severity.WARNING,
            place=Place(path),
            message="expected front matter with a title and a kind, found none",
            hint="begin the article with a line ---, then title: … and kind: article, then a line ---",
        )
        return _blank_article(address, path), (warning,)
    root, problems = read_yaml(found.group(1), path, line_offset=1)
    if not isinstance(root, Mapping):
        return _blank_article(address, path), problems
    own = Mapping({k: entry for k, entry in root.entries.items() if k not in _OTHER_KEYS}, root.line, root.column)
    reader = Reader(path, list(problems))
    front, _ = reader.read(Front, own)
    front = replace(
        front,
        title=front.title or address.rsplit("/", 1)[-1],
        criteria=tuple(each for each in front.criteria if each.id and each.gate is not None and each.level is not None),
    )
    return Article(address=address, front=front, source=Source(path, root)), tuple(reader.diagnostics)


def _blank_article(address: str, path: str) -> Article:
    title = address.rsplit("/", 1)[-1].replace("-", " ").capitalize()
    return Article(address=address, front=Front(title=title), source=Source(path, Mapping({}, 1, 1)))


def _read_settings(folder: PlaybookFolder, diagnostics: list[Diagnostic]) -> tuple[Settings, Source] | None:
    file, path = folder.folder / SETTINGS_FILE, f"{folder.prefix}/{SETTINGS_FILE}"
    if not file.exists():
        return None
    text = read_text_file(file, folder.folder, path)
    if isinstance(text, Diagnostic):
        diagnostics.append(text)
        return None
    root, problems = read_yaml(text, path)
    diagnostics.extend(problems)
    if not isinstance(root, Mapping):
        return None
    reader = Reader(path)
    settings, _ = reader.read(Settings, root)
    diagnostics.extend(reader.diagnostics)
    return settings, Source(path, root)

