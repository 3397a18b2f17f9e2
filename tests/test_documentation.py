"""What the documentation has to keep up with: commands, fields, codes and keys; and that its links lead somewhere."""

import json
import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import click
import pytest
import yaml
from click.testing import CliRunner

from pilotbook.cli import cli
from pilotbook.diagnostic import Code
from pilotbook.portfolio.load import load_portfolio
from pilotbook.portfolio.repository import Repository
from pilotbook.records.pilot import Pilot
from pilotbook.records.playbook import Criterion, Front, Settings
from pilotbook.records.shape import walk_fields
from pilotbook.scaffold.repository_files import BookNames, write_repository_files
from pilotbook.site.address import Addresses
from pilotbook.site.make import make_pages
from pilotbook.site.page import Page
from pilotbook.site.rendering import Templates
from pilotbook.site.site import RECORD_GUIDE, Site
from tests.tree import CONFIGURATION, write_tree

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
GUIDE = DOCS / "guide"
PAGES = sorted(DOCS.rglob("*.md")) + sorted(ROOT.glob("*.md")) + sorted(ROOT.glob("requirements/*.md"))
CONTEXT = click.Context(cli)
COMMANDS = [
    (f"pilotbook {name}", command)
    for name in cli.list_commands(CONTEXT)
    if (command := cli.get_command(CONTEXT, name)) is not None
]

_FENCE = re.compile(r"^( *)(```+|~~~+).*?^\1\2 *$", re.DOTALL | re.MULTILINE)
_CODE_HEADING = re.compile(r"^#{2,4} `?([a-z0-9-]+)`?$", re.MULTILINE)
_NAME = re.compile(r"<code>[a-z_.]+</code>|id=\"[^\"]+\"")
_CODE = re.compile(r"`[^`\n]*`")
_LINK = re.compile(r"\]\(\s*<?([^)\s>]+)|(?:href|src)=[\"']([^\"']+)|^\[[^\]]+\]:\s*(\S+)", re.MULTILINE)
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_FOREIGN_DAY = re.compile(
    rf"\b(?:{_MONTH}) [0-9]{{1,2}}(?:st|nd|rd|th)?,? [0-9]{{4}}\b|\b[0-9]{{1,2}}/[0-9]{{1,2}}/[0-9]{{2,4}}\b"
)


def read_guide(name: str) -> str:
    return (GUIDE / name).read_text(encoding="utf-8")


def section(text: str, words: str) -> str:
    """The part of a page below the heading that ends in `words`, up to the next heading that is not below it."""
    lines = text.splitlines()
    start = next((n for n, line in enumerate(lines) if re.fullmatch(rf"#+ (.* )?`?{re.escape(words)}`?", line)), None)
    if start is None:
        return ""
    depth = len(lines[start]) - len(lines[start].lstrip("#"))
    after = (n for n, line in enumerate(lines) if n > start and re.match(rf"#{{1,{depth}}} ", line))
    return "\n".join(lines[start + 1 : next(after, None)])


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    """The pages that the site makes, by their sources."""
    portfolio = load_portfolio(Repository(root=ROOT, docs=DOCS), date(2026, 11, 22))
    site = Site(portfolio=portfolio, addresses=Addresses(), templates=Templates())
    return {page.source: page for page in make_pages(site)}


@pytest.mark.parametrize(("name", "command"), COMMANDS, ids=[name for name, _ in COMMANDS])
def test_guide_describes_the_command_with_every_option(name: str, command: click.Command) -> None:
    described = section(read_guide("commands.md"), name)
    assert described
    options = [opt for parameter in command.params if isinstance(parameter, click.Option) for opt in parameter.opts]
    assert [option for option in options if f"`{option}" not in described and f" {option}" not in described] == []


def test_guide_describes_every_choice_of_an_option() -> None:
    choices = {
        word
        for _, command in COMMANDS
        for parameter in command.params
        if isinstance(parameter.type, click.Choice)
        for word in parameter.type.choices
    }
    assert choices
    text = read_guide("commands.md")
    assert [word for word in sorted(choices) if f"`{word}`" not in text and f"--format {word}" not in text] == []


def test_guide_shows_what_explain_prints() -> None:
    printed = CliRunner().invoke(cli, ["explain", "OWN-02"]).stdout
    assert f"```text\n{printed}```\n" in read_guide("commands.md")


def test_guide_shows_the_keys_that_check_prints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_tree(tmp_path, {**CONFIGURATION, "pilots/a.yml": "title: A\nstage: approved\nownr: x\n"})
    monkeypatch.chdir(tmp_path)
    printed = json.loads(CliRunner().invoke(cli, ["check", "--format", "json"]).stdout)
    (shown,) = re.findall(r"```json\n(.*?)```", read_guide("commands.md"), re.DOTALL)
    assert list_keys(json.loads(shown)) == list_keys(printed)


def list_keys(value: object) -> object:
    """The keys of a JSON value, at every depth; of a list, those of its first item."""
    match value:
        case dict():
            return {key: list_keys(inner) for key, inner in value.items()}
        case [first, *_]:
            return [list_keys(first)]
    return None


