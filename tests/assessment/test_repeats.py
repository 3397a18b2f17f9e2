import pytest

from pilotbook.assessment.repeats import RepeatCount, Repeats, list_prose, reader_of
from pilotbook.assessment.vague import Vague, Why
from pilotbook.records.phrases import Phrases, Repeated
from pilotbook.records.pilot import Pilot
from pilotbook.records.pilot_file import read_pilot

_LONG = "The responsible people will take the appropriate steps as set out in the documents"
_PATH = ("policy", "must_not_decide", 0)


def _pilot(record: str) -> Pilot:
    pilot = read_pilot(f"title: A\nstage: proposed\n{record}\n", "a", "pilots/a.yml").pilot
    assert pilot is not None
    return pilot


def _phrases(records: int = 3, words: int = 12, may_repeat: tuple[str, ...] = ()) -> Phrases:
    return Phrases(repeated=Repeated(words=words, records=records), may_repeat=may_repeat)


def _count(phrases: Phrases, *texts: str) -> tuple[Repeats, list[int]]:
    counted = RepeatCount(phrases)
    for number, text in enumerate(texts):
        counted.add(number, _pilot(f'policy: {{must_not_decide: ["{text}"]}}'))
    repeats, numbers = counted.sum_up()
    return repeats, [number for number in range(len(texts)) if number in numbers]


def test_same_long_answer_in_many_records_is_repeated() -> None:
    repeats, numbers = _count(
        _phrases(), _LONG, "Release of a payment", f"  {_LONG.upper()} .", _LONG.replace(" ", "  ")
    )
    assert numbers == [0, 2, 3]
    assert repeats.find(_PATH, f"{_LONG}.") == Vague(f"{_LONG}.", Why.REPEATED, 2)
    assert repeats.find(_PATH, "Release of a payment") is None
    assert repeats.find(_PATH, None) is None


@pytest.mark.parametrize(
    ("phrases", "texts"),
    [
        (_phrases(), [_LONG] * 2),
        (_phrases(words=15), [_LONG] * 9),
        (_phrases(records=0), [_LONG] * 9),
        (_phrases(records=1), [_LONG] * 9),
        (_phrases(may_repeat=(f"{_LONG.lower()}.",)), [_LONG] * 9),
        (_phrases(), [f"{_LONG} {number}" for number in range(9)]),
        (_phrases(words=4), ["Release of payments"] * 9),
        (_phrases(words=4), ["Releaseofapaymenttothe supplier"] * 9),
        (Phrases(), [_LONG] * 9),
    ],
)
def test_few_or_short_or_allowed_answers_are_not_repeated(phrases: Phrases, texts: list[str]) -> None:
    repeats, numbers = _count(phrases, *texts)
    assert numbers == []
    assert repeats.find(_PATH, texts[0]) is None


def test_record_counts_once_however_often_it_says_the_same() -> None:
    counted = RepeatCount(_phrases())
    counted.add(0, _pilot(f"data: [{{schedule: '{_LONG}'}}, {{source: x, schedule: '{_LONG}'}}]"))
    counted.add(1, None)
    counted.add(2, _pilot(f"tools: [{{reversal: '{_LONG}'}}]"))
    assert 0 not in counted.sum_up()[1]
    counted.add(3, _pilot(f"policy: {{must_not_decide: '{_LONG}'}}"))
    repeats, numbers = counted.sum_up()
    assert [number in numbers for number in range(4)] == [True, False, True, True]
    assert repeats.find(("data", 1, "schedule"), _LONG) == Vague(_LONG, Why.REPEATED, 2)


@pytest.mark.parametrize(
    "path",
    [
        ("summary",),
        ("notes",),
        ("data", 0, "source"),
        ("data", 0, "steward"),
        ("tools", 0, "log"),
        ("policy", "document"),
        ("policy", "escalation"),
        ("review", "forum"),
        ("cost_centre",),
    ],
)
def test_facts_that_records_share_are_not_repeated(path: tuple[str | int, ...]) -> None:
    repeats, _ = _count(_phrases(), *[_LONG] * 3)
    assert repeats.find(path, _LONG) is None


def test_prose_of_a_record_is_what_people_say_in_their_own_words() -> None:
    record = "data: [{source: a, schedule: b, steward: x}, {source: c}]\ntools: [{name: x, log: x, reversal: d}]\n"
    record += "policy: {must_not_decide: [e, f], escalation: x}\nsummary: x\n"
    assert sorted(filter(None, list_prose(_pilot(record)))) == ["b", "d", "e", "f"]


def test_texts_of_a_plain_field_are_read_as_well() -> None:
    pilot = _pilot("summary: a\npolicy: {escalation: b}\ntags: [c, d]")
    assert [list(reader_of(path)(pilot)) for path in ("summary", "policy.escalation", "tags")] == [
        ["a"],
        ["b"],
        ["c", "d"],
    ]
