from pilotbook.assessment.answers import Answer, State
from pilotbook.assessment.fact_words import MOST_NAMED, tell_evidence, tell_missing, tell_unreadable, tell_vague
from pilotbook.assessment.vague import Vague, Why


def test_label_of_its_own_needs_no_part_of_the_record() -> None:
    answers = [
        Answer(("unit",), State.MISSING, label="unit"),
        Answer(("project_manager", "name"), State.MISSING, label="name"),
        Answer(("owner", "email"), State.MISSING, label="e-mail"),
        Answer(("data", 1, "permission", "granted_on"), State.MISSING, label="day of the permission"),
    ]
    assert tell_missing(answers) == (
        "No answer yet: unit, name (project manager), e-mail, day of the permission (data 2)."
    )


def test_many_missing_answers_are_counted() -> None:
    answers = [Answer(("data", number, "steward"), State.MISSING, label="steward") for number in range(MOST_NAMED + 1)]
    assert tell_missing(answers).endswith("steward (data 5) and 1 more.")
    assert "more" not in tell_missing(answers[:-1])


def test_vague_and_unreadable_answers_are_named() -> None:
    answer = Answer(("review", "forum"), State.VAGUE, "ask us later", Vague("later", Why.PUTS_OFF), "forum")
    assert tell_vague(answer) == "“later” puts the question off: forum (review)."
    assert tell_unreadable([answer]) == "What the file says of this cannot be read: forum (review)."
    assert tell_unreadable([]) == "What the file says of this cannot be read."
    assert tell_evidence([answer, Answer(("unit",), State.MISSING), answer]) == "ask us later; ask us later"
