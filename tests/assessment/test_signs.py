"""Words of a record that speak for a stall pattern, and the same words where they say the opposite."""

import time
from collections.abc import Iterator

import pytest

from pilotbook.assessment.answers import AnswerFinder
from pilotbook.assessment.people import fold_quotes
from pilotbook.assessment.phrases import PhraseBook
from pilotbook.assessment.signs import Hit, SignSearch
from pilotbook.records.phrases import Phrases
from pilotbook.records.pilot_file import read_pilot
from pilotbook.records.playbook import Article, Sign
from pilotbook.records.shape import Field
from pilotbook.records.shape import Kind as FieldKind
from pilotbook.records.vocabulary import Kind
from tests.assessment.exemplary import bench

PHRASES = bench().playbook.settings.phrases
EXPORT = Sign(says="By hand.", phrases=("manual export", "copy-paste", "the agency's list"), fields=("notes",))


def search(
    signs: tuple[Sign, ...], record: str, phrases: Phrases = PHRASES, added: tuple[Field, ...] = ()
) -> list[Hit]:
    file = read_pilot(f"title: T\nstage: proposed\n{record}", "a", "pilots/a.yml", added)
    assert file.pilot is not None
    assert file.source is not None
    answers = AnswerFinder(file.pilot, file.source, PhraseBook(Phrases()))
    search_ = SignSearch(signs, phrases, [field.name for field in added])
    return list(search_.find(fold_quotes(file.source.words).lower(), answers))


def find_in(text: str, phrases: Phrases = PHRASES) -> list[str]:
    """The words of some notes that show the sign of a manual export."""
    quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return [hit.phrase for hit in search((EXPORT,), f'notes: "{quoted}"\n', phrases)]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("A manual export every Monday", "manual export"),
        ("Manual\n  EXPORT, cleaned by Ruth", "Manual\n  EXPORT"),
        ("copy-paste from the portal", "copy-paste"),
        ("From the agency’s list", "the agency’s list"),
        ("No API so far, so a manual export it is", "manual export"),
        ("We could not get a feed; manual export", "manual export"),
        ("There is no feed so a manual export it is", "manual export"),
        ("There is no feed because a manual export was faster", "manual export"),
        ("Without a feed. Manual export", "manual export"),
        ("Not a soul has ordered the connection for us, the manual export stays", "manual export"),
        ("The manual export, which is not fast", "manual export"),
        ("Manual export with no owner", "manual export"),
        ("No feed:\n\n- manual export", "manual export"),
        ("It replaces the old list of the depot by a weekly and rather careful manual export", "manual export"),
    ],
)  # fmt: skip
def test_sign_is_quoted_as_typed(text: str, phrase: str) -> None:
    (found,) = find_in(text)
    assert found.casefold() == phrase.casefold()
    assert found in text


@pytest.mark.parametrize(
    "text",
    [
        "No manual export",
        "Never a manual export",
        "The nightly job replaces the manual export",
        "Replaced the clerk's weekly manual export in May",
        "An event stream instead of a manual export",
        "no screens or copy-paste",
        "Flows by itself, without manual export",
        "The manual export is gone",
        "The manual export of last spring has been replaced",
        "Manual export is no longer needed",
        "A semi-manual export",
        "A copy-paste-free workflow",
        "Manual exports",  # another word
        "manually exported",
        "export manual",
        "",
    ],
)
def test_honest_sentence_is_no_sign(text: str) -> None:
    assert find_in(text) == []


def test_words_that_take_back_are_those_of_the_playbook() -> None:
    assert find_in("No manual export", Phrases()) == ["manual export"]
    assert find_in("Kein manual export", Phrases(no_sign_after=("kein",))) == []
    assert find_in("manual export entfällt", Phrases(no_sign_before=("entfällt",))) == []


def test_sign_is_found_where_the_first_mention_is_taken_back() -> None:
    assert find_in("No manual export in May; since June a manual export again") == ["manual export"]


def test_sign_counts_in_its_fields_alone() -> None:
    sign = Sign(says="S.", phrases=("by hand",), fields=("data.schedule", "policy"))
    assert search((sign,), "notes: by hand\ndata: [{source: by hand}]\n") == []
    (hit,) = search((sign,), "data: [{schedule: daily}, {schedule: daily by hand}]\n")
    assert (hit.answer.path, hit.answer.text) == (("data", 1, "schedule"), "daily by hand")
    (hit,) = search((sign,), "policy: {must_not_decide: [Refunds, Whatever is done by hand]}\n")
    assert hit.answer.path == ("policy", "must_not_decide", 1)
    (hit,) = search((sign,), "policy: {privacy: {reviewer: by hand}}\n")
    assert hit.answer.path == ("policy", "privacy", "reviewer")


def test_sign_without_fields_counts_everywhere() -> None:
    sign = Sign(says="S.", phrases=("by hand",))
    for record in ("summary: by hand\n", "tools: [{reversal: by hand}]\n", "tags: [by hand]\n"):
        assert [hit.phrase for hit in search((sign,), record)] == ["by hand"]


def test_sign_counts_in_a_field_that_the_organisation_added() -> None:
    added = Field(name="feed", kind=FieldKind.TEXT, description="How it arrives.")
    for sign in (Sign(says="S.", phrases=("by hand",), fields=("feed",)), Sign(says="S.", phrases=("by hand",))):
        (hit,) = search((sign,), "feed: by hand\n", added=(added,))
        assert (hit.answer.path, hit.phrase) == (("feed",), "by hand")


