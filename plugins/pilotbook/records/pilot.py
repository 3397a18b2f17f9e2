"""The record of a pilot: every field with its type, its bounds, and the one description that all uses of it share.

It is a long file on purpose: whoever adds or changes a field finds all of them here, in the order of the record.
"""

from datetime import date
from typing import ClassVar

from pilotbook.frozen import field, frozen
from pilotbook.records.named_values import Added, NamedText
from pilotbook.records.shape import Empty, address, choice, day, flag, named_texts, number, record, records, text, texts
from pilotbook.records.vocabulary import About, Action, Cadence, Identity, Interface, Outcome, Sample, Stage, Transport


@frozen
class Person:
    """Somebody with a name, for example the project manager."""

    SHORTHAND: ClassVar = "name"

    name: str = text("First and last name of one person.", example="Lena Fischer")
    role: str = text("What this person does in the organisation.", example="Project Manager")
    email: str = text("Address at which this person is reached.", example="lena.fischer@example.com", label="e-mail")


@frozen
class Owner:
    """The operating leader: who runs the workflow on the Monday after launch."""

    SHORTHAND: ClassVar = "name"

    name: str = text(
        "First and last name of the one person who will own the workflow, its drift and its failures.",
        example="Amara Okafor",
    )
    role: str = text("The line role from which this person runs the workflow.", example="Head of Accounts Payable")
    email: str = text(
        "This person's own address, no shared mailbox.", example="amara.okafor@example.com", label="e-mail"
    )
    accepted_on: date | None = day(
        "The day on which this person accepted the workflow.", example="2026-08-28", is_past=True
    )
    deputy: str = text("Who stands in when the owner is away.", example="Jonas Lind")


@frozen
class Extension:
    """A lengthening of the timebox."""

    weeks: int | None = number("By how much the timebox grows.", example="2", least=1, most=52, unit="weeks")
    reason: str = text("Why the first timebox was too short.", example="The ledger was closed for the audit.")
    granted_by: str = text("Who granted it.", example="Tomas Novak")
    granted_on: date | None = day("The day on which it was granted.", example="2026-10-12", is_past=True)


@frozen
class Timebox:
    """How long the pilot may run before a decision is due."""

    start: date | None = day("First day of the pilot.", example="2026-09-07")
    weeks: int | None = number("Length; the decision is due at its end.", example="6", least=1, most=520, unit="weeks")
    extensions: tuple[Extension, ...] = records(Extension, "Lengthenings, each with its reason.", empty=Empty.ORDINARY)


@frozen
class Volume:
    """How much work the pilot handles, and how much production will."""

    pilot: str = text("Amount during the pilot, with its unit.", example="400 invoices a month", label="pilot volume")
    production: str = text(
        "Amount in production, with its unit.", example="4,000 invoices a month", label="production volume"
    )


@frozen
class Measure:
    """One measure of success."""

    SHORTHAND: ClassVar = "measure"

    measure: str = text("What is measured.", example="Invoices posted without a touch")
    about: About | None = choice(About, "Whether it measures the workflow or only the model.", example="workflow")
    baseline: str = text("The value before the pilot.", example="12 %")
    target: str = text("The value at which the pilot has succeeded.", example="60 %")
    result: str = text("The value that was reached.", example="54 %")


@frozen
class Permission:
    """Who allows the use of a source."""

    SHORTHAND: ClassVar = "granted_by"

    granted_by: str = text(
        "The person or office that grants the use of this data.",
        example="Data owner, Finance",
        label="permission granted by",
    )
    granted_on: date | None = day(
        "The day of the grant.", example="2026-08-20", label="day of the permission", is_past=True
    )
    reference: str = text("Where the grant is filed.", example="DG-214", label="reference of the permission")


@frozen
class Source:
    """One source of data."""

    SHORTHAND: ClassVar = "source"

    source: str = text(
        "The system the data comes from.", example="Accounts-payable mailbox (Exchange Online, Graph API)"
    )
    schedule: str = text("When, and how often, it is fetched.", example="every 15 minutes", is_prose=True)
    transport: Transport | None = choice(
        Transport, "Whether it flows by itself or a person moves it.", example="automated"
    )
    sample: Sample | None = choice(
        Sample, "Whether the pilot sees live data or a curated sample.", example="live", label="live or curated"
    )
    permission: Permission = record(Permission, "Who allows the use of this data.")
    steward: str = text("Who is called when the source breaks.", example="Messaging platform team")
    personal_data: bool | None = flag("Whether it holds personal data.", label="whether it holds personal data")


