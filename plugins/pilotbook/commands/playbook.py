"""The command `playbook`: what can be done with the articles that come with the package."""

import click

from pilotbook.commands.surroundings import expect_repository
from pilotbook.records.playbook_folder import default_playbook_folder
from pilotbook.reports.safe_text import make_safe
from pilotbook.scaffold.eject import CannotEject, eject_article, find_article


@click.group()
def playbook() -> None:
    """Take the playbook that comes with Pilotbook, and make it yours."""


@playbook.command()
@click.argument("article")
def eject(article: str) -> None:
    """Copy an ARTICLE, such as questions/owner, out of the package, to change it.

    The copy takes the place of the package's article, its criteria included. One that is there already is never
    overwritten.
    """
    own, default = expect_repository().playbook, default_playbook_folder()
    try:
        name = eject_article(find_article(article, default), default, own)
    except CannotEject as error:
        raise click.UsageError(make_safe(str(error))) from error
    click.echo(f"Wrote {make_safe(name)}. It now takes the place of the one in the package, whose changes in later")
    click.echo("releases do not reach it. Change it, then: pilotbook check")
