"""Counts how far the pilots of a portfolio got on the way from proposed to production."""

from pilotbook.assessment.gates import is_ended
from pilotbook.assessment.verdict import Assessment
from pilotbook.frozen import frozen
from pilotbook.portfolio.portfolio import Portfolio
from pilotbook.records.vocabulary import Outcome, Stage

WAY = (Stage.PROPOSED, Stage.APPROVED, Stage.PILOTING, Stage.SCALING, Stage.PRODUCTION)
"""The stages that lead from a proposal into production, in order."""


@frozen
class FunnelStage:
    """One stage of the way: `here` are the pilots that are at it, `further` those that have passed it.

    `ended` are the pilots that were stopped or retired, of which the record shows no stage after this one.
    """

    stage: Stage
    here: tuple[Assessment, ...]
    further: tuple[Assessment, ...]
    ended: tuple[Assessment, ...]

    @property
    def reached(self) -> int:
        """How many pilots got at least this far."""
        return len(self.here) + len(self.further) + len(self.ended)


@frozen
class Funnel:
    """The stages in order. `untold` are the ended pilots whose record does not show that they got anywhere."""

    stages: tuple[FunnelStage, ...]
    untold: tuple[Assessment, ...]


def make_funnel(portfolio: Portfolio) -> Funnel:
    """The funnel of all pilots; one that has ended counts as far as its record shows that it got."""
    here: dict[Stage, list[Assessment]] = {stage: [] for stage in WAY}
    ended: dict[Stage, list[Assessment]] = {stage: [] for stage in WAY}
    for assessment in portfolio.assessments:
        if is_ended(assessment.stage):
            ended[_find_furthest(assessment)].append(assessment)
        else:
            here[assessment.stage].append(assessment)
    further: tuple[Assessment, ...] = ()
    stages: list[FunnelStage] = []
    for stage in reversed(WAY):
        found = FunnelStage(stage=stage, here=tuple(here[stage]), further=further, ended=tuple(ended[stage]))
        stages.append(found)
        further = (*found.here, *found.further, *found.ended)
    return Funnel(stages=tuple(reversed(stages)), untold=tuple(ended[Stage.PROPOSED]))


def _find_furthest(assessment: Assessment) -> Stage:
    """The furthest stage that the record of an ended pilot shows: by its decisions, its reviews and its results."""
    pilot = assessment.pilot
    outcomes = {decision.outcome for decision in pilot.decisions}
    if Outcome.SHIP in outcomes:
        return Stage.PRODUCTION
    if Outcome.BUDGET in outcomes:
        return Stage.SCALING
    has_run = pilot.decisions or pilot.review.held or any(measure.result.strip() for measure in pilot.success)
    return Stage.PILOTING if has_run else Stage.PROPOSED
