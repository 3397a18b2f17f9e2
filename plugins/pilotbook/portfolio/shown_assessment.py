"""Takes out of an assessment what only people inside the organisation may see, and leaves what was judged from it.

A verdict stays that of the whole record. Where it quotes an internal field, it says that the answer is not shown.
"""

from pilotbook.assessment.answers import Answer
from pilotbook.assessment.assess import apply_waiver
from pilotbook.assessment.fact_words import tell_vague
from pilotbook.assessment.stall_risk import Evidence, StallRisk
from pilotbook.assessment.verdict import Assessment, Fact, Verdict
from pilotbook.assessment.waivers import Standing
from pilotbook.diagnostic import Diagnostic
from pilotbook.frozen import replace
from pilotbook.portfolio.shown_clock import show_clock
from pilotbook.portfolio.shown_fields import Hidden, blank_fields, hides, is_hidden
from pilotbook.records.pilot import Pilot
from pilotbook.records.yaml_source import Mapping, Path, Source

NOT_SHOWN = "answered, but not shown here"
"""What stands in the place of an answer that only people inside the organisation may see."""
_WAIVER_DAYS = ("waivers.granted_on", "waivers.expires")


def show_assessment(assessment: Assessment, hidden: Hidden) -> Assessment:
    """The assessment of a record with blanks, of whose file nothing is known but its path.

    What is said of the record is told anew, without the words of internal fields, when somebody asks for it. Of one and
    the same assessment it is the same: while a site is served, few change.
    """
    known = assessment.shown.get(hidden)
    if known is None:
        known = assessment.shown[hidden] = _show_anew(assessment, hidden)
    return known


def _show_anew(assessment: Assessment, hidden: Hidden) -> Assessment:
    pilot, source = blank_fields(assessment.pilot, hidden), Source(assessment.source.path, Mapping({}, 0, 0))
    withhold = _Withholding(assessment, pilot, source, hidden)
    return replace(
        assessment,
        file=replace(assessment.file, pilot=pilot, source=source),
        pilot=pilot,
        source=source,
        clock=show_clock(assessment.clock, hidden),
        waivers=tuple(filter(None, map(withhold.from_standing, assessment.waivers))),
        judge=withhold.judge,
        diagnose=_find_nothing,
        sum_up=withhold.sum_up,
        find_stalls=withhold.find_stalls,
        list_under_waiver=withhold.list_under_waiver,
    )


def _find_nothing(_assessment: Assessment) -> tuple[Diagnostic, ...]:
    return ()


class _Withholding:
    """Withholds internal fields from what was said of a record; `pilot` and `source` are what is shown of it."""

    __slots__ = ("_hidden", "_judged", "_pilot", "_source")

    def __init__(self, judged: Assessment, pilot: Pilot, source: Source, hidden: Hidden) -> None:
        self._judged, self._pilot, self._source, self._hidden = judged, pilot, source, hidden

    def judge(self, _assessment: Assessment) -> tuple[Verdict, ...]:
        """The verdicts, told anew."""
        return tuple(map(self._from_verdict, self._judged.verdicts))

    def list_under_waiver(self, shown: Assessment) -> tuple[Verdict, ...]:
        """Of the verdicts those under a waiver that is shown, without a word of why: nobody need know the answers."""
        return tuple(map(self._without_words, self._judged.under_waiver)) if shown.waivers else ()

    def sum_up(self, _assessment: Assessment) -> str:
        """The line, which says nothing that could be hidden."""
        return self._judged.line

    def find_stalls(self, _assessment: Assessment) -> tuple[StallRisk, ...]:
        """The stall risks, told anew."""
        return tuple(map(self._from_risk, self._judged.stalls))

    def _from_verdict(self, verdict: Verdict) -> Verdict:
        """The same verdict, whose reason is told anew."""
        fact, old = self._from_fact(verdict.fact), verdict.standing
        criterion, outcome, gate, level = verdict[:4]
        shown = Verdict(criterion, outcome, gate, level, fact.reason, fact, None, verdict.is_newer)
        if old is None:
            return shown
        standing = self.from_standing(old)
        if standing is not None:
            return apply_waiver(shown, standing)
        return shown if verdict.waiver is None else shown._replace(reason="")

    def _without_words(self, verdict: Verdict) -> Verdict:
        fact = Fact(verdict.fact.finding, self._source, verdict.fact.path)
        standing = verdict.standing and self.from_standing(verdict.standing)
        return verdict._replace(reason="", fact=fact, standing=standing)

    def from_standing(self, standing: Standing) -> Standing | None:
        """How a waiver stands, in words that quote none of its internal fields; None where no waiver is shown."""
        if hides(self._hidden, "waivers"):
            return None
        has_days = not hides(self._hidden, *_WAIVER_DAYS)
        fault = standing.fault if has_days or not standing.fault else "the reason is not shown here"
        return standing._replace(waiver=self._pilot.waivers[standing.number], fault=fault)

    def _from_risk(self, risk: StallRisk) -> StallRisk:
        """The same risk with other words."""
        sides = (risk.speaks_for, risk.speaks_against, risk.left_open)
        speaks_for, speaks_against, left_open = (tuple(map(self._from_evidence, side)) for side in sides)
        return replace(risk, speaks_for=speaks_for, speaks_against=speaks_against, left_open=left_open)

    def _from_fact(self, fact: Fact) -> Fact:
        answers, reason = self._from_answers(fact.answers), self._retell(fact.reason, fact.answers)
        return Fact(fact.finding, self._source, fact.path, reason, answers, fact.is_unreadable)

    def _from_evidence(self, evidence: Evidence) -> Evidence:
        is_title = evidence.criterion is not None and evidence.says == f"{evidence.criterion.title}."
        is_sign = any(answer.sign for answer in evidence.answers)
        says = evidence.says if is_title or is_sign else self._retell(evidence.says, evidence.answers)
        answers = self._from_answers(evidence.answers)
        return replace(evidence, says=says, source=self._source, answers=answers)

    def _retell(self, words: str, answers: tuple[Answer, ...]) -> str:
        """What is said of answers, where it may quote one that is not shown: only vague answers are quoted."""
        if words and self._judged.is_abridged:  # nobody knows any more what they quote
            return NOT_SHOWN
        quoted = (each for each in answers if each.vague is not None and self._is_hidden(each.path))
        first = next(quoted, None)
        return words if first is None or not words else tell_vague(self._from_answer(first))

    def _from_answers(self, answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
        return tuple(map(self._from_answer, answers))

    def _from_answer(self, answer: Answer) -> Answer:
        if not self._is_hidden(answer.path):  # a record may hold an internal field, and its text does not
            return Answer(answer.path, answer.state, answer.text, answer.vague, answer.label, answer.sign)
        vague = answer.vague._replace(words="") if answer.vague is not None else None
        return answer._replace(value=NOT_SHOWN if answer.text.strip() else "", vague=vague, sign="")

    def _is_hidden(self, path: Path) -> bool:
        return is_hidden(path, self._hidden)
