"""Where pages stand, and how one points at another."""

import posixpath
from itertools import product
from urllib.parse import quote, unquote, urljoin

import pytest

from pilotbook.site.address import Addresses

ROOT = "https://book.example/some/where/"
SOURCES = (
    "index.md",
    "README.md",
    "about.md",
    "playbook/index.md",
    "playbook/README.md",
    "playbook/questions/owner.md",
    "pilots/index.md",
    "pilots/invoice-triage.md",
    "checklists/approve.md",
    "guide/record.md",
    "playbook/odd names/R&D, 50 % of #1: what?.md",
    "playbook/odd names/研究.md",
    "a:b/index.md",
)


@pytest.mark.parametrize(
    ("source", "with_folders", "without"),
    [
        ("index.md", "", "index.html"),
        ("README.md", "", "index.html"),
        ("about.md", "about/", "about.html"),
        ("pilots/index.md", "pilots/", "pilots/index.html"),
        ("pilots/README.md", "pilots/", "pilots/index.html"),
        ("pilots/x.md", "pilots/x/", "pilots/x.html"),
        ("pilots/x.md.md", "pilots/x.md/", "pilots/x.md.html"),
    ],
)
def test_address_of_a_page(source: str, with_folders: str, without: str) -> None:
    assert Addresses().of(source) == with_folders
    assert Addresses(has_directory_urls=False).of(source) == without


@pytest.mark.parametrize("has_directory_urls", [True, False])
def test_link_leads_from_every_page_to_every_other(has_directory_urls: bool) -> None:  # noqa: FBT001 - both settings
    addresses = Addresses(has_directory_urls=has_directory_urls)
    for source, target in product(SOURCES, SOURCES):
        link = addresses.between(source, target)
        reached = urljoin(ROOT + quote(addresses.of(source)), link)
        assert unquote(reached) == ROOT + addresses.of(target), (source, target, link)
        assert link.isascii()
        assert not set(link) & set(" \"'<>&:?#"), link


@pytest.mark.parametrize("target", ["index.md", "about.md", "pilots/x.md", "pilots/index.md"])
def test_link_is_as_short_as_can_be(target: str) -> None:
    addresses = Addresses()
    for source in ("404.html", "pilots/x.md", "pilots/index.md", "feeds/a/b.json"):
        there = addresses.of(target)
        way = posixpath.relpath(f"/{there}", posixpath.dirname(f"/{addresses.of(source)}"))
        assert addresses.between(source, target) == f"{way}/"


@pytest.mark.parametrize("has_directory_urls", [True, False])
def test_link_with_a_fragment_keeps_it_out_of_the_path(has_directory_urls: bool) -> None:  # noqa: FBT001 - both settings
    addresses = Addresses(has_directory_urls=has_directory_urls)
    assert addresses.between("a.md", "b#c.md", "own-02").endswith("#own-02")
    assert "b%23c" in addresses.between("a.md", "b#c.md", "own-02")
    assert addresses.between("a.md", "a.md", "own-02") == "#own-02"
    assert addresses.between("a.md", "b.md", 'x"> y').endswith("#x%22%3E%20y")


def test_edit_address_leads_to_the_file_below_the_repository() -> None:
    addresses = Addresses(edit_base="https://forge.example/team/book/edit/main/")
    base = "https://forge.example/team/book/edit/main/pilots/"
    assert addresses.edit("pilots/a.yml") == f"{base}a.yml"
    assert addresses.edit("pilots/a.yml", 12) == f"{base}a.yml#L12"
    assert addresses.edit("pilots/a b#c?.yml") == f"{base}a%20b%23c%3F.yml"


def test_edit_address_without_a_forge_is_none() -> None:
    assert Addresses().edit("pilots/a.yml", 3) == ""
