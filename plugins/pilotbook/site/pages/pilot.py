"""The page of one pilot."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from pilotbook.assessment.gates import GateState, next_gate
from pilotbook.assessment.verdict import Answer, AnswerState, Assessment, Finding, GateResult
from pilotbook.portfolio.changes import Change
from pilotbook.portfolio.shown_clock import DUE_FIELDS
from pilotbook.records.vocabulary import Gate, Stage
from pilotbook.site.change_words import say_change
from pilotbook.site.days import show_day, write_day
from pilotbook.site.feeds import portfolio_json
from pilotbook.site.feeds.badge import badge_address
from pilotbook.site.flags import find_flags
from pilotbook.site.forge import locate_edit
from pilotbook.site.notes import render_notes
from pilotbook.site.page import Page, PlannedPage
from pilotbook.site.record_view import search_text, show_answer, show_record, show_source
from pilotbook.site.site import (
    PROPOSE,
    REGISTER,
    Site,
    article_source,
    checklist_source,
    handout_fragment,
    pilot_source,
)
from pilotbook.site.stall_view import show_stalls
from pilotbook.site.steering import is_late_plan, say_no_decision, show_decision, show_forum, show_reviews, show_waivers
from pilotbook.site.verdict_view import answer_fragment, show_brief, show_problem, show_strip, show_verdict
from pilotbook.site.view import AnswerView, Fact, FactGroup, GateView, Link, Named, VerdictView
from pilotbook.site.words import ANSWERS, GATES, STAGES, count_of

_HIDE = ("navigation",)


def make_pilot_pages(site: Site) -> Iterator[PlannedPage]:
    """One page for each file of `pilots/` that tells of a pilot."""
    for assessment in site.portfolio.assessments:
        source = pilot_source(assessment.id)
        yield PlannedPage(
            source=source,
            make=partial(_pilot_page, site, assessment),
            basis=(assessment, site.link_owner(source, assessment), site.link_forum(source, assessment)),
            edit_path=assessment.file.path,
            parent=REGISTER,
            hide=_HIDE,
            is_lean=True,
        )


def _pilot_page(site: Site, assessment: Assessment) -> Page:
    source = pilot_source(assessment.id)
    pilot = assessment.pilot
    told = [show_answer(pilot, answer) for answer in assessment.answers]
    html = site.templates.render("pilot.html", **_context(site, assessment, source, told))
    return Page(
        source=source,
        title=pilot.title,
        description=pilot.summary or assessment.line,
        html=str(html),
        search_html=search_text(assessment, told),
        edit_path=assessment.file.path,
        parent=REGISTER,
        hide=_HIDE,
        is_lean=True,
    )


def _context(site: Site, assessment: Assessment, source: str, told: list[list[FactGroup]]) -> dict[str, Any]:
    pilot = assessment.pilot
    return {
        "crumbs": _crumbs(site, source, pilot.unit),
        "edit_href": locate_edit(site.addresses, assessment.file.path),
        "form_href": f"{site.link(source, PROPOSE)}?pilot={assessment.id}" if site.offers_files else "",
        "title": pilot.title,
        "stage": Named(assessment.stage.value, STAGES[assessment.stage]),
        "stage_note": _stage_note(assessment),
        "flags": find_flags(assessment),
        "sample": bool(pilot.sample),
        "summary": pilot.summary,
        "problems": [show_problem(site, each, source) for each in assessment.file.diagnostics],
        "line": assessment.line,
        "strip": show_strip(site, assessment, source),
        "timebox": _timebox(assessment),
        "facts": _box_facts(site, assessment, source),
        "short": list(_show_short(site, assessment, source)),
        "short_empty": _nothing_short(assessment),
        "answers": [
            _answer(site, answer, groups, source) for answer, groups in zip(assessment.answers, told, strict=True)
        ],
        "gates": [_gate(site, gate, source) for gate in assessment.gates],
        "stalls": show_stalls(site, assessment, source),
        "decisions": [show_decision(decision, assessment.clock.today) for decision in pilot.decisions],
        "decision_empty": say_no_decision(site, assessment),
        "forum": show_forum(site, assessment),
        "reviews": show_reviews(assessment),
        "waivers": list(show_waivers(site, assessment, source)),
        "record": show_record(site, assessment),
        "from_sheet": show_source(pilot),
        "links": [Link(link.title or link.url, link.url) for link in pilot.links if link.title or link.url],
        "notes_html": render_notes(pilot.notes),
        "history": [_event(change) for change in reversed(site.changes_of.get(assessment.id, []))],
        "copies": [
            Link("All pilots as JSON", site.link(source, portfolio_json.ADDRESS)),
            Link("Badge", site.link(source, badge_address(assessment.id))),
        ],
        "changed": None,
    }


def _event(change: Change) -> dict[str, Any]:
    text = say_change(change)
    return {"day": show_day(change.day), "text": f"{text[:1].upper()}{text[1:]}", "href": ""}


def _crumbs(site: Site, source: str, unit: str) -> list[Link]:
    return [Link("Portfolio", site.link(source, REGISTER)), *([Link(unit)] if unit else [])]


def _stage_note(assessment: Assessment) -> str:
    week, weeks = assessment.clock.week, assessment.clock.weeks
    if assessment.stage is not Stage.PILOTING or week is None:
        return ""
    return f"week {week} of {weeks}" if week <= weeks else f"week {week}, planned for {weeks}"


def _timebox(assessment: Assessment) -> dict[str, Any] | None:
    clock = assessment.clock
    if clock.start is None or clock.decision_due is None:
        return None
    text = f"timebox of {count_of(clock.weeks, 'week')}, {write_day(clock.start)} to {write_day(clock.decision_due)}"
    if clock.extended_weeks:
        text += f", {count_of(clock.extended_weeks, 'week')} of them by extension"
    return {
        "percent": round(clock.share * 100),
        "text": text,
        "late": clock.is_overdue and not is_late_plan(assessment),
    }


def _box_facts(site: Site, assessment: Assessment, source: str) -> list[Fact]:
    clock, owner = assessment.clock, assessment.pilot.owner
    facts = []
    if clock.decided_on is not None:
        over = (clock.decided_on - clock.decision_due).days if clock.decision_due is not None else 0
        note = f"{count_of(over, 'day')} after it was due" if over > 0 else ""
        facts.append(Fact(label="Decided", day=show_day(clock.decided_on), note=note))
    elif clock.decision_due is not None:
        note = "as planned, but it has not started" if is_late_plan(assessment) else ""
        facts.append(Fact(label="Decision due", day=show_day(clock.decision_due, clock.today), note=note))
    else:
        facts.append(Fact(label="Decision due", text=site.say_blank("no timebox yet", *DUE_FIELDS)))
    href = site.link_owner(source, assessment)
    facts.append(Fact(label="Owner", text=site.name_owner(assessment), href=href, note=owner.role))
    return facts


def _show_short(site: Site, assessment: Assessment, source: str) -> Iterator[VerdictView]:
    """What is short; what would be a stronger answer is said once, where several criteria ask for the same one."""
    said: set[tuple[Fact, ...]] = set()
    for verdict in assessment.short:
        view = show_verdict(site, verdict, source)
        yield view._replace(stronger=()) if view.stronger in said else view
        said.add(view.stronger)


def _nothing_short(assessment: Assessment) -> str:
    following = next_gate(assessment.stage)
    if following is not None:
        return f"Nothing is short for the gate {GATES[following]}."
    return "Nothing is short for what its stage needs."


def _answer(site: Site, answer: Answer, groups: list[FactGroup], source: str) -> AnswerView:
    short = [v for v in answer.verdicts if not v.fact.finding.holds and v.criterion.gate is Gate.APPROVE]
    is_withheld = site.withholds(answer.question.id)
    if answer.question.id == "tools" and answer.state is AnswerState.ANSWERED and not groups and not is_withheld:
        groups = [FactGroup("", (Fact(label="Tool calls", text="none"),))]
    return AnswerView(
        id=answer_fragment(answer),
        question=answer.question.front.title,
        href=site.link(source, article_source(answer.question)),
        state=answer.state.value,
        word=ANSWERS[answer.state],
        reason=" ".join(dict.fromkeys(verdict.fact.reason for verdict in short)),
        groups=groups,
        nothing="Not shown here." if is_withheld else "Nothing is recorded.",
    )


def _gate(site: Site, result: GateResult, source: str) -> GateView:
    return GateView(
        id=f"gate-{result.gate.value}",
        title=GATES[result.gate],
        outcome=result.state.value,
        word=_gate_word(result),
        open=result.state is GateState.UNMET,
        verdicts=[show_brief(site, verdict) for verdict in result.verdicts],
        checklist_href=site.link(source, checklist_source(result.gate)),
        handout="" if result.state is GateState.NOT_APPLICABLE else handout_fragment(result.gate),
    )


def _gate_word(result: GateResult) -> str:
    counted = result.counted
    held = sum(verdict.outcome in (Finding.MET, Finding.WAIVED) for verdict in counted)
    if result.state is GateState.NOT_APPLICABLE:
        return "no longer asked"
    if result.short:
        return f"{len(result.short)} short"
    return f"{held} of {len(counted)}"
