"""Writes what sites are built from: made-up pilots for us, and for others Markdown pages that say the same as ours."""

import shutil
from pathlib import Path

from bench.markdown_text import write_markdown
from bench.synthetic_pilots import TODAY, write_pilots

SITE = "site"
"""The folder that each program writes into, below the one that it is run in."""
_PLAYBOOK = Path(__file__).parents[1] / "docs" / "playbook"
_BEGIN, _END = "<h1 ", '<p class="pb-print">'
_CONFIG = """\
site_name: Bench
site_url: https://example.com/
repo_url: https://example.com/repository
edit_uri: edit/main/docs/
theme: {name: material, font: false}
"""
_OURS = f"{_CONFIG}plugins: [search, pilotbook: {{today: {TODAY.isoformat()}}}]\n"
_OTHERS = f"""\
{_CONFIG}plugins: [search]
markdown_extensions: [tables]
nav: [index.md, playbook/index.md]
not_in_nav: /*
"""
_HUGO = """\
baseURL = "https://example.com/"
title = "Bench"
disableKinds = ["taxonomy", "term", "RSS"]
[[module.mounts]]
source = "docs"
target = "content"
files = ["! index.md", "! playbook/index.md"]
"""
_LAYOUT = "<!doctype html>\n<html lang=en><title>{{ .Title }}</title><main>{{ .Content }}</main></html>\n"


def write_our_folder(folder: Path, count: int) -> None:
    """A folder with so many pilots, every field of them filled, and no page of its own."""
    write_pilots(folder / "pilots", count)
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(_OURS, encoding="utf-8")


def write_markdown_folder(folder: Path, ours: Path) -> None:
    """A folder with a Markdown page for each page of a pilot that was built in `ours`, and the pages of the playbook.

    It can be built by MkDocs and by Zensical, and by Hugo with a layout that is bare.
    """
    pilots = folder / "docs" / "pilots"
    pilots.mkdir(parents=True)
    for page in sorted((ours / SITE / "pilots").glob("*/index.html")):
        _, begin, rest = page.read_text(encoding="utf-8").partition(_BEGIN)
        text = write_markdown(begin + rest.partition(_END)[0])
        (pilots / f"{page.parent.name}.md").write_text(text, encoding="utf-8")
    shutil.copytree(_PLAYBOOK, folder / "docs" / "playbook", ignore=shutil.ignore_patterns("*.yml"))
    (folder / "docs" / "index.md").write_text("# Bench\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(_OTHERS, encoding="utf-8")
    (folder / "hugo.toml").write_text(_HUGO, encoding="utf-8")
    (folder / "layouts" / "_default").mkdir(parents=True)
    for kind in ("single", "list"):
        (folder / "layouts" / "_default" / f"{kind}.html").write_text(_LAYOUT, encoding="utf-8")


def put_away(folder: Path, attic: Path) -> None:
    """Move away what a program built, and what it kept for the next time.

    Nothing is deleted before all is measured: some file systems take many times as long to make files shortly after
    others were deleted, and that would be charged to whoever makes the most.
    """
    there = [folder / name for name in (SITE, ".cache", "resources") if (folder / name).exists()]
    for each in there:
        attic.mkdir(exist_ok=True)
        each.rename(attic / str(sum(1 for _ in attic.iterdir())))


def weigh(folder: Path) -> float:
    """How large all files of a folder are, in MB."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6
