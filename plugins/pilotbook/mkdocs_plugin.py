"""The MkDocs plugin: configuration and events; what they hand over is made in `pilotbook.site`."""

import logging
import os
from collections.abc import Iterable, Iterator
from datetime import date
from html import escape
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urljoin

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
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
from pilotbook.reports.safe_text import make_safe
from pilotbook.site.address import Addresses
from pilotbook.site.assets import STYLES, THEME, read_scripts, read_styles
from pilotbook.site.days import write_day
from pilotbook.site.frame import Slot
from pilotbook.site.framed_pages import FramedPages
from pilotbook.site.make import complete_page, escape_front_matter, make_pages
from pilotbook.site.page import Completion, Heading, Page, find_headings, find_ids
from pilotbook.site.rendering import Templates
from pilotbook.site.site import HOME, SETTINGS, Site, article_source, is_pilot_address
from pilotbook.today import NotADay, read_today

_LOG = get_plugin_logger("pilotbook")
_LEVELS = {Severity.ERROR: logging.WARNING, Severity.WARNING: logging.INFO, Severity.NOTE: logging.INFO}
"""An error counts for `--strict`, as it counts for `check`; a warning does not."""
_LEFT_OUT = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)
_MATERIAL = Path("partials", "copyright.html")
"""A template that Material has, and that ours take the place of; other themes get none of our templates."""


class PilotbookConfig(Config):  # type: ignore[no-untyped-call] # MkDocs leaves the making of its classes untyped
    """The options of the plugin in `mkdocs.yml`."""

    today = config_options.Optional(config_options.Type((str, date)))


