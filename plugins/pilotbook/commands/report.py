"""The command `report`: what a branch does to the portfolio, for the people who review it."""

from datetime import date

import click

from pilotbook.commands.surroundings import expect_repository
from pilotbook.commands.today_option import today_option
from pilotbook.history.git_command import GitProblem
from pilotbook.portfolio.compare import compare
from pilotbook.portfolio.comparison import Comparison
from pilotbook.reports.brief import LONGEST, SHORTEST, write_brief
from pilotbook.reports.safe_text import make_safe


@click.command()
@click.option("--base", metavar="REF", required=True, help="The commit to compare with: a branch, a tag or a hash.")
@click.option("--head", metavar="REF", help="The commit to report on; without it, the files as they lie there.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["markdown", "json"]),
    default="markdown",
    show_default=True,
    help="Markdown for a comment on a pull request, or JSON for programs.",
)
@click.option(
    "--longest",
    type=click.IntRange(min=SHORTEST),
    default=LONGEST,
    show_default=True,
    metavar="COUNT",
    help="Most characters of the Markdown; what does not fit is counted.",
)
@today_option
def report(base: str, head: str | None, form: str, longest: int, today: date) -> None:
    """Tell what a branch changes: each pilot before and after, and the portfolio.

    It compares with the last commit that both sides have in common, as a pull request does.

    Ends with 0 when what was touched has no error, 1 when it has, 2 when the command is used wrongly, or when git
    cannot tell.
    """
    try:
        comparison = compare(expect_repository(), base, head, today)
    except GitProblem as problem:
        raise click.UsageError(make_safe(str(problem))) from problem
    click.echo(_write(comparison, form, longest).encode(), nl=False)
    raise SystemExit(1 if comparison.has_errors else 0)


def _write(comparison: Comparison, form: str, longest: int) -> str:
    if form == "markdown":
        return write_brief(comparison, longest)
    from pilotbook.reports.report_json import write_report_json

    return write_report_json(comparison)
