"""What every page is made from: the portfolio, the addresses, the templates and the words of the organisation."""

from collections import defaultdict
from functools import cached_property

from pilotbook.assessment.verdict import Assessment
from pilotbook.frozen import field, frozen, replace
from pilotbook.portfolio.audience import show_others, show_portfolio
from pilotbook.portfolio.changes import Change, list_changes
from pilotbook.portfolio.due import Due, list_due
from pilotbook.portfolio.neighbour import Neighbour, list_neighbours
from pilotbook.portfolio.other_portfolio import Home, OtherPortfolio
from pilotbook.portfolio.pilot_history import Events
from pilotbook.portfolio.portfolio import Portfolio
from pilotbook.portfolio.shown_fields import hides
from pilotbook.portfolio.stalls import PatternStanding, stand_by_pattern
from pilotbook.records.playbook import Article, Criterion
from pilotbook.records.vocabulary import Gate
from pilotbook.site.address import Addresses
from pilotbook.site.directory import Directory
from pilotbook.site.facets import FACETS, RegisterFacets, make_home_facet
from pilotbook.site.rendering import Templates

HOME = "index.md"
PLAYBOOK = "playbook/index.md"
REGISTER = "pilots/index.md"
CHECKLISTS = "checklists/index.md"
OWNERS = "owners/index.md"
FORUMS = "forums/index.md"
PROPOSE = "portfolio/propose.md"
SOURCES = "portfolio/sources.md"
RECORD_GUIDE = "guide/record.md"
ADD_GUIDE = "guide/add-a-pilot.md"
STALL_GUIDE = "guide/stall-risk.md"
SETTINGS = "playbook/playbook.yml"
"""What belongs to no single article: it stands in the docs folder, and is no page."""

SCHEMA = "schema/pilot.schema.json"
"""Where an organisation keeps the schema of a record, which editors follow, in its docs folder."""


