"""Turns the names in all records into people: what each one owns, and in which other roles the records name them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from enum import StrEnum

from pilotbook.assessment.gates import is_ended
from pilotbook.assessment.people import key_of_name
from pilotbook.assessment.phrases import PhraseBook
from pilotbook.assessment.verdict import Assessment
from pilotbook.assessment.waivers import Standing
from pilotbook.frozen import frozen
from pilotbook.portfolio.portfolio import Portfolio
from pilotbook.records.pilot import Decision
from pilotbook.records.vocabulary import Stage

Key = tuple[str, ...]
"""What the spellings of one person's name have in common."""


class Role(StrEnum):
    """In what a record names a person. To own is to be the operating leader; everything else is help."""

    OWNER = "owner"
    DEPUTY = "deputy"
    SPONSOR = "sponsor"
    PROJECT_MANAGER = "project-manager"
    STEWARD = "steward"


@frozen
class Post:
    """A role of a person in one pilot; `what` is the source of data that a steward looks after."""

    role: Role
    assessment: Assessment
    what: str = ""


@frozen
class Approval:
    """A waiver that a person approved."""

    assessment: Assessment
    standing: Standing


@frozen
class Ruling:
    """A decision that a person took."""

    assessment: Assessment
    decision: Decision


@frozen(slots=False)
class Person:
    """A person with everything that the records say of one. `spellings` are all ways in which the name is written.

    `titles` are the roles in the organisation that the records give. Everything is in the order of the pilots.
    """

    key: Key
    name: str
    spellings: tuple[str, ...]
    titles: tuple[str, ...]
    emails: tuple[str, ...]
    posts: tuple[Post, ...]
    approvals: tuple[Approval, ...] = ()
    rulings: tuple[Ruling, ...] = ()

    @property
    def owned(self) -> tuple[Assessment, ...]:
        """The pilots that the person owns, ended ones included."""
        return tuple(post.assessment for post in self.posts if post.role is Role.OWNER)

    @property
    def open(self) -> tuple[Assessment, ...]:
        """The pilots that the person owns and that have not ended."""
        return tuple(each for each in self.owned if not is_ended(each.stage))

    @property
    def in_production(self) -> int:
        """How many of the owned pilots are part of the daily work."""
        return sum(each.stage is Stage.PRODUCTION for each in self.owned)

    @property
    def overdue(self) -> int:
        """How many of the owned pilots run on without the decision that was due."""
        return sum(each.stage is Stage.PILOTING and each.clock.is_overdue for each in self.owned)

    @property
    def reviews_late(self) -> int:
        """Of how many of the owned pilots the drift review is late."""
        return sum(each.clock.is_review_late for each in self.owned)


@frozen
class People:
    """The people of a portfolio. `owners` own a pilot, `others` are named beside owners only; each by the alphabet.

    `unowned` are the pilots that have not ended and whose record names no person as owner.
    """

    owners: tuple[Person, ...]
    others: tuple[Person, ...]
    unowned: tuple[Assessment, ...]


class _Mention:
    """A name with what is said beside it."""

    __slots__ = ("email", "name", "post", "title")

    def __init__(self, post: Post, name: str, title: str = "", email: str = "") -> None:
        self.post, self.name, self.title, self.email = post, " ".join(name.split()), title.strip(), email.strip()


def gather_people(portfolio: Portfolio) -> People:
    """The people whom records name as owner, deputy, sponsor or project manager.

    Other fields, such as who approved a waiver, name boards and offices as well: there, a name counts only if it is one
    of these people's. A vague name and that of a group are nobody's.
    """
    settings = portfolio.playbook.settings
    reader = _NameReader(PhraseBook(settings.phrases), settings.different_people)
    mentions: dict[Key, list[_Mention]] = defaultdict(list)
    unowned = []
    for assessment in portfolio.assessments:
        for mention in _find_mentions(assessment):
            key = reader.read(mention.name, mention.email)
            if key:
                mentions[key].append(mention)
            elif mention.post.role is Role.OWNER and not is_ended(assessment.stage):
                unowned.append(assessment)
    more = _More(portfolio.assessments, mentions.keys())
    people = sorted((_make_person(key, of_key, more) for key, of_key in mentions.items()), key=_order)
    return People(
        owners=tuple(each for each in people if each.owned),
        others=tuple(each for each in people if not each.owned),
        unowned=tuple(unowned),
    )


