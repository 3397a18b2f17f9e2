"""A site for the public holds no byte of what is internal, and all of what is not."""

import base64
import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pilotbook.portfolio.shown_fields import is_hidden
from pilotbook.records.pilot import Pilot
from pilotbook.records.playbook import AddedField
from pilotbook.records.playbook_file import read_playbook
from pilotbook.records.playbook_folder import PlaybookTexts
from pilotbook.records.schema import pilot_schema
from pilotbook.records.shape import Kind, fields_of, walk_fields
from tests.history.git_folder import make_git_folder
from tests.site.built_site import FULL, ServedSite, build_project, draw_project, read_bytes
from tests.site.made_site import GOOD
from tests.site.marked_record import Marks, Writer

PUBLIC = FULL.replace('today: "2026-11-22"', 'today: "2026-11-22", audience: public')
OTHER = GOOD.replace("A pilot", "Other pilot")
MARKED = [
    path
    for path, field in walk_fields(Pilot)
    if field.kind in (Kind.TEXT, Kind.TEXTS, Kind.NAMED_TEXTS, Kind.ADDRESS, Kind.DAY)
]
"""The fields that a mark fits into."""
LEAVES = [path for path, field in walk_fields(Pilot) if field.record is None]
EVERYTHING = sorted({path.partition(".")[0] for path, _ in walk_fields(Pilot)})
NEVER = (
    "hidden_field",
    "comment",
    "not public",
    "broken",
    "unsure",
    "old version",
    "old name",
    "gone",
    "different people",
)
"""What the public sees nothing of, whatever the settings say."""
WAIVED = {
    "owner.deputy": "",
    "waivers.criterion": "OWN-05",
    "waivers.granted_on": "2026-11-02",
    "waivers.expires": "2026-12-24",
}


def draw_book(root: Path, marks: Marks, internal: list[str] | None) -> None:
    """A repository with a history, and a mark wherever somebody could write what is not for everybody."""
    mark = marks.mark
    playbook = _write_playbook(marks, internal)
    settings = read_playbook(PlaybookTexts({"playbook.yml": playbook}, "docs/playbook", is_default=False))[0].settings
    old = {
        "mkdocs.yml": FULL,
        "docs/playbook/playbook.yml": playbook,
        "docs/schema/pilot.schema.json": json.dumps(pilot_schema(settings.added_fields)),
        "pilots/full.yml": Writer(marks, fixed={"stage": "proposed"}, within="old version").write(),
        f"pilots/{mark('old name')}.yml": "title: Renamed\nstage: proposed\nsummary: One that was called otherwise.\n",
        f"pilots/{mark('gone')}.yml": f"title: {mark('gone')}\nstage: proposed\n",
    }
    names = [name for name in old if name.startswith("pilots/") and name != "pilots/full.yml"]
    git = make_git_folder(root)
    git.commit(old, on="2026-10-01")
    added = f"hidden_field: {mark('hidden_field')}\nopen_field: {mark('open_field')}\n"
    new = {
        **dict.fromkeys(names, None),
        "pilots/renamed.yml": old[names[0]],
        "pilots/full.yml": f"# {mark('comment')}\n{Writer(marks).write()}{added}",
        "pilots/vague.yml": Writer(marks, words="to be decided {}").write(),
        "pilots/waived.yml": Writer(marks, fixed=WAIVED).write(),
        "pilots/ended.yml": Writer(marks, fixed=_end_waiver(marks)).write(),
        "pilots/group.yml": Writer(marks, words="{} team").write(),
        **dict.fromkeys(
            ("pilots/twin-1.yml", "pilots/twin-2.yml"), Writer(marks, words="{} in the same words").write()
        ),
        f"pilots/{mark('not public')}.yml": Writer(marks, fixed={"public": "false"}, within="not public").write(),
        f"pilots/{mark('broken')}.yml": f"title: {mark('broken')}\nstage: [\nnotes: {mark('broken')}\n",
        "pilots/odd.yml": f"title: Odd\nstage: approved\n{mark('broken')}: {mark('broken')}\n"
        f"timebox: {{start: {mark('broken')}, weeks: {mark('broken')}}}\nlinks: [{{url: {mark('broken')}}}]\n",
        f"pilots/{mark('unsure')}.yml": f"title: {mark('unsure')}\nstage: proposed\npublic: {mark('unsure')}\n",
    }
    git.commit(new, on="2026-10-08")


def _end_waiver(marks: Marks) -> dict[str, str]:
    granted, ended = (marks.day(f"waivers.{name}", is_past=True) for name in ("granted_on", "expires"))
    return {**WAIVED, "waivers.granted_on": granted.isoformat(), "waivers.expires": ended.isoformat()}


