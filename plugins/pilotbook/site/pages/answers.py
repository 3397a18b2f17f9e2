"""The five answers of all pilots as a heat map, with a count for each question and for each unit."""

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from pilotbook.assessment.verdict import Answer, AnswerState
from pilotbook.portfolio.answer_counts import QuestionCount, UnitAnswers, count_answers, group_by_unit
from pilotbook.records.vocabulary import Kind
from pilotbook.site.charts.bars import Bar, BarChart, draw_bars
from pilotbook.site.charts.marks import Fill, Mark, Tone, Words
from pilotbook.site.facets import name_gap, unit_of
from pilotbook.site.homes import say_unit
from pilotbook.site.page import Page
from pilotbook.site.site import REGISTER, Site, article_source
from pilotbook.site.subnavigation import ANSWERS, show_views
from pilotbook.site.view import Cell, Link, Named
from pilotbook.site.words import ANSWERS as ANSWER_WORDS
from pilotbook.site.words import STAGES, count_of

_DESCRIPTION = "How every pilot answers the questions that are asked before it is approved, and what each unit lacks."
_MARKS = {
    AnswerState.ANSWERED: Mark(Tone.MET, Fill.SOLID, ANSWER_WORDS[AnswerState.ANSWERED]),
    AnswerState.VAGUE: Mark(Tone.VAGUE, Fill.HATCHED, ANSWER_WORDS[AnswerState.VAGUE]),
    AnswerState.UNANSWERED: Mark(Tone.MISSING, Fill.EMPTY, ANSWER_WORDS[AnswerState.UNANSWERED]),
    AnswerState.DOES_NOT_APPLY: Mark(Tone.QUIET, Fill.DOTTED, ANSWER_WORDS[AnswerState.DOES_NOT_APPLY]),
}


def make_answers_pages(site: Site) -> Iterator[Page]:
    """The one page of the five answers."""
    pilots = site.group.assessments
    counts = count_answers(pilots, site.portfolio.playbook.of_kind(Kind.QUESTION))
    units = group_by_unit(site.group)
    html = site.templates.render(
        "answers.html",
        title="Five answers",
        lead=_say_lead(site, len(counts)),
        views=show_views(site, ANSWERS),
        empty=_say_empty(site, counts),
        chart_html=_draw_chart(site, counts, len(pilots)) if pilots and counts else Markup(),
        questions=[_question(site, count) for count in counts],
        states=[ANSWER_WORDS[state] for state in AnswerState],
        units=[_unit(site, unit, number) for number, unit in enumerate(units, 1)] if len(units) < len(pilots) else [],
        rows=[row for number, unit in enumerate(units, 1) for row in _rows(site, unit, number)],
    )
    yield Page(
        source=ANSWERS,
        title="Five answers",
        description=_DESCRIPTION,
        html=str(html),
        search_html=f"<p>{_DESCRIPTION}</p>",
        parent=REGISTER,
        hide=("navigation", "toc"),
    )


def _say_lead(site: Site, questions: int) -> str:
    pilots = site.group.assessments
    whole = sum(pilot.answered == questions for pilot in pilots)
    verb = "answers" if whole == 1 else "answer"
    return f"{whole:,} of {count_of(len(pilots), 'pilot')} {verb} all {count_of(questions, 'question')}."


def _say_empty(site: Site, counts: tuple[QuestionCount, ...]) -> tuple[str, str] | None:
    """What stands there in the place of everything else, where there is nothing to show."""
    if not counts:
        return "No questions", "The playbook has no article of the kind question."
    if not site.group.assessments:
        return "No pilots yet", "As soon as there is a pilot, its answers stand here."
    return None


def _draw_chart(site: Site, counts: tuple[QuestionCount, ...], total: int) -> Markup:
    words = Words(
        id="answers-chart",
        title="How the pilots answer each question",
        description=" ".join(f"{count.question.label}: {_say_states(count)}." for count in counts),
    )
    bars = tuple(
        Bar(
            count.question.label,
            f"{count.answered:,} of {total:,}",
            tuple((mark, count.by_state[state]) for state, mark in _MARKS.items()),
        )
        for count in counts
    )
    return draw_bars(site.templates, BarChart(words=words, bars=bars, key=tuple(_MARKS.values())))


def _say_states(count: QuestionCount) -> str:
    return ", ".join(f"{pilots:,} {ANSWER_WORDS[state]}" for state, pilots in count.by_state.items() if pilots)


def _question(site: Site, count: QuestionCount) -> dict[str, Any]:
    question = count.question
    return {
        "label": question.label,
        "title": question.front.title,
        "href": site.link(ANSWERS, article_source(question)),
        "counts": [_count(site, count, state) for state in AnswerState],
    }


def _count(site: Site, count: QuestionCount, state: AnswerState) -> Link:
    """A number that leads to the pilots behind it, where the register can be narrowed to them."""
    query = site.facets.query("gap", name_gap(count.question, state))
    return Link(f"{count.by_state[state]:,}", site.link(ANSWERS, REGISTER) + query if query else "")


def _unit(site: Site, unit: UnitAnswers, number: int) -> dict[str, Any]:
    title = unit_of(unit.pilots[0])
    return {
        "id": f"unit-{number}",
        "title": title,
        "href": site.link_pilots(ANSWERS, "unit", title),
        "count": f"{len(unit.pilots):,}",
        "answered": [f"{count.answered:,} of {len(unit.pilots):,}" for count in unit.questions],
    }


def _rows(site: Site, unit: UnitAnswers, number: int) -> Iterator[dict[str, Any]]:
    """The pilots of a unit, the first of them with the id that its line in the table of units leads to."""
    for place, pilot in enumerate(unit.pilots):
        yield {
            "id": "" if place else f"unit-{number}",
            "title": pilot.pilot.title,
            "href": site.link_pilot(ANSWERS, pilot),
            "stage": Named(pilot.stage.value, STAGES[pilot.stage]),
            "unit": say_unit(pilot) or unit_of(pilot),
            "cells": [_cell(answer) for answer in pilot.answers],
        }


def _cell(answer: Answer) -> Cell:
    return Cell(label=answer.question.label, state=answer.state.value, word=ANSWER_WORDS[answer.state])
