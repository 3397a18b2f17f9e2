"""Turns the forums that records name into agendas: what each must review, what is late, and what it found so far."""

import re
import unicodedata
from collections import Counter, defaultdict
from datetime import date
from functools import lru_cache

from pilotbook.assessment.gates import is_ended
from pilotbook.assessment.phrases import PhraseBook
from pilotbook.assessment.verdict import Assessment
from pilotbook.frozen import frozen
from pilotbook.portfolio.people import Ruling
from pilotbook.portfolio.portfolio import Portfolio
from pilotbook.records.pilot import Held

_WORD = re.compile(r"\w+")


@frozen
class Sitting:
    """A drift review that a forum held of one pilot."""

    assessment: Assessment
    held: Held


@frozen(slots=False)
class Forum:
    """A standing meeting with the pilots that name it. `spellings` are all ways in which its name is written.

    `agenda` are the pilots that it must review: what is late comes first, then what is due next, then what nobody can
    tell. `ahead` are pilots that do not run yet, `past` those that have ended. `sittings` are the latest first.
    """

    key: str
    name: str
    spellings: tuple[str, ...]
    agenda: tuple[Assessment, ...]
    ahead: tuple[Assessment, ...]
    past: tuple[Assessment, ...]
    sittings: tuple[Sitting, ...]
    rulings: tuple[Ruling, ...]

    @property
    def pilots(self) -> tuple[Assessment, ...]:
        """All pilots that name the forum."""
        return (*self.agenda, *self.ahead, *self.past)

    @property
    def late(self) -> tuple[Assessment, ...]:
        """The pilots on the agenda whose review is late."""
        return tuple(each for each in self.agenda if each.clock.is_review_late)

    @property
    def next_due(self) -> date | None:
        """The day of the review that is due first, which may be past."""
        return min((each.clock.review_due for each in self.agenda if each.clock.review_due is not None), default=None)


@frozen
class Forums:
    """The forums of a portfolio by the alphabet. `unreviewed` are the pilots at work that name none."""

    forums: tuple[Forum, ...]
    unreviewed: tuple[Assessment, ...]


def gather_forums(portfolio: Portfolio) -> Forums:
    """The forums that records name; a vague name is none."""
    phrases = PhraseBook(portfolio.playbook.settings.phrases)
    pilots: dict[str, list[Assessment]] = defaultdict(list)
    rulings: dict[str, list[Ruling]] = defaultdict(list)
    unreviewed = []
    for assessment in portfolio.assessments:
        name = assessment.pilot.review.forum
        key = key_of_forum(name) if phrases.find_vague(name) is None else ""
        if key:
            pilots[key].append(assessment)
        elif assessment.clock.is_reviewed:
            unreviewed.append(assessment)
        for decision in assessment.pilot.decisions:
            rulings[key_of_forum(decision.by)].append(Ruling(assessment=assessment, decision=decision))
    forums = [_make_forum(key, of_key, rulings.get(key, [])) for key, of_key in pilots.items()]
    forums.sort(key=lambda each: (each.name.casefold(), each.name, each.key))
    return Forums(forums=tuple(forums), unreviewed=tuple(unreviewed))


@lru_cache(maxsize=1024)  # the same few forums are named again and again
def key_of_forum(name: str) -> str:
    """What two spellings of a forum's name have in common: the words, without capitals, accents and the article."""
    folded = unicodedata.normalize("NFKD", name.casefold())
    words = _WORD.findall("".join(letter for letter in folded if not unicodedata.combining(letter)))
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def _make_forum(key: str, pilots: list[Assessment], rulings: list[Ruling]) -> Forum:
    names = Counter(" ".join(each.pilot.review.forum.split()) for each in pilots)
    sittings = [Sitting(assessment=each, held=held) for each in pilots for held in each.pilot.review.held]
    return Forum(
        key=key,
        name=max(names, key=lambda name: names[name]),
        spellings=tuple(sorted(names)),
        agenda=tuple(sorted((each for each in pilots if each.clock.is_reviewed), key=_order)),
        ahead=tuple(each for each in pilots if not each.clock.is_reviewed and not is_ended(each.stage)),
        past=tuple(each for each in pilots if is_ended(each.stage)),
        sittings=tuple(sorted(sittings, key=lambda each: each.held.on or date.min, reverse=True)),
        rulings=tuple(sorted(rulings, key=lambda each: each.decision.on or date.min, reverse=True)),
    )


def _order(assessment: Assessment) -> tuple[date, str, str]:
    """What is due first, which is what is late the longest; what nobody can tell comes last."""
    return assessment.clock.review_due or date.max, assessment.pilot.title.casefold(), assessment.id
