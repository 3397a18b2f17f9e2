"""The page of one pilot, and the page of a file that could not be read."""

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup, escape

from pilotbook.assessment.gates import GateState, next_gate
from pilotbook.assessment.verdict import Answer, AnswerState, Assessment, Finding, GateResult
from pilotbook.assessment.waivers import current_waiver
from pilotbook.records.pilot import Decision, Pilot
from pilotbook.records.pilot_file import PilotFile
from pilotbook.records.shape import fields_of
from pilotbook.records.vocabulary import Stage
from pilotbook.site.days import show_day, write_day
from pilotbook.site.facts import address_of, show_facts, show_field, show_text
from pilotbook.site.flags import find_flags
from pilotbook.site.notes import render_notes
from pilotbook.site.page import Page
from pilotbook.site.site import ADD_GUIDE, REGISTER, Site, checklist_source, has_page, pilot_source
from pilotbook.site.verdict_view import answer_fragment, show_problem, show_strip, show_verdict
from pilotbook.site.view import Fact, FactGroup, Flag, Link, Named
from pilotbook.site.words import ANSWERS, GATES, OUTCOMES, STAGES, count_of

_SHOWN_ELSEWHERE = {"title", "summary", "stage", "owner", "data", "tools", "policy", "review", "decisions", "waivers", "links", "notes", "sample"}
_REVIEWED = (Stage.PILOTING, Stage.SCALING, Stage.PRODUCTION)


def make_pilot_pages(site: Site) -> Iterator[Page]:
    """One page for each file of `pilots/`, whether it could be read or not."""
    for assessment in site.portfolio.assessments:
        yield _pilot_page(site, assessment)
    for file in filter(has_page, site.portfolio.unreadable):
        yield _unreadable_page(site, file)


def _pilot_page(site: Site, assessment: Assessment) -> Page:
    source = pilot_source(assessment.id)
    pilot = assessment.pilot
    html = site.templates.render("pilot.html", **_context(site, assessment, source))
    return Page(
        source=source,
        title=pilot.title,
        description=pilot.summary or assessment.line,
        html=html,
        search_html=_search_text(assessment),
        edit_path=assessment.file.path,
        parent=REGISTER,
    )


def _context(site: Site, assessment: Assessment, source: str) -> dict[str, Any]:
    pilot, today = assessment.pilot, site.portfolio.today
    return {
        "crumbs": _crumbs(site, source, pilot.unit),
        "edit_href": site.addresses.edit(assessment.file.path),
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
        "facts": _box_facts(assessment),
        "short": [show_verdict(site, verdict, source) for verdict in assessment.short],
        "short_empty": _nothing_short(assessment),
        "answers": [_answer(site, assessment, answer, source) for answer in assessment.answers],
        "gates": [_gate(site, assessment, gate, source) for gate in assessment.gates],
        "stalls": [],
        "decisions": [_decision(decision) for decision in pilot.decisions],
        "decision_empty": _no_decision(assessment),
        "forum": _forum(assessment),
        "reviews": [
            {"day": show_day(held.on), "outcome": held.outcome, "href": address_of(held.minutes)}
            for held in sorted(pilot.review.held, key=lambda held: str(held.on), reverse=True)
        ],
        "waivers": list(_waivers(site, assessment, source)),
        "record": _record(pilot),
        "links": [Link(link.title or link.url, link.url) for link in pilot.links],
        "notes_html": render_notes(pilot.notes),
        "history": [],
        "copies": [],
        "changed": None,
        "today": write_day(today),
    }


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
    return {"percent": round(clock.share * 100), "text": text, "late": clock.is_overdue}


def _box_facts(assessment: Assessment) -> list[Fact]:
    clock, owner = assessment.clock, assessment.pilot.owner
    facts = []
    if clock.decided_on is not None:
        facts.append(Fact(label="Decided", day=show_day(clock.decided_on)))
    elif clock.decision_due is not None:
        facts.append(Fact(label="Decision due", day=show_day(clock.decision_due, clock.today)))
    else:
        facts.append(Fact(label="Decision due", text="no timebox yet"))
    facts.append(Fact(label="Owner", text=owner.name or "nobody named", note=owner.role))
    return facts


def _nothing_short(assessment: Assessment) -> str:
    following = next_gate(assessment.stage)
    if following is not None:
        return f"Nothing is short for the gate {GATES[following]}."
    return "Nothing is short for what its stage needs."


def _answer(site: Site, assessment: Assessment, answer: Answer, source: str) -> dict[str, Any]:
    short = [v for v in answer.verdicts if not v.fact.finding.holds and v.criterion.gate == "approve"]
    groups = show_field(assessment.pilot, answer.question.id) if _is_field(answer.question.id) else []
    if answer.question.id == "tools" and answer.state is AnswerState.ANSWERED and not groups:
        groups = [FactGroup("", (Fact(label="Tool calls", text="none"),))]
    return {
        "id": answer_fragment(answer),
        "label": answer.question.label,
        "question": answer.question.front.title,
        "href": site.link(source, f"playbook/{answer.question.address}.md"),
        "state": answer.state.value,
        "word": ANSWERS[answer.state],
        "reason": " ".join(dict.fromkeys(verdict.fact.reason for verdict in short)),
        "groups": groups,
    }


def _is_field(name: str) -> bool:
    return any(field.name == name for field in fields_of(Pilot))


