"""Says of a pilot from another portfolio whose it is, beside its title or its unit; of others, nothing."""

from pilotbook.assessment.verdict import Assessment
from pilotbook.site.facets import name_home


def title_in_group(assessment: Assessment) -> str:
    """The title of a pilot, with its home behind it."""
    home = name_home(assessment)
    return f"{assessment.pilot.title} ({home})" if home else assessment.pilot.title


def say_unit(assessment: Assessment) -> str:
    """The unit of a pilot, with its home behind it; "" where there is neither."""
    return " · ".join(part for part in (assessment.pilot.unit, name_home(assessment)) if part.strip())
