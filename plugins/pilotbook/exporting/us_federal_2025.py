"""The columns of the 2025 inventory of AI use cases of US federal agencies.

The headings are those of the agencies' published inventories, which follow the memorandum M-25-21 of the Office of
Management and Budget and its guidance of 2025 for the inventory.
"""

from pilotbook.assessment.verdict import Assessment
from pilotbook.exporting.column import Column, join, show_measures, show_personal_data, show_reversals, show_review
from pilotbook.records.vocabulary import Stage

_STAGES = {
    Stage.PROPOSED: "Pre-deployment",
    Stage.APPROVED: "Pre-deployment",
    Stage.PILOTING: "Pilot",
    Stage.SCALING: "Pilot",
    Stage.PRODUCTION: "Deployed",
    Stage.STOPPED: "Retired",
    Stage.RETIRED: "Retired",
}
"""A pilot that is being scaled has not passed the gate to production."""


def _show_start(assessment: Assessment) -> str:
    """The first day of the pilot, once it is there."""
    start = assessment.pilot.timebox.start
    return start.isoformat() if start is not None and start <= assessment.clock.today else ""


def _show_monitoring(assessment: Assessment) -> str:
    review = show_review(assessment.pilot)
    return f"Yes: {review}" if review else ""


def _show_privacy(assessment: Assessment) -> str:
    reference = assessment.pilot.policy.privacy.reference
    return reference if reference.lower().startswith("https://") else ""


COLUMNS = (
    Column("Use Case ID", lambda each: each.id),
    Column("Use Case Name", lambda each: each.pilot.title),
    Column("Bureau/Component", lambda each: each.pilot.unit),
    Column("Email Address", lambda each: each.pilot.owner.email),
    Column("Should this AI use case be withheld from public reporting?"),
    Column("Stage of Development", lambda each: _STAGES[each.stage]),
    Column("Is the AI use case high-impact?"),
    Column("Justification"),
    Column("Use Case Topic Area", lambda each: join(each.pilot.tags)),
    Column("AI Classification"),
    Column("What problem is the AI intended to solve?", lambda each: each.pilot.summary),
    Column(
        "What are the expected benefits and positive outcomes from the AI for an agency's mission and/or the general "
        "public?",
        lambda each: show_measures(each.pilot),
    ),
    Column("Describe the AI system's outputs."),
    Column("Date when AI use case became operational or the pilot's start date", _show_start),
    Column(
        "Was the system involved in this use case purchased from a vendor or developed under contract(s) or in-house?"
    ),
    Column("Vendor(s) Name"),
    Column("Does this AI use case have an associated Authorization to Operate (ATO)?"),
    Column("System(s) Name"),
    Column(
        "Describe any data used to train, fine-tune, and/or evaluate performance of the model(s) used in this use "
        "case.",
        lambda each: join(source.source for source in each.pilot.data),
    ),
    Column(
        "If the data is required to be publicly disclosed as an open government data asset, provide a link to the "
        "entry on the Federal Data Catalog."
    ),
    Column(
        "Does this AI use case involve personally identifiable information (PII) that is maintained by the agency?",
        lambda each: show_personal_data(each.pilot),
    ),
    Column(
        "If publicly available, provide the link to the AI use case's associated Privacy Impact Assessment (PIA), "
        "if any.",
        _show_privacy,
    ),
    Column("Which, if any, demographic variables does the AI use case explicitly use as model features?"),
    Column("Does this project include custom-developed code?"),
    Column("If the code is open source, provide the link for the publicly available source code."),
    Column("Has pre-deployment testing been conducted for this AI use case?"),
    Column("Has an AI impact assessment been completed for this AI use case?"),
    Column("What are the potential impacts of using the AI for this particular use case and how were they identified?"),
    Column("Has an independent review of the AI use case been conducted?"),
    Column(
        "Is there a process to conduct ongoing monitoring to identify any adverse impacts to the performance and "
        "security of the AI functionality, as well as to privacy, civil rights, and civil liberties?",
        _show_monitoring,
    ),
    Column(
        "Has the agency established sufficient and periodic training for operators of the AI to interpret and act on "
        "its output and manage associated risks?"
    ),
    Column(
        "Does this AI use case have an appropriate fail-safe that minimizes the risk of significant harm?",
        lambda each: show_reversals(each.pilot),
    ),
    Column(
        "Is there an established appeal process in the event that an impacted individual would like to appeal or "
        "contest the AI system's outcome?"
    ),
    Column(
        "What steps has the agency taken to consult and incorporate feedback from end users of this AI use case and "
        "the public?"
    ),
)
"""In their order; the record has no field for those that show nothing."""
