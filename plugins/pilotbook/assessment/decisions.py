"""Says which of the decisions on a pilot is the one that stands."""

from datetime import date

from pilotbook.records.pilot import Decision, Pilot


def last_decision(pilot: Pilot) -> Decision | None:
    """The decision of the latest day; of several on one day the last in the file, and an undated one before all."""
    if len(pilot.decisions) <= 1:
        return pilot.decisions[0] if pilot.decisions else None
    dated = [(decision.on or date.min, number) for number, decision in enumerate(pilot.decisions)]
    return pilot.decisions[max(dated)[1]]