def _write_playbook(marks: Marks, internal: list[str] | None) -> str:
    texts = [each.name for each in fields_of(AddedField) if each.kind is Kind.TEXT and each.name != "name"]
    added = [
        {"name": name, "type": "text", "public": is_public, **{each: marks.mark(name) for each in texts}}
        for name, is_public in (("hidden_field", False), ("open_field", True))
    ]
    named = f"internal: {json.dumps(internal)}\n" if internal is not None else ""
    named += "phrases: {repeated: {records: 2, words: 3}}\n"
    return f"{named}fields: {json.dumps(added)}\ndifferent_people: [{marks.mark('different people')}]\n"


def find_internal(internal: list[str] | None) -> frozenset[str]:
    """The marked fields that are internal."""
    names = internal if internal is not None else read_playbook(None)[0].settings.internal
    return frozenset(
        path for path in MARKED if is_hidden(tuple(path.split(".")), frozenset(names) - {"title", "stage"})
    )


@pytest.mark.parametrize("internal", [None, [], LEAVES, EVERYTHING], ids=["default", "nothing", "leaves", "all"])
def test_public_site_holds_no_internal_mark_and_every_other(tmp_path: Path, internal: list[str] | None) -> None:
    marks = Marks()
    draw_book(tmp_path, marks, internal)
    (tmp_path / "mkdocs.yml").write_text(PUBLIC, encoding="utf-8")
    found = marks.find(build_project(tmp_path, use_directory_urls=True).folder)
    hidden = find_internal(internal)
    assert {place: files for place, files in found.items() if place in hidden or place in NEVER} == {}
    assert [path for path in MARKED if path not in hidden and path not in found] == []
    assert "open_field" in found


def test_internal_site_holds_every_mark(tmp_path: Path) -> None:
    """The same search finds what the other audience must not see: it would find it there as well."""
    marks = Marks()
    draw_book(tmp_path, marks, None)
    found = marks.find(build_project(tmp_path).folder)
    assert [path for path in MARKED if path not in found] == []
    assert {*NEVER} - found.keys() == {"old version", "different people"}


def test_page_of_the_public_leads_to_no_file_of_the_repository(tmp_path: Path) -> None:
    root = draw_project(tmp_path, {"pilots/a.yml": GOOD, "docs/index.md": "# Hello\n"}, PUBLIC)
    site = build_project(root)
    assert not (site.folder / "records").exists()
    assert "Change this pilot by form" not in site.page("pilots/a/").text
    assert "forge.example" not in "".join(each.text + "".join(each.links) for each in site.read_pages().values())
    (root / "mkdocs.yml").write_text(FULL, encoding="utf-8")
    site = build_project(root)
    assert "https://forge.example/team/book/edit/main/pilots/a.yml" in site.page("pilots/a/").links
    assert "Change this pilot by form" in site.page("pilots/a/").text
    assert (site.folder / "records/a.js").is_file()


def test_served_site_of_the_public_follows_what_becomes_internal(tmp_path: Path) -> None:
    git = make_git_folder(tmp_path)
    git.commit({"mkdocs.yml": PUBLIC, "docs/index.md": "# Hello\n", "pilots/a.yml": GOOD, "pilots/b.yml": OTHER})
    served = ServedSite(tmp_path)
    assert served.site.has_page("pilots/b")
    served.write("pilots/a.yml", f"{GOOD}notes: zqnotes\n")
    assert served.was_quick
    served.write("pilots/b.yml", f"{OTHER}public: false\n")
    assert not served.site.has_page("pilots/b")
    written = b"".join(read_bytes(served.folder).values())
    assert b"zqnotes" not in written
    assert b"Other pilot" not in written
    assert read_bytes(served.folder).keys() == read_bytes(build_project(tmp_path).folder).keys()


@pytest.mark.parametrize(
    "write",
    [
        lambda text: text.encode(),
        lambda text: text.upper().encode(),
        lambda text: "".join(f"&#{ord(letter)};" for letter in text).encode(),
        lambda text: "".join(f"&#x{ord(letter):x};" for letter in text).encode(),
        lambda text: "".join(f"%{ord(letter):02X}" for letter in text).encode(),
        lambda text: "".join(f"\\u{ord(letter):04x}" for letter in text).encode(),
        lambda text: base64.b64encode(f"abcdefg{text}".encode()),
        lambda text: base64.urlsafe_b64encode(f"ab{text}".encode()),
        lambda text: gzip.compress(f"<p>{text}</p>".encode()),
    ],
    ids=["plain", "capitals", "entities", "hexadecimal", "percent", "json", "base64", "base64-of-urls", "packed"],
)
def test_mark_is_found_however_it_is_written(tmp_path: Path, write: Callable[[str], bytes]) -> None:
    marks = Marks()
    (tmp_path / "file").write_bytes(write(f"Ä {marks.mark('here')}"))
    assert marks.find(tmp_path) == {"here": {"file"}}


def test_day_is_found_however_it_is_written(tmp_path: Path) -> None:
    marks = Marks()
    marks.day("here", is_past=True)
    for text in ("on 1 Jan 2001.", '"2001-01-01"', "DTSTART:20010101"):
        (tmp_path / "file").write_text(text, encoding="utf-8")
        assert marks.find(tmp_path) == {"here": {"file"}}
