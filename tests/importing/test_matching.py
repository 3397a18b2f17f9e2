"""Rows and the pilots that an earlier import made of them."""

from pilotbook.importing.candidate import Candidate
from pilotbook.importing.ledger import Entry
from pilotbook.importing.matching import Matched, match_rows
from pilotbook.importing.sheet import Row
from tests.importing.sheets import told


def row(number: int, title: str, mark: str = "", own_id: str = "") -> Candidate:
    key = (own_id or title,)
    return Candidate(row=Row(number, ()), key=key, own_id=own_id, title=title, mark=mark, text="", leaves="")


def entry(identifier: str, key: str, mark: str = "") -> Entry:
    return Entry(id=identifier, key=(key,), row=mark, text="", leaves="")


def match(*rows: Candidate, ledger: tuple[Entry, ...] = (), taken: frozenset[str] = frozenset()) -> Matched:
    return match_rows(rows, ledger, lambda identifier, _row: identifier not in taken)


def ids(found: Matched) -> list[str]:
    return [each.id for each in found.matches]


def test_ids_are_made_from_titles() -> None:
    found = match(row(2, "Invoice triage (new!)"), row(3, "Café Übersicht"))
    assert ids(found) == ["invoice-triage-new", "cafe-ubersicht"]
    assert (found.gone, found.remarks) == ((), ())


def test_ids_that_are_taken_get_a_number() -> None:
    taken = frozenset({"chatbot", "chatbot-2"})
    assert ids(match(row(2, "Chatbot"), row(3, "Chatbot 2"), row(4, "chatbot"), taken=taken)) == [
        "chatbot-3",
        "chatbot-2-2",
        "chatbot-4",
    ]


def test_ids_of_the_greatest_length_leave_room_for_the_number() -> None:
    title = "x" * 79 + " y"
    one, two = ids(match(row(2, title), row(3, title.upper())))
    assert one == "x" * 79
    assert two == "x" * 78 + "-2"
    assert len(two) == 80


def test_ids_of_words_that_are_reserved_are_others() -> None:
    assert ids(match(row(2, "Index"), row(3, "研究"))) == ["index-pilot", "my-pilot"]


def test_row_finds_its_pilot_again_whatever_its_title_is_now() -> None:
    ledger = (entry("first-name", "7"), entry("gone", "8"))
    found = match(row(2, "Second name", own_id="7"), ledger=ledger)
    assert (ids(found), found.matches[0].entry, found.gone) == (["first-name"], ledger[0], (ledger[1],))


def test_ids_of_pilots_without_a_row_are_not_used_again() -> None:
    found = match(row(2, "Gone"), row(3, "Other"), ledger=(entry("gone", "another"),))
    assert ids(found) == ["gone-2", "other"]
    (remark,) = found.remarks
    assert (remark.kind, remark.row) == ("doubtful", 2)
    assert "found the title of 'gone', which has no row now" in remark.message


def test_rows_of_the_same_key_are_told_apart_by_their_content_and_then_by_their_order() -> None:
    ledger = (entry("a", "bot", "m1"), entry("a-2", "bot", "m2"), entry("a-3", "bot", "m3"))
    found = match(row(2, "bot", "m3"), row(3, "bot", "new"), row(4, "bot", "m2"), row(5, "bot", "m2"), ledger=ledger)
    assert ids(found) == ["a-3", "a", "a-2", "bot"]
    assert told(found.remarks) == [("doubtful", 3, 0), ("doubtful", 4, 0), ("doubtful", 5, 0)]
    assert found.remarks[0].message == "expected rows that can be told apart, found the same key as in row 2"
    assert found.gone == ()


def test_second_row_of_the_same_id_is_skipped() -> None:
    found = match(row(2, "A", own_id="UC-7"), row(3, "B", own_id="uc 7"), row(4, "C", own_id="UC-8"))
    assert ids(found) == ["uc-7", "uc-8"]
    (remark,) = found.remarks
    assert (remark.kind, remark.row) == ("skipped", 3)
    assert remark.message == "expected each id once, found 'uc 7' again, as in row 2"


def test_thousands_of_rows_of_the_same_title_take_linear_time() -> None:
    rows = [row(number, "Chatbot", f"m{number}") for number in range(2, 5_002)]
    found = match(*rows)
    assert len(set(ids(found))) == 5_000
    ledger = tuple(
        Entry(id=each.id, key=each.candidate.key, row=each.candidate.mark, text="", leaves="") for each in found.matches
    )
    again = match(*reversed(rows), ledger=ledger)
    assert [each.id for each in again.matches] == ids(found)[::-1]
