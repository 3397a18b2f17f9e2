"""A folder of files in, pilots out; what is wrong with names, links and texts."""

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pilotbook.diagnostic import Code, Diagnostic, Place
from pilotbook.records.named_values import Added
from pilotbook.records.pilot import Pilot
from pilotbook.records.pilot_file import (
    PilotFile,
    is_meant_as_pilot,
    is_pilot_id,
    list_pilot_files,
    propose_id,
    read_pilot,
    read_pilot_files,
    stream_pilot_files,
)
from pilotbook.records.shape import Field, Kind
from pilotbook.records.vocabulary import Stage
from tests.records.brief import Brief, brief
from tests.tree import write_tree

GOOD = "title: A\nstage: proposed\n"


def read_folder(root: Path, files: Mapping[str, str | bytes]) -> tuple[PilotFile, ...]:
    pilots = write_tree(root, {f"pilots/{name}": content for name, content in files.items()}) / "pilots"
    return read_pilot_files(list_pilot_files(pilots), pilots, root, ())


def found_in(files: tuple[PilotFile, ...]) -> dict[str, list[Code]]:
    return {file.path: [each.code for each in file.diagnostics] for file in files}


def test_read_pilot_files_gives_each_file_its_pilot(tmp_path: Path) -> None:
    first, second = read_folder(tmp_path, {"b.yml": GOOD, "a-2.yml": "title: B\nstage: approved\n"})
    assert (first.id, first.path, first.diagnostics) == ("a-2", "pilots/a-2.yml", ())
    assert first.pilot == Pilot(title="B", stage=Stage.APPROVED)
    assert first.source is not None
    assert first.source.locate(("stage",)) == ("pilots/a-2.yml", 2, 8)
    assert (second.id, second.broken) == ("b", frozenset())


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("Pilot.yml", Code.FILE_NAME, "rename it to pilot.yml"),
        ("My first pilot.yml", Code.FILE_NAME, "rename it to my-first-pilot.yml"),
        ("Prüfung.yml", Code.FILE_NAME, "rename it to prufung.yml"),
        ("a--b.yml", Code.FILE_NAME, "rename it to a-b.yml"),
        ("-a.yml", Code.FILE_NAME, "rename it to a.yml"),
        ("a_b.yml", Code.FILE_NAME, "rename it to a-b.yml"),
        ("a.b.yml", Code.FILE_NAME, "rename it to a-b.yml"),
        ("東京.yml", Code.FILE_NAME, "rename it to my-pilot.yml"),
        ("a.yaml", Code.FILE_NAME, "rename it to a.yml"),
        ("a.YML", Code.FILE_NAME, "rename it to a.yml"),
        (f"{'a' * 81}.yml", Code.FILE_NAME, f"rename it to {'a' * 80}.yml"),
        ("con.yml", Code.FILE_NAME, "it is taken by Windows, which keeps it for a device; rename it to con-pilot.yml"),
        (
            "LPT1.yml",
            Code.FILE_NAME,
            "it is taken by Windows, which keeps it for a device; rename it to lpt1-pilot.yml",
        ),
        ("index.yml", Code.FILE_NAME, "it is taken by the register of all pilots; rename it to index-pilot.yml"),
        ("finance/a.yml", Code.FILE_NAME, "expected pilots directly in 'pilots', found one in a folder below it"),
        ("finance/A B.yaml", Code.FILE_NAME, "departments are told apart by the field 'unit'"),
    ],
    ids=ascii,
)
def test_read_pilot_files_refuses_a_name(tmp_path: Path, name: str, code: Code, words: str) -> None:
    (file,) = read_folder(tmp_path, {name: GOOD})
    (diagnostic,) = file.diagnostics
    assert (diagnostic.code, diagnostic.place, diagnostic.pilot) == (code, Place(f"pilots/{name}"), Path(name).stem)
    assert words in f"{diagnostic.message}; {diagnostic.hint}"
    assert file.pilot is None


