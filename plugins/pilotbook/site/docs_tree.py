"""Turns the site and the organisation's own documents into a folder of Markdown that other generators can take.

A page of ours is a Markdown file whose body is one piece of finished HTML. There is no blank line in it, so that every
reader of Markdown takes it for what it is, and no text of a record reaches Markdown.
"""

import json
import re
from collections.abc import Iterator, Mapping
from html import escape

from pilotbook.records.schema import pilot_schema
from pilotbook.site.assets import MORE_STYLES, STYLES, read_early_scripts, read_page_scripts, read_styles
from pilotbook.site.feeds.all_feeds import plan_feeds
from pilotbook.site.make import complete_article, complete_home, plan_pages
from pilotbook.site.page import Page, PlannedPage
from pilotbook.site.site import CHECKLISTS, HOME, PLAYBOOK, SCHEMA, SETTINGS, Site, is_pilot_address
from pilotbook.site.subnavigation import VIEWS

CONFIGURATION = "mkdocs.yml"
_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?\n)?---[ \t]*\r?\n", re.DOTALL)
_HEADING = re.compile(r"\A\s*#[ \t]+(.+?)[ \t#]*\n")
_BLANK_LINE = re.compile(r"\n[ \t]*(?=\n)")
_EXTENSIONS = ("admonition", "def_list", "footnotes", "md_in_html", "tables", "pymdownx.superfences")


def make_docs_tree(site: Site, own: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Every file by its path: the configuration, and below `docs/` the documents, pages, feeds, styles and scripts.

    `own` are the files of the docs folder, and the articles of the package that it lacks, by their paths below it. A
    page of the organisation's own stays in the place of one that we would make, but for the pages of pilots.
    """
    yield CONFIGURATION, _write_configuration(site)
    there = {name for name in own if name.endswith(".md")}
    for name, content in own.items():
        if name not in (SETTINGS, HOME) and not (site.portfolio.is_public and name == SCHEMA):
            yield f"docs/{name}", _complete(site, name, content)
    if site.portfolio.is_public and SCHEMA in own:
        yield f"docs/{SCHEMA}", _encode(json.dumps(pilot_schema(site.portfolio.playbook.settings.added_fields)))
    yield f"docs/{HOME}", _write_home(site, own.get(HOME, b"").decode("utf-8", "replace"))
    for planned in plan_pages(site):
        if planned.source not in there or is_pilot_address(planned.source):
            page = planned.make() if isinstance(planned, PlannedPage) else planned
            yield f"docs/{page.source}", _write_page(page)
    for address, text in {**read_styles(), **read_early_scripts(), **read_page_scripts()}.items():
        yield f"docs/{address}", _encode(text)
    yield from ((f"docs/{feed.address}", feed.read()) for feed in plan_feeds(site) if feed.address not in own)


def _write_page(page: Page) -> bytes:
    front = {"title": escape(page.title), "description": escape(page.description), "hide": list(page.hide)}
    return _encode(f"{_write_front(front)}{join_lines(page.html)}\n")


def _write_home(site: Site, text: str) -> bytes:
    """The home page, with what the organisation's own says below it."""
    body = _FRONT_MATTER.sub("", text, count=1)
    heading = _HEADING.match(body)
    title = heading.group(1) if heading else site.name
    html = complete_home(site, title, "", "").html
    front = _write_front({"title": escape(title), "hide": ["navigation", "toc"]})
    return _encode(f"{front}{join_lines(html)}\n\n{body[heading.end() if heading else 0 :]}")


def _complete(site: Site, name: str, content: bytes) -> bytes:
    """A document with what the site adds to it, where it is an article of the playbook."""
    article = site.articles.get(name)
    if article is None:
        return content
    text = content.decode("utf-8", "replace")
    front = _FRONT_MATTER.match(text)
    head, body = (front.group(), text[front.end() :]) if front else ("", text)
    title = "" if _HEADING.match(body) else f"# {article.front.title}\n\n"
    foot = join_lines(complete_article(site, article, "<h1></h1>").html.removeprefix("<h1></h1>"))
    return _encode(f"{head}\n{title}{body}\n\n{foot}\n")


def join_lines(html: str) -> str:
    """HTML without blank lines, at which Markdown would begin anew; within `pre` they are there all the same."""
    return _BLANK_LINE.sub("&#10;", html.strip())


def _write_front(front: Mapping[str, object]) -> str:
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in front.items() if value]
    return "---\n" + "\n".join(lines) + "\n---\n\n"


def _write_configuration(site: Site) -> bytes:
    """What MkDocs with Material, or Zensical, needs to know; JSON is YAML as well."""
    playbook = [{each.front.title: f"playbook/{each.address}.md"} for each in site.portfolio.playbook.articles]
    configuration = {
        "site_name": site.name or "Pilotbook",
        **({"site_url": site.addresses.root} if site.addresses.root else {}),
        "theme": {"name": "material", "font": False, "features": ["navigation.tabs"]},
        "extra_css": [STYLES, MORE_STYLES],
        "extra": {"polyfills": [*read_early_scripts()]},
        "markdown_extensions": [*_EXTENSIONS, {"toc": {"permalink": True}}],
        "plugins": ["search"],
        "nav": [
            {"Home": HOME},
            {"Playbook": [each for each in playbook if PLAYBOOK not in each.values()]},
            {"Portfolio": [{title: source} for source, title in VIEWS]},
            {"Checklists": CHECKLISTS},
        ],
    }
    return _encode(json.dumps(configuration, indent=2, ensure_ascii=False) + "\n")


def _encode(text: str) -> bytes:
    return text.encode("utf-8", errors="xmlcharrefreplace")
