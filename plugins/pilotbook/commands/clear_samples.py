"""The command `clear-samples`: the way to be rid of the invented pilots."""

import click

from pilotbook.commands.surroundings import expect_repository
from pilotbook.scaffold.samples import clear_samples as delete_samples
from pilotbook.scaffold.samples import list_samples


@click.command("clear-samples")
@click.option("--yes", is_flag=True, help="Delete without asking.")
def clear_samples(*, yes: bool) -> None:
    """Delete the invented pilots that show how the book works: the files that say 'sample: true'."""
    repository = expect_repository()
    samples = list_samples(repository.pilots, repository.root)
    if not samples:
        click.echo("There are no sample pilots.")
        return
    for sample in samples:
        click.echo(repository.name_file(sample))
    if not yes:
        click.confirm(f"Delete {_count(len(samples))}?", abort=True)
    kept = delete_samples(samples)
    for file, reason in kept:
        click.echo(f"Cannot delete {repository.name_file(file)}: {reason}.", err=True)
    click.echo(f"Deleted {_count(len(samples) - len(kept))}. Add your first one: see docs/guide/add-a-pilot.md.")
    raise SystemExit(1 if kept else 0)


def _count(samples: int) -> str:
    return f"{samples:,} sample {'pilot' if samples == 1 else 'pilots'}"
