"""Sites that show the pilots of other portfolios, built and served for real."""

import shutil
from pathlib import Path

import pytest

from pilotbook.mkdocs_plugin import gathered_sources
from pilotbook.neighbours.copies import FOLDER
from tests.mkdocs_plugin.group_project import GROUP, draw_group_project
from tests.site.built_site import ServedSite, build_project, draw_project, read_bytes
from tests.site.group_site import publish
from tests.site.made_site import GOOD
from tests.site.site_links import find_broken_links


def test_group_site_shows_pilots_with_links_that_lead_home(tmp_path: Path) -> None:
    site = build_project(draw_group_project(tmp_path), strict=True)
    assert not site.is_aborted
    assert site.own_warnings == []
    register = site.page("pilots/")
    links = {each.text: each.attributes["href"] for each in register.all(klass="pb-rows__title")}
    assert links == {"A pilot": "https://finance.example/pilots/pilots/a/", "Ours": "ours/", "Theirs": links["Theirs"]}
    assert links["Theirs"] == "../portfolio/sources/#source-legal"
    assert "source-legal" in site.page("portfolio/sources/").ids
    assert [each.text for each in register.all(klass="pb-rows__home")] == ["Finance", "Legal"]
    assert find_broken_links(site.folder) == []
    assert not site.has_page("pilots/finance/a/")
    assert ("INFO", "pilotbook: source gone: never loaded: there is no such file") in site.log


def test_group_site_of_the_same_copies_is_the_same_byte_for_byte(tmp_path: Path) -> None:
    one = read_bytes(build_project(draw_group_project(tmp_path / "one")).folder)
    root = draw_group_project(tmp_path / "two")
    build_project(root)
    assert read_bytes(build_project(root).folder) == one
    shutil.rmtree(root / "site")
    (root / "finance.json").unlink()
    kept = build_project(root)
    assert "kept copy" in kept.page("portfolio/sources/").text.lower()
    assert read_bytes(build_project(root).folder) == read_bytes(kept.folder)


def test_source_that_breaks_is_kept_with_its_day(tmp_path: Path) -> None:
    root = draw_group_project(tmp_path)
    build_project(root)
    (root / "finance.json").write_bytes(b"<html>")
    (root / "mkdocs.yml").write_text(GROUP.replace("2026-11-22", "2026-12-04"), encoding="utf-8")
    site = build_project(root, strict=True)
    assert not site.is_aborted
    page = site.page("portfolio/sources/").text
    assert "12 days ago 22 Nov 2026" in page
    assert "Not taken in this build: expected JSON, found none in line 1, column 1." in page
    assert "Finance" in site.page("pilots/").text
    assert (
        "INFO",
        "pilotbook: source finance: kept copy of 22 Nov 2026: expected JSON, found none in line 1, column 1",
    ) in site.log


def test_site_without_sources_says_nothing_of_them(tmp_path: Path) -> None:
    site = build_project(draw_project(tmp_path, {"pilots/a.yml": GOOD}))
    assert not site.has_page("portfolio/sources/")
    assert "Portfolio: " not in site.page("pilots/").text
    assert [each for each in site.page("pilots/").links if "sources" in each] == []
    assert not (tmp_path / ".pilotbook").exists()


def test_group_site_without_pilots_of_its_own_shows_those_of_others(tmp_path: Path) -> None:
    root = draw_group_project(tmp_path)
    (root / "pilots/ours.yml").unlink()
    site = build_project(root)
    assert "No pilots yet" not in site.page("pilots/").text
    for address in ("", "portfolio/due/", "portfolio/timeline/", "portfolio/answers/", "portfolio/funnel/"):
        assert "No pilots yet" not in site.page(address).text


@pytest.mark.parametrize("wrong", ["5", "[a]", "{Finance: x}", "{a: http://a.example/x}", "{a: x, b: ./x}"])
def test_configuration_of_another_form_stops_the_build_and_says_what_to_do(tmp_path: Path, wrong: str) -> None:
    config = GROUP[: GROUP.index("sources:")] + f"sources: {wrong}\n"
    site = build_project(draw_project(tmp_path, {"pilots/a.yml": GOOD}, config))
    assert site.is_aborted
    assert any("expected " in each and " in 'sources" in each for each in site.warnings)


def test_site_that_is_served_asks_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def count(addresses: list[str], _limits: object) -> object:
        asked.extend(addresses)
        return {each: publish({"a": GOOD}) for each in addresses}

    monkeypatch.setattr(gathered_sources, "fetch_all", count)
    config = GROUP.replace("finance.json", "https://finance.example/pilots/portfolio.json")
    served = ServedSite(draw_group_project(tmp_path, config))
    assert asked == ["https://finance.example/pilots/portfolio.json"]
    served.write("pilots/ours.yml", "title: Changed\nstage: approved\n")
    quick = [served.was_quick]
    assert {"Changed", "A pilot"} <= {each.text for each in served.site.page("pilots/").all(klass="pb-rows__title")}
    served.write("docs/index.md", "# Hello\n")
    assert [*quick, served.was_quick] == [True, False]
    assert "A pilot" in served.site.page("pilots/").text
    assert len(asked) == 1
    served.write("mkdocs.yml", config.replace("finance: ", "money: "))
    assert len(asked) == 2


def test_build_that_asks_nobody_asks_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*asked: object) -> None:
        raise AssertionError(asked)

    monkeypatch.setattr(gathered_sources, "fetch_all", refuse)
    monkeypatch.setenv("PILOTBOOK_OFFLINE", "yes")
    config = GROUP.replace("finance.json", "https://finance.example/pilots/portfolio.json")
    site = build_project(draw_group_project(tmp_path, config))
    assert "this build was told to ask nobody" in site.page("portfolio/sources/").text
    assert not (tmp_path / FOLDER / "finance.copy").exists()