class PilotbookPlugin(BasePlugin[PilotbookConfig]):  # type: ignore[no-untyped-call] # the same
    """Reads the pilots and the playbook once a build, and puts their pages among the others."""

    _today: date
    _site: Site
    _pages: dict[str, Page]
    _framed: FramedPages
    _contents: dict[str, str]

    def __init__(self) -> None:
        self._templates = Templates()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Keep this object from one rebuild to the next; MkDocs does so for a plugin that has this event."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put our templates and styles below the organisation's, and watch what pages are made from."""
        self._today = self._read_today()
        config.extra["pilotbook"] = {"today": write_day(self._today)}
        _add_templates(config)
        if STYLES not in config.extra_css:
            config.extra_css.insert(0, STYLES)
        there = {str(script) for script in config.extra_javascript}
        config.extra_javascript.extend(_deferred(address) for address in read_scripts() if address not in there)
        for folder in (_repository(config).pilots, default_playbook_folder().folder):
            if folder.is_dir() and str(folder) not in config.watch:
                config.watch.append(str(folder))
        return config

    def _read_today(self) -> date:
        given = self.config.today
        try:
            return read_today(None if given is None else str(given))
        except NotADay as error:
            raise PluginError(str(error)) from error

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, **_others: object) -> None:
        """Make the folder of the pilots where there is none: only in a folder can the first of them be seen."""
        pilots = _repository(config).pilots
        try:
            pilots.mkdir()
        except OSError:  # it is there, or nobody may write here
            return
        _LOG.info("Made the folder %s: a pilot is one file in it", make_safe(str(pilots)))
        server.watch(str(pilots))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read everything, report what is wrong, and add the pages that no file holds."""
        portfolio = load_portfolio(_repository(config), self._today)
        for diagnostic in portfolio.diagnostics:
            _report(diagnostic)
        taken = {file.dest_uri: file for file in files if file.inclusion not in _LEFT_OUT}
        for added in _missing_pages(portfolio, config):
            if added.dest_uri not in taken:
                _add(files, added)
        self._site = Site(
            portfolio=portfolio,
            addresses=Addresses(has_directory_urls=config.use_directory_urls, edit_base=_edit_base(config)),
            templates=self._templates,
            name=config.site_name,
            other_sources=frozenset(file.src_uri for file in files.documentation_pages()),
        )
        self._contents, self._pages, self._framed = {}, {}, FramedPages(self._site.addresses)
        named = frozenset(_list_names(config.nav))
        for page in make_pages(self._site):
            is_framed = bool(page.parent) and page.source not in named
            file = _FinishedFile.of(page, config) if is_framed else _page_file(page, config)
            other = taken.get(file.dest_uri)
            if other is None or is_pilot_address(page.source):  # `check` reports a page that stands in a pilot's place
                _add(files, file, other)
                if is_framed:
                    self._framed.add(page)
                else:
                    self._pages[page.source] = page
        for specimen in self._framed.specimens:
            edit_path = specimen.mark(Slot.EDIT_PATH) if specimen.kind.has_edit_path else ""
            _add(files, _made_file(specimen.source, edit_path, config, InclusionLevel.NOT_IN_NAV))
        _add_assets(files, config)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Hang pages that stand in no navigation below their parents, so that tabs and breadcrumbs know them."""
        by_source = {page.file.src_uri: page for page in nav.pages}
        made_below = {source: page.parent for source, page in self._pages.items()}
        made_below |= {specimen.source: specimen.kind.parent for specimen in self._framed.specimens}
        for source, above in made_below.items():
            parent = by_source.get(above)
            file = files.get_file_from_path(source)
            if source not in by_source and parent is not None and file is not None:
                made = file.page or MkDocsPage(None, file, config)
                made.parent = parent.parent if isinstance(parent.parent, Section) else None
        return nav

    def on_page_read_source(self, *, page: MkDocsPage, **_others: object) -> str | None:
        """Put a sentence in the place of a page that cannot be read: one broken file must not stop the others."""
        try:
            page.file.content_string  # noqa: B018 - to read it is the test
        except (OSError, ValueError) as error:
            reason = make_safe(str(error))
            _LOG.warning("%s: expected a page of text in UTF-8, found: %s", page.file.src_uri, reason)
            return f"<p>This page cannot be read: {escape(reason)}</p>"
        return None

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, **_others: object) -> str:
        """Give a page its title and description, escaped: the theme takes them for HTML."""
        made = self._pages.get(page.file.src_uri)
        specimen = self._framed.find_specimen(page.file.src_uri)
        if specimen is not None:
            page.meta.update(title=specimen.mark(Slot.TITLE), description=specimen.mark(Slot.DESCRIPTION))
            page.meta.update(hide=[*specimen.kind.hide])
        elif made is None:
            page.meta.update(escape_front_matter(self._site, page.file.src_uri, page.meta))
        else:
            page.meta.update(title=escape(made.title), description=escape(made.description), hide=[*made.hide])
        return markdown

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, **_others: object) -> str:
        """Hand the search its text; the page's own content follows in `on_page_context`."""
        source = page.file.src_uri
        made = self._pages.get(source)
        specimen = self._framed.find_specimen(source)
        if specimen is not None:
            page.toc = TableOfContents(_anchors(specimen.headings))
            return specimen.mark(Slot.CONTENT)
        if made is not None:
            page.toc = TableOfContents(_anchors(find_headings(made.html)))
            self._keep(page, made.html)
            return made.search_html
        title = str(page.meta.get("title") or "")
        description = str(page.meta.get("description") or config.site_description or "")
        completion = complete_page(self._site, source, title, description, html)
        if completion is not None:
            _add_headings(page.toc, completion)
            self._keep(page, completion.html)
        return html

    def _keep(self, page: MkDocsPage, html: str) -> None:
        """Keep the whole content of a page until the search has read its part, and let links point at what is in it."""
        self._contents[page.file.src_uri] = html
        page.present_anchor_ids = (page.present_anchor_ids or set()) | find_ids(html)

    @event_priority(-100)
    def on_page_context(self, context: TemplateContext, *, page: MkDocsPage, **_others: object) -> TemplateContext:
        """Put the whole content into the page, now that the search has read its part."""
        page.content = self._contents.pop(page.file.src_uri, page.content)
        return context

    def on_post_template(self, output: str, *, template_name: str, **_others: object) -> str:
        """List in the sitemap what is finished later."""
        return self._framed.complete_sitemap(output) if template_name == "sitemap.xml" else output

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: MkDocsPage, **_others: object) -> str:
        """Take the theme's frame from a specimen, with what other plugins did to it."""
        specimen = self._framed.find_specimen(page.file.src_uri)
        if specimen is not None:
            self._framed.take_frame(specimen, output)
        return output

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Finish the pages that are many of a kind; the search index has been written by now."""
        site = Path(config.site_dir)
        for specimen in self._framed.specimens:
            _remove_page(site, site / _path_of(self._site.addresses.of(specimen.source)))
        for address, html in self._framed.finish():
            file = site / _path_of(address)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(html.encode(errors="xmlcharrefreplace"))
        index = site / "search" / "search_index.json"
        if index.is_file():
            index.write_bytes(self._framed.complete_search(index.read_text(encoding="utf-8")).encode())


class _FinishedPage(MkDocsPage):
    """What MkDocs asks of a page that it does not make: whether the places are there that links point at."""

    made: Page

    @property
    def present_anchor_ids(self) -> set[str]:  # type: ignore[override] # looked for only where somebody asks
        """Every place of the page that a link can point at."""
        return set(find_ids(self.made.html))


class _FinishedFile(File):
    """A page that is finished after the theme has made all others: links may lead to it, and MkDocs leaves it alone."""

    @classmethod
    def of(cls, page: Page, config: MkDocsConfig) -> File:
        """The file of a page."""
        file = cls.generated(config, page.source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        file.dest_uri = File.generated(config, page.source, content="").dest_uri
        _FinishedPage(None, file, config).made = page
        return file

    def is_documentation_page(self) -> bool:
        """No: it is not read, and it is not rendered."""
        return False

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 - as MkDocs declares it
        """Write nothing: there is nothing to write yet."""


def _path_of(address: str) -> str:
    return f"{address}index.html" if address.endswith("/") else address


def _remove_page(site: Path, file: Path) -> None:
    """Delete a page and the folders that stand for nothing else."""
    file.unlink(missing_ok=True)
    for folder in file.parents:
        if folder == site or any(folder.iterdir()):
            return
        folder.rmdir()


def _list_names(nav: Any) -> Iterator[str]:  # noqa: ANN401 - whatever a person has written
    """Every text of a navigation as the configuration gives it: the sources of its pages are among them."""
    match nav:
        case str():
            yield nav
        case dict():
            yield from (name for each in nav.values() for name in _list_names(each))
        case list():
            yield from (name for each in nav for name in _list_names(each))


def _repository(config: MkDocsConfig) -> Repository:
    return Repository(root=Path(config.config_file_path or ".").absolute().parent, docs=Path(config.docs_dir))


def _way_up(config: MkDocsConfig) -> str:
    """The way from the docs folder to the repository's."""
    return Path(os.path.relpath(_repository(config).root, config.docs_dir)).as_posix()


