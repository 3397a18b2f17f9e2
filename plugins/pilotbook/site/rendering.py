"""Fills our own templates; everything that is not marked as HTML is escaped."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

TEMPLATES = Path(__file__).parent / "templates"
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


class _Unindented(FileSystemLoader):
    """Reads templates with one space for the indentation that makes them readable: a tenth of a page would be that."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template, as Jinja asks for it."""
        text, name, is_fresh = super().get_source(environment, template)
        return _INDENT.sub(" ", text) if template.endswith(".html") else text, name, is_fresh


class Templates:
    """The templates of the site's pages."""

    def __init__(self) -> None:
        self._environment = Environment(
            loader=_Unindented(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )

    def render(self, template: str, **context: Any) -> Markup:  # noqa: ANN401 - each template lists what it takes
        """The HTML of a template; a variable that the template uses and `context` lacks is a bug, and raises."""
        return Markup(self._environment.get_template(template).render(**context))  # noqa: S704 - autoescaped