@pytest.mark.parametrize(
    ("names", "refused"),
    [
        (("Pilot.yml", "pilot.yml"), "pilots/Pilot.yml"),
        (("pilot.yml", "pilot.yaml"), "pilots/pilot.yaml"),
        (("pilot.yml", "pilot.YML"), "pilots/pilot.YML"),
    ],
    ids=str,
)
def test_read_pilot_files_keeps_the_better_of_two_like_names(
    tmp_path: Path, names: tuple[str, ...], refused: str
) -> None:
    files = read_folder(tmp_path, dict.fromkeys(names, GOOD))
    assert found_in(files) == {"pilots/pilot.yml": [], refused: [Code.SAME_ID]}
    message = next(file.diagnostics[0].message for file in files if file.path == refused)
    assert message.endswith(f"found '{refused.removeprefix('pilots/')}' beside 'pilot.yml'")


def test_read_pilot_files_says_once_that_a_file_is_in_a_folder_below(tmp_path: Path) -> None:
    files = read_folder(tmp_path, {"a.yml": GOOD, "old/a.yml": GOOD})
    assert found_in(files) == {"pilots/a.yml": [], "pilots/old/a.yml": [Code.FILE_NAME]}


def test_read_pilot_files_refuses_links_pipes_and_folders(tmp_path: Path) -> None:
    pilots = write_tree(tmp_path, {"pilots/folder.yml/": "", "secret.yml": GOOD}) / "pilots"
    (pilots / "outside.yml").symlink_to("../secret.yml")
    (pilots / "circle.yml").symlink_to("circle.yml")
    os.mkfifo(pilots / "pipe.yml")
    files = read_pilot_files(list_pilot_files(pilots), pilots, tmp_path, ())
    assert found_in(files) == {
        "pilots/circle.yml": [Code.UNREADABLE_FILE],
        "pilots/folder.yml": [Code.UNREADABLE_FILE],
        "pilots/outside.yml": [Code.LINK_OUTSIDE],
        "pilots/pipe.yml": [Code.UNREADABLE_FILE],
    }
    assert all(each.pilot == file.id for file in files for each in file.diagnostics)


def test_read_pilot_files_refuses_a_folder_that_is_a_link_out_of_the_repository(tmp_path: Path) -> None:
    root = write_tree(tmp_path, {"elsewhere/a.yml": GOOD, "book/store/a.yml": GOOD}) / "book"
    for target, expected in (("../elsewhere", [Code.LINK_OUTSIDE]), ("store", [])):
        (root / "pilots").symlink_to(target)
        files = read_pilot_files(list_pilot_files(root / "pilots"), root / "pilots", root, ())
        assert found_in(files) == {"pilots/a.yml": expected}
        (root / "pilots").unlink()


def test_read_pilot_files_shows_a_name_that_is_not_utf_8(tmp_path: Path) -> None:
    pilots = tmp_path / "pilots"
    pilots.mkdir()
    (pilots / os.fsdecode(b"caf\xe9.yml")).write_text(GOOD, encoding="utf-8")
    (file,) = read_pilot_files(list_pilot_files(pilots), pilots, tmp_path, ())
    assert (file.id, file.path) == ("caf<U+DCE9>", "pilots/caf<U+DCE9>.yml")
    assert "found 'caf<U+DCE9>.yml'" in file.diagnostics[0].message
    assert "rename it to caf.yml" in file.diagnostics[0].hint


def test_read_pilot_files_names_a_file_that_stands_outside_of_the_repository(tmp_path: Path) -> None:
    folder = write_tree(tmp_path, {"elsewhere/a.yml": GOOD, "repository/": ""}) / "elsewhere"
    (file,) = read_pilot_files([folder / "a.yml"], folder, tmp_path / "repository", ())
    assert file.path == (folder / "a.yml").as_posix()


