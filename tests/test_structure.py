"""The shape of the code: which way imports point, who knows what, and how long files and functions are."""

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

import pilotbook
from tests.tree import write_tree

PACKAGE = Path(pilotbook.__file__).parent
TESTS = Path(__file__).parent
ORDER = (
    ("", "frozen"),
    ("diagnostic", "today"),
    ("records",),
    ("assessment",),
    ("history",),
    ("portfolio",),
    ("site", "reports", "scaffold", "mending", "importing", "exporting", "publishing"),
    ("neighbours",),
    ("commands",),
    ("cli", "mkdocs_plugin"),
    ("__main__",),
)
"""The rooms in the order in which values flow: one may import itself and those on the lines above, no neighbour."""
OWNERS: Mapping[str, tuple[str, ...]] = {
    "mkdocs": ("pilotbook.mkdocs_plugin",),
    "material": ("pilotbook.mkdocs_plugin",),
    "properdocs": ("pilotbook.mkdocs_plugin",),
    "click": ("pilotbook.cli", "pilotbook.commands"),
    "rich": (),
    "cel_expr_python": ("pilotbook.assessment",),
    "yaml": tuple(f"pilotbook.records.yaml_{part}" for part in ("reading", "composing", "spans")),
    "python_calamine": ("pilotbook.importing.workbook_rows",),
    "icalendar": ("pilotbook.site.feeds.calendar",),
    "detect_secrets": ("pilotbook.records.secret_search",),
}
"""Packages of others, each with the modules or rooms that may know it."""
LONGEST_FILE = 300
LONGEST_FUNCTION = 50
VAGUE_NAMES = frozenset({"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc", "base", "core"})

Trees = Mapping[str, ast.Module]
Rule = Callable[[Trees], Iterator[str]]


@dataclass(frozen=True)
class Import:
    """One import of a module: the module or package that is named, as far as `names` can tell."""

    importer: str
    imported: str
    is_relative: bool


def read_package(package: Path) -> dict[str, ast.Module]:
    """Every module of a package by its dotted name."""
    found = {}
    for file in sorted(package.rglob("*.py")):
        parts = (package.name, *file.relative_to(package).with_suffix("").parts)
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = ast.parse(file.read_text(encoding="utf-8"))
    return found


