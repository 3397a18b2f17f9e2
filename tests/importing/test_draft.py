"""Rows in, drafts of pilots out."""

from pathlib import Path

import pytest

from pilotbook.importing.columns import find_columns
from pilotbook.importing.draft import Draft, RowReader
from pilotbook.importing.leaf import Value, name_path
from pilotbook.importing.remark import Kind
from pilotbook.records.shape import Field
from pilotbook.records.shape import Kind as FieldKind
from tests.importing.sheets import MAPPING, draw_mapping, draw_sheet

ADDED = (Field(name="cost_centre", kind=FieldKind.TEXT, description="Who pays."),)


def draft(folder: Path, mapping: str, headings: str, *cells: str) -> Draft:
    """The draft of one row; headings are separated by a bar."""
    sheet = draw_sheet(folder, headings.split("|"), cells)
    columns, problems = find_columns(draw_mapping(mapping, ADDED), sheet, ADDED)
    assert problems == ()
    return RowReader(columns, sheet.headings).draft(sheet.rows[0])


def values(found: Draft) -> dict[str, Value]:
    return {name_path(leaf.path): leaf.value for leaf in found.leaves}


def with_fields(*fields: str) -> str:
    return MAPPING + "".join(f"  - {{{field}}}\n" for field in fields)


def test_draft_holds_the_mapped_fields_and_keeps_the_rest(tmp_path: Path) -> None:
    found = draft(tmp_path, MAPPING, "Title|Stage|Bureau|Cost", "Triage", "proposed", " Office of\nWater ", "")
    assert values(found) == {"title": "Triage", "stage": "proposed", "source.Bureau": "Office of\nWater"}
    assert (found.title, found.key, found.own_id, found.remarks) == ("Triage", ("triage",), "", ())


def test_words_of_an_option_are_kept(tmp_path: Path) -> None:
    assert values(draft(tmp_path, MAPPING, "Title|Stage", "A", "in use")) == {
        "title": "A",
        "stage": "production",
        "source.Stage": "in use",
    }


def test_cell_that_cannot_be_read_is_kept_and_told(tmp_path: Path) -> None:
    found = draft(
        tmp_path, with_fields("field: timebox.start, columns: Start"), "Title|Stage|Start", "A", "Idea", "22-Jul"
    )
    assert values(found)["source.Start"] == "22-Jul"
    assert "timebox.start" not in values(found)
    (remark,) = found.remarks
    assert (remark.kind, remark.row, remark.column, remark.heading, remark.field) == (
        Kind.DOUBTFUL,
        2,
        3,
        "Start",
        "timebox.start",
    )


def test_cell_without_an_answer_fills_nothing_but_is_kept(tmp_path: Path) -> None:
    found = draft(tmp_path, with_fields("field: unit, columns: Unit"), "Title|Stage|Unit", "A", "Idea", "n/a")
    assert values(found) == {"title": "A", "stage": "proposed", "source.Stage": "Idea", "source.Unit": "n/a"}
    assert found.remarks == ()


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("", "expected an answer, found nothing; 'proposed' is written instead"),
        ("N/A", "expected an answer, found 'N/A'; 'proposed' is written instead"),
        ("paused", "expected one of the 1 options of the mapping, found 'paused'; 'proposed' is written instead"),
    ],
)
def test_value_that_the_mapping_gives_instead_is_told(tmp_path: Path, cell: str, message: str) -> None:
    mapping = (
        "name: a\nblank: [N/A]\nfields:\n  - {field: title, columns: T}\n"
        "  - {field: stage, columns: S, options: {Idea: proposed}, otherwise: proposed}\n"
    )
    found = draft(tmp_path, mapping, "T|S", "A", cell)
    assert values(found)["stage"] == "proposed"
    assert values(found).get("source.S", "") == cell
    assert [each.message for each in found.remarks] == [message]
    assert found.remarks[0].hint


def test_texts_of_several_columns_are_joined(tmp_path: Path) -> None:
    mapping = with_fields(
        "field: unit, columns: [A, B, C], join: ' / '", "field: summary, columns: [C, A], options: {one: first}"
    )
    found = draft(tmp_path, mapping, "Title|Stage|A|B|C", "T", "proposed", "one", "N/A", " two\nthree ")
    assert values(found) == {
        "title": "T",
        "summary": "two three, first",
        "stage": "proposed",
        "unit": "one / two three",
        "source.B": "N/A",
    }


def test_list_is_split_and_has_each_text_once(tmp_path: Path) -> None:
    mapping = with_fields("field: tags, columns: [A, B], split: ;, options: {docs: documents}")
    found = draft(tmp_path, mapping, "Title|Stage|A|B", "T", "proposed", "docs; mail ;; N/A;Mail", "new")
    assert values(found) == {"title": "T", "stage": "proposed", "tags": ("documents", "mail", "new")}


