"""The command `explain`: what a criterion asks."""

import click

from pilotbook.commands.surroundings import read_nearest_playbook
from pilotbook.commands.terminal import choose_style
from pilotbook.records.nearest import suggest
from pilotbook.reports.explanation import explain as explain_criterion


@click.command()
@click.argument("criterion")
def explain(criterion: str) -> None:
    """Explain a CRITERION, such as OWN-02: what it asks, why, and how to satisfy it."""
    playbook = read_nearest_playbook()
    known = {each.id: each for each in playbook.criteria}
    found = known.get(criterion.upper())
    if found is None:
        hint = suggest(criterion, known, "the criteria are")
        raise click.UsageError(f"expected a criterion of the playbook, found '{criterion}': {hint}")
    click.echo(explain_criterion(found, playbook, choose_style()), nl=False)
