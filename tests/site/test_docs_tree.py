"""The site as finished Markdown, built by another generator: Material without our plugin, and Zensical where it is."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest

from pilotbook.portfolio.audience import open_to_public
from pilotbook.site.address import Addresses
from pilotbook.site.docs_tree import join_lines, make_docs_tree
from pilotbook.site.site import Site
from tests.site.built_site import FULL, build_project, draw_project
from tests.site.made_site import GOOD, default_bench, draw_site
from tests.site.read_page import ReadPage, read_page

HOSTILE = '<script>alert(1)</script> *a* [x](javascript:alert(1)) {{ 7*7 }} --8<-- "x" :smile: `b`'
FILES = {
    "docs/index.md": "# Our pilots\n\nWhat we *learn*.\n",
    "docs/about.md": "# About\n",
    "docs/playbook/questions/own.md": "---\ntitle: Own\nkind: article\n---\nOur *own* article.\n",
    "pilots/a.yml": f"{GOOD}summary: '{HOSTILE}'\nowner: Amara Okafor\nnotes: |\n  One.\n\n      code\n\n      more\n",
    "pilots/b.yml": f"{GOOD}public: false\n".replace("A pilot", "Another"),
    "pilots/broken.yml": "title: [\n",
}


def write_tree_of(root: Path, *options: str, config: str = FULL) -> Path:
    draw_project(root, FILES, config)
    command = [sys.executable, "-m", "pilotbook", "build", "--docs-tree", "tree", "--today", "2026-11-22", *options]
    result = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert result.returncode == 1, result.stderr  # one of the pilots is broken
    return root / "tree"


def build(tree: Path, program: str) -> Path:
    command = [sys.executable, "-m", program, "build", "--config-file", "mkdocs.yml"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    result = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False, env=environment)
    assert result.returncode == 0, f"{result.stdout}{result.stderr}"
    return tree / "site"


def read(site: Path, name: str) -> ReadPage:
    return read_page((site / name / "index.html").read_text(encoding="utf-8"))


@pytest.mark.parametrize("program", ["mkdocs", "zensical"])
def test_tree_is_built_by_another_generator(tmp_path: Path, program: str) -> None:
    if find_spec(program) is None:
        pytest.skip(f"{program} is not installed")
    site = build(write_tree_of(tmp_path), program)
    ours = build_project(tmp_path).folder
    for name in ("pilots/a", "pilots", "portfolio/due", "checklists/approve", "owners/amara-okafor", "pilots/broken"):
        shown, expected = read(site, name), read(ours, name)
        own = [each for each in expected.elements if "pb-page" in each.classes or "pb-page" in each.inside]
        there = [each for each in shown.elements if "pb-page" in each.classes or "pb-page" in each.inside]
        assert len(own) > 5
        assert {each.tag for each in there} <= {each.tag for each in own} | {"a"}, name
    page = read(site, "pilots/a")
    assert HOSTILE in page.text
    assert not [each for each in page.elements if each.tag == "script" and "alert" in each.text]
    assert "code\n\nmore" in "\0".join(page.texts)
    article = read(site, "playbook/questions/owner")
    assert "OWN-01" in article.text
    assert "article." in read(site, "playbook/questions/own").text
    home = read_page((site / "index.html").read_text(encoding="utf-8"))
    assert [title for level, title in home.headings if level == 1] == ["Our pilots"]
    assert "What we learn" in home.text
    assert (site / "portfolio.json").is_file()
    assert "pb-" in (site / "assets/pilotbook.css").read_text(encoding="utf-8")


def test_tree_for_the_public_leaves_out_what_is_internal(tmp_path: Path) -> None:
    tree = write_tree_of(tmp_path, "--audience", "public")
    everything = b"".join(file.read_bytes() for file in tree.rglob("*") if file.is_file())
    assert b"Another" not in everything
    assert b"more" not in (tree / "docs/pilots/a.md").read_bytes()
    assert not (tree / "docs/pilots/broken.md").exists()
    assert not (tree / "docs/records").exists()


def test_tree_is_for_those_whom_the_configuration_names(tmp_path: Path) -> None:
    config = FULL.replace('today: "2026-11-22"', "audience: public")
    assert not (write_tree_of(tmp_path, config=config) / "docs/pilots/b.md").exists()


def test_tree_is_written_anew_and_into_no_folder_of_somebody_else(tmp_path: Path) -> None:
    tree = write_tree_of(tmp_path)
    (tree / "docs/old.md").write_text("x")
    write_tree_of(tmp_path)
    assert not (tree / "docs/old.md").exists()
    command = [sys.executable, "-m", "pilotbook", "build", "--docs-tree", "docs"]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert "expected an empty folder or an earlier docs tree" in result.stderr


def test_page_of_the_tree_has_no_blank_line_in_its_html(tmp_path: Path) -> None:
    tree = write_tree_of(tmp_path)
    text = (tree / "docs/pilots/a.md").read_text(encoding="utf-8")
    body = re.sub(r"\A---\n.*?\n---\n\n", "", text, flags=re.DOTALL)
    assert body.startswith("<div")
    assert not re.search(r"\n[ \t]*\n", body.rstrip())
    assert join_lines("<pre>a\n\n  \nb</pre>") == "<pre>a&#10;&#10;\nb</pre>"


def make(site: Site, **own: str) -> dict[str, str]:
    files = {name.replace("__", "/"): text.encode() for name, text in own.items()}
    return {name: content.decode() for name, content in make_docs_tree(site, files)}


def test_home_of_a_tree_is_called_as_its_heading_says_or_as_the_site() -> None:
    site = draw_site({"a": GOOD})
    own = "---\ntitle: x\n---\n# Pilots & more #\n\nText.\n"
    (told,) = [text for name, text in make(site, **{"index.md": own}).items() if name == "docs/index.md"]
    assert 'title: "Pilots &amp; more"' in told
    assert told.endswith("\n\n\nText.\n")
    assert 'title: "A book"' in make(site)["docs/index.md"]


def test_article_of_a_tree_keeps_its_text_between_its_title_and_its_criteria() -> None:
    made = make(draw_site({"a": GOOD}), **{"playbook__questions__owner.md": "---\nkind: question\n---\nWhy.\n"})
    text = made["docs/playbook/questions/owner.md"]
    assert re.match(r"---\nkind: question\n---\n\n# .+\n\nWhy\.\n\n\n<", text)
    titled = make(draw_site({"a": GOOD}), **{"playbook__questions__owner.md": "# Mine\n\nWhy.\n"})
    assert titled["docs/playbook/questions/owner.md"].startswith("\n# Mine\n\nWhy.\n")


def test_own_files_of_a_tree_stay_but_for_settings_and_pages_of_pilots() -> None:
    own = {"playbook__playbook.yml": "x", "pilots__a.md": "x", "portfolio__due.md": "mine", "portfolio.csv": "mine"}
    made = make(draw_site({"a": GOOD}), **own)
    assert "docs/playbook/playbook.yml" not in made
    assert "A pilot" in made["docs/pilots/a.md"]
    assert (made["docs/portfolio/due.md"], made["docs/portfolio.csv"]) == ("mine", "mine")


def test_schema_of_a_tree_for_the_public_is_that_of_the_fields_that_are_shown() -> None:
    site = draw_site({"a": GOOD})
    own = {"schema__pilot.schema.json": "{}"}
    assert make(site, **own)["docs/schema/pilot.schema.json"] == "{}"
    public = replace(site, portfolio=open_to_public(site.portfolio, default_bench()))
    assert '"owner"' in make(public, **own)["docs/schema/pilot.schema.json"]


def test_configuration_of_a_tree_names_the_site_where_it_is_known() -> None:
    site = draw_site({"a": GOOD}, addresses=Addresses(root="https://book.example/"))
    assert '"site_url": "https://book.example/"' in make(site)["mkdocs.yml"]
    assert "site_url" not in make(draw_site({"a": GOOD}))["mkdocs.yml"]
    assert '"site_name": "Pilotbook"' in make(replace(site, name=""))["mkdocs.yml"]
