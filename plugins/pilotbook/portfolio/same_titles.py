"""Points out the pilots that have a title which another pilot has already."""

from collections.abc import Iterable, Iterator

from pilotbook.diagnostic import Code, Diagnostic, Severity
from pilotbook.frozen import replace
from pilotbook.records.pilot_file import PilotFile
from pilotbook.records.quote import quote_text
from pilotbook.records.yaml_source import Scalar, Source


def point_out_same_titles(files: Iterable[PilotFile]) -> Iterator[PilotFile]:
    """The files in their order, each later one of a title with a warning that names the first.

    Capitals and the number of spaces make no difference.
    """
    first: dict[str, str] = {}
    for file in files:
        title = _fold(_read_title(file, file.source)) if file.source is not None else ""
        taken = first.setdefault(title, file.path) if title else file.path
        yield file if taken == file.path or file.source is None else _warn(file, file.source, taken)


def _read_title(file: PilotFile, source: Source) -> str:
    """The title that a file gives; nothing where it gives none, although its pilot is then called by its id."""
    if source.empty_lists is not None and file.pilot is not None:  # an ordinary record has the title of its file
        return file.pilot.title
    return _find_title(source)


def _find_title(source: Source) -> str:
    node = source.find(("title",))
    return node.text if isinstance(node, Scalar) and not node.is_absent and node.text.strip() else ""


def _fold(title: str) -> str:
    return " ".join(title.casefold().split())


def _warn(file: PilotFile, source: Source, taken: str) -> PilotFile:
    same = Diagnostic(
        code=Code.SAME_TITLE,
        severity=Severity.WARNING,
        place=source.locate(("title",)),
        message=f"expected a title of its own, found {quote_text(_find_title(source))}, which {taken} has as well",
        hint="call one of the two something else, or delete the file if it is the same pilot",
        pilot=file.id,
    )
    return replace(file, diagnostics=(*file.diagnostics, same))
