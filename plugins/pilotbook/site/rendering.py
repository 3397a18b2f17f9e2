"""Fills our own templates; everything that is not marked as HTML is escaped."""

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

TEMPLATES = Path(__file__).parent / "templates"


class Templates:
    """The templates of the site's pages."""

    def __init__(self) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )

    def render(self, template: str, **context: Any) -> Markup:  # noqa: ANN401 - each template lists what it takes
        """The HTML of a template; a variable that the template uses and `context` lacks is a bug, and raises."""
        return Markup(self._environment.get_template(template).render(**context))  # noqa: S704 - autoescaped
