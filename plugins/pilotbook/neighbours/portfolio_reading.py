"""Turns the bytes of a `portfolio.json` into what a portfolio says of itself, taken as a whole or not at all."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pilotbook.assessment.gates import GateState
from pilotbook.assessment.verdict import AnswerState, Finding
from pilotbook.neighbours.record_reading import read_record
from pilotbook.neighbours.strict_json import NotJson, read_json
from pilotbook.neighbours.values import Misfit, WordT, read_day, read_list, read_object, read_text, read_word
from pilotbook.portfolio.other_portfolio import ToldPilot, ToldPortfolio
from pilotbook.records.vocabulary import Gate
from pilotbook.records.yaml_source import Path
from pilotbook.site.feeds.portfolio_schema import VERSION

_LONGEST_NAME, _LONGEST_LINE, _MOST_VERSIONS = 200, 2_000, 1_000
_PAGE = re.compile(r"(?!/)(?!.*%2e)(?!.*(?:^|/)\.\.?(?:/|$))[a-z0-9._~%/-]*", re.IGNORECASE)
"""The part of an address that follows a site's, as our own feeds write it; it leads nowhere else."""
_ANSWERS = {each.value: each for each in AnswerState}
_GATES = {each.value: each for each in GateState}
_FINDINGS = {each.value: each for each in Finding}


class Unreadable(ValueError):  # noqa: N818 - reads as what it says
    """Why the bytes are no portfolio that can be shown, as a sentence without its stop."""


def read_portfolio(content: bytes) -> ToldPortfolio:
    """What a portfolio says. Keys that nobody knows are left aside: a newer Pilotbook may write them.

    Raises Unreadable.
    """
    try:
        found = read_json(content)
        return _read_head(read_object(found, ()))
    except NotJson as error:
        raise Unreadable(f"expected JSON, found {error}") from error
    except Misfit as error:
        raise Unreadable(str(error)) from error


def _read_head(given: Mapping[str, Any]) -> ToldPortfolio:
    version = given.get("version")
    is_number = isinstance(version, int) and not isinstance(version, bool) and 0 <= version < _MOST_VERSIONS
    if not is_number or version != VERSION:
        what = f"version {version}" if is_number else "none that is a number"
        raise Unreadable(f"expected a portfolio.json of version {VERSION}, found {what}")
    site = read_object(given.get("site"), ("site",))
    listed = read_list(given.get("pilots"), ("pilots",))
    own = {number: each for number, each in enumerate(listed) if not (isinstance(each, dict) and "home" in each)}
    pilots: dict[str, ToldPilot] = {}
    for number, each in own.items():
        pilot = _read_pilot(each, ("pilots", number))
        pilots.setdefault(pilot.id, pilot)  # two files of one name stand twice in a feed, and count once
    return ToldPortfolio(
        name=read_text(site.get("name", ""), ("site", "name"), _LONGEST_NAME),
        site=read_text(site.get("url", ""), ("site", "url"), _LONGEST_LINE),
        today=read_day(given.get("today"), ("today",)),
        pilots=tuple(pilots.values()),
        available=frozenset(_list_available(given.get("capabilities", []))),
        criteria=dict(_list_criteria(given.get("criteria", []))),
        passed_on=len(listed) - len(own),
    )


def _list_available(given: object) -> Iterator[str]:
    for number, each in enumerate(read_list(given, ("capabilities",))):
        path: Path = ("capabilities", number)
        capability = read_object(each, path)
        if capability.get("available") is True:
            yield read_text(capability.get("id"), (*path, "id"), _LONGEST_NAME)


def _list_criteria(given: object) -> Iterator[tuple[str, str]]:
    for number, each in enumerate(read_list(given, ("criteria",))):
        path: Path = ("criteria", number)
        criterion = read_object(each, path)
        name = read_text(criterion.get("id"), (*path, "id"), _LONGEST_NAME)
        yield name, read_text(criterion.get("title"), (*path, "title"), _LONGEST_NAME)


def _read_pilot(value: object, path: Path) -> ToldPilot:
    given = read_object(value, path)
    gates = read_object(given.get("gates", {}), (*path, "gates"))
    return ToldPilot(
        id=_read_id(given.get("id"), (*path, "id")),
        page=_read_page(given.get("page"), (*path, "page")),
        pilot=read_record(given.get("record"), (*path, "record")),
        line=read_text(given.get("line"), (*path, "line"), _LONGEST_LINE),
        answers=_read_words(_ANSWERS, given.get("answers", {}), (*path, "answers")),
        gates={gate: read_word(_GATES, gates[gate], (*path, "gates", gate)) for gate in Gate if gate in gates},
        verdicts=_read_words(_FINDINGS, given.get("verdicts", {}), (*path, "verdicts")),
        at_risk=tuple(
            read_text(each, (*path, "at_risk", number), _LONGEST_NAME)
            for number, each in enumerate(read_list(given.get("at_risk", []), (*path, "at_risk")))
        ),
        **{
            name: read_day(given[name], (*path, name)) if name in given else None
            for name in ("decision_due", "decided_on", "review_due")
        },
    )


def _read_id(value: object, path: Path) -> str:
    name = read_text(value, path, _LONGEST_NAME).strip()
    if not name or "/" in name:
        raise Misfit("an id without a slash", path, value)
    return name


def _read_page(value: object, path: Path) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST_LINE or not _PAGE.fullmatch(value):
        raise Misfit("an address below that of the site", path, value)
    return value


def _read_words(words: Mapping[str, WordT], value: object, path: Path) -> dict[str, WordT]:
    """Words by the ids of what they are about."""
    return {
        read_text(name, path, _LONGEST_NAME): read_word(words, word, (*path, name))
        for name, word in read_object(value, path).items()
    }
