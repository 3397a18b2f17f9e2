"""Makes every page of the site that no file in the docs folder holds, and what is added to those that one does."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from markupsafe import Markup, escape

from pilotbook.records.playbook import Article
from pilotbook.site.page import Completion, Page, PlannedPage, find_headings, find_ids, rename_taken_ids, take_title
from pilotbook.site.pages.answers import make_answers_pages
from pilotbook.site.pages.article import is_front_page, render_article_foot, render_playbook_contents
from pilotbook.site.pages.changes import make_changes_pages
from pilotbook.site.pages.checklist import make_checklist_pages
from pilotbook.site.pages.due import make_due_pages
from pilotbook.site.pages.feeds import make_feeds_pages
from pilotbook.site.pages.forum import make_forum_pages
from pilotbook.site.pages.forums import make_forums_pages
from pilotbook.site.pages.funding import make_funding_pages
from pilotbook.site.pages.funnel import make_funnel_pages
from pilotbook.site.pages.home import render_home
from pilotbook.site.pages.owner import make_owner_pages
from pilotbook.site.pages.owners import make_owners_pages
from pilotbook.site.pages.pilot import make_pilot_pages
from pilotbook.site.pages.propose import make_propose_pages
from pilotbook.site.pages.record_guide import make_record_guide_pages
from pilotbook.site.pages.register import make_register_pages
from pilotbook.site.pages.sources import make_sources_pages
from pilotbook.site.pages.stalls import make_stalls_pages
from pilotbook.site.pages.timeline import make_timeline_pages
from pilotbook.site.pages.unreadable import make_unreadable_pages
from pilotbook.site.site import HOME, Site

PAGE_MAKERS: tuple[Callable[[Site], Iterable[Page | PlannedPage]], ...] = (
    make_register_pages,
    make_pilot_pages,
    make_unreadable_pages,
    make_checklist_pages,
    make_record_guide_pages,
    make_propose_pages,
    make_due_pages,
    make_timeline_pages,
    make_answers_pages,
    make_stalls_pages,
    make_funnel_pages,
    make_funding_pages,
    make_owners_pages,
    make_owner_pages,
    make_forums_pages,
    make_forum_pages,
    make_changes_pages,
    make_sources_pages,
    make_feeds_pages,
)
_BODY = Markup("<!-- body -->")


def plan_pages(site: Site) -> Iterator[Page | PlannedPage]:
    """All pages that are made from the portfolio; those that are many are made later."""
    for make in PAGE_MAKERS:
        yield from make(site)


def make_pages(site: Site) -> tuple[Page, ...]:
    """All pages that are made from the portfolio."""
    return tuple(page.make() if isinstance(page, PlannedPage) else page for page in plan_pages(site))


def complete_home(site: Site, title: str, description: str, html: str) -> Completion:
    """The home page. `html` is what the organisation's own `index.md` made; its heading counts where there is no title.

    `title` and `description` are plain text.
    """
    heading, rest = take_title(html)
    home = render_home(site, title or heading or site.name, description, _BODY if rest.strip() else Markup())
    frame = rename_taken_ids(str(home), find_ids(rest))
    return Completion(html=frame.replace(_BODY, rest, 1), headings=find_headings(frame), leads=True)


def complete_article(site: Site, article: Article, html: str) -> Completion:
    """An article of the playbook with its title above it, and below it its criteria and who falls short of them."""
    contents = render_playbook_contents(site) if is_front_page(site, article) else Markup()
    title = Markup() if "<h1" in html else Markup("<h1>{}</h1>\n").format(article.front.title)
    added = rename_taken_ids(f"{contents}{render_article_foot(site, article)}", find_ids(html))
    return Completion(html=f"{title}{html}{added}", headings=find_headings(added), leads=False)


def complete_page(site: Site, source: str, title: str, description: str, html: str) -> Completion | None:
    """A page of the docs folder with what the site adds to it, or None where it adds nothing."""
    if site.addresses.of(source) == site.addresses.of(HOME):
        return complete_home(site, title, description, html)
    article = site.articles.get(source)
    return complete_article(site, article, html) if article is not None else None


def escape_front_matter(site: Site, source: str, front: Mapping[str, object]) -> dict[str, str]:
    """The title and the description of an article as HTML: they are plain text, and the theme takes them for HTML."""
    if source not in site.articles:
        return {}
    return {key: str(escape(front[key])) for key in ("title", "description") if front.get(key) is not None}
