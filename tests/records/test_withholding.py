import pytest

from pilotbook.diagnostic import MAX_PROBLEMS, Code
from pilotbook.records.pilot_file import PilotFile, read_pilot
from pilotbook.records.withholding import BLOCK, WITHHELD, hide_secrets, withhold_secrets
from tests.records.secret_samples import ADDRESS, PRIVATE_KEY, SAMPLES

KEY = SAMPLES[7][1]
PATH = "pilots/a.yml"
HEAD = "title: A\nstage: proposed\n"


def read(text: str) -> PilotFile:
    return read_pilot(text, "a", PATH)


def problems(file: PilotFile) -> list[tuple[str, int, int]]:
    return [(each.code.value, each.place.line, each.place.column) for each in file.diagnostics]


@pytest.mark.parametrize("key", [key for _, key in SAMPLES])
def test_withhold_secrets_says_the_kind_and_the_place_and_not_the_key(key: str) -> None:
    text, found = withhold_secrets(f"one\r\n  é {key} {key}\n", PATH)
    assert [(each.code, each.place.line) for each in found] == [(Code.SECRET, 2), (Code.SECRET, 2)]
    assert (found[0].place.column >= 5, found[1].place.column > found[0].place.column) == (True, True)
    assert len(text) == len(f"one\r\n  é {key} {key}\n")
    assert all(key not in each for each in (text, *(str(diagnostic) for diagnostic in found)))


def test_withhold_secrets_leaves_lines_and_columns_where_they_are() -> None:
    key = PRIVATE_KEY.replace("\n", "\n  ")
    text, (found,) = withhold_secrets(f"notes: |\n  {key}\nstage: x\n", PATH)
    assert [len(line) for line in text.split("\n")] == [
        len(line) for line in f"notes: |\n  {key}\nstage: x\n".split("\n")
    ]
    assert set(text.split("\n")[2]) == {" ", BLOCK}
    assert found.place[1:] == (2, 3)


def test_withhold_secrets_reports_no_more_than_anybody_mends() -> None:
    text, found = withhold_secrets(f"{KEY}\n" * 500, PATH)
    assert len(found) == MAX_PROBLEMS + 1
    assert set(text) == {BLOCK, "\n"}


def test_hide_secrets_leaves_other_text_as_it_is() -> None:
    assert hide_secrets("a text\nof two lines") == "a text\nof two lines"


@pytest.mark.parametrize(
    ("line", "place"),
    [
        (f"notes: the key is {KEY} for now", (3, 19)),
        (f"notes: '{KEY}'", (3, 9)),
        (f"summary: A pilot. # {KEY}", (3, 21)),
        (f"tags: [a, {KEY}]", (3, 11)),
        (f"data: [{{source: Ledger, permission: {{reference: {KEY}}}}}]", (3, 49)),
        (f"notes: |\n  one\n  {KEY}", (5, 3)),
    ],
)
def test_read_pilot_withholds_a_secret_wherever_it_stands(line: str, place: tuple[int, int]) -> None:
    file = read(f"{HEAD}{line}\n")
    assert problems(file) == [("secret", *place)]
    assert file.pilot is not None
    assert KEY not in repr(file)
    assert BLOCK not in repr(file)
    assert (WITHHELD in repr(file)) is ("#" not in line)


def test_read_pilot_keeps_the_words_around_a_secret() -> None:
    pilot = read(f"{HEAD}notes: use {KEY} until May\n").pilot
    assert pilot is not None
    assert pilot.notes == f"use {WITHHELD} until May"


def test_read_pilot_withholds_a_private_key_as_one() -> None:
    key = PRIVATE_KEY.replace("\n", "\n  ")
    pilot = read(f"{HEAD}notes: |\n  first\n  {key}\n  last\n").pilot
    assert pilot is not None
    assert pilot.notes == f"first\n{WITHHELD}\nlast"


@pytest.mark.parametrize(
    "line",
    [
        f"{KEY}: text",
        f"{KEY}: 1\n{KEY}: 2",
        f"timebox: {KEY}",
        f"tools: {KEY}",
        f"x: &{KEY} 1",
        f"a: {KEY}: b",
    ],
)
def test_read_pilot_does_not_quote_a_secret_in_another_message(line: str) -> None:
    file = read(f"title: A\n{line}\n")
    assert "secret" in {each.code.value for each in file.diagnostics}
    assert len(file.diagnostics) > 1
    assert KEY[4:] not in repr(file)


def test_read_pilot_says_once_that_an_address_holds_a_password() -> None:
    file = read(f"{HEAD}links: [{{title: A, url: '{ADDRESS}'}}]\n")
    assert problems(file) == [("secret", 3, 41)]
    assert file.pilot is not None
    assert file.pilot.links[0].url == ""


@pytest.mark.parametrize("key", ["notes", "no\\x74es"])
def test_read_pilot_finds_what_an_escape_hides(key: str) -> None:
    hidden = KEY.replace("_", "\\x5F")
    file = read(f'{HEAD}"{key}": "see {hidden}"\n')
    assert problems(file)[0] == ("secret", 3, len(key) + 5)
    assert KEY not in repr(file)
    assert KEY[4:] not in repr(file)
