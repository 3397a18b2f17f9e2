"""Takes out of the cells of a row what no record may hold: what cannot be seen, and what looks like a secret."""

from collections.abc import Iterator, Sequence

from pilotbook.importing.remark import Kind, Remark
from pilotbook.importing.sheet import Row
from pilotbook.records.characters import find_forbidden
from pilotbook.records.secret_search import find_secrets
from pilotbook.records.withholding import WITHHELD


def clean_row(row: Row, headings: Sequence[str]) -> tuple[Row, tuple[Remark, ...]]:
    """The row, and a remark for each cell from which something was taken."""
    cleaned = [_clean(cell) for cell in row.cells]
    remarks = _remark(row.number, headings, [what for _, what in cleaned])
    return Row(row.number, tuple(text for text, _ in cleaned)), tuple(remarks)


def _clean(text: str) -> tuple[str, str]:
    """The text of a cell without what it may not hold, and words about that."""
    secrets = find_secrets(text)
    for secret in reversed(secrets):
        text = f"{text[: secret.start]}{WITHHELD}{text[secret.end :]}"
    index = find_forbidden(text)
    if secrets:
        return _without_forbidden(text), f"expected nothing secret, found what looks like {secrets[0].kind}"
    if index is None:
        return text, ""
    return _without_forbidden(text), f"expected readable text, found the invisible character U+{ord(text[index]):04X}"


def _without_forbidden(text: str) -> str:
    while (index := find_forbidden(text)) is not None:
        text = text.replace(text[index], "")
    return text


def _remark(row: int, headings: Sequence[str], found: Sequence[str]) -> Iterator[Remark]:
    for column, message in enumerate(found):
        if message:
            is_secret = "secret" in message
            yield Remark(
                kind=Kind.DOUBTFUL,
                row=row,
                column=column + 1,
                heading=headings[column],
                message=f"{message}: it was left out",
                hint="revoke it where it was issued, and delete it in the sheet" if is_secret else _PASTED,
            )


_PASTED = "delete it in the sheet; such characters come along when text is pasted"
