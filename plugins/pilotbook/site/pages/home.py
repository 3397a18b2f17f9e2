"""What the site puts on the home page: the portfolio in one picture, what needs a decision, the five questions."""

from typing import Any

from markupsafe import Markup

from pilotbook.assessment.gates import is_ended
from pilotbook.assessment.verdict import Answer, AnswerState, Assessment
from pilotbook.portfolio.shown_clock import DUE_FIELDS
from pilotbook.records.playbook import Article
from pilotbook.records.vocabulary import Kind, Stage
from pilotbook.site.days import show_day
from pilotbook.site.homes import say_unit
from pilotbook.site.site import HOME, PLAYBOOK, PROPOSE, REGISTER, Site, article_source
from pilotbook.site.subnavigation import DUE
from pilotbook.site.view import Flag, Link
from pilotbook.site.words import STAGES, count_of

_MOST_DUE = 5


def render_home(site: Site, title: str, lead: str, body_html: Markup) -> Markup:
    """The home page. `body_html` is what the organisation's own `index.md` says; title and lead are plain text."""
    portfolio = site.group
    due = portfolio.needs_decision
    return site.templates.render(
        "home.html",
        title=title,
        lead=lead,
        stages=[_stage(site, stage) for stage in Stage if not is_ended(stage)],
        ended=[_stage(site, stage) for stage in Stage if is_ended(stage) and portfolio.by_stage[stage]],
        total=Link(count_of(len(portfolio.assessments), "pilot"), site.link(HOME, REGISTER)),
        due=[_due(site, assessment) for assessment in due[:_MOST_DUE]],
        due_empty=_nothing_due(site),
        due_more=_link_decisions(site, len(due) - _MOST_DUE),
        questions=[_question(site, question) for question in portfolio.playbook.of_kind(Kind.QUESTION)],
        actions=[
            Link("Read the playbook", site.link(HOME, PLAYBOOK)),
            Link("See the portfolio", site.link(HOME, REGISTER)),
            Link("Propose a pilot", site.link(HOME, PROPOSE)),
        ],
        body_html=body_html,
    )


def _stage(site: Site, stage: Stage) -> dict[str, Any]:
    return {
        "title": STAGES[stage],
        "name": stage.value,
        "count": site.group.by_stage[stage],
        "href": f"{site.link(HOME, REGISTER)}?stage={stage.value}",
    }


def _due(site: Site, assessment: Assessment) -> dict[str, Any]:
    is_late = assessment.clock.is_overdue
    return {
        "title": assessment.pilot.title,
        "href": site.link_pilot(HOME, assessment),
        "unit": say_unit(assessment),
        "day": show_day(assessment.clock.decision_due, site.portfolio.today),
        "flag": Flag("late", "overdue") if is_late else None,
    }


def _link_decisions(site: Site, more: int) -> Link | None:
    """The way to all decisions that are due, where there is a pilot at all."""
    if not site.group.assessments:
        return None
    return Link(f"{more:,} more" if more > 0 else "All decisions due", site.link(HOME, DUE))


def _nothing_due(site: Site) -> str:
    if not site.group.assessments:
        return "No pilots yet."
    if site.withholds(*DUE_FIELDS):
        return "When decisions are due is not shown here."
    return "No pilot needs a decision in the next four weeks."


def _question(site: Site, question: Article) -> dict[str, Any]:
    answers = [answer for assessment in site.group.assessments for answer in assessment.answers]
    own = [answer for answer in answers if answer.question is question]
    return {
        "label": question.label,
        "title": question.front.title,
        "href": site.link(HOME, article_source(question)),
        "note": _note(own),
    }


def _note(answers: list[Answer]) -> str:
    """How many pilots answer a question."""
    if not answers:
        return ""
    good = sum(answer.state in (AnswerState.ANSWERED, AnswerState.DOES_NOT_APPLY) for answer in answers)
    return f"{good:,} of {count_of(len(answers), 'pilot')} {'answers' if good == 1 else 'answer'} it"
