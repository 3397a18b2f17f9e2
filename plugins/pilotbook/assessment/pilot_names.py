"""Turns the names in a pilot's file that name nothing of the playbook into diagnostics at their places."""

from collections.abc import Container, Iterator
from typing import NamedTuple

from pilotbook.assessment.phrases import PhraseBook
from pilotbook.diagnostic import Code, Diagnostic, add_diagnostic
from pilotbook.frozen import replace
from pilotbook.records.nearest import suggest
from pilotbook.records.pilot_file import PilotFile
from pilotbook.records.playbook import Playbook
from pilotbook.records.quote import quote_text
from pilotbook.records.yaml_source import Node, Path, Scalar, Sequence, Source


class _Name(NamedTuple):
    """A name in a file; `code` tells what it names, and `where` where it stands, in words."""

    path: Path
    text: str
    code: Code
    where: str


def check_names(file: PilotFile, playbook: Playbook, phrases: PhraseBook) -> PilotFile:
    """The file with a diagnostic for each capability and each criterion in it that the playbook does not know.

    Such a name counts as a value that cannot be read, so that no criterion reports it a second time. A vague answer
    is no name: what it puts off is for the criteria to say.
    """
    if file.source is None:
        return file
    diagnostics, broken = list(file.diagnostics), set(file.broken)
    for name in _find_unknown(file.source, playbook):
        if name.path in broken or phrases.find_vague(name.text) is not None:
            continue
        broken.add(name.path)
        if not add_diagnostic(diagnostics, _diagnose(name, file.source, file.id, playbook)):
            break
    return replace(file, diagnostics=tuple(diagnostics), broken=frozenset(broken))


def _find_unknown(source: Source, playbook: Playbook) -> Iterator[_Name]:
    for path, text in _names_at(source, ("relies_on",), (), playbook.capability_ids):
        yield _Name(path, text, Code.UNKNOWN_CAPABILITY, "'relies_on'")
    for budget in _paths_at(source, ("decisions",)):
        for path, text in _names_at(source, (*budget, "budget"), ("capability",), playbook.capability_ids):
            yield _Name(path, text, Code.UNKNOWN_CAPABILITY, "a budget")
    for path, text in _names_at(source, ("waivers",), ("criterion",), playbook.homes):
        yield _Name(path, text, Code.UNKNOWN_CRITERION, "a waiver")


def _names_at(source: Source, where: Path, inner: Path, known: Container[str]) -> Iterator[tuple[Path, str]]:
    """The unknown names in a list of the record, which may be one text that stands for a list of one."""
    for path in _paths_at(source, where) or [where]:
        text = _read_name(source.find((*path, *inner)))
        if text and text not in known:
            yield (*path, *inner), text


def _paths_at(source: Source, where: Path) -> list[Path]:
    """The paths of the items of a list; none where there is no list."""
    listed = source.find(where)
    return [(*where, number) for number in range(len(listed.items))] if isinstance(listed, Sequence) else []


def _read_name(node: Node | None) -> str:
    return node.text.rstrip("\n") if isinstance(node, Scalar) and not node.is_absent and node.text.strip() else ""


def _diagnose(name: _Name, source: Source, pilot: str, playbook: Playbook) -> Diagnostic:
    if name.code is Code.UNKNOWN_CAPABILITY:
        known = [each.id for each in playbook.settings.capabilities]
        message = f"expected a capability of playbook.yml in {name.where}, found {quote_text(name.text)}"
        hint = suggest(name.text, known, "declare it there, or name one of")
    else:
        message = f"expected a criterion of the playbook in {name.where}, found {quote_text(name.text)}"
        hint = suggest(name.text, [each.id for each in playbook.criteria], "the criteria are")
    return Diagnostic(code=name.code, place=source.locate(name.path), message=message, hint=hint, pilot=pilot)
