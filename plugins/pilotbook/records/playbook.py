"""The records of the playbook: its articles with their criteria, and the settings that belong to no single article."""

import re
from datetime import date
from functools import cached_property
from typing import ClassVar

from pilotbook.frozen import field, frozen
from pilotbook.records.phrases import Phrases
from pilotbook.records.shape import Empty, Field, choice, day, flag, number, record, records, text, texts
from pilotbook.records.shape import Kind as FieldKind
from pilotbook.records.vocabulary import AddedType, Cadence, Gate, Kind, Level
from pilotbook.records.yaml_source import Source

_GATES = tuple(Gate)
_LITERAL = re.compile(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'')
_TIMED = re.compile(r"\bdays_since\s*\(|(?<![.\w])today\b|\bclock\.last_review\b")


@frozen
class Criterion:
    """One rule of the playbook, declared in the front matter of the article that explains it."""

    id: str = text("A family and a number, never used twice.", example="OWN-02", is_required=True, longest=20)
    title: str = text(
        "The rule as a statement that holds.",
        example="The operating leader is not the project manager",
        is_required=True,
        longest=200,
    )
    gate: Gate | None = choice(Gate, "The gate by which it must hold.", example="approve", is_required=True)
    level: Level | None = choice(Level, "Whether it binds or advises.", example="must", is_required=True)
    must_from: Gate | None = choice(Gate, "A later gate from which a `should` becomes a `must`.", example="ship")
    fields: tuple[str, ...] = texts("Where an answer is expected; a diagnostic points here.", example="owner.name")
    each: str = text("A list of the pilot; the criterion is judged for each of its items, as `item`.", example="tools")
    when: str = text("When it applies, in CEL; without it, always.", example='pilot.project_manager.name != ""')
    check: str = text(
        "What must be true, in CEL, once every field is answered; without it, the answers are enough.",
        example="pilot.owner.name != pilot.project_manager.name",
    )
    otherwise: str = text(
        "What is wrong when the check is false.", example="The operating leader is also the project manager."
    )
    fix: str = text(
        "What to do.", example="Name the person who will run the workflow once the project is over.", is_required=True
    )
    pattern: str = text("The stall pattern that it guards against.", example="nobody-owned-maintenance")
    choice: str = text("The design choice that it belongs to.", example="operating-leader")
    capability: str = text("The capability that would supply it.", example="ownership-roster")
    max_waiver_days: int | None = number(
        "How long a waiver of it may last; 0 means that it cannot be waived.",
        example="90",
        least=0,
        most=3650,
        unit="days",
    )
    since: date | None = day(
        "The day on which it came: it binds pilots approved after it, and only warns those approved by then.",
        example="2026-09-01",
    )
    warns_until: date | None = day(
        "The last day on which it only warns older pilots; without it, it never binds them.", example="2027-02-28"
    )

    @property
    def is_timed(self) -> bool:
        """Whether its outcome can change by the mere passing of days."""
        return any(_TIMED.search(_LITERAL.sub("", condition)) for condition in (self.when, self.check))

    def level_at(self, gate: Gate) -> Level:
        """How much it binds at a gate."""
        is_later = self.must_from is not None and _GATES.index(gate) >= _GATES.index(self.must_from)
        return Level.MUST if is_later or self.level is None else self.level

    @property
    def gates(self) -> tuple[Gate, ...]:
        """The gates whose list it stands on: its own, and the one from which it becomes a `must`."""
        return tuple(gate for gate in (self.gate, self.must_from) if gate is not None)

    def is_listed_at(self, gate: Gate) -> bool:
        """Whether it stands on the list of a gate."""
        return gate is self.gate or gate is self.must_from


