import pytest

from pilotbook.assessment.clock import read_clock
from pilotbook.assessment.condition_problem import ConditionProblem
from pilotbook.assessment.conditions import ConditionEnvironment
from pilotbook.assessment.phrases import PhraseBook
from pilotbook.records.pilot import Pilot, Tool
from pilotbook.records.playbook import Criterion, Playbook, Settings
from tests.assessment.exemplary import TODAY

_PLAYBOOK = Playbook(settings=Settings())


@pytest.fixture
def environment() -> ConditionEnvironment:
    return ConditionEnvironment(_PLAYBOOK, PhraseBook(_PLAYBOOK.settings.phrases), TODAY)


def test_condition_is_usable_once_it_is_compiled(environment: ConditionEnvironment) -> None:
    condition = "pilot.title == 'A'"
    criterion = Criterion(id="A-01", check=condition)
    assert environment.is_usable(Criterion(id="A-01"))
    assert not environment.is_usable(criterion)
    assert environment.compile(condition) == []
    assert environment.is_usable(criterion)
    assert not environment.is_usable(Criterion(id="A-01", check=condition, each="tools"))
    assert environment.names_in(condition) == ("pilot.title",)
    environment.forget(condition)
    assert not environment.is_usable(criterion)


def test_same_words_mean_the_items_of_their_own_list(environment: ConditionEnvironment) -> None:
    condition = "item.name == ''"
    assert environment.compile(condition, "tools") == []
    assert environment.compile(condition, "data") != []
    subject = environment.make_subject(Pilot(), read_clock(Pilot(), _PLAYBOOK.settings, TODAY))
    environment.compile("item.log == item.name", "tools")
    for tool, holds in ((Tool(), True), (Tool(name="A"), False)):
        asked = type(subject)(pilot=subject.pilot, clock=subject.clock, playbook=_PLAYBOOK, item=tool)
        assert environment.evaluate("item.log == item.name", asked, "tools") is holds


def test_evaluation_gives_an_answer_or_a_problem(environment: ConditionEnvironment) -> None:
    subject = environment.make_subject(Pilot(title="A"), read_clock(Pilot(), _PLAYBOOK.settings, TODAY))
    three = "pilot.title == 'A' && pilot.unit == '' && pilot.notes == ''"
    for condition in ("pilot.title == 'A'", "pilot.tags[0] == ''", "pilot.sample", "true", three):
        assert environment.compile(condition) == []
    assert [environment.evaluate(each, subject) for each in ("pilot.title == 'A'", "true", three)] == [True] * 3
    assert isinstance(environment.evaluate("pilot.tags[0] == ''", subject), ConditionProblem)
    assert isinstance(environment.evaluate("pilot.sample", subject), ConditionProblem)


def test_condition_remembers_a_bounded_number_of_answers(
    environment: ConditionEnvironment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pilotbook.assessment.conditions.MOST_REMEMBERED", 2)
    condition = "pilot.title == 'A'"
    assert environment.compile(condition) == []
    clock = read_clock(Pilot(), _PLAYBOOK.settings, TODAY)
    titles = ("A", "B", "C", "A", "C")
    answers = [environment.evaluate(condition, environment.make_subject(Pilot(title=each), clock)) for each in titles]
    assert answers == [True, False, False, True, False]


def test_condition_about_some_fields_of_items_sees_each_pilots_own(environment: ConditionEnvironment) -> None:
    conditions = (
        "pilot.tools.exists(t, t.log == t.name)",
        "pilot.tools.size() == 1",
        "pilot.tools.all(t, t.log != '')",
    )
    for condition in conditions:
        assert environment.compile(condition) == []
    clock = read_clock(Pilot(), _PLAYBOOK.settings, TODAY)
    tools = ((), (Tool(),), (Tool(name="A", log="A"),), (Tool(name="A", log="B"), Tool(log="C")))
    found = [
        tuple(environment.evaluate(each, environment.make_subject(Pilot(tools=listed), clock)) for each in conditions)
        for listed in tools
    ]
    assert found == [(False, False, True), (True, True, False), (True, True, True), (False, False, True)]


@pytest.mark.parametrize("is_other_release", [False, True])
def test_condition_that_was_compiled_before_is_asked_as_one_that_is_compiled_now(
    environment: ConditionEnvironment, *, is_other_release: bool
) -> None:
    condition = 'pilot.title == "A"'
    compiled = b"of another release" if is_other_release else environment.write_compiled(condition)
    environment.trust(condition, "", environment.plan(condition), compiled)
    for title in ("A", "B"):
        pilot = Pilot(title=title)
        subject = environment.make_subject(pilot, read_clock(pilot, Settings(), TODAY))
        assert environment.evaluate(condition, subject) is (title == "A")