def list_imports(trees: Trees) -> Iterator[Import]:
    """Every import wherever it stands, those for type checking and those inside functions included."""
    for importer, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                yield from (Import(importer, alias.name, is_relative=False) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                module = node.module or ""
                inner = [f"{module}.{alias.name}" for alias in node.names]
                yield from (
                    Import(importer, each if each in trees else module, is_relative=node.level > 0) for each in inner
                )


def check_absolute(trees: Trees) -> Iterator[str]:
    for each in list_imports(trees):
        if each.is_relative:
            yield f"{each.importer} imports relatively"


def check_direction(trees: Trees) -> Iterator[str]:
    level = {room: number for number, rooms in enumerate(ORDER) for room in rooms}
    for each in list_imports(trees):
        if each.imported not in trees:
            continue
        importer, imported = _room(each.importer), _room(each.imported)
        unplaced = {importer, imported} - set(level)
        if unplaced:
            yield f"{sorted(unplaced)} stand nowhere in the order of rooms"
        elif importer != imported and level[imported] >= level[importer]:
            yield f"{each.importer} imports {each.imported}, which does not come before it"


def check_cycles(trees: Trees) -> Iterator[str]:
    edges: dict[str, set[str]] = {name: set() for name in trees}
    for each in list_imports(trees):
        if each.imported in trees:
            edges[each.importer].add(each.imported)
    done: set[str] = set()
    for start in sorted(trees):
        cycle = _find_cycle(start, edges, done) if start not in done else []
        if cycle:
            yield " → ".join(cycle)


def _find_cycle(start: str, edges: Mapping[str, set[str]], done: set[str]) -> list[str]:
    """The first way from a module back to a module on that way; `done` collects those that were seen."""
    way, waiting = [start], [iter(sorted(edges[start]))]
    while way:
        following = next(waiting[-1], None)
        if following is None:
            done.add(way.pop())
            waiting.pop()
        elif following in way:
            done.update(way)
            return [*way[way.index(following) :], following]
        elif following not in done:
            way.append(following)
            waiting.append(iter(sorted(edges[following])))
    return []


def check_owners(trees: Trees) -> Iterator[str]:
    for each in list_imports(trees):
        other = each.imported.split(".")[0]
        if each.is_relative or other not in OWNERS:
            continue
        if not any(f"{each.importer}.".startswith(f"{owner}.") for owner in OWNERS[other]):
            yield f"{each.importer} imports {other}"


def check_lengths(trees: Trees) -> Iterator[str]:
    for name, tree in trees.items():
        if _count_lines(tree) > LONGEST_FILE:
            yield f"{name} has {_count_lines(tree)} lines"
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and _count_lines(node) > LONGEST_FUNCTION:
                yield f"{name}.{node.name} has {_count_lines(node)} lines"


def check_names(trees: Trees) -> Iterator[str]:
    for name in trees:
        if VAGUE_NAMES & set(name.split(".")[-1].split("_")):
            yield f"{name} does not say what it holds"


def check_sentences(trees: Trees) -> Iterator[str]:
    for name, tree in trees.items():
        if not (ast.get_docstring(tree) or "").partition("\n")[0].endswith("."):
            yield f"{name} does not say in one sentence what it turns into what"


def _room(module: str) -> str:
    return module.partition(".")[2].partition(".")[0]


def _count_lines(node: ast.Module | ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """How many lines a piece of code spans, docstrings and the texts that describe a name excluded."""
    inner = [each for each in ast.walk(node) if isinstance(each, ast.Expr)]
    texts = [each.value for each in inner if isinstance(each.value, ast.Constant) and isinstance(each.value.value, str)]
    first = 1 if isinstance(node, ast.Module) else node.lineno
    last = max((each.end_lineno or 0 for each in ast.walk(node) if isinstance(each, ast.stmt)), default=0)
    return last - first + 1 - sum((text.end_lineno or text.lineno) - text.lineno + 1 for text in texts)


RULES: tuple[Rule, ...] = (
    check_absolute,
    check_direction,
    check_cycles,
    check_owners,
    check_lengths,
    check_names,
    check_sentences,
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_package_keeps_the_rule(rule: Rule) -> None:
    assert list(rule(read_package(PACKAGE))) == []


@pytest.mark.parametrize("rule", [check_absolute, check_names], ids=lambda rule: rule.__name__)
def test_tests_keep_the_rule(rule: Rule) -> None:
    assert list(rule(read_package(TESTS))) == []


def test_order_of_rooms_has_every_room_once() -> None:
    rooms = {_room(module) for module in read_package(PACKAGE)}
    placed = [room for rooms_of_level in ORDER for room in rooms_of_level]
    assert rooms <= set(placed)
    assert len(placed) == len(set(placed))


def draw_package(root: Path, files: Mapping[str, str]) -> dict[str, ast.Module]:
    return read_package(write_tree(root / "pilotbook", files))


GOOD = {
    "__init__.py": '"""A book."""\n',
    "diagnostic.py": '"""Problems."""\n',
    "records/__init__.py": '"""Text in."""\n',
    "records/pilot.py": '"""A pilot."""\nfrom pilotbook.diagnostic import Code\nimport yaml_like\n',
    "commands/__init__.py": '"""Words."""\n',
    "commands/check.py": '"""Checks."""\nimport click\nfrom pilotbook import records\n',
    "cli.py": '"""Runs."""\nimport click\nfrom pilotbook import commands\nfrom pilotbook.records import pilot\n',
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_rule_holds_on_a_tree_that_keeps_it(tmp_path: Path, rule: Rule) -> None:
    assert list(rule(draw_package(tmp_path, GOOD))) == []


LATE = "def f() -> None:\n    {}\n"
FOR_TYPES = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    {}\n"


@pytest.mark.parametrize(
    ("rule", "files", "problem"),
    [
        (check_absolute, {"records/a.py": "from . import pilot"}, "pilotbook.records.a imports relatively"),
        (check_absolute, {"records/a.py": "from ..diagnostic import Code"}, "pilotbook.records.a imports relatively"),
        (check_direction, {"records/a.py": "import pilotbook.cli"}, "records.a imports pilotbook.cli"),
        (check_direction, {"records/a.py": "from pilotbook import cli"}, "records.a imports pilotbook.cli"),
        (
            check_direction,
            {"records/a.py": LATE.format("from pilotbook.cli import main")},
            "records.a imports pilotbook.cli",
        ),
        (
            check_direction,
            {"records/a.py": FOR_TYPES.format("from pilotbook.cli import main")},
            "records.a imports pilotbook.cli",
        ),
        (
            check_direction,
            {"site/__init__.py": "", "reports/a.py": "from pilotbook import site"},
            "reports.a imports pilotbook.site",
        ),
        (check_direction, {"attic/a.py": "from pilotbook import diagnostic"}, "['attic'] stand nowhere"),
        (
            check_cycles,
            {"records/a.py": "from pilotbook.records import b", "records/b.py": "import pilotbook.records.a"},
            "pilotbook.records.a → pilotbook.records.b → pilotbook.records.a",
        ),
        (
            check_cycles,
            {
                "records/a.py": "from pilotbook.records.b import x",
                "records/b.py": "from pilotbook.records.c import x",
                "records/c.py": FOR_TYPES.format("from pilotbook.records.a import x"),
            },
            "pilotbook.records.a → pilotbook.records.b → pilotbook.records.c → pilotbook.records.a",
        ),
        (check_cycles, {"records/a.py": "import pilotbook.records.a"}, "pilotbook.records.a → pilotbook.records.a"),
        (check_owners, {"records/a.py": "from mkdocs.config import base"}, "pilotbook.records.a imports mkdocs"),
        (check_owners, {"records/a.py": LATE.format("import click")}, "pilotbook.records.a imports click"),
        (check_owners, {"scaffold/cli.py": "import click"}, "pilotbook.scaffold.cli imports click"),
        (
            check_owners,
            {"commands.py": "import click", "cli_commands/a.py": "import click"},
            "cli_commands.a imports click",
        ),
        (check_owners, {"cli.py": "import rich.console"}, "pilotbook.cli imports rich"),
        (check_lengths, {"records/a.py": "x = 1\n" * 301}, "pilotbook.records.a has 301 lines"),
        (check_lengths, {"records/a.py": "def f():\n" + "    x = 1\n" * 50}, "pilotbook.records.a.f has 51 lines"),
        (check_names, {"records/utils.py": ""}, "pilotbook.records.utils does not say"),
        (check_names, {"records/pilot_helpers.py": ""}, "pilotbook.records.pilot_helpers does not say"),
        (check_names, {"common/__init__.py": ""}, "pilotbook.common does not say"),
        (check_sentences, {"records/a.py": ""}, "pilotbook.records.a does not say"),
        (check_sentences, {"records/a.py": '"""Reads files\nand writes them."""'}, "pilotbook.records.a does not say"),
    ],
)
def test_rule_fails_on_a_tree_that_breaks_it(tmp_path: Path, rule: Rule, files: dict[str, str], problem: str) -> None:
    (found,) = rule(draw_package(tmp_path, {**GOOD, **files}))
    assert problem in found


@pytest.mark.parametrize(
    "text",
    [
        "x = 1\n" * 300,
        '"""A\n\n\nlong\nsentence."""\n' + "x = 1\n" * 300,
        'x = 1\n"""What x\nmeans."""\n' + "x = 1\n" * 299,
        "def f():\n" + "    x = 1\n" * 49,
        'def f():\n    """A\n\n    long one.\n    """\n' + "    x = 1\n" * 49,
    ],
)
def test_length_leaves_docstrings_out(tmp_path: Path, text: str) -> None:
    assert list(check_lengths(draw_package(tmp_path, {**GOOD, "records/a.py": text}))) == []


def test_levels_of_rooms_point_one_way(tmp_path: Path) -> None:
    """Between two levels the later room may import the earlier one, and not the other way round."""
    for earlier, later in pairwise(rooms[-1] for rooms in ORDER):
        files = {f"{later}/__init__.py": f"import pilotbook.{earlier}", f"{earlier}/__init__.py": ""}
        assert list(check_direction(draw_package(tmp_path / earlier / "good", files))) == []
        files = {f"{earlier}/__init__.py": f"import pilotbook.{later}", f"{later}/__init__.py": ""}
        assert len(list(check_direction(draw_package(tmp_path / earlier / "bad", files)))) == 1
