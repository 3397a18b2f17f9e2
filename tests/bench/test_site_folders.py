from pathlib import Path

from bench.site_folders import SITE, put_away, weigh, write_markdown_folder, write_our_folder


def test_markdown_folder_has_a_page_for_each_page_of_a_pilot(tmp_path: Path) -> None:
    ours, others = tmp_path / "ours", tmp_path / "others"
    write_our_folder(ours, 2)
    assert len(list((ours / "pilots").iterdir())) == 2
    for name in ("pilot-00000", "pilot-00001"):
        page = ours / SITE / "pilots" / name / "index.html"
        page.parent.mkdir(parents=True)
        content = f'<div class="pb-page"><h1 id="p">{name}</h1><p>Text.</p></div>'
        html = f'<nav>frame</nav>{content}<p class="pb-print">day</p>'
        page.write_text(html, encoding="utf-8")
    write_markdown_folder(others, ours)
    pages = sorted((others / "docs" / "pilots").iterdir())
    assert [page.read_text(encoding="utf-8").split() for page in pages] == [
        ["#", "pilot-00000", "Text."],
        ["#", "pilot-00001", "Text."],
    ]
    assert (others / "docs" / "playbook" / "index.md").is_file()
    assert not (others / "docs" / "playbook" / "playbook.yml").exists()


def test_what_was_built_is_weighed_and_moved_away(tmp_path: Path) -> None:
    folder, attic = tmp_path / "ours", tmp_path / "attic"
    for _ in range(2):
        (folder / SITE / "a").mkdir(parents=True)
        (folder / SITE / "a" / "b.html").write_bytes(b"x" * 1_500_000)
        assert weigh(folder / SITE) == 1.5
        put_away(folder, attic)
        assert list(folder.iterdir()) == []
    assert weigh(attic) == 3.0
