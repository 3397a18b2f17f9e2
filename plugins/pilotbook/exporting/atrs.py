"""The fields of the United Kingdom's Algorithmic Transparency Recording Standard, version 3, tier 1 and tier 2.

The names are those of the published template: https://www.gov.uk/government/collections/algorithmic-transparency-recording-standard-hub
"""

from pilotbook.assessment.verdict import Assessment
from pilotbook.exporting.column import Column, join, show_measures, show_personal_data, show_reversals, show_review
from pilotbook.records.vocabulary import Action


def _show_outputs(assessment: Assessment) -> str:
    """What it hands on: the calls that write or send."""
    return join(tool.name for tool in assessment.pilot.tools if tool.action in (Action.WRITE, Action.SEND))


def _show_volume(assessment: Assessment) -> str:
    volume = assessment.pilot.volume
    parts = (f"pilot: {volume.pilot}" if volume.pilot else "", volume.production and f"production: {volume.production}")
    return join(parts)


def _show_human_decisions(assessment: Assessment) -> str:
    kept = join(assessment.pilot.policy.must_not_decide)
    return join([f"Left to people: {kept}" if kept else "", show_review(assessment.pilot)])


def _show_privacy(assessment: Assessment) -> str:
    privacy = assessment.pilot.policy.privacy
    return join([privacy.reviewer, privacy.reference])


COLUMNS = (
    Column("Tier 1: Name", lambda each: each.pilot.title),
    Column("Tier 1: Description", lambda each: each.pilot.summary),
    Column("Tier 1: Website URL", lambda each: next((link.url for link in each.pilot.links if link.url), "")),
    Column("Tier 1: Contact email", lambda each: each.pilot.owner.email),
    Column("Tier 2: Organisation or department"),
    Column("Tier 2: Team", lambda each: each.pilot.unit),
    Column("Tier 2: Senior responsible owner", lambda each: each.pilot.owner.role),
    Column("Tier 2: Third party involvement"),
    Column("Tier 2: Third party"),
    Column("Tier 2: Third party role"),
    Column("Tier 2: Procurement procedure type"),
    Column("Tier 2: Third party data access terms"),
    Column("Tier 2: Detailed description"),
    Column("Tier 2: Scope"),
    Column("Tier 2: Benefits", lambda each: show_measures(each.pilot)),
    Column("Tier 2: Previous process"),
    Column("Tier 2: Alternatives considered"),
    Column("Tier 2: Process integration"),
    Column("Tier 2: Provided information", _show_outputs),
    Column("Tier 2: Frequency and scale of usage", _show_volume),
    Column("Tier 2: Human decisions and review", _show_human_decisions),
    Column("Tier 2: Required training"),
    Column("Tier 2: Appeals and review"),
    Column("Tier 2: System architecture"),
    Column("Tier 2: Phase", lambda each: each.stage.value),
    Column("Tier 2: Maintenance", lambda each: show_review(each.pilot)),
    Column("Tier 2: Models"),
    Column("Tier 2: Source data name", lambda each: join(source.source for source in each.pilot.data)),
    Column("Tier 2: Data description"),
    Column("Tier 2: Data quantities"),
    Column("Tier 2: Sensitive attributes", lambda each: show_personal_data(each.pilot)),
    Column("Tier 2: Data completeness and representativeness"),
    Column("Tier 2: Source data URL"),
    Column("Tier 2: Data collection", lambda each: join(source.schedule for source in each.pilot.data)),
    Column("Tier 2: Data cleaning"),
    Column(
        "Tier 2: Data sharing agreements",
        lambda each: join(source.permission.granted_by for source in each.pilot.data),
    ),
    Column("Tier 2: Data access and storage"),
    Column("Tier 2: Impact assessments", _show_privacy),
    Column("Tier 2: Risks and mitigations", lambda each: show_reversals(each.pilot)),
)
"""In their order; the record has no field for those that show nothing."""
