"""Collects the names of people in pilots' files: each once, with its place, how often it stands, and its addresses."""

from typing import NamedTuple

from pilotbook.assessment.people import key_of_name, words_of_name
from pilotbook.diagnostic import Place
from pilotbook.records.pilot import Pilot
from pilotbook.records.pilot_file import PilotFile
from pilotbook.records.yaml_source import Path, Source


class Naming(NamedTuple):
    """A person's name in a record, with the field that it stands in and the address that is given with it."""

    path: Path
    name: str
    email: str = ""


class Occurrence(NamedTuple):
    """Where something stands: at a path of a file, the `number`-th name of it, counted as `find_namings` gives them.

    Only where there is something to say about it does somebody ask for its place: that takes longer than all the rest.
    """

    source: Source
    path: Path
    number: int
    pilot: str

    @property
    def place(self) -> Place:
        """The place in the file."""
        return self.source.locate(self.path)

    @property
    def order(self) -> tuple[str, int]:
        """What comes first: files are in the order of their paths."""
        return self.source.path, self.number


class Spelling(NamedTuple):
    """What is known of a name: as it was typed first, and its words without capitals, accents and titles.

    `mentions` is how often it stands in all files; `emails` are its addresses in small letters, each with its first
    place.
    """

    name: str
    words: tuple[str, ...]
    first: Occurrence
    mentions: int = 1
    emails: tuple[tuple[str, Occurrence], ...] = ()

    @property
    def key(self) -> tuple[str, ...]:
        """What the spellings have in common that are surely one person's."""
        return tuple(sorted(self.words))


def find_namings(pilot: Pilot) -> list[Naming]:
    """The names that a record gives in the fields that are meant for one person, blank ones left out."""
    owner, manager, sponsor = pilot.owner, pilot.project_manager, pilot.sponsor
    found = [
        Naming(("owner", "name"), owner.name, owner.email),
        Naming(("owner", "deputy"), owner.deputy),
        Naming(("project_manager", "name"), manager.name, manager.email),
        Naming(("sponsor", "name"), sponsor.name, sponsor.email),
        *(Naming(("decisions", number, "by"), each.by) for number, each in enumerate(pilot.decisions)),
    ]
    for number, each in enumerate(pilot.waivers):
        found.append(Naming(("waivers", number, "requested_by"), each.requested_by))
        found.append(Naming(("waivers", number, "approved_by"), each.approved_by))
    return [naming for naming in found if naming.name]


class _Entry:
    """What is known so far of a name; a file is not kept, only places in it."""

    __slots__ = ("emails", "first", "mentions", "name", "words")

    def __init__(self, name: str, first: Occurrence) -> None:
        self.name, self.words, self.first = name, words_of_name(name), first
        self.mentions = 0
        self.emails: dict[str, Occurrence] = {}


class NameRoll:
    """The names in one file after another. Spellings that are surely one person's make up one entry."""

    def __init__(self) -> None:
        self._by_name: dict[str, _Entry] = {}
        self._by_key: dict[tuple[str, ...], _Entry] = {}

    def add(self, file: PilotFile) -> None:
        """Take the names of one more file."""
        if file.pilot is None or file.source is None:
            return
        for number, naming in enumerate(find_namings(file.pilot)):
            entry = self._by_name.get(naming.name)
            if entry is None:
                entry = self._enter(naming.name, Occurrence(file.source, naming.path, number, file.id))
            entry.mentions += 1
            email = naming.email.strip().casefold()
            if "@" in email and email not in entry.emails:
                entry.emails[email] = Occurrence(file.source, (*naming.path[:-1], "email"), number, file.id)

    def _enter(self, name: str, first: Occurrence) -> _Entry:
        entry = self._by_key.setdefault(key_of_name(name), _Entry(name, first))
        self._by_name[name] = entry
        return entry

    @property
    def spellings(self) -> tuple[Spelling, ...]:
        """What was collected, in the order in which files are read."""
        entries = (each for each in self._by_key.values() if each.words)
        found = (Spelling(e.name, e.words, e.first, e.mentions, tuple(sorted(e.emails.items()))) for e in entries)
        return tuple(sorted(found, key=lambda each: (each.first.order, each.words)))
