"""One pilot in a brief: before and after, once where nothing differs."""

from dataclasses import replace

import pytest

from pilotbook.portfolio.comparison import PilotChange, Side
from pilotbook.reports.brief_pilot import write_pilot, write_row
from tests.assessment.exemplary import GONE, assess, change_record
from tests.assessment.small_playbook import playbook_of
from tests.reports.forge_markdown import list_live
from tests.reports.hostile import LIVE_ON_A_FORGE
from tests.reports.made_comparison import change_of

FULL = change_record({})


def test_pilot_that_is_the_same_on_both_sides_has_one_row() -> None:
    written = write_pilot(change_of(FULL, change_record({"unit": "Sales"})))
    assert "| before and after | ● answered | ● answered | ● answered | ● answered | ● answered |" in written
    assert "| before and after | ✓ met | ✓ met | ✓ met | ✓ met | ✓ met |" in written
    assert "| before |" not in written
    assert "Stage: production.\n" in written


def test_pilot_that_differs_has_a_row_for_either_side() -> None:
    change = change_of(FULL, change_record({"owner": GONE, "stage": "piloting", "data.0.source": "tbd"}))
    written = write_pilot(change)
    assert "| before | ● answered | ● answered | ● answered | ● answered | ● answered |" in written
    assert "| after | ○ unanswered | ◐ vague | ● answered | ● answered | ● answered |" in written
    assert "| after | ✗ 3 short | ✗ 1 short | ✓ met | – not yet | – not yet |" in written
    assert "Stage: production → piloting.\n" in written
    assert write_row(change) == (
        "| **Invoice triage** | production → piloting | ●●●●● 5 of 5 → ○◐●●● 3 of 5 | ✗ 4 errors, 4 new |\n"
    )


def test_fields_that_changed_are_told_with_both_values() -> None:
    after = change_record(
        {"unit": "Sales @all", "owner.deputy": GONE, "links": [{"title": "A", "url": "https://a.example"}]}
    )
    written = write_pilot(change_of(FULL, after))
    assert (
        "**Changed in the record**\n\n"
        "- `unit`: Finance → Sales \\@&#8203;all\n"
        "- `owner.deputy`: Jonas Lind → nothing\n"
        "- `links.1.title`: nothing → A\n"
        "- `links.1.url`: nothing → https:&#8203;/&#8203;/a.&#8203;example\n"
    ) in written
    assert "Changed in the record" not in write_pilot(change_of(None, after))


def test_stage_that_may_not_follow_is_told_with_what_to_do() -> None:
    change = change_of("title: A\nstage: proposed\n", "title: A\nstage: retired\n")
    assert "Stage: proposed → retired.\n\n✗ expected approved or stopped after stage 'proposed', found" in write_pilot(
        change
    )
    assert "To do: what was never in production is stopped, not retired." in write_pilot(change)


def test_next_gate_says_what_is_still_to_do() -> None:
    written = write_pilot(change_of(None, "title: A\nstage: proposed\n"))
    assert "| after | ○ 12 to go | – not yet | – not yet | – not yet | – not yet |" in written
    assert "`pilots/a.yml` is new. Stage: proposed.\n" in written


def test_pilot_that_was_renamed_says_what_it_was() -> None:
    written = write_pilot(change_of(FULL, FULL, "new-name", was="old-name"))
    assert "`pilots/new-name.yml` is renamed, which was `pilots/old-name.yml`." in written


def test_pilot_that_is_deleted_shows_what_it_was() -> None:
    change = change_of(FULL, None)
    written = write_pilot(change)
    assert "`pilots/a.yml` is deleted. Stage: production → deleted.\n" in written
    assert "| before | ✓ met |" in written
    assert "Falls short" not in written
    assert write_row(change).endswith(" | – |\n")


def test_pilot_that_breaks_keeps_the_title_that_it_had() -> None:
    change = change_of(FULL, "[")
    written = write_pilot(change)
    assert written.startswith("### Invoice triage\n")
    assert "Stage: production → cannot be read.\n" in written
    assert "**Wrong in the file**\n\n- ✗ expected a closing bracket" in written
    assert "| before | ● answered" in written
    assert "owner: Amara Okafor" in written


def test_pilot_that_is_mended_was_not_readable() -> None:
    written = write_pilot(change_of("[", FULL))
    assert "Stage: cannot be read → production.\n" in written
    assert "| after | ● answered" in written


def test_pilot_that_nobody_could_ever_read_is_called_by_its_id() -> None:
    written = write_pilot(change_of("[", "]"))
    assert written.startswith("### a\n")
    assert "|" not in written
    assert "Who" not in written


def test_pilot_without_faults_has_nothing_to_mend() -> None:
    assert write_row(change_of(None, FULL)) == "| **Invoice triage** | production | ●●●●● 5 of 5 | nothing |\n"


def test_pilot_that_was_short_before_has_nothing_new() -> None:
    short = "title: A\nstage: proposed\nowner: {name: Amara Okafor, role: Head}\n"
    assert write_row(change_of(short, short)).endswith("| 15 short |\n")
    assert write_row(change_of(short, short.replace("Amara Okafor", "tbd"))).endswith("| 16 short, 1 new |\n")


def test_questions_of_another_playbook_stand_beside_those_of_now() -> None:
    old = playbook_of("fields: [owner.name]").assess(FULL)
    change = PilotChange(before=Side(file=old.file, assessment=old), after=change_of(None, FULL).after)
    written = write_pilot(change)
    assert "|  | Owner | Data | Tools | Policy | Review | The sea |" in written
    assert "| before | – | – | – | – | – | ● answered |" in written
    assert "| after | ● answered | ● answered | ● answered | ● answered | ● answered | – |" in written


@pytest.mark.parametrize("label", LIVE_ON_A_FORGE)
def test_label_of_a_question_does_nothing(label: str) -> None:
    assessment = assess()
    questions = tuple(replace(each, front=replace(each.front, label=label)) for each in assessment.questions)
    side = Side(file=assessment.file, assessment=replace(assessment, questions=questions))
    assert list_live(write_pilot(PilotChange(before=None, after=side))) == []
