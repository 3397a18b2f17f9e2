"""Remembers what was read and assessed, so that looking again at many pilots costs as much as the few that changed."""

from pilotbook.assessment.record_check import check_record
from pilotbook.portfolio.load import Assessed, Bench, make_portfolio
from pilotbook.portfolio.portfolio import Portfolio
from pilotbook.portfolio.repository import Repository
from pilotbook.portfolio.same_titles import point_out_same_titles
from pilotbook.records.pilot_file import PilotFile, list_pilot_files, read_pilot, stream_pilot_files
from pilotbook.records.shape import Field


class KnownPilots:
    """The pilots of one repository, held against one playbook on one day."""

    def __init__(self, repository: Repository, bench: Bench) -> None:
        self._repository, self._bench = repository, bench
        self._read: dict[str, tuple[str, PilotFile]] = {}
        self._assessed: dict[str, tuple[PilotFile, Assessed]] = {}

    def load(self) -> Portfolio:
        """The portfolio as its files are now. A pilot whose file says the same is the same object as before."""
        folder, added = self._repository.pilots, self._bench.playbook.settings.added_fields
        files = stream_pilot_files(
            list_pilot_files(folder), folder, self._repository.root, added, read=self._read_pilot
        )
        found = [self._assess(file) for file in point_out_same_titles(files)]
        self._assessed = {read.path: (read, assessed) for read, assessed in found}
        self._read = {path: known for path, known in self._read.items() if path in self._assessed}
        return make_portfolio(self._bench, (assessed for _, assessed in found), self._repository)

    def _read_pilot(self, text: str, identifier: str, path: str, added: tuple[Field, ...]) -> PilotFile:
        known = self._read.get(path)
        if known is None or known[0] != text:
            known = self._read[path] = text, read_pilot(text, identifier, path, added)
        return known[1]

    def _assess(self, read: PilotFile) -> tuple[PilotFile, Assessed]:
        known = self._assessed.get(read.path)
        if known is not None and known[0] is read:
            return known
        bench = self._bench
        file = check_record(read, bench.playbook, bench.phrases, bench.today)
        return read, (file, bench.assessor.assess(file))
