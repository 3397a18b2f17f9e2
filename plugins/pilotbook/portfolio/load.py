"""Reads a repository and assesses all of it: the one way from files to a portfolio, or to what is wrong with them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from pilotbook.assessment.assess import Assessor
from pilotbook.assessment.conditions import ConditionEnvironment
from pilotbook.assessment.phrases import PhraseBook
from pilotbook.assessment.record_check import check_record
from pilotbook.assessment.repeats import RepeatCount, Repeats
from pilotbook.assessment.verdict import Assessment
from pilotbook.diagnostic import Diagnostic, sort_diagnostics
from pilotbook.frozen import frozen
from pilotbook.portfolio.addresses import find_taken_addresses, has_address
from pilotbook.portfolio.findings import Findings, arrange_by_file
from pilotbook.portfolio.name_doubts import diagnose_doubts, find_doubts
from pilotbook.portfolio.name_roll import NameRoll
from pilotbook.portfolio.portfolio import Portfolio
from pilotbook.portfolio.ready_playbook import find_ready_playbook
from pilotbook.portfolio.repository import Repository
from pilotbook.portfolio.same_titles import point_out_same_titles
from pilotbook.portfolio.selection import Selection, select_all
from pilotbook.records.pilot_file import PilotFile, ReadText, stream_pilot_files
from pilotbook.records.playbook import Playbook
from pilotbook.records.playbook_folder import PlaybookFolder, PlaybookTexts
from pilotbook.records.text_file import read_text_file

Assessed = tuple[PilotFile, Assessment | None]
"""A pilot's file, and what the playbook says about it; None where the file does not tell of a pilot."""


@frozen
class Bench:
    """A playbook that was read and whose conditions were tried, ready to assess pilots with."""

    playbook: Playbook
    assessor: Assessor
    phrases: PhraseBook
    today: date
    diagnostics: tuple[Diagnostic, ...]


def prepare_playbook(own: PlaybookFolder | PlaybookTexts | None, today: date) -> Bench:
    """Read a playbook and compile its conditions; the one of the package, where nobody changed it, is ready."""
    ready = find_ready_playbook(own)
    if ready is None:
        from pilotbook.records.playbook_file import read_playbook

        playbook, problems = read_playbook(own)
        return make_bench(playbook, today, problems)
    phrases = PhraseBook(ready.playbook.settings.phrases, ready.phrase_index)
    environment = ConditionEnvironment(ready.playbook, phrases, today)
    for condition, each, plan, compiled in ready.conditions:
        environment.trust(condition, each, plan, compiled)
    return _set_up(ready.playbook, phrases, environment, today)


def make_bench(playbook: Playbook, today: date, problems: Iterable[Diagnostic] = ()) -> Bench:
    """Compile the conditions of a playbook; `problems` are those that were found when it was read."""
    from pilotbook.assessment.condition_check import check_conditions

    phrases = PhraseBook(playbook.settings.phrases)
    environment = ConditionEnvironment(playbook, phrases, today)
    broken = check_conditions(playbook, environment, today)
    return _set_up(playbook, phrases, environment, today, sort_diagnostics([*problems, *broken]))


def _set_up(
    playbook: Playbook,
    phrases: PhraseBook,
    environment: ConditionEnvironment,
    today: date,
    diagnostics: tuple[Diagnostic, ...] = (),
) -> Bench:
    return Bench(
        playbook=playbook,
        assessor=Assessor(playbook, phrases, environment, today),
        phrases=phrases,
        today=today,
        diagnostics=diagnostics,
    )


def stream_assessments(  # noqa: PLR0913, PLR0917 - where the files are, how they are read, and what is known of others
    bench: Bench,
    files: Sequence[Path],
    folder: Path,
    root: Path,
    read_text: ReadText = read_text_file,
    repeats: Repeats | None = None,
) -> Iterator[Assessed]:
    """Each pilot file of one folder with its assessment, one after another, so that not all have to be kept."""
    read_files = stream_pilot_files(files, folder, root, bench.playbook.settings.added_fields, read_text)
    for read in point_out_same_titles(read_files):
        file = check_record(read, bench.playbook, bench.phrases, bench.today)
        yield file, bench.assessor.assess(file, repeats)


