"""The plugin in real builds of small projects."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File

from pilotbook.cli import cli
from pilotbook.mkdocs_plugin.configuration import read_addresses
from pilotbook.site.address import Addresses
from pilotbook.site.assets import MORE_STYLES, STYLES, THEME, read_early_scripts
from tests.site.built_site import (
    BARE,
    FULL,
    BuiltSite,
    build_project,
    build_site,
    collect_log,
    draw_project,
    read_bytes,
)
from tests.site.made_site import GOOD
from tests.site.site_links import find_broken_links

STRICT_NAV = """\
validation:
  nav: {omitted_files: warn, not_found: warn, absolute_links: warn}
  links: {not_found: warn, absolute_links: warn, unrecognized_links: warn, anchors: warn}
"""
PILOT = "pilots/a.yml"
ARTICLE = "---\ntitle: {title}\ndescription: D\nkind: question\nlabel: Owner\norder: 1\n{criteria}---\n\n{text}\n"
CRITERION = "criteria:\n  - {id: OWN-90, title: Ours, gate: approve, level: must, fields: [owner.name], fix: Do it}\n"


def test_project_with_nothing_gets_the_playbook_and_an_empty_register(tmp_path: Path) -> None:
    site = build_site(tmp_path, {}, BARE)
    assert site.warnings == []
    assert {
        "index.html",
        "404.html",
        "pilots/index.html",
        "playbook/index.html",
        "playbook/questions/owner/index.html",
        "playbook/patterns/integration-by-hack/index.html",
        "checklists/approve/index.html",
        "guide/record/index.html",
    } <= site.paths
    assert site.page("").headings[0] == (1, "A book")
    assert "No pilots yet" in site.page("pilots/").text
    assert find_broken_links(site.folder) == []


def test_project_without_a_navigation_finds_everything_in_the_automatic_one(tmp_path: Path) -> None:
    site = build_site(tmp_path, {PILOT: GOOD, "docs/about.md": "# About\n"}, BARE)
    listed = site.page("about/").all(tag="a", klass="md-nav__link", inside="md-nav--primary")
    links = [each.attributes["href"] for each in listed]
    for address in (
        "..",
        "../pilots/",
        "../checklists/",
        "../guide/record/",
        "../playbook/",
        "../playbook/questions/owner/",
    ):
        assert address in links
    assert links.index("..") < links.index("./") < links.index("../pilots/")
    assert not {"../pilots/a/", "../checklists/approve/"} & set(links)


def test_project_with_a_navigation_need_not_name_our_pages(tmp_path: Path) -> None:
    config = f"{FULL}{STRICT_NAV}nav: [{{Start: index.md}}]\n"
    site = build_site(tmp_path, {PILOT: GOOD, "docs/index.md": "# Hello\n"}, config, strict=True)
    assert site.log
    assert not site.is_aborted
    assert site.has_page("pilots/a/")
    links = [each.attributes.get("href") for each in site.page("").all(tag="a", inside="md-nav--primary")]
    assert not [link for link in links if link and ("pilots" in link or "checklists" in link)]


def test_navigation_names_pages_as_it_likes(tmp_path: Path) -> None:
    nav = "nav: [{Start: index.md}, {Lists: [{Yes or no: checklists/approve.md}]}, {Short: playbook/summary.md}]\n"
    site = build_site(tmp_path, {"docs/index.md": ""}, FULL + nav)
    names = [" ".join(each.text.split()) for each in site.page("checklists/approve/").all(klass="md-ellipsis")]
    assert "Yes or no" in names
    assert site.page("checklists/approve/").headings[0] == (1, "Checklist: Approve")
    assert site.page("checklists/approve/").all(tag="title")[0].text == "Checklist: Approve - A book"
    assert site.page("playbook/summary/").headings[0][1] != "Short"


def test_home_may_be_called_readme(tmp_path: Path) -> None:
    site = build_site(tmp_path, {"docs/README.md": "# Hello\n\nOurs.\n", PILOT: GOOD})
    page = site.page("")
    assert page.headings[0] == (1, "Hello")
    assert "1 pilot" in page.text
    assert "Ours." in page.text
    assert site.warnings == []


def test_front_page_of_the_playbook_may_be_called_readme(tmp_path: Path) -> None:
    front = "---\ntitle: Our playbook\ndescription: D\nkind: article\n---\nOurs.\n"
    site = build_site(tmp_path, {"docs/playbook/README.md": front, PILOT: GOOD})
    page = site.page("playbook/")
    assert page.headings[0] == (1, "Our playbook")
    assert "Five stall patterns" in page.text
    assert page.all(klass="pb-articles")
    assert "Our playbook" not in "".join(each.text for each in page.all(klass="pb-articles"))
    assert find_broken_links(site.folder) == []


def test_organisation_overrides_one_article(tmp_path: Path) -> None:
    own = ARTICLE.format(title="Who pays & <owns>?", criteria=CRITERION, text="Our *own* text.")
    config = FULL.replace("font: false", "font: false, features: [content.action.edit]")
    site = build_site(tmp_path, {"docs/playbook/questions/owner.md": own, PILOT: GOOD}, config)
    page = site.page("playbook/questions/owner/")
    assert page.headings[0] == (1, "Who pays & <owns>?")
    assert page.all(tag="title")[0].text == "Who pays & <owns>? - A book"
    assert "Our own text." in page.text.replace(" .", ".")
    assert "own-90" in page.ids
    assert "OWN-02" not in page.text
    assert "DATA-01" in site.page("playbook/questions/data/").text
    assert "OWN-90" in site.page("pilots/a/").text
    titles = {entry["title"] for entry in site.search if entry["location"] == "playbook/questions/owner/"}
    assert titles == {"Who pays &amp; &lt;owns&gt;?"}
    assert "edit/main/docs/playbook/questions/owner.md" in " ".join(page.links)
    assert "edit/main" not in " ".join(site.page("playbook/questions/data/").links)


def test_article_links_to_its_own_criteria_and_to_made_pages(tmp_path: Path) -> None:
    text = (
        "[a](#own-90) [b](../index.md#patterns) [c](../../pilots/index.md#register) [d](../../index.md#due) "
        "[e](../../checklists/approve.md#checklist) [f](data.md#data-01) [g](../../pilots/a.md#gates)"
    )
    own = ARTICLE.format(title="Owner", criteria=CRITERION, text=text)
    config = FULL + STRICT_NAV
    files = {"docs/playbook/questions/owner.md": own, PILOT: GOOD, "docs/index.md": "# Hello\n"}
    site = build_site(tmp_path, files, config, strict=True)
    assert site.warnings == []
    assert not site.is_aborted
    assert find_broken_links(site.folder) == []


def test_link_to_a_place_that_is_not_there_is_still_reported(tmp_path: Path) -> None:
    files = {PILOT: GOOD, "docs/index.md": "[a](pilots/a.md#nowhere) [b](pilots/b.md)\n"}
    site = build_site(tmp_path, files, FULL + STRICT_NAV, strict=True)
    assert site.is_aborted
    assert len(site.warnings) == 2


def test_pilot_that_cannot_be_read_gets_a_page_and_the_rest_is_built(tmp_path: Path) -> None:
    site = build_site(tmp_path, {PILOT: GOOD, "pilots/b.yml": "title: [\n", "pilots/c.yml/": ""})
    assert site.page("pilots/a/").headings[0] == (1, "A pilot")
    for name in ("b", "c"):
        page = site.page(f"pilots/{name}/")
        assert f"pilots/{name}.yml" in page.text
        assert "line 1" in page.text or "line 2" in page.text
        assert page.all(klass="pb-problem")
    assert len(site.own_warnings) == 2
    assert all(re.match(r"pilotbook: pilots/[bc]\.yml:\d+:\d+: expected ", each) for each in site.own_warnings)


def test_file_with_a_bad_name_stands_in_the_register_without_a_page(tmp_path: Path) -> None:
    files = {"pilots/Bad Name.yml": GOOD, "pilots/a.yaml": GOOD, "pilots/deep/b.yml": GOOD, "pilots/index.yml": GOOD}
    site = build_site(tmp_path, files)
    register = site.page("pilots/")
    listed = register.all(klass="pb-unreadable")[0].text
    for name in files:
        assert name in listed
    assert [each for each in site.paths if each.startswith("pilots/")] == ["pilots/index.html"]
    assert register.all(tag="a", inside="pb-unreadable", klass="none") == []
    assert find_broken_links(site.folder) == []


@pytest.mark.parametrize(
    "page", ["docs/pilots/a.md", "docs/pilots/a/index.md", "docs/pilots/index.md", "docs/pilots/README.md"]
)
def test_page_in_the_place_of_a_pilot_is_reported_and_gives_way(tmp_path: Path, page: str) -> None:
    site = build_site(tmp_path, {PILOT: GOOD, page: "# By hand\n"})
    (warning,) = site.own_warnings
    assert warning.startswith(f"pilotbook: {page}:1:1: ")
    assert site.page("pilots/a/").headings[0] == (1, "A pilot")
    assert site.page("pilots/").headings[0] == (1, "Portfolio")
    locations = [entry["location"] for entry in site.search]
    assert locations.count("pilots/a/") == 1
    assert (site.folder / "sitemap.xml").read_text().count("https://book.example/pilots/a/<") == 1


@pytest.mark.parametrize("page", ["docs/checklists/approve.md", "docs/guide/record.md", "docs/checklists/index.md"])
def test_page_in_the_place_of_another_made_page_is_kept(tmp_path: Path, page: str) -> None:
    site = build_site(tmp_path, {page: "# By hand\n"}, FULL + STRICT_NAV, strict=True)
    assert not site.is_aborted
    address = page.removeprefix("docs/").removesuffix(".md").removesuffix("index").rstrip("/") + "/"
    assert site.page(address).headings[0] == (1, "By hand")


def test_draft_of_a_home_page_is_replaced(tmp_path: Path) -> None:
    config = FULL + "draft_docs: |\n  index.md\n  checklists/approve.md\n"
    files = {"docs/index.md": "# Draft\n", "docs/checklists/approve.md": "# Draft\n"}
    site = build_site(tmp_path, files, config)
    assert site.page("").headings[0] == (1, "A book")
    assert site.page("checklists/approve/").headings[0] == (1, "Checklist: Approve")


@pytest.mark.parametrize("urls", ["true", "false"])
def test_links_are_right_with_and_without_directory_addresses(tmp_path: Path, urls: str) -> None:
    files = {PILOT: GOOD, "pilots/b.yml": "", "docs/index.md": "[a](pilots/a.md)\n", "docs/sub/x.md": "# X\n"}
    site = build_site(tmp_path, files, f"{FULL}use_directory_urls: {urls}\n")
    assert find_broken_links(site.folder) == []
    assert ("pilots/a/index.html" if urls == "true" else "pilots/a.html") in site.paths
    assert site.page("pilots/a/" if urls == "true" else "pilots/a.html").headings[0] == (1, "A pilot")


SOURCES = (
    "index.md",
    "README.md",
    "about.md",
    "pilots/index.md",
    "pilots/a.md",
    "a b/README.md",
    "a b/c#d.md",
    "研/究.md",
)


@pytest.mark.parametrize("source", SOURCES)
def test_address_is_the_one_that_mkdocs_gives(source: str) -> None:
    for urls in (True, False):
        address = Addresses(has_directory_urls=urls).of(source)
        written = File(source, None, "site", urls).dest_uri
        assert written == (f"{address}index.html" if address.endswith("/") or not address else address)


ERRORS: dict[str, dict[str, str]] = {
    "nothing wrong": {PILOT: GOOD},
    "no pilots": {"docs/index.md": "# Hello\n"},
    "a should that does not hold": {
        PILOT: (Path(__file__).parents[2] / "pilots/meter-photo-reading.yml").read_text(encoding="utf-8")
    },
    "a must of a claimed gate": {PILOT: "title: A\nstage: approved\n"},
    "an unknown field": {PILOT: f"{GOOD}unti: x\n"},
    "an empty file": {PILOT: ""},
    "a bad name": {"pilots/A b.yml": GOOD},
    "an article without front matter": {PILOT: GOOD, "docs/playbook/extra.md": "# Hello\n"},
    "a broken condition": {
        PILOT: GOOD,
        "docs/playbook/questions/owner.md": ARTICLE.format(
            title="T", criteria=CRITERION.replace("fix:", "check: pilot.ownr, fix:"), text=""
        ),
    },
    "a page in the way": {PILOT: GOOD, "docs/pilots/a.md": "# X\n"},
    "broken settings": {PILOT: GOOD, "docs/playbook/playbook.yml": "longest_timebox_weeks: many\n"},
}


@pytest.mark.parametrize("case", ERRORS)
def test_strict_build_fails_exactly_when_check_does(tmp_path: Path, case: str) -> None:
    root = draw_project(tmp_path, ERRORS[case])
    checked = CliRunner().invoke(cli, ["check", str(root), "--today", "2026-11-22"])
    assert checked.exit_code in (0, 1), checked.output
    site = build_project(root, strict=True)
    assert site.is_aborted is (checked.exit_code == 1), (checked.output, site.log)


def test_warning_is_said_but_does_not_count(tmp_path: Path) -> None:
    site = build_site(tmp_path, ERRORS["a should that does not hold"], strict=True)
    assert [message for level, message in site.log if level == "INFO" and "pilotbook: pilots/a.yml:" in message]
    assert not site.is_aborted


def test_message_cannot_steer_a_terminal(tmp_path: Path) -> None:
    site = build_site(tmp_path, {PILOT: f'{GOOD}"\\e[2Jx\\u202ey\\nz": 1\n'})
    assert site.own_warnings
    assert all(each.isprintable() for each in site.own_warnings)


@pytest.mark.parametrize("given", ['"2026-10-05"', "2026-10-05"])
def test_today_is_what_the_configuration_says(tmp_path: Path, given: str) -> None:
    site = build_site(tmp_path, {PILOT: GOOD}, BARE.replace('"2026-11-22"', given))
    assert "on 5 Oct 2026." in site.page("pilots/").text
    assert "As of 5 Oct 2026" in site.page("pilots/a/").text


def test_today_is_the_day_of_the_build_where_nothing_says_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    site = build_site(tmp_path, {PILOT: GOOD}, BARE.replace('{pilotbook: {today: "2026-11-22"}}', "pilotbook"))
    assert "on 1 Jan 2026." in site.page("pilots/").text


@pytest.mark.parametrize("given", ["tomorrow", '"2026-13-01"', '""'])
def test_today_that_is_no_day_stops_the_build_with_a_sentence(tmp_path: Path, given: str) -> None:
    site = build_site(tmp_path, {PILOT: GOOD}, BARE.replace('"2026-11-22"', given))
    assert site.is_aborted
    assert "expected a day such as 2026-11-22" in " ".join(site.warnings)


def pencils(site: BuiltSite, address: str) -> set[str]:
    page = site.page(address)
    return {
        each.attributes["href"]
        for each in page.all(tag="a")
        if each.attributes.get("rel") == "edit" or "edit" in each.attributes.get("title", "").lower()
    }


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        (FULL, "https://forge.example/team/book/edit/main/"),
        (FULL.replace("edit/main/docs/", "edit/main/docs"), "https://forge.example/team/book/edit/main/"),
        (BARE + "edit_uri: https://forge.example/x/docs/\n", "https://forge.example/x/"),
        (BARE + "edit_uri: x/docs/\n", ""),
        (FULL.replace("edit/main/docs/", "?file=docs/"), ""),
        (FULL + "edit_uri_template: 'x/{path}'\n", ""),
        (BARE, ""),
    ],
)
def test_forge_is_found_in_the_configuration(tmp_path: Path, config: str, expected: str) -> None:
    root = draw_project(tmp_path, {}, config)
    assert read_addresses(load_config(str(root / "mkdocs.yml"))).edit_base == expected


def test_pilot_page_leads_to_its_file_in_the_forge(tmp_path: Path) -> None:
    page = build_site(tmp_path, {PILOT: GOOD}).page("pilots/a/")
    (link,) = page.all(klass="pb-edit")
    assert link.attributes["href"] == "https://forge.example/team/book/edit/main/pilots/a.yml"


def test_pencil_of_the_theme_opens_the_file_of_the_pilot(tmp_path: Path) -> None:
    config = FULL.replace("font: false", "font: false, features: [content.action.edit]")
    site = build_site(tmp_path, {PILOT: GOOD, "docs/index.md": ""}, config)
    pilot = "https://forge.example/team/book/edit/main/pilots/a.yml"
    assert pencils(site, "pilots/a/") == {pilot}
    assert pencils(site, "pilots/") == set()
    assert pencils(site, "checklists/approve/") == set()


def test_docs_folder_may_stand_deeper(tmp_path: Path) -> None:
    config = FULL.replace("edit/main/docs/", "edit/main/text/en/") + "docs_dir: text/en\n"
    files = {
        PILOT: GOOD,
        "text/en/index.md": "# Hello\n",
        "text/en/playbook/extra.md": "---\ntitle: E\nkind: article\n---\n",
    }
    root = draw_project(
        tmp_path, {"docs/": "", **files}, config.replace("font: false", "font: false, features: [content.action.edit]")
    )
    site = build_project(root)
    assert pencils(site, "pilots/a/") == {"https://forge.example/team/book/edit/main/pilots/a.yml"}
    assert site.has_page("playbook/extra/")


def test_search_holds_the_chosen_text_of_a_pilot_and_no_more(tmp_path: Path) -> None:
    site = build_site(tmp_path, {PILOT: f"{GOOD}summary: What it does.\nnotes: Unsaid.\nowner: {{name: Ann <Ash>}}\n"})
    entries = [entry for entry in site.search if entry["location"].startswith("pilots/a/")]
    (entry,) = entries
    line = site.page("pilots/a/").all(klass="pb-box__line")[0].text
    assert entry["title"] == "A pilot"
    words = re.sub(r"<[^>]*>", "|", entry["text"])
    assert [part.strip() for part in words.split("|") if part.strip()] == [
        "What it does.",
        line,
        "Owner: Ann &lt;Ash&gt;",
    ]


def test_search_reads_an_article_without_what_is_added_to_it(tmp_path: Path) -> None:
    site = build_site(tmp_path, {PILOT: "title: Zebra\nstage: proposed\n"})
    found = " ".join(
        entry["text"] for entry in site.search if entry["location"].startswith("playbook/questions/owner/")
    )
    assert "Who falls short today" not in found
    assert "Zebra" not in found
    assert "Zebra" in site.page("playbook/questions/owner/").text


def test_settings_of_the_playbook_are_not_published(tmp_path: Path) -> None:
    site = build_site(tmp_path, {PILOT: GOOD, "docs/playbook/playbook.yml": "longest_timebox_weeks: 5\n"})
    assert not (site.folder / "playbook/playbook.yml").exists()
    assert site.warnings == []


def test_site_without_search_is_whole(tmp_path: Path) -> None:
    site = build_site(tmp_path, {PILOT: GOOD}, BARE.replace("search, ", ""))
    assert site.page("pilots/a/").headings[0] == (1, "A pilot")
    assert "Gates" in site.page("pilots/a/").text


def test_organisation_overrides_a_template_of_ours(tmp_path: Path) -> None:
    main = '{% extends "base.html" %}{% block announce %}Closed on Friday{% endblock %}'
    pilot = """title: <b>x</b></title>\nstage: proposed\nsummary: '"><i onclick="x">'\n"""
    config = FULL.replace("font: false", "font: false, custom_dir: overrides")
    page = build_site(tmp_path, {PILOT: pilot, "overrides/main.html": main}, config).page("pilots/a/")
    assert "Closed on Friday" in page.text
    assert page.all(tag="title")[0].text == "<b>x</b></title> - A book"
    assert page.all(tag="b") == page.all(tag="i") == []
    assert "onclick" not in page.shape
    assert "As of 22 Nov 2026" in page.text


def test_organisation_overrides_our_styles(tmp_path: Path) -> None:
    site = build_site(tmp_path, {"docs/ours.css": "p{}", "docs/index.md": ""}, BARE + "extra_css: [ours.css]\n")
    sheets = [
        each.attributes["href"] for each in site.page("").all(tag="link") if each.attributes.get("rel") == "stylesheet"
    ]
    assert sheets[-3:] == [STYLES, MORE_STYLES, "ours.css"]
    assert (site.folder / STYLES).is_file()
    assert (site.folder / MORE_STYLES).is_file()


@pytest.mark.parametrize("theme", ["{name: material, font: false}", "mkdocs"])
@pytest.mark.parametrize("nav", ["", "nav: [index.md, pilots/index.md, pilots/a.md]\n"])
def test_page_of_a_pilot_does_without_the_styles_of_lists(tmp_path: Path, theme: str, nav: str) -> None:
    config = BARE.replace("{name: material, font: false}", theme) + "extra_css: [ours.css]\n" + nav
    site = build_site(tmp_path, {PILOT: GOOD, "docs/ours.css": "p{}", "docs/index.md": ""}, config)
    sheets = {
        address: [each for each in site.page(address).links if each.endswith((STYLES, MORE_STYLES, "ours.css"))]
        for address in ("pilots/a/", "pilots/")
    }
    assert sheets["pilots/a/"] == [f"../../{STYLES}", "../../ours.css"]
    assert sheets["pilots/"] == [f"../{STYLES}", f"../{MORE_STYLES}", "../ours.css"]
    ours = [each for each in site.page("pilots/a/").links if "assets/pilotbook" in each]
    early = {f"../../{address}" for address in read_early_scripts() if "material" in theme}
    assert set(ours) == {f"../../{STYLES}", *early}


def test_site_with_another_theme_is_whole(tmp_path: Path) -> None:
    pilot = "title: <b>x</b></title>\nstage: proposed\n"
    site = build_site(tmp_path, {PILOT: pilot}, BARE.replace("{name: material, font: false}", "mkdocs"))
    page = site.page("pilots/a/")
    assert (1, "<b>x</b></title>") in page.headings
    assert page.all(tag="b") == []


def test_page_that_is_no_text_is_said_to_be_and_the_rest_is_built(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        PILOT: GOOD,
        "docs/latin.md": b"# caf\xe9\n",
        "docs/playbook/questions/owner.md": b"---\ntitle: \xff\n---\n",
    }
    site = build_site(tmp_path, files)
    for address in ("latin/", "playbook/questions/owner/"):
        assert "This page cannot be read" in site.page(address).text
    assert any("latin.md: expected a page of text in UTF-8" in each for each in site.warnings)
    assert site.has_page("pilots/a/")


def test_link_to_nowhere_among_the_pages_is_said_to_be_unreadable(tmp_path: Path) -> None:
    root = draw_project(tmp_path, {PILOT: GOOD, "docs/index.md": "# Hello\n"})
    (root / "docs/gone.md").symlink_to(root / "nowhere.md")
    site = build_project(root)
    assert "This page cannot be read" in site.page("gone/").text


def test_pilots_hang_below_the_section_of_the_register(tmp_path: Path) -> None:
    nav = (
        "nav: [{Home: index.md}, {Portfolio: [pilots/index.md]}, {Lists: [checklists/index.md, checklists/start.md]}]\n"
    )
    config = FULL.replace("font: false", "font: false, features: [navigation.tabs]") + nav
    site = build_site(tmp_path, {PILOT: GOOD, "pilots/b.yml": "", "docs/index.md": ""}, config)
    for address, tab in (
        ("pilots/a/", "Portfolio"),
        ("pilots/b/", "Portfolio"),
        ("checklists/approve/", "Lists"),
        ("", "Home"),
    ):
        active = [" ".join(each.text.split()) for each in site.page(address).all(klass="md-tabs__item--active")]
        assert active == [tab], address


def test_register_outside_of_any_section_leaves_pilots_without_a_parent(tmp_path: Path) -> None:
    site = build_site(
        tmp_path, {PILOT: GOOD, "docs/index.md": ""}, FULL + "nav: [{Home: index.md}, {Portfolio: pilots/index.md}]\n"
    )
    assert site.page("pilots/a/").headings[0] == (1, "A pilot")


def contents(site: BuiltSite, address: str) -> list[str]:
    return [each.attributes["href"] for each in site.page(address).all(tag="a", inside="md-nav--secondary")]


def test_contents_list_our_headings_among_those_of_the_page(tmp_path: Path) -> None:
    files = {
        PILOT: GOOD,
        "docs/index.md": "# Hello\n\n## Why\n\n## Due\n",
        "docs/playbook/questions/owner.md": ARTICLE.format(
            title="T", criteria=CRITERION, text="# T\n\n## Criteria\n\n### Deep\n"
        ),
        "docs/playbook/plain.md": "---\ntitle: P\nkind: article\ncriteria: []\n---\n## One\n",
    }
    site = build_site(tmp_path, files, FULL + "markdown_extensions: [{toc: {permalink: true}}]\n")
    assert contents(site, "")[:5] == ["#portfolio", "#pb-due", "#questions", "#why", "#due"]
    assert contents(site, "playbook/questions/owner/")[:4] == ["#criteria", "#deep", "#pb-criteria", "#today"]
    assert contents(site, "playbook/plain/")[:1] == ["#one"]
    assert contents(site, "pilots/a/")[:5] == ["#short", "#answers", "#gates", "#stall", "#decision"]


def test_page_in_the_shared_frame_is_the_one_that_the_theme_would_have_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pilots = {f"pilots/{name}.yml": f"title: R&D <{name}>\nstage: proposed\nowner: Ann Lee\n" for name in ("a", "b")}
    config = FULL.replace("font: false", "font: false, features: [content.action.edit, navigation.tabs]")
    framed = build_site(tmp_path / "framed", pilots, config)
    monkeypatch.setattr("pilotbook.mkdocs_plugin.plugin.list_names", lambda _nav: ["pilots/a.md", "pilots/b.md"])
    plain = build_site(tmp_path / "plain", pilots, config)
    assert framed.paths == plain.paths
    for name in ("a", "b"):
        one, other = ((site.folder / f"pilots/{name}/index.html").read_text() for site in (framed, plain))
        one = one.replace('href="../../pilots/"', 'href="../"')  # the same place, told from a page of another name
        assert re.sub(r"\s+", "", one) == re.sub(r"\s+", "", other)
    assert sorted(map(str, framed.search)) == sorted(map(str, plain.search))
    sitemaps = [(site.folder / "sitemap.xml").read_text().split() for site in (framed, plain)]
    assert sorted(sitemaps[0]) == sorted(sitemaps[1])


def test_second_build_from_one_configuration_is_like_the_first(tmp_path: Path) -> None:
    root = draw_project(tmp_path, {PILOT: GOOD, "docs/index.md": "# Hello\n"})
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(tmp_path / "site"))
    config.plugins.on_startup(command="serve", dirty=False)
    lists = (config.theme.dirs, config.extra_css, config.extra_javascript, config.watch)
    build(config)
    first, sizes = read_bytes(tmp_path / "site"), [len(each) for each in lists]
    build(config)
    second = read_bytes(tmp_path / "site")
    assert [len(each) for each in lists] == sizes
    assert sizes[1:3] == [2, 0]
    assert list(first) == list(second)
    assert [name for name in first if first[name] != second[name]] == []


def test_templates_of_ours_stand_before_those_of_the_theme(tmp_path: Path) -> None:
    root = draw_project(tmp_path, {PILOT: GOOD})
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(tmp_path / "site"))
    config.plugins.on_config(config)
    assert config.theme.dirs[0] == str(THEME)


def test_build_without_a_docs_folder_is_a_matter_of_mkdocs(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(BARE)
    with pytest.raises(Abort):
        load_config(str(tmp_path / "mkdocs.yml"))


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveReloadServer]:
    made = LiveReloadServer(builder=lambda: None, host="127.0.0.1", port=0, root=str(tmp_path))
    yield made
    made.server_close()


def serve(root: Path, server: LiveReloadServer) -> list[tuple[str, str]]:
    config = load_config(str(root / "mkdocs.yml"))
    with collect_log() as log:
        config.plugins["pilotbook"].on_serve(server, config=config, builder=lambda: None)
    return log


def test_serving_makes_the_folder_of_the_pilots_and_watches_it(tmp_path: Path, server: LiveReloadServer) -> None:
    log = serve(draw_project(tmp_path, {}), server)
    assert (tmp_path / "pilots").is_dir()
    assert list(server._watched_paths) == [str(tmp_path / "pilots")]
    assert "a pilot is one file in it" in log[0][1]


@pytest.mark.parametrize("there", [{PILOT: GOOD}, {"pilots": "a file"}], ids=["folder", "file"])
def test_serving_leaves_alone_what_is_there(tmp_path: Path, server: LiveReloadServer, there: dict[str, str]) -> None:
    assert serve(draw_project(tmp_path, there), server) == []
    assert server._watched_paths == {}


def test_forge_is_named_where_its_address_does_not_tell_it(tmp_path: Path) -> None:
    named = FULL.replace('{pilotbook: {today: "2026-11-22"}}', '{pilotbook: {today: "2026-11-22", forge: gitlab}}')
    assert named != FULL
    new = "https://forge.example/team/book/-/new/main/pilots"
    assert new in build_site(tmp_path / "a", {}, named).page("portfolio/propose/").links
    links = build_site(tmp_path / "b", {}).page("portfolio/propose/").links
    assert new not in links
    assert "https://forge.example/team/book" in links


def test_forge_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    named = FULL.replace('{pilotbook: {today: "2026-11-22"}}', "{pilotbook: {forge: bazaar}}")
    project = draw_project(tmp_path, {}, named)
    with pytest.raises(Abort), collect_log() as log:
        load_config(str(project / "mkdocs.yml"))
    assert "option 'forge': Expected one of: ['github', 'gitlab', 'azure']" in "".join(text for _, text in log)
