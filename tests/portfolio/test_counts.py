"""The counts of a portfolio."""

from pilotbook.portfolio.counts import count_pilots
from pilotbook.records.vocabulary import Stage
from tests.assessment.exemplary import GONE, change_record
from tests.reports.made_comparison import comparison_of


def test_counts_are_those_of_every_pilot() -> None:
    late = change_record({"stage": "piloting", "decisions": GONE, "owner": GONE})
    soon = change_record({"stage": "piloting", "decisions": GONE, "timebox.start": "2026-10-26"})
    portfolio = comparison_of(kept={"a": change_record({}), "b": late, "c": soon, "d": "["}).after
    counts = count_pilots(portfolio)
    assert (counts.pilots, counts.unreadable, counts.answered) == (4, 1, 2)
    assert {stage: count for stage, count in counts.by_stage.items() if count} == {
        Stage.PILOTING: 2,
        Stage.PRODUCTION: 1,
    }
    assert (counts.decisions_due, counts.decisions_overdue) == (2, 1)