def load_selection(selection: Selection, today: date) -> Portfolio:
    """The pilots of a selection, held against its repository's playbook, or against the one of the package."""
    repository = selection.repository
    bench = prepare_playbook(repository.playbook if repository else None, today)
    return make_portfolio(bench, _stream_selection(bench, selection), repository)


def make_portfolio(bench: Bench, pilots: Iterable[Assessed], repository: Repository | None) -> Portfolio:
    """The portfolio of pilots that were assessed, with the pages of a repository that are in their way."""
    assessed = _assess_repeats(bench, tuple(pilots))
    assessments = tuple(assessment for _, assessment in assessed if assessment is not None)
    unreadable = tuple(file for file, assessment in assessed if assessment is None)
    ids = [file.id for file in (*(each.file for each in assessments), *unreadable) if has_address(file)]
    return Portfolio(
        playbook=bench.playbook,
        today=bench.today,
        assessments=assessments,
        unreadable=unreadable,
        playbook_diagnostics=bench.diagnostics,
        site_diagnostics=_find_site_problems(repository, ids) if repository else (),
    )


def _assess_repeats(bench: Bench, assessed: tuple[Assessed, ...]) -> tuple[Assessed, ...]:
    """The same pilots, where those are assessed anew whose long answers stand in many of the records."""
    counted = RepeatCount(bench.playbook.settings.phrases)
    for number, (file, _) in enumerate(assessed):
        counted.add(number, file.pilot)
    repeats, numbers = counted.sum_up()
    return tuple(
        (file, bench.assessor.assess(file, repeats) if number in numbers else assessment)
        for number, (file, assessment) in enumerate(assessed)
    )


def find_problems(selection: Selection, today: date) -> Findings:
    """What is wrong with the files of a selection; as `load_selection(…).diagnostics`, but nothing else is kept."""
    repository = selection.repository
    bench = prepare_playbook(repository.playbook if repository else None, today)
    found: dict[str, tuple[Diagnostic, ...]] = {}
    ids: list[str] = []
    names, counted = NameRoll(), RepeatCount(bench.playbook.settings.phrases)
    files = 0
    for file, assessment in _stream_selection(bench, selection):
        counted.add(files, file.pilot)
        files += 1
        names.add(file)
        if has_address(file):
            ids.append(file.id)
        diagnostics = _diagnostics_of((file, assessment))
        if diagnostics:
            found[file.path] = diagnostics
    found |= {each[0].path: _diagnostics_of(each) for each in _stream_repeats(bench, selection, counted)}
    of_site = _find_site_problems(repository, ids) if repository else ()
    doubts = find_doubts(names.spellings, bench.playbook.settings, bench.phrases)
    of_pilots = arrange_by_file(found.items(), diagnose_doubts(doubts))
    return Findings(today=today, files=files, diagnostics=(*bench.diagnostics, *of_site, *of_pilots))


def _find_site_problems(repository: Repository, ids: Iterable[str]) -> tuple[Diagnostic, ...]:
    """What is wrong with the site as a whole: sources that have no form, and pages in the way of generated ones."""
    configured: tuple[Diagnostic, ...] = ()
    text = repository.read_configuration()
    if "sources" in text:
        from pilotbook.portfolio.source_check import check_sources

        configured = check_sources(text, repository.name_file(repository.configuration))
    return (*configured, *find_taken_addresses(repository, ids))


def _diagnostics_of(assessed: Assessed) -> tuple[Diagnostic, ...]:
    file, assessment = assessed
    return assessment.diagnostics if assessment is not None else sort_diagnostics(list(file.diagnostics))


def _stream_repeats(bench: Bench, selection: Selection, counted: RepeatCount) -> Iterator[Assessed]:
    """Once more, the pilots whose long answers stand in many records: their files are read again, few as they are."""
    repeats, numbers = counted.sum_up()
    start = 0
    for folder, files in selection.folders:
        again = [file for number, file in enumerate(files, start) if number in numbers]
        start += len(files)
        yield from stream_assessments(bench, again, folder, selection.root, repeats=repeats)


def _stream_selection(bench: Bench, selection: Selection) -> Iterator[Assessed]:
    for folder, files in selection.folders:
        yield from stream_assessments(bench, files, folder, selection.root)


def load_portfolio(repository: Repository, today: date) -> Portfolio:
    """Everything of a repository: its playbook, every pilot in its folder `pilots`, and the pages in their way."""
    return load_selection(select_all(repository), today)
