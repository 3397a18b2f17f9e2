"""The signs of answers and gates."""

from dataclasses import replace

from pilotbook.assessment.verdict import AnswerState
from pilotbook.records.vocabulary import Gate
from pilotbook.reports.strip import show_answer, show_gate, show_strip
from tests.assessment.exemplary import GONE, assess
from tests.assessment.small_playbook import playbook_of


def test_each_answer_has_a_shape_of_its_own_and_a_word() -> None:
    shown = [show_answer(state) for state in AnswerState]
    assert shown == ["● answered", "◐ vague", "○ unanswered", "– does not apply"]


def test_strip_has_every_shape_and_the_count() -> None:
    assert show_strip(assess({"owner": GONE, "data.0.source": "tbd", "policy": GONE})) == "○◐●○● 2 of 5"


def test_strip_of_a_playbook_without_questions_says_so() -> None:
    asked_nothing = replace(assess(), questions=())
    assert show_strip(asked_nothing) == "no questions"


def test_question_that_does_not_apply_has_its_shape() -> None:
    small = playbook_of("when: 'false'").assess("title: A\nstage: proposed\n")
    assert show_strip(small) == "– 1 of 1"


def test_each_gate_has_a_shape_of_its_own_and_a_word() -> None:
    piloting = assess({"stage": "piloting", "owner": GONE, "decisions": GONE})
    shown = {gate.gate: show_gate(gate, is_next=gate.gate is Gate.DECIDE) for gate in piloting.gates}
    assert shown[Gate.APPROVE] == "✗ 2 short"
    assert shown[Gate.DECIDE] == "○ 2 to go"
    assert shown[Gate.SHIP] == "– not yet"
    stopped = assess({"stage": "stopped"})
    assert [show_gate(gate, is_next=False) for gate in stopped.gates[:3]] == ["– does not apply"] * 2 + ["✓ met"]