@frozen
class Reversal:
    """How a call is undone."""

    SHORTHAND: ClassVar = "method"

    method: str = text(
        "What is done to undo the call, and how soon.",
        example="Void the draft within 24 hours",
        label="way to reverse it",
        is_prose=True,
    )
    tested_on: date | None = day(
        "The day on which undoing was tried out.", example="2026-09-02", label="day of the test", is_past=True
    )


@frozen
class Tool:
    """One kind of call that the pilot makes to another system."""

    SHORTHAND: ClassVar = "name"

    name: str = text("What the call does, in a few words.", example="Ledger draft")
    action: Action | None = choice(Action, "Whether it reads, writes or sends.", example="write")
    interface: Interface | None = choice(Interface, "How the system is reached.", example="api")
    identity: Identity | None = choice(
        Identity, "Whose credential is used: a service account's or a person's.", example="service"
    )
    log: str = text(
        "Where each call is logged: an address or the name of the log.",
        example="https://example.com/logs/ap-agent",
        label="log of its calls",
    )
    reversal: Reversal = record(Reversal, "How a call that writes or sends is undone.")


@frozen
class Privacy:
    """Who reviews the use of personal data."""

    SHORTHAND: ClassVar = "reviewer"

    reviewer: str = text(
        "The data-protection officer or office.", example="Data-protection office", label="data protection"
    )
    reference: str = text("Where the review is filed.", example="DPIA-77", label="reference of the privacy review")


@frozen
class Policy:
    """What the agent may and must not do, in writing."""

    must_not_decide: tuple[str, ...] = texts(
        "Decisions that stay with people.",
        example="Release of a payment",
        label="what the agent must not decide",
        is_prose=True,
    )
    document: str = text(
        "Where the written policy is: an address or a title.", example="https://example.com/policies/ap-agent"
    )
    approved_by: str = text("Who approved the policy.", example="Policy board")
    approved_on: date | None = day("The day on which the policy was approved.", example="2026-08-30", is_past=True)
    reviewed_on: date | None = day("The day on which the policy was last reviewed.", example="2026-11-02", is_past=True)
    escalation: str = text(
        "Who is called, in which order, when the agent goes wrong.",
        example="Shift lead, then the duty controller",
        label="escalation path",
    )
    legal: str = text("The counsel who follows the pilot.", example="Priya Raman", label="counsel")
    privacy: Privacy = record(Privacy, "Who reviews the use of personal data.")


@frozen
class Held:
    """One drift review that took place."""

    on: date | None = day("The day of the review.", example="2026-10-05", is_past=True)
    outcome: str = text("What it found and changed.", example="Two misread currencies; prompt changed")
    minutes: str = text("Where the minutes are.", example="https://example.com/m/41")


@frozen
class Review:
    """Which forum looks at drift, and how often."""

    SHORTHAND: ClassVar = "forum"

    forum: str = text(
        "The standing meeting that reviews the workflow's drift.", example="Accounts-payable operations review"
    )
    cadence: Cadence | None = choice(Cadence, "How often it does.", example="weekly")
    held: tuple[Held, ...] = records(Held, "The reviews that took place.", label="reviews held")


@frozen
class BudgetLine:
    """A piece of infrastructure that a `budget` decision pays for."""

    capability: str = text("The capability that is funded.", example="tool-gateway")
    cost: str = text("What it costs, with its unit.", example="40 kEUR")
    due: date | None = day("The day by which it is there.", example="2026-12-15", label="day it is due")


@frozen
class Decision:
    """How the pilot, or a later step of it, ended."""

    on: date | None = day("The day of the decision.", example="2026-10-19", label="day of the decision", is_past=True)
    outcome: Outcome | None = choice(Outcome, "Ship, kill, or budget the infrastructure.", example="budget")
    by: str = text("Who decided.", example="Tomas Novak", label="who decided")
    rationale: str = text(
        "Why.", example="54 % without a touch; the gateway has to log every call first.", label="reason"
    )
    budget: tuple[BudgetLine, ...] = records(BudgetLine, "What a budget decision funds.", label="what is funded")
    revisit_on: date | None = day(
        "The day on which a budget decision is looked at again.", example="2027-01-11", label="day to revisit it"
    )


