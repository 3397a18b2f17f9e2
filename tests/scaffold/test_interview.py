"""The conversation of `pilotbook new --ask`: what is asked, what is doubted, and what is kept."""

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pilotbook.assessment.phrases import PhraseBook
from pilotbook.assessment.verdict import AnswerState
from pilotbook.records.characters import find_forbidden
from pilotbook.records.pilot import Pilot
from pilotbook.records.pilot_file import read_pilot
from pilotbook.records.playbook import Playbook
from pilotbook.records.shape import find_field
from pilotbook.records.template import write_template
from pilotbook.scaffold.interview import FIRST, QUESTIONS, Interview, field_at
from pilotbook.scaffold.new_pilot import begin_record
from tests.assessment.exemplary import bench

PHRASES = PhraseBook(bench().playbook.settings.phrases)
SKIP = "\0"
"""Where the person says nothing."""


class Talk:
    """A person who gives these answers in turn, then none; remembers what was shown."""

    def __init__(self, answers: Iterable[str], *, agrees: bool = False) -> None:
        self._answers, self._agrees = iter(answers), agrees
        self.shown: list[str] = []
        self.asked: list[str] = []
        self.confirmed: list[str] = []

    def ask(self, prompt: str, default: str) -> str:
        self.asked.append(prompt.strip())
        answer = next(self._answers, SKIP)
        return default if answer == SKIP else answer

    def confirm(self, prompt: str) -> bool:
        self.confirmed.append(prompt.strip())
        return self._agrees

    def hold(self) -> Pilot:
        """The record that comes of it, written and read back."""
        interview = Interview(ask=self.ask, confirm=self.confirm, say=self.shown.append, phrases=PHRASES)
        text = write_template(interview.hold(begin_record("permit-enquiries")), (), "schema.json")
        file = read_pilot(text, "permit-enquiries", "pilots/permit-enquiries.yml")
        assert file.diagnostics == ()
        assert file.pilot is not None
        assessment = bench().assessor.assess(file)
        assert assessment is not None
        self.states = [answer.state for answer in assessment.answers]
        return file.pilot

    @property
    def doubts(self) -> list[str]:
        return [line.strip("! ") for line in self.shown if line.startswith("  ! ")]


ABOUT = ("Permit enquiries", "Drafts a reply.", "Streets")
OWNER = ("Marta Ruiz", "Permit Desk Manager")
DATA = ("Permit mailbox (Exchange Online)", "every 15 minutes", "Petra Novak, data owner Streets", SKIP)
WRITES = ("Save a draft reply", "write", "Message trace", "The officer deletes the draft")
READS = ("Look up a permit", "read", "Register log")
POLICY = ("Grant or refuse a permit", "Waive a fee", SKIP)
REVIEW = ("Permit desk weekly meeting", "weekly")


def test_interview_of_good_answers_answers_all_five_questions() -> None:
    talk = Talk([*ABOUT, *OWNER, *DATA, *WRITES, *READS, SKIP, *POLICY, *REVIEW])
    pilot = talk.hold()
    assert talk.states == [AnswerState.ANSWERED] * 5
    assert talk.doubts == []
    assert (pilot.title, pilot.summary, pilot.unit) == ABOUT
    assert (pilot.owner.name, pilot.owner.role) == OWNER
    assert [tool.reversal.method for tool in pilot.tools] == ["The officer deletes the draft", ""]
    assert pilot.policy.must_not_decide == POLICY[:2]


def test_interview_asks_the_questions_of_the_playbook_in_order() -> None:
    talk = Talk([])
    talk.hold()
    asked = [line.strip() for line in talk.shown if "Question" in line]
    assert [line.partition(":")[0] for line in asked] == [f"Question {number}" for number in range(1, 6)]
    assert tuple(name for name, _ in QUESTIONS) == Playbook.QUESTIONS


def test_interview_knows_the_fields_that_it_asks_for() -> None:
    paths = [*FIRST, *(f"{name}.{inner}" for name, fields in QUESTIONS for inner in fields)]
    assert [path for path in paths if find_field(Pilot, path) is None] == []


def test_interview_that_asked_for_no_field_would_be_a_bug() -> None:
    with pytest.raises(TypeError, match=r"no field owner\.nmae"):
        field_at("owner.nmae")


