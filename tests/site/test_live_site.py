"""A change of pilots shows without another whole build, and every file is as a whole build would have made it."""

import random
import shutil
from pathlib import Path

import pytest

from tests.site.built_site import FULL, SERVED_AT, BuiltSite, ServedSite, build_project, draw_project, read_bytes
from tests.site.made_site import GOOD

SAMPLES = Path(__file__).parents[2] / "pilots"
FILES = {
    "docs/index.md": "# Hello\n",
    "docs/pilots/p9.md": "# By hand\n",
    "docs/checklists/approve.md": "# Our own\n",
    **{f"pilots/p{number}.yml": f"title: Pilot {number}\nstage: proposed\n" for number in range(4)},
    "pilots/p0.yml": "title: Pilot 0\nstage: proposed\nowner: Zoe Ash\nreview: Council\n",
}


@pytest.fixture
def served(tmp_path: Path) -> ServedSite:
    return ServedSite(draw_project(tmp_path, FILES, FULL))


def fresh(served: ServedSite) -> dict[str, bytes]:
    """What a whole build makes of the same files; it is told of the address that the server has."""
    config = served.root / "mkdocs.yml"
    said = config.read_text(encoding="utf-8")
    config.write_text(said.replace("https://book.example/", SERVED_AT), encoding="utf-8")
    site = build_project(served.root)
    config.write_text(said, encoding="utf-8")
    found = read_bytes(site.folder)
    shutil.rmtree(site.folder)
    return found


def differences(served: ServedSite) -> list[str]:
    shown, expected = read_bytes(served.folder), fresh(served)
    names = sorted(shown.keys() | expected.keys())
    return [name for name in names if shown.get(name) != expected.get(name)]


def test_edited_pilot_is_shown_without_a_whole_build(served: ServedSite) -> None:
    site = served.write("pilots/p1.yml", "title: Renamed <b>\nstage: approved\nowner: Ann Lee\n")
    assert served.was_quick
    assert site.page("pilots/p1/").headings[0] == (1, "Renamed <b>")
    assert differences(served) == []


def test_unchanged_pilots_are_not_written_again(served: ServedSite) -> None:
    before = (served.folder / "pilots/p0/index.html").stat().st_mtime_ns
    served.write("pilots/p1.yml", GOOD)
    assert served.was_quick
    assert (served.folder / "pilots/p0/index.html").stat().st_mtime_ns == before


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("docs/index.md", "# Other\n"),
        ("docs/playbook/extra.md", "---\ntitle: E\nkind: article\n---\nText.\n"),
        ("mkdocs.yml", f"{FULL}copyright: Ours\n"),
        ("pilots/p9.yml", GOOD),
    ],
    ids=["page", "article", "configuration", "pilot at the address of a page"],
)
def test_change_of_anything_else_is_a_whole_build(served: ServedSite, name: str, text: str) -> None:
    served.write(name, text)
    assert not served.was_quick
    assert differences(served) == []


def test_pilot_that_goes_from_the_address_of_a_page_gives_it_back(served: ServedSite) -> None:
    served.write("pilots/p9.yml", GOOD)
    (served.root / "pilots/p9.yml").unlink()
    assert served.rebuild().page("pilots/p9/").headings[0] == (1, "By hand")
    assert not served.was_quick


def test_last_pilot_that_goes_and_first_that_comes_are_shown(served: ServedSite) -> None:
    for number in range(4):
        (served.root / f"pilots/p{number}.yml").unlink()
    served.rebuild()
    assert differences(served) == []
    served.write("pilots/p0.yml", GOOD)
    assert differences(served) == []


def test_what_was_wrong_already_is_not_reported_again(served: ServedSite) -> None:
    assert served.write("pilots/p1.yml", "title: A\nstage: wrong\n").own_warnings
    site: BuiltSite = served.write("pilots/p2.yml", "title: B\nstage: proposed\nsummary: New\n")
    assert (served.was_quick, site.own_warnings) == (True, [])


def test_midnight_is_a_whole_build(served: ServedSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PILOTBOOK_TODAY", "2026-11-23")
    served.write("pilots/p1.yml", GOOD)
    assert not served.was_quick


def test_pages_of_people_and_forums_follow_what_other_records_say(served: ServedSite) -> None:
    reviewed = "title: A\nstage: piloting\nowner: {owner}\nreview: {forum}\n"
    site = served.write("pilots/p1.yml", reviewed.format(owner="'Lind, Jonas'", forum="the BOARD"))
    assert "../../owners/lind-jonas/" in site.page("pilots/p1/").links
    served.write("pilots/p2.yml", reviewed.format(owner="Jonas Lind", forum="Board"))
    site = served.write("pilots/p3.yml", reviewed.format(owner="Jonas Lindt", forum="Board"))
    assert served.was_quick
    assert {"../../owners/jonas-lind/", "../../forums/board/"} <= set(site.page("pilots/p1/").links)
    assert "who may be the same person" in site.page("owners/jonas-lind/").text
    assert differences(served) == []


def test_first_owner_is_a_whole_build(tmp_path: Path) -> None:
    served = ServedSite(draw_project(tmp_path, {"pilots/a.yml": GOOD}, FULL))
    site = served.write("pilots/a.yml", f"{GOOD}owner: Ann Lee\n")
    assert not served.was_quick
    assert site.page("owners/ann-lee/").headings[0] == (1, "Ann Lee")


@pytest.mark.parametrize("seed", [1, 2])
def test_every_file_is_as_a_whole_build_makes_it_after_any_edits(served: ServedSite, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same edits in every run
    samples = [file.read_text(encoding="utf-8") for file in sorted(SAMPLES.glob("*.yml"))]
    broken = ["title: [\n", "stage: proposed\n", "", "title: P\nstage: proposed\ntitle: Q\n"]
    quick = 0
    for _ in range(6):
        for _ in range(chance.randint(1, 3)):
            file = served.root / "pilots" / f"p{chance.randint(0, 7)}.yml"
            if file.is_file() and chance.random() < 0.3:
                file.unlink()
            else:
                text = chance.choice([*samples, *broken])
                file.write_text(text.replace("title: ", f"title: {chance.choice('ABC')} ", 1), encoding="utf-8")
        served.rebuild()
        quick += served.was_quick
        assert differences(served) == []
    assert quick > 0
