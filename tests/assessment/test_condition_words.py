import pytest

from pilotbook.assessment.condition_words import explain_compile_error, explain_run_error, kind_words


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("STRING", "text"),
        ("int", "a whole number"),
        ("list(map(string, dyn))", "a list"),
        ("map(string, dyn)", "fields"),
        ("google.protobuf.Any", "a value"),
    ],
)
def test_kinds_in_plain_words(kind: str, words: str) -> None:
    assert kind_words(kind) == words


def test_error_without_a_place_keeps_its_first_line() -> None:
    problem = explain_compile_error("INTERNAL: out of luck\nand more [INTERNAL]", "true", [])
    assert problem.message == "expected a condition that can be compiled, but out of luck"
    assert (problem.line, problem.column) == (1, 1)


def test_unknown_error_of_a_run_keeps_its_first_line() -> None:
    problem = explain_run_error("UNKNOWN: the sea is rough [UNKNOWN]")
    assert problem.message == "expected a condition that gives an answer, but the sea is rough"


@pytest.mark.parametrize(
    ("name", "column", "hint"),
    [
        ("owner.name", 10, "did you mean 'pilot.owner.name'?"),
        ("answred", 12, "did you mean 'answered'?"),
        ("item.name", 9, "name the list that holds the items: each: tools"),
        ("pilot.owner", 10, "name one of its fields: pilot.owner.name"),
        ("qqq", 8, "the functions are .size(), "),
    ],
)
def test_undeclared_name_gets_a_hint_where_it_begins(name: str, column: int, hint: str) -> None:
    error = f"INVALID_ARGUMENT: ERROR: <input>:1:{column}: undeclared reference to '{name}' (in container '')"
    problem = explain_compile_error(error, f"!(!({name}(1)))", ["pilot.owner.name"])
    assert problem.hint.startswith(hint)
    assert problem.column == 5


def test_place_of_a_name_that_is_not_there_is_the_compilers() -> None:
    error = "INVALID_ARGUMENT: ERROR: <input>:1:2: undeclared reference to 'a' (in container '')"
    assert explain_compile_error(error, "bcd", []).column == 2