def test_list_pilot_files_lists_what_was_meant_as_a_pilot_in_order(tmp_path: Path) -> None:
    names = ["B.yml", "a.yml", "b.yaml", "c.YML", "d.Yaml", "sub/e.yml"]
    others = ["readme.md", "x.yml.bak", "x.yml~", ".hidden.yml", ".git/f.yml", ".yml", "sub/.g/h.yml"]
    write_tree(tmp_path, dict.fromkeys([*names, *others], GOOD))
    assert [file.relative_to(tmp_path).as_posix() for file in list_pilot_files(tmp_path)] == names


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a.yml", True),
        ("A b.YAML", True),
        ("deep/a.yml", True),
        (".a.yml", False),
        (".git/a.yml", False),
        ("a.yml~", False),
        ("a.md", False),
        ("yml", False),
    ],
)
def test_is_meant_as_pilot_goes_by_the_name(path: str, *, expected: bool) -> None:
    assert is_meant_as_pilot(path) is expected


def test_stream_pilot_files_reads_files_that_are_not_on_the_disk(tmp_path: Path) -> None:
    texts = {"a.yml": "title: A\nstage: proposed\n"}
    missing = Diagnostic(code=Code.UNREADABLE_FILE, place=Place("pilots/b.yml"), message="m", hint="h")
    files = [tmp_path / "pilots" / name for name in ("A.yaml", "a.yml", "b.yml")]
    _, good, bad = stream_pilot_files(
        files, tmp_path / "pilots", tmp_path, (), lambda file, _inside, _path: texts.get(file.name, missing)
    )
    assert good.pilot is not None
    assert good.path == "pilots/a.yml"
    assert bad.diagnostics == (replace(missing, pilot="b"),)


def test_list_pilot_files_is_empty_where_there_is_no_folder(tmp_path: Path) -> None:
    assert list_pilot_files(tmp_path / "pilots") == []


def test_list_pilot_files_does_not_enter_a_folder_through_a_link(tmp_path: Path) -> None:
    write_tree(tmp_path, {"pilots/a.yml": GOOD, "other/b.yml": GOOD})
    (tmp_path / "pilots" / "other").symlink_to("../other")
    (tmp_path / "pilots" / "itself").symlink_to(".")
    assert [file.name for file in list_pilot_files(tmp_path / "pilots")] == ["a.yml"]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("invoice-triage", True),
        ("a", True),
        ("2", True),
        ("a" * 80, True),
        ("a" * 81, False),
        ("", False),
        ("-a", False),
        ("a-", False),
        ("a--b", False),
        ("A", False),
        ("a.b", False),
        ("a/b", False),
        ("a\n", False),
        ("é", False),
        ("nul", False),
        ("com1", False),
        ("com10", True),
        ("index", False),
    ],
    ids=ascii,
)
def test_is_pilot_id_takes_what_every_file_system_keeps(word: str, *, expected: bool) -> None:
    assert is_pilot_id(word) is expected


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=30))
def test_propose_id_always_gives_an_id(word: str) -> None:
    proposed = propose_id(word)
    assert is_pilot_id(proposed)
    assert propose_id(proposed) == proposed


def test_read_pilot_gives_what_can_be_read_of_a_broken_file() -> None:
    file = read_pilot(GOOD + "owner: {name: B, accepted_on: soon}\ncolour: red\n", "a", "pilots/a.yml")
    assert file.pilot is not None
    assert file.pilot.owner.name == "B"
    assert file.broken == {("owner", "accepted_on"), ("colour",)}
    assert brief(file.diagnostics) == [(Code.NOT_A_DAY, 3, 31), (Code.UNKNOWN_KEY, 4, 1)]
    assert {each.pilot for each in file.diagnostics} == {"a"}


def test_read_pilot_keeps_the_diagnostics_of_the_tree() -> None:
    file = read_pilot(GOOD + "unit: A\nunit: B\n", "a", "pilots/a.yml")
    assert brief(file.diagnostics) == [(Code.DUPLICATE_KEY, 4, 1)]
    assert file.pilot is not None
    assert file.pilot.unit == "A"


