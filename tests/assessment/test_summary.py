import pytest

from pilotbook.assessment.summary import say_number, sum_up
from tests.assessment.exemplary import GONE, Changes, assess, assess_text
from tests.assessment.small_playbook import playbook_of, read_small_playbook

_DESIGNED = "Designed for production: five of five answered; "
_RUNNING: Changes = {"stage": "piloting", "decisions": GONE, "timebox.start": "2026-10-26"}
_OVERDUE: Changes = {"stage": "piloting", "decisions": GONE, "timebox.start": "2026-09-14"}
_NO_RESULTS: Changes = {"success.0.result": GONE}
_TWO_SHORT_OF_SHIPPING: Changes = {"owner.deputy": GONE, "policy.escalation": GONE}
_KILLED: Changes = {"decisions.0.outcome": "kill"}
_LATE_REVIEW: Changes = {"review.held.0.on": "2026-10-01", "review.held.1.on": "2026-10-08"}
_WAIVER = {"criterion": "OWN-05", "reason": "Hired in December", "approved_by": "T. Novak", "expires": "2026-12-01"}


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"stage": "proposed"}, "ready to be approved."),
        ({"stage": "proposed", "owner.accepted_on": GONE}, "ready to be approved, one thing short of starting."),
        ({"stage": "proposed", "success.0.target": GONE, "timebox": GONE}, "three things short of approval."),
        ({"stage": "approved"}, "ready to start."),
        ({"stage": "approved", "owner.accepted_on": GONE}, "one thing short of starting."),
        ({"stage": "approved", "success.0.target": GONE}, "approved, though one thing is not in place."),
        (_RUNNING, "ready to decide."),
        (_RUNNING | _TWO_SHORT_OF_SHIPPING, "ready to decide, two things short of shipping."),
        (_RUNNING | _NO_RESULTS, "one thing short of a decision."),
        (
            _RUNNING | {"owner.accepted_on": GONE, "timebox.weeks": GONE},
            "running, though three things are not in place.",
        ),
        (_OVERDUE, "ready to decide but 27 days overdue."),
        (_OVERDUE | _TWO_SHORT_OF_SHIPPING, "ready to decide but 27 days overdue, two things short of shipping."),
        (_OVERDUE | {"timebox.start": "2026-10-10"}, "ready to decide but 1 day overdue."),
        (_OVERDUE | _NO_RESULTS, "its decision is 27 days overdue, and one thing is missing for it."),
        (
            _OVERDUE | {"owner.accepted_on": GONE},
            "running, though one thing is not in place, and its decision is 27 days overdue.",
        ),
        ({"stage": "piloting"}, "decided to ship."),
        ({"stage": "piloting"} | _TWO_SHORT_OF_SHIPPING, "decided to ship, two things short of shipping."),
        ({"stage": "piloting"} | _KILLED | _TWO_SHORT_OF_SHIPPING, "decided to stop."),
        ({"stage": "piloting", "decisions.0.by": GONE}, "decided, though one thing is not in place."),
        ({"stage": "scaling"}, "ready to ship."),
        ({"stage": "scaling", "owner.deputy": GONE}, "one thing short of shipping."),
        ({"stage": "scaling"} | _LATE_REVIEW, "ready to ship, one thing short of regular operation."),
        ({"stage": "scaling", "decisions": GONE}, "being scaled up, though one thing is not in place."),
        ({}, "in production with every gate met."),
        ({"owner.deputy": GONE, "waivers": [_WAIVER]}, "in production with every gate met, one thing waived."),
        (
            _LATE_REVIEW | {"waivers": [_WAIVER | {"criterion": "REV-04"}]},
            "in production with every gate met, one thing waived, but its drift review is late.",
        ),
        (_LATE_REVIEW, "in production, but its drift review is late."),
        (_LATE_REVIEW | _TWO_SHORT_OF_SHIPPING, "in production, though two things are not in place."),
        ({"tools.0.interface": "screen"}, "in production, though one thing is not in place."),
    ],
)
def test_line_of_a_designed_pilot(changes: Changes, line: str) -> None:
    assert assess(changes).line == _DESIGNED + line


def test_line_of_a_budget_decision() -> None:
    budget = [{"capability": "tool-gateway", "cost": "40 kEUR", "due": "2026-12-15"}]
    decision = {"decisions.0.outcome": "budget", "decisions.0.budget": budget, "decisions.0.revisit_on": "2027-01-11"}
    line = "decided to fund what is missing, two things short of shipping."
    assert assess({"stage": "piloting"} | decision | _TWO_SHORT_OF_SHIPPING).line == _DESIGNED + line


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        (_KILLED, "Stopped in time, with a decision and its reason on record."),
        ({}, "Stopped in time, with its decisions on record."),
        (_KILLED | {"decisions.0.on": "2026-08-26"}, "Stopped 9 days late, with a decision and its reason on record."),
        (_KILLED | {"timebox": GONE}, "Stopped, but one thing short of a decision that others can learn from."),
        (_NO_RESULTS, "Stopped, but one thing short of a decision that others can learn from."),
        ({"decisions": GONE}, "Stopped without a decision that others could learn from."),
    ],
)
def test_line_of_a_stopped_pilot(changes: Changes, line: str) -> None:
    assert assess({"stage": "stopped"} | changes).line == line


def test_line_of_a_retired_pilot() -> None:
    assert assess({"stage": "retired"}).line == "Retired, with its decisions on record."
    assert assess({"stage": "retired"} | _KILLED).line == "Retired, with a decision and its reason on record."


@pytest.mark.parametrize(
    ("changes", "design"),
    [
        ({"owner.name": "TBD"}, "Wished for so far: four of five answered, one vague"),
        (
            {"owner.name": "TBD", "review.forum": "TBD", "data": GONE},
            "Wished for so far: two of five answered, two vague",
        ),
        ({"owner.name": GONE}, "Not designed yet: four of five answered"),
    ],
)
def test_line_says_how_far_a_pilot_is_designed(changes: Changes, design: str) -> None:
    assert assess({"stage": "proposed"} | changes).line.partition(";")[0] == design


def test_line_of_an_empty_record() -> None:
    line = "Not designed yet: none of five answered; twelve things short of approval."
    assert assess_text("title: A\nstage: proposed\n").line == line


def test_line_without_questions_begins_with_a_capital() -> None:
    text = "---\ntitle: The sea\nkind: article\n---\n"
    assert read_small_playbook(text).assess("title: A\nstage: proposed\n").line == "Ready to be approved."
    playbook = playbook_of("fields: [title]")
    assert playbook.assess("title: A\nstage: stopped\ndecisions: [{outcome: kill}]\n").line == (
        "Stopped, with a decision and its reason on record."
    )
    assert playbook.assess("title: A\nstage: piloting\ndecisions: [{on: 2026-01-01}]\n").line == (
        "Designed for production: one of one answered; decided."
    )


def test_numbers_are_words_while_they_are_small() -> None:
    assert [say_number(count) for count in (0, 1, 12, 13, 4000)] == ["none", "one", "twelve", "13", "4,000"]


def test_line_is_what_an_assessment_carries() -> None:
    assessment = assess()
    assert sum_up(assessment) == assessment.line
