"""Makes every page of the site that no file in the docs folder holds, and what is added to those that one does."""

from collections.abc import Callable, Iterable

from markupsafe import Markup

from pilotbook.site.page import Page
from pilotbook.site.pages.article import render_article_foot, render_playbook_contents
from pilotbook.site.pages.checklist import make_checklist_pages
from pilotbook.site.pages.home import render_home
from pilotbook.site.pages.pilot import make_pilot_pages
from pilotbook.site.pages.record_guide import make_record_guide_pages
from pilotbook.site.pages.register import make_register_pages
from pilotbook.site.site import HOME, PLAYBOOK, Site, article_source

PAGE_MAKERS: tuple[Callable[[Site], Iterable[Page]], ...] = (
    make_register_pages,
    make_pilot_pages,
    make_checklist_pages,
    make_record_guide_pages,
)


def make_pages(site: Site) -> tuple[Page, ...]:
    """All pages that are made from the portfolio."""
    return tuple(page for make in PAGE_MAKERS for page in make(site))


def complete_page(site: Site, source: str, title: str, description: str, html: str) -> str:
    """The HTML of a page of the docs folder with what the site adds to it: the home page and the playbook's articles."""
    if source == HOME:
        return render_home(site, title, description, html)
    article = next((each for each in site.portfolio.playbook.articles if article_source(each) == source), None)
    if article is None:
        return html
    contents = render_playbook_contents(site) if source == PLAYBOOK else Markup()
    return html + contents + render_article_foot(site, article)
