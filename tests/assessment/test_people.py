import time

import pytest

from pilotbook.assessment.people import is_same_person, names_group
from tests.assessment.exemplary import bench

_GROUP_WORDS = frozenset(bench().playbook.settings.phrases.no_person)


@pytest.mark.parametrize(
    "text",
    [
        "Amara Okafor",
        "Sinéad O’Neill",
        "Anouk Van der Berg",
        "Maria del Carmen García-López",
        "Suharto",
        "李小龙",
        "Ngozi Teamer",
        "Tim Boardman",
        "Ana Itō",
        "Dr. Office",
        "Mr Service",
        "Robert W. Service",
        "J. R. Board",
        "amara.okafor@example.com",
        "b.service@example.com",
        "Amara Okafor <amara.okafor@finance-team.example.com>",
        "",
        "?",
    ],
)
def test_real_name_is_not_accused(text: str) -> None:
    assert not names_group(text, _GROUP_WORDS)


@pytest.mark.parametrize(
    "text",
    [
        "Finance",
        "finance TEAM",
        "Team Finance",
        "The policy board",
        "AI Policy Board",
        "IT",
        "IT-Support",
        "I.T. Support",
        "Service Desk",
        "Head of Operations",
        "R & D team",
        "Office of the CFO",
        "info@example.com",
        "ap-team@example.com",
        "it_support@example.com",
        "Service.Desk@example.com",
        "Amara Okafor (info@example.com)",
        "AP team ap@example.com",
    ],
)
def test_group_is_caught(text: str) -> None:
    assert names_group(text, _GROUP_WORDS)


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("Amara Okafor", "amara  okafor", True),
        ("Okafor, Amara", "Dr. Amara Okafor (Finance)", True),
        ("José Peña", "Jose Pena", True),
        ("Sinéad O'Neill", "SINÉAD O’NEILL", True),
        ("Amara Okafor", "Amara Okafor-Lind", False),
        ("Amara Okafor", "Amara Okonkwo", False),
        ("", "", False),
        ("Dr.", "Mr", False),
    ],
)
def test_same_person_in_two_spellings(one: str, other: str, *, is_same: bool) -> None:
    assert is_same_person(one, other) is is_same


def test_long_name_is_judged_at_once() -> None:
    start = time.process_time()
    for text in ("a" * 4000, "@" * 4000, "a@" * 2000, "(" * 4000, "a.b." * 1000, "a-" * 2000):
        names_group(text, _GROUP_WORDS)
        is_same_person(text, text)
    assert time.process_time() - start < 1
