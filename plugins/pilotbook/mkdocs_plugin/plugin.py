"""The MkDocs plugin: configuration and events; what they hand over is made in `pilotbook.site`."""

import gc
from datetime import date
from html import escape
from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils.templates import TemplateContext

from pilotbook.diagnostic import Diagnostic
from pilotbook.mkdocs_plugin.configuration import (
    add_assets,
    add_templates,
    drop_repository,
    find_folders,
    list_names,
    read_addresses,
    read_audience,
    without_more_styles,
)
from pilotbook.mkdocs_plugin.contents import add_headings, list_anchors
from pilotbook.mkdocs_plugin.disk import told_of_the_disk
from pilotbook.mkdocs_plugin.gathered_sources import GatheredSources, read_option
from pilotbook.mkdocs_plugin.live_build import LiveBuild, Snapshot, take_snapshot
from pilotbook.mkdocs_plugin.made_files import (
    FinishedFile,
    add_asset_files,
    missing_pages,
    page_file,
    put_file,
    show_schema,
    specimen_file,
)
from pilotbook.mkdocs_plugin.options import PilotbookConfig, read_day
from pilotbook.mkdocs_plugin.progress import log_progress
from pilotbook.mkdocs_plugin.reported import report
from pilotbook.mkdocs_plugin.written_feeds import WrittenFeeds
from pilotbook.mkdocs_plugin.written_pages import remove_page, write_page, write_search
from pilotbook.portfolio.audience import Audience
from pilotbook.portfolio.portfolio import Portfolio
from pilotbook.records.playbook_folder import default_playbook_folder
from pilotbook.reports.safe_text import make_safe
from pilotbook.site.days import write_day
from pilotbook.site.early_pages import make_early
from pilotbook.site.frame import Slot
from pilotbook.site.framed_pages import FramedPages
from pilotbook.site.live_site import CONTENT, Given, LiveSite
from pilotbook.site.make import complete_page, escape_front_matter, plan_pages
from pilotbook.site.page import Page, PlannedPage, find_headings, find_ids
from pilotbook.site.portfolio_reader import PortfolioReader
from pilotbook.site.rendering import Templates
from pilotbook.site.site import Site, is_pilot_address

_LOG = get_plugin_logger("pilotbook")
_GARBAGE_AFTER = 10_000
"""How many values are made before Python looks for garbage: often enough for a page, and seldom for all pilots."""

_LEFT_OUT = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)