def test_sign_of_a_part_of_the_record_does_not_count_in_a_field_whose_name_begins_like_it() -> None:
    added = Field(name="data_feed", kind=FieldKind.TEXT, description="How it arrives.")
    sign = Sign(says="S.", phrases=("by hand",), fields=("data",))
    assert search((sign,), "data_feed: by hand\n", added=(added,)) == []


def test_sign_quotes_the_longest_of_its_phrases() -> None:
    sign = Sign(says="S.", phrases=("manual", "manual export"))
    assert [hit.phrase for hit in search((sign,), "notes: a manual export\n")] == ["manual export"]


def test_sign_counts_once_however_often_it_stands_there() -> None:
    sign = Sign(says="S.", phrases=("by hand",), fields=("data",))
    (hit,) = search((sign,), "data: [{source: by hand}, {source: by hand, schedule: by hand}]\n")
    assert hit.answer.path == ("data", 0, "source")


def test_signs_that_say_or_name_nothing_are_left_out() -> None:
    blank = (Sign(phrases=("by hand",)), Sign(says="S."), Sign(says="S.", phrases=("", "  ")))
    assert search(blank, "notes: by hand\n") == []


def test_long_text_is_searched_at_once() -> None:
    signs = tuple(sign for article in bench().playbook.articles for sign in article.front.signs)
    start = time.process_time()
    for text in ("no " * 6_000, "by hand no " * 1_500, "copy " * 4_000, "-" * 19_000, "manual export, " * 1_300):
        search(signs, f"notes: {text}\n")
    assert time.process_time() - start < 2


def patterns() -> Iterator[Article]:
    yield from bench().playbook.of_kind(Kind.PATTERN)


@pytest.mark.parametrize(
    ("pattern", "record", "phrase"),
    [
        ("manual-data-pipeline", "data: [{source: ERP, schedule: A clean export every Monday}]", "clean export"),
        ("manual-data-pipeline", "data: [{source: Spreadsheet by e-mail from the depot}]", "Spreadsheet by e-mail"),
        ("manual-data-pipeline", "data: [{source: CRM, schedule: Mondays by hand}]", "by hand"),
        ("manual-data-pipeline", "data: [{source: CRM, schedule: on request}]", "on request"),
        ("integration-by-hack", "tools: [{name: Key it in, log: Screenshots on Marek's laptop}]", "Screenshots"),
        ("integration-by-hack", "tools: [{name: Copy and paste into the portal}]", "Copy and paste"),
        ("integration-by-hack", "notes: It runs on a personal API key for now.", "personal API key"),
        ("governance-in-a-chat-thread", "policy: {approved_by: Teams chat with Legal}", "Teams chat"),
        ("governance-in-a-chat-thread", "policy: {document: Slack thread of 4 September}", "Slack thread"),
        ("governance-in-a-chat-thread", "policy: {legal: 'Priya Raman, WhatsApp of 4 May'}", "WhatsApp"),
        ("governance-in-a-chat-thread", "data: [{source: CRM, permission: Verbally by the head}]", "Verbally"),
        ("nobody-owned-maintenance", "owner: The project team", "project team"),
        ("nobody-owned-maintenance", "owner: The team", "The team"),
        ("nobody-owned-maintenance", "policy: {escalation: The project manager's phone}", "project manager"),
        ("tested-the-model", "data: [{source: Vendor's demo data}]", "Vendor's demo"),
        ("tested-the-model", "review: {held: [{on: 2026-10-27, outcome: Let's keep iterating}]}", "keep iterating"),
    ],
)
def test_default_playbook_knows_the_signs_of_its_patterns(pattern: str, record: str, phrase: str) -> None:
    article = next(each for each in patterns() if each.id == pattern)
    found = [hit.phrase for hit in search(article.front.signs, f"{record}\n")]
    assert found == [phrase]
    others = [each for each in patterns() if each.id != pattern]
    assert [hit for each in others for hit in search(each.front.signs, f"{record}\n")] == []


@pytest.mark.parametrize(
    "record",
    [
        "data: [{source: The event stream that replaced the manual export, schedule: hourly}]",
        "data: [{source: Photos from hand-helds, schedule: every day}]",
        "tools: [{name: Lookup, log: Gateway log}]\nnotes: No personal keys, no copy-paste.",
        "policy: {must_not_decide: [Whether a chat ends, Sending by WhatsApp], approved_by: Policy board}",
        "policy: {document: Informal carers and verbal abuse}\nnotes: Checked by hand, see the screenshots.",
        "policy: {escalation: 'Shift lead, then the vendor'}\nsummary: Writes synthetic data for the project team.",
        "owner: {name: Amara Okafor, role: Head of Projects}\nproject_manager: {name: Lena, role: Project Manager}",
        "review: {held: [{on: 2026-10-27, outcome: The prompt was changed and the phase change of the feed replayed}]}",
    ],
)  # fmt: skip
def test_default_playbook_finds_no_signs_in_honest_records(record: str) -> None:
    assert [hit for each in patterns() for hit in search(each.front.signs, f"{record}\n")] == []
