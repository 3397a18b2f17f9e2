"""Turns a place within a condition into the place where it stands in its article."""

from pilotbook.assessment.condition_names import place_in
from pilotbook.assessment.condition_problem import ConditionProblem
from pilotbook.diagnostic import Place
from pilotbook.records.playbook import Article
from pilotbook.records.yaml_source import Path, Scalar


def place_in_article(problem: ConditionProblem, article: Article, where: Path) -> Place:
    """Where a problem of the condition at `where` stands in its article's file.

    YAML folds the lines of a condition and takes away quotes and indentation; so the text of the file is read along
    with the condition until both have come to the same character.
    """
    node, source = article.source.find(where), article.source
    if not isinstance(node, Scalar):
        return source.locate(where)
    lines = node.text.split("\n")[: problem.line]
    offset = sum(len(line) + 1 for line in lines[:-1]) + problem.column - 1
    start = _offset_of(source.text, node.line, node.column)
    found = _read_along(source.text, start, node.text, offset)
    if found is None:
        return Place(source.path, node.line, node.column)
    return Place(source.path, *place_in(source.text, found))


def _offset_of(text: str, line: int, column: int) -> int:
    """The offset of a place in a text, or its end where the text is shorter."""
    offset = 0
    for _ in range(line - 1):
        end = text.find("\n", offset)
        if end < 0:
            return len(text)
        offset = end + 1
    return offset + column - 1


def _read_along(text: str, start: int, read: str, offset: int) -> int | None:
    """Where in `text` the character `offset` of `read` stands, whose reading begins at `start`; None if nowhere."""
    place = start
    match text[start : start + 1]:
        case "|" | ">":  # a block begins on the line after its header
            place = text.find("\n", start) + 1
        case '"' | "'":
            place = start + 1
    for number, character in enumerate(read):
        if character.isspace():
            continue
        found = text.find(character, place)
        if found < 0:
            return None
        if number >= offset:
            return found
        place = found + 1
    return place
