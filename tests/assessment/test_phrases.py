import time

import pytest

from pilotbook.assessment.phrases import PhraseBook
from pilotbook.records.phrases import Phrases
from tests.assessment.exemplary import bench
from tests.assessment.labels.labelled import read_made_up

_DEFAULT = PhraseBook(bench().playbook.settings.phrases)


def _words(book: PhraseBook, text: str) -> str | None:
    found = book.find_vague(text)
    return found.words if found is not None else None


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("TBD", "TBD"),
        ("tbd.", "tbd"),
        ("Owner: t.b.d.", "t.b.d"),
        ("Frequency is TBD, ask IT", "TBD"),
        ("We will figure it out later with IT.", "figure it out later"),
        ("Will sort\n  it out LATER", "sort\n  it out LATER"),
        ("We’ll decide later", "We’ll decide later"),
        ("To be determined (calendar 2027)", "To be determined"),
        ("A forum to be announced when the board has met", "to be announced"),
        ("Once the pilot is done, the team will look", "Once the pilot is done"),
        ("Nobody yet, but HR is looking", "Nobody yet"),
        ("Owner to be confirmed", "to be confirmed"),
        ("to be confirmed by Finance", "to be confirmed"),
        ("Policy board (to be confirmed)", "to be confirmed"),
        ("Weekly – not decided yet", "not decided yet"),
        ("The cadence is not yet decided", "not yet decided"),
        ("Shift lead, then the controller; the rest is still open", "still open"),
        ("“Pending”", "“Pending”"),
        ("  In   progress … ", "In   progress …"),
        ("yes!", "yes!"),
        ("N/A", "N/A"),
        ("none", "none"),
        ("The team.", "The team."),
        ("Someone in IT", "Someone in IT"),
        ("Don’t know", "Don’t know"),
        ("?", "?"),
        ("???", "???"),
        ("—", "—"),
        ("...", "..."),
        ("👍", "👍"),
        ("None / unknown", "None / unknown"),
        ("N/A - not sure.", "N/A - not sure."),
        ("Blank/Not Provided", "Blank/Not Provided"),
        ("Forthcoming. The board meets in May", "Forthcoming"),
        ("In progress, working with the vendor", "In progress"),
        ("Not yet provisioned.", "Not yet"),
        ("Still haven't asked them", "Still haven't"),
        ("Not deployed and is still in development", "still in development"),
        ("We are just starting", "We are just starting"),
        ("Terms & owner to be agreed", "to be agreed"),
        ("The contract hasn't been awarded", "hasn't been awarded"),
        ("N/A. In development, like the rest", "In development"),
        ("Under-review", "Under-review"),
        ("It is early in the process", "It is early in the process"),
        ("(In progress), as ever", "In progress"),
    ],
)
def test_vague_answer_is_quoted_as_typed(text: str, phrase: str) -> None:
    assert _words(_DEFAULT, text) == phrase


@pytest.mark.parametrize(
    "text",
    [
        "No cases are pending",
        "Documentation is missing or not available",
        "We decided not to do this later",
        "Drafts wait to be confirmed by the clerk on duty",
        "Cases in which it still has to be decided by a judge who pays",
        "Drafts to be confirmed by clerks",
        "Claims that the court in Leeds has not yet decided",
        "The vendor's service desk, then the shift lead",
        "All invoices above 500 euros",
        "Soonest Monday, then every Monday",
        "The agent yes-or-no flag",
        "Later in the day a clerk voids the draft",
        "Twice a day, more often as needed",
        "An outbdoor unit",  # tbd within a word
        "Deleted thirty days after the pilot",
        "Open orders",
        "IT Service Management",
        "None of the above",
        "Not applicable: the records stay on paper",
        "N/A - the product is bought with its data",
        "None. It has no access to personal data",
        "Unknown senders, and mail without a subject",
        "In progress of the shift, a clerk voids the draft",
        "Invoices not yet paid",
        "No owner of a building is named to the agent",
        "Development, tests and production",
        "This does not apply to the night shift, which has a controller of its own",
        "12 %",
        "0",
        "",
        " \n ",
    ],
)
def test_honest_answer_is_not_vague(text: str) -> None:
    assert _DEFAULT.find_vague(text) is None


