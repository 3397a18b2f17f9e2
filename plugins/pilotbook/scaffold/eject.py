"""Finds an article of the package's playbook, and copies it into an organisation's own."""

import os
from pathlib import Path

from pilotbook.records.nearest import suggest
from pilotbook.records.playbook_folder import PlaybookFolder
from pilotbook.records.quote import quote_text


class CannotEject(ValueError):  # noqa: N818 - reads as what it says
    """Why an article is not copied, as a sentence with what to do."""


def find_article(name: str, default: PlaybookFolder) -> str:
    """The path of the article below the playbook's folder; raise CannotEject where there is none of that name.

    `name` is its address, such as `questions/owner`, or the last part of it.
    """
    addresses = sorted(
        file.relative_to(default.folder).as_posix().removesuffix(".md") for file in default.folder.rglob("*.md")
    )
    wanted = name.replace("\\", "/").strip("/").removeprefix("docs/").removeprefix("playbook/").removesuffix(".md")
    found = [each for each in addresses if wanted in (each, each.rsplit("/", 1)[-1])]
    if len(found) != 1:
        names = [each.rsplit("/", 1)[-1] for each in addresses]
        hint = suggest(wanted.rsplit("/", 1)[-1], names, "the articles are")
        raise CannotEject(f"expected an article of the playbook, found {quote_text(name)}: {hint}")
    return f"{found[0]}.md"


def eject_article(article: str, default: PlaybookFolder, own: PlaybookFolder) -> str:
    """Copy an article, and return what the copy is called; raise CannotEject where something is in the way."""
    if own.is_default:
        raise CannotEject("expected a repository of your own, found that of Pilotbook: change the article in place")
    name, file = f"{own.prefix}/{article}", own.folder / article
    if not _is_inside(file, own.folder):
        raise CannotEject(f"expected the folder of {name} in the playbook, found a link that leaves it")
    if os.path.lexists(file):
        raise CannotEject(f"expected no article at {name}, found one: it is yours already, change it there")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as opened:
            opened.write((default.folder / article).read_bytes())
    except OSError as error:
        raise CannotEject(f"cannot write {name}: {(error.strerror or 'the machine refuses').lower()}") from error
    return name


def _is_inside(file: Path, folder: Path) -> bool:
    return file.parent.resolve().is_relative_to(folder.resolve())
