"""Turns the portfolio into `portfolio.json`: every pilot with its record and how it stands, for other programs."""

import json
from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any
from urllib.parse import quote

from pilotbook.assessment.stall_risk import RiskState
from pilotbook.assessment.verdict import Assessment, Finding
from pilotbook.portfolio.neighbour import Neighbour
from pilotbook.portfolio.other_portfolio import OtherPortfolio
from pilotbook.records.playbook import Capability
from pilotbook.records.vocabulary import Kind
from pilotbook.site.feeds.feed import Feed
from pilotbook.site.feeds.portfolio_schema import VERSION, portfolio_schema
from pilotbook.site.feeds.record_json import describe_record
from pilotbook.site.feeds.undisturbed import undisturbed
from pilotbook.site.flags import find_flags
from pilotbook.site.kept import keep
from pilotbook.site.site import Site, pilot_source

ADDRESS = "portfolio.json"
SCHEMA_ADDRESS = "portfolio.schema.json"


def make_portfolio_json_feeds(site: Site) -> Iterator[Feed]:
    """The portfolio, and the schema that describes it."""
    yield Feed(
        address=ADDRESS,
        make=lambda: stream_portfolio_json(site),
        title="The portfolio as JSON",
        description="Every pilot with its record, its five answers, its gates and its verdicts. For programs, and for "
        "the site of another portfolio that shows these pilots beside its own.",
    )
    yield Feed(
        address=SCHEMA_ADDRESS,
        make=lambda: json.dumps(portfolio_schema(), indent=2, ensure_ascii=False).encode() + b"\n",
        title="The schema of that JSON",
        description="A JSON Schema that says what each part means.",
    )


def stream_portfolio_json(site: Site) -> Iterator[bytes]:
    """The portfolio as JSON, one pilot a line, so that two versions can be compared."""
    playbook = site.shown.playbook
    head = {
        "version": VERSION,
        "site": {"name": site.name, "url": site.addresses.root},
        "today": site.shown.today.isoformat(),
        "questions": [{"id": each.id, "label": each.label} for each in playbook.of_kind(Kind.QUESTION)],
        "patterns": [{"id": each.id, "label": each.label} for each in playbook.of_kind(Kind.PATTERN)],
        "criteria": [{"id": each.id, "title": each.title} for each in playbook.criteria],
        "capabilities": [_describe_capability(each) for each in playbook.settings.capabilities],
        **({"homes": [_describe_home(each) for each in site.others]} if site.others else {}),
    }
    yield _write(head)[:-1] + b',"pilots":[\n'
    with undisturbed():
        pairs = zip(site.shown_group.assessments, site.group.assessments, strict=True)
        for number, (shown, judged) in enumerate(pairs):
            make = partial(_write_pilot, site, shown, judged)
            yield (b",\n" if number else b"") + keep(site, judged, ADDRESS, None, make)
    yield b"\n]}\n"


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def _write(value: object) -> bytes:
    """JSON on one line, in which half a character becomes the escape that JSON has for it."""
    return _ENCODER.encode(value).encode(errors="backslashreplace")


def _describe_capability(capability: Capability) -> dict[str, Any]:
    return {"id": capability.id, "title": capability.title, "available": bool(capability.available)}


def _describe_home(other: OtherPortfolio) -> dict[str, Any]:
    today = other.told.today if other.told is not None else None
    described = {"key": other.home.key, "name": other.home.name, "url": other.home.site, "today": _day(today)}
    return {name: value for name, value in described.items() if value is not None}


def _write_pilot(site: Site, shown: Assessment, judged: Assessment) -> bytes:
    return _write(_describe(site, shown, judged))


def _describe(site: Site, shown: Assessment, judged: Assessment) -> dict[str, Any]:
    """A pilot as feeds show it; of how it was judged only states are told, without a word of what is not shown."""
    clock = shown.clock
    described = {
        **_name(site, shown),
        "record": describe_record(shown.pilot),
        "line": shown.line,
        "answers": {each.question.id: each.state.value for each in judged.answers},
        "gates": {each.gate.value: each.state.value for each in judged.gates},
        "verdicts": {
            each.criterion.id: each.outcome.value for each in judged.verdicts if each.outcome is not Finding.MET
        },
        "at_risk": [each.article.id for each in judged.stalls if each.state is RiskState.AT_RISK],
        "flags": [each.text for each in find_flags(shown)],
        "decision_due": _day(clock.decision_due),
        "decided_on": _day(clock.decided_on),
        "review_due": _day(clock.review_due) if clock.is_reviewed else None,
    }
    return {name: value for name, value in described.items() if value not in (None, [], {})}


def _name(site: Site, assessment: Assessment) -> dict[str, str]:
    """What a pilot is called, and where its page is; of one from another portfolio, as that calls it, with its home."""
    if isinstance(assessment, Neighbour):
        return {"id": assessment.told.id, "home": assessment.home.key, "page": assessment.page}
    return {"id": assessment.id, "page": quote(site.addresses.of(pilot_source(assessment.id)))}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