@pytest.mark.parametrize("what", ["pilot", "check", "report", "portfolio"])
def test_schema_in_the_docs_is_the_one_that_the_command_prints(monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    """To renew it: `pilotbook schema report > docs/schema/report.schema.json`, and likewise for the others."""
    monkeypatch.chdir(ROOT)
    kept = (DOCS / "schema" / f"{what}.schema.json").read_text(encoding="utf-8")
    assert CliRunner().invoke(cli, ["schema", what]).stdout == kept


def test_record_page_describes_every_field(pages: dict[str, Page]) -> None:
    html = unescape(pages[RECORD_GUIDE].html)
    missing = [
        path
        for path, field in walk_fields(Pilot)
        if not {f"<code>{path}</code>", f'id="field-{path}"'} & set(_NAME.findall(html))
        or field.description not in html
    ]
    assert missing == []


def test_guide_explains_every_code_under_a_heading_of_its_own() -> None:
    """The heading is what the address in `check --format json` leads to, so it holds the code and no more."""
    headings = _CODE_HEADING.findall(read_guide("diagnostics.md"))
    assert [code.value for code in Code if headings.count(code.value) != 1] == []
    assert [heading for heading in headings if "-" in heading and heading not in set(Code)] == []


def test_guide_explains_every_key_of_the_playbook() -> None:
    text = read_guide("change-the-playbook.md")
    keys = sorted({path.rsplit(".", 1)[-1] for of in (Criterion, Front, Settings) for path, _ in walk_fields(of)})
    assert [key for key in keys if not re.search(rf"`{key}`|^[ #-]*{key}:|[{{,] *{key}:", text, re.MULTILINE)] == []


def test_new_repository_has_the_pages_of_ours_in_its_navigation() -> None:
    """To mend it: put the page into `plugins/pilotbook/scaffold/repository/mkdocs.yml` as well."""
    ours = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]
    theirs = yaml.safe_load(write_repository_files(BookNames(name="A"))["mkdocs.yml"])["nav"]
    shared = [entry for entry in ours if not {"Guide", "Development"} & set(entry)]
    assert [entry for entry in theirs if set(entry) != {"The record, field by field"}] == shared


def links_of(text: str) -> Iterator[str]:
    """Every address of a page that leads to a file beside it."""
    prose = _CODE.sub("", _FENCE.sub("", text))
    for found in _LINK.findall(prose):
        address = next(filter(None, found))
        if not re.match(r"[a-z][a-z0-9+.-]*:|#|//", address, re.IGNORECASE):
            yield unquote(address.partition("#")[0])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_page_has_only_links_that_lead_somewhere(pages: dict[str, Page], page: Path) -> None:
    made = {(DOCS / source).resolve() for source in pages}
    targets = {address: (page.parent / address).resolve() for address in links_of(page.read_text(encoding="utf-8"))}
    assert [address for address, file in targets.items() if not file.exists() and file not in made] == []


@pytest.mark.parametrize(
    "article", sorted((DOCS / "playbook").rglob("*.md")), ids=lambda page: page.relative_to(DOCS).as_posix()
)
def test_article_links_only_to_what_every_site_has(pages: dict[str, Page], article: Path) -> None:
    """The playbook goes into the package; our guide does not, and a link to it would break other people's sites."""
    playbook = DOCS / "playbook"
    files = [(article.parent / address).resolve() for address in links_of(article.read_text(encoding="utf-8"))]
    made = {(DOCS / source).resolve() for source in pages}
    assert [file for file in files if not file.is_relative_to(playbook) and file not in made] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_page_writes_days_as_in_britain_or_as_in_a_record(page: Path) -> None:
    assert _FOREIGN_DAY.findall(page.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](one.md) and ![b](<two.png>)", ["one.md", "two.png"]),
        ("[a](one.md#part 'title') [b](a%20b.md)", ["one.md", "a b.md"]),
        ("<img src=\"three.svg\"> <a href='four/'>", ["three.svg", "four/"]),
        ("[a]: five.md\n", ["five.md"]),
        ("[a](https://example.com) [b](#part) [c](mailto:a@example.com) [d](//example.com)", []),
        ("```\n[a](six.md)\n```\n`[b](seven.md)`", []),
    ],
)
def test_links_of_a_page_are_those_to_files(text: str, expected: list[str]) -> None:
    assert list(links_of(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("November 22, 2026", True),
        ("May 5th 2026", True),
        ("11/22/2026", True),
        ("22 November 2026", False),
        ("2026-11-22", False),
        ("May 2027", False),
        ("and/or 1/2", False),
    ],
)
def test_foreign_days_are_told_apart(text: str, *, expected: bool) -> None:
    assert bool(_FOREIGN_DAY.search(text)) is expected


def test_section_ends_at_the_next_heading_of_its_depth() -> None:
    text = "# Commands\n\n## `pilotbook check`\none\n### Exit codes\ntwo\n\n## `pilotbook check-all`\nthree\n"
    assert section(text, "pilotbook check") == "one\n### Exit codes\ntwo\n"
    assert section(text, "pilotbook check-all") == "three"
    assert section(text, "pilotbook nothing") == ""