@frozen
class Sign:
    """Words of a record that speak for a stall pattern."""

    says: str = text(
        "What it means that the words stand there.",
        example="A person prepares the data by hand.",
        is_required=True,
        longest=200,
    )
    phrases: tuple[str, ...] = texts(
        "The words, taken literally and matched whole.", example="manual export", is_required=True
    )
    fields: tuple[str, ...] = texts(
        "The fields, or the parts of the record, in which they count; without it, everywhere.", example="data.source"
    )


@frozen
class Front:
    """The front matter of an article, as far as Pilotbook reads it."""

    title: str = text("The article's title.", example="Who owns the workflow?", is_required=True, longest=200)
    description: str = text("One sentence that could stand alone.", example="A pilot needs an owner before it starts.")
    kind: Kind | None = choice(Kind, "What the article is.", example="question", is_required=True)
    label: str = text("A word or two for narrow places.", example="Owner", longest=40)
    order: int | None = number("Its place among its kind.", example="1", least=0, most=999, unit="places")
    criteria: tuple[Criterion, ...] = records(Criterion, "The criteria that it explains.", empty=Empty.ORDINARY)
    remedy: str = text("Of a pattern: what prevents it, in a sentence.", example="Replace the export by a job.")
    hinges_on: tuple[str, ...] = texts(
        "Of a pattern: the fields without an answer to which nobody can tell whether a pilot is at risk.",
        example="data.transport",
        empty=Empty.ORDINARY,
    )
    signs: tuple[Sign, ...] = records(Sign, "Of a pattern: words of a record that speak for it.", empty=Empty.ORDINARY)


@frozen
class Cadences:
    """How many days each cadence leaves between two reviews."""

    weekly: int | None = number("Days between weekly reviews.", example="7", least=1, most=31, unit="days")
    fortnightly: int | None = number("Days between fortnightly reviews.", example="14", least=1, most=62, unit="days")
    monthly: int | None = number("Days between monthly reviews.", example="31", least=1, most=93, unit="days")
    quarterly: int | None = number("Days between quarterly reviews.", example="92", least=1, most=366, unit="days")


@frozen
class Capability:
    """Something that the organisation provides to all pilots."""

    id: str = text(
        "The word by which pilots and criteria name it.", example="tool-gateway", is_required=True, longest=60
    )
    title: str = text("What people call it.", example="Tool gateway", is_required=True, longest=120)
    description: str = text("What it gives to a pilot.", example="One door for tool calls, with logs and undo.")
    available: bool | None = flag("Whether pilots can use it today.", example="false")


@frozen
class AddedField:
    """A field that the organisation adds to the record of a pilot."""

    name: str = text("The key in a pilot's file.", example="cost_centre", is_required=True, longest=60)
    type: AddedType | None = choice(AddedType, "What it holds.", example="text", is_required=True)
    label: str = text("What pages call it.", example="Cost centre", is_required=True, longest=80)
    description: str = text("What belongs there.", example="The cost centre that pays for the pilot.", is_required=True)
    example: str = text("An example of it.", example="4711")
    public: bool | None = flag("Whether people outside the organisation may see it.", example="false")


