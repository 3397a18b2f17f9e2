"""The ways to narrow the register, and the words by which an address names a value of each."""

from collections import Counter
from collections.abc import Callable, Iterable
from functools import cached_property
from urllib.parse import urlencode

from pilotbook.assessment.stall_risk import RiskState
from pilotbook.assessment.verdict import AnswerState, Assessment
from pilotbook.frozen import frozen
from pilotbook.portfolio.neighbour import Neighbour
from pilotbook.records.playbook import Article
from pilotbook.site.flags import find_flags
from pilotbook.site.slugs import give_slugs
from pilotbook.site.words import ANSWERS, RISKS, STAGES

CLEAR_OF_ALL = "Clear of every pattern"
_GAPS = (AnswerState.VAGUE, AnswerState.UNANSWERED)


@frozen(kw_only=False)
class Facet:
    """A way to narrow the register: its key in the address, its title, and the values that a pilot has for it.

    `order` are the values in the order in which they are listed; those that are not among them follow by the alphabet.
    """

    key: str
    title: str
    values: Callable[[Assessment], list[str]]
    order: tuple[str, ...] = ()

    def values_of(self, pilot: Assessment) -> list[str]:
        """The values of a pilot, each once."""
        return list(dict.fromkeys(value.strip() for value in self.values(pilot) if value.strip()))


@frozen(kw_only=False)
class FacetValue:
    """A value of a facet: the word for it in an address, and how many pilots have it."""

    slug: str
    title: str
    count: int


def unit_of(pilot: Assessment) -> str:
    """The unit of a pilot, or what is said in its place."""
    return pilot.pilot.unit.strip() or "no unit given"


def name_gap(question: Article, state: AnswerState) -> str:
    """A question with the state of its answer, for example `Owner: vague`."""
    return f"{question.label}: {ANSWERS[state]}"


def _find_gaps(pilot: Assessment) -> list[str]:
    return [name_gap(each.question, each.state) for each in pilot.answers if each.state in _GAPS]


def name_stall(pattern: Article, state: RiskState) -> str:
    """The state of a pilot with a stall pattern, for example `At risk: Manual data`; so the gravest is listed first."""
    return f"{RISKS[state].capitalize()}: {pattern.label}"


def _stalls_of(pilot: Assessment) -> list[str]:
    """The patterns that a pilot is not clear of; one that has ended has none."""
    found = [name_stall(risk.article, risk.state) for risk in pilot.stalls if risk.state is not RiskState.CLEAR]
    return found or ([CLEAR_OF_ALL] if pilot.stalls else [])


FACETS = (
    Facet("stage", "Stage", lambda pilot: [STAGES[pilot.stage]], order=tuple(STAGES.values())),
    Facet("unit", "Unit", lambda pilot: [unit_of(pilot)]),
    Facet("answers", "Five answers", lambda pilot: [f"{pilot.answered} of {len(pilot.answers)} answered"]),
    Facet("gap", "Vague or missing", _find_gaps),
    Facet("flag", "Flags", lambda pilot: [flag.text for flag in find_flags(pilot)]),
    Facet("stall", "Stall risk", _stalls_of),
    Facet("tag", "Tags", lambda pilot: list(pilot.pilot.tags)),
)


def make_home_facet(own: str) -> Facet:
    """The portfolio that a pilot belongs to; `own` is what the site calls its own."""
    return Facet("home", "Portfolio", lambda pilot: [name_home(pilot) or own or "this portfolio"])


def name_home(pilot: Assessment) -> str:
    """What the site calls the portfolio of a pilot from elsewhere; "" for its own."""
    return pilot.home.name if isinstance(pilot, Neighbour) else ""


class RegisterFacets:
    """The facets of the register of some pilots; a facet that none of them has a value for is left out."""

    def __init__(self, pilots: Iterable[Assessment], facets: tuple[Facet, ...] = FACETS) -> None:
        counts: dict[str, Counter[str]] = {facet.key: Counter() for facet in facets}
        for pilot in pilots:
            for facet in facets:
                counts[facet.key].update(facet.values_of(pilot))
        self._values = {facet.key: _name_values(facet, counts[facet.key]) for facet in facets if counts[facet.key]}
        self.there = tuple(facet for facet in facets if facet.key in self._values)

    def values(self, facet: Facet) -> list[FacetValue]:
        """The values of a facet, in its order."""
        return list(self._values[facet.key].values())

    def slugs_of(self, facet: Facet, pilot: Assessment) -> list[str]:
        """The words for the values that a pilot has."""
        return [self._values[facet.key][value].slug for value in facet.values_of(pilot)]

    def numbers_of(self, pilot: Assessment) -> list[int]:
        """The values that a pilot has, as their numbers in the list of all values of all facets, from 0."""
        return [self._numbers[facet.key, value] for facet in self.there for value in facet.values_of(pilot)]

    @cached_property
    def _numbers(self) -> dict[tuple[str, str], int]:
        listed = ((facet.key, value) for facet in self.there for value in self._values[facet.key])
        return {value: number for number, value in enumerate(listed)}

    def query(self, key: str, title: str) -> str:
        """What follows the register's address so that it shows the pilots with a value; nothing where none has it."""
        value = self._values.get(key, {}).get(title.strip())
        return f"?{urlencode({key: value.slug})}" if value else ""


def _name_values(facet: Facet, counts: Counter[str]) -> dict[str, FacetValue]:
    """Each value of a facet with a word for the address, unique within the facet, in the order of the facet."""
    ranks = {value: rank for rank, value in enumerate(facet.order)}
    ordered = sorted(counts, key=lambda value: (ranks.get(value, len(ranks)), value.casefold(), value))
    return {value: FacetValue(slug, value, counts[value]) for value, slug in give_slugs(ordered, "value").items()}
