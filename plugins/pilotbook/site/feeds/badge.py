"""Turns where a pilot stands into badges: one for its next gate with its answers, and one for each of its gates."""

from collections.abc import Iterator
from functools import lru_cache, partial
from typing import NamedTuple

from pilotbook.assessment.gates import GateState, next_gate
from pilotbook.assessment.verdict import AnswerState, Assessment, GateResult
from pilotbook.records.vocabulary import Gate
from pilotbook.site.feeds.feed import Feed, encode, write_line
from pilotbook.site.rendering import Templates, escape_text
from pilotbook.site.site import Site
from pilotbook.site.words import ANSWERS, GATES, STAGES

_SHAPES = {
    AnswerState.ANSWERED: "full",
    AnswerState.VAGUE: "half",
    AnswerState.UNANSWERED: "empty",
    AnswerState.DOES_NOT_APPLY: "dash",
}
_LETTER = 7
"""How wide a letter is on average; a text is set to its width, whatever the font."""
_PADDING = 8
_CELL = 14
_TITLE = "\0"
"""Stands for the title of a badge, in which it cannot occur."""


class _Badge(NamedTuple):
    """What a badge says: aloud, on its dark part, in shapes, and on its coloured part."""

    title: str
    label: str
    word: str
    tone: str
    shapes: tuple[str, ...] = ()


def badge_address(pilot_id: str, gate: Gate | None = None) -> str:
    """The address of the badge of a pilot, or of that of one of its gates."""
    return f"badges/{pilot_id}/{gate.value}.svg" if gate is not None else f"badges/{pilot_id}.svg"


def make_badge_feeds(site: Site) -> Iterator[Feed]:
    """Six badges for each pilot. They show nothing of a record but its title, which is never hidden."""
    for assessment in site.portfolio.assessments:
        made_from = (assessment,)
        address = badge_address(assessment.id)
        yield Feed(address=address, make=partial(draw_pilot_badge, site, assessment), made_from=made_from)
        for gate in Gate:
            address = badge_address(assessment.id, gate)
            yield Feed(address=address, make=partial(draw_gate_badge, site, assessment, gate), made_from=made_from)


def draw_pilot_badge(site: Site, assessment: Assessment) -> bytes:
    """The five answers as shapes, and how the pilot stands at its next gate, or at which stage it is after the last."""
    following = next_gate(assessment.stage)
    if following is None:
        label, word, tone = "Stage", STAGES[assessment.stage], "quiet"
    else:
        label, (word, tone) = GATES[following], say_state(assessment.gate(following), is_next=True)
    spoken = ", ".join(f"{each.question.label} {ANSWERS[each.state]}" for each in assessment.answers)
    title = f"{assessment.pilot.title}: {label}, {word}. {spoken}"
    shapes = tuple(_SHAPES[each.state] for each in assessment.answers)
    return _draw(site, _Badge(title=title, label=label, word=word, tone=tone, shapes=shapes))


def draw_gate_badge(site: Site, assessment: Assessment, gate: Gate) -> bytes:
    """How the pilot stands at one gate."""
    label = GATES[gate]
    word, tone = say_state(assessment.gate(gate), is_next=gate is next_gate(assessment.stage))
    return _draw(site, _Badge(title=f"{assessment.pilot.title}: {label}, {word}", label=label, word=word, tone=tone))


def say_state(result: GateResult, *, is_next: bool) -> tuple[str, str]:
    """The word for the state of a gate, and its tone."""
    match result.state:
        case GateState.MET:
            return "met", "met"
        case GateState.UNMET:
            return f"{len(result.short)} short", "missing"
        case GateState.NOT_APPLICABLE:
            return "does not apply", "quiet"
    if not is_next:
        return "not yet", "quiet"
    return (f"{len(result.short)} to go", "vague") if result.short else ("ready", "met")


def _draw(site: Site, badge: _Badge) -> bytes:
    around = _draw_around(site.templates, badge.label, badge.word, badge.tone, badge.shapes)
    return encode(str(escape_text(write_line(badge.title))).join(around))


@lru_cache(maxsize=1 << 12)  # few badges look differently, and thousands of pilots have six each
def _draw_around(templates: Templates, label: str, word: str, tone: str, shapes: tuple[str, ...]) -> tuple[str, ...]:
    """A badge without its title, cut up where that stands."""
    left = 2 * _PADDING + len(label) * _LETTER
    middle = left + (_PADDING + len(shapes) * _CELL if shapes else 0)
    svg = templates.render(
        "badge.svg",
        title=_TITLE,
        label=label,
        word=word,
        tone=tone,
        label_length=len(label) * _LETTER,
        word_length=len(word) * _LETTER,
        word_start=middle + _PADDING,
        padding=_PADDING,
        ground=middle,
        width=middle + 2 * _PADDING + len(word) * _LETTER,
        shapes=[{"kind": kind, "x": left + _PADDING // 2 + place * _CELL} for place, kind in enumerate(shapes)],
    )
    return tuple(f"{svg}\n".split(_TITLE))
