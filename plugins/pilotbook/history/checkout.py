"""Opens the git repository around a folder, and turns the names of commits into commits."""

import os
from pathlib import Path, PurePosixPath

from pilotbook.frozen import frozen
from pilotbook.history.git_command import GitCommand, GitProblem
from pilotbook.records.quote import quote_text

_SHALLOW = (
    "this clone is shallow and lacks the commits between the two: fetch them with git fetch --unshallow, or set "
    "fetch-depth: 0 in the step that checks out"
)


@frozen(kw_only=False)
class Commit:
    """A commit: its whole hash, and the name that somebody gave it."""

    hash: str
    name: str


@frozen
class Checkout:
    """A checkout of a git repository, with git run at its top, from where it counts paths.

    `prefix` is the path of the folder that was opened, empty or ending with `/`: everybody else counts from there.
    """

    git: GitCommand
    prefix: str
    is_shallow: bool

    def path_in_git(self, path: str) -> str:
        """What git calls a path that is counted from the folder."""
        return os.path.normpath(f"{self.prefix}{path}").replace(os.sep, "/")

    def path_in_folder(self, path: str) -> str:
        """The path, counted from the folder, of what git calls by a name."""
        if path.startswith(self.prefix):
            return path.removeprefix(self.prefix)
        return PurePosixPath(os.path.relpath(path, self.prefix or ".")).as_posix()


def open_checkout(folder: Path) -> Checkout:
    """The checkout in which a folder stands; raise GitProblem where it stands in none."""
    git = GitCommand(folder)
    try:
        is_inside, is_shallow = git.read("rev-parse", "--is-inside-work-tree", "--is-shallow-repository").split("\n")
    except GitProblem as problem:
        if "not a git repository" in problem.message:
            raise _no_repository() from problem
        raise
    if is_inside != "true":
        raise _no_repository()
    top = Path(git.read("rev-parse", "--show-toplevel"))
    prefix = git.read("rev-parse", "--show-prefix")
    return Checkout(git=GitCommand(top), prefix=prefix, is_shallow=is_shallow == "true")


def _no_repository() -> GitProblem:
    return GitProblem(
        "expected a folder in a checkout of a git repository, found one that is in none",
        "run git init and commit the pilots, or go to a clone of the repository",
    )


def find_commit(checkout: Checkout, name: str) -> Commit:
    """The commit of that name: a branch, a tag, a hash; raise GitProblem where there is none."""
    found = checkout.git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if found is None:
        hint = "git branch --all lists the branches; git fetch origin brings those that are missing"
        message = f"expected a commit, a branch or a tag, found {quote_text(name)}, which git does not know"
        raise GitProblem(message, _SHALLOW if checkout.is_shallow else hint)
    return Commit(found, name)


def find_fork(checkout: Checkout, base: Commit, head: Commit) -> Commit:
    """The last commit that two have in common, from which a forge counts the changes of a pull request."""
    found = checkout.git.ask("merge-base", base.hash, head.hash)
    if not found:
        message = (
            f"expected commits with a common history, found none of {quote_text(base.name)} and {quote_text(head.name)}"
        )
        raise GitProblem(message, _SHALLOW if checkout.is_shallow else "name a commit from which this one came")
    return Commit(found, base.name)
