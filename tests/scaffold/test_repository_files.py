"""The files of a new repository: what is filled in, and that nothing in it breaks them."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pilotbook import __version__
from pilotbook.records.pilot_file import read_pilot
from pilotbook.records.vocabulary import Stage
from pilotbook.scaffold.repository_files import TEMPLATES, BookNames, write_repository_files

OURS = Path(__file__).parents[2]
NAMES = BookNames(name="Fenwick pilots", site_url="https://a.example/", repo_url="https://git.example/team/x")


def read_configuration(names: BookNames) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(write_repository_files(names)["mkdocs.yml"])
    return read


def test_files_are_the_same_for_the_same_names() -> None:
    assert write_repository_files(NAMES) == write_repository_files(NAMES)


def test_every_template_is_used() -> None:
    both = BookNames(name="UNUSED"), BookNames(name="UNUSED", site_url="https://a.example/")
    texts = [text for names in both for text in write_repository_files(names).values()]
    for template in (file for file in TEMPLATES.rglob("*") if file.is_file()):
        begin = template.read_text(encoding="utf-8").partition("$")[0]
        assert any(text.startswith(begin) for text in texts), template


def test_first_pilot_is_a_proposal_that_claims_nothing() -> None:
    text = write_repository_files(NAMES)["pilots/first-pilot.yml"]
    file = read_pilot(text, "first-pilot", "pilots/first-pilot.yml")
    assert file.diagnostics == ()
    assert file.pilot is not None
    assert (file.pilot.stage, file.pilot.owner.name, file.pilot.sample) == (Stage.PROPOSED, "", None)
    assert text.startswith("# yaml-language-server: $schema=../docs/schema/pilot.schema.json\n")


def test_configuration_is_ours_but_for_names_and_what_is_told_apart() -> None:
    """Whoever changes the look of our own site changes that of the next organisation's."""
    ours = yaml.safe_load((OURS / "mkdocs.yml").read_text(encoding="utf-8"))
    theirs = read_configuration(NAMES)
    assert {key: theirs[key] for key in ("theme", "markdown_extensions", "plugins")} == {
        key: ours[key] for key in ("theme", "markdown_extensions", "plugins")
    }
    ours["validation"]["nav"]["omitted_files"] = "info"
    assert theirs["validation"] == ours["validation"]


def test_addresses_that_are_not_known_stand_behind_a_sign() -> None:
    bare = BookNames(name="A")
    assert not {"site_url", "repo_url", "edit_uri"} & read_configuration(bare).keys()
    text = write_repository_files(bare)["mkdocs.yml"]
    assert '# site_url: "https://pilots.example.com/"\n# repo_url: "https://git.example.com/team/pilots"\n' in text
    known = read_configuration(NAMES)
    assert (known["site_url"], known["repo_url"]) == (NAMES.site_url, NAMES.repo_url)
    assert "# site_url" not in write_repository_files(NAMES)["mkdocs.yml"]


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("https://github.com/a/b", "edit/main/docs/"),
        ("https://git.example.com/a/b", "edit/main/docs/"),
        ("https://gitlab.com/a/b", "-/edit/main/docs/"),
        ("https://GitLab.example.com/a/b", "-/edit/main/docs/"),
        ("https://bitbucket.org/gitlab/b", "src/main/docs/"),
    ],
)
def test_forge_edits_a_file_in_its_own_way(address: str, path: str) -> None:
    assert read_configuration(BookNames(name="A", repo_url=address))["edit_uri"] == path


HARD = (
    "no",
    "1.10",
    "12:30",
    "017",
    "null",
    "a: b",
    "# a",
    "{a}",
    '"',
    "'",
    "\\",
    "a\\nb",
    "$name",
    "${x}",
    "- a",
    "é 東京",
)


@given(st.sampled_from(HARD) | st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=60))
def test_any_name_is_read_back_as_it_was_given(name: str) -> None:
    files = write_repository_files(BookNames(name=name, site_url=f"https://a.example/{name}", repo_url=NAMES.repo_url))
    configuration = yaml.safe_load(files["mkdocs.yml"])
    assert (configuration["site_name"], configuration["site_url"]) == (name, f"https://a.example/{name}")
    front = yaml.safe_load(files["docs/index.md"].split("---\n")[1])
    assert front["title"] == name
    assert files["README.md"].startswith("# ")


def test_name_is_plain_words_in_the_readme() -> None:
    readme = write_repository_files(BookNames(name="A <b> [c](d) `e` @f"))["README.md"]
    assert readme.startswith("# A \\<b\\> \\[c\\](d) \\`e\\` \\@f\n")


def test_requirements_name_this_version() -> None:
    assert f"\npilotbook=={__version__}\n" in write_repository_files(NAMES)["requirements.txt"]
