"""Holds every pilot of an organisation with what the playbook says about it."""

from collections import Counter
from datetime import date
from functools import cached_property

from pilotbook.assessment.phrases import PhraseBook
from pilotbook.assessment.verdict import Assessment, Verdict
from pilotbook.diagnostic import Diagnostic, sort_diagnostics
from pilotbook.frozen import frozen
from pilotbook.portfolio.findings import arrange_by_file
from pilotbook.portfolio.name_doubts import NameDoubts, diagnose_doubts, find_doubts
from pilotbook.portfolio.name_roll import NameRoll
from pilotbook.records.pilot_file import PilotFile
from pilotbook.records.playbook import Criterion, Playbook
from pilotbook.records.vocabulary import Stage


@frozen(slots=False)
class Portfolio:
    """All pilots on one day. `unreadable` are the files that do not tell of a pilot; each has its diagnostics.

    `site_diagnostics` are about the site as a whole: pages that stand in the way of generated ones. `withheld` are the
    fields that were left out of it, by their dotted paths, and `is_public` says that it may be shown to anybody.
    """

    playbook: Playbook
    today: date
    assessments: tuple[Assessment, ...]
    unreadable: tuple[PilotFile, ...]
    playbook_diagnostics: tuple[Diagnostic, ...] = ()
    site_diagnostics: tuple[Diagnostic, ...] = ()
    withheld: frozenset[str] = frozenset()
    is_public: bool = False

    @property
    def files(self) -> int:
        """How many pilots were looked at."""
        return len(self.assessments) + len(self.unreadable)

    @cached_property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything that is wrong with any file, in order: the playbook first, then the site, then each pilot."""
        pilots = [(a.file.path, a.diagnostics) for a in self.assessments]
        pilots += [(file.path, sort_diagnostics(list(file.diagnostics))) for file in self.unreadable]
        questions = diagnose_doubts(self.name_doubts)
        return (*self.playbook_diagnostics, *self.site_diagnostics, *arrange_by_file(pilots, questions))

    @cached_property
    def name_doubts(self) -> NameDoubts:
        """The names of people that may be one person's, and those that may be two people's; the public is not asked."""
        if self.is_public:
            return NameDoubts(pairs=(), shared=())
        roll = NameRoll()
        for assessment in self.assessments:
            roll.add(assessment.file)
        settings = self.playbook.settings
        return find_doubts(roll.spellings, settings, PhraseBook(settings.phrases))

    @cached_property
    def by_stage(self) -> dict[Stage, int]:
        """How many pilots say that they stand at each stage, every stage included."""
        counts = Counter(assessment.stage for assessment in self.assessments)
        return {stage: counts[stage] for stage in Stage}

    @cached_property
    def _short(self) -> dict[str, tuple[tuple[Assessment, Verdict], ...]]:
        found: dict[str, list[tuple[Assessment, Verdict]]] = {}
        for assessment in self.assessments:
            for verdict in assessment.verdicts:
                if verdict.is_short:
                    found.setdefault(verdict.criterion.id, []).append((assessment, verdict))
        return {criterion: tuple(pairs) for criterion, pairs in found.items()}

    def short_of(self, criterion: Criterion) -> tuple[tuple[Assessment, Verdict], ...]:
        """The pilots that fall short of a criterion today, with the verdict."""
        return self._short.get(criterion.id, ())

    @cached_property
    def needs_decision(self) -> tuple[Assessment, ...]:
        """The running pilots whose decision is overdue or due within four weeks, the most urgent first."""
        due = [
            assessment
            for assessment in self.assessments
            if assessment.stage is Stage.PILOTING
            and assessment.clock.decided_on is None
            and assessment.clock.days_left is not None
            and assessment.clock.days_left <= DECISION_HORIZON_DAYS
        ]
        return tuple(sorted(due, key=lambda a: (a.clock.days_left or 0, a.id)))


DECISION_HORIZON_DAYS = 28
"""How far ahead a decision counts as one that is needed now, in days."""
