"""Shows how a pilot is steered: what was decided, which drift reviews took place, and what is waived."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from pilotbook.assessment.clock import Clock
from pilotbook.assessment.gates import is_ended
from pilotbook.assessment.review_rhythm import Interval, list_intervals
from pilotbook.assessment.verdict import Assessment
from pilotbook.assessment.waivers import Standing, WaiverState
from pilotbook.portfolio.shown_clock import DUE_FIELDS
from pilotbook.records.pilot import Decision, Held, Waiver
from pilotbook.records.vocabulary import Stage
from pilotbook.site.days import show_day, write_day, write_distance
from pilotbook.site.facts import address_of, show_text
from pilotbook.site.site import Site, pilot_source
from pilotbook.site.view import Fact, Flag
from pilotbook.site.words import OUTCOMES, count_of

_BEFORE_START = (Stage.PROPOSED, Stage.APPROVED)


def show_decision(decision: Decision, today: date) -> dict[str, Any]:
    """A decision, with what it funds and how far off that is."""
    revisit = [Fact(label="To be revisited on", day=show_day(decision.revisit_on, today))]
    return {
        "title": OUTCOMES[decision.outcome] if decision.outcome else "Decided",
        "day": show_day(decision.on),
        "by": decision.by,
        "rationale": decision.rationale,
        "facts": [fact for fact in revisit if fact.day],
        "budget": [
            {"capability": line.capability, "cost": line.cost, "due": show_day(line.due, today)}
            for line in decision.budget
        ],
    }


def is_late_plan(assessment: Assessment) -> bool:
    """Whether a timebox that is no more than a plan has passed: its stage comes before a pilot runs."""
    due, today = assessment.clock.decision_due, assessment.clock.today
    return assessment.stage in _BEFORE_START and due is not None and due < today


def say_no_decision(site: Site, assessment: Assessment) -> str:
    """What stands in the place of a decision that is not recorded."""
    if site.withholds("decisions", *DUE_FIELDS):
        return "Decisions, or the days on which they are due, are not shown here."
    due, today = assessment.clock.decision_due, assessment.clock.today
    if is_ended(assessment.stage):
        return "No decision is recorded, so nobody can learn from how it ended."
    if due is None:
        return "No decision yet, and no day on which it is due: the timebox has no start or no length."
    if is_late_plan(assessment):
        return f"No decision yet. It was planned for {write_day(due)}, but the pilot has not started."
    verb = "was" if due < today else "is"
    return f"No decision yet. It {verb} due on {write_day(due)}, {write_distance(due, today)}."


def show_forum(site: Site, assessment: Assessment) -> list[Fact]:
    """Who reviews drift, how often, and when next."""
    review, clock = assessment.pilot.review, assessment.clock
    facts = [
        Fact(label="Forum", text=review.forum, href=site.link_forum(pilot_source(assessment.id), assessment)),
        Fact(label="Cadence", text=show_text(review.cadence) if review.cadence else ""),
        Fact(label="Next due", day=show_day(clock.review_due, clock.today) if clock.is_reviewed else None),
        Fact(label="Kept so far", text=_say_kept(list_intervals(assessment.pilot, clock), clock)),
    ]
    return [fact for fact in facts if fact.text or fact.day]


def _say_kept(intervals: tuple[Interval, ...], clock: Clock) -> str:
    """How well the cadence was kept; of one interval that is still open, and not late, there is nothing to say."""
    if not any(each.is_late or not each.is_open for each in intervals):
        return ""
    kept, longest = sum(not each.is_late for each in intervals), max(each.days for each in intervals)
    allowed = count_of(clock.cadence_days + clock.review_grace_days, "day")
    words = f"{kept:,} of {count_of(len(intervals), 'interval')}"
    return words if kept == len(intervals) else f"{words}; the longest took {longest:,} days, and {allowed} are allowed"


def show_reviews(assessment: Assessment) -> list[dict[str, Any]]:
    """The drift reviews that took place, the latest first, undated ones last."""
    held = sorted(assessment.pilot.review.held, key=lambda each: each.on or date.min, reverse=True)
    return [{"day": show_day(each.on), "outcome": _outcome(each), "href": address_of(each.minutes)} for each in held]


def _outcome(held: Held) -> str:
    """What a review found, and where its minutes are filed where that is no address."""
    if not held.minutes or address_of(held.minutes):
        return held.outcome
    return f"{held.outcome} (minutes: {held.minutes})" if held.outcome else f"Minutes: {held.minutes}"


def show_waivers(site: Site, assessment: Assessment, source: str) -> Iterator[dict[str, Any]]:
    """The waivers that the record holds, whether they count or not."""
    return (show_waiver(site, assessment, standing, source) for standing in assessment.waivers)


def show_waiver(site: Site, assessment: Assessment, standing: Standing, source: str) -> dict[str, Any]:
    """A waiver of a pilot, whether it counts or not."""
    waiver, criterion = standing.waiver, standing.criterion
    return {
        "id": waiver.criterion,
        "title": criterion.title if criterion else "No such criterion",
        "href": site.link_criterion(source, criterion) if criterion else "",
        "reason": waiver.reason,
        "by": _by_whom(waiver),
        "granted": show_day(waiver.granted_on),
        "expires": show_day(waiver.expires, site.portfolio.today),
        "is_over": standing.state is WaiverState.ENDED,
        "fault": standing.fault if standing.state in (WaiverState.INVALID, WaiverState.NOT_YET) else "",
        "flag": _flag(standing, assessment.clock),
    }


def _flag(standing: Standing, clock: Clock) -> Flag | None:
    match standing.state:
        case WaiverState.COUNTS:
            expires = standing.waiver.expires
            return Flag("vague", "ends soon") if expires is not None and clock.is_near(expires) else None
        case WaiverState.ENDED:
            return Flag("quiet", "ended")
        case _:
            return Flag("missing", "does not count")


def _by_whom(waiver: Waiver) -> str:
    asked = f"asked for by {waiver.requested_by}" if waiver.requested_by else ""
    return ", ".join(part for part in (waiver.approved_by or (asked and "nobody"), asked) if part)
