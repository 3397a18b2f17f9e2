"""Works out which missing capability to fund first: who waits for each, and who would pass the next gate if it existed.

Whether a pilot would pass is computed, not guessed: its file is assessed again as if the capability were available, and
what it is still short of then has to be supplied by that capability, as the criteria themselves say. Of pilots of other
portfolios the file is not here, so nobody can tell; and one whose home has the capability does not wait for it.
"""

from collections.abc import Collection, Iterable, Iterator

from pilotbook.assessment.gates import is_ended, next_gate
from pilotbook.assessment.verdict import Assessment, Finding, Verdict
from pilotbook.frozen import frozen, replace
from pilotbook.portfolio.load import make_bench
from pilotbook.portfolio.neighbour import Neighbour
from pilotbook.portfolio.portfolio import Portfolio
from pilotbook.records.pilot import BudgetLine, Decision
from pilotbook.records.playbook import Capability, Criterion, Playbook
from pilotbook.records.vocabulary import Level

_AVAILABLE = "playbook.available"
"""What a condition looks at that depends on which capabilities there are."""


@frozen
class Waiting:
    """A pilot that waits for a capability: it says so, or is short today of a `must` that the capability would supply.

    `passes` says whether it would pass its next gate if the capability existed, and everything else stayed as it is.
    What is merely not told counts in `short` only where the record tells of the thing itself: a tool without a log.
    """

    assessment: Assessment
    relies: bool
    short: tuple[Verdict, ...]
    passes: bool


@frozen
class Funded:
    """A line of a decision that pays for a capability."""

    assessment: Assessment
    decision: Decision
    line: BudgetLine


@frozen
class Case:
    """The case for one missing capability. One that pilots rely on but nobody declared has no description.

    `untold` are the pilots whose record says too little to tell whether they need it.
    """

    capability: Capability
    is_declared: bool
    waiting: tuple[Waiting, ...]
    untold: tuple[Assessment, ...]
    funded: tuple[Funded, ...]

    @property
    def passing(self) -> int:
        """How many pilots would pass their next gate if it existed."""
        return sum(each.passes for each in self.waiting)


@frozen
class FundingPlan:
    """The cases for all missing capabilities, the strongest first, and the pilots that would pass with all of them."""

    cases: tuple[Case, ...]
    passing_together: tuple[Assessment, ...]


def plan_funding(portfolio: Portfolio) -> FundingPlan:
    """The cases, by how many pilots would pass, then by how many wait, then in the order of the playbook."""
    pilots = [each for each in portfolio.assessments if not is_ended(each.stage)]
    declared = {each.id for each in portfolio.playbook.settings.capabilities}
    missing = _find_missing(portfolio.playbook, pilots)
    funded = _find_funded(portfolio.assessments)
    cases = []
    for capability in missing:
        lacking = [each for each in pilots if not _has_at_home(each, capability)]
        waiting = _find_waiting(portfolio, capability, lacking)
        others = {each.id for each in lacking} - {each.assessment.id for each in waiting}
        cases.append(
            Case(
                capability=capability,
                is_declared=capability.id in declared,
                waiting=waiting,
                untold=tuple(each for each in pilots if each.id in others and any(_find_short(each, capability))),
                funded=tuple(funded.get(capability.id, ())),
            )
        )
    together = _find_passing(portfolio, missing, pilots)
    return FundingPlan(
        cases=tuple(sorted(cases, key=lambda case: (-case.passing, -len(case.waiting)))),
        passing_together=tuple(each for each in pilots if each.id in together),
    )


def _find_missing(playbook: Playbook, pilots: Iterable[Assessment]) -> list[Capability]:
    """The capabilities that are not available, and after them those that pilots rely on though nobody declared them."""
    missing = [each for each in playbook.settings.capabilities if not each.available]
    known = {each.id for each in playbook.settings.capabilities}
    own = [each for each in pilots if not isinstance(each, Neighbour)]  # what others declare is not known here
    relied_on = {name.strip() for each in own for name in each.pilot.relies_on} - known - {""}
    return [*missing, *(Capability(id=name, title=name) for name in sorted(relied_on))]