@frozen
class Settings:
    """What `playbook.yml` holds."""

    longest_timebox_weeks: int | None = number(
        "The longest timebox that a pilot may have.", example="12", least=1, most=104, unit="weeks"
    )
    review_grace_days: int | None = number(
        "How many days after its due day a drift review counts as late.", example="7", least=0, most=92, unit="days"
    )
    policy_review_days: int | None = number(
        "How many days after its approval or last review a policy has to be looked at again.",
        example="365",
        least=1,
        most=3650,
        unit="days",
    )
    waiver_notice_days: int | None = number(
        "How many days before its end a waiver is pointed out.", example="14", least=0, most=366, unit="days"
    )
    cadences: Cadences = record(Cadences, "The days between two reviews.")
    phrases: Phrases = record(Phrases, "Words that say that an answer is none.")
    capabilities: tuple[Capability, ...] = records(Capability, "What the organisation provides to all pilots.")
    fields: tuple[AddedField, ...] = records(
        AddedField, "Fields that the organisation adds to the record.", empty=Empty.ORDINARY
    )
    different_people: tuple[str, ...] = texts(
        "Names or e-mail addresses of which no two are one person's, although they look like it.",
        example="Jonas Lindt",
        empty=Empty.ORDINARY,
    )
    internal: tuple[str, ...] = texts(
        "Fields that only people inside the organisation may see; risks stands for how pilots would stall.",
        example="owner.email",
        empty=Empty.ORDINARY,
    )

    def days_of(self, cadence: Cadence | None) -> int:
        """Days between two reviews of that cadence; 0 where none is given."""
        return getattr(self.cadences, cadence.value) or 0 if cadence is not None else 0

    @property
    def added_fields(self) -> tuple[Field, ...]:
        """The added fields in the form in which the reader takes them."""
        return tuple(
            Field(
                name=each.name,
                kind=FieldKind(each.type.value),
                description=each.description,
                label=each.label,
                example=each.example,
            )
            for each in self.fields
            if each.type is not None
        )


@frozen
class Article:
    """One page of the playbook. `address` is its path below the playbook's folder, without the ending."""

    address: str
    front: Front
    source: Source

    @property
    def id(self) -> str:
        """The last part of its address, by which criteria name it."""
        return self.address.rsplit("/", 1)[-1]

    @property
    def kind(self) -> Kind:
        """What the article is."""
        return self.front.kind or Kind.ARTICLE

    @property
    def label(self) -> str:
        """A word or two for narrow places."""
        return self.front.label or self.front.title


@frozen(slots=False)
class Playbook:
    """Everything that pilots are held against."""

    QUESTIONS: ClassVar = ("owner", "data", "tools", "policy", "review")

    settings: Settings
    articles: tuple[Article, ...] = field(default=())

    def of_kind(self, kind: Kind) -> tuple[Article, ...]:
        """The articles of a kind, in their order."""
        found = [article for article in self.articles if article.kind is kind]
        return tuple(sorted(found, key=lambda article: (article.front.order or 0, article.address)))

    @cached_property
    def criteria(self) -> tuple[Criterion, ...]:
        """All criteria, in the order in which articles declare them: questions first."""
        return tuple(
            criterion for kind in Kind for article in self.of_kind(kind) for criterion in article.front.criteria
        )

    @cached_property
    def capability_ids(self) -> frozenset[str]:
        """The ids of everything that the organisation provides to all pilots."""
        return frozenset(each.id for each in self.settings.capabilities)

    @cached_property
    def homes(self) -> dict[str, Article]:
        """Each criterion's id with the article that declares it."""
        return {criterion.id: article for article in self.articles for criterion in article.front.criteria}

    @cached_property
    def asked_fields(self) -> frozenset[str]:
        """The fields that any criterion asks for."""
        return frozenset(field for criterion in self.criteria for field in criterion.fields)

    def address_of(self, criterion: Criterion) -> str:
        """The criterion on the page of its article, relative to the site's root."""
        return f"playbook/{self.homes[criterion.id].address}/#{criterion.id.lower()}"

    def criteria_of(self, article: Article) -> tuple[Criterion, ...]:
        """The criteria that an article declares, or that name it as their pattern or their choice."""
        return tuple(
            criterion
            for criterion in self.criteria
            if self.homes[criterion.id] is article
            or (article.kind is Kind.PATTERN and criterion.pattern == article.id)
            or (article.kind is Kind.CHOICE and criterion.choice == article.id)
        )

    def at_gate(self, gate: Gate) -> tuple[Criterion, ...]:
        """The criteria on the list of a gate."""
        return tuple(criterion for criterion in self.criteria if criterion.is_listed_at(gate))

    @property
    def available(self) -> tuple[str, ...]:
        """The ids of the capabilities that pilots can use today."""
        return tuple(capability.id for capability in self.settings.capabilities if capability.available)
