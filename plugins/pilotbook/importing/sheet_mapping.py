"""Says how the columns of a spreadsheet become the fields of pilots: the record of a mapping file."""

from pilotbook.frozen import frozen
from pilotbook.records.named_values import NamedText
from pilotbook.records.shape import Empty, named_texts, number, records, text, texts


@frozen
class FieldMapping:
    """One field of a pilot, and where its value comes from."""

    field: str = text(
        "The field of a pilot, with its whole path.", example="timebox.start", is_required=True, longest=120
    )
    columns: tuple[str, ...] = texts(
        "The heading of the column that holds the value, or of several. A heading that stands there more than once has "
        "a number from the second time on: Comment (2). A column is also found by its own number: column 7.",
        example="Date Initiated",
        empty=Empty.ORDINARY,
    )
    constant: str = text("A value that every pilot gets, in place of a column.", example="Source code", longest=4_000)
    item: int | None = number(
        "Which item of a list the value belongs to, where there are several.", example="2", least=1, most=20, unit=""
    )
    join: str = text("What stands between the texts of several columns; a comma where nothing is said.", example=" / ")
    split: str = text("What separates the texts of a list within one cell.", example=";")
    options: tuple[NamedText, ...] = named_texts(
        "What a cell may say, and the value that it stands for. An option that ends with * stands for every text that "
        "begins so.",
        example="Operation and Maintenance: production",
    )
    otherwise: str = text("The value where a cell is blank, or says something that is no option.", example="proposed")
    dates: tuple[str, ...] = texts(
        "The forms in which the days of this column are written, where they are others than those of the whole sheet.",
        example="D Month YYYY",
        empty=Empty.ORDINARY,
    )


@frozen
class SheetMapping:
    """A mapping file."""

    name: str = text(
        "What the import is called. A later import of the same name brings up to date what this one wrote.",
        example="ai-inventory",
        is_required=True,
        longest=60,
    )
    description: str = text("What kind of spreadsheet it is for.", example="The inventory of AI use cases.")
    sheet: str = text("The sheet of a workbook; the first one where nothing is said.", example="Inventory")
    heading_row: int | None = number(
        "The row that holds the headings; the first that is not blank where nothing is said.",
        example="3",
        least=1,
        most=1_000,
        unit="",
    )
    encoding: str = text("The encoding of a CSV file, where it is not found out rightly.", example="cp1252")
    delimiter: str = text(
        "What separates the cells of a CSV file, where it is not found out rightly: comma, semicolon, tab or bar.",
        example="semicolon",
    )
    id: tuple[str, ...] = texts(
        "The column that holds an id of its own for each row, or several; each stands there once. The pilot's id is "
        "made from it.",
        example="Use case ID",
        empty=Empty.ORDINARY,
    )
    key: tuple[str, ...] = texts(
        "Without an id: the columns that tell one row from another, from one import to the next. Where nothing is "
        "said, those that make the title.",
        example="Use case name",
        empty=Empty.ORDINARY,
    )
    blank: tuple[str, ...] = texts(
        "What people write into a cell when they have no answer.", example="N/A", empty=Empty.ORDINARY
    )
    dates: tuple[str, ...] = texts(
        "The forms in which days are written, made of YYYY, YY, MM, M, Month, DD and D. Where nothing is said, the "
        "usual ones, as far as they can be told apart.",
        example="M/D/YYYY",
        empty=Empty.ORDINARY,
    )
    in_order: tuple[str, ...] = texts(
        "Columns with days that follow one another; a row in which they do not is doubtful.",
        example="Date Initiated",
        empty=Empty.ORDINARY,
    )
    fields: tuple[FieldMapping, ...] = records(FieldMapping, "The fields that are filled.")
