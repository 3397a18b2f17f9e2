"""The option `--audience`, for every command that makes a site."""

from collections.abc import Mapping

import click

from pilotbook.portfolio.audience import Audience


def _audience(_context: click.Context, _parameter: click.Parameter, value: str | None) -> Audience | None:
    return Audience(value) if value else None


audience_option = click.option(
    "--audience",
    type=click.Choice([audience.value for audience in Audience]),
    callback=_audience,
    help="Who will read the site: 'public' leaves out what is internal.  [default: as mkdocs.yml says, or internal]",
)


def name_audience(audience: Audience | None) -> Mapping[str, str]:
    """The variable that tells the plugin; none where the configuration decides."""
    return {"PILOTBOOK_AUDIENCE": audience.value} if audience is not None else {}
