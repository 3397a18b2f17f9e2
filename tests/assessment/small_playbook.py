"""A playbook of one article, to try what the default one has no case of."""

from dataclasses import dataclass

from pilotbook.assessment.assess import Assessor
from pilotbook.assessment.condition_check import check_conditions
from pilotbook.assessment.conditions import ConditionEnvironment
from pilotbook.assessment.phrases import PhraseBook
from pilotbook.assessment.verdict import Assessment, Finding
from pilotbook.diagnostic import Diagnostic
from pilotbook.records.article_file import read_article
from pilotbook.records.pilot_file import read_pilot
from pilotbook.records.playbook import Playbook, Settings
from pilotbook.records.playbook_check import keep_usable
from tests.assessment.exemplary import TODAY, bench

ARTICLE = "docs/playbook/questions/sea.md"


@dataclass(frozen=True)
class SmallPlaybook:
    """A playbook that was read, with what is wrong with its conditions."""

    playbook: Playbook
    assessor: Assessor
    diagnostics: tuple[Diagnostic, ...]

    def assess(self, text: str) -> Assessment:
        """The assessment of the text of a pilot's file."""
        file = read_pilot(text, "a", "pilots/a.yml", self.playbook.settings.added_fields)
        assessment = self.assessor.assess(file)
        assert assessment is not None
        return assessment

    def findings(self, text: str) -> dict[str, Finding]:
        """What a pilot's file says of each criterion."""
        return {verdict.criterion.id: verdict.fact.finding for verdict in self.assess(text).verdicts}


def write_article(*criteria: str) -> str:
    """The text of a question's article; to each criterion, a block of lines, an id, a gate and the like are added."""
    blocks = [
        f"  - id: SEA-{number:02}\n    title: Rule {number}\n    gate: approve\n    level: must\n    fix: Mend it.\n"
        + "".join(f"    {line}\n" for line in block.strip("\n").split("\n"))
        for number, block in enumerate(criteria, start=1)
    ]
    return f"---\ntitle: The sea\nkind: question\ncriteria:\n{''.join(blocks)}---\nText.\n"


def read_small_playbook(text: str, settings: Settings | None = None) -> SmallPlaybook:
    """Read an article, and make it all of a playbook, with the phrases of the default one."""
    article, _ = read_article(text, "questions/sea", ARTICLE)
    playbook = keep_usable(Playbook(settings=settings or bench().playbook.settings, articles=(article,)))
    phrases = PhraseBook(playbook.settings.phrases)
    environment = ConditionEnvironment(playbook, phrases, TODAY)
    diagnostics = tuple(check_conditions(playbook, environment, TODAY))
    return SmallPlaybook(playbook, Assessor(playbook, phrases, environment, TODAY), diagnostics)


def playbook_of(*criteria: str, settings: Settings | None = None) -> SmallPlaybook:
    """A playbook of criteria, each a block of lines."""
    return read_small_playbook(write_article(*criteria), settings)
