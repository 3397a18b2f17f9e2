"""The list of forums: what each has to review, and which pilots nobody reviews."""

from collections.abc import Iterator
from typing import Any

from pilotbook.portfolio.forums import Forum
from pilotbook.site.days import show_day
from pilotbook.site.page import Page
from pilotbook.site.pilots_without import list_without
from pilotbook.site.site import FORUMS, REGISTER, Site
from pilotbook.site.subnavigation import show_views
from pilotbook.site.words import count_of

_DESCRIPTION = "Which forums review pilots, what is due there, and which pilots at work no forum reviews."


def make_forums_pages(site: Site) -> Iterator[Page]:
    """The one page that lists forums."""
    forums = site.directory.forums
    unreviewed = () if site.withholds("review.forum") else forums.unreviewed
    html = site.templates.render(
        "forums.html",
        title="Forums",
        lead=_say_lead(forums.forums),
        views=show_views(site, FORUMS),
        empty="" if forums.forums else _say_why_empty(site),
        forums=[_forum(site, each) for each in forums.forums],
        unreviewed_text=_count_unreviewed(len(unreviewed)),
        **list_without(site, unreviewed, FORUMS, lambda pilot: pilot.review.forum),
    )
    yield Page(
        source=FORUMS,
        title="Forums",
        description=_DESCRIPTION,
        html=str(html),
        search_html=f"<p>{_DESCRIPTION}</p>",
        parent=REGISTER,
        hide=("navigation", "toc"),
    )


def _say_lead(forums: tuple[Forum, ...]) -> str:
    if not forums:
        return ""
    late = sum(len(each.late) for each in forums)
    pilots = sum(len(each.agenda) for each in forums)
    if not pilots:
        return f"{count_of(len(forums), 'forum')} so far, and no pilot at work that would have to be reviewed."
    verb = "reviews" if len(forums) == 1 else "review"
    lead = f"{count_of(len(forums), 'forum')} {verb} {count_of(pilots, 'pilot')}."
    return (
        f"{lead} {count_of(late, 'review')} {'is' if late == 1 else 'are'} late." if late else f"{lead} None is late."
    )


def _say_why_empty(site: Site) -> str:
    if site.withholds("review.forum"):
        return "Which forum reviews which pilot is not shown here."
    if not site.portfolio.assessments:
        return "As soon as a pilot names the meeting that reviews its drift, that meeting stands here."
    return "No record names a standing meeting that reviews drift."


def _count_unreviewed(count: int) -> str:
    return f"{count_of(count, 'pilot')} at work {'names' if count == 1 else 'name'} no forum" if count else ""


def _forum(site: Site, forum: Forum) -> dict[str, Any]:
    days = [each.clock.last_review for each in forum.pilots if each.clock.last_review is not None]
    return {
        "name": forum.name,
        "href": site.link(FORUMS, site.directory.source_of_forum(forum)),
        "pilots": len(forum.agenda),
        "late": len(forum.late),
        "last": show_day(max(days, default=None)),
        "due": show_day(forum.next_due, site.portfolio.today),
        "due_note": "cannot be told" if forum.agenda else "nothing to review",
    }
