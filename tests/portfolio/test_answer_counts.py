"""How the pilots answer the questions, all together and unit by unit."""

from pilotbook.assessment.verdict import AnswerState
from pilotbook.portfolio.answer_counts import count_answers, group_by_unit
from pilotbook.records.vocabulary import Kind
from tests.site.made_site import GOOD, draw_portfolio

OWNED = f"{GOOD}owner: {{name: Amara Okafor, role: Head of Accounts}}\n"
VAGUE = f"{GOOD}owner: {{name: To be determined, role: Head of Accounts}}\n"


def test_count_has_every_state_of_every_question() -> None:
    portfolio = draw_portfolio({"a": OWNED, "b": VAGUE, "c": GOOD, "d": f"{GOOD}tools: []\n"})
    questions = portfolio.playbook.of_kind(Kind.QUESTION)
    counts = {each.question.label: each for each in count_answers(portfolio.assessments, questions)}
    assert list(counts) == ["Owner", "Data", "Tools", "Policy", "Review"]
    owner = counts["Owner"].by_state
    assert owner == {
        AnswerState.ANSWERED: 1,
        AnswerState.VAGUE: 1,
        AnswerState.UNANSWERED: 2,
        AnswerState.DOES_NOT_APPLY: 0,
    }
    assert counts["Tools"].answered == 1


def test_count_without_pilots_is_nothing() -> None:
    portfolio = draw_portfolio({})
    counts = count_answers((), portfolio.playbook.of_kind(Kind.QUESTION))
    assert [each.answered for each in counts] == [0] * 5
    assert group_by_unit(portfolio) == ()


def test_units_come_by_the_alphabet_and_their_pilots_by_what_they_lack() -> None:
    portfolio = draw_portfolio(
        {
            "a": OWNED.replace("A pilot", "Beta") + "unit: finance\n",
            "b": GOOD.replace("A pilot", "Gamma") + "unit: ' finance '\n",
            "c": GOOD.replace("A pilot", "Alpha") + "unit: finance\n",
            "d": GOOD,
            "e": f"{GOOD}unit: Zoo\n",
            "f": f"{GOOD}unit: Finance\n",
        }
    )
    units = group_by_unit(portfolio)
    assert [(unit.unit, [each.id for each in unit.pilots]) for unit in units] == [
        ("Finance", ["f"]),
        ("finance", ["c", "b", "a"]),
        ("Zoo", ["e"]),
        ("", ["d"]),
    ]
    assert [count.answered for count in units[1].questions] == [1, 0, 0, 0, 0]
