"""The workflows of a new repository, and our own: pinned, with few rights, and run by hand as a forge would."""

import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from pilotbook.reports.brief import write_brief
from pilotbook.scaffold.repository_files import TEMPLATES, BookNames, write_repository_files
from tests.assessment.exemplary import change_record
from tests.reports.hostile import HOSTILE, LIVE_ON_A_FORGE
from tests.reports.made_comparison import change_of, comparison_of
from tests.tree import write_tree

ROOT = Path(__file__).parents[2]
THEIRS = sorted((TEMPLATES / "workflows").glob("*.yml"))
OURS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
WORKFLOWS = [
    pytest.param(file, id=f"{whose}-{file.stem}")
    for whose, files in (("their", THEIRS), ("our", OURS))
    for file in files
]
INSTALL = "python -m pip install --requirement requirements.txt"
INSTALL_OURS = 'make .venv/.project && echo "$PWD/.venv/bin" >> "$GITHUB_PATH"'
GITLAB = TEMPLATES / "forge" / "gitlab-ci.yml"
SHA = "1" * 40
FAKE_GH = """\
#!/usr/bin/env python3
import os, pathlib, shutil, sys
arguments = sys.argv[1:]
with open(os.environ["CALLS"], "a", encoding="utf-8") as calls:
    calls.write(" ".join(arguments) + "\\n")
if arguments[:2] == ["run", "download"]:
    source = pathlib.Path(os.environ["ARTIFACT"])
    if not source.is_dir():
        sys.exit("no artifact matches")
    shutil.copytree(source, "brief", symlinks=True)
elif "--jq" in arguments and arguments[arguments.index("--jq") + 1] == ".head.sha":
    print(os.environ["HEAD_OF_PULL"])
elif "--jq" in arguments:
    print(os.environ["OLD_COMMENT"])
"""


def read_workflow(file: Path) -> dict[str, Any]:
    read: dict[str, Any] = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - text only
    return read


def list_steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("file", WORKFLOWS)
def test_zizmor_finds_nothing(file: Path) -> None:
    command = [str(Path(sys.executable).with_name("zizmor")), "--offline", "--quiet", "--persona=pedantic", str(file)]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (found.returncode, found.stderr) == (0, ""), found.stdout


