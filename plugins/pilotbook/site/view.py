"""The small shapes that templates are filled with: all text, computed before the template sees it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day: for machines, for people, and how far off it is."""

    iso: str
    text: str
    relative: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Text that leads somewhere; without an address it is only text."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Flag:
    """A short warning or mark; `kind` is late, missing, vague, met or quiet."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Named:
    """A word of the code with its title for people."""

    name: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of the five-answer strip."""

    label: str
    state: str
    word: str
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A label with a text or a day."""

    label: str
    text: str = ""
    href: str = ""
    day: Day | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Facts below a title, which may be blank."""

    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class TitledLink:
    """An article that something leads to."""

    title: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictView:
    """A verdict as a page shows it."""

    id: str
    title: str
    href: str
    outcome: str
    word: str
    level: str
    reason: str
    evidence: str
    place: str
    place_href: str
    fix: str
    pattern: TitledLink | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemView:
    """A diagnostic as a page shows it."""

    severity: str
    word: str
    message: str
    hint: str
    place: str
    place_href: str
    help_href: str
