"""What a new pilot's file looks like, and that it is read back as what was put in."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pilotbook.assessment.verdict import Assessment
from pilotbook.records.characters import find_forbidden
from pilotbook.records.example import filled_tree
from pilotbook.records.pilot import Pilot
from pilotbook.records.pilot_file import PilotFile, read_pilot
from pilotbook.records.reading import Reader
from pilotbook.records.shape import Field, Kind, find_field, walk_fields
from pilotbook.records.template import LATER, LEFT_OUT, write_template
from pilotbook.records.yaml_source import Entry, Mapping, Node, Scalar, Sequence
from pilotbook.scaffold.new_pilot import begin_record
from tests.assessment.exemplary import bench

SCHEMA = "../docs/schema/pilot.schema.json"
ADDED = (
    Field(name="cost_centre", kind=Kind.TEXT, description="Who\npays."),
    Field(name="go_live", kind=Kind.DAY, description="When.", example="2027-01-11"),
    Field(name="sites", kind=Kind.TEXTS, description="Where."),
)
BLANK = write_template(begin_record("permit-enquiries"), (), SCHEMA)


def read(text: str, added: tuple[Field, ...] = ()) -> PilotFile:
    file = read_pilot(text, "a", "pilots/a.yml", added)
    assert file.diagnostics == ()
    assert file.pilot is not None
    return file


def assess(text: str) -> Assessment:
    assessment = bench().assessor.assess(read(text))
    assert assessment is not None
    return assessment


def mapping(**values: Node) -> Mapping:
    return Mapping({name: Entry(value, 1, 1) for name, value in values.items()}, 1, 1)


def scalar(text: str) -> Scalar:
    return Scalar(text, 1, 1)


def sequence(*items: Node) -> Sequence:
    return Sequence(list(items), 1, 1)


def test_template_begins_with_the_line_for_editors() -> None:
    assert BLANK.startswith(f"# yaml-language-server: $schema={SCHEMA}\n")
    assert "\ntitle: Permit enquiries\n" in BLANK
    assert "\nstage: proposed\n" in BLANK
    assert BLANK.endswith("\n")
    assert not BLANK.endswith("\n\n")


def test_template_explains_every_field_in_its_own_words() -> None:
    flat = " ".join(line.strip().strip("# ") for line in BLANK.splitlines())
    missing = [path for path, field in walk_fields(Pilot) if path not in LEFT_OUT and field.description not in flat]
    assert missing == []


def test_template_has_every_field_once_below_its_explanation() -> None:
    keys = [line.strip("# -").partition(":")[0] for line in BLANK.splitlines() if line.rstrip().endswith(":")]
    names = [field.name for path, field in walk_fields(Pilot) if path not in (*LEFT_OUT, "title", "stage")]
    assert [key for key in keys if find_field(Pilot, key) or key in names] == names


def test_template_says_no_more_than_its_two_lines() -> None:
    assert read(BLANK).pilot != read("title: Permit enquiries\nstage: proposed\n").pilot  # it has a blank source
    blank, short = assess(BLANK), assess("title: Permit enquiries\nstage: proposed\n")
    assert (blank.line, blank.answered) == (short.line, 0)
    assert [v.outcome for v in blank.verdicts] == [v.outcome for v in short.verdicts]
    assert blank.diagnostics == ()


def test_template_keeps_its_lines_short() -> None:
    assert [line for line in BLANK.splitlines() if len(line) > 120] == []


def test_template_breaks_no_line_within_a_piece_of_code() -> None:
    assert [line for line in BLANK.splitlines() if line.count("`") % 2] == []
    assert "\0" not in BLANK


def test_template_knows_the_fields_that_it_keeps_for_later() -> None:
    assert [path for path in (*LATER, *LEFT_OUT) if find_field(Pilot, path) is None] == []


@pytest.mark.parametrize("path", LATER)
def test_template_has_what_comes_later_ready_to_be_taken_up(path: str) -> None:
    """Whoever takes the # away finds fields that can be read."""
    name = path.rpartition(".")[2]
    lines = BLANK.splitlines()
    start = next(number for number, line in enumerate(lines) if line.strip() == f"# {name}:")
    end = next(number for number in range(start, len(lines) + 1) if number == len(lines) or not lines[number].strip())
    taken = [line.replace("# ", "", 1) if start <= number < end else line for number, line in enumerate(lines)]
    found = read("\n".join(taken)).source
    assert found is not None
    assert found.find(tuple(path.split("."))) is not None


def test_template_has_the_fields_that_the_organisation_adds() -> None:
    values: dict[str, Node] = {"cost_centre": scalar("no"), "sites": sequence(scalar("a: b"))}
    text = write_template(mapping(**begin_values(), **values), ADDED, SCHEMA)
    assert '# Who pays.\ncost_centre: "no"\n\n# When. For example: 2027-01-11\ngo_live:\n\n# Where.\nsites:\n' in text
    pilot = read(text, ADDED).pilot
    assert pilot is not None
    assert [(each.name, each.value) for each in pilot.added] == [("cost_centre", "no"), ("sites", ("a: b",))]


def begin_values() -> dict[str, Node]:
    return {key: entry.value for key, entry in begin_record("a").entries.items()}


def test_template_with_every_field_filled_is_read_back() -> None:
    tree = filled_tree(Pilot)
    for name in LEFT_OUT:
        del tree.entries[name]
    text = write_template(tree, (), SCHEMA)
    assert read(text).pilot == Reader("a.yml").read(Pilot, tree)[0]


def test_template_explains_the_first_item_of_a_list_only() -> None:
    items = sequence(mapping(source=scalar("One")), mapping(source=scalar("Two"), schedule=scalar("daily")))
    text = write_template(mapping(**begin_values(), data=items), (), SCHEMA)
    assert text.count("# The system the data comes from.") == 1
    assert "\n  - source: Two\n    schedule: daily\n    transport:\n" in text
    pilot = read(text).pilot
    assert pilot is not None
    assert [each.source for each in pilot.data] == ["One", "Two"]


def test_template_keeps_an_empty_list_that_is_an_answer() -> None:
    text = write_template(mapping(**begin_values(), tools=sequence()), (), SCHEMA)
    assert "\ntools: []\n" in text
    assert next(each.state for each in assess(text).answers if each.question.id == "tools") == "answered"


ANSWER = st.text(min_size=1, max_size=60).filter(
    lambda text: find_forbidden(text) is None and bool(text.strip()) and not text.endswith("\n")
)


@settings(deadline=None, max_examples=50)
@given(ANSWER, ANSWER, ANSWER, ANSWER)
def test_template_gives_back_what_was_answered(title: str, name: str, log: str, decision: str) -> None:
    answers = mapping(
        title=scalar(title),
        stage=scalar("proposed"),
        owner=mapping(name=scalar(name)),
        tools=sequence(mapping(name=scalar(name), log=scalar(log)), mapping(log=scalar(log))),
        policy=mapping(must_not_decide=sequence(scalar(decision), scalar(name))),
    )
    pilot = read(write_template(answers, (), SCHEMA)).pilot
    assert pilot is not None
    assert (pilot.title, pilot.owner.name, pilot.tools[1].log) == (title, name, log)
    assert pilot.policy.must_not_decide == (decision, name)
