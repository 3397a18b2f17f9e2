"""Columns, guessed."""

from pathlib import Path

import pytest

from pilotbook.importing.columns import find_columns
from pilotbook.importing.mapping_file import read_mapping
from pilotbook.importing.pilots_folder import look_at_folder
from pilotbook.importing.plan import Terms, make_plan
from pilotbook.importing.sheet import Sheet
from pilotbook.importing.suggestion import guess_stage, suggest_mapping
from pilotbook.importing.suggestion_text import write_suggestion
from pilotbook.records.vocabulary import Stage
from tests.importing.sheets import draw_sheet

ROWS = (
    (
        "ID",
        "Project name",
        "Status",
        "Business unit",
        "Owner",
        "Owner e-mail",
        "Kick-off date",
        "Contains PII?",
        "Remarks",
        "Colour",
    ),
    ("1", "Triage", "Live", "Finance", "Amara Okafor", "a@example.com", "13/1/2024", "yes", "None", "red"),
    ("2", "Chatbot", "Idea", "Legal", "Jonas Lind", "j@example.com", "14/1/2024", "no", "Good", "blue"),
    ("3", "Minutes", "On ice", "Legal", "", "", "", "", "", ""),
)


def guesses(sheet: Sheet) -> dict[str, str]:
    return {each.field: sheet.headings[each.column] for each in suggest_mapping(sheet).guesses}


def test_columns_are_guessed_from_headings_and_cells(tmp_path: Path) -> None:
    sheet = draw_sheet(tmp_path, *ROWS)
    assert guesses(sheet) == {
        "title": "Project name",
        "stage": "Status",
        "unit": "Business unit",
        "owner.name": "Owner",
        "owner.email": "Owner e-mail",
        "timebox.start": "Kick-off date",
        "data.personal_data": "Contains PII?",
        "notes": "Remarks",
    }
    found = suggest_mapping(sheet)
    assert [sheet.headings[at] for at in found.ids] == ["ID"]
    assert found.key == ()
    assert found.stages == (("Idea", Stage.PROPOSED), ("Live", Stage.PRODUCTION), ("On ice", None))


def test_proposal_can_be_used_at_once(tmp_path: Path) -> None:
    sheet = draw_sheet(tmp_path, *ROWS)
    text = write_suggestion(suggest_mapping(sheet), sheet, "list")
    file, problems = read_mapping(text, "list.yml")
    assert problems == ()
    assert file is not None
    columns, missing = find_columns(file, sheet, ())
    assert missing == ()
    plan = make_plan(sheet, columns, look_at_folder(tmp_path / "pilots", "list"), Terms(), lambda: None)
    assert [each.id for each in plan.changes] == ["1", "2", "3"]
    assert "stage: proposed" in plan.changes[2].text
    assert "      # On ice:\n" in text
    assert text.endswith("# Kept below source:\n#   Colour\n")


def test_column_whose_cells_do_not_fit_is_no_guess(tmp_path: Path) -> None:
    rows = (
        ("Name", "Start", "PII", "Stage", "Owner"),
        *((f"A{n}", "soon", "maybe", f"s{n}", "yes") for n in range(30)),
    )
    assert guesses(draw_sheet(tmp_path, *rows)) == {"title": "Name"}


def test_column_without_cells_is_no_guess(tmp_path: Path) -> None:
    assert guesses(draw_sheet(tmp_path, ("Name", "Owner"), ("A", ""))) == {"title": "Name"}


def test_word_within_a_whole_question_is_no_guess(tmp_path: Path) -> None:
    question = "Did the team agree on the result of the first half of the year?"
    sheet = draw_sheet(tmp_path, ("Name", question), ("A", "They did so gladly"))
    assert guesses(sheet) == {"title": "Name"}


def test_misspelt_heading_is_guessed(tmp_path: Path) -> None:
    assert guesses(draw_sheet(tmp_path, ("Name", "Departement"), ("A", "B"))) == {
        "title": "Name",
        "unit": "Departement",
    }


def test_title_is_the_column_with_the_most_texts_where_no_heading_tells(tmp_path: Path) -> None:
    rows = (("Nr", "What", "Colour"), ("1", "Triage", "red"), ("2", "Chatbot", "red"))
    sheet = draw_sheet(tmp_path, *rows)
    assert guesses(sheet) == {"title": "What"}
    text = write_suggestion(suggest_mapping(sheet), sheet, "list")
    assert "  - field: stage\n    constant: proposed\n" in text


def test_title_of_a_single_column_that_is_taken(tmp_path: Path) -> None:
    assert guesses(draw_sheet(tmp_path, ("Owner",), ("Amara Okafor",)))["title"] == "Owner"


def test_key_has_the_unit_where_titles_repeat(tmp_path: Path) -> None:
    sheet = draw_sheet(tmp_path, ("Title", "Unit"), ("A", "x"), ("A", "y"))
    assert suggest_mapping(sheet).key == (1, 0)
    assert "key:\n  - Unit\n  - Title\n" in write_suggestion(suggest_mapping(sheet), sheet, "list")
    assert suggest_mapping(draw_sheet(tmp_path, ("Title", "Colour"), ("A", "x"), ("A", "y"))).key == ()


def test_column_of_ids_that_repeat_or_lack_is_none(tmp_path: Path) -> None:
    for second in ("1", ""):
        assert suggest_mapping(draw_sheet(tmp_path, ("ID", "Title"), ("1", "A"), (second, "B"))).ids == ()


def test_row_of_headings_further_down_is_named(tmp_path: Path) -> None:
    sheet = draw_sheet(tmp_path, (), ("Title", "Stage"), ("A", "Live"))
    assert "heading_row: 2\n" in write_suggestion(suggest_mapping(sheet), sheet, "list")


def test_proposal_without_a_stage_that_is_known(tmp_path: Path) -> None:
    sheet = draw_sheet(tmp_path, ("Title", "Stage"), ("A", "green"))
    text = write_suggestion(suggest_mapping(sheet), sheet, "list")
    assert "options" not in text
    assert read_mapping(text, "a.yml")[1] == ()


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("In production", Stage.PRODUCTION),
        ("Operation and Maintenance", Stage.PRODUCTION),
        ("Pilot (phase 2)", Stage.PILOTING),
        ("Production pilot", Stage.PILOTING),
        ("PoC", Stage.PILOTING),
        ("Proof-of-concept", Stage.PILOTING),
        ("Development", Stage.APPROVED),
        ("new", Stage.PROPOSED),
        ("renewed", None),
        ("Roll-out", Stage.SCALING),
        ("Cancelled", Stage.STOPPED),
        ("decommissioned", Stage.RETIRED),
        ("green", None),
    ],
)
def test_stage_that_a_text_speaks_of(text: str, stage: Stage | None) -> None:
    assert guess_stage(text) is stage
