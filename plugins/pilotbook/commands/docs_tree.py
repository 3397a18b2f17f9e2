"""Writes the site as a folder of finished Markdown, for `pilotbook build --docs-tree`; MkDocs takes no part in it."""

import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from pilotbook.portfolio.audience import Audience
from pilotbook.portfolio.publication import Publication, find_publication
from pilotbook.portfolio.repository import Repository
from pilotbook.records.playbook import Article
from pilotbook.records.playbook_folder import default_playbook_folder
from pilotbook.reports.safe_text import make_safe
from pilotbook.site.address import Addresses
from pilotbook.site.docs_tree import make_docs_tree
from pilotbook.site.portfolio_reader import PortfolioReader
from pilotbook.site.rendering import Templates
from pilotbook.site.site import Site, article_source

_MARK = ".pilotbook-docs-tree"
"""What says that a folder is one that this command made, and may clear."""


def write_docs_tree(repository: Repository, folder: Path, today: date, audience: Audience | None) -> int:
    """Write the tree, and give the number of its pilots. Raises UsageError for a folder that holds something else."""
    if folder.exists() and (not folder.is_dir() or (any(folder.iterdir()) and not (folder / _MARK).is_file())):
        raise click.UsageError(make_safe(f"expected an empty folder or an earlier docs tree, found another: {folder}"))
    publication = find_publication(repository.root)
    told = Audience.PUBLIC if publication.is_for_public else Audience.INTERNAL
    site = _make_site(repository, today, audience or told, publication)
    shutil.rmtree(folder / "docs", ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _MARK).write_text("Made by pilotbook build --docs-tree, which clears the folder docs here.\n")
    for name, content in make_docs_tree(site, _read_own(repository.docs, site.portfolio.playbook.articles)):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return len(site.portfolio.assessments)


def _make_site(repository: Repository, today: date, audience: Audience, publication: Publication) -> Site:
    reader = PortfolioReader(repository, today, audience)
    docs = repository.docs
    whole = Site(
        portfolio=reader.read(),
        addresses=Addresses(root=publication.site_address),
        templates=Templates(),
        name=publication.name,
        other_sources=frozenset(file.relative_to(docs).as_posix() for file in docs.rglob("*.md")),
    )
    return reader.show(whole.portfolio, whole)


def _read_own(docs: Path, articles: Iterable[Article]) -> dict[str, bytes]:
    """The files of the docs folder, hidden ones aside, and the articles that only the package has."""
    files = {file.relative_to(docs): file for file in sorted(docs.rglob("*")) if file.is_file()}
    own = {
        path.as_posix(): file.read_bytes()
        for path, file in files.items()
        if not any(part.startswith(".") for part in path.parts)
    }
    package = default_playbook_folder().folder
    for article in articles:
        file = package / f"{article.address}.md"
        if article_source(article) not in own and file.is_file():
            own[article_source(article)] = file.read_bytes()
    return own
