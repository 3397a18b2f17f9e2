"""The few lines that say how a pilot stands."""

from pilotbook.assessment.verdict import Assessment
from pilotbook.records.pilot_file import read_pilot
from pilotbook.reports.standing import write_standing
from tests.assessment.exemplary import bench


def assess(text: str) -> Assessment:
    assessment = bench().assessor.assess(read_pilot(text, "a", "pilots/a.yml"))
    assert assessment is not None
    return assessment


def test_standing_names_each_question_with_its_state() -> None:
    text = "title: T\nstage: proposed\nowner: {name: Marta Ruiz, role: Manager}\ntools: []\nreview: to be agreed\n"
    assert write_standing(assess(text)) == (
        "Wished for so far: two of five answered, one vague; eight things short of approval.\n"
        "  answered       Owner\n"
        "  unanswered     Data\n"
        "  answered       Tools\n"
        "  unanswered     Policy\n"
        "  vague          Review (“to be agreed”)\n"
    )


def test_standing_marks_what_is_open() -> None:
    text = "title: T\nstage: proposed\nowner: {name: Marta Ruiz, role: Manager}\n"
    printed = write_standing(assess(text), lambda text, role: f"<{role}>{text}")
    assert "  <good>answered       Owner\n  <warning>unanswered     Data\n" in printed


def test_standing_lets_no_answer_steer_a_terminal() -> None:
    assessment = assess('title: T\nstage: proposed\nreview: "TBD\\u00a0"\n')
    assert "\u00a0" not in write_standing(assessment)