def _gate(site: Site, assessment: Assessment, result: GateResult, source: str) -> dict[str, Any]:
    return {
        "id": f"gate-{result.gate.value}",
        "title": GATES[result.gate],
        "outcome": result.state.value,
        "word": _gate_word(result),
        "open": result.state is GateState.UNMET or next_gate(assessment.stage) is result.gate,
        "verdicts": [show_verdict(site, verdict, source) for verdict in result.verdicts],
        "checklist_href": site.link(source, checklist_source(result.gate)),
    }


def _gate_word(result: GateResult) -> str:
    counted = result.counted
    held = sum(verdict.outcome in (Finding.MET, Finding.WAIVED) for verdict in counted)
    if result.state is GateState.NOT_APPLICABLE:
        return "no longer asked"
    if result.short:
        return f"{len(result.short)} short"
    return f"{held} of {len(counted)}"


def _decision(decision: Decision) -> dict[str, Any]:
    budget = [{"capability": line.capability, "cost": line.cost, "due": show_day(line.due)} for line in decision.budget]
    revisit = [Fact(label="To be revisited on", day=show_day(decision.revisit_on))] if decision.revisit_on else []
    return {
        "title": OUTCOMES[decision.outcome] if decision.outcome else "Decided",
        "day": show_day(decision.on),
        "by": decision.by,
        "rationale": decision.rationale,
        "facts": revisit,
        "budget": budget,
    }


def _no_decision(assessment: Assessment) -> str:
    due = assessment.clock.decision_due
    if due is None:
        return "No decision yet, and no day on which it is due: the timebox has no start or no length."
    if assessment.clock.is_overdue:
        return f"No decision yet. It was due on {write_day(due)}."
    return f"No decision yet. It is due on {write_day(due)}."


def _forum(assessment: Assessment) -> list[Fact]:
    review, clock = assessment.pilot.review, assessment.clock
    facts = [
        Fact(label="Forum", text=review.forum),
        Fact(label="Cadence", text=show_text(review.cadence) if review.cadence else ""),
        Fact(label="Next due", day=show_day(clock.review_due, clock.today) if assessment.stage in _REVIEWED else None),
    ]
    return [fact for fact in facts if fact.text or fact.day]


def _waivers(site: Site, assessment: Assessment, source: str) -> Iterator[dict[str, Any]]:
    known = {criterion.id: criterion for criterion in site.portfolio.playbook.criteria}
    for waiver in assessment.pilot.waivers:
        criterion = known.get(waiver.criterion)
        counts = criterion is not None and current_waiver(assessment.pilot, criterion, site.portfolio.today) == waiver
        yield {
            "id": waiver.criterion,
            "title": criterion.title if criterion else "No such criterion",
            "href": site.link_criterion(source, criterion) if criterion else "",
            "reason": waiver.reason,
            "by": waiver.approved_by,
            "expires": show_day(waiver.expires, site.portfolio.today),
            "flag": None if counts else Flag("missing", "does not count"),
        }


def _record(pilot: Pilot) -> list[FactGroup]:
    """The fields that no other section shows."""
    groups: list[FactGroup] = []
    plain: list[Fact] = []
    for field in fields_of(Pilot):
        if field.name in _SHOWN_ELSEWHERE:
            continue
        shown = show_field(pilot, field.name)
        if field.record is None:
            plain.extend(fact for group in shown for fact in group.facts)
            continue
        title = field.label[:1].upper() + field.label[1:]
        groups.extend(FactGroup(f"{title}: {group.title}" if group.title else title, group.facts) for group in shown)
    plain.extend(Fact(label=added.name.replace("_", " ").capitalize(), text=show_text(added.value)) for added in pilot.added)
    extensions = [FactGroup("Extension of the timebox", show_facts(extension)) for extension in pilot.timebox.extensions]
    return [*([FactGroup("", tuple(plain))] if plain else []), *groups, *extensions]


def _search_text(assessment: Assessment) -> str:
    """What the search finds of a pilot: its title, what it does, whose it is, and its answers; all escaped."""
    pilot = assessment.pilot
    answers = [
        f"{answer.question.label}: {fact.text}"
        for answer in assessment.answers
        if _is_field(answer.question.id)
        for group in show_field(pilot, answer.question.id)
        for fact in group.facts
        if fact.text
    ]
    parts = [pilot.summary, pilot.unit, ", ".join(pilot.tags), assessment.line, *answers]
    paragraphs = Markup("").join(Markup("<p>{}</p>").format(part) for part in parts if part)
    return str(Markup("<h1>{}</h1>").format(pilot.title) + paragraphs)


def _unreadable_page(site: Site, file: PilotFile) -> Page:
    source = pilot_source(file.id)
    guide = site.link_if_there(source, ADD_GUIDE)
    html = site.templates.render(
        "unreadable.html",
        crumbs=_crumbs(site, source, ""),
        edit_href=site.addresses.edit(file.path),
        title=file.id,
        path=file.path,
        problems=[show_problem(site, each, source) for each in file.diagnostics],
        guide=Link("How to write a pilot's file", guide) if guide else None,
    )
    return Page(
        source=source,
        title=file.id,
        description="The file of this pilot cannot be read.",
        html=html,
        search_html=f"<h1>{escape(file.id)}</h1><p>The file of this pilot cannot be read.</p>",
        edit_path=file.path,
        parent=REGISTER,
    )
