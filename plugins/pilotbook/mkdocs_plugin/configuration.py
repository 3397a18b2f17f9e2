"""Reads from the configuration of MkDocs what the site needs to know, and adds to it what the site brings along."""

import os
from collections.abc import Iterator
from copy import copy
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from pilotbook.portfolio.audience import Audience
from pilotbook.portfolio.repository import Repository
from pilotbook.site.address import Addresses
from pilotbook.site.assets import MORE_STYLES, STYLES, THEME, read_early_scripts

_SHEETS = (STYLES, MORE_STYLES)
_MATERIAL = Path("partials", "copyright.html")
"""A template that Material has, and that ours take the place of; other themes get none of our templates."""


def find_folders(config: MkDocsConfig) -> Repository:
    """The folders of the portfolio that is being built."""
    return Repository(root=Path(config.config_file_path or ".").absolute().parent, docs=Path(config.docs_dir))


def read_audience(configured: str) -> Audience:
    """For whom the site is made: what `pilotbook build` or `serve` was told goes before what the configuration says.

    `pilotbook build` names a file in which it wants to be told, so that it knows which pages to expect.
    """
    told = os.environ.get("PILOTBOOK_AUDIENCE") or configured
    try:
        audience = Audience(told)
    except ValueError as error:
        words = " or ".join(audience.value for audience in Audience)
        raise PluginError(f"expected {words} in PILOTBOOK_AUDIENCE, found '{told}'") from error
    asked = os.environ.get("PILOTBOOK_TELL_AUDIENCE")
    if asked:
        Path(asked).write_text(audience.value, encoding="utf-8")
    return audience


def drop_repository(config: MkDocsConfig) -> None:
    """Let no page lead to the repository: it holds every record whole."""
    config.repo_url = config.repo_name = config.edit_uri = config.edit_uri_template = None


def way_up(config: MkDocsConfig) -> str:
    """The way from the docs folder to the repository's."""
    return Path(os.path.relpath(find_folders(config).root, config.docs_dir)).as_posix()


def _edit_base(config: MkDocsConfig) -> str:
    """The address below which the forge edits the repository's files; "" where it is a template or there is none."""
    if not config.edit_uri or config.edit_uri_template or config.edit_uri.startswith(("?", "#")):
        return ""
    docs = urljoin((config.repo_url or "").rstrip("/") + "/", config.edit_uri)
    return urljoin(docs, f"{way_up(config)}/") if docs.startswith(("https://", "http://")) else ""


def read_addresses(config: MkDocsConfig, forge: str = "") -> Addresses:
    """The addresses of the site that is being built; `forge` is what kind holds it, or "" where its host tells."""
    repository = (config.repo_url or "").rstrip("/")
    return Addresses(
        has_directory_urls=config.use_directory_urls,
        edit_base=_edit_base(config),
        root=_site_root(config),
        repository=repository if repository.startswith(("https://", "http://")) else "",
        forge=forge,
    )


def _site_root(config: MkDocsConfig) -> str:
    """The address of the site, which ends with a slash; "" where the configuration does not give it."""
    address = (config.site_url or "").partition("#")[0].partition("?")[0]
    return f"{address.rstrip('/')}/" if address.startswith(("https://", "http://")) else ""


def list_names(nav: Any) -> Iterator[str]:  # noqa: ANN401 - whatever a person has written
    """Every text of a navigation as the configuration gives it: the sources of its pages are among them."""
    match nav:
        case str():
            yield nav
        case dict():
            yield from (name for each in nav.values() for name in list_names(each))
        case list():
            yield from (name for each in nav for name in list_names(each))


def add_templates(config: MkDocsConfig) -> None:
    """Put our templates between the organisation's own and Material's; other themes have other blocks."""
    folders = config.theme.dirs
    if str(THEME) not in folders and any(Path(folder, _MATERIAL).is_file() for folder in folders):
        folders.insert(1 if config.theme.custom_dir else 0, str(THEME))


def add_assets(config: MkDocsConfig) -> None:
    """Name our style sheets and the scripts that every page asks for."""
    config.extra_css[:] = [*_SHEETS, *(sheet for sheet in config.extra_css if sheet not in _SHEETS)]
    early = [str(script) for script in config.extra.get("polyfills") or ()]  # the theme puts these before its own
    config.extra["polyfills"] = [*early, *(address for address in read_early_scripts() if address not in early)]


def without_more_styles(config: MkDocsConfig) -> MkDocsConfig:
    """The configuration as the theme sees it where it frames a page that does without the styles of lists."""
    lean = copy(config)
    lean.extra_css = [sheet for sheet in config.extra_css if sheet != MORE_STYLES]
    return lean
