"""The MkDocs plugin: configuration and events; what they hand over is made in `pilotbook.site`."""

import logging
from datetime import date
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urljoin

from markupsafe import escape
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.templates import TemplateContext

from pilotbook.diagnostic import Diagnostic, Severity
from pilotbook.portfolio.load import load_portfolio
from pilotbook.portfolio.portfolio import Portfolio
from pilotbook.portfolio.repository import Repository
from pilotbook.records.playbook_file import default_playbook_folder
from pilotbook.site.address import Addresses
from pilotbook.site.assets import STYLES, THEME, read_scripts, read_styles
from pilotbook.site.days import write_day
from pilotbook.site.make import complete_page, make_pages
from pilotbook.site.page import Page, find_headings
from pilotbook.site.rendering import Templates
from pilotbook.site.site import Site, article_source
from pilotbook.today import NotADay, read_today

_LOG = get_plugin_logger("pilotbook")
_LEVELS = {Severity.ERROR: logging.WARNING, Severity.WARNING: logging.INFO, Severity.NOTE: logging.INFO}
"""An error counts for `--strict`, as it counts for `check`; a warning does not."""


class PilotbookConfig(Config):
    """The options of the plugin in `mkdocs.yml`."""

    today = config_options.Optional(config_options.Type(str))


class PilotbookPlugin(BasePlugin[PilotbookConfig]):
    """Reads the pilots and the playbook once a build, and puts their pages among the others."""

    def __init__(self) -> None:
        self._templates = Templates()
        self._site: Site | None = None
        self._pages: dict[str, Page] = {}
        self._contents: dict[str, str] = {}

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Keep this object from one rebuild to the next; MkDocs does so for a plugin that has this event."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put our templates before the theme's, our styles after them, and watch what pages are made from."""
        config.theme.dirs.insert(0, str(THEME))
        config.extra_css.append(STYLES)
        config.extra_javascript.extend(_deferred(config, address) for address in read_scripts())
        repository = _repository(config)
        for folder in (repository.pilots, default_playbook_folder().folder):
            if folder.is_dir() and str(folder) not in config.watch:
                config.watch.append(str(folder))
        config.extra["pilotbook"] = {"today": write_day(self._today())}
        return config

    def _today(self) -> date:
        try:
            return read_today(self.config.today)
        except NotADay as error:
            raise PluginError(str(error)) from error

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read everything, report what is wrong, and add the pages that no file holds."""
        portfolio = load_portfolio(_repository(config), self._today())
        for diagnostic in portfolio.diagnostics:
            _report(diagnostic)
        for added in _default_articles(portfolio, files, config):
            files.append(added)
        self._site = Site(
            portfolio=portfolio,
            addresses=Addresses(has_directory_urls=config.use_directory_urls, edit_base=_edit_base(config)),
            templates=self._templates,
            other_sources=frozenset(file.src_uri for file in files.documentation_pages()),
        )
        self._pages = {page.source: page for page in make_pages(self._site)}
        self._contents = {}
        for page in self._pages.values():
            _replace(files, _page_file(page, config))
        files.append(File.generated(config, STYLES, content=read_styles()))
        for address, text in read_scripts().items():
            files.append(File.generated(config, address, content=text))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Hang pages that stand in no navigation below their parents, so that tabs and breadcrumbs know them."""
        by_source = {page.file.src_uri: page for page in nav.pages}
        for source, page in self._pages.items():
            parent = by_source.get(page.parent)
            file = files.get_file_from_path(source)
            if source not in by_source and parent is not None and file is not None:
                made = MkDocsPage(page.title, file, config)
                made.parent = _section_of(parent)
        return nav

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Give a made page its title and description, escaped: the theme puts them into the page as they are."""
        made = self._pages.get(page.file.src_uri)
        if made is not None:
            page.meta |= {"title": str(escape(made.title)), "description": str(escape(made.description))}
            page.title = str(escape(made.title))
        return markdown

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Hand the search its text; the page's own content follows in `on_page_context`."""
        source = page.file.src_uri
        made = self._pages.get(source)
        if made is not None:
            self._contents[source] = made.html
            page.toc = _table_of_contents(made.html)
            return made.search_html
        if self._site is not None:
            title, description = str(page.title or ""), str(page.meta.get("description", config.site_description or ""))
            completed = complete_page(self._site, source, title, description, html)
            if completed != html:
                self._contents[source] = completed
                page.toc.items.extend(_table_of_contents(completed.removeprefix(html)).items)
        return html

    @event_priority(-100)
    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Put the whole content into the page, now that the search has read its part."""
        page.content = self._contents.pop(page.file.src_uri, page.content)
        return context


def _repository(config: MkDocsConfig) -> Repository:
    return Repository(root=Path(config.config_file_path or ".").absolute().parent, docs=Path(config.docs_dir))


def _report(diagnostic: Diagnostic) -> None:
    place = diagnostic.place
    _LOG.log(
        _LEVELS[diagnostic.severity],
        "%s:%d:%d: %s: %s",
        place.path,
        place.line,
        place.column,
        diagnostic.message,
        diagnostic.hint,
    )


def _deferred(config: MkDocsConfig, address: str) -> Any:  # noqa: ANN401 - MkDocs makes it a script tag
    script = config_options.ExtraScriptValue(address)
    script.defer = True
    return script


def _edit_base(config: MkDocsConfig) -> str:
    """The address below which the forge edits the docs folder; "" where it is a template or there is none."""
    if not config.repo_url or not config.edit_uri or config.edit_uri.startswith(("?", "#")):
        return ""
    return urljoin(config.repo_url.rstrip("/") + "/", config.edit_uri)


def _page_file(page: Page, config: MkDocsConfig) -> File:
    file = File.generated(config, page.source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    file.edit_uri = f"../{page.edit_path}" if page.edit_path else None
    return file


def _replace(files: Files, file: File) -> None:
    taken = files.get_file_from_path(file.src_uri)
    if taken is not None:
        files.remove(taken)
    files.append(file)


def _default_articles(portfolio: Portfolio, files: Files, config: MkDocsConfig) -> list[File]:
    """The articles of the package's playbook that the docs folder does not override."""
    default = default_playbook_folder().folder
    missing = [each for each in portfolio.playbook.articles if files.get_file_from_path(article_source(each)) is None]
    return [
        File.generated(config, article_source(article), abs_src_path=str(default / f"{article.address}.md"))
        for article in missing
    ]


def _section_of(parent: MkDocsPage) -> Section | None:
    return parent.parent if isinstance(parent.parent, Section) else None


def _table_of_contents(html: str) -> TableOfContents:
    return TableOfContents([AnchorLink(str(escape(heading.title)), heading.id, 2) for heading in find_headings(html)])
