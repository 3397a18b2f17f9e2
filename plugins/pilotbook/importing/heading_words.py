"""Lists the words by which the headings of spreadsheets call the fields of a pilot, and its stages."""

from pilotbook.records.vocabulary import Stage

HEADINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("title", ("title", "name", "use case name", "use case", "project name", "pilot name", "pilot", "project")),
    ("summary", ("summary", "description", "purpose", "intended purpose", "what it does", "abstract", "objective")),
    ("stage", ("stage", "status", "phase", "stage of development", "lifecycle stage", "state", "maturity")),
    ("unit", ("unit", "department", "agency", "business unit", "division", "business area", "team", "function")),
    ("tags", ("tags", "topic", "topic area", "category", "keywords", "theme", "domain", "type")),
    ("owner.name", ("owner", "business owner", "owner name", "operating leader", "product owner", "accountable")),
    ("owner.role", ("owner role", "role of owner", "owner title")),
    ("owner.email", ("owner email", "owner e-mail", "email of owner", "contact email", "email")),
    ("owner.deputy", ("deputy", "deputy owner", "backup owner")),
    ("project_manager.name", ("project manager", "project lead", "pilot lead", "lead", "point of contact")),
    ("sponsor.name", ("sponsor", "executive sponsor", "business sponsor")),
    ("timebox.start", ("start", "start date", "started", "date initiated", "kick-off", "began", "begun")),
    ("timebox.weeks", ("weeks", "duration in weeks", "length in weeks", "timebox")),
    ("volume.pilot", ("pilot volume", "volume in pilot", "volume")),
    ("volume.production", ("production volume", "volume in production", "expected volume")),
    ("success.measure", ("success measure", "kpi", "measure of success", "success criteria", "metric")),
    ("success.baseline", ("baseline", "value before")),
    ("success.target", ("target", "target value", "goal")),
    ("success.result", ("result", "outcome measured", "actual value")),
    ("data.source", ("data source", "data sources", "source of data", "data", "agency-owned data", "dataset")),
    ("data.schedule", ("data schedule", "refresh", "data frequency", "schedule")),
    ("data.permission.granted_by", ("data owner", "permission", "data permission")),
    ("data.steward", ("data steward", "steward")),
    ("data.personal_data", ("personal data", "pii", "personally identifiable information", "contains pii")),
    ("policy.document", ("policy", "policy document", "policy link")),
    ("policy.approved_by", ("policy approved by", "approved by")),
    ("policy.escalation", ("escalation", "escalation path", "escalation contact")),
    ("policy.legal", ("legal", "counsel", "legal contact")),
    ("policy.privacy.reference", ("dpia", "privacy review", "privacy impact assessment", "pia")),
    ("review.forum", ("forum", "review forum", "governance forum", "review board")),
    ("review.cadence", ("cadence", "review cadence", "review frequency")),
    ("links.url", ("link", "url", "website", "documentation link")),
    ("notes", ("notes", "comments", "remarks", "additional information")),
)
"""Fields in the order of the record, each with its words; those of its own label count as well."""
IDS = ("id", "identifier", "use case id", "pilot id", "project id", "reference number", "inventory id", "number")
"""Words for a column that holds an id of its own for each row."""
STAGES: tuple[tuple[Stage, tuple[str, ...]], ...] = (
    (Stage.RETIRED, ("retired", "decommissioned", "sunset", "archived", "end of life", "closed")),
    (Stage.STOPPED, ("stopped", "cancelled", "canceled", "killed", "rejected", "abandoned", "declined", "terminated")),
    (Stage.SCALING, ("scaling", "scale", "rollout", "roll-out", "rolling out", "expansion")),
    (Stage.PILOTING, ("piloting", "pilot", "poc", "proof of concept", "trial", "testing", "assessment", "experiment")),
    (Stage.PRODUCTION, ("production", "live", "operation", "operational", "in use", "deployed", "launched", "mission")),
    (Stage.APPROVED, ("approved", "accepted", "acquisition", "development", "design", "build", "funded")),
    (
        Stage.PROPOSED,
        ("proposed", "idea", "ideation", "planned", "initiated", "backlog", "new", "submitted", "concept"),
    ),
)
"""Stages with the words that spreadsheets have for them; an earlier one counts where a text has words of two."""
