"""Names the programs that are measured, each with the command that reads every pilot of a folder."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.synthetic_pilots import TODAY

ROOT = Path(__file__).parents[1]
_BIN = Path(sys.executable).parent
_SCHEMA = ROOT / "docs" / "schema" / "pilot.schema.json"
_RULES = "{extends: default, rules: {line-length: disable, document-start: disable, truthy: disable}}"
"""Rules under which the pilots are fine, so that nothing has to be printed."""


@dataclass(frozen=True, slots=True)
class Contender:
    """A program: its name in the table, and its command for the folder `pilots` of the folder it is run in."""

    name: str
    command: Callable[[Path], list[str]]


def _check(_folder: Path) -> list[str]:
    return [str(_BIN / "pilotbook"), "check", "--today", TODAY.isoformat()]


def _list_events(_folder: Path) -> list[str]:
    return [sys.executable, str(Path(__file__).with_name("read_events.py")), "pilots"]


def _lint(_folder: Path) -> list[str]:
    return [str(_BIN / "yamllint"), "--config-data", _RULES, "pilots"]


def _validate(folder: Path) -> list[str]:
    files = sorted(file.relative_to(folder).as_posix() for file in (folder / "pilots").iterdir())
    return [str(_BIN / "check-jsonschema"), "--schemafile", str(_SCHEMA), *files]


def _check_one(folder: Path) -> list[str]:
    return [*_check(folder), "pilots/pilot-00000.yml"]


def _report(_folder: Path) -> list[str]:
    return [str(_BIN / "pilotbook"), "report", "--base", "HEAD", "--today", TODAY.isoformat()]


def _import(_folder: Path) -> list[str]:
    return [str(_BIN / "pilotbook"), "import", "inventory.csv", "--profile", "us-federal-2024"]


def _import_yaml(_folder: Path) -> list[str]:
    return [sys.executable, "-c", "import yaml"]


CHECK = Contender("pilotbook check", _check)
EVENTS = Contender("bare libyaml events", _list_events)
YAMLLINT = Contender("yamllint", _lint)
CHECK_JSONSCHEMA = Contender("check-jsonschema", _validate)
CHECK_ONE = Contender("pilotbook check, one file", _check_one)
REPORT = Contender("pilotbook report, five files changed", _report)
IMPORT = Contender("pilotbook import", _import)
IMPORT_YAML = Contender('python -c "import yaml"', _import_yaml)
