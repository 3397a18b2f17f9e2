"""Says why a condition of the playbook cannot be used."""

from pilotbook.frozen import frozen


@frozen(kw_only=False)
class ConditionProblem:
    """Why a condition cannot be used.

    `line` and `column` count from 1 within it; `key` is the criterion's key that holds it, `when` or `check`.
    """

    message: str
    hint: str = ""
    line: int = 1
    column: int = 1
    key: str = "check"
