"""Finds the invented pilots that show how the book works, and deletes them."""

from pathlib import Path

from pilotbook.records.pilot_file import list_pilot_files, read_pilot_files


def list_samples(pilots: Path, root: Path) -> tuple[Path, ...]:
    """The files of a folder whose record says `sample: true`, in the order of their names."""
    files = list_pilot_files(pilots)
    read = read_pilot_files(files, pilots, root, ())
    return tuple(file for file, each in zip(files, read, strict=True) if each.pilot is not None and each.pilot.sample)


def clear_samples(samples: tuple[Path, ...]) -> None:
    """Delete those files, and nothing else."""
    for sample in samples:
        sample.unlink()
