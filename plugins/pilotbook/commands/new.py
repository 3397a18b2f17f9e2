"""The command `new`: the file of one more pilot."""

from datetime import date

import click

from pilotbook.assessment.phrases import PhraseBook
from pilotbook.commands.surroundings import expect_repository, read_nearest_playbook
from pilotbook.commands.terminal import choose_style
from pilotbook.commands.today_option import today_option
from pilotbook.portfolio.load import prepare_playbook
from pilotbook.records.pilot_file import read_pilot
from pilotbook.records.template import write_template
from pilotbook.reports.safe_text import make_safe
from pilotbook.reports.standing import write_standing
from pilotbook.scaffold.interview import Interview
from pilotbook.scaffold.new_pilot import begin_record, create_pilot_file, find_obstacle, locate_schema


@click.command()
@click.argument("identifier", metavar="ID")
@click.option("--ask", is_flag=True, help="Ask the five questions here, and write the answers into the file.")
@today_option
def new(identifier: str, today: date, *, ask: bool) -> None:
    """Write the file of a new pilot, with every question beside its field.

    The ID is a short name such as permit-enquiries: the file becomes pilots/permit-enquiries.yml. A file that is there
    already is never overwritten.
    """
    repository = expect_repository()
    obstacle = find_obstacle(identifier, repository)
    if obstacle:
        raise click.UsageError(make_safe(obstacle))
    added = read_nearest_playbook().settings.added_fields
    record = begin_record(identifier)
    bench = prepare_playbook(repository.playbook, today) if ask else None
    if bench:
        record = _interview(PhraseBook(bench.playbook.settings.phrases)).hold(record)
    text = write_template(record, added, locate_schema(repository))
    try:
        name = repository.name_file(create_pilot_file(repository, identifier, text))
    except OSError as error:
        raise click.UsageError(f"cannot write the file: {(error.strerror or 'the machine refuses').lower()}") from error
    assessment = bench.assessor.assess(read_pilot(text, identifier, name, added)) if bench else None
    if assessment:
        click.echo(f"\n{write_standing(assessment, choose_style())}")
    click.echo(f"Wrote {name}. {'Read it through' if ask else 'Fill it in'}, then: pilotbook check {name}")


def _interview(phrases: PhraseBook) -> Interview:
    def ask(prompt: str, default: str) -> str:
        answer: str = click.prompt(prompt, default=default, show_default=bool(default))
        return answer

    return Interview(
        ask=ask, confirm=lambda prompt: click.confirm(prompt, default=False), say=click.echo, phrases=phrases
    )