@pytest.mark.parametrize("text", read_made_up("honest"))
def test_made_up_honest_answer_is_not_vague(text: str) -> None:
    assert _DEFAULT.find_vague(text) is None


@pytest.mark.parametrize("text", read_made_up("vague"))
def test_made_up_vague_answer_is_found(text: str) -> None:
    assert _DEFAULT.find_vague(text) is not None


def test_side_clause_puts_nothing_off_at_its_edge() -> None:
    book = PhraseBook(Phrases(at_edge=("not known", "the … is not known"), side_clause=("if", "who")))
    assert _words(book, "The owner is not known") == "The owner is not known"
    assert book.find_vague("Stops if the owner is not known") is None
    assert book.find_vague("If not known") is None
    assert book.find_vague("Ask the clerk who is not known") is None
    assert _words(book, "If in doubt, not known") == "not known"


def test_clause_puts_off_short_answers_only(monkeypatch: pytest.MonkeyPatch) -> None:
    book = PhraseBook(Phrases(at_edge=("not known",), opening=("open",), anywhere=("tbd",)))
    assert _words(book, "Not known. One two three") == "Not known"
    assert _words(book, "Open. One two three four") == "Open"
    monkeypatch.setattr("pilotbook.assessment.phrases.MOST_WORDS", 4)
    book = PhraseBook(Phrases(at_edge=("not known",), opening=("open",), anywhere=("tbd",)))
    assert book.find_vague("Not known. One two three") is None
    assert book.find_vague("Open. One two three four") is None
    assert _words(book, "One two three four. TBD") == "TBD"


def test_hollow_answer_is_short_and_has_a_hollow_word() -> None:
    book = PhraseBook(Phrases(hollow=("later", "n/a"), filler=("the", "project")))
    assert _words(book, "Later (the project)") == "Later (the project)"
    assert _words(book, "The project: N/A") == "The project: N/A"
    assert book.find_vague("The project") is None
    assert book.find_vague("Later the clerk") is None
    assert book.find_vague("later " * 13) is None


def test_phrase_may_have_gaps_and_choices_where_it_is_the_whole_answer() -> None:
    book = PhraseBook(Phrases(whole=("varies by|with …", "… only", "…"), opening=("awaiting …",)))
    assert _words(book, "(Varies by site)") == "(Varies by site)"
    assert _words(book, "Varies with each new day") == "Varies with each new day"
    assert book.find_vague("Varies by site, season, hour") is None
    assert book.find_vague("Varies by one two three four") is None
    assert _words(book, "Idea only") == "Idea only"
    assert book.find_vague("Idea") is None
    assert _words(book, "Awaiting ATO. Then weekly") == "Awaiting ATO"


def test_long_text_is_no_phrase_because_its_beginning_is_one() -> None:
    assert _DEFAULT.find_vague(f"None,{' ' * 500}as it has no access to personal data") is None


def test_phrases_are_no_patterns() -> None:
    book = PhraseBook(Phrases(anywhere=("a.c (x", "-", " "), at_edge=("[d]",), whole=("e+",)))
    assert _words(book, "say a.c (x now") == "a.c (x"
    assert book.find_vague("abc (x") is None
    assert _words(book, "well [d]") == "[d]"
    assert book.find_vague("well d") is None
    assert book.find_vague("ee") is None
    assert _words(book, "E+") == "E+"


def test_no_phrases_find_nothing() -> None:
    book = PhraseBook(Phrases())
    assert book.find_vague("to be determined") is None
    assert book.names_person("Finance team")


def test_long_text_is_searched_at_once() -> None:
    start = time.process_time()
    for text in ("to be decided by us " * 200, "to " * 1300, "(" * 4000, " " * 4000 + "to", "not yet " * 500):
        _DEFAULT.find_vague(text)
        _DEFAULT.names_person(text)
    assert time.process_time() - start < 1


def test_search_remembers_a_bounded_number_of_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pilotbook.assessment.phrases.MOST_REMEMBERED", 2)
    book = PhraseBook(Phrases(whole=("later",)))
    found = [_words(book, text) for text in ("later", "a", "b", "later", "b")]
    assert found == ["later", None, None, "later", None]
