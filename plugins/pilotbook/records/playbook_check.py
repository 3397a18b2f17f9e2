"""Checks that the articles of a playbook fit together: ids used once, and names that name something."""

import re
from collections.abc import Iterator

from pilotbook.diagnostic import Code, Diagnostic
from pilotbook.records.nearest import nearest_word, suggest
from pilotbook.records.pilot import Pilot
from pilotbook.records.playbook import Article, Criterion, Playbook
from pilotbook.records.shape import Kind as FieldKind
from pilotbook.records.shape import find_field, walk_fields
from pilotbook.records.vocabulary import Kind
from pilotbook.records.yaml_source import Path, Scalar, Sequence

_ID = re.compile(r"[A-Z]{2,8}-[0-9]{2,4}")


def check_playbook(playbook: Playbook) -> Iterator[Diagnostic]:
    """What does not fit, each at its place in the article that says it."""
    seen: dict[str, Article] = {}
    for article in playbook.articles:
        for criterion, where in criteria_with_places(article):
            yield from _check_id(criterion, article, where, seen)
            yield from _check_fields(criterion, article, where, playbook)
            yield from _check_names(criterion, article, where, playbook)


def criteria_with_places(article: Article) -> Iterator[tuple[Criterion, Path]]:
    """An article's criteria, each with the path of its mapping in the front matter."""
    node = article.source.find(("criteria",))
    numbers = iter(range(len(node.items)) if isinstance(node, Sequence) else ())
    for criterion in article.front.criteria:
        for number in numbers:
            found = article.source.find(("criteria", number, "id"))
            if isinstance(found, Scalar) and found.text == criterion.id:
                yield criterion, ("criteria", number)
                break


def _problem(code: Code, article: Article, where: Path, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code=code, place=article.source.locate(where), message=message, hint=hint)


def _check_id(criterion: Criterion, article: Article, where: Path, seen: dict[str, Article]) -> Iterator[Diagnostic]:
    if not _ID.fullmatch(criterion.id):
        yield _problem(
            Code.WRONG_TYPE, article, (*where, "id"),
            f"expected an id such as OWN-02, found '{criterion.id}'",
            "write a family in capital letters, a dash and a number of two digits",
        )
    if criterion.id in seen:
        yield _problem(
            Code.DUPLICATE_CRITERION, article, (*where, "id"),
            f"expected an id that is used once, found {criterion.id} again (first in {seen[criterion.id].source.path})",
            "give this criterion the next free number of its family",
        )
    seen[criterion.id] = article


def _check_fields(criterion: Criterion, article: Article, where: Path, playbook: Playbook) -> Iterator[Diagnostic]:
    added = {each.name for each in playbook.settings.fields}
    known = [path for path, _ in walk_fields(Pilot)] + sorted(added)
    for number, path in enumerate(criterion.fields):
        if path not in added and find_field(Pilot, path) is None:
            yield _problem(
                Code.UNKNOWN_FIELD, article, (*where, "fields", number),
                f"expected a field of a pilot in {criterion.id}, found '{path}'",
                _near_field(path, known),
            )
    if criterion.each:
        field = find_field(Pilot, criterion.each)
        if field is None or field.kind not in (FieldKind.TEXTS, FieldKind.RECORDS):
            lists = [p for p, f in walk_fields(Pilot) if f.kind in (FieldKind.TEXTS, FieldKind.RECORDS)]
            yield _problem(
                Code.UNKNOWN_FIELD, article, (*where, "each"),
                f"expected a list of a pilot in {criterion.id}, found '{criterion.each}'",
                suggest(criterion.each, lists, "the lists are"),
            )


def _near_field(path: str, known: list[str]) -> str:
    near = nearest_word(path, known)
    return f"did you mean '{near}'?" if near else "the page about the record in the guide lists every field"


def _check_names(criterion: Criterion, article: Article, where: Path, playbook: Playbook) -> Iterator[Diagnostic]:
    for key, kind in (("pattern", Kind.PATTERN), ("choice", Kind.CHOICE)):
        name = getattr(criterion, key)
        known = [each.id for each in playbook.of_kind(kind)]
        if name and name not in known:
            yield _problem(
                Code.UNKNOWN_ARTICLE, article, (*where, key),
                f"expected a {kind} that an article describes, found '{name}'",
                suggest(name, known, "write an article for it, or name one of"),
            )
    capabilities = [each.id for each in playbook.settings.capabilities]
    if criterion.capability and criterion.capability not in capabilities:
        yield _problem(
            Code.UNKNOWN_CAPABILITY, article, (*where, "capability"),
            f"expected a capability of playbook.yml, found '{criterion.capability}'",
            suggest(criterion.capability, capabilities, "declare it there, or name one of"),
        )
