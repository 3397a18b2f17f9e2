import pytest

from pilotbook.assessment.vague import MOST_QUOTED, Vague, Why


@pytest.mark.parametrize(
    ("vague", "says"),
    [
        (Vague("TBD", Why.PUTS_OFF), "“TBD” puts the question off"),
        (Vague("n/a", Why.SAYS_NOTHING), "“n/a” says nothing by itself"),
        (
            Vague("As set out in the guideline", Why.REPEATED, 1_014),
            "“As set out in the guideline” stands word for word in 1,014 other records, so it says nothing of this one",
        ),
        (Vague("Finance team", Why.NAMES_GROUP), "“Finance team” names a group, not a person"),
    ],
)
def test_vague_says_why_in_a_clause(vague: Vague, says: str) -> None:
    assert str(vague) == says


def test_long_words_are_quoted_in_part() -> None:
    assert str(Vague("?" * MOST_QUOTED, Why.SAYS_NOTHING)).startswith("“" + "?" * MOST_QUOTED + "”")
    assert str(Vague("!" * 4_000, Why.SAYS_NOTHING)) == "“" + "!" * (MOST_QUOTED - 1) + "…” says nothing by itself"
