"""Turns verdicts, answers and diagnostics into what templates show of them."""

from collections.abc import Iterator

from pilotbook.assessment.stronger import find_stronger
from pilotbook.assessment.verdict import Answer, Assessment, Finding, Verdict
from pilotbook.diagnostic import Diagnostic
from pilotbook.site.days import write_day
from pilotbook.site.site import Site, article_source
from pilotbook.site.view import Cell, Fact, ProblemView, TitledLink, VerdictView
from pilotbook.site.words import ANSWERS, FINDINGS, SEVERITIES

MOST_EVIDENCE = 160
"""How many characters a page quotes of an answer that holds."""


def show_strip(site: Site, assessment: Assessment, source: str) -> list[Cell]:
    """The five-answer strip of a pilot; each cell leads to the answer on the pilot's page."""
    return [
        Cell(
            label=answer.question.label,
            state=answer.state.value,
            word=ANSWERS[answer.state],
            href=site.link_pilot(source, assessment, answer_fragment(answer)),
        )
        for answer in assessment.answers
    ]


def answer_fragment(answer: Answer) -> str:
    """The fragment of an answer on a pilot's page."""
    return f"answer-{answer.question.id}"


def show_verdict(site: Site, verdict: Verdict, source: str) -> VerdictView:
    """A verdict on the page of its pilot, `source`; what to do is said only where something is left to do."""
    brief = show_brief(site, verdict)._replace(evidence=_evidence(verdict))
    if verdict.outcome.holds:
        return brief
    place = verdict.place  # to find it takes the whole tree of the file
    return brief._replace(
        stronger=tuple(_stronger(site, verdict)),
        place=f"line {place.line}" if place.line else "",
        place_href=site.addresses.edit(place.path, place.line) if place.line else "",
        fix=verdict.criterion.fix,
        pattern=_pattern(site, verdict, source),
    )


def show_brief(site: Site, verdict: Verdict) -> VerdictView:
    """The same in a list of all: words that fall short, and what to do, stand where the page lists what is short."""
    criterion, outcome = verdict.criterion, verdict.outcome
    return VerdictView(
        id=criterion.id,
        title=criterion.title,
        href=site.criterion_links[criterion.id],
        outcome=outcome.value,
        word=FINDINGS[outcome],
        level=verdict.level.value,
        reason=f"{_reason(verdict)} {_say_since(verdict)}".strip(),
        evidence="" if verdict.is_short else _evidence(verdict),
    )


def _pattern(site: Site, verdict: Verdict, source: str) -> TitledLink | None:
    article = site.articles_by_id.get(verdict.criterion.pattern)
    return TitledLink(article.front.title, site.link(source, article_source(article))) if article else None


def _stronger(site: Site, verdict: Verdict) -> Iterator[Fact]:
    """What was asked where an answer is vague, and an answer that would do."""
    stronger = find_stronger(verdict.fact, site.portfolio.playbook.settings)
    if stronger is not None:
        yield Fact(label="Asked for", text=stronger.asked)
        if stronger.example:
            yield Fact(label="A stronger answer", text=stronger.example)


def _evidence(verdict: Verdict) -> str:
    """The words that were judged, where the reason does not quote all of them already.

    Where they are good, they are there to recognise what was meant: the whole answer stands elsewhere on the page.
    """
    evidence = verdict.evidence
    if verdict.outcome is Finding.MET:
        return evidence if len(evidence) <= MOST_EVIDENCE else f"{evidence[:MOST_EVIDENCE].rstrip()}…"
    is_judged = verdict.fact.finding in (Finding.UNMET, Finding.DEFERRED) and verdict.outcome is not Finding.WAIVED
    return evidence if is_judged and f"“{evidence}”" not in verdict.reason else ""


def _reason(verdict: Verdict) -> str:
    if verdict.outcome is Finding.WAIVED and verdict.waiver is not None and verdict.waiver.expires is not None:
        by = f" by {verdict.waiver.approved_by}" if verdict.waiver.approved_by else ""
        why = f": {verdict.waiver.reason}" if verdict.waiver.reason else "."
        return f"Waived until {write_day(verdict.waiver.expires)}{by}{why}"
    ended = verdict.ended_waiver
    if ended is not None and ended.expires is not None:
        return f"{verdict.fact.reason} The waiver of it ended on {write_day(ended.expires)}."
    return "" if verdict.outcome is Finding.MET else verdict.reason


def _say_since(verdict: Verdict) -> str:
    """From when on a criterion that does not hold, and is newer than the pilot's approval, binds the pilot."""
    since, until = verdict.criterion.since, verdict.criterion.warns_until
    if not verdict.is_newer or verdict.outcome.holds or since is None:
        return ""
    end = f" until {write_day(until)}" if until is not None else ""
    return f"It binds pilots approved after {write_day(since)}, and only warns older ones{end}."


def show_problem(site: Site, diagnostic: Diagnostic, source: str) -> ProblemView:
    """A diagnostic about a file."""
    place = diagnostic.place
    help_href = ""
    if diagnostic.criterion and diagnostic.criterion in site.portfolio.playbook.homes:
        home = site.portfolio.playbook.homes[diagnostic.criterion]
        help_href = site.link(source, article_source(home), diagnostic.criterion.lower())
    return ProblemView(
        severity=diagnostic.severity.value,
        word=SEVERITIES[diagnostic.severity],
        message=diagnostic.message,
        hint=diagnostic.hint,
        place=f"line {place.line}, column {place.column}",
        place_href=site.addresses.edit(place.path, place.line),
        help_href=help_href,
    )
