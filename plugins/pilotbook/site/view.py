"""The small shapes that templates are filled with: all text, computed before the template sees it."""

from typing import NamedTuple

from pilotbook.frozen import frozen


class Day(NamedTuple):
    """A calendar day: for machines, for people, and how far off it is."""

    iso: str
    text: str
    relative: str = ""


@frozen(kw_only=False)
class Link:
    """Text that leads somewhere; without an address it is only text."""

    text: str
    href: str = ""


@frozen(kw_only=False)
class View:
    """A link of a row of pages that show the same things in different ways; the page itself is the current one."""

    text: str
    href: str
    is_current: bool


@frozen(kw_only=False)
class Flag:
    """A short warning or mark; `kind` is late, missing, vague, met or quiet."""

    kind: str
    text: str


@frozen(kw_only=False)
class Named:
    """A word of the code with its title for people."""

    name: str
    title: str


class Cell(NamedTuple):
    """One cell of the five-answer strip."""

    label: str
    state: str
    word: str
    href: str = ""


class Fact(NamedTuple):
    """A label with a text or a day."""

    label: str
    text: str = ""
    href: str = ""
    day: Day | None = None
    note: str = ""


class FactGroup(NamedTuple):
    """Facts below a title, which may be blank."""

    title: str
    facts: tuple[Fact, ...]


@frozen(kw_only=False)
class TitledLink:
    """An article that something leads to."""

    title: str
    href: str


class VerdictView(NamedTuple):
    """A verdict as a page shows it; what to do is blank in a list of all, and where nothing is left to do."""

    id: str
    title: str
    href: str
    outcome: str
    word: str
    level: str
    reason: str
    evidence: str
    place: str = ""
    place_href: str = ""
    stronger: tuple[Fact, ...] = ()
    fix: str = ""
    pattern: TitledLink | None = None


class AnswerView(NamedTuple):
    """One of the five answers on a pilot's page; `nothing` is said where `groups`, the record's words, are empty."""

    id: str
    question: str
    href: str
    state: str
    word: str
    reason: str
    groups: list[FactGroup]
    nothing: str


class GateView(NamedTuple):
    """A gate on a pilot's page, unfolded where it is `open`; `handout` is the fragment of its checklist, or blank."""

    id: str
    title: str
    outcome: str
    word: str
    open: bool
    verdicts: list[VerdictView]
    checklist_href: str
    handout: str


@frozen
class ProblemView:
    """A diagnostic as a page shows it."""

    severity: str
    word: str
    message: str
    hint: str
    place: str
    place_href: str
    help_href: str
