"""Where a forge begins a new file."""

import pytest

from pilotbook.site.address import Addresses
from pilotbook.site.forge import ForgeKind, NewFile, find_kind, locate_edit, locate_new_file

GITHUB = "https://github.com/fenwick/book"


@pytest.mark.parametrize(
    ("repository", "kind"),
    [
        (GITHUB, ForgeKind.GITHUB),
        ("https://github.fenwick.example/water/book", ForgeKind.GITHUB),
        ("https://fenwick.ghe.example/water/book", None),
        ("https://notgithub.com/water/book", None),
        ("https://gitlab.com/water/book", ForgeKind.GITLAB),
        ("https://gitlab.fenwick.example/water/book", ForgeKind.GITLAB),
        ("https://dev.azure.com/fenwick/water/_git/book", ForgeKind.AZURE),
        ("https://fenwick.visualstudio.com/water/_git/book", ForgeKind.AZURE),
        ("", None),
    ],
)
def test_kind_is_told_by_the_host(repository: str, kind: ForgeKind | None) -> None:
    assert find_kind(Addresses(repository=repository)) is kind


def test_kind_is_told_by_the_configuration_first() -> None:
    assert find_kind(Addresses(repository=GITHUB, forge="gitlab")) is ForgeKind.GITLAB


@pytest.mark.parametrize(
    ("edit_base", "form"),
    [
        (f"{GITHUB}/edit/main/", f"{GITHUB}/new/main/pilots"),
        (f"{GITHUB}/blob/release/1/", f"{GITHUB}/new/release/1/pilots"),
        (f"{GITHUB}/edit/main/book/", f"{GITHUB}/new/main/book/pilots"),
        ("https://github.com/edit/edit/edit/main/", "https://github.com/edit/edit/new/main/pilots"),
    ],
)
def test_new_file_of_github_takes_name_and_text(edit_base: str, form: str) -> None:
    found = locate_new_file(Addresses(edit_base=edit_base, repository=GITHUB))
    assert found == NewFile(form=form, name_key="filename", text_key="value")


@pytest.mark.parametrize("place", ["/-/edit/main/", "/edit/main/"])
def test_new_file_of_gitlab_takes_the_name_alone(place: str) -> None:
    repository = "https://gitlab.com/fenwick/water/book"
    found = locate_new_file(Addresses(edit_base=repository + place, repository=repository))
    assert found == NewFile(form=f"{repository}/-/new/main/pilots", name_key="file_name")


def test_new_file_of_azure_is_made_in_the_folder() -> None:
    repository = "https://dev.azure.com/fenwick/water/_git/book"
    assert locate_new_file(Addresses(repository=repository)) == NewFile(folder=f"{repository}?path=/pilots")


@pytest.mark.parametrize("forge", ["", "github", "gitlab", "azure"])
def test_new_file_without_addresses_is_nowhere(forge: str) -> None:
    assert locate_new_file(Addresses(forge=forge)) == NewFile()


def test_new_file_of_an_unknown_forge_leads_to_the_repository() -> None:
    addresses = Addresses(repository="https://forge.example/a/b", edit_base="https://forge.example/a/b/edit/main/")
    assert locate_new_file(addresses) == NewFile(folder="https://forge.example/a/b")


@pytest.mark.parametrize(
    ("addresses", "expected"),
    [
        (Addresses(edit_base=f"{GITHUB}/edit/main/", repository=GITHUB), f"{GITHUB}/edit/main/pilots/a.yml"),
        (Addresses(repository="https://a.example/b", forge="azure"), "https://a.example/b?path=/pilots/a.yml"),
        (Addresses(forge="azure", edit_base="https://a.example/b/"), "https://a.example/b/pilots/a.yml"),
        (Addresses(repository="https://a.example/b"), ""),
    ],
)
def test_file_is_edited_where_the_forge_does(addresses: Addresses, expected: str) -> None:
    assert locate_edit(addresses, "pilots/a.yml") == expected
