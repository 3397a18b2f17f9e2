"""The command `build`: builds the site beside the published one, verifies it, and exchanges the two."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from pilotbook.commands.audience_option import audience_option
from pilotbook.commands.site_build import BuildFailed, SiteOrder, make_site
from pilotbook.commands.surroundings import expect_repository
from pilotbook.commands.terminal import choose_style
from pilotbook.commands.today_option import today_option
from pilotbook.diagnostic import Code, Diagnostic, has_problems
from pilotbook.portfolio.audience import Audience, is_public
from pilotbook.portfolio.load import find_problems, load_selection
from pilotbook.portfolio.selection import Selection, select_all
from pilotbook.publishing.lock import AlreadyLocked
from pilotbook.publishing.publish import find_obstacle, publish
from pilotbook.reports.safe_text import make_safe
from pilotbook.reports.source_lines import SourceLines
from pilotbook.reports.text_report import write_text


@click.command()
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="DIR", help="The folder to publish in.  [default: site]"
)
@click.option(
    "--docs-tree",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Write finished Markdown for another generator into a folder instead.",
)
@click.option("--strict", is_flag=True, help="Publish nothing where a pilot has an error, or MkDocs warns.")
@click.option("--offline", is_flag=True, help="Ask no other portfolio, and use the last copies of them.")
@audience_option
@today_option
def build(  # noqa: PLR0913 - one for each option
    out: Path | None,
    docs_tree: Path | None,
    today: date,
    audience: Audience | None,
    *,
    strict: bool,
    offline: bool,
) -> None:
    """Build the site and publish it in one step.

    The site is built beside the published folder and looked at; only a whole one takes the place of the old one, at
    once. If anything fails, readers keep the site that they have.

    Ends with 0 when the site is published, 1 when pilots have errors (their pages say so; with --strict, nothing is
    published), 2 when the command is used wrongly, the configuration is wrong, or the site could not be built.
    """
    repository = expect_repository()
    published = out if out is not None else repository.root / "site"
    obstacle = find_obstacle(published, repository.root) if docs_tree is None else ""
    if obstacle:
        raise click.UsageError(make_safe(f"cannot publish in {published}: {obstacle}"))
    selection = select_all(repository)
    found = find_problems(selection, today)
    has_errors = has_problems(found.diagnostics)
    if has_errors and strict:
        click.echo(write_text(found, choose_style(), SourceLines(selection.root)), nl=False, err=True)
        click.echo("Nothing was published, because of the errors above.", err=True)
        raise SystemExit(1)
    if docs_tree is not None:
        from pilotbook.commands.docs_tree import write_docs_tree

        count = write_docs_tree(repository, docs_tree, today, audience)
        click.echo(
            f"Wrote the pages of {count:,} {'pilot' if count == 1 else 'pilots'} to {make_safe(str(docs_tree))}."
        )
        raise SystemExit(int(has_errors))
    order = SiteOrder(repository=repository, today=today, audience=audience, is_strict=strict, is_offline=offline)
    site = _Making(order, selection, _list_ids(selection, found.diagnostics))
    try:
        faults = publish(published, site.make, site.ids)
    except AlreadyLocked as error:
        raise click.UsageError(make_safe(f"another build is publishing in {published}: wait until it ends")) from error
    except (BuildFailed, OSError) as error:
        click.echo(f"{make_safe(str(error))}\nNothing was published: readers keep the site that they have.", err=True)
        raise SystemExit(2) from error
    for fault in faults:
        click.echo(f"The site is not whole: {make_safe(fault)}.", err=True)
    if faults:
        raise SystemExit(2)
    click.echo(f"Published {site.say_what()} in {make_safe(str(published))}.")
    if has_errors:
        click.echo("Some pilots have errors, which their pages show: pilotbook check lists them.", err=True)
        raise SystemExit(1)


class _Making:
    """The making of a site; `ids` are the pilots that have a page in it, which is known for certain once it is made."""

    def __init__(self, order: SiteOrder, selection: Selection, ids: list[str]) -> None:
        self.ids = ids
        self._order, self._selection, self._left_out = order, selection, ""

    def make(self, folder: Path) -> None:
        """Build the site into a folder."""
        if make_site(self._order, folder) is Audience.PUBLIC:
            public, files = _list_public_ids(self._selection, self._order.today), len(self.ids)
            self.ids[:] = [each for each in self.ids if each in public]
            self._left_out = f" for the public, and left {files - len(self.ids):,} out"

    def say_what(self) -> str:
        """How many pilots the site shows."""
        return f"{len(self.ids):,} {'pilot' if len(self.ids) == 1 else 'pilots'}{self._left_out}"


def _list_ids(selection: Selection, diagnostics: Iterable[Diagnostic]) -> list[str]:
    """The ids of the pilots that have a page: a file whose name is no id has none."""
    nameless = {each.place.path for each in diagnostics if each.code in (Code.FILE_NAME, Code.SAME_ID)}
    files = [file for _, files in selection.folders for file in files]
    return [file.stem for file in files if file.relative_to(selection.root).as_posix() not in nameless]


def _list_public_ids(selection: Selection, today: date) -> frozenset[str]:
    """The ids of the pilots that the public may know of."""
    return frozenset(each.id for each in load_selection(selection, today).assessments if is_public(each.file))
