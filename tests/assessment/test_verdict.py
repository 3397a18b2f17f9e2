import pytest

from pilotbook.assessment.verdict import Finding


@pytest.mark.parametrize("finding", Finding)
def test_outcome_is_held_or_short_or_ahead(finding: Finding) -> None:
    assert finding.holds is (finding in {Finding.MET, Finding.WAIVED, Finding.NOT_APPLICABLE})
