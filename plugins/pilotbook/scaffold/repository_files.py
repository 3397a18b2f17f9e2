"""Turns the name and the addresses of an organisation's book into the files of its repository."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from string import Template
from urllib.parse import urlsplit

from pilotbook import __version__
from pilotbook.frozen import frozen
from pilotbook.records.schema import pilot_schema
from pilotbook.records.template import write_template
from pilotbook.scaffold.new_pilot import begin_record

TEMPLATES = Path(__file__).parent / "repository"
FIRST_PILOT = "first-pilot"
_SCHEMA = "docs/schema/pilot.schema.json"
_FILLED_IN = {
    "mkdocs.yml": "mkdocs.yml",
    "README.md": "README.md",
    "docs/index.md": "index.md",
    "requirements.txt": "requirements.txt",
    ".github/ISSUE_TEMPLATE/config.yml": "forge/issue-links.yml",
}
"""Files with the template of each, in which something is filled in."""
_COPIED = {
    ".gitignore": "gitignore",
    ".github/workflows/check.yml": "workflows/check.yml",
    ".github/workflows/comment.yml": "workflows/comment.yml",
    ".github/workflows/publish.yml": "workflows/publish.yml",
    ".github/PULL_REQUEST_TEMPLATE.md": "forge/change-request.md",
    ".gitlab-ci.yml": "forge/gitlab-ci.yml",
    ".gitlab/merge_request_templates/Default.md": "forge/change-request.md",
    "CODEOWNERS": "forge/CODEOWNERS",
}
"""Files that are the same for everybody."""
_ISSUE_FORM = ".github/ISSUE_TEMPLATE/propose-a-pilot.yml"
_ASKING, _LEADING = "forge/propose-a-pilot.yml", "forge/propose-by-form.yml"
"""The form for an issue that asks the five questions, and the short one that leads to the form on the site."""
_PROPOSE = "portfolio/propose/"
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~&@!$])")
_EDIT_PATHS = (("gitlab", "-/edit/main/docs/"), ("bitbucket", "src/main/docs/"))
_EDIT_PATH = "edit/main/docs/"
_EXAMPLE_SITE = "https://pilots.example.com/"


@frozen
class BookNames:
    """What a new book is called, and where it will stand; an address that is not known yet is empty."""

    name: str
    site_url: str = ""
    repo_url: str = ""


def write_repository_files(names: BookNames) -> dict[str, str]:
    """The text of each file by its path, in the order in which a person reads them. The same names give the same."""
    values = {
        "name": _quote(names.name),
        "title": _MARKS.sub(r"\\\1", names.name),
        "addresses": _write_addresses(names),
        "form": names.site_url + _PROPOSE,
        "links": _write_links(names),
        "version": __version__,
    }
    filled_in = {**_FILLED_IN, _ISSUE_FORM: _LEADING if names.site_url else _ASKING}
    files = {path: Template(_read(template)).substitute(values) for path, template in filled_in.items()}
    files[f"pilots/{FIRST_PILOT}.yml"] = write_template(begin_record(FIRST_PILOT), (), f"../{_SCHEMA}")
    files[_SCHEMA] = json.dumps(pilot_schema(()), indent=2, ensure_ascii=False) + "\n"
    return {**files, **{path: _read(template) for path, template in _COPIED.items()}}


def _read(template: str) -> str:
    return (TEMPLATES / template).read_text(encoding="utf-8")


def _quote(text: str) -> str:
    """A text as YAML reads it back whatever stands in it: JSON is YAML, and MkDocs reads the YAML of old."""
    return json.dumps(text, ensure_ascii=False)


def _write_addresses(names: BookNames) -> str:
    known: Mapping[str, str] = {
        "site_url": names.site_url,
        "repo_url": names.repo_url,
        "edit_uri": _guess_edit_path(names.repo_url) if names.repo_url else "",
    }
    examples = {"site_url": _EXAMPLE_SITE, "repo_url": "https://git.example.com/team/pilots"}
    lines = [f"{key}: {_quote(address)}\n" for key, address in known.items() if address]
    lines += [f"# {key}: {_quote(example)}\n" for key, example in examples.items() if not known[key]]
    return "".join(lines)


def _write_links(names: BookNames) -> str:
    """The way from the forms for issues to the form on the site; behind a sign where nobody knows the site yet."""
    lines = [
        "contact_links:",
        "  - name: Propose a pilot by form",
        f"    url: {_quote((names.site_url or _EXAMPLE_SITE) + _PROPOSE)}",
        "    about: It asks the five questions, says what is vague while you type, and writes the file.",
    ]
    return "\n".join(lines if names.site_url else [f"# {line}" for line in lines])


def _guess_edit_path(repo_url: str) -> str:
    """Where a forge edits a file of the branch main: each has its own way."""
    host = urlsplit(repo_url).netloc.lower()
    return next((path for word, path in _EDIT_PATHS if word in host), _EDIT_PATH)
