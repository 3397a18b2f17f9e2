"""Files for other programs in the folder of a real site."""

import json
from pathlib import Path

from pilotbook.mkdocs_plugin.written_feeds import WrittenFeeds
from tests.site.built_site import BARE, build_site
from tests.site.feeds.full_pilot import FULL, full_site
from tests.site.made_site import GOOD, draw_site


def test_feeds_are_written_and_follow_the_pilots(tmp_path: Path) -> None:
    feeds = WrittenFeeds([], is_served=True)
    site = full_site(b=GOOD)
    feeds.write(tmp_path, site)
    badge = tmp_path / "badges" / "a.svg"
    badge.write_text("kept")
    feeds.write(tmp_path, site)
    assert badge.read_text() == "kept"
    feeds.write(tmp_path, full_site(FULL.replace("piloting", "proposed")))
    assert "Approve" in badge.read_text(encoding="utf-8")
    assert not (tmp_path / "badges" / "b.svg").exists()
    assert not (tmp_path / "badges" / "b").exists()
    assert len(json.loads((tmp_path / "portfolio.json").read_text(encoding="utf-8"))["pilots"]) == 1


def test_feeds_that_are_not_served_are_written_and_forgotten(tmp_path: Path) -> None:
    feeds = WrittenFeeds([], is_served=False)
    feeds.write(tmp_path, full_site())
    badge = tmp_path / "badges" / "a.svg"
    badge.write_text("not ours")
    feeds.write(tmp_path, full_site())
    assert badge.read_bytes().startswith(b"<svg")


def test_feed_gives_way_to_a_file_of_the_docs_folder(tmp_path: Path) -> None:
    feeds = WrittenFeeds(["llms.txt"], is_served=False)
    assert feeds.write(tmp_path, draw_site({})) == ["llms.txt"]
    assert not (tmp_path / "llms.txt").exists()


def test_site_is_built_with_feeds_and_leads_to_them(tmp_path: Path) -> None:
    files = {"pilots/a.yml": FULL, "docs/llms.txt": "Our own.", "docs/x.md": "# X"}
    site = build_site(tmp_path, files, f"{BARE}site_url: https://book.example/team\n")
    assert (site.folder / "llms.txt").read_text() == "Our own."
    assert [message for message in site.own_warnings if "address of a feed" in message] == [
        "pilotbook: a file of the docs folder stands at the address of a feed, which is left out: llms.txt"
    ]
    assert json.loads((site.folder / "portfolio.json").read_text(encoding="utf-8"))["site"] == {
        "name": "A book",
        "url": "https://book.example/team/",
    }
    for name, link in {"pilots/a/": "../../changes.xml", "x/": "../changes.xml"}.items():
        (alternate,) = [
            each
            for each in site.page(name).all(tag="link")
            if "alternate" in (each.attributes.get("rel") or "").split()
        ]
        assert alternate.attributes["href"] == link
    links = [each.attributes["href"] for each in site.page("pilots/a/").all(tag="a", inside="pb-copies")]
    assert links == ["../../portfolio.json", "../../badges/a.svg"]
    for page in ("owners/amara-okafor", "forums/accounts-board"):
        calendar = f"../{page.partition('/')[2]}.ics"
        assert calendar in [each.attributes.get("href") for each in site.page(f"{page}/").all(tag="a")]
        assert (site.folder / f"{page}.ics").is_file()
    assert "Decided: budget the infrastructure" in site.page("pilots/a/").text
