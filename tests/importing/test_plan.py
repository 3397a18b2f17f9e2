"""What an import does, the first time and later."""

from pathlib import Path

from pilotbook.importing.plan import Terms
from pilotbook.importing.remark import Kind
from pilotbook.records.pilot_file import read_pilot
from pilotbook.records.shape import Field
from pilotbook.records.shape import Kind as FieldKind
from tests.importing.sheets import MAPPING, import_rows, plan_rows, read_pilots, told
from tests.tree import write_tree

HEAD = ("Title", "Stage", "Bureau")
ROWS = (HEAD, ("Triage", "proposed", "Water"), ("Chatbot", "In use", "Air"))
TOKEN = "ghp_" + "a1B2" * 9


def test_rows_become_files(tmp_path: Path) -> None:
    plan = import_rows(tmp_path, MAPPING, *ROWS, terms=Terms(schema="../s.json"))
    head = "# yaml-language-server: $schema=../s.json\n"
    assert read_pilots(tmp_path) == {
        "chatbot": f"{head}title: Chatbot\nstage: production\nsource:\n  Stage: In use\n  Bureau: Air\n",
        "triage": f"{head}title: Triage\nstage: proposed\nsource:\n  Bureau: Water\n",
    }
    assert (plan.rows, plan.unchanged, plan.remarks) == (2, 0, ())
    assert [(each.id, each.is_new) for each in plan.changes] == [("triage", True), ("chatbot", True)]


def test_same_rows_again_change_nothing(tmp_path: Path) -> None:
    import_rows(tmp_path, MAPPING, *ROWS)
    before = read_pilots(tmp_path), (tmp_path / "pilots/.import/list.jsonl").read_bytes()
    plan = import_rows(tmp_path, MAPPING, *ROWS)
    assert (plan.changes, plan.unchanged, plan.remarks) == ((), 2, ())
    assert (read_pilots(tmp_path), (tmp_path / "pilots/.import/list.jsonl").read_bytes()) == before


def test_rows_in_another_order_are_the_same_pilots(tmp_path: Path) -> None:
    import_rows(tmp_path, MAPPING, *ROWS)
    assert plan_rows(tmp_path, MAPPING, ROWS[0], ROWS[2], ROWS[1]).unchanged == 2


def test_row_that_changed_brings_its_file_up_to_date(tmp_path: Path) -> None:
    import_rows(tmp_path, MAPPING, *ROWS)
    plan = import_rows(tmp_path, MAPPING, HEAD, ("Triage", "In use", ""), ROWS[2])
    assert read_pilots(tmp_path)["triage"] == "title: Triage\nstage: production\nsource:\n  Stage: In use\n"
    (remark,) = plan.remarks
    assert (remark.kind, remark.row, remark.pilot) == (Kind.CHANGED, 2, "triage")
    assert remark.message == "brought up to date: 'stage', 'source.Stage'"
    plan = import_rows(tmp_path, MAPPING, HEAD, ("Triage", "proposed", ""), ROWS[2])
    assert plan.remarks[0].message == "brought up to date: 'stage'"


def test_row_that_only_lost_something_is_told_as_well(tmp_path: Path) -> None:
    import_rows(tmp_path, MAPPING, *ROWS)
    plan = import_rows(tmp_path, MAPPING, HEAD, ("Triage", "proposed", ""), ROWS[2])
    assert plan.remarks[0].message == "brought up to date: what the sheet no longer says"


def test_file_that_a_person_edited_keeps_the_edit_and_gets_the_rest(tmp_path: Path) -> None:
    import_rows(tmp_path, MAPPING, *ROWS)
    file = tmp_path / "pilots/triage.yml"
    file.write_text("# Ours\ntitle: Triage\nstage: approved\nowner: Lind\nsource:\n  Bureau: Water # as of May\n")
    plan = import_rows(tmp_path, MAPPING, HEAD, ("Triage", "proposed", "Fire"), ROWS[2])
    assert (
        file.read_text() == "# Ours\ntitle: Triage\nstage: approved\nowner: Lind\nsource:\n  Bureau: Fire # as of May\n"
    )
    assert [each.message for each in plan.remarks] == ["brought up to date: 'source.Bureau'"]


