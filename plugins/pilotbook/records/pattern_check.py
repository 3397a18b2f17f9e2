"""Checks what an article says of a stall pattern: that it is about one, and that the fields which it names exist."""

from collections.abc import Iterator

from pilotbook.diagnostic import Code, Diagnostic
from pilotbook.records.nearest import suggest_field
from pilotbook.records.pilot import Pilot
from pilotbook.records.playbook import Article
from pilotbook.records.quote import quote_text
from pilotbook.records.shape import find_field, walk_fields
from pilotbook.records.vocabulary import Kind
from pilotbook.records.yaml_source import Path

_KEYS = ("remedy", "hinges_on", "signs")
"""The keys of an article that say something of a pattern."""


def check_pattern(article: Article, added: frozenset[str]) -> Iterator[Diagnostic]:
    """What does not fit; `added` are the names of the fields that the organisation added."""
    if article.front.kind is not Kind.PATTERN:
        yield from _check_kind(article)
        return  # what is said of no pattern counts nowhere
    for number, path in enumerate(article.front.hinges_on):
        yield from _check_field(article, path, ("hinges_on", number), added)
    for number, sign in enumerate(article.front.signs):
        for place, path in enumerate(sign.fields):
            yield from _check_field(article, path, ("signs", number, "fields", place), added)


def _check_kind(article: Article) -> Iterator[Diagnostic]:
    for key in _KEYS:
        if article.front.kind is not None and getattr(article.front, key):
            yield Diagnostic(
                code=Code.UNKNOWN_KEY,
                place=article.source.locate((key,)),
                message=f"expected '{key}' in an article of kind 'pattern', found it in one of kind '{article.kind}'",
                hint=f"take '{key}' out, or move it to the article of a pattern",
            )


def _check_field(article: Article, path: str, where: Path, added: frozenset[str]) -> Iterator[Diagnostic]:
    if path in added or find_field(Pilot, path) is not None:
        return
    known = [known for known, _ in walk_fields(Pilot)] + sorted(added)
    yield Diagnostic(
        code=Code.UNKNOWN_FIELD,
        place=article.source.locate(where),
        message=f"expected a field of a pilot in '{where[0]}', found {quote_text(path)}",
        hint=suggest_field(path, known),
    )
