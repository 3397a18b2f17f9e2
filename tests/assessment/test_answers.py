import pytest

from pilotbook.assessment.answers import AnswerFinder, State, show_value
from pilotbook.assessment.phrases import PhraseBook
from pilotbook.assessment.repeats import RepeatCount
from pilotbook.records.phrases import Phrases, Repeated
from pilotbook.records.pilot_file import read_pilot
from pilotbook.records.vocabulary import Cadence

LONG = "Decisions of a legal or other kind that have significant effects on the people concerned"
_HEAD = "title: A\nstage: proposed\n"


def _finder(record: str) -> AnswerFinder:
    file = read_pilot(_HEAD + record, "a", "pilots/a.yml")
    assert file.pilot is not None
    assert file.source is not None
    return AnswerFinder(file.pilot, file.source, PhraseBook(Phrases(anywhere=("tbd",))))


def _states(record: str, dotted: str) -> list[tuple[tuple[str | int, ...], State]]:
    return [(answer.path, answer.state) for answer in _finder(record).find_answers(dotted)]


def test_answers_of_a_plain_field() -> None:
    assert _states("unit: Finance", "unit") == [(("unit",), State.ANSWERED)]
    assert _states("unit: '  '", "unit") == [(("unit",), State.MISSING)]
    assert _states("unit: still tbd", "unit") == [(("unit",), State.VAGUE)]
    assert _states("owner: Ann", "owner.name") == [(("owner", "name"), State.ANSWERED)]
    assert _states("owner: Ann", "owner") == [(("owner",), State.ANSWERED)]
    assert _states("owner: {}", "owner") == [(("owner",), State.MISSING)]


def test_answers_of_every_item_of_a_list() -> None:
    record = "data: [{source: x}, {schedule: tbd}, {source: y, schedule: daily}]"
    assert _states(record, "data.schedule") == [
        (("data", 0, "schedule"), State.MISSING),
        (("data", 1, "schedule"), State.VAGUE),
        (("data", 2, "schedule"), State.ANSWERED),
    ]
    assert _finder(record).find_answers("data.schedule", ("data", 1))[0].phrase == "tbd"
    assert not _finder(record).find_answers("data.schedule", ("data", 2))[0].phrase
    assert len(_finder(record).find_answers("owner.name", ("data", 1))) == 1


def test_empty_list_asks_for_an_answer_unless_it_is_one() -> None:
    assert _states("", "data.source") == [(("data",), State.MISSING)]
    assert _states("data: []", "data.source") == [(("data",), State.MISSING)]
    assert _states("", "tools.name") == [(("tools",), State.MISSING)]
    assert _states("tools:", "tools") == [(("tools",), State.MISSING)]
    assert _states("tools: []", "tools.name") == []
    assert _states("", "tags") == []
    assert _states("", "timebox.extensions.reason") == []


def test_texts_keep_their_place_beside_one_that_cannot_be_read() -> None:
    assert _states("tags: [a, [b], tbd, a]", "tags") == [
        (("tags", 0), State.ANSWERED),
        (("tags", 2), State.VAGUE),
        (("tags", 3), State.ANSWERED),
    ]
    assert _states("tags: a", "tags") == [(("tags", 0), State.ANSWERED)]


def test_items_of_lists_with_their_paths() -> None:
    finder = _finder("tags: [a, [b], c]\nreview: {held: [{outcome: x}, {outcome: y}]}\n")
    assert finder.find_items("tags") == [(("tags", 0), "a"), (("tags", 2), "c")]
    found = [(path, item.outcome) for path, item in finder.find_items("review.held")]
    assert found == [(("review", "held", 0), "x"), (("review", "held", 1), "y")]
    assert finder.find_items("data") == []


@pytest.mark.parametrize(
    ("record", "states"),
    [
        (f"['{LONG}', '{LONG}.']", [State.VAGUE, State.VAGUE]),
        (f"['{LONG}', tbd]", [State.VAGUE, State.VAGUE]),
        (f"['{LONG}', Release of a payment, tbd]", [State.ANSWERED, State.ANSWERED, State.VAGUE]),
    ],
)
def test_repeated_texts_of_a_list_are_excused_by_one_of_its_own(record: str, states: list[State]) -> None:
    file = read_pilot(f"{_HEAD}policy: {{must_not_decide: {record}}}\n", "a", "pilots/a.yml")
    assert file.pilot is not None
    assert file.source is not None
    phrases = Phrases(anywhere=("tbd",), repeated=Repeated(words=12, records=2))
    counted = RepeatCount(phrases)
    for number in range(2):
        counted.add(number, file.pilot)
    repeats, _ = counted.sum_up()
    finder = AnswerFinder(file.pilot, file.source, PhraseBook(phrases), repeats)
    path = ("policy", "must_not_decide")
    assert [answer.state for answer in finder.find_answers("policy.must_not_decide")] == states
    one_by_one = [finder.find_answers("policy.must_not_decide", (*path, number)) for number in range(len(states))]
    assert [answer.state for (answer,) in one_by_one] == states


def test_values_are_shown_as_they_are_typed() -> None:
    assert [show_value(each) for each in (True, False, 3, "x", Cadence.WEEKLY, ("a", "b"), None)] == [
        "true",
        "false",
        "3",
        "x",
        "weekly",
        "a, b",
        "",
    ]