@pytest.mark.parametrize("file", WORKFLOWS)
def test_actions_are_pinned_by_commit_with_the_version_beside_it(file: Path) -> None:
    for line in file.read_text(encoding="utf-8").splitlines():
        if "uses:" in line:
            assert re.search(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+$", line), line


@pytest.mark.parametrize("file", WORKFLOWS)
def test_workflow_gives_each_job_only_what_it_needs(file: Path) -> None:
    workflow = read_workflow(file)
    assert workflow["permissions"] == {}
    writes = {right for job in workflow["jobs"].values() for right, how in job["permissions"].items() if how == "write"}
    expected = {"check": {"security-events"}, "comment": {"pull-requests"}, "publish": {"pages", "id-token"}}
    assert writes == expected.get(file.stem, set())
    assert all("timeout-minutes" in job for job in workflow["jobs"].values())


@pytest.mark.parametrize("name", ["check", "comment", "publish"])
def test_our_workflow_is_that_of_others_but_for_how_the_program_is_installed(name: str) -> None:
    theirs = (TEMPLATES / "workflows" / f"{name}.yml").read_text(encoding="utf-8")
    ours = (ROOT / ".github" / "workflows" / f"{name}.yml").read_text(encoding="utf-8")
    assert ours == theirs.replace(INSTALL, INSTALL_OURS)


def test_our_issue_forms_are_those_of_others() -> None:
    site = read_workflow(ROOT / "mkdocs.yml")["site_url"]
    theirs = write_repository_files(BookNames(name="A", site_url=site))
    for path in (".github/ISSUE_TEMPLATE/propose-a-pilot.yml", ".github/ISSUE_TEMPLATE/config.yml"):
        assert (ROOT / path).read_text(encoding="utf-8") == theirs[path]


def test_check_of_a_fork_has_no_token_that_may_write_and_no_secret() -> None:
    text = (TEMPLATES / "workflows" / "check.yml").read_text(encoding="utf-8")
    workflow = read_workflow(TEMPLATES / "workflows" / "check.yml")
    assert workflow["on"] == {"pull_request": ""}
    assert "secrets." not in text
    assert workflow["jobs"]["check"]["permissions"] == {"contents": "read"}
    assert "head.repo.full_name == github.repository" in workflow["jobs"]["scan"]["if"]
    checkouts = [step for step in list_steps(workflow) if step.get("uses", "").startswith("actions/checkout@")]
    assert [step["with"]["persist-credentials"] for step in checkouts] == ["false", "false"]


def test_comment_checks_nothing_out_and_takes_no_expression_into_a_shell() -> None:
    workflow = read_workflow(TEMPLATES / "workflows" / "comment.yml")
    (step,) = list_steps(workflow)
    assert "uses" not in step
    assert "${{" not in step["run"]


def test_site_is_published_each_morning() -> None:
    workflow = read_workflow(TEMPLATES / "workflows" / "publish.yml")
    assert [entry["cron"] for entry in workflow["on"]["schedule"]] == ["17 4 * * *"]


class Comment:
    """Runs the comment's script as the forge does, with a `gh` that keeps what it is asked."""

    def __init__(self, root: Path) -> None:
        self.root, self.artifact = root, root / "artifact"
        fake = write_tree(root, {"bin/gh": FAKE_GH, "work/": ""}) / "bin" / "gh"
        fake.chmod(fake.stat().st_mode | stat.S_IXUSR)
        (step,) = list_steps(read_workflow(TEMPLATES / "workflows" / "comment.yml"))
        self.script = step["run"]

    def bring(self, brief: str | bytes, number: str = "12\n") -> None:
        shutil.rmtree(self.artifact, ignore_errors=True)
        write_tree(self.artifact, {"number": number, "brief.md": brief})

    def run(self, head: str = SHA, old: str = "") -> "subprocess.CompletedProcess[str]":
        work = self.root / "work"
        shutil.rmtree(work)
        work.mkdir()
        (self.root / "calls").write_text("", encoding="utf-8")
        variables = {
            "PATH": f"{self.root / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "CALLS": str(self.root / "calls"),
            "ARTIFACT": str(self.artifact),
            "HEAD_OF_PULL": head,
            "OLD_COMMENT": old,
            "GH_TOKEN": "none",
            "GH_REPO": "team/book",
            "RUN": "345",
            "CHECKED": SHA,
            "LANG": "C.UTF-8",
        }
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", self.script]
        return subprocess.run(command, cwd=work, env=variables, capture_output=True, text=True, check=False)

    @property
    def calls(self) -> list[str]:
        return (self.root / "calls").read_text(encoding="utf-8").splitlines()

    @property
    def body(self) -> str:
        return (self.root / "work" / "comment.md").read_text(encoding="utf-8")


@pytest.fixture
def comment(tmp_path: Path) -> Comment:
    return Comment(tmp_path)


BRIEF = write_brief(
    comparison_of(change_of(change_record({}), change_record({"owner.deputy": "", "title": "Ours @us"})))
)


def test_first_brief_becomes_a_comment(comment: Comment) -> None:
    comment.bring(BRIEF)
    result = comment.run()
    assert result.returncode == 0, result.stderr
    assert comment.body == f"<!-- pilotbook -->\n{BRIEF}"
    assert comment.calls[-1] == "api --method POST repos/team/book/issues/12/comments --field body=@comment.md"


def test_next_brief_takes_the_place_of_the_first(comment: Comment) -> None:
    comment.bring(BRIEF)
    assert comment.run(old="678\n900").returncode == 0
    assert comment.calls[-1] == "api --method PATCH repos/team/book/issues/comments/678 --field body=@comment.md"


def test_brief_that_is_not_there_is_no_failure(comment: Comment) -> None:
    result = comment.run()
    assert (result.returncode, result.stdout) == (0, "There is no brief.\n")


def test_brief_is_for_the_pull_request_that_was_checked_only(comment: Comment) -> None:
    comment.bring(BRIEF)
    result = comment.run(head="2" * 40)
    assert result.returncode == 0
    assert not [call for call in comment.calls if "POST" in call or "PATCH" in call]


@pytest.mark.parametrize(
    "number", ["", "0", "-1", "12 13", "12; touch owned", "$(touch owned)", "../1", "1" * 20, "x\n12"]
)
def test_number_that_is_none_ends_it(comment: Comment, number: str) -> None:
    comment.bring(BRIEF, number)
    assert comment.run().returncode == 1
    assert len(comment.calls) == 1
    assert sorted(file.name for file in (comment.root / "work").iterdir()) == ["brief"]


@pytest.mark.parametrize("name", ["number", "brief.md"])
def test_link_in_the_place_of_a_file_ends_it(comment: Comment, name: str) -> None:
    comment.bring(BRIEF)
    (comment.artifact / name).unlink()
    (comment.artifact / name).symlink_to("/etc/hostname")
    assert comment.run().returncode == 1
    assert len(comment.calls) == 1


NOT_OURS = (
    "@amara", "text @org/team", "\\@amara", "&#64;amara", "&commat;amara", "\\\\&#64;amara", "<img src=x>", "\\\\<b>",
    "<!-- x", "<https://evil.example>", "[a](https://evil.example)", "\\\\[a](//evil.example)", "![a](b)", "[[page]]",
    "https://evil.example", "www.evil.example", "#12", "!12", "~bug", "$x$", "%{x}x %1", "GH-12", ":tada:", "/close",
    "a\n/close", "a\r\n  /close", "[x]: https://evil.example", "- [ ] task",
)  # fmt: skip


@pytest.mark.parametrize("text", NOT_OURS)
def test_brief_that_would_do_something_is_not_shown(comment: Comment, text: str) -> None:
    comment.bring(f"## Pilotbook\n\n{text}\n")
    assert comment.run().returncode == 0
    assert comment.body == (
        "<!-- pilotbook -->\nThe brief is not shown here: it holds what Pilotbook does not write. "
        "The summary of the check has it.\n"
    )


@pytest.mark.parametrize(("brief", "reason"), [("a" * 260_001, "it is too long"), (b"\xff\xfe", "it is no text")])
def test_brief_of_another_kind_is_not_shown(comment: Comment, brief: str | bytes, reason: str) -> None:
    comment.bring(brief)
    assert comment.run().returncode == 0
    assert f"not shown here: {reason}." in comment.body


@settings(max_examples=8)
@given(texts=st.lists(st.sampled_from([*LIVE_ON_A_FORGE, *HOSTILE]) | st.text(max_size=30), min_size=5, max_size=5))
def test_brief_of_ours_is_always_shown(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    names = ("title", "owner.name", "owner.deputy", "data.0.source", "review.forum")
    changes = dict(zip(names, texts, strict=True))
    brief = write_brief(comparison_of(change_of(change_record({}), change_record(changes))))
    comment = Comment(tmp_path_factory.mktemp("comment"))
    comment.bring(brief)
    result = comment.run()
    assert result.returncode == 0, result.stderr
    assert comment.body == f"<!-- pilotbook -->\n{brief}"


@pytest.mark.parametrize("file", [GITLAB, ROOT / ".gitlab-ci.yml"], ids=["their", "our"])
def test_gitlab_runs_the_same_commands(file: Path) -> None:
    jobs = read_workflow(file)
    commands = [line.split(" ||")[0] for name in ("check", "pages") for line in jobs[name]["script"]]
    assert commands == [
        'pilotbook report --base "$CI_MERGE_REQUEST_DIFF_BASE_SHA" > brief.md',
        "pilotbook build --out preview",
        "pilotbook check",
        "pilotbook build --out public",
    ]


def read_issue_forms(names: BookNames) -> tuple[dict[str, Any], dict[str, Any]]:
    """The form for an issue, and what stands beside it."""
    files = write_repository_files(names)
    form, links = (files[f".github/ISSUE_TEMPLATE/{name}.yml"] for name in ("propose-a-pilot", "config"))
    return yaml.safe_load(form), yaml.safe_load(links)


def test_issue_form_asks_the_five_questions_where_no_site_is_known() -> None:
    form, links = read_issue_forms(BookNames(name="A"))
    ids = [item["id"] for item in form["body"] if "id" in item]
    assert ids == ["title", "summary", "owner", "data", "tools", "policy", "review"]
    assert {"name", "description", "body"} <= form.keys()
    assert links == {"blank_issues_enabled": True}


def test_issue_form_leads_to_the_form_on_the_site() -> None:
    form, links = read_issue_forms(BookNames(name="A", site_url="https://a.example/b/"))
    assert "<https://a.example/b/portfolio/propose/>" in form["body"][0]["attributes"]["value"]
    assert [item["id"] for item in form["body"] if "id" in item] == ["title", "summary", "answers"]
    (link,) = links["contact_links"]
    assert link["url"] == "https://a.example/b/portfolio/propose/"
    assert {"name", "url", "about"} == link.keys()


def test_link_that_waits_for_a_site_is_right_once_its_sign_is_taken_away() -> None:
    text = write_repository_files(BookNames(name="A"))[".github/ISSUE_TEMPLATE/config.yml"]
    links = yaml.safe_load(text.replace("# contact", "contact").replace("#   ", "  "))
    assert links["contact_links"][0]["url"] == "https://pilots.example.com/portfolio/propose/"
