"""Says which program makes the site: MkDocs, or ProperDocs where the configuration is named after it."""

from pilotbook.portfolio.repository import Repository


def name_program(repository: Repository) -> str:
    """The module that Python runs to build or to serve the site of a repository."""
    return "properdocs" if repository.configuration.name.startswith("properdocs") else "mkdocs"
