"""Finds the invented pilots that show how the book works, and deletes them."""

from pathlib import Path

from pilotbook.diagnostic import Code
from pilotbook.records.pilot_file import PilotFile, list_pilot_files, read_pilot_files
from pilotbook.records.yaml_source import Scalar


def list_samples(pilots: Path, root: Path) -> tuple[Path, ...]:
    """The files directly in a folder whose record says `sample: true`, in the order of their names.

    A sample that somebody broke is one all the same, as long as that line can be read. A folder that is a link to a
    place outside of `root` has none.
    """
    if not pilots.resolve().is_relative_to(root.resolve()):
        return ()
    files = list_pilot_files(pilots)
    read = read_pilot_files(files, pilots, root, ())
    return tuple(file for file, each in zip(files, read, strict=True) if _is_sample(each))


def _is_sample(file: PilotFile) -> bool:
    if file.source is None or any(each.code is Code.DUPLICATE_KEY for each in file.diagnostics):
        return False
    said = file.source.find(("sample",))
    return isinstance(said, Scalar) and said.is_plain and said.text == "true"


def clear_samples(samples: tuple[Path, ...]) -> tuple[tuple[Path, str], ...]:
    """Delete those files, and nothing else; return the ones that could not be deleted, each with the reason."""
    kept = []
    for sample in samples:
        try:
            sample.unlink(missing_ok=True)
        except OSError as error:
            kept.append((sample, (error.strerror or "the machine refuses").lower()))
    return tuple(kept)
