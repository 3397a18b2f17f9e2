"""The guide for programs that read text."""

from dataclasses import replace

from markdown_it import MarkdownIt

from pilotbook.records.playbook import Playbook
from pilotbook.site.feeds.llms_text import MOST_PILOTS, make_llms_text_feeds, write_llms_text
from tests.site.feeds.full_pilot import full_site
from tests.site.made_site import GOOD, draw_site


def test_text_lists_files_articles_and_pilots() -> None:
    text = write_llms_text(full_site())
    assert text.startswith("# A book\n\n> A playbook for AI pilots, and the register of 1 pilot, held against")
    assert "- [portfolio.json](https://book.example/team/portfolio.json): " in text
    assert (
        "- [Who owns the workflow on the Monday after launch?](https://book.example/team/playbook/questions/owner/)"
        in text
    )
    assert "- [Invoice triage](https://book.example/team/pilots/a/): Piloting. " in text
    (feed,) = make_llms_text_feeds(full_site())
    assert feed.read().decode() == text


def test_text_without_pilots_and_without_a_name() -> None:
    text = write_llms_text(replace(draw_site({}), name=""))
    assert text.startswith("# Pilotbook\n")
    assert "## Pilots" not in text
    assert "](pilots/)" in text


def test_text_of_a_playbook_without_articles_has_no_heading_for_them() -> None:
    site = full_site()
    playbook = Playbook(settings=site.portfolio.playbook.settings)
    text = write_llms_text(replace(site, portfolio=replace(site.portfolio, playbook=playbook)))
    assert "## Playbook" not in text
    assert "## Pilots" in text


def test_text_lists_so_many_pilots_and_says_how_many_more() -> None:
    site = draw_site({"a": GOOD})
    many = replace(site, portfolio=replace(site.portfolio, assessments=site.portfolio.assessments * (MOST_PILOTS + 3)))
    text = write_llms_text(many)
    assert text.count("](pilots/a/)") == MOST_PILOTS
    assert text.endswith("- And 3 more, which portfolio.json lists.\n")


def test_text_of_a_pilot_is_no_markdown() -> None:
    title = "[x](javascript:alert(1)) <b>&amp;\\n# y `code` ![i](i) **b** ~~s~~"
    tokens = MarkdownIt("commonmark", {"html": True}).parse(
        write_llms_text(full_site(f"title: '{title}'\nstage: proposed\n"))
    )
    inline = next(each for each in tokens if each.type == "inline" and "javascript" in each.content)
    kinds = [each.type for each in inline.children or ()]
    assert set(kinds) == {"link_open", "text", "link_close"} | ({"text_special"} & set(kinds))
    assert kinds.count("link_open") == 1
    assert (inline.children or [])[0].attrs["href"] == "https://book.example/team/pilots/a/"
    assert "".join(each.content for each in inline.children or ()).startswith(title)