@frozen(slots=False)
class Site:
    """The site that is being made. `name` is what it calls itself; `other_sources` are the pages not made here.

    `events` are what git knows of the pilots. `others` are portfolios whose pilots are shown beside those of this one.
    `offers_files` says whether the texts of the pilots' files are published,
    with all that they hold, so that the form can change them; without them, no page leads there. `is_served` says that
    the site may be made again soon, when a pilot has changed.
    """

    portfolio: Portfolio
    addresses: Addresses
    templates: Templates
    name: str = ""
    other_sources: frozenset[str] = frozenset()
    events: Events = field(default_factory=dict)
    others: tuple[OtherPortfolio, ...] = ()
    offers_files: bool = True
    is_served: bool = False

    @cached_property
    def group(self) -> Portfolio:
        """The portfolio with the pilots of the others."""
        return self._with_others(self.portfolio)

    def _with_others(self, portfolio: Portfolio) -> Portfolio:
        if not self.others:
            return portfolio
        neighbours = list_neighbours(self.others, portfolio.playbook, portfolio.today)
        return replace(portfolio, assessments=(*portfolio.assessments, *show_others(neighbours, portfolio)))

    @cached_property
    def shown(self) -> Portfolio:
        """The portfolio as other programs may see it."""
        return show_portfolio(self.portfolio)

    @cached_property
    def shown_group(self) -> Portfolio:
        """The portfolio with the pilots of the others, as other programs may see it."""
        return show_portfolio(self.group) if self.others else self.shown

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What changed until today, as other programs may see it; the latest first."""
        return list_changes(self.shown_group, self.events)

    @cached_property
    def changes_of(self) -> dict[str, list[Change]]:
        """The changes of each pilot by its id, the latest first."""
        found: dict[str, list[Change]] = defaultdict(list)
        for change in self.changes:
            found[change.pilot].append(change)
        return found

    @cached_property
    def articles(self) -> dict[str, Article]:
        """The playbook's articles by their sources."""
        return {article_source(article): article for article in self.portfolio.playbook.articles}

    @cached_property
    def articles_by_id(self) -> dict[str, Article]:
        """The playbook's articles by the ids that criteria name them by; of two with one id, the first."""
        return {article.id: article for article in reversed(self.portfolio.playbook.articles)}

    @cached_property
    def criteria(self) -> dict[str, Criterion]:
        """The playbook's criteria by their ids."""
        return {criterion.id: criterion for criterion in self.portfolio.playbook.criteria}

    @cached_property
    def facets(self) -> RegisterFacets:
        """The ways to narrow the register."""
        facets = (make_home_facet(self.name), *FACETS) if self.others else FACETS
        return RegisterFacets(self.group.assessments, facets)

    @cached_property
    def standings(self) -> dict[str, PatternStanding]:
        """How each stall pattern stands, by the address of its article."""
        return {standing.article.address: standing for standing in stand_by_pattern(self.portfolio)}

    @cached_property
    def group_standings(self) -> dict[str, PatternStanding]:
        """The same with the pilots of the others."""
        if not self.others:
            return self.standings
        return {standing.article.address: standing for standing in stand_by_pattern(self.group)}

    @cached_property
    def directory(self) -> Directory:
        """The people and the forums that records name, with their pages."""
        return Directory(self.portfolio)

    @cached_property
    def due(self) -> dict[str, list[Due]]:
        """What is due for each pilot, by its id, the longest overdue first."""
        return _due_by_pilot(self.portfolio)

    @cached_property
    def shown_due(self) -> dict[str, list[Due]]:
        """What is due for each pilot, by its id, as other programs may see it; the longest overdue first."""
        return self.due if self.shown_group is self.portfolio else _due_by_pilot(self.shown_group)

    def withholds(self, *fields: str) -> bool:
        """Whether any of some fields, given by their dotted paths, is not shown to those for whom the site is made."""
        return hides(self.portfolio.withheld, *fields)

    def say_blank(self, words: str, *fields: str) -> str:
        """What stands where the fields say nothing: the words, or that they are not shown."""
        return "not shown here" if self.withholds(*fields) else words

    def name_owner(self, assessment: Assessment) -> str:
        """The owner of a pilot, or what is said in the place of a name."""
        return assessment.pilot.owner.name or self.say_blank("nobody named", "owner.name")

    def link(self, source: str, target: str, fragment: str = "") -> str:
        """The relative address from one page to another."""
        return self.addresses.between(source, target, fragment)

    def link_pilot(self, source: str, assessment: Assessment, fragment: str = "") -> str:
        """The address of a pilot's page: relative, or at its home; where that has none, what is known of the home."""
        if not isinstance(assessment, Neighbour):
            return self.link(source, pilot_source(assessment.id), fragment)
        if not assessment.page:
            return self.link(source, SOURCES, home_fragment(assessment.home))
        return f"{assessment.page}#{fragment}" if fragment else assessment.page

    def whole_pilot(self, assessment: Assessment) -> str:
        """The same as an address that can stand alone."""
        if isinstance(assessment, Neighbour):
            return assessment.page or self.addresses.whole(SOURCES)
        return self.addresses.whole(pilot_source(assessment.id))

    def link_criterion(self, source: str, criterion: Criterion) -> str:
        """The relative address of the place in the playbook that explains a criterion."""
        home = self.portfolio.playbook.homes[criterion.id]
        return self.link(source, article_source(home), criterion.id.lower())

    @cached_property
    def criterion_links(self) -> dict[str, str]:
        """The relative address that leads from any pilot's page to what explains a criterion, by the criterion's id."""
        some_pilot = pilot_source("some-pilot")
        return {each.id: self.link_criterion(some_pilot, each) for each in self.portfolio.playbook.criteria}

    def link_pilots(self, source: str, facet: str, value: str) -> str:
        """The relative address of the register, narrowed to the pilots that have a value of a facet."""
        return self.link(source, REGISTER) + self.facets.query(facet, value)

    def link_owner(self, source: str, assessment: Assessment) -> str:
        """The relative address of the page of the person who owns a pilot, or ""."""
        target = self.directory.find_owner(assessment)
        return self.link(source, target) if target else ""

    def link_forum(self, source: str, assessment: Assessment) -> str:
        """The relative address of the page of the forum that reviews a pilot, or ""."""
        target = self.directory.find_forum(assessment)
        return self.link(source, target) if target else ""

    def link_if_there(self, source: str, target: str) -> str:
        """The relative address of a page that an organisation may have left out, or ""."""
        return self.link(source, target) if target in self.other_sources else ""


def _due_by_pilot(portfolio: Portfolio) -> dict[str, list[Due]]:
    found: dict[str, list[Due]] = defaultdict(list)
    for each in list_due(portfolio):
        found[each.assessment.id].append(each)
    return found


def article_source(article: Article) -> str:
    """The source of an article's page."""
    return f"playbook/{article.address}.md"


def pilot_source(pilot_id: str) -> str:
    """The source of a pilot's page."""
    return f"pilots/{pilot_id}.md"


def is_pilot_address(source: str) -> bool:
    """Whether a page is the register, or a pilot's."""
    return source.startswith("pilots/")


def checklist_source(gate: Gate) -> str:
    """The source of a gate's checklist."""
    return f"checklists/{gate.value}.md"


def home_fragment(home: Home) -> str:
    """The fragment of the page of sources at which another portfolio stands."""
    return f"source-{home.key}"


def handout_fragment(gate: Gate) -> str:
    """The fragment of a pilot's page at which the checklist of a gate stands, filled in for a meeting."""
    return f"checklist-{gate.value}"
