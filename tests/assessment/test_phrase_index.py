"""The index of vague phrases: what is packed is what is unpacked, and phrases are found by it as without it."""

from pilotbook.assessment.phrase_index import bare, first_word, index_phrases, pack_index, unpack_index
from pilotbook.assessment.phrases import PhraseBook
from pilotbook.records.phrases import Phrases
from tests.assessment.exemplary import bench

PHRASES = Phrases(
    anywhere=("has|have not been … yet", "figure it out later"),
    at_edge=("not yet",),
    opening=("… stage",),
    whole=("N/A", "In-Progress", "no|none … yet", "…"),
    hollow=("early",),
    filler=("it", "is"),
    side_clause=("unless",),
)


def test_index_is_unpacked_as_it_was_packed() -> None:
    for phrases in (PHRASES, Phrases(), bench().playbook.settings.phrases):
        index = index_phrases(phrases)
        assert unpack_index(pack_index(index)) == index


def test_index_is_packed_in_one_order() -> None:
    backwards = Phrases(whole=PHRASES.whole[::-1], hollow=PHRASES.hollow)
    forwards = Phrases(whole=PHRASES.whole, hollow=PHRASES.hollow)
    assert pack_index(index_phrases(backwards)) == pack_index(index_phrases(forwards))


def test_index_holds_bare_phrases_by_words_that_a_text_must_have() -> None:
    index = index_phrases(PHRASES)
    assert index.whole.literal == {"n/a", "in progress"}
    assert index.whole.by_first == {"no": ("no|none … yet",), "none": ("no|none … yet",)}
    assert index.whole.first_words == {"n", "in", "no", "none"}
    assert index.opening.by_first == {"": ("… stage",)}
    assert index.anywhere == {"been": ("has|have not been … yet",), "figure": ("figure it out later",)}
    assert index.hollow == index.hollow_keys == {"early"}
    assert index.side_clause == {"unless"}


def test_phrases_are_found_by_an_index_that_is_at_hand() -> None:
    index = unpack_index(pack_index(index_phrases(PHRASES)))
    for text in (
        "N/A",
        "It has not been decided yet.",
        "It is early",
        "Planning stage",
        "Mondays, by Amara",
        "none so far yet",
    ):
        assert PhraseBook(PHRASES, index).find_vague(text) == PhraseBook(PHRASES).find_vague(text), text
    assert PhraseBook(Phrases(), index).find_vague("N/A") is not None


def test_text_is_bare_without_what_stands_around_it() -> None:
    assert bare("(Pending …)") == "pending"
    assert bare("---") == ""
    assert (first_word("  Mondays, at noon"), first_word("(a) b"), first_word("…")) == ("mondays", "a", "")