def test_list_without_a_separator_has_the_whole_cell(tmp_path: Path) -> None:
    mapping = with_fields("field: tags, columns: A", "field: relies_on, constant: tool-gateway")
    found = draft(tmp_path, mapping, "Title|Stage|A", "T", "proposed", "a; b")
    assert (values(found)["tags"], values(found)["relies_on"]) == (("a; b",), ("tool-gateway",))


def test_list_of_blank_words_is_none(tmp_path: Path) -> None:
    mapping = with_fields("field: tags, columns: A, split: ;")
    assert "tags" not in values(draft(tmp_path, mapping, "Title|Stage|A", "T", "proposed", "N/A;N/A"))


def test_item_of_a_list_stands_for_the_sake_of_what_names_it(tmp_path: Path) -> None:
    mapping = with_fields(
        "field: data.personal_data, columns: P",
        "field: data.source, columns: D",
        "field: data.source, columns: E, item: 3",
        "field: data.personal_data, columns: P, item: 3",
    )
    headings = "Title|Stage|D|E|P"
    first = values(draft(tmp_path, mapping, headings, "T", "proposed", "Mailbox", "Ledger", "yes"))
    assert list(first)[2:] == ["data.1.source", "data.1.personal_data", "data.2.source", "data.2.personal_data"]
    second = values(draft(tmp_path, mapping, headings, "T", "proposed", "", "Ledger", "no"))
    assert {name: value for name, value in second.items() if name.startswith("data")} == {
        "data.1.source": "Ledger",
        "data.1.personal_data": "false",
    }
    third = values(draft(tmp_path, mapping, headings, "T", "proposed", "", "", "no"))
    assert third == {"title": "T", "stage": "proposed", "source.P": "no"}


def test_item_without_a_naming_field_stands_for_the_sake_of_a_column(tmp_path: Path) -> None:
    mapping = with_fields("field: links.title, constant: Code", "field: links.url, columns: L")
    found = values(draft(tmp_path, mapping, "Title|Stage|L", "T", "proposed", "https://example.com"))
    assert found == {"title": "T", "stage": "proposed", "links.1.title": "Code", "links.1.url": "https://example.com"}
    left_out = values(draft(tmp_path, mapping, "Title|Stage|L", "T", "proposed", "on our share"))
    assert left_out == {"title": "T", "stage": "proposed", "source.L": "on our share"}


def test_leaves_stand_in_the_order_of_the_record(tmp_path: Path) -> None:
    mapping = with_fields(
        "field: cost_centre, columns: A",
        "field: policy.privacy.reference, columns: A",
        "field: policy.document, columns: A",
        "field: policy.privacy.reviewer, columns: A",
        "field: review.held.outcome, columns: A",
        "field: review.forum, columns: A",
        "field: owner.name, columns: A",
    )
    found = values(draft(tmp_path, mapping, "Title|Stage|A", "T", "Idea", "x"))
    assert list(found) == [
        "title",
        "stage",
        "owner.name",
        "policy.document",
        "policy.privacy.reviewer",
        "policy.privacy.reference",
        "review.forum",
        "review.held.1.outcome",
        "source.Stage",
        "cost_centre",
    ]


def test_key_is_made_of_the_columns_that_are_named(tmp_path: Path) -> None:
    headings = "Title|Stage|Unit|Nr"
    found = draft(tmp_path, f"key: [Unit, Title]\n{MAPPING}", headings, "A  B", "Idea", "Finance", "7")
    assert (found.key, found.own_id) == (("finance", "a b"), "")
    found = draft(tmp_path, f"id: [Unit, Nr]\n{MAPPING}", headings, "A", "Idea", "Finance", "7")
    assert (found.key, found.own_id) == (("finance", "7"), "Finance 7")
    found = draft(tmp_path, f"id: Nr\n{MAPPING}", headings, "A", "Idea", "Finance", "")
    assert (found.key, found.own_id) == (("", "a"), "")


def test_days_that_do_not_follow_one_another_are_told(tmp_path: Path) -> None:
    mapping = f"in_order: [Begun, Ended, Closed]\n{MAPPING}"
    headings = "Title|Stage|Begun|Ended|Closed"
    found = draft(tmp_path, mapping, headings, "T", "proposed", "2024-07-13", "soon", "2024-07-12")
    (remark,) = found.remarks
    assert (remark.kind, remark.column) == (Kind.DOUBTFUL, 5)
    assert remark.message == "expected a day after that of 'Begun', 2024-07-13, found 2024-07-12"
    in_order = draft(tmp_path, mapping, headings, "T", "proposed", "2024-07-13", "2024-07-13", "2024-07-14")
    assert in_order.remarks == ()


def test_row_without_a_title_has_none(tmp_path: Path) -> None:
    assert draft(tmp_path, MAPPING, "Title|Stage", "", "Idea").title == ""