class PilotbookPlugin(BasePlugin[PilotbookConfig]):  # type: ignore[no-untyped-call] # the same
    """Reads the pilots and the playbook once a build, and puts their pages among the others."""

    _today: date
    _audience: Audience
    _site: Site
    _pages: dict[str, Page]
    _framed: FramedPages
    _contents: dict[str, str]
    _feeds: WrittenFeeds

    def __init__(self) -> None:
        self._templates = Templates()
        self._is_served = False
        self._live: LiveBuild | None = None
        self._built: MkDocsConfig | None = None
        self._snapshot: Snapshot = {}
        self._reported: frozenset[Diagnostic] | None = None
        self._sources = GatheredSources()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Keep this object from one rebuild to the next; MkDocs does so for a plugin that has this event."""
        self._is_served = command == "serve" and not dirty
        gc.set_threshold(_GARBAGE_AFTER)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put our templates and styles below the organisation's, and watch what pages are made from."""
        self._today, self._audience = read_day(self.config), read_audience(self.config.audience)
        if self._audience is Audience.PUBLIC:
            drop_repository(config)
        read_option(self.config.sources)
        config.extra["pilotbook"] = {"today": write_day(self._today)}
        add_templates(config)
        add_assets(config)
        for folder in (find_folders(config).pilots, default_playbook_folder().folder):
            if folder.is_dir() and str(folder) not in config.watch:
                config.watch.append(str(folder))
        return config

    @event_priority(-100)
    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, **_others: object) -> None:
        """Show a change of pilots without another whole build, and watch their folder, which is made if need be."""
        build_all = server.builder
        server.builder = lambda: None if self.show_pilots() else build_all()
        pilots = find_folders(config).pilots
        try:
            pilots.mkdir()
        except OSError:  # it is there, or nobody may write here
            return
        _LOG.info("Made the folder %s: a pilot is one file in it", make_safe(str(pilots)))
        server.watch(str(pilots))

    def show_pilots(self) -> bool:
        """Show what has changed of the pilots in the site that is served; False where all of it has to be built."""
        live, config = self._live, self._built
        if live is None or config is None:
            return False
        try:
            is_same = self._snapshot == _take_snapshot(config) and self._today == read_day(self.config)
            return is_same and live.show_pilots(Path(config.site_dir), self._report_new)
        except OSError as error:  # while the site is served, to raise would let the browser hang
            _LOG.warning("cannot show what changed, and build everything: %s", make_safe(str(error)))
            return False

    def _report_new(self, portfolio: Portfolio) -> None:
        """Report what was not wrong when we looked last."""
        found = portfolio.diagnostics
        for diagnostic in found if self._reported is None else dict.fromkeys(found).keys() - self._reported:
            report(diagnostic)
        self._reported = frozenset(found)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read everything, report what is wrong, and add the pages that no file holds."""
        self._live, self._built, self._snapshot = None, config, _take_snapshot(config) if self._is_served else {}
        reader = PortfolioReader(find_folders(config), self._today, self._audience)
        portfolio = reader.read()
        taken = {file.dest_uri: file for file in files if file.inclusion not in _LEFT_OUT}
        for added in missing_pages(portfolio, config):
            if added.dest_uri not in taken:
                put_file(files, added)
        whole = Site(
            portfolio=portfolio,
            addresses=read_addresses(config, self.config.forge or ""),
            templates=self._templates,
            name=config.site_name,
            other_sources=frozenset(file.src_uri for file in files.documentation_pages()),
            others=self._sources.gather(self.config.sources, config, self._today, is_kept=self._is_served),
            is_served=self._is_served,
        )
        self._site = reader.show(portfolio, whole)
        made = {} if self._is_served else self._make_early(portfolio)
        self._reported = None
        self._report_new(portfolio)
        self._contents, self._pages, self._framed = {}, {}, FramedPages(self._site.addresses)
        named, left_out, many = frozenset(list_names(config.nav)), set[str](), []
        for planned in plan_pages(self._site):
            page = made.get(planned.source, planned)
            is_framed = bool(page.parent) and page.source not in named
            file = FinishedFile.of(page, config) if is_framed else page_file(page, config)
            other = taken.get(file.dest_uri)
            if other is None or is_pilot_address(page.source):  # `check` reports a page that stands in a pilot's place
                put_file(files, file, other)
                if is_framed:
                    self._framed.add(page)
                    many.append(page)
                else:
                    self._pages[page.source] = page.make() if isinstance(page, PlannedPage) else page
            else:
                left_out.add(page.source)
        self._feeds = WrittenFeeds(taken, is_served=self._is_served)
        if self._is_served:
            live = LiveSite(self._framed, frozenset(file.url for file in taken.values()), frozenset(left_out))
            live.expect_many(self._site, many)
            self._live = LiveBuild(self._site, reader, self._framed, live, self._feeds)
        for specimen in self._framed.specimens:
            put_file(files, specimen_file(specimen, config))
        add_asset_files(files, config)
        show_schema(files, self._site, config)
        return files

    @told_of_the_disk()
    def _make_early(self, read: Portfolio) -> dict[str, PlannedPage]:
        shown = self._site.portfolio.assessments
        return dict(log_progress("Made", make_early(self._site, read), len(shown)))

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
            page.toc = TableOfContents(list_anchors(specimen.headings))
            return specimen.mark(Slot.CONTENT)
        if made is not None:
            page.toc = TableOfContents(list_anchors(find_headings(made.html)))
            self._keep(page, made.html)
            if self._live is not None:
                self._live.live.expect_page(made)
            return made.search_html
        title = str(page.meta.get("title") or "")
        description = str(page.meta.get("description") or config.site_description or "")
        completion = complete_page(self._site, source, title, description, html)
        if completion is not None:
            add_headings(page.toc, completion)
            self._keep(page, completion.html)
            if self._live is not None:
                given = Given(title=title, description=description, html=html)
                self._live.live.expect_completion(source, given, completion.headings, completion.html)
        return html

    def _keep(self, page: MkDocsPage, html: str) -> None:
        """Keep the whole content of a page until the search has read its part, and let links point at what is in it."""
        self._contents[page.file.src_uri] = html
        page.present_anchor_ids = (page.present_anchor_ids or set()) | find_ids(html)

    @event_priority(-100)
    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, **_others: object
    ) -> TemplateContext:
        """Put the whole content into the page, now that the search has read its part, and choose its styles."""
        source = page.file.src_uri
        kind, made = self._framed.find_specimen(source), self._pages.get(source)
        if (kind is not None and kind.kind.is_lean) or (made is not None and made.is_lean):
            context["config"] = without_more_styles(config)
        kept = self._contents.get(source)
        if kept is not None:
            page.content = kept if self._live is None else CONTENT
        return context

    def on_post_template(self, output: str, *, template_name: str, **_others: object) -> str:
        """List in the sitemap what is finished later."""
        if template_name != "sitemap.xml":
            return output
        if self._live is not None:
            self._live.sitemap = output
        return self._framed.complete_sitemap(output)

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: MkDocsPage, **_others: object) -> str:
        """Take the theme's frame from a specimen, with what other plugins did to it, and let go of a page's content."""
        source = page.file.src_uri
        specimen, made = self._framed.find_specimen(source), self._pages.pop(source, None)
        if specimen is not None:
            self._framed.take_frame(specimen, output)
        if made is not None:
            page.content = made.search_html
        is_ours = self._contents.pop(source, None) is not None
        return self._live.live.take_frame(source, output) if is_ours and self._live is not None else output

    @event_priority(-100)
    @told_of_the_disk()
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Finish the pages that are many of a kind, and the feeds; the search index has been written by now."""
        site = Path(config.site_dir)
        for specimen in self._framed.specimens:
            remove_page(site, self._site.addresses.of(specimen.source))
        for address, html in log_progress("Finished", self._framed.finish(), len(self._framed)):
            write_page(site, address, html)
        for address in self._feeds.write(site, self._site):
            _LOG.warning("a file of the docs folder stands at the address of a feed, which is left out: %s", address)
        index = site / "search" / "search_index.json"
        if index.is_file():
            found = index.read_text(encoding="utf-8")
            write_search(site, self._framed.complete_search(found))
            if self._live is not None:
                self._live.search = found


def _take_snapshot(config: MkDocsConfig) -> Snapshot:
    """The state of all that pages are made from, but for the pilots."""
    watched = [config.docs_dir, *config.watch, *([config.config_file_path] if config.config_file_path else [])]
    return take_snapshot(watched, find_folders(config).pilots)
