"""The files that MkDocs is told of: those of pages that we make, of pages that we finish ourselves, and of assets."""

import json
from collections.abc import Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from pilotbook.mkdocs_plugin.configuration import way_up
from pilotbook.portfolio.portfolio import Portfolio
from pilotbook.records.playbook_folder import default_playbook_folder
from pilotbook.records.schema import pilot_schema
from pilotbook.site.assets import read_early_scripts, read_page_scripts, read_styles
from pilotbook.site.frame import Slot, Specimen
from pilotbook.site.page import Page, PlannedPage, find_ids
from pilotbook.site.site import HOME, SCHEMA, SETTINGS, Site, article_source


class _FinishedPage(MkDocsPage):
    """What MkDocs asks of a page that it does not make: whether the places are there that links point at."""

    made: Page | PlannedPage

    @property
    def present_anchor_ids(self) -> set[str]:  # type: ignore[override] # looked for only where somebody asks
        """Every place of the page that a link can point at."""
        made = self.made.make() if isinstance(self.made, PlannedPage) else self.made
        return set(find_ids(made.html))


class FinishedFile(File):
    """A page that is finished after the theme has made all others: links may lead to it, and MkDocs leaves it alone."""

    @classmethod
    def of(cls, page: Page | PlannedPage, config: MkDocsConfig) -> File:
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


def page_file(page: Page | PlannedPage, config: MkDocsConfig) -> File:
    """The file of a page that the theme renders."""
    inclusion = InclusionLevel.NOT_IN_NAV if page.parent else _inclusion(config)
    return _made_file(page.source, page.edit_path, config, inclusion)


def _made_file(source: str, edit_path: str, config: MkDocsConfig, inclusion: InclusionLevel) -> File:
    file = File.generated(config, source, content="", inclusion=inclusion)
    file.edit_uri = f"{way_up(config)}/{edit_path}" if edit_path else None
    return file


def specimen_file(specimen: Specimen, config: MkDocsConfig) -> File:
    """The file of a page of marks."""
    edit_path = specimen.mark(Slot.EDIT_PATH) if specimen.kind.has_edit_path else ""
    return _made_file(specimen.source, edit_path, config, InclusionLevel.NOT_IN_NAV)


def missing_pages(portfolio: Portfolio, config: MkDocsConfig) -> Iterator[File]:
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


def add_asset_files(files: Files, config: MkDocsConfig) -> None:
    """Add our styles and scripts, and keep back the settings of the playbook, which are no page."""
    for address, text in {**read_styles(), **read_early_scripts(), **read_page_scripts()}.items():
        put_file(files, File.generated(config, address, content=text))
    settings = files.get_file_from_path(SETTINGS)
    if settings is not None:
        settings.inclusion = InclusionLevel.EXCLUDED


def show_schema(files: Files, site: Site, config: MkDocsConfig) -> None:
    """Put the schema of a record in the place of a copy in the docs folder that tells of fields which are not shown."""
    if site.portfolio.is_public and files.get_file_from_path(SCHEMA) is not None:
        text = json.dumps(pilot_schema(site.portfolio.playbook.settings.added_fields), indent=2, ensure_ascii=False)
        put_file(files, File.generated(config, SCHEMA, content=f"{text}\n"))


def put_file(files: Files, file: File, other: File | None = None) -> None:
    """Add a file in the place of the `other` that has its address, and of one that has its name."""
    for taken in {each.src_uri: each for each in (files.get_file_from_path(file.src_uri), other) if each}.values():
        files.remove(taken)
    files.append(file)
