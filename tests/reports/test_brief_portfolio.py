"""The counts of a portfolio before and after, in a brief."""

from pilotbook.reports.brief_portfolio import write_portfolio
from tests.assessment.exemplary import GONE, change_record
from tests.reports.made_comparison import change_of, comparison_of


def test_counts_that_changed_are_bold_and_those_that_are_none_left_out() -> None:
    late = {"stage": "piloting", "decisions": GONE}
    made = comparison_of(
        change_of(change_record({}), change_record(late), "a"),
        change_of(None, "[", "b"),
        kept={"c": change_record({})},
    )
    assert write_portfolio(made.before, made.after) == (
        "### The portfolio\n\n"
        "|  | before | after |\n"
        "| --- | --- | --- |\n"
        "| pilots | 2 | **3** |\n"
        "| piloting | 0 | **1** |\n"
        "| production | 2 | **1** |\n"
        "| files that cannot be read | 0 | **1** |\n"
        "| every question answered | 2 | 2 |\n"
        "| decisions due within 28 days, or overdue | 0 | **1** |\n"
        "| decisions overdue | 0 | **1** |\n"
    )


def test_portfolio_without_pilots_says_so() -> None:
    made = comparison_of()
    assert write_portfolio(made.before, made.after).endswith("There are no pilots, and there were none.\n")
