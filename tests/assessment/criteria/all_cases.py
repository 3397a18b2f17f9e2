"""The cases of all families of criteria together."""

from tests.assessment.criteria import (
    test_box,
    test_data,
    test_dec,
    test_gov,
    test_os,
    test_own,
    test_rev,
    test_tool,
    test_val,
    test_vol,
)
from tests.assessment.criteria.case import Case

_FAMILIES = (test_own, test_data, test_tool, test_gov, test_rev, test_box, test_val, test_vol, test_dec, test_os)
CASES: tuple[Case, ...] = tuple(case for family in _FAMILIES for case in family.CASES)
