"""Turns folders of articles into one playbook; a later folder overrides an article of an earlier one by its path."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from pilotbook.diagnostic import Diagnostic, add_diagnostic
from pilotbook.records.article_file import read_article
from pilotbook.records.playbook import Article, Playbook, Settings
from pilotbook.records.playbook_check import check_playbook, keep_usable
from pilotbook.records.quote import make_printable
from pilotbook.records.settings_file import SettingsFile, check_internal, merge_settings, read_settings
from pilotbook.records.text_file import read_text_file

SETTINGS_FILE = "playbook.yml"


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
    """The default playbook, overridden by an organisation's own where it has one.

    What no pilot could be judged by (a criterion whose id is taken, say) is reported and left out.
    """
    default = default_playbook_folder()
    folders = [default]
    if own is not None and own.folder.is_dir():
        folders = [own] if own.folder.resolve() == default.folder.resolve() else [default, own]
    diagnostics: list[Diagnostic] = []
    articles: dict[str, Article] = {}
    settings_files: list[SettingsFile] = []
    for folder in folders:
        for article in _read_articles(folder, diagnostics):
            articles.pop(article.address, None)  # so that the last folder's articles come last, where blame falls
            articles[article.address] = article
        settings_files.extend(_read_settings(folder, diagnostics))
    playbook = Playbook(settings=_lay_over(settings_files, diagnostics), articles=tuple(articles.values()))
    diagnostics.extend(check_playbook(playbook))
    usable = keep_usable(playbook).articles
    playbook = replace(playbook, articles=tuple(sorted(usable, key=lambda article: article.address)))
    return playbook, tuple(diagnostics)


def _lay_over(files: list[SettingsFile], diagnostics: list[Diagnostic]) -> Settings:
    settings = Settings()
    for file in files:
        settings = merge_settings(settings, file)
    for file in files:
        found: list[Diagnostic] = []
        for problem in check_internal(settings, file):
            if not add_diagnostic(found, problem):
                break
        diagnostics.extend(found)
    return settings


def _read_articles(folder: PlaybookFolder, diagnostics: list[Diagnostic]) -> Iterator[Article]:
    for file in sorted(folder.folder.rglob("*.md"), key=Path.as_posix):
        relative = file.relative_to(folder.folder)
        if any(part.startswith(".") for part in relative.parts):
            continue  # what editors leave while a file is open
        name = make_printable(relative.as_posix())
        path = f"{folder.prefix}/{name}"
        text = read_text_file(file, folder.folder, path)
        if isinstance(text, Diagnostic):
            diagnostics.append(text)
            continue
        article, problems = read_article(text, name.removesuffix(".md"), path)
        diagnostics.extend(problems)
        yield article


def _read_settings(folder: PlaybookFolder, diagnostics: list[Diagnostic]) -> Iterator[SettingsFile]:
    file, path = folder.folder / SETTINGS_FILE, f"{folder.prefix}/{SETTINGS_FILE}"
    if not os.path.lexists(file):
        return
    text = read_text_file(file, folder.folder, path)
    if isinstance(text, Diagnostic):
        diagnostics.append(text)
        return
    settings, problems = read_settings(text, path)
    diagnostics.extend(problems)
    yield settings
