"""The options of the plugin in `mkdocs.yml`, and the day that they name."""

import os
from datetime import date

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError

from pilotbook.portfolio.audience import Audience
from pilotbook.site.forge import ForgeKind
from pilotbook.today import NotADay, read_today


class PilotbookConfig(Config):  # type: ignore[no-untyped-call] # MkDocs leaves the making of its classes untyped
    """The options of the plugin in `mkdocs.yml`."""

    today = config_options.Optional(config_options.Type((str, date)))
    forge = config_options.Optional(config_options.Choice([kind.value for kind in ForgeKind]))
    sources = config_options.Optional(config_options.Type(object))
    audience = config_options.Choice([audience.value for audience in Audience], default=Audience.INTERNAL.value)


def read_day(options: PilotbookConfig) -> date:
    """Today: what `pilotbook build` was told goes before what the configuration says."""
    given = os.environ.get("PILOTBOOK_TODAY") or options.today
    try:
        return read_today(None if given is None else str(given))
    except NotADay as error:
        raise PluginError(str(error)) from error
