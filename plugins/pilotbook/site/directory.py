"""Knows the people and the forums of a portfolio, and at which page each of them stands."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cached_property

from pilotbook.assessment.people import key_of_name
from pilotbook.assessment.verdict import Assessment
from pilotbook.portfolio.alike import Alike
from pilotbook.portfolio.forums import Forum, gather_forums
from pilotbook.portfolio.people import Key, Person, gather_people
from pilotbook.portfolio.portfolio import Portfolio
from pilotbook.site.slugs import give_slugs


class Directory:
    """The people and the forums of a portfolio. A page is named by its source, or "" where there is none."""

    def __init__(self, portfolio: Portfolio) -> None:
        self._portfolio = portfolio
        self.people = gather_people(portfolio)
        self.forums = gather_forums(portfolio)
        owners = zip(
            self.people.owners, _name_sources("owners", [each.name for each in self.people.owners]), strict=True
        )
        self._owner_sources = {owner.key: source for owner, source in owners}
        forums = zip(
            self.forums.forums, _name_sources("forums", [each.name for each in self.forums.forums]), strict=True
        )
        self._forum_sources = {forum.key: source for forum, source in forums}

    def source_of_owner(self, person: Person) -> str:
        """The page of a person who owns something."""
        return self._owner_sources.get(person.key, "")

    def source_of_forum(self, forum: Forum) -> str:
        """The page of a forum."""
        return self._forum_sources[forum.key]

    def find_owner(self, assessment: Assessment) -> str:
        """The page of the person who owns a pilot."""
        return self._owners_of_pilots.get(assessment.id, "")

    def find_forum(self, assessment: Assessment) -> str:
        """The page of the forum that reviews a pilot."""
        return self._forums_of_pilots.get(assessment.id, "")

    @cached_property
    def _owners_of_pilots(self) -> dict[str, str]:
        return {each.id: self.source_of_owner(person) for person in self.people.owners for each in person.owned}

    @cached_property
    def _forums_of_pilots(self) -> dict[str, str]:
        forums = self.forums.forums
        return {each.id: self.source_of_forum(forum) for forum in forums for each in forum.pilots}

    def find_person(self, key: Key) -> str:
        """The page of the person whom a name stands for."""
        return self._by_words.get(key, "")

    def is_shared(self, person: Person) -> bool:
        """Whether the name may be that of two people, as it stands beside several addresses."""
        return key_of_name(person.name) in self._shared

    def find_doubts(self, person: Person) -> tuple[Alike, ...]:
        """The questions whether a name is this person's as well."""
        return tuple(self._doubts.get(key_of_name(person.name), ()))

    @cached_property
    def _by_words(self) -> dict[Key, str]:
        owners = reversed(self.people.owners)
        return {key_of_name(person.name): self.source_of_owner(person) for person in owners}

    @cached_property
    def _shared(self) -> frozenset[Key]:
        return frozenset(each.key for each in self._portfolio.name_doubts.shared)

    @cached_property
    def titles(self) -> dict[str, str]:
        """The title of each pilot by its id."""
        return {each.id: each.pilot.title for each in self._portfolio.assessments}

    @cached_property
    def _doubts(self) -> dict[Key, list[Alike]]:
        found: dict[Key, list[Alike]] = defaultdict(list)
        for pair in self._portfolio.name_doubts.pairs:
            for spelling in (pair.earlier, pair.later):
                found[spelling.key].append(pair)
        return found


def _name_sources(folder: str, names: Iterable[str]) -> list[str]:
    """A source for each name, in the order given; of several who are called the same, the later ones are numbered."""
    seen: Counter[str] = Counter()
    told_apart = []
    for name in names:
        seen[name] += 1
        told_apart.append(name if seen[name] == 1 else f"{name} {seen[name]}")
    slugs = give_slugs(told_apart, "name")
    return [f"{folder}/{slugs[name]}.md" for name in told_apart]
