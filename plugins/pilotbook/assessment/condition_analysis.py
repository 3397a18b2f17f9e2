"""Turns the words of a condition into its plan: what it looks at, and which texts it only asks about."""

from collections.abc import Iterable, Mapping

from cel_expr_python import cel

from pilotbook.assessment.condition_glimpses import find_sight
from pilotbook.assessment.condition_names import find_chains
from pilotbook.assessment.condition_needs import find_fields_asked
from pilotbook.assessment.condition_plan import Needs, Plan
from pilotbook.assessment.variables import Variable, text_fields_of


def plan_condition(condition: str, variables: Mapping[str, Variable]) -> Plan:
    """The plan of a condition that may look at `variables`."""
    named = _names_in(condition, variables)
    texts = frozenset(name for name in named if variables[name].type == cel.Type.STRING)
    lists = {name: text_fields_of(items) for name in named if (items := variables[name].items) is not None}
    sight = find_sight(condition, texts, lists)
    reads = _find_needs(sight.rest, _names_in(sight.rest, named))
    return Plan(_find_needs(condition, named), reads, sight.glimpses)


def _find_needs(condition: str, names: Iterable[str]) -> Needs:
    found = find_fields_asked(condition, names).items()
    return tuple((name, None if fields is None else tuple(sorted(fields))) for name, fields in found)


def _names_in(condition: str, variables: Iterable[str]) -> tuple[str, ...]:
    """The variables that a condition names: each of them a beginning of a chain of names in it."""
    named = frozenset(
        ".".join(name for name, _ in chain.steps[:length])
        for chain in find_chains(condition)
        for length in range(1, len(chain.steps) + 1)
    )
    return tuple(name for name in variables if name in named)