def test_interview_without_answers_leaves_everything_open() -> None:
    talk = Talk([])
    pilot = talk.hold()
    assert talk.states == [AnswerState.UNANSWERED] * 5
    assert (pilot.title, pilot.summary, talk.doubts) == ("Permit enquiries", "", [])
    assert talk.confirmed == ["Are there no tool calls at all?"]


def test_interview_takes_no_tools_for_an_answer_when_told_so() -> None:
    talk = Talk([], agrees=True)
    talk.hold()
    assert talk.states[2] == AnswerState.ANSWERED


@pytest.mark.parametrize(("second", "kept"), [("every night", "every night"), ("TBD", "TBD"), (SKIP, ""), (" ", "")])
def test_interview_doubts_a_vague_answer_and_asks_once_more(second: str, kept: str) -> None:
    talk = Talk([*ABOUT, *OWNER, "Permit mailbox", "to be confirmed with IT", second])
    pilot = talk.hold()
    assert talk.doubts[0] == "“to be confirmed” puts the question off. A stronger answer: “every 15 minutes”"
    assert pilot.data[0].schedule == kept
    assert talk.asked.count("schedule") == 2
    assert ("  Kept as you typed it." in talk.shown) is (second == "TBD")


def test_interview_doubts_an_owner_that_is_a_team() -> None:
    talk = Talk([*ABOUT, "Permit desk team", "Marta Ruiz"])
    assert talk.hold().owner.name == "Marta Ruiz"
    assert talk.doubts == ["“Permit desk team” names a group, not a person. A stronger answer: “Amara Okafor”"]


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [("daily", "weekly", "weekly"), ("Weekly ", SKIP, "weekly"), ("daily", "hourly", None), ("daily", SKIP, None)],
)
def test_interview_refuses_a_word_that_is_no_choice(first: str, second: str, kept: str | None) -> None:
    talk = Talk([*ABOUT, SKIP, SKIP, SKIP, SKIP, SKIP, "Permit desk meeting", first, second])
    assert talk.hold().review.cadence == kept
    assert ("  Left open: write it into the file later." in talk.shown) is (second == "hourly")
    assert all("expected one of weekly, fortnightly" in doubt for doubt in talk.doubts)


@pytest.mark.parametrize("typed", ["\u202eevil", "a\x1b[2J", "a\ud800b", "\ufeff", "x" * 201])
def test_interview_refuses_what_a_record_cannot_hold(typed: str) -> None:
    talk = Talk([typed, "Permits"])
    assert talk.hold().title == "Permits"
    assert len(talk.doubts) == 1
    assert all(line.isprintable() or line.startswith("\n") for line in talk.shown)


def test_interview_that_refuses_a_title_twice_keeps_the_one_it_began_with() -> None:
    assert Talk(["\x00", "\x00"]).hold().title == "Permit enquiries"


NASTY = [
    'it\'s: "x" #y',
    " leading",
    "trailing ",
    "yes",
    "No",
    "null",
    "~",
    "2026-09-07",
    "12:30",
    "- a",
    "{a}",
    "[a]",
    "a: b",
    "#",
    "*a",
    "&a",
    "!a",
    "|",
    ">",
    "@a",
    "%",
    "\\n",
    "\ta\t",
    "\u65e5\u672c",
    "e\u0301",
    "\U0001f600 x",
    "a\u00a0b",
    "\u0915\u094d\u200d\u0937",
    "---",
]


@pytest.mark.parametrize("typed", NASTY)
def test_interview_keeps_what_was_typed(typed: str) -> None:
    twice = (typed, typed)  # in case that it is doubted
    talk = Talk(["T", SKIP, *(twice if PHRASES.find_vague(typed) else (typed,))])
    assert talk.hold().unit == typed


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=100).filter(lambda text: find_forbidden(text) is None and not set("\r\n") & set(text)))
def test_interview_keeps_any_line_that_was_typed(typed: str) -> None:
    talk = Talk(["T", "S", "U", typed, typed, typed])
    pilot = talk.hold()
    kept = (pilot.owner.name, pilot.owner.role)
    assert typed in kept or not typed.strip()
