"""Turns a comparison into a brief in Markdown: what a reviewer has to know, the most important first."""

from collections import Counter
from collections.abc import Iterator

from pilotbook.diagnostic import Severity
from pilotbook.history.checkout import Commit
from pilotbook.portfolio.comparison import ChangeKind, Comparison, PilotChange
from pilotbook.reports.brief_faults import tell_diagnostic
from pilotbook.reports.brief_pilot import write_pilot, write_row
from pilotbook.reports.brief_playbook import write_playbook
from pilotbook.reports.brief_portfolio import write_portfolio
from pilotbook.reports.inert_markdown import write_code, write_inert
from pilotbook.reports.markdown_parts import count_of, fit_blocks, write_list, write_table

LONGEST = 65_536
"""How many characters a comment on GitHub may have; other forges take more."""
SHORTEST = 8_000
"""The least into which what is always told fits."""
_SHARE = 5
"""The table and the playbook take at most this part of the whole each, so that the pilots have the rest."""
_ROOM_OF_THE_LAST_LINE = 300
_MOST_PROBLEMS = 5
_KINDS = {
    ChangeKind.CHANGED: "{} changed",
    ChangeKind.RENAMED: "{} renamed",
    ChangeKind.ADDED: "{} new",
    ChangeKind.DELETED: "{} deleted",
}


def write_brief(comparison: Comparison, longest: int = LONGEST) -> str:
    """The brief, of at most `longest` characters, which are no fewer than SHORTEST; what is cut is counted."""
    pilots = sorted(comparison.pilots, key=_rank)
    head = [_section(text) for text in _write_head(comparison, pilots, longest // _SHARE)]
    tail = [_section(text) for text in _write_tail(comparison, longest // _SHARE)]
    room = longest - len("".join([*head, *tail])) - _ROOM_OF_THE_LAST_LINE
    fitted = fit_blocks((_section(write_pilot(each)) for each in pilots), room)
    last = _section(_tell_cut(fitted.cut, comparison, longest)) if fitted.cut else ""
    return "".join([*head, *fitted.blocks, *tail, last]).rstrip("\n") + "\n"


def _section(text: str) -> str:
    return text.rstrip("\n") + "\n\n"


def _rank(change: PilotChange) -> tuple[bool, bool, bool, bool, bool, str]:
    """What cannot be read comes first, then errors, what is deleted, what moves, and waivers; the rest by path."""
    sides = [side for side in (change.before, change.after) if side is not None]
    stages = {side.pilot.stage for side in sides if side.pilot is not None}
    return (
        not change.is_broken,
        not change.errors,
        change.kind is not ChangeKind.DELETED,
        len(stages) <= 1,
        not change.waivers,
        change.file.path,
    )


def _write_head(comparison: Comparison, pilots: list[PilotChange], room: int) -> Iterator[str]:
    yield f"## Pilotbook: {_tell_counts(pilots)}"
    yield f"{_tell_commits(comparison)} {_tell_errors(comparison)}"
    if pilots:
        top = write_table(("Pilot", "Stage", "Answers", "To mend"), [])
        fitted = fit_blocks((write_row(each) for each in pilots), room - len(top) - 100)
        left = f"| … and {fitted.cut:,} more | | | |\n" if fitted.cut else ""
        yield f"{top}{''.join(fitted.blocks)}{left}"


def _tell_counts(pilots: list[PilotChange]) -> str:
    counts = Counter(change.kind for change in pilots)
    told = [words.format(f"{counts[kind]:,}") for kind, words in _KINDS.items() if counts[kind]]
    return f"{count_of(len(pilots), 'pilot')} ({', '.join(told)})" if pilots else "no pilot changes"


def _tell_commits(comparison: Comparison) -> str:
    head = comparison.head
    what = f"{write_code(head.name)} ({_short(head)})" if head is not None else "The working tree"
    fork = (
        f", from where it was left ({_short(comparison.fork)})" if comparison.fork.hash != comparison.base.hash else ""
    )
    base = f"{write_code(comparison.base.name)} ({_short(comparison.base)})"
    return f"{what}, compared with {base}{fork}, judged as on {comparison.today.isoformat()}."


def _short(commit: Commit) -> str:
    return f"`{commit.hash[:10]}`"


def _tell_errors(comparison: Comparison) -> str:
    count = sum(change.errors > 0 for change in comparison.pilots)
    if count:
        return f"**{count_of(count, 'pilot')} with errors.**"
    return "**There are errors, though in no pilot.**" if comparison.has_errors else "No errors."


def _write_tail(comparison: Comparison, room: int) -> Iterator[str]:
    problems = [*comparison.after.playbook_diagnostics, *comparison.after.site_diagnostics]
    errors = [each for each in problems if each.severity is Severity.ERROR]
    if errors:
        yield "### Wrong in the playbook or on the site"
        yield write_list([tell_diagnostic(each) for each in errors], _MOST_PROBLEMS)
    if comparison.criteria:
        yield write_playbook(comparison.criteria, room)
    yield write_portfolio(comparison.before, comparison.after)


def _tell_cut(cut: int, comparison: Comparison, longest: int) -> str:
    command = f"pilotbook report --base {comparison.base.name} --format json"
    what = f"{cut:,} of {count_of(len(comparison.pilots), 'pilot')} {'is' if cut == 1 else 'are'} left out above"
    return f"{what}, for a comment may have {longest:,} characters. This tells of all: {write_inert(command)}"
