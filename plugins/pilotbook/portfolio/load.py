"""Reads a repository and assesses all of it: the one way from files to a portfolio."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pilotbook.assessment.assess import Assessor
from pilotbook.assessment.condition_check import check_conditions
from pilotbook.assessment.conditions import ConditionEnvironment
from pilotbook.assessment.phrases import PhraseBook
from pilotbook.assessment.pilot_names import check_names
from pilotbook.diagnostic import Diagnostic, sort_diagnostics
from pilotbook.portfolio.addresses import find_taken_addresses, has_address
from pilotbook.portfolio.portfolio import Portfolio
from pilotbook.portfolio.repository import Repository
from pilotbook.portfolio.selection import Selection, select_all
from pilotbook.records.pilot_file import read_pilot_files
from pilotbook.records.playbook import Playbook
from pilotbook.records.playbook_file import PlaybookFolder, read_playbook


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """A playbook that was read and whose conditions were tried, ready to assess pilots with."""

    playbook: Playbook
    assessor: Assessor
    phrases: PhraseBook
    today: date
    diagnostics: tuple[Diagnostic, ...]


def prepare_playbook(own: PlaybookFolder | None, today: date) -> Bench:
    """Read a playbook and compile its conditions."""
    playbook, problems = read_playbook(own)
    phrases = PhraseBook(playbook.settings.phrases)
    environment = ConditionEnvironment(playbook, phrases, today)
    broken = check_conditions(playbook, environment, today)
    diagnostics = sort_diagnostics([*problems, *broken])
    return Bench(
        playbook=playbook,
        assessor=Assessor(playbook, phrases, environment, today),
        phrases=phrases,
        today=today,
        diagnostics=diagnostics,
    )


def assess_files(bench: Bench, files: Sequence[Path], folder: Path, root: Path) -> Portfolio:
    """Read pilot files of one folder and assess them; paths are counted from `root`."""
    read = read_pilot_files(list(files), folder, root, bench.playbook.settings.added_fields)
    named = [check_names(file, bench.playbook, bench.phrases) for file in read]
    assessed = [(file, bench.assessor.assess(file)) for file in named]
    return Portfolio(
        playbook=bench.playbook,
        today=bench.today,
        assessments=tuple(assessment for _, assessment in assessed if assessment is not None),
        unreadable=tuple(file for file, assessment in assessed if assessment is None),
        playbook_diagnostics=bench.diagnostics,
    )


def load_selection(selection: Selection, today: date) -> Portfolio:
    """The pilots of a selection, held against its repository's playbook, or against the one of the package."""
    repository = selection.repository
    bench = prepare_playbook(repository.playbook if repository else None, today)
    parts = [assess_files(bench, files, folder, selection.root) for folder, files in selection.folders]
    assessments = tuple(each for part in parts for each in part.assessments)
    unreadable = tuple(each for part in parts for each in part.unreadable)
    ids = [file.id for file in (*(each.file for each in assessments), *unreadable) if has_address(file)]
    return Portfolio(
        playbook=bench.playbook,
        today=today,
        assessments=assessments,
        unreadable=unreadable,
        playbook_diagnostics=bench.diagnostics,
        site_diagnostics=find_taken_addresses(repository, ids) if repository else (),
    )


def load_portfolio(repository: Repository, today: date) -> Portfolio:
    """Everything of a repository: its playbook, every pilot in its folder `pilots`, and the pages in their way."""
    return load_selection(select_all(repository), today)
