"""Checks that the articles of a playbook fit together: ids used once, and names that name something."""

import re
from collections import deque
from collections.abc import Iterator

from pilotbook.diagnostic import Code, Diagnostic, add_diagnostic
from pilotbook.frozen import replace
from pilotbook.records.nearest import suggest, suggest_field
from pilotbook.records.pattern_check import check_pattern
from pilotbook.records.pilot import Pilot
from pilotbook.records.playbook import Article, Criterion, Playbook
from pilotbook.records.quote import quote_text
from pilotbook.records.shape import Kind as FieldKind
from pilotbook.records.shape import field_named, find_field, walk_fields
from pilotbook.records.vocabulary import Kind
from pilotbook.records.yaml_source import Path, Scalar, Sequence

_ID = re.compile(r"[A-Z]{2,8}-[0-9]{2,4}")


def check_playbook(playbook: Playbook) -> Iterator[Diagnostic]:
    """What does not fit, each at its place in the article that says it."""
    seen: dict[str, Article] = {}
    for article in playbook.articles:
        found: list[Diagnostic] = []
        for problem in _check_article(article, playbook, seen):
            if not add_diagnostic(found, problem):
                break
        yield from found


def keep_usable(playbook: Playbook) -> Playbook:
    """The playbook without criteria that cannot be judged: those with an id that is taken, or `each` of no list."""
    seen: set[str] = set()
    articles = []
    for article in playbook.articles:
        usable = []
        for criterion in article.front.criteria:
            if criterion.id not in seen and (not criterion.each or _is_list(criterion.each)):
                usable.append(criterion)
            seen.add(criterion.id)
        articles.append(replace(article, front=replace(article.front, criteria=tuple(usable))))
    return replace(playbook, articles=tuple(articles))


def criteria_with_places(article: Article) -> Iterator[tuple[Criterion, Path]]:
    """An article's criteria, each with the path of its mapping in the front matter."""
    node = article.source.find(("criteria",))
    waiting = deque(article.front.criteria)
    for number in range(len(node.items) if isinstance(node, Sequence) else 0):
        found = article.source.find(("criteria", number, "id"))
        if waiting and isinstance(found, Scalar) and found.text.rstrip("\n") == waiting[0].id:
            yield waiting.popleft(), ("criteria", number)


def _check_article(article: Article, playbook: Playbook, seen: dict[str, Article]) -> Iterator[Diagnostic]:
    for criterion, where in criteria_with_places(article):
        problem = _Report(article, criterion, where)
        yield from _check_id(criterion, problem, seen)
        seen.setdefault(criterion.id, article)
        yield from _check_fields(criterion, problem, playbook)
        yield from _check_each(criterion, problem)
        yield from _check_articles(criterion, problem, playbook)
        yield from _check_capability(criterion, problem, playbook)
        yield from _check_days(criterion, problem)
    yield from check_pattern(article, frozenset(each.name for each in playbook.settings.fields))


class _Report:
    """Makes diagnostics about one criterion."""

    def __init__(self, article: Article, criterion: Criterion, where: Path) -> None:
        self._article, self._criterion, self._where = article, criterion, where

    def __call__(self, code: Code, path: Path, message: str, hint: str) -> Diagnostic:
        place = self._article.source.locate((*self._where, *path))
        return Diagnostic(code=code, place=place, message=message, hint=hint, criterion=self._criterion.id)


def _check_id(criterion: Criterion, problem: _Report, seen: dict[str, Article]) -> Iterator[Diagnostic]:
    if not _ID.fullmatch(criterion.id):
        message = f"expected an id such as OWN-02, found {quote_text(criterion.id)}"
        yield problem(
            Code.WRONG_TYPE, ("id",), message, "write a family in capital letters, a dash and a number of two digits"
        )
    first = seen.get(criterion.id)
    if first is not None:
        message = f"expected an id that is used once, found {criterion.id} again (first in {first.source.path})"
        yield problem(
            Code.DUPLICATE_CRITERION, ("id",), message, "give this criterion the next free number of its family"
        )


def _check_fields(criterion: Criterion, problem: _Report, playbook: Playbook) -> Iterator[Diagnostic]:
    added = {each.name for each in playbook.settings.fields}
    for number, path in enumerate(criterion.fields):
        if path not in added and find_field(Pilot, path) is None:
            message = f"expected a field of a pilot in {criterion.id}, found {quote_text(path)}"
            known = [known for known, _ in walk_fields(Pilot)] + sorted(added)
            yield problem(Code.UNKNOWN_FIELD, ("fields", number), message, suggest_field(path, known))


def _check_each(criterion: Criterion, problem: _Report) -> Iterator[Diagnostic]:
    if criterion.each and not _is_list(criterion.each):
        lists = [path for path, _ in walk_fields(Pilot) if _is_list(path)]
        message = f"expected a list of a pilot in {criterion.id}, found {quote_text(criterion.each)}"
        yield problem(Code.UNKNOWN_FIELD, ("each",), message, suggest(criterion.each, lists, "the lists are"))


def _is_list(path: str) -> bool:
    """Whether a path leads to a list, and to one only: not through the items of another."""
    of = Pilot
    *parents, name = path.split(".")
    for parent in parents:
        field = field_named(of, parent)
        if field is None or field.kind is not FieldKind.RECORD or field.record is None:
            return False
        of = field.record
    field = field_named(of, name)
    return field is not None and field.kind in (FieldKind.TEXTS, FieldKind.RECORDS)


def _check_articles(criterion: Criterion, problem: _Report, playbook: Playbook) -> Iterator[Diagnostic]:
    for key, kind, name in (("pattern", Kind.PATTERN, criterion.pattern), ("choice", Kind.CHOICE, criterion.choice)):
        known = [each.id for each in playbook.of_kind(kind)]
        if name and name not in known:
            message = f"expected a {kind} that an article describes, found {quote_text(name)}"
            hint = suggest(name, known, "write an article for it, or name one of")
            yield problem(Code.UNKNOWN_ARTICLE, (key,), message, hint)


def _check_capability(criterion: Criterion, problem: _Report, playbook: Playbook) -> Iterator[Diagnostic]:
    known = [each.id for each in playbook.settings.capabilities]
    if criterion.capability and criterion.capability not in known:
        message = f"expected a capability of playbook.yml, found {quote_text(criterion.capability)}"
        hint = suggest(criterion.capability, known, "declare it there, or name one of")
        yield problem(Code.UNKNOWN_CAPABILITY, ("capability",), message, hint)


def _check_days(criterion: Criterion, problem: _Report) -> Iterator[Diagnostic]:
    """A criterion warns older pilots from the day on which it came; without that day, none is older."""
    if criterion.warns_until is None:
        return
    if criterion.since is None:
        message = f"expected 'since' beside 'warns_until' in {criterion.id}, found none"
        yield problem(Code.MISSING_KEY, ("warns_until",), message, "add the day on which the criterion came, as since")
    elif criterion.warns_until < criterion.since:
        message = f"expected a day from {criterion.since} on in 'warns_until', found {criterion.warns_until}"
        yield problem(Code.DATE_ORDER, ("warns_until",), message, "check both days: 'since' is the first of them")