def test_conflict_is_told_with_row_and_field_until_it_is_settled(tmp_path: Path) -> None:
    import_rows(tmp_path, MAPPING, *ROWS)
    file = tmp_path / "pilots/triage.yml"
    file.write_text("title: Triage\nstage: approved\n")
    changed = (HEAD, ("Triage", "piloting", "Water"), ROWS[2])
    for _ in range(2):
        plan = import_rows(tmp_path, MAPPING, *changed)
        (remark,) = plan.remarks
        assert (remark.kind, remark.row, remark.field, remark.pilot) == (Kind.CONFLICT, 2, "stage", "triage")
        assert remark.message == (
            "expected 'stage' as the last import wrote it, found 'approved': the sheet now says 'piloting'"
        )
        assert plan.unchanged == 2
    assert import_rows(tmp_path, MAPPING, *changed, terms=Terms(settles=True)).remarks == ()
    assert import_rows(tmp_path, MAPPING, *changed).remarks == ()
    assert file.read_text() == "title: Triage\nstage: approved\n"


def test_file_that_cannot_be_read_is_left_alone(tmp_path: Path) -> None:
    import_rows(tmp_path, MAPPING, *ROWS)
    for content in (b"title: [", b"\xff"):
        (tmp_path / "pilots/triage.yml").write_bytes(content)
        plan = import_rows(tmp_path, MAPPING, HEAD, ("Triage", "In use", ""), ROWS[2])
        assert told(plan.remarks) == [("conflict", 2, 0)]
        assert (tmp_path / "pilots/triage.yml").read_bytes() == content


def test_file_that_a_person_deleted_is_not_written_again(tmp_path: Path) -> None:
    import_rows(tmp_path, MAPPING, *ROWS)
    (tmp_path / "pilots/triage.yml").unlink()
    for row in (ROWS[1], ("Triage", "In use", "")):
        plan = import_rows(tmp_path, MAPPING, HEAD, row, ROWS[2])
        assert told(plan.remarks) == [("gone", 2, 0)]
        assert list(read_pilots(tmp_path)) == ["chatbot"]
    assert "triage-2" not in read_pilots(tmp_path)


def test_file_that_vanishes_meanwhile_is_not_written_again(tmp_path: Path) -> None:
    import_rows(tmp_path, MAPPING, *ROWS)
    (tmp_path / "pilots/triage.yml").rename(tmp_path / "pilots/triage.yaml")
    plan = import_rows(tmp_path, MAPPING, HEAD, ("Triage", "In use", ""), ROWS[2])
    assert told(plan.remarks) == [("gone", 2, 0)]


def test_pilot_without_a_row_is_left_alone_and_its_id_never_used_again(tmp_path: Path) -> None:
    import_rows(tmp_path, MAPPING, *ROWS)
    plan = import_rows(tmp_path, MAPPING, HEAD, ROWS[2])
    assert [(each.kind, each.pilot) for each in plan.remarks] == [(Kind.GONE, "triage")]
    (tmp_path / "pilots/triage.yml").unlink()
    key = f"key: [Title, Bureau]\n{MAPPING}"
    plan = import_rows(tmp_path, key, HEAD, ("Triage", "In use", "Another"))
    assert [each.id for each in plan.changes] == ["triage-2"]


def test_ids_of_files_pages_and_other_imports_are_left_alone(tmp_path: Path) -> None:
    write_tree(tmp_path / "pilots", {"triage.yml": "title: Ours\nstage: proposed\n"})
    import_rows(tmp_path, MAPPING.replace("list", "other"), HEAD, ("Chatbot", "proposed", ""))
    (tmp_path / "pilots/chatbot.yml").unlink()
    terms = Terms(is_taken=frozenset({"page"}).__contains__)
    plan = import_rows(tmp_path, MAPPING, *ROWS, ("Page", "proposed", ""), terms=terms)
    assert [each.id for each in plan.changes] == ["triage-2", "chatbot-2", "page-2"]
    assert read_pilots(tmp_path)["triage"] == "title: Ours\nstage: proposed\n"


def test_run_that_was_cut_off_is_taken_up_again(tmp_path: Path) -> None:
    import_rows(tmp_path, MAPPING, *ROWS)
    (tmp_path / "pilots/.import/list.jsonl").unlink()
    (tmp_path / "pilots/chatbot.yml").unlink()
    plan = import_rows(tmp_path, MAPPING, *ROWS)
    assert ([each.id for each in plan.changes], plan.unchanged) == (["chatbot"], 1)
    assert plan_rows(tmp_path, MAPPING, *ROWS).unchanged == 2


