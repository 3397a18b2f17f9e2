"""Words for people."""

from enum import StrEnum

import pytest

from pilotbook.assessment.verdict import AnswerState, Finding
from pilotbook.diagnostic import Severity
from pilotbook.records.vocabulary import Gate, Kind, Outcome, Stage
from pilotbook.site import words


@pytest.mark.parametrize(
    ("named", "of"),
    [
        (words.STAGES, Stage),
        (words.GATES, Gate),
        (words.GATE_LEADS, Gate),
        (words.FINDINGS, Finding),
        (words.ANSWERS, AnswerState),
        (words.OUTCOMES, Outcome),
        (words.SEVERITIES, Severity),
        (words.KINDS, Kind),
    ],
    ids=lambda of: getattr(of, "__name__", None),
)
def test_every_word_of_the_code_has_one_for_people(named: dict[object, object], of: type[StrEnum]) -> None:
    assert list(named) == list(of)
    assert len({str(each) for each in named.values()}) == len(named)


@pytest.mark.parametrize(("count", "text"), [(0, "0 pilots"), (1, "1 pilot"), (2, "2 pilots"), (3000, "3,000 pilots")])
def test_count_has_its_noun(count: int, text: str) -> None:
    assert words.count_of(count, "pilot") == text
