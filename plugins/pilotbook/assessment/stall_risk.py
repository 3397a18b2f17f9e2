"""What is said of one pilot and one stall pattern: whether it is at risk, and what speaks for that and against it."""

from enum import StrEnum

from pilotbook.assessment.answers import Answer
from pilotbook.assessment.fact_words import tell_evidence
from pilotbook.diagnostic import Place
from pilotbook.frozen import frozen
from pilotbook.records.playbook import Article, Criterion
from pilotbook.records.vocabulary import Gate
from pilotbook.records.yaml_source import Path, Source


class RiskState(StrEnum):
    """Whether a pilot is at risk of a pattern, the gravest first."""

    AT_RISK = "at-risk"
    CANNOT_BE_TOLD = "cannot-be-told"
    CLEAR = "clear"


@frozen
class Evidence:
    """One thing that the record says about a pattern, or leaves open.

    `says` is a sentence; `answers` are the ones that it is about, and `path` is where in `source` they stand.
    `criterion` is the one that was judged, or None where only the words told. `due_at` is the gate behind the pilot at
    which a missing answer had to be there. `is_waived` says that the criterion need not hold for now, which changes
    nothing about the risk.
    """

    says: str
    source: Source
    path: Path
    answers: tuple[Answer, ...] = ()
    criterion: Criterion | None = None
    due_at: Gate | None = None
    is_waived: bool = False

    @property
    def words(self) -> str:
        """The record's own."""
        return tell_evidence(self.answers)

    @property
    def phrase(self) -> str:
        """Those of the words that count; none where all of them do."""
        return next((answer.phrase for answer in self.answers), "")

    @property
    def place(self) -> Place:
        """Where the words stand, or are missing."""
        return self.source.locate(self.path)


@frozen
class StallRisk:
    """One pattern, named by its article, with the evidence. `left_open` is what the record would have to say."""

    article: Article
    speaks_for: tuple[Evidence, ...] = ()
    speaks_against: tuple[Evidence, ...] = ()
    left_open: tuple[Evidence, ...] = ()

    @property
    def state(self) -> RiskState:
        """At risk as soon as anything speaks for it; clear only where something speaks against it, and nothing is open.

        What is missing speaks for nothing: it leaves the question open.
        """
        if self.speaks_for:
            return RiskState.AT_RISK
        is_told = self.speaks_against and not self.left_open
        return RiskState.CLEAR if is_told else RiskState.CANNOT_BE_TOLD

    @property
    def likelihood(self) -> tuple[int, float, int]:
        """Orders risks, the likeliest highest: by the state, then by the share of the evidence that is not against it.

        A count alone would favour the patterns that many criteria ask about.
        """
        pointing = len(self.speaks_for) if self.state is RiskState.AT_RISK else len(self.left_open)
        told = pointing + len(self.speaks_against)
        return -list(RiskState).index(self.state), pointing / told if told else 0.0, pointing
