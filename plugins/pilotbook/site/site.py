"""What every page is made from: the portfolio, the addresses, the templates and the words of the organisation."""

from dataclasses import dataclass

from pilotbook.diagnostic import Code
from pilotbook.portfolio.portfolio import Portfolio
from pilotbook.records.pilot_file import PilotFile
from pilotbook.records.playbook import Article, Criterion
from pilotbook.records.vocabulary import Gate
from pilotbook.site.address import Addresses
from pilotbook.site.rendering import Templates

HOME = "index.md"
PLAYBOOK = "playbook/index.md"
REGISTER = "pilots/index.md"
CHECKLISTS = "checklists/index.md"
RECORD_GUIDE = "guide/record.md"
ADD_GUIDE = "guide/add-a-pilot.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The site that is being made. `other_sources` are the pages that exist besides the ones made here."""

    portfolio: Portfolio
    addresses: Addresses
    templates: Templates
    other_sources: frozenset[str] = frozenset()

    def link(self, source: str, target: str, fragment: str = "") -> str:
        """The relative address from one page to another."""
        return self.addresses.between(source, target, fragment)

    def link_criterion(self, source: str, criterion: Criterion) -> str:
        """The relative address of the place in the playbook that explains a criterion."""
        home = self.portfolio.playbook.homes[criterion.id]
        return self.link(source, article_source(home), criterion.id.lower())

    def link_if_there(self, source: str, target: str) -> str:
        """The relative address of a page that an organisation may have left out, or ""."""
        return self.link(source, target) if target in self.other_sources else ""


def article_source(article: Article) -> str:
    """The source of an article's page."""
    return f"playbook/{article.address}.md"


def pilot_source(pilot_id: str) -> str:
    """The source of a pilot's page."""
    return f"pilots/{pilot_id}.md"


def has_page(file: PilotFile) -> bool:
    """Whether a file that tells of no pilot gets a page; one whose name is no id has no address to stand at."""
    return not any(each.code in (Code.FILE_NAME, Code.SAME_ID) for each in file.diagnostics)


def checklist_source(gate: Gate) -> str:
    """The source of a gate's checklist."""
    return f"checklists/{gate.value}.md"
