"""What the site adds below the articles of the playbook: criteria, who falls short today, and the table of contents."""

from typing import Any

from markupsafe import Markup

from pilotbook.assessment.verdict import Assessment, Verdict
from pilotbook.records.playbook import Article, Criterion
from pilotbook.records.vocabulary import Kind, Level
from pilotbook.site import words
from pilotbook.site.days import write_day
from pilotbook.site.pattern_view import show_standing
from pilotbook.site.site import PLAYBOOK, REGISTER, Site, article_source, checklist_source, pilot_source
from pilotbook.site.view import Link, Named

MOST_SHORT = 25
"""How many pilots an article names; the rest are in the register."""


def render_article_foot(site: Site, article: Article) -> Markup:
    """The criteria of an article and the pilots that fall short of them; of a pattern, those at risk of it.

    Nothing for an article that has neither. A pattern tells of the pilots that fall short of its own criteria only: the
    others have made themselves felt in the risk.
    """
    playbook, source = site.portfolio.playbook, article_source(article)
    criteria, standing = playbook.criteria_of(article), show_standing(site, article, source)
    if not criteria and standing is None:
        return Markup()
    told = criteria if standing is None else article.front.criteria
    short = [(criterion, *pair) for criterion in told for pair in site.portfolio.short_of(criterion)]
    short.sort(key=lambda each: each[2].level is Level.SHOULD)
    is_empty = not site.portfolio.assessments
    return site.templates.render(
        "article_foot.html",
        criteria=[_criterion(site, source, criterion, article) for criterion in criteria],
        short=[_short(site, source, *each) for each in short[:MOST_SHORT]],
        short_empty=_say_nobody(is_empty=is_empty) if told else "",
        short_more=_more(site, source, len(short) - MOST_SHORT),
        standing=standing,
        as_of=write_day(site.portfolio.today),
    )


def _say_nobody(*, is_empty: bool) -> str:
    return "There are no pilots yet." if is_empty else "No pilot falls short of these criteria today."


def _more(site: Site, source: str, count: int) -> Link | None:
    return Link(f"{count:,} more in the portfolio", site.link(source, REGISTER)) if count > 0 else None


def _criterion(site: Site, source: str, criterion: Criterion, article: Article) -> dict[str, Any]:
    is_home = site.portfolio.playbook.homes[criterion.id] is article
    gate = criterion.gates[0]
    level = (
        f"{criterion.level}, must from {words.GATES[criterion.must_from]}" if criterion.must_from else criterion.level
    )
    return {
        "id": criterion.id,
        "anchor": criterion.id.lower() if is_home else f"{criterion.id.lower()}-here",
        "title": criterion.title,
        "gate": f"gate {words.GATES[gate]}",
        "gate_href": site.link(source, checklist_source(gate)),
        "level": level,
        "fix": criterion.fix,
        "waiver": _waiver(criterion),
        "new": "",
    }


def _waiver(criterion: Criterion) -> str:
    if criterion.level is Level.SHOULD and criterion.must_from is None:
        return ""
    if criterion.max_waiver_days == 0:
        return "cannot be waived"
    if criterion.max_waiver_days is None:
        return "may be waived"
    return f"may be waived for {words.count_of(criterion.max_waiver_days, 'day')}"


def _short(site: Site, source: str, criterion: Criterion, assessment: Assessment, verdict: Verdict) -> dict[str, Any]:
    return {
        "title": assessment.pilot.title,
        "href": site.link(source, pilot_source(assessment.id)),
        "stage": Named(assessment.stage.value, words.STAGES[assessment.stage]),
        "outcome": verdict.outcome.value,
        "word": words.FINDINGS[verdict.outcome],
        "criterion": criterion.id,
        "reason": verdict.reason,
    }


def render_playbook_contents(site: Site) -> Markup:
    """The articles of the playbook in groups, for its front page."""
    groups = [_contents(site, kind) for kind in Kind]
    return site.templates.render("playbook_index.html", groups=[group for group in groups if group["articles"]])


def _contents(site: Site, kind: Kind) -> dict[str, Any]:
    identifier, title, lead = words.KINDS[kind]
    articles = [each for each in site.portfolio.playbook.of_kind(kind) if not is_front_page(site, each)]
    return {
        "id": identifier,
        "title": title,
        "lead": lead,
        "articles": [
            {
                "label": article.label if kind is Kind.QUESTION else "",
                "title": article.front.title,
                "href": site.link(PLAYBOOK, article_source(article)),
                "description": article.front.description,
                "note": "",
            }
            for article in articles
        ],
    }


def is_front_page(site: Site, article: Article) -> bool:
    """Whether an article is the playbook's front page, which may be called README as well."""
    return site.addresses.of(article_source(article)) == site.addresses.of(PLAYBOOK)
