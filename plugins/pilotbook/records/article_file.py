"""Turns the text of an article into its front matter, with the criteria that it declares."""

import re

from pilotbook.diagnostic import Code, Diagnostic, Place, Severity
from pilotbook.frozen import replace
from pilotbook.records.playbook import Article, Criterion, Front
from pilotbook.records.reading import Reader
from pilotbook.records.yaml_reading import read_yaml
from pilotbook.records.yaml_source import Mapping, Source

_START = re.compile(r"---[ \t]*\r?\n")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_OTHER_KEYS = frozenset({"hide", "icon", "status", "tags", "search", "template", "subtitle", "comments", "social"})
"""Front matter that MkDocs and its theme read; Pilotbook leaves it alone."""
_HOW_TO_BEGIN = "begin the article with a line ---, then title: … and kind: article, then a line ---"


def read_article(text: str, address: str, path: str) -> tuple[Article, tuple[Diagnostic, ...]]:
    """Read the front matter of one article. What cannot be read is left out of it."""
    start = _START.match(text)
    end = _END.search(text, start.end()) if start else None
    if start is None or end is None:
        return _blank_article(address, path), (_no_front_matter(path, is_open=start is not None),)
    root, problems = read_yaml(text[start.end() : end.start()], path, line_offset=1)
    if not isinstance(root, Mapping):
        return _blank_article(address, path), problems or (_no_fields(path),)
    own = Mapping({k: entry for k, entry in root.entries.items() if k not in _OTHER_KEYS}, root.line, root.column)
    reader = Reader(path, list(problems))
    front, _ = reader.read(Front, own)
    front = replace(
        front,
        title=front.title.strip() or _blank_title(address),
        criteria=tuple(criterion for criterion in front.criteria if _can_be_judged(criterion)),
    )
    return Article(address=address, front=front, source=Source(path, root, text)), tuple(reader.diagnostics)


def _can_be_judged(criterion: Criterion) -> bool:
    return bool(criterion.id) and criterion.gate is not None and criterion.level is not None


def _no_front_matter(path: str, *, is_open: bool) -> Diagnostic:
    """An article that does without is no great loss; one that lost its criteria to a missing line is."""
    if is_open:
        message, hint = (
            "expected a line --- that ends the front matter, found none",
            "put a line --- after the last field",
        )
    else:
        message, hint = "expected front matter with a title and a kind, found none", _HOW_TO_BEGIN
    severity = Severity.ERROR if is_open else Severity.WARNING
    return Diagnostic(code=Code.NO_FRONT_MATTER, severity=severity, place=Place(path), message=message, hint=hint)


def _no_fields(path: str) -> Diagnostic:
    message = "expected fields such as title and kind between the lines ---, found none"
    return Diagnostic(code=Code.NO_FRONT_MATTER, place=Place(path), message=message, hint=_HOW_TO_BEGIN)


def _blank_article(address: str, path: str) -> Article:
    return Article(address=address, front=Front(title=_blank_title(address)), source=Source(path, Mapping({}, 1, 1)))


def _blank_title(address: str) -> str:
    return address.rsplit("/", 1)[-1].replace("-", " ").capitalize()