def test_row_that_gives_no_record_is_skipped_and_told(tmp_path: Path) -> None:
    rows = (HEAD, ("", "proposed", "Water"), ("Triage", "paused", ""), ("Chatbot", "", ""), ROWS[2])
    plan = plan_rows(tmp_path, MAPPING, *rows)
    assert [each.id for each in plan.changes] == ["chatbot"]
    assert [(each.row, each.column, each.message) for each in plan.remarks if each.kind is Kind.SKIPPED] == [
        (2, 1, "expected the field 'title' in the record, found none"),
        (3, 2, "expected the field 'stage' in the record, found none"),
        (4, 2, "expected the field 'stage' in the record, found none"),
    ]
    assert told(plan.remarks, Kind.DOUBTFUL) == [("doubtful", 3, 2)]


def test_row_that_fits_into_no_file_is_skipped(tmp_path: Path) -> None:
    head = ("Title", "Stage", *(f"C{number}" for number in range(10)))
    plan = plan_rows(tmp_path, MAPPING, head, ("A", "proposed", *["x" * 30_000] * 10))
    assert [(each.kind, each.message) for each in plan.remarks] == [
        (Kind.SKIPPED, "expected at most 256 KiB, found 294 KiB")
    ]


def test_secret_and_invisible_characters_are_written_nowhere(tmp_path: Path) -> None:
    plan = import_rows(tmp_path, MAPPING, HEAD, ("Triage\u202e", "proposed", f"key {TOKEN}"))
    everything = "".join(file.read_text() for file in (tmp_path / "pilots").rglob("*") if file.is_file())
    assert TOKEN not in f"{everything}{plan.remarks}"
    assert "\u202e" not in everything
    assert told(plan.remarks) == [("doubtful", 2, 1), ("doubtful", 2, 3)]
    assert {each.pilot for each in plan.remarks} == {"triage"}
    assert plan_rows(tmp_path, MAPPING, HEAD, ("Triage\u202e", "proposed", f"key {TOKEN}")).unchanged == 1


def test_hostile_cells_are_text_and_every_file_passes_as_a_record(tmp_path: Path) -> None:
    hostile = (
        "=1+1",
        "@SUM(A1)",
        "<script>alert(1)</script>",
        "a\nb: c\n- d\n",
        "---",
        "&a *b !!int",
        "{{ 7*7 }}",
        "'\"\\",
        "# no",
        "null",
        "? a",
        "yes",
        "\ttab",
        "../../etc/passwd",
        "con",
    )
    rows = [(each, "proposed", each) for each in hostile]
    plan = import_rows(tmp_path, MAPPING, HEAD, *rows)
    assert told(plan.remarks, Kind.SKIPPED) == []
    files = read_pilots(tmp_path)
    assert len(files) == len(hostile)
    for identifier, text in files.items():
        read = read_pilot(text, identifier, f"pilots/{identifier}.yml")
        assert read.diagnostics == ()
        assert read.pilot is not None
        assert dict(read.pilot.source)["Bureau"] in {each.strip() for each in hostile}


def test_added_fields_are_filled_and_checked(tmp_path: Path) -> None:
    added = (Field(name="cost_centre", kind=FieldKind.TEXT, description="Who pays."),)
    mapping = f"{MAPPING}  - {{field: cost_centre, columns: Bureau}}\n"
    import_rows(tmp_path, mapping, *ROWS, terms=Terms(added=added))
    assert read_pilots(tmp_path)["triage"] == "title: Triage\nstage: proposed\ncost_centre: Water\n"


def test_remarks_stand_in_the_order_of_the_rows(tmp_path: Path) -> None:
    plan = plan_rows(tmp_path, MAPPING, ("Title", "Stage", "Title"), ("", "x", ""), ("A", "x", "", "surplus"))
    assert told(plan.remarks) == [("doubtful", 1, 3), ("skipped", 2, 1), ("doubtful", 2, 2), ("skipped", 3, 4)]


def test_rows_of_the_same_id_or_key_are_told_with_their_column(tmp_path: Path) -> None:
    rows = (("Title", "Stage", "Nr"), ("A", "proposed", "7"), ("A", "proposed", "7"))
    plan = plan_rows(tmp_path, f"id: Nr\n{MAPPING}", *rows)
    assert [(each.kind, each.row, each.column, each.heading) for each in plan.remarks] == [(Kind.SKIPPED, 3, 3, "Nr")]
    plan = plan_rows(tmp_path, MAPPING, *rows)
    assert [(each.kind, each.row, each.column, each.pilot) for each in plan.remarks] == [(Kind.DOUBTFUL, 3, 1, "a-2")]
