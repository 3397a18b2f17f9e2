"""Turns folders of articles into one playbook; a later folder overrides an article of an earlier one by its path."""

import os
from collections.abc import Iterator
from pathlib import Path

from pilotbook.diagnostic import Diagnostic, add_diagnostic
from pilotbook.frozen import replace
from pilotbook.records import playbook_folder
from pilotbook.records.article_file import read_article
from pilotbook.records.playbook import Article, Playbook, Settings
from pilotbook.records.playbook_check import check_playbook, keep_usable
from pilotbook.records.playbook_folder import SETTINGS_FILE, PlaybookFolder, PlaybookTexts, Text
from pilotbook.records.quote import make_printable
from pilotbook.records.settings_file import SettingsFile, check_internal, merge_settings, read_settings
from pilotbook.records.text_file import read_text_file


def read_playbook(own: PlaybookFolder | PlaybookTexts | None = None) -> tuple[Playbook, tuple[Diagnostic, ...]]:
    """The default playbook, overridden by an organisation's own where it has one.

    What no pilot could be judged by (a criterion whose id is taken, say) is reported and left out.
    """
    folders: list[PlaybookFolder | PlaybookTexts] = [playbook_folder.default_playbook_folder()]
    if own is not None and (isinstance(own, PlaybookTexts) or own.folder.is_dir()):
        folders = [own] if own.is_default else [*folders, own]
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


def _read_articles(folder: PlaybookFolder | PlaybookTexts, diagnostics: list[Diagnostic]) -> Iterator[Article]:
    for name, path, text in _list_articles(folder):
        if isinstance(text, Diagnostic):
            diagnostics.append(text)
            continue
        article, problems = read_article(text, name.removesuffix(".md"), path)
        diagnostics.extend(problems)
        yield article


def _list_articles(folder: PlaybookFolder | PlaybookTexts) -> Iterator[tuple[str, str, Text]]:
    """The name of each article below its folder, what diagnostics call it, and its text; in the order of the names."""
    if isinstance(folder, PlaybookTexts):
        names = sorted(filter(_is_article, folder.texts))
        yield from ((make_printable(name), _name_file(folder, name), folder.texts[name]) for name in names)
        return
    for file in sorted(folder.folder.rglob("*.md"), key=Path.as_posix):
        name = file.relative_to(folder.folder).as_posix()
        if _is_article(name):
            path = _name_file(folder, name)
            yield make_printable(name), path, read_text_file(file, folder.folder, path)


def _is_article(name: str) -> bool:
    """Whether a file is one; those whose names begin with a dot are what editors leave while a file is open."""
    return name.endswith(".md") and not any(part.startswith(".") for part in name.split("/"))


def _name_file(folder: PlaybookFolder | PlaybookTexts, name: str) -> str:
    return f"{folder.prefix}/{make_printable(name)}"


def _read_settings(folder: PlaybookFolder | PlaybookTexts, diagnostics: list[Diagnostic]) -> Iterator[SettingsFile]:
    path = _name_file(folder, SETTINGS_FILE)
    text = _find_settings(folder, path)
    if isinstance(text, Diagnostic):
        diagnostics.append(text)
    elif text is not None:
        settings, problems = read_settings(text, path)
        diagnostics.extend(problems)
        yield settings


def _find_settings(folder: PlaybookFolder | PlaybookTexts, path: str) -> Text | None:
    if isinstance(folder, PlaybookTexts):
        return folder.texts.get(SETTINGS_FILE)
    file = folder.folder / SETTINGS_FILE
    return read_text_file(file, folder.folder, path) if os.path.lexists(file) else None
