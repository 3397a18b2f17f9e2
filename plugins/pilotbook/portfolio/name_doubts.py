"""Turns names that may be one person's into questions: diagnostics that claim nothing and fail nothing."""

from collections.abc import Iterator

from pilotbook.assessment.phrases import PhraseBook
from pilotbook.diagnostic import Code, Diagnostic, Severity
from pilotbook.frozen import frozen
from pilotbook.portfolio.alike import Alike, Likeness, find_alike, find_of_two_addresses
from pilotbook.portfolio.name_roll import Occurrence, Spelling
from pilotbook.records.playbook import Settings
from pilotbook.records.quote import quote_text


@frozen
class NameDoubts:
    """Where somebody has to look: pairs of names that may be one person's, and names that may be two people's."""

    pairs: tuple[Alike, ...]
    shared: tuple[Spelling, ...]


def find_doubts(names: tuple[Spelling, ...], settings: Settings, phrases: PhraseBook) -> NameDoubts:
    """What is doubtful about names, but for the people whom the settings tell apart."""
    return NameDoubts(
        pairs=find_alike(names, settings.different_people, phrases),
        shared=find_of_two_addresses(names, settings.different_people, phrases),
    )


def diagnose_doubts(doubts: NameDoubts) -> Iterator[Diagnostic]:
    """A note about each."""
    yield from map(_ask_about_names, doubts.pairs)
    yield from map(_ask_about_addresses, doubts.shared)


def _ask_about_names(pair: Alike) -> Diagnostic:
    here, there = quote_text(pair.later.name), f"{quote_text(pair.earlier.name)} in {pair.earlier.first.place.path}"
    if pair.likeness is Likeness.ADDRESS:
        message = f"expected an e-mail address to be one person's, found it beside {here} here and beside {there}"
    else:
        message = f"expected one spelling of each person's name, found {here}, which may be {there}"
    return _note(pair.later.first, message, "names", "write the name in one way")


def _ask_about_addresses(spelling: Spelling) -> Diagnostic:
    first, second, *_ = sorted((occurrence for _, occurrence in spelling.emails), key=lambda each: each.order)
    message = (
        f"expected one e-mail address beside {quote_text(spelling.name)}, "
        f"found another one than in {first.place.path}, which may be a second person's of that name"
    )
    return _note(second, message, "addresses", "give the same address in both places")


def _note(where: Occurrence, message: str, what: str, cure: str) -> Diagnostic:
    return Diagnostic(
        code=Code.TWO_SPELLINGS,
        severity=Severity.NOTE,
        place=where.place,
        message=message,
        hint=f"{cure}; for two people, list both {what} under 'different_people' in playbook.yml",
        pilot=where.pilot,
    )
