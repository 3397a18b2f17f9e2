import pytest

from pilotbook.assessment.clock import read_clock
from pilotbook.assessment.condition_names import ConditionProblem
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
    for condition in ("pilot.title == 'A'", "pilot.tags[0] == ''", "pilot.sample"):
        assert environment.compile(condition) == []
    assert environment.evaluate("pilot.title == 'A'", subject) is True
    assert isinstance(environment.evaluate("pilot.tags[0] == ''", subject), ConditionProblem)
    assert isinstance(environment.evaluate("pilot.sample", subject), ConditionProblem)
