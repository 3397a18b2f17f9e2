"""A column of a prescribed table, and the ways in which several of them show what a record holds."""

from collections.abc import Callable, Iterable

from pilotbook.assessment.verdict import Assessment
from pilotbook.frozen import frozen
from pilotbook.records.pilot import Measure, Pilot, Tool


@frozen(kw_only=False)
class Column:
    """A heading, and what stands below it for a pilot; `show` is None where no record holds it."""

    heading: str
    show: Callable[[Assessment], str] | None = None


def join(parts: Iterable[str]) -> str:
    """The parts that are not blank, each once."""
    return "; ".join(dict.fromkeys(part.strip() for part in parts if part.strip()))


def show_measures(pilot: Pilot) -> str:
    """What success means, in figures."""
    return join(map(_show_measure, pilot.success))


def _show_measure(measure: Measure) -> str:
    steps = [f"from {measure.baseline}" if measure.baseline else "", f"to {measure.target}" if measure.target else ""]
    figures = " ".join(step for step in steps if step)
    return f"{measure.measure} ({figures})" if figures else measure.measure


def show_reversals(pilot: Pilot) -> str:
    """How each call that can be undone is undone."""
    return join(map(_show_reversal, pilot.tools))


def _show_reversal(tool: Tool) -> str:
    return f"{tool.name}: {tool.reversal.method}" if tool.reversal.method.strip() else ""


def show_review(pilot: Pilot) -> str:
    """Which forum looks at drift, and how often."""
    cadence = pilot.review.cadence.value if pilot.review.cadence is not None else ""
    return ", ".join(part for part in (pilot.review.forum.strip(), cadence) if part)


def show_personal_data(pilot: Pilot) -> str:
    """Whether personal data is used: `No` only where every source says so."""
    told = {source.personal_data for source in pilot.data}
    if True in told:
        return "Yes"
    return "No" if told == {False} else ""
