"""Counts how a portfolio stands: its pilots by stage, those that answer every question, the decisions that are due."""

from pilotbook.frozen import frozen
from pilotbook.portfolio.portfolio import Portfolio
from pilotbook.records.vocabulary import Stage


@frozen
class Counts:
    """The counts of one portfolio; `by_stage` has every stage, and `decisions_due` those that are overdue as well."""

    pilots: int
    unreadable: int
    by_stage: dict[Stage, int]
    answered: int
    decisions_due: int
    decisions_overdue: int


def count_pilots(portfolio: Portfolio) -> Counts:
    """The counts of a portfolio; it is answered where every question of the playbook is, or does not apply."""
    due = portfolio.needs_decision
    return Counts(
        pilots=portfolio.files,
        unreadable=len(portfolio.unreadable),
        by_stage=portfolio.by_stage,
        answered=sum(each.answered == len(each.answers) for each in portfolio.assessments),
        decisions_due=len(due),
        decisions_overdue=sum(each.clock.is_overdue for each in due),
    )
