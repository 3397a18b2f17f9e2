"""Which hand-written pages stand in the way of generated ones."""

from pathlib import Path

import pytest

from pilotbook.diagnostic import Code, Place, Severity
from pilotbook.portfolio.addresses import find_taken_addresses
from pilotbook.portfolio.repository import Repository
from tests.tree import write_tree

IDS = ("invoice-triage", "leak-sorting")


def find_in(root: Path, *pages: str) -> list[tuple[str, str | None]]:
    write_tree(root, dict.fromkeys(pages, "# A page\n"))
    found = find_taken_addresses(Repository(root=root, docs=root / "docs"), IDS)
    assert all(each.code is Code.ADDRESS_TAKEN and each.severity is Severity.ERROR for each in found)
    return [(each.place.path, each.pilot) for each in found]


@pytest.mark.parametrize(
    ("page", "pilot"),
    [
        ("docs/pilots/invoice-triage.md", "invoice-triage"),
        ("docs/pilots/invoice-triage.markdown", "invoice-triage"),
        ("docs/pilots/Invoice-Triage.MD", "invoice-triage"),
        ("docs/pilots/invoice-triage/index.md", "invoice-triage"),
        ("docs/pilots/invoice-triage/README.md", "invoice-triage"),
        ("docs/pilots/invoice-triage/index.html", "invoice-triage"),
        ("docs/pilots/index.md", None),
        ("docs/pilots/README.md", None),
        ("docs/pilots/index.html", None),
        ("docs/pilots.md", None),
    ],
)
def test_find_taken_addresses_reports_a_page_in_the_way(tmp_path: Path, page: str, pilot: str | None) -> None:
    assert find_in(tmp_path, page) == [(page, pilot)]


@pytest.mark.parametrize(
    "page",
    [
        "docs/pilots/something-else.md",
        "docs/pilots/invoice-triage.png",
        "docs/pilots/invoice-triage/picture.png",
        "docs/pilots/invoice-triage/more.md",
        "docs/pilots/other/index.md",
        "docs/invoice-triage.md",
        "docs/index.md",
        "pilots/invoice-triage.yml",
    ],
)
def test_find_taken_addresses_leaves_other_pages_alone(tmp_path: Path, page: str) -> None:
    assert find_in(tmp_path, page) == []


def test_find_taken_addresses_reports_every_page_in_order(tmp_path: Path) -> None:
    pages = ["docs/pilots/leak-sorting/index.md", "docs/pilots/leak-sorting.md", "docs/pilots/index.md"]
    found = find_in(tmp_path, *pages)
    assert [path for path, _ in found] == sorted(pages)


def test_find_taken_addresses_says_what_to_do(tmp_path: Path) -> None:
    write_tree(tmp_path, {"docs/pilots/leak-sorting.md": "", "docs/pilots/index.md": ""})
    of_register, of_pilot = find_taken_addresses(Repository(root=tmp_path, docs=tmp_path / "docs"), IDS)
    assert of_pilot.place == Place("docs/pilots/leak-sorting.md", 1, 1)
    assert "pilots/leak-sorting/" in of_pilot.message
    assert of_pilot.hint == "rename or delete one of the two: this page, or pilots/leak-sorting.yml"
    assert "the register of pilots" in of_register.message
    assert of_register.hint == "rename this page, or delete it"
