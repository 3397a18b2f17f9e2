"""Builds real small sites from a drawn tree through MkDocs's own Python interface, and reads what came out."""

import json
import logging
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.theme import Theme

from tests.site.read_page import ReadPage, read_page
from tests.tree import write_tree

BARE = """\
site_name: A book
theme: {name: material, font: false}
plugins: [search, {pilotbook: {today: "2026-11-22"}}]
"""
"""The least that a project's configuration says."""
FULL = f"""\
{BARE}site_url: https://book.example/
repo_url: https://forge.example/team/book
edit_uri: edit/main/docs/
"""
SERVED_AT = "http://127.0.0.1:8000/"


@dataclass(frozen=True)
class BuiltSite:
    """A site that was written out. `log` are the messages with their levels; `is_aborted` says that strictness bit."""

    folder: Path
    log: list[tuple[str, str]] = field(default_factory=list)
    is_aborted: bool = False

    def read_pages(self, pattern: str = "**/*.html") -> dict[str, ReadPage]:
        """The pages that fit a pattern, by their paths below the site's folder."""
        files = sorted(self.folder.glob(pattern))
        return {file.relative_to(self.folder).as_posix(): read_page(file.read_bytes().decode()) for file in files}

    @property
    def paths(self) -> set[str]:
        return {file.relative_to(self.folder).as_posix() for file in self.folder.rglob("*.html")}

    def page(self, address: str) -> ReadPage:
        """One page by its address; `pilots/a/` and `pilots/a.html` will do."""
        file = self.folder / address
        return read_page((file / "index.html" if file.is_dir() else file).read_bytes().decode())

    def has_page(self, address: str) -> bool:
        return (self.folder / address / "index.html").is_file()

    @property
    def search(self) -> list[dict[str, Any]]:
        """The entries of the search index."""
        index: dict[str, Any] = json.loads((self.folder / "search/search_index.json").read_text(encoding="utf-8"))
        entries: list[dict[str, Any]] = index["docs"]
        return entries

    @property
    def warnings(self) -> list[str]:
        return [message for level, message in self.log if level in ("WARNING", "ERROR")]

    @property
    def own_warnings(self) -> list[str]:
        """What the plugin warns of."""
        return [message for message in self.warnings if message.startswith("pilotbook: ")]


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.messages: list[tuple[str, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append((record.levelname, record.getMessage()))


@contextmanager
def collect_log() -> Iterator[list[tuple[str, str]]]:
    """Collect what MkDocs and its plugins say, with its level."""
    logger, collector = logging.getLogger("mkdocs"), _Collector()
    level, propagate = logger.level, logger.propagate
    logger.addHandler(collector)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    try:
        yield collector.messages
    finally:
        logger.removeHandler(collector)
        logger.setLevel(level)
        logger.propagate = propagate


@cache
def _environment(folders: tuple[str, ...], locale: str) -> Environment:
    """The templates of a theme, compiled once for all builds of the tests: that is half the time of a small build."""
    theme = Theme("material", locale=locale)
    theme.dirs[:] = folders
    environment = theme.get_env()
    assert environment.loader is not None
    names = [name for name in environment.loader.list_templates() if not name.startswith(".")]  # ten thousand icons
    environment.loader.list_templates = lambda: names  # type: ignore[method-assign] # and no other
    return environment


def _find_environment(theme: Theme) -> Environment:
    return _environment(tuple(theme.dirs), str(theme.locale))


def _build(config: MkDocsConfig, **options: Any) -> None:
    if config.theme.name == "material" and not config.theme.custom_dir:
        config.theme.get_env = partial(_find_environment, config.theme)  # type: ignore[method-assign] # see above
    build(config, **options)


def draw_project(root: Path, files: Mapping[str, str | bytes], config: str = FULL) -> Path:
    """Write a project, and return its folder."""
    has_docs = any(name.startswith("docs/") for name in files)
    return write_tree(root, {"mkdocs.yml": config, **({} if has_docs else {"docs/": ""}), **files})


def build_project(root: Path, *, strict: bool = False, **options: Any) -> BuiltSite:
    """Build the site of a project, as `mkdocs build` does."""
    folder = root / "site"
    shutil.rmtree(folder, ignore_errors=True)
    with collect_log() as log:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(folder), strict=strict, **options)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            _build(config)
        except Abort:
            return BuiltSite(folder, log, is_aborted=True)
    return BuiltSite(folder, log)


def build_site(root: Path, files: Mapping[str, str | bytes], config: str = FULL, **options: Any) -> BuiltSite:
    """Draw a project and build its site."""
    return build_project(draw_project(root, files, config), **options)


class ServedSite:
    """A site that is built again and again as `mkdocs serve` does: through one plugin, each time configured anew."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / "served"
        self.config = self._load()
        self.plugin: Any = self.config.plugins["pilotbook"]
        self.config.plugins.on_startup(command="serve", dirty=False)
        self.site = self._build(self.config)
        self.was_quick = False

    def _load(self) -> MkDocsConfig:
        config = load_config(str(self.root / "mkdocs.yml"), site_dir=str(self.folder))
        config.site_url = SERVED_AT
        return config

    def _build(self, config: MkDocsConfig) -> BuiltSite:
        with collect_log() as log:
            _build(config, serve_url=SERVED_AT)
        return BuiltSite(self.folder, log)

    def rebuild(self) -> BuiltSite:
        """What one change of a file makes `mkdocs serve` do: where pilots alone have changed, no whole build."""
        with collect_log() as log:
            self.was_quick = self.plugin.show_pilots()
        if self.was_quick:
            self.site = BuiltSite(self.folder, log)
            return self.site
        self.config = self._load()
        assert self.config.plugins["pilotbook"] is self.plugin, "the plugin was made anew"
        self.site = self._build(self.config)
        return self.site

    def write(self, name: str, text: str) -> BuiltSite:
        """Write a file, and rebuild."""
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return self.rebuild()


def read_bytes(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by its path below it."""
    files = [file for file in sorted(folder.rglob("*")) if file.is_file()]
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}
