import pytest

from pilotbook.assessment.variables import blank_item, variables_of
from pilotbook.records.pilot import Held, Tool
from pilotbook.records.shape import Field, Kind
from tests.assessment.exemplary import RECORD
from tests.assessment.small_playbook import playbook_of


@pytest.mark.parametrize(
    "condition",
    [
        "pilot.stage == 'production'",
        "pilot.owner.accepted_on == '2026-06-28'",
        "pilot.timebox.weeks == 6",
        "pilot.timebox.extensions == []",
        "pilot.relies_on == ['scheduled-pipelines']",
        "pilot.data[0].permission.granted_on == '2026-06-20' && pilot.data[0].personal_data",
        "pilot.data[1].transport == 'automated' && pilot.data[1].personal_data == false",
        "pilot.decisions[0].budget == [] && pilot.decisions[0].revisit_on == ''",
        "pilot.sample == '' && pilot.notes == ''",
        "'Bureau' in pilot.source && pilot.source['Bureau'] == 'Office of Water' && !('Site' in pilot.source)",
        "clock.decision_due == '2026-08-17' && clock.decided_on == '2026-08-14' && !clock.is_overdue",
        "clock.last_review == '2026-11-18' && clock.cadence_days == 7 && today == '2026-11-22'",
        "playbook.longest_timebox_weeks == 12 && playbook.review_grace_days == 7",
        "'scheduled-pipelines' in playbook.available && !('tool-gateway' in playbook.available)",
    ],
)
def test_variable_holds_what_the_record_says(condition: str) -> None:
    guard = "pilot.decisions.size() > 0 && pilot.data.size() > 1"
    playbook = playbook_of(f'when: "{guard}"\ncheck: "!({guard}) || ({condition})"')
    assert playbook.diagnostics == ()
    assert playbook.findings(RECORD + "source: {Bureau: Office of Water}\n")["SEA-01"] == "met"


@pytest.mark.parametrize(
    ("each", "condition"),
    [
        ("tools", "item.identity == 'service' && (item.action == 'read' || item.reversal.tested_on == '2026-07-02')"),
        ("relies_on", "item == 'scheduled-pipelines'"),
        ("review.held", "item.on > '2026-11-01'"),
        ("decisions", "item.budget.all(line, line.cost != '') && item.outcome == 'ship'"),
    ],
)
def test_item_is_one_of_its_list(each: str, condition: str) -> None:
    playbook = playbook_of(f'each: {each}\ncheck: "{condition}"')
    assert playbook.diagnostics == ()
    assert playbook.findings(RECORD)["SEA-01"] == "met"


def test_added_field_is_a_variable_if_it_has_a_name_and_a_plain_value() -> None:
    def added(name: str, kind: Kind) -> Field:
        return Field(name=name, kind=kind, description="It.")

    fields = (added("cost_centre", Kind.TEXT), added("a-b", Kind.TEXT), added("parts", Kind.RECORDS))
    assert set(variables_of(fields, "")) - set(variables_of((), "")) == {"pilot.cost_centre"}


def test_blank_items_of_lists() -> None:
    assert blank_item("tools") == Tool()
    assert blank_item("review.held") == Held()
    assert blank_item("relies_on") == ""


def test_narrow_leaves_a_variable_that_is_no_list_as_it_is() -> None:
    title = variables_of((), "")["pilot.title"]
    assert title.narrow(frozenset({"name"})) is title
