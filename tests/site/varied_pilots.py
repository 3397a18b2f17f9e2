"""Writes portfolios in which no two pilots are alike: every stage, days all over the years, and answers that lack."""

from datetime import date, timedelta
from random import Random

_STAGES = ("proposed", "approved", "piloting", "scaling", "production", "stopped", "retired")
_WEIGHTS = (30, 10, 22, 8, 14, 11, 5)
_UNITS = ("Finance", "Customer care", "Field operations", "Legal and contracts", "Water quality", "Human resources", "")
_WORK = ("Invoice", "Complaint", "Permit", "Meter", "Contract", "Sample", "Route", "Leak", "Tender", "Letter")
_DOING = (
    "triage",
    "summaries",
    "drafting",
    "sorting",
    "forecast",
    "extraction of data from scanned documents for audit",
)
_NAMES = (
    "Amara Okafor",
    "Jonas Lind",
    "Lena Fischer",
    "Tomas Novak",
    "Priya Raman",
    "The team",
    "To be determined",
    "",
)
_CAPABILITIES = ("scheduled-pipelines", "tool-gateway", "policy-register", "review-forums", "evaluation", "warp-drive")
_AFTER = ("scaling", "production", "stopped", "retired")


def write_varied(count: int, today: date, seed: int = 11) -> dict[str, str]:
    """So many pilots by their ids; the same seed gives the same."""
    random = Random(seed)  # noqa: S311 - the files are to be the same in every run
    return {f"pilot-{number:04}": _write_pilot(random, number, today) for number in range(count)}


def _write_pilot(random: Random, number: int, today: date) -> str:
    stage = random.choices(_STAGES, _WEIGHTS)[0]
    parts = [
        f"title: {random.choice(_WORK)} {random.choice(_DOING)} {number}",
        f"summary: Reads {random.choice(_WORK).lower()}s and drafts an answer.",
        f"stage: {stage}",
        f"unit: {random.choice(_UNITS)}",
        *_some(random, 0.8, f"owner: {{name: {random.choice(_NAMES)}, role: Head of Accounts, deputy: Jonas Lind}}"),
        *_write_timebox(random, stage, today),
        *_some(random, 0.7, _write_data(random)),
        *_some(random, 0.7, _write_tools(random)),
        *_some(random, 0.6, "policy: {must_not_decide: [Release of a payment], document: Policy 7}"),
        *_some(
            random,
            0.7,
            f"review: {{forum: Operations review, cadence: weekly, held: [{{on: {today}, outcome: Fine}}]}}",
        ),
        *_some(random, 0.5, f"relies_on: [{', '.join(random.sample(_CAPABILITIES, random.randint(0, 3)))}]"),
    ]
    return "\n".join(parts) + "\n"


def _some(random: Random, chance: float, line: str) -> list[str]:
    return [line] if random.random() < chance else []


def _write_timebox(random: Random, stage: str, today: date) -> list[str]:
    if random.random() < 0.15:
        return _some(random, 0.5, "timebox: {weeks: 6}")
    ago = {"proposed": (-120, -7), "approved": (-60, 20), "piloting": (0, 120)}.get(stage, (60, 800))
    start, weeks = today - timedelta(days=random.randint(*ago)), random.randint(3, 12)
    more = ", extensions: [{weeks: 2, reason: The archive was moved}]" if random.random() < 0.2 else ""
    lines = [f"timebox: {{start: {start}, weeks: {weeks}{more}}}"]
    if stage in _AFTER and random.random() < 0.9:
        lines.append(_write_decision(random, stage, start + timedelta(days=weeks * 7 + random.randint(-15, 40)), today))
    return lines


def _write_decision(random: Random, stage: str, day: date, today: date) -> str:
    outcome = {"scaling": "budget", "production": "ship", "stopped": "kill"}.get(stage, random.choice(("ship", "kill")))
    decision = f"on: {min(day, today)}, outcome: {outcome}, by: Tomas Novak, rationale: It did what it should"
    if outcome == "budget":
        due = today + timedelta(days=random.randint(-40, 200))
        capability = random.choice(_CAPABILITIES)
        decision += f", budget: [{{capability: {capability}, cost: 40 kEUR, due: {due}}}], revisit_on: {due}"
    return f"decisions: [{{{decision}}}]"


def _write_data(random: Random) -> str:
    transport, sample = random.choice(("automated", "manual")), random.choice(("live", "live", "curated"))
    permission = random.choice(
        ("{granted_by: Data office, granted_on: 2026-01-02, reference: DG-7}", "to be confirmed")
    )
    fields = f"source: Ledger, schedule: nightly, transport: {transport}, sample: {sample}, permission: {permission}"
    return f"data: [{{{fields}}}]"


def _write_tools(random: Random) -> str:
    if random.random() < 0.1:
        return "tools: []"
    interface, identity = random.choice(("api", "api", "screen")), random.choice(("service", "personal"))
    log = random.choice((", log: https://example.com/log", "", ", log: to be determined"))
    fields = f"name: Draft, action: write, interface: {interface}, identity: {identity}{log}, reversal: Delete it"
    return f"tools: [{{{fields}}}]"
