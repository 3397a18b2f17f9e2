"""The list of people: who owns how much, which pilots nobody owns, and who is named beside the owners."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from pilotbook.portfolio.name_roll import Spelling
from pilotbook.portfolio.people import Person, Post, Role
from pilotbook.site.page import Page
from pilotbook.site.pilots_without import list_without
from pilotbook.site.site import OWNERS, REGISTER, Site, pilot_source
from pilotbook.site.subnavigation import show_views
from pilotbook.site.words import ROLES, count_of, join_words

MOST_LINKED = 3
"""How many pilots are named for each role of a person who owns none; the rest are counted."""
_DESCRIPTION = "Who owns how many pilots, what of it is late, and which pilots nobody owns."


def make_owners_pages(site: Site) -> Iterator[Page]:
    """The one page that lists people."""
    people = site.directory.people
    unowned = () if site.withholds("owner.name") else people.unowned
    html = site.templates.render(
        "owners.html",
        title="Owners",
        lead=_say_lead(site),
        views=show_views(site, OWNERS),
        empty="" if people.owners else _say_why_empty(site),
        owners=list(_groups(site, people.owners)),
        doubts=[_doubt(site, pair.earlier, pair.later) for pair in site.portfolio.name_doubts.pairs],
        unowned_text=_count_unowned(len(unowned)),
        **list_without(site, unowned, OWNERS, lambda pilot: pilot.owner.name),
        others=[_other(site, each) for each in people.others],
    )
    yield Page(
        source=OWNERS,
        title="Owners",
        description=_DESCRIPTION,
        html=str(html),
        search_html=f"<p>{_DESCRIPTION}</p>",
        parent=REGISTER,
        hide=("navigation", "toc"),
    )


def _say_lead(site: Site) -> str:
    people = site.directory.people
    open_ = [len(each.open) for each in people.owners if each.open]
    if not open_:
        return ""
    verb = "owns" if len(open_) == 1 else "own"
    lead = f"{count_of(len(open_), 'person', 'people')} {verb} {count_of(sum(open_), 'pilot')}"
    without = len(people.unowned)
    return f"{lead}, and {without:,} {'names' if without == 1 else 'name'} nobody." if without else f"{lead}."


def _say_why_empty(site: Site) -> str:
    if site.withholds("owner.name"):
        return "Who owns which pilot is not shown here."
    if not site.portfolio.assessments:
        return "As soon as a pilot names an operating leader, that person stands here."
    return "No record names an operating leader: a person with first and last name, no team and no mailbox."


def _count_unowned(count: int) -> str:
    return f"{count_of(count, 'pilot')} {'names' if count == 1 else 'name'} nobody as owner" if count else ""


def _groups(site: Site, owners: Iterable[Person]) -> Iterator[dict[str, Any]]:
    """The owners by what somebody has to do about them."""
    by_title: dict[str, list[Person]] = {"Something is late": [], "Nothing is late": [], "All has ended": []}
    for person in owners:
        is_late = person.overdue or person.reviews_late
        title = "All has ended" if not person.open else "Something is late" if is_late else "Nothing is late"
        by_title[title].append(person)
    for title, people in by_title.items():
        if people:
            yield {"title": title, "rows": [_owner(site, each) for each in people]}


def _owner(site: Site, person: Person) -> dict[str, Any]:
    ended = len(person.owned) - len(person.open)
    also = [
        *(text for text, _ in _posts(person)),
        *([f"owner of {count_of(ended, 'pilot')} that ended"] if ended else []),
    ]
    counts = {
        "owned": len(person.open),
        "production": person.in_production,
        "overdue": person.overdue,
        "late": person.reviews_late,
    }
    return {
        "name": person.name,
        "href": site.link(OWNERS, site.directory.source_of_owner(person)),
        "role": "; ".join(person.titles),
        "also": join_words(also),
        **counts,
    }


def _posts(person: Person) -> Iterator[tuple[str, list[Post]]]:
    """The other roles of a person in words, each with its pilots: `deputy for 2 pilots`."""
    by_role: dict[Role, dict[str, Post]] = defaultdict(dict)
    for post in person.posts:
        by_role[post.role].setdefault(post.assessment.id, post)
    for role in Role:
        if role is not Role.OWNER and by_role[role]:
            posts = list(by_role[role].values())
            yield f"{ROLES[role].of} {count_of(len(posts), 'pilot')}", posts


def _other(site: Site, person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "role": "; ".join(person.titles),
        "posts": [_post(site, text, posts) for text, posts in _posts(person)],
    }


def _post(site: Site, text: str, posts: list[Post]) -> dict[str, Any]:
    more = len(posts) - MOST_LINKED
    pilots = [each.assessment for each in posts[:MOST_LINKED]]
    return {
        "text": f"{text}:",
        "pilots": [{"title": each.pilot.title, "href": site.link(OWNERS, pilot_source(each.id))} for each in pilots],
        "more": f" and {more:,} more" if more > 0 else "",
    }


def _doubt(site: Site, one: Spelling, other: Spelling) -> dict[str, Any]:
    """Two names, each with the way to the first record that has it."""
    return {
        "one": one.name,
        "one_href": site.link(OWNERS, pilot_source(one.first.pilot)),
        "other": other.name,
        "other_href": site.link(OWNERS, pilot_source(other.first.pilot)),
    }
