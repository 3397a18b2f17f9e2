"""Where the site of a portfolio is, and its folder within the checkout."""

from pathlib import Path

import pytest

from pilotbook.portfolio.publication import Publication, find_publication
from tests.tree import write_tree


@pytest.mark.parametrize(
    ("configuration", "address"),
    [
        ("site_url: https://book.example/x # ours\n", "https://book.example/x/"),
        ("site_name: A\nsite_url: 'https://book.example/'\r\n", "https://book.example/"),
        ('site_url: "http://book.example"\n', "http://book.example/"),
        ("site_url: javascript:alert(1)\n", ""),
        ("site_url: mailto:a@book.example\n", ""),
        ("site_url: https://book.example/?a=b\n", ""),
        ("site_url: https://book.example/#a\n", ""),
        ("site_url: !ENV SITE\n", ""),
        ("extra:\n  site_url: https://book.example/\n", ""),
        ("site_name: A\n", ""),
        (b"site_name: \xff\nsite_url: https://book.example/\n", "https://book.example/"),
    ],
)
def test_find_publication_reads_the_address_of_the_site(
    tmp_path: Path, configuration: str | bytes, address: str
) -> None:
    assert find_publication(write_tree(tmp_path, {"mkdocs.yml": configuration})).site_address == address


def test_find_publication_without_a_configuration_knows_no_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_options: object) -> str:
        raise PermissionError(13, "Permission denied")

    assert find_publication(tmp_path) == Publication()
    write_tree(tmp_path, {"mkdocs.yml": "site_url: https://book.example/\n"})
    monkeypatch.setattr(Path, "read_text", refuse)
    assert find_publication(tmp_path) == Publication()


@pytest.mark.parametrize(
    ("tree", "folder"),
    [
        ({".git/": "", "book/deep/": ""}, "book/deep"),
        ({".git": "gitdir: elsewhere\n", "book/deep/": ""}, "book/deep"),
        ({"book/.git/": "", "book/deep/": ""}, "deep"),
        ({"book/deep/.git/": ""}, ""),
        ({"book/deep/": ""}, ""),
    ],
)
def test_find_publication_counts_the_folder_from_the_top_of_the_checkout(
    tmp_path: Path, tree: dict[str, str], folder: str
) -> None:
    write_tree(tmp_path, tree)
    assert find_publication(tmp_path / "book" / "deep").folder == folder


@pytest.mark.parametrize(
    ("folder", "path", "expected"),
    [
        ("", "pilots/a.yml", "pilots/a.yml"),
        ("book", "pilots/a.yml", "book/pilots/a.yml"),
        ("book", "/elsewhere/a.yml", "/elsewhere/a.yml"),
    ],
)
def test_path_in_checkout_begins_at_its_top(folder: str, path: str, expected: str) -> None:
    assert Publication(folder=folder).path_in_checkout(path) == expected


@pytest.mark.parametrize(
    ("text", "name", "is_for_public"),
    [
        ("site_name: Our pilots # ours\n", "Our pilots", False),
        ("site_name: 'Our pilots'\nplugins: [{pilotbook: {audience: public}}]\n", "Our pilots", True),
        ("plugins:\n  - pilotbook:\n      audience: 'public'\n", "", True),
        ("plugins:\n  - pilotbook:\n      # audience: public\n      audience: internal\n", "", False),
    ],
)
def test_name_and_audience_are_read_from_the_configuration(
    tmp_path: Path,
    text: str,
    name: str,
    is_for_public: bool,  # noqa: FBT001 - a case
) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    publication = find_publication(tmp_path)
    assert (publication.name, publication.is_for_public) == (name, is_for_public)