class _NameReader:
    """Says whose a name is; what was said of one is remembered."""

    def __init__(self, phrases: PhraseBook, different_people: Iterable[str]) -> None:
        self._phrases = phrases
        self._different = {each.strip().casefold() for each in different_people if "@" in each}
        self._known: dict[str, Key] = {}

    def read(self, name: str, email: str = "") -> Key:
        """The key of a person; empty where a name is nobody's. Two people of one name differ by their addresses."""
        key = self._known.get(name)
        if key is None:
            is_person = self._phrases.names_person(name) and self._phrases.find_vague(name) is None
            key = self._known[name] = key_of_name(name) if is_person else ()
        address = email.casefold()
        return (*key, address) if key and address in self._different else key


def _find_mentions(assessment: Assessment) -> Iterator[_Mention]:
    """The names in the fields that are meant for one person; the owner comes first, even where nobody is named."""
    owner, manager, sponsor = (assessment.pilot.owner, assessment.pilot.project_manager, assessment.pilot.sponsor)
    yield _Mention(Post(role=Role.OWNER, assessment=assessment), owner.name, owner.role, owner.email)
    yield _Mention(Post(role=Role.DEPUTY, assessment=assessment), owner.deputy)
    yield _Mention(Post(role=Role.SPONSOR, assessment=assessment), sponsor.name, sponsor.role, sponsor.email)
    yield _Mention(Post(role=Role.PROJECT_MANAGER, assessment=assessment), manager.name, manager.role, manager.email)


class _More:
    """What records say of people whom they name as a person elsewhere."""

    def __init__(self, assessments: Iterable[Assessment], known: Iterable[Key]) -> None:
        self._known = frozenset(known)
        self.stewards: dict[Key, list[Post]] = defaultdict(list)
        self.approvals: dict[Key, list[Approval]] = defaultdict(list)
        self.rulings: dict[Key, list[Ruling]] = defaultdict(list)
        for assessment in assessments:
            self._add(assessment)

    def _add(self, assessment: Assessment) -> None:
        """Take what one record says; what is nobody's of these people goes to the empty key."""
        for source in assessment.pilot.data:
            key = self._find(source.steward) or self._find(source.steward.partition(",")[0])
            self.stewards[key].append(Post(role=Role.STEWARD, assessment=assessment, what=source.source))
        for standing in assessment.waivers:
            key = self._find(standing.waiver.approved_by)
            self.approvals[key].append(Approval(assessment=assessment, standing=standing))
        for decision in assessment.pilot.decisions:
            self.rulings[self._find(decision.by)].append(Ruling(assessment=assessment, decision=decision))

    def _find(self, name: str) -> Key:
        key = key_of_name(name)
        return key if key in self._known else ()


def _make_person(key: Key, mentions: list[_Mention], more: _More) -> Person:
    names = Counter(each.name for each in mentions)
    return Person(
        key=key,
        name=max(names, key=lambda name: (names[name], "," not in name)),
        spellings=tuple(sorted(names)),
        titles=_each_once(each.title for each in mentions),
        emails=_each_once(each.email for each in mentions),
        posts=(*(each.post for each in mentions), *more.stewards.get(key, ())),
        approvals=tuple(more.approvals.get(key, ())),
        rulings=tuple(more.rulings.get(key, ())),
    )


def _each_once(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts that are not blank, each once whatever its capitals."""
    found: dict[str, str] = {}
    for text in texts:
        if text:
            found.setdefault(text.casefold(), text)
    return tuple(found.values())


def _order(person: Person) -> tuple[str, str, Key]:
    return person.name.casefold(), person.name, person.key
