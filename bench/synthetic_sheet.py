"""Writes a made-up inventory with as many rows, columns and words as that of the US federal agencies for 2024."""

import csv
from pathlib import Path
from random import Random

ROWS = 2_133
_COLUMNS = (
    "Use Case Name",
    "Agency",
    "Agency Abbreviation",
    "Bureau",
    "Use Case Topic Area",
    "What is the intended purpose and expected benefits of the AI?",
    "Stage of Development",
    "Date Initiated",
    "Date when Acquisition and/or Development began",
    "Date Implemented",
    "Date Retired",
    (
        "Describe any agency-owned data used to train, fine-tune, and/or evaluate performance of the model(s) used in "
        "this use case."
    ),
    "Does this AI use case involve personally identifiable information (PII) that is maintained by the agency?",
    "If the code is open-source, provide the link for the publicly available source code.",
)
_OTHERS = 48
"""How many more columns there are, about half of whose cells are blank."""
_STAGES = ("Initiated", "Acquisition and/or Development", "Implementation and Assessment", "Operation and Maintenance")
_WORDS = (
    "model",
    "reads",
    "the",
    "forms",
    "of",
    "each",
    "office",
    "and",
    "drafts",
    "an",
    "answer",
    "for",
    "review – by",
)


def write_sheet(file: Path, rows: int = ROWS, seed: int = 7) -> int:
    """Write the sheet in the encoding of Windows, and give its size in bytes; the same seed gives the same sheet."""
    random = Random(seed)  # noqa: S311 - the sheet is to be the same in every run
    others = [f"Question {number}: {_say(random, 12)}?" for number in range(_OTHERS)]
    with file.open("w", encoding="cp1252", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow([*_COLUMNS, *others])
        writer.writerows(_make_row(random, number) for number in range(rows))
    return file.stat().st_size


def _make_row(random: Random, number: int) -> list[str]:
    days = [f"{random.randint(1, 12)}/{random.randint(1, 28)}/{random.randint(2018, 2024)}" for _ in range(4)]
    return [
        f"Use case {number} {_say(random, 5)}",
        f"Department of {random.choice(_WORDS)}",
        random.choice(("DHS", "DOJ", "HHS")),
        _say(random, 3),
        random.choice(("Law & Justice", "Health & Medical", "N/A")),
        _say(random, random.randint(20, 160)),
        random.choice(_STAGES),
        *(day if random.random() < 0.5 else "" for day in days),  # noqa: PLR2004 - about half of them
        _say(random, random.randint(0, 30)),
        random.choice(("Yes", "No", "N/A", "")),
        random.choice(("", "", "", f"https://example.com/{number}")),
        *(_say(random, random.choice((0, 0, 1, 1, 12))) for _ in range(_OTHERS)),
    ]


def _say(random: Random, count: int) -> str:
    return " ".join(random.choices(_WORDS, k=count)).capitalize()
