import pytest

from pilotbook.assessment.stronger import Stronger, describe_field
from pilotbook.records.playbook import AddedField, Settings
from pilotbook.records.vocabulary import AddedType

_ADDED = AddedField(
    name="cost_centre", type=AddedType.TEXT, label="Cost centre", description="SAP number of the payer.", example="4711"
)


@pytest.mark.parametrize(
    ("stronger", "says"),
    [
        (Stronger("When it is fetched.", "daily"), "Asked for: when it is fetched. A stronger answer: “daily”."),
        (Stronger("SAP number.", ""), "Asked for: SAP number."),
        (Stronger("A", ""), "Asked for: a."),
    ],
)
def test_stronger_says_what_is_asked_and_an_example(stronger: Stronger, says: str) -> None:
    assert str(stronger) == says


def test_field_is_described_by_its_path_in_the_record() -> None:
    settings = Settings(fields=(_ADDED,))
    assert describe_field(("data", 1, "permission", "reference"), settings) == Stronger(
        "Where the grant is filed.", "DG-214"
    )
    assert describe_field(("policy", "must_not_decide", 3), settings) == Stronger(
        "Decisions that stay with people.", "Release of a payment"
    )
    assert describe_field(("cost_centre",), settings) == Stronger("SAP number of the payer.", "4711")
    assert describe_field(("cost_centre",), Settings()) is None
