"""Turns the stall risks of a pilot into the section of its page that looks ahead: how it would stall."""

from collections.abc import Sequence
from typing import NamedTuple

from pilotbook.assessment.stall_risk import Evidence, RiskState, StallRisk
from pilotbook.assessment.summary import say_number
from pilotbook.assessment.verdict import Assessment
from pilotbook.records.vocabulary import Stage
from pilotbook.site.site import STALL_GUIDE, Site, article_source
from pilotbook.site.words import GATES, RISKS, count_of

MOST_QUOTED = 200
"""How many characters of the record are quoted around the words that count."""


class Quotation(NamedTuple):
    """Words of a record; those in `phrase` are the ones that count, and may be none."""

    before: str
    phrase: str
    after: str


class PieceView(NamedTuple):
    """One piece of evidence: words of the record with their place, or what a criterion found.

    `note` says why a missing answer counts, or that it need not be there for now.
    """

    says: str
    quotation: Quotation | None
    place: str
    place_href: str
    criterion: str
    note: str


class RiskView(NamedTuple):
    """One pattern on a pilot's page. `is_first` says that no pattern before it is in the same state."""

    id: str
    title: str
    href: str
    state: str
    is_first: bool
    word: str
    remedy: str
    speaks_for: list[PieceView]
    left_open: list[PieceView]
    speaks_against: list[PieceView]
    against_text: str


class StallsView(NamedTuple):
    """The section that says how a pilot would stall."""

    title: str
    lead: str
    guide_href: str
    items: list[RiskView]


def show_stalls(site: Site, assessment: Assessment, source: str) -> StallsView | None:
    """The section for a pilot's page; None where there is none: the pilot has ended, or the playbook has no pattern."""
    risks = assessment.stalls
    if not risks:
        return None
    is_live = assessment.stage is Stage.PRODUCTION
    first = {risk.state: risk for risk in reversed(risks)}
    return StallsView(
        title=f"How this {'workflow' if is_live else 'pilot'} would stall",
        lead=_lead(risks),
        guide_href=site.link_if_there(source, STALL_GUIDE),
        items=[_show_risk(site, risk, source, is_first=first[risk.state] is risk) for risk in risks],
    )


def _lead(risks: Sequence[StallRisk]) -> str:
    """How many patterns the record points at, in a sentence."""
    at_risk = sum(risk.state is RiskState.AT_RISK for risk in risks)
    untold = sum(risk.state is RiskState.CANNOT_BE_TOLD for risk in risks)
    points = f"The record points at {say_number(at_risk)} of {say_number(len(risks))} patterns"
    open_ = f"leaves {say_number(untold)} open" if untold else ""
    parts = [points, open_] if open_ else [points]
    order = ", the likeliest first" if at_risk > 1 else ""
    return f"{' and '.join(parts)}{order}."


def _show_risk(site: Site, risk: StallRisk, source: str, *, is_first: bool) -> RiskView:
    article, state = risk.article, risk.state
    return RiskView(
        id=f"stall-{article.id}",
        title=article.front.title,
        href=site.link(source, article_source(article)),
        state=state.value,
        is_first=is_first,
        word=RISKS[state],
        remedy=article.front.remedy if state is not RiskState.CLEAR else "",
        speaks_for=[_show_piece(site, piece) for piece in risk.speaks_for],
        left_open=[_show_piece(site, piece) for piece in risk.left_open],
        speaks_against=[_show_against(site, piece) for piece in risk.speaks_against],
        against_text=_count_against(len(risk.speaks_against)),
    )


def _count_against(count: int) -> str:
    return f"{count_of(count, 'thing')} {'speaks' if count == 1 else 'speak'} against it"


def _show_against(site: Site, piece: Evidence) -> PieceView:
    """The same of what speaks against a pattern: the gates quote already what a criterion found to hold."""
    return _show_piece(site, piece, is_quoted=piece.criterion is None)


def _show_piece(site: Site, piece: Evidence, *, is_quoted: bool = True) -> PieceView:
    """A piece of evidence. The verdict of a criterion says already where the answer stands: its name will do."""
    place = piece.place if piece.criterion is None else None
    line = place.line if place is not None else 0
    return PieceView(
        says=piece.says,
        quotation=_quote(piece) if is_quoted else None,
        place=f"line {line}" if line else "",
        place_href=site.addresses.edit(place.path, line) if place is not None and line else "",
        criterion=piece.criterion.id if piece.criterion is not None else "",
        note=_note(piece),
    )


def _note(piece: Evidence) -> str:
    if piece.due_at is not None:
        return f"due at gate {GATES[piece.due_at]}"
    return "waived for now" if piece.is_waived else ""


def _quote(piece: Evidence) -> Quotation | None:
    """The words, where there are any that the sentence does not quote already."""
    words, phrase = piece.words, piece.phrase
    if not words.strip() or (words == phrase and f"“{phrase}”" in piece.says):
        return None
    return quote_around(words, phrase)


def quote_around(words: str, phrase: str) -> Quotation:
    """The words around a phrase that they hold, or their beginning, on one line and cut off where they are long."""
    start = words.find(phrase) if phrase else -1
    if start < 0:
        flat = " ".join(words.split())
        return Quotation(
            before=flat if len(flat) <= MOST_QUOTED else f"{_cut_end(flat, MOST_QUOTED)}…", phrase="", after=""
        )
    room = max(0, MOST_QUOTED - len(phrase)) // 2
    before, after = " ".join(words[:start].split()), " ".join(words[start + len(phrase) :].split())
    gap_before = " " if before and words[start - 1].isspace() else ""
    gap_after = " " if after and words[start + len(phrase)].isspace() else ""
    before = before if len(before) <= room else f"…{_cut_start(before, room)}"
    after = after if len(after) <= room else f"{_cut_end(after, room)}…"
    return Quotation(before=f"{before}{gap_before}", phrase=" ".join(phrase.split()), after=f"{gap_after}{after}")


def _cut_end(text: str, room: int) -> str:
    """The beginning of a text up to a whole word, where a word ends in reach."""
    kept = text[:room]
    return kept.rpartition(" ")[0] or kept


def _cut_start(text: str, room: int) -> str:
    kept = text[len(text) - room :]
    return kept.partition(" ")[2] or kept
