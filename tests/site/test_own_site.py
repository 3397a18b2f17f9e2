"""This repository's own site: its links, its places, its headings, and what is there without scripts."""

import itertools
from dataclasses import dataclass
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.site.built_site import BuiltSite, collect_log
from tests.site.read_page import ReadPage
from tests.site.site_links import find_broken_links, read_site

ROOT = Path(__file__).parents[2]
SITE = "https://pilotbook.example.com/"
KINDS = {
    "home": "index.html",
    "playbook": "playbook/index.html",
    "question": "playbook/questions/owner/index.html",
    "pattern": "playbook/patterns/integration-by-hack/index.html",
    "article": "playbook/summary/index.html",
    "checklists": "checklists/index.html",
    "checklist": "checklists/ship/index.html",
    "register": "pilots/index.html",
    "pilot": "pilots/invoice-triage/index.html",
    "decisions due": "portfolio/due/index.html",
    "timeline": "portfolio/timeline/index.html",
    "answers": "portfolio/answers/index.html",
    "stalls": "portfolio/stalls/index.html",
    "funnel": "portfolio/funnel/index.html",
    "funding": "portfolio/funding/index.html",
    "record": "guide/record/index.html",
}


@dataclass(frozen=True)
class OwnSite:
    """The site, read back once."""

    built: BuiltSite
    pages: dict[str, ReadPage]


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> OwnSite:
    folder = tmp_path_factory.mktemp("own")
    with collect_log() as log:
        config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    pages = {file.relative_to(folder).as_posix(): page for file, page in read_site(folder).items()}
    return OwnSite(BuiltSite(folder, log), pages)


def test_own_site_is_built_without_a_warning(own: OwnSite) -> None:
    assert own.built.warnings == []


def test_own_site_has_a_page_of_every_kind(own: OwnSite) -> None:
    assert set(KINDS.values()) <= set(own.pages)
    for file in (ROOT / "pilots").glob("*.yml"):
        assert f"pilots/{file.stem}/index.html" in own.pages


def test_every_link_of_the_own_site_leads_somewhere(own: OwnSite) -> None:
    assert find_broken_links(own.built.folder, SITE) == []


def test_every_id_of_the_own_site_is_unique_on_its_page(own: OwnSite) -> None:
    twice = {name: sorted({each for each in page.ids if page.ids.count(each) > 1}) for name, page in own.pages.items()}
    assert {name: ids for name, ids in twice.items() if ids} == {}


def test_headings_of_the_own_site_are_in_order(own: OwnSite) -> None:
    for name, page in own.pages.items():
        levels = [level for level, _ in page.headings]
        assert levels.count(1) == 1, name
        assert levels[0] == 1, name
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), (
            name,
            page.headings,
        )
        assert all(text for _, text in page.headings), name


def test_own_site_asks_no_other_host(own: OwnSite) -> None:
    for name, page in own.pages.items():
        for element in page.elements:
            if element.tag in ("script", "img", "iframe", "source", "video", "audio", "embed", "object"):
                assert "//" not in element.attributes.get("src", ""), (name, element)
            if element.tag == "link" and element.attributes.get("rel") not in ("canonical", "next", "prev"):
                assert "//" not in element.attributes["href"], (name, element)


def test_own_site_needs_no_script_for_what_matters(own: OwnSite) -> None:
    """Nothing that is hidden until a script runs holds anything that cannot be read elsewhere."""
    register = own.pages[KINDS["register"]]
    rows = [each for each in register.all(tag="tr") if "data-stage" in each.attributes]
    assert len(rows) == len(list((ROOT / "pilots").glob("*.yml")))
    assert not [each for each in rows if "hidden" in each.attributes]
    for name, page in own.pages.items():
        hidden = [
            each.tag for each in page.elements if "hidden" in each.attributes and any("pb-" in c for c in each.classes)
        ]
        links = {"a"} if name == "portfolio/propose/index.html" else set()  # to the file that the form changes
        assert set(hidden) <= {"form", "p", "ul", "div"} | links, name
        scripted = [each for each in page.elements if each.tag == "form" and "pb-facets" in each.classes]
        assert all("hidden" in each.attributes for each in scripted), name


@pytest.mark.parametrize("kind", KINDS)
def test_page_of_the_own_site_says_its_day_its_title_and_its_description(own: OwnSite, kind: str) -> None:
    page = own.pages[KINDS[kind]]
    title = page.all(tag="title")[0].text
    assert title == "Pilotbook" if kind == "home" else title.endswith(" - Pilotbook")
    if kind != "home":
        assert title.removesuffix(" - Pilotbook") == page.headings[0][1]
    (description,) = [each for each in page.all(tag="meta") if each.attributes.get("name") == "description"]
    assert description.attributes["content"]
    assert "As of " in page.text
