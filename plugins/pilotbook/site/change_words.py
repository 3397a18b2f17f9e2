"""Says what changed in a few words that can stand beside the title of the pilot."""

from pilotbook.portfolio.changes import Change, ChangeKind
from pilotbook.records.vocabulary import Outcome
from pilotbook.site.homes import title_in_group
from pilotbook.site.words import OUTCOMES


def name_pilot(change: Change) -> str:
    """The title of the pilot, or its id where it is no longer there."""
    return title_in_group(change.assessment) if change.assessment is not None else change.pilot


def say_change(change: Change) -> str:
    """What happened: `moved from proposed to approved`. It holds the words of a record only where it says so."""
    match change.kind:
        case ChangeKind.CREATED:
            return f"added, {change.after}" if change.after else "added"
        case ChangeKind.RENAMED:
            return f"renamed, from {change.before} to {change.after}"
        case ChangeKind.MOVED:
            return f"moved from {change.before or 'no stage'} to {change.after or 'no stage'}"
        case ChangeKind.REVIEWED:
            return f"drift review held: {change.after}" if change.after.strip() else "drift review held"
        case ChangeKind.DECIDED:
            return f"decided: {OUTCOMES[Outcome(change.after)].lower()}"
    return "deleted"