@frozen
class Waiver:
    """A criterion that need not hold for a while."""

    criterion: str = text("The criterion's id.", example="DATA-05")
    reason: str = text("Why it cannot hold yet.", example="The steward's post is filled in November.")
    requested_by: str = text("Who asked for it.", example="Lena Fischer")
    approved_by: str = text("Who approved it: not the person who asked.", example="Tomas Novak")
    granted_on: date | None = day(
        "The day on which it was approved; its length is counted from here.", example="2026-09-07", is_past=True
    )
    expires: date | None = day("The last day on which it counts.", example="2026-12-01")


@frozen
class Link:
    """A page that belongs to the pilot."""

    title: str = text("What the page is.", example="Design note")
    url: str = address("Its address.", example="https://example.com/n/12")


@frozen
class Pilot:
    """One pilot, as its file describes it."""

    title: str = text("What people call the pilot.", example="Invoice triage", is_required=True, longest=200)
    summary: str = text(
        "One sentence: what it does, on what, for whom.",
        example="Reads the accounts-payable inbox, classifies each invoice and drafts the ledger entry.",
        longest=1_000,
    )
    stage: Stage | None = choice(Stage, "Where the pilot stands.", example="proposed", is_required=True)
    approved_on: date | None = day("The day on which the pilot was approved.", example="2026-08-31", is_past=True)
    unit: str = text("The department whose work it is.", example="Finance", longest=200)
    tags: tuple[str, ...] = texts("Words to find it by.", example="documents", empty=Empty.ORDINARY)
    owner: Owner = record(Owner, "Question 1: who owns the workflow on the Monday after launch?")
    project_manager: Person = record(Person, "Who runs the project until it ends.")
    sponsor: Person = record(Person, "Who pays for it and removes obstacles.")
    timebox: Timebox = record(Timebox, "How long it may run before a decision is due.")
    volume: Volume = record(Volume, "How much work it handles, now and in production.")
    success: tuple[Measure, ...] = records(Measure, "How success is measured.", label="success measures")
    data: tuple[Source, ...] = records(
        Source,
        "Question 2: where does the data come from, on what schedule, with whose permission?",
        label="data sources",
    )
    tools: tuple[Tool, ...] = records(
        Tool,
        "Question 3: which tool calls does it make, how is each logged, and how is each reversed? "
        "Where it makes none, write tools: [].",
        label="tool calls",
        empty=Empty.ANSWERS,
    )
    policy: Policy = record(Policy, "Question 4: what does the written policy say the agent must not decide?")
    review: Review = record(Review, "Question 5: which forum reviews the workflow's drift, and how often?")
    relies_on: tuple[str, ...] = texts(
        "The capabilities of the substrate that it needs. Where it needs none, write relies_on: [].",
        example="scheduled-pipelines",
        label="capabilities it relies on",
        empty=Empty.ANSWERS,
    )
    decisions: tuple[Decision, ...] = records(Decision, "What was decided at the end of the timebox, and later.")
    waivers: tuple[Waiver, ...] = records(Waiver, "Criteria that need not hold for a while.", empty=Empty.ORDINARY)
    links: tuple[Link, ...] = records(Link, "Pages that belong to the pilot.", empty=Empty.ORDINARY)
    notes: str = text("Free text, a little Markdown.", example="The vendor's contract ends in March.", longest=20_000)
    source: tuple[NamedText, ...] = named_texts(
        "What came with the pilot from a spreadsheet, and no field takes: each text below the heading of its column.",
        example="Bureau: Office of Water",
        label="from the spreadsheet",
        longest=33_000,
    )
    sample: bool | None = flag("Whether it is an invented one that shows how the book works; clear-samples deletes it.")
    public: bool | None = flag("Whether people outside may know of the pilot; false keeps it out of public sites.")
    added: tuple[Added, ...] = field(default=())