def _report(diagnostic: Diagnostic) -> None:
    place = diagnostic.place
    path, message, hint = map(make_safe, (place.path, diagnostic.message, diagnostic.hint))
    _LOG.log(_LEVELS[diagnostic.severity], "%s:%d:%d: %s: %s", path, place.line, place.column, message, hint)


def _add_templates(config: MkDocsConfig) -> None:
    """Put our templates between the organisation's own and Material's; other themes have other blocks."""
    folders = config.theme.dirs
    if str(THEME) not in folders and any(Path(folder, _MATERIAL).is_file() for folder in folders):
        folders.insert(1 if config.theme.custom_dir else 0, str(THEME))


def _deferred(address: str) -> Any:  # noqa: ANN401 - MkDocs makes it a script tag
    script = config_options.ExtraScriptValue(address)
    script.defer = True
    return script


def _edit_base(config: MkDocsConfig) -> str:
    """The address below which the forge edits the repository's files; "" where it is a template or there is none."""
    if not config.edit_uri or config.edit_uri_template or config.edit_uri.startswith(("?", "#")):
        return ""
    docs = urljoin((config.repo_url or "").rstrip("/") + "/", config.edit_uri)
    return urljoin(docs, f"{_way_up(config)}/") if docs.startswith(("https://", "http://")) else ""


def _missing_pages(portfolio: Portfolio, config: MkDocsConfig) -> Iterator[File]:
    """The pages that the docs folder may do without: the home page, and the articles of the package's playbook."""
    inclusion = _inclusion(config)
    yield File.generated(config, HOME, content="", inclusion=inclusion)
    folder = default_playbook_folder().folder
    for article in portfolio.playbook.articles:
        file = folder / f"{article.address}.md"
        if file.is_file():
            yield File.generated(config, article_source(article), abs_src_path=str(file), inclusion=inclusion)


def _inclusion(config: MkDocsConfig) -> InclusionLevel:
    """Whether a page that we add stands in the navigation: where that is written out, it need not name our pages."""
    return InclusionLevel.INCLUDED if config.nav is None else InclusionLevel.NOT_IN_NAV


def _page_file(page: Page, config: MkDocsConfig) -> File:
    inclusion = InclusionLevel.NOT_IN_NAV if page.parent else _inclusion(config)
    return _made_file(page.source, page.edit_path, config, inclusion)


def _made_file(source: str, edit_path: str, config: MkDocsConfig, inclusion: InclusionLevel) -> File:
    file = File.generated(config, source, content="", inclusion=inclusion)
    file.edit_uri = f"{_way_up(config)}/{edit_path}" if edit_path else None
    return file


def _add_assets(files: Files, config: MkDocsConfig) -> None:
    """Add our styles and scripts, and keep back the settings of the playbook, which are no page."""
    for address, text in {STYLES: read_styles(), **read_scripts()}.items():
        _add(files, File.generated(config, address, content=text))
    settings = files.get_file_from_path(SETTINGS)
    if settings is not None:
        settings.inclusion = InclusionLevel.EXCLUDED


def _add(files: Files, file: File, other: File | None = None) -> None:
    """Add a file in the place of the `other` that has its address, and of one that has its name."""
    for taken in {each.src_uri: each for each in (files.get_file_from_path(file.src_uri), other) if each}.values():
        files.remove(taken)
    files.append(file)


def _add_headings(toc: TableOfContents, completion: Completion) -> None:
    """Add the headings of what was added to a page; they stand below its first one, if that is the page's title."""
    added = _anchors(completion.headings)
    if completion.leads:  # the title is one of ours, and the page's own has gone
        own = toc.items[0].children + toc.items[1:] if _has_title(toc) else toc.items
        toc.items[:] = [*added, *own]
    else:
        (toc.items[0].children if _has_title(toc) else toc.items).extend(added)


def _has_title(toc: TableOfContents) -> bool:
    return bool(toc.items) and toc.items[0].level == 1


def _anchors(headings: Iterable[Heading]) -> list[AnchorLink]:
    return [AnchorLink(escape(heading.title), heading.id, 2) for heading in headings]