@pytest.mark.parametrize("stage", ["", "stage:\n", "stage: going well\n", "stge: proposed\n"])
def test_read_pilot_speaks_of_no_pilot_without_a_stage(stage: str) -> None:
    file = read_pilot("title: A\n" + stage, "a", "pilots/a.yml")
    assert file.pilot is None
    assert file.source is not None
    assert len(file.diagnostics) == 1


@pytest.mark.parametrize("title", ["", "title:\n", "title: ' '\n", "title: [A]\n"])
def test_read_pilot_calls_a_pilot_without_a_title_by_its_id(title: str) -> None:
    file = read_pilot(title + "stage: proposed\n", "invoice-triage", "pilots/invoice-triage.yml")
    assert file.pilot is not None
    assert file.pilot.title == "invoice-triage"
    assert len(file.diagnostics) == 1


@pytest.mark.parametrize(
    ("text", "expected", "words"),
    [
        ("", (Code.EMPTY_FILE, 1, 1), "found an empty file"),
        ("\n\n", (Code.EMPTY_FILE, 1, 1), "found an empty file"),
        ("# only a comment\n", (Code.EMPTY_FILE, 1, 1), "found an empty file"),
        ("---\n", (Code.EMPTY_FILE, 1, 1), "found an empty file"),
        ("null\n", (Code.EMPTY_FILE, 1, 1), "found an empty file"),
        ("\n- title: A\n", (Code.WRONG_TYPE, 2, 1), "expected the fields of one pilot, found a list"),
        ("title:A\n", (Code.WRONG_TYPE, 1, 1), "expected the fields of one pilot, found text"),
        ("''\n", (Code.WRONG_TYPE, 1, 1), "expected the fields of one pilot, found text"),
        ("title: [\n", (Code.YAML_SYNTAX, 1, 8), "expected a closing bracket"),
        ("[" * 1_000, (Code.TOO_DEEP, 1, 21), "levels of nesting"),
        ("title: \x07\n", (Code.CONTROL_CHARACTER, 1, 8), "U+0007"),
    ],
    ids=lambda each: ascii(each)[:20] if isinstance(each, str) else "",
)
def test_read_pilot_gives_one_diagnostic_for_what_is_no_record(text: str, expected: Brief, words: str) -> None:
    file = read_pilot(text, "a", "pilots/a.yml")
    assert (file.pilot, file.source) == (None, None)
    assert brief(file.diagnostics) == [expected]
    assert words in file.diagnostics[0].message
    assert file.diagnostics[0].pilot == "a"


def test_read_pilot_keeps_added_fields() -> None:
    added = (
        Field(name="cost_centre", kind=Kind.TEXT, description=""),
        Field(name="sites", kind=Kind.TEXTS, description=""),
    )
    file = read_pilot(GOOD + "sites: [Hull]\ncost_centre: 4711\n", "a", "pilots/a.yml", added)
    assert file.diagnostics == ()
    assert file.pilot is not None
    assert file.pilot.added == (Added(name="cost_centre", value="4711"), Added(name="sites", value=("Hull",)))


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "{{ 7 * 7 }}", "${x}", "'; DROP TABLE pilots; --", "=1+1"]
)
def test_read_pilot_keeps_text_as_it_was_typed(text: str) -> None:
    quoted = text.replace("'", "''")
    file = read_pilot(f"title: '{quoted}'\nstage: proposed\n", "a", "pilots/a.yml")
    assert file.pilot is not None
    assert file.pilot.title == text


def test_read_pilot_never_fails_on_a_pilot_that_was_changed_anywhere() -> None:
    """Each character of a real file in turn becomes one that means something to YAML."""
    text = (Path(__file__).parents[2] / "pilots" / "invoice-triage.yml").read_text(encoding="utf-8")[:1_200]
    for index in range(0, len(text), 7):
        changed = text[:index] + "[{:-\"'&*#|>%@`\t\n,?!"[index % 19] + text[index + 1 :]
        file = read_pilot(changed, "a", "pilots/a.yml")
        assert all(1 <= each.place.line <= changed.count("\n") + 1 for each in file.diagnostics)
