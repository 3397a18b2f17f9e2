"""A comparison made of texts, without a repository: what a branch does to a few pilots."""

from collections.abc import Mapping
from pathlib import Path

from pilotbook.history.checkout import Commit
from pilotbook.portfolio.comparison import Comparison, CriterionChange, PilotChange, Side
from pilotbook.portfolio.load import Bench, make_portfolio, stream_assessments
from tests.assessment.exemplary import bench

ROOT = Path("/book")
BASE = Commit("1" * 40, "main")
HEAD = Commit("2" * 40, "change")


def read_side(name: str, text: str, judge: Bench) -> Side:
    """A pilot's file of that text."""
    file = ROOT / "pilots" / f"{name}.yml"
    (pair,) = stream_assessments(judge, [file], ROOT / "pilots", ROOT, lambda *_place: text)
    return Side(file=pair[0], assessment=pair[1])


def change_of(
    before: str | None, after: str | None, name: str = "a", was: str = "", judge: Bench | None = None
) -> PilotChange:
    """A file before and after; `was` is the name that it had."""
    judge = judge or bench()
    return PilotChange(
        before=read_side(was or name, before, judge) if before is not None else None,
        after=read_side(name, after, judge) if after is not None else None,
    )


def comparison_of(
    *changes: PilotChange,
    kept: Mapping[str, str] | None = None,
    criteria: tuple[CriterionChange, ...] = (),
    base: Commit = BASE,
    head: Commit | None = HEAD,
) -> Comparison:
    """Those changes, in a portfolio that has the pilots in `kept` besides."""
    same = [read_side(name, text, bench()) for name, text in (kept or {}).items()]
    before = [*same, *(change.before for change in changes if change.before is not None)]
    after = [*same, *(change.after for change in changes if change.after is not None)]
    return Comparison(
        base=base,
        fork=base,
        head=head,
        before=make_portfolio(bench(), ((side.file, side.assessment) for side in before), None),
        after=make_portfolio(bench(), ((side.file, side.assessment) for side in after), None),
        pilots=changes,
        criteria=criteria,
    )