def _has_at_home(assessment: Assessment, capability: Capability) -> bool:
    return isinstance(assessment, Neighbour) and capability.id in assessment.available


def _find_funded(pilots: Iterable[Assessment]) -> dict[str, list[Funded]]:
    found: dict[str, list[Funded]] = {}
    for each in pilots:
        for decision in each.pilot.decisions:
            for line in decision.budget:
                funded = Funded(assessment=each, decision=decision, line=line)
                found.setdefault(line.capability.strip(), []).append(funded)
    return found


def _find_waiting(portfolio: Portfolio, capability: Capability, pilots: list[Assessment]) -> tuple[Waiting, ...]:
    passing = _find_passing(portfolio, [capability], pilots)
    found = [
        Waiting(
            assessment=each,
            relies=capability.id in {name.strip() for name in each.pilot.relies_on},
            short=tuple(verdict for verdict in _find_short(each, capability) if _is_told(each, verdict)),
            passes=each.id in passing,
        )
        for each in pilots
    ]
    return tuple(sorted((each for each in found if each.relies or each.short), key=_order))


def _find_short(assessment: Assessment, capability: Capability) -> Iterator[Verdict]:
    """What the pilot is short of today that the capability would supply."""
    for verdict in assessment.verdicts:
        if verdict.is_short and verdict.level is Level.MUST and verdict.criterion.capability == capability.id:
            yield verdict


def _is_told(assessment: Assessment, verdict: Verdict) -> bool:
    """Whether the record tells of the thing that a criterion is about, so that what is missing is more than silence."""
    path = verdict.fact.path
    if verdict.outcome is Finding.UNMET or any(isinstance(step, int) for step in path):
        return True
    whole = getattr(assessment.pilot, str(path[0])) if len(path) > 1 else None
    return whole is not None and whole != type(whole)()


def _order(waiting: Waiting) -> tuple[bool, str, str]:
    return not waiting.passes, waiting.assessment.pilot.title.casefold(), waiting.assessment.id


def _find_passing(portfolio: Portfolio, supplied: list[Capability], pilots: list[Assessment]) -> set[str]:
    """The ids of the pilots that are held back at their next gate, and would not be if the capabilities existed."""
    ids = {each.id for each in supplied}
    asks = {each.id for each in portfolio.playbook.criteria if _depends(each)}
    candidates = [each for each in pilots if _may_pass(each, ids, asks)]
    if not supplied or not candidates:
        return set()
    bench = make_bench(_suppose(portfolio.playbook, supplied), portfolio.today)
    again = [(each, bench.assessor.assess(each.file)) for each in candidates]
    return {each.id for each, supposed in again if supposed is not None and not _is_held_back(supposed, ids)}


def _may_pass(assessment: Assessment, supplied: Collection[str], asks: Collection[str]) -> bool:
    """Whether all that holds the pilot back at its next gate may be mended by what is supplied.

    Nobody knows here what holds back one of another portfolio.
    """
    gate = next_gate(assessment.stage)
    short = assessment.gate(gate).short if gate is not None else ()
    return bool(short) and all(
        verdict.criterion.id in asks or _is_supplied(assessment, verdict, supplied) for verdict in short
    )


def _is_held_back(assessment: Assessment, supplied: Collection[str]) -> bool:
    gate = next_gate(assessment.stage)
    short = assessment.gate(gate).short if gate is not None else ()
    return not all(_is_supplied(assessment, verdict, supplied) for verdict in short)


def _is_supplied(assessment: Assessment, verdict: Verdict, supplied: Collection[str]) -> bool:
    return verdict.criterion.capability in supplied and _is_told(assessment, verdict)


def _depends(criterion: Criterion) -> bool:
    return _AVAILABLE in criterion.check or _AVAILABLE in criterion.when


def _suppose(playbook: Playbook, supplied: list[Capability]) -> Playbook:
    """The playbook as it would be with the capabilities."""
    ids = {each.id for each in supplied}
    others = [each for each in playbook.settings.capabilities if each.id not in ids]
    capabilities = (*others, *(replace(each, available=True) for each in supplied))
    return replace(playbook, settings=replace(playbook.settings, capabilities=capabilities))
