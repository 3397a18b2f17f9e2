"""Spoils pilots' files at random and reads them: a program, so that a mutant that kills it is seen from outside.

    python -m tests.hostile.mutants --seed 1 --count 3000

It prints what became of the mutants, as JSON. What goes wrong it prints as well, one mutant to a line.
"""

import argparse
import base64
import json
import random
import re
import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from pilotbook.diagnostic import Diagnostic, has_problems
from pilotbook.portfolio.load import prepare_playbook
from pilotbook.portfolio.portfolio import Portfolio
from pilotbook.records.pilot_file import PilotFile, read_pilot
from pilotbook.records.text_file import decode_text
from pilotbook.reports.json_report import write_json
from pilotbook.reports.text_report import write_text
from tests.records.corpora import FOLDER

PILOTS = Path(__file__).parents[2] / "pilots"
CORPORA = ("yaml-test-suite.json", "pyyaml-legacy.json", "json-test-suite.json")
PATH = "pilots/mutant.yml"
SLOW = 2.0
"""Seconds for one mutant, of which each takes a few milliseconds; only what grows out of bounds takes this long."""
ODD = (
    *"[]{}:,-?#&*!|>'\"%@`\\\t\r\n\0\x07\x7f\x85\xa0\xad\u200b\u200d\u200f\u202e\u2028\u2066\ufeff\uffff😀é०",
    *("\r\n", "---", "...", "<<: ", "!!int ", "&a ", "*a", ": ", "- ", "? ", "~", "null", "no", "0x", "2024-13-45"),
)
BYTES = (
    b"\x00",
    b"\x80",
    b"\xc3",
    b"\xed\xa0\x80",
    b"\xf8\x88\x80\x80\x80",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xf4\x90\x80\x80",
)


def read_seeds() -> list[bytes]:
    """The sample pilots, each often enough to be half of the whole, and the corpora where they are."""
    pilots = [file.read_bytes() for file in sorted(PILOTS.glob("*.yml"))]
    cases: list[bytes] = []
    for name in CORPORA:
        if (FOLDER / name).is_file():
            found: list[dict[str, Any]] = json.loads((FOLDER / name).read_text(encoding="utf-8"))
            cases += [base64.b64decode(case.get("bytes_base64") or case.get("yaml_base64") or "") for case in found]
    return [*pilots * max(1, len(cases) // len(pilots)), *cases]


def spoil_bytes(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data) + 1)
    put: bytes = rng.choice((*BYTES, rng.randbytes(3)))
    return data[:at] + put + data[at + rng.randrange(3) :]


def cut(data: bytes, rng: random.Random) -> bytes:
    start, end = sorted((rng.randrange(len(data) + 1), rng.randrange(len(data) + 1)))
    return data[:start] if rng.random() < 0.5 else data[:start] + data[end:]


def splice(data: bytes, rng: random.Random) -> bytes:
    other = rng.choice(SEEDS)
    return data[: rng.randrange(len(data) + 1)] + other[rng.randrange(len(other) + 1) :]


def spoil_text(data: bytes, rng: random.Random) -> bytes:
    """Put in, or put in place of something, a character that means something to YAML or to nobody."""
    text = data.decode("utf-8", errors="replace")
    at = rng.randrange(len(text) + 1)
    put: str = rng.choice(ODD) * rng.choice((1, 1, 1, 2, 30, 2_000))
    return (text[:at] + put + text[at + rng.randrange(2) :]).encode()


def spoil_lines(data: bytes, rng: random.Random) -> bytes:
    """Move, repeat, drop, join or indent a line otherwise."""
    lines = data.splitlines(keepends=True) or [b""]
    at = rng.randrange(len(lines))
    line = lines[at]
    changed: tuple[list[bytes], ...] = (
        [line] * rng.choice((2, 3, 400)),
        [],
        [line.rstrip(b"\r\n")],
        [rng.choice((b" ", b"   ", b"\t", b"\xc2\xa0")) + line],
        [line.lstrip(b" ")],
        [line, rng.choice(lines)],
        [line.replace(b": ", b":", 1)],
        [line.rstrip(b"\n") + rng.choice((b" [", b" {", b' "', b" '", b" |", b" >2", b" # ", b" &x", b": x")) + b"\n"],
    )
    return b"".join([*lines[:at], *rng.choice(changed), *lines[at + 1 :]])


def swap_brackets(data: bytes, rng: random.Random) -> bytes:
    marks = [found.start() for found in re.finditer(rb"[][{}'\",:]", data)]
    if not marks:
        return data
    at = rng.choice(marks)
    put = rng.choice((b"", b"[", b"]", b"{", b"}", b"'", b'"', b","))
    return data[:at] + put + data[at + 1 :]


SPOILERS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    spoil_bytes,
    cut,
    splice,
    spoil_text,
    spoil_text,
    spoil_lines,
    spoil_lines,
    swap_brackets,
)
SEEDS: list[bytes] = []


def make_mutant(number: int, seed: int) -> bytes:
    """The mutant of that number, always the same one."""
    rng = random.Random(f"{seed}-{number}")  # noqa: S311 - no secret is made of it
    data = rng.choice(SEEDS)
    for _ in range(rng.choice((1, 1, 2, 3, 5))):
        data = rng.choice(SPOILERS)(data, rng)
    return data


def stands_in_file(diagnostic: Diagnostic, data: bytes) -> bool:
    lines = re.split("\r\n|[\n\r]", data.decode("utf-8-sig", errors="replace"))
    path, line, column = diagnostic.place
    return path == PATH and 1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1


def read_file(data: bytes) -> PilotFile:
    text = decode_text(data, PATH)
    if isinstance(text, Diagnostic):
        return PilotFile(id="mutant", path=PATH, diagnostics=(text,))
    return read_pilot(text, "mutant", PATH)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=3000)
    options = parser.parse_args()
    SEEDS[:] = read_seeds()
    bench = prepare_playbook(None, date(2026, 11, 22))
    became: Counter[str] = Counter()
    wrong = []
    for number in range(options.count):
        data = make_mutant(number, options.seed)
        begun = time.perf_counter()
        file = read_file(data)
        assessed = bench.assessor.assess(file)
        portfolio = Portfolio(
            playbook=bench.playbook,
            today=bench.today,
            assessments=(assessed,) if assessed else (),
            unreadable=() if assessed else (file,),
        )
        write_json(portfolio)
        write_text(portfolio)
        is_slow = time.perf_counter() - begun > SLOW
        outside = [each.place for each in portfolio.diagnostics if not stands_in_file(each, data)]
        is_silent = file.pilot is None and not has_problems(file.diagnostics)
        if is_slow or outside or is_silent:
            wrong.append((number, is_slow, outside, is_silent))
        became["rejected" if has_problems(file.diagnostics) else "accepted"] += 1
    print(json.dumps({"seeds": len(SEEDS), "mutants": options.count, **became, "wrong": wrong}))  # noqa: T201 - the result


if __name__ == "__main__":
    main()
