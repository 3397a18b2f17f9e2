"""Says what is wrong with a file, and where: the one form in which every part of Pilotbook reports a problem."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from pilotbook.frozen import frozen


class Severity(StrEnum):
    """How much a diagnostic matters: an error fails `check`, a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Code(StrEnum):
    """What kind of problem it is. The values are public words: they stay the same from one release to the next."""

    UNREADABLE_FILE = "unreadable-file"
    FILE_TOO_LARGE = "file-too-large"
    NOT_UTF_8 = "not-utf-8"
    CONTROL_CHARACTER = "control-character"
    YAML_SYNTAX = "yaml-syntax"
    TOO_DEEP = "too-deep"
    TOO_MANY_VALUES = "too-many-values"
    DUPLICATE_KEY = "duplicate-key"
    KEY_NOT_TEXT = "key-not-text"
    ALIAS = "alias"
    TAG = "tag"
    SEVERAL_DOCUMENTS = "several-documents"
    EMPTY_FILE = "empty-file"
    UNKNOWN_KEY = "unknown-key"
    MISSING_KEY = "missing-key"
    WRONG_TYPE = "wrong-type"
    NOT_A_DAY = "not-a-day"
    NOT_A_NUMBER = "not-a-number"
    NOT_A_CHOICE = "not-a-choice"
    NOT_AN_ADDRESS = "not-an-address"
    TOO_LONG = "too-long"
    SECRET = "secret"  # noqa: S105 - a word, no password
    FILE_NAME = "file-name"
    SAME_ID = "same-id"
    LINK_OUTSIDE = "link-outside"
    ADDRESS_TAKEN = "address-taken"
    NO_FRONT_MATTER = "no-front-matter"
    DUPLICATE_CRITERION = "duplicate-criterion"
    UNKNOWN_FIELD = "unknown-field"
    UNKNOWN_COLUMN = "unknown-column"
    UNKNOWN_ARTICLE = "unknown-article"
    UNKNOWN_CAPABILITY = "unknown-capability"
    UNKNOWN_CRITERION = "unknown-criterion"
    BROKEN_CONDITION = "broken-condition"
    DAY_IN_FUTURE = "day-in-future"
    DATE_ORDER = "date-order"
    SAME_TITLE = "same-title"
    STAGE_WITHOUT_DECISION = "stage-without-decision"
    STAGE_AGAINST_DECISION = "stage-against-decision"
    DECISION_WITHOUT_BUDGET = "decision-without-budget"
    DECISION_OVERDUE = "decision-overdue"
    REVIEW_LATE = "review-late"
    POLICY_OLD = "policy-old"
    WAIVER_INVALID = "waiver-invalid"
    WAIVER_UNDATED = "waiver-undated"
    WAIVER_ENDING = "waiver-ending"
    CRITERION_NOT_MET = "criterion-not-met"
    TWO_SPELLINGS = "two-spellings"
    MORE_PROBLEMS = "more-problems"


class Place(NamedTuple):
    """Where something stands: a path relative to the repository with `/`, a line and a column that count from 1."""

    path: str
    line: int = 1
    column: int = 1


@frozen
class Diagnostic:
    """One problem of one file. `help` is the address of the page that explains it, relative to the site's root."""

    code: Code
    place: Place
    message: str
    hint: str
    severity: Severity = Severity.ERROR
    pilot: str | None = None
    criterion: str | None = None
    help: str = ""


MAX_PROBLEMS = 100
"""Most diagnostics of one file: nobody mends more at once, and hostile input could make millions."""


def add_diagnostic(diagnostics: list[Diagnostic], new: Diagnostic) -> bool:
    """Add one more problem of a file, and say whether there is room for others.

    The first one too many becomes a diagnostic that says so; those after it are dropped.
    """
    if len(diagnostics) < MAX_PROBLEMS:
        diagnostics.append(new)
    elif len(diagnostics) == MAX_PROBLEMS:
        diagnostics.append(
            Diagnostic(
                code=Code.MORE_PROBLEMS,
                place=new.place,
                message=f"expected a file with few problems, found more than {MAX_PROBLEMS}",
                hint="mend those above first; what is left is shown then",
                pilot=new.pilot,
            )
        )
    return len(diagnostics) <= MAX_PROBLEMS


def sort_diagnostics(diagnostics: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Put diagnostics into the order in which a person mends them, each one once: by file, line and column.

    At one place, what the file cannot say comes before what the pilot falls short of, which may come from it.
    """
    unique = dict.fromkeys(diagnostics)
    return tuple(sorted(unique, key=lambda d: (d.place, d.criterion is not None, d.code, d.criterion or "", d.message)))


def has_problems(diagnostics: Iterable[Diagnostic], at_least: Severity = Severity.ERROR) -> bool:
    """Whether any of them is an error, or, with another severity, matters as much as that."""
    severities = list(Severity)
    counted = severities[: severities.index(at_least) + 1]
    return any(diagnostic.severity in counted for diagnostic in diagnostics)
