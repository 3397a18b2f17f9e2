"""The pages of the people who own something: one for each."""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from typing import Any

from markupsafe import Markup

from pilotbook.assessment.gates import is_ended
from pilotbook.assessment.people import key_of_name
from pilotbook.assessment.verdict import Assessment
from pilotbook.portfolio.alike import Alike
from pilotbook.portfolio.due import DueKind
from pilotbook.portfolio.people import Approval, Person, Post, Role
from pilotbook.site.days import show_day, write_day
from pilotbook.site.due_rows import DAYS_AHEAD, find_due, show_due
from pilotbook.site.feeds.calendar import calendar_address, has_calendars
from pilotbook.site.flags import find_flags
from pilotbook.site.page import Page, PlannedPage
from pilotbook.site.rulings import show_ruling
from pilotbook.site.site import OWNERS, REGISTER, Site, pilot_source
from pilotbook.site.steering import show_waiver
from pilotbook.site.verdict_view import show_strip
from pilotbook.site.view import Fact, Link, Named
from pilotbook.site.words import ROLES, STAGES, count_of, join_words

_HIDE = ("navigation", "toc")
_MOST_FOUND = 20
"""By how many titles of pilots the search finds a person."""


def make_owner_pages(site: Site) -> Iterator[PlannedPage]:
    """One page for each person who owns a pilot."""
    for person in site.directory.people.owners:
        yield PlannedPage(
            source=site.directory.source_of_owner(person),
            make=partial(_owner_page, site, person),
            basis=_basis(site, person),
            parent=OWNERS,
            hide=_HIDE,
        )


def _basis(site: Site, person: Person) -> tuple[object, ...]:
    """What the page of a person is made from: records, and what is doubtful about the name."""
    source = site.directory.source_of_owner(person)
    doubts = [_doubt(site, person, pair, source) for pair in site.directory.find_doubts(person)]
    return (
        *(each.assessment for each in person.posts),
        *(each.assessment for each in person.approvals),
        *(each.assessment for each in person.rulings),
        person.name,
        str(doubts),
        str(site.directory.is_shared(person)),
    )


def _owner_page(site: Site, person: Person) -> Page:
    source = site.directory.source_of_owner(person)
    lead = say_how_much(person)
    html = site.templates.render("owner.html", **_context(site, person, source, lead))
    titles = [each.pilot.title for each in person.owned[:_MOST_FOUND]]
    found = [lead, ", ".join(person.titles), ", ".join(titles)]
    return Page(
        source=source,
        title=person.name,
        description=lead,
        html=str(html),
        search_html=str(Markup().join(Markup("<p>{}</p>").format(text) for text in found if text)),
        parent=OWNERS,
        hide=_HIDE,
    )


def say_how_much(person: Person) -> str:
    """How much a person owns, and what of it is late."""
    late = [
        f"{count_of(count, noun)} {'is' if count == 1 else 'are'} {word}"
        for count, noun, word in (
            (person.overdue, "decision", "overdue"),
            (person.reviews_late, "drift review", "late"),
        )
        if count
    ]
    owned = count_of(len(person.open), "pilot") if person.open else "no pilot that goes on"
    production = f", {person.in_production:,} of them in production" if person.in_production else ""
    return f"Owns {owned}{production}. {join_words(late).capitalize() or 'Nothing is late'}."


def _context(site: Site, person: Person, source: str, lead: str) -> dict[str, Any]:
    due = find_due(site, person.open, tuple(DueKind))
    return {
        "crumbs": [Link("Portfolio", site.link(source, REGISTER)), Link("Owners", site.link(source, OWNERS))],
        "title": person.name,
        "lead": lead,
        "calendar_href": site.link(source, calendar_address(source)) if has_calendars(site, "owner.name") else "",
        "facts": list(_facts(person)),
        "doubts": [_doubt(site, person, pair, source) for pair in site.directory.find_doubts(person)],
        "is_shared": site.directory.is_shared(person),
        **show_due(site, due, source),
        "due_empty": f"Nothing is due in the next {DAYS_AHEAD} days.",
        "pilots": [_pilot(site, each, source) for each in person.open],
        "ended": [_link(site, each, source, STAGES[each.stage]) for each in person.owned if is_ended(each.stage)],
        "roles": list(_roles(site, person, source)),
        "approvals": [_approval(site, each, source) for each in person.approvals],
        "rulings": [show_ruling(site, each, source) for each in person.rulings],
    }


def _facts(person: Person) -> Iterator[Fact]:
    if person.titles:
        yield Fact(label="Role", text="; ".join(person.titles))
    for email in person.emails:
        yield Fact(label="E-mail", text=email)
    others = [spelling for spelling in person.spellings if spelling != person.name]
    if others:
        yield Fact(label="Also written", text="; ".join(others))


def _doubt(site: Site, person: Person, pair: Alike, source: str) -> dict[str, Any]:
    """The other name of a pair, with the pilot in whose record it stands first."""
    other = pair.earlier if pair.later.key == key_of_name(person.name) else pair.later
    page = site.directory.find_person(other.key)
    return {
        "name": other.name,
        "href": site.link(source, page) if page else "",
        "pilot": site.directory.titles[other.first.pilot],
        "pilot_href": site.link(source, pilot_source(other.first.pilot)),
    }


def _pilot(site: Site, assessment: Assessment, source: str) -> dict[str, Any]:
    pilot, clock = assessment.pilot, assessment.clock
    is_open = clock.decided_on is None and clock.decision_due is not None
    return {
        "title": pilot.title,
        "href": site.link(source, pilot_source(assessment.id)),
        "unit": pilot.unit,
        "stage": Named(assessment.stage.value, STAGES[assessment.stage]),
        "strip": show_strip(site, assessment, source),
        "due": show_day(clock.decision_due, clock.today) if is_open else None,
        "due_note": f"decided {write_day(clock.decided_on)}" if clock.decided_on else "no timebox",
        "flags": find_flags(assessment),
    }


def _roles(site: Site, person: Person, source: str) -> Iterator[dict[str, Any]]:
    by_role: dict[Role, list[Post]] = defaultdict(list)
    for post in person.posts:
        by_role[post.role].append(post)
    for role in Role:
        if role is not Role.OWNER and role in by_role:
            pilots = [_link(site, post.assessment, source, post.what) for post in by_role[role]]
            yield {"title": ROLES[role].title, "pilots": pilots}


def _link(site: Site, assessment: Assessment, source: str, note: str) -> dict[str, Any]:
    return {
        "title": assessment.pilot.title,
        "href": site.link(source, pilot_source(assessment.id)),
        "stage": note,
        "note": note,
    }


def _approval(site: Site, approval: Approval, source: str) -> dict[str, Any]:
    assessment = approval.assessment
    return {
        **show_waiver(site, assessment, approval.standing, source),
        "pilot": assessment.pilot.title,
        "pilot_href": site.link(source, pilot_source(assessment.id)),
    }
