from datetime import date

from pilotbook.assessment.decisions import last_decision
from pilotbook.records.pilot import Decision, Pilot

EARLY, LATE = Decision(on=date(2026, 9, 1), by="A"), Decision(on=date(2026, 10, 1), by="B")
UNDATED = Decision(by="C")


def test_last_decision_is_that_of_the_latest_day_wherever_it_stands() -> None:
    assert last_decision(Pilot(decisions=(EARLY, LATE))) == LATE
    assert last_decision(Pilot(decisions=(LATE, EARLY, UNDATED))) == LATE


def test_last_decision_of_one_day_is_the_last_in_the_file() -> None:
    again = Decision(on=LATE.on, by="D")
    assert last_decision(Pilot(decisions=(LATE, again))) == again
    assert last_decision(Pilot(decisions=(UNDATED, Decision()))) == Decision()


def test_last_decision_of_none_is_none() -> None:
    assert last_decision(Pilot()) is None
