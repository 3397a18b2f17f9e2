"""Makes the file of a new pilot in a repository, where nothing stands in its way."""

import os
from pathlib import Path

from pilotbook.portfolio.addresses import find_taken_addresses
from pilotbook.portfolio.repository import Repository
from pilotbook.records.pilot_file import ENDING, group_names, is_pilot_id, propose_id
from pilotbook.records.quote import quote_text
from pilotbook.records.vocabulary import Stage
from pilotbook.records.yaml_source import Entry, Mapping, Scalar

_SCHEMA = "schema/pilot.schema.json"


def find_obstacle(identifier: str, repository: Repository) -> str | None:
    """Why no pilot of that id can be added, or None where nothing speaks against it."""
    if not is_pilot_id(identifier):
        near = propose_id(Path(identifier).name.removesuffix(ENDING))
        return (
            f"expected an id such as invoice-triage, found {quote_text(identifier)}: the nearest good one is '{near}'"
        )
    pilots = repository.pilots
    if not pilots.resolve().is_relative_to(repository.root.resolve()):
        return "expected the folder 'pilots' in the repository, found a link that leaves it"
    same = group_names(pilots).get(identifier)
    if same:
        found = repository.name_file(same[0])
        return f"expected an id that is free, found {found}: choose another id, or edit that file"
    taken = find_taken_addresses(repository, [identifier])
    ours = next((each for each in taken if each.pilot == identifier), None)
    return f"{ours.message}: {ours.place.path}" if ours else None


def make_title(identifier: str) -> str:
    """The id as a title: `permit-enquiries` becomes `Permit enquiries`."""
    words = identifier.replace("-", " ")
    return words[:1].upper() + words[1:]


def begin_record(identifier: str) -> Mapping:
    """The tree of a record in which nothing is said but what every proposal says."""
    values = {"title": make_title(identifier), "stage": Stage.PROPOSED.value}
    return Mapping({name: Entry(Scalar(text, 1, 1), 1, 1) for name, text in values.items()}, 1, 1)


def locate_schema(repository: Repository) -> str:
    """The path of the schema as a pilot's file names it."""
    return Path(os.path.relpath(repository.docs / _SCHEMA, repository.pilots)).as_posix()


def create_pilot_file(repository: Repository, identifier: str, text: str) -> Path:
    """Write the file of a new pilot, whole or not at all, and return it; raise OSError where that fails.

    A file that is there already is never written to: that raises FileExistsError.
    """
    file = repository.pilots / f"{identifier}{ENDING}"
    repository.pilots.mkdir(exist_ok=True)
    with file.open("xb") as opened:
        try:
            opened.write(text.encode())
            opened.flush()
        except OSError:
            file.unlink()
            raise
    return file
