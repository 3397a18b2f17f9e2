"""Fills our own templates; everything that is not marked as HTML is escaped."""

import re
from collections.abc import Callable, MutableMapping
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup, escape

TEMPLATES = Path(__file__).parent / "templates"
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
_holds_markup = re.compile("[&<>\"']").search


def escape_text(value: object) -> str:
    """A value as it may stand in HTML, as `escape` makes it: a text without a character of markup is that already.

    Most of what a page says is such a text, and to wrap it as markup takes ten times as long as to look at it.
    """
    if type(value) is str:
        return escape(value) if _holds_markup(value) else value
    return value if type(value) is Markup else escape(value)


class _Template(Template):
    """A template that escapes with `escape_text`."""

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002 - as Jinja calls it
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        """The template of compiled code, as Jinja asks for it."""
        made = super().from_code(environment, code, globals, uptodate)
        made.root_render_func.__globals__["escape"] = escape_text
        return made


class _Environment(Environment):
    template_class = _Template

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - as in Jinja
        """What a template calls `obj.attribute`: of a dict the value, which Jinja looks for after an exception only."""
        if obj.__class__ is dict and attribute in obj:
            return obj[attribute]
        try:
            return getattr(obj, attribute)
        except AttributeError:
            return super().getattr(obj, attribute)


class _Unindented(FileSystemLoader):
    """Reads templates with one space for the indentation that makes them readable: a tenth of a page would be that."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template, as Jinja asks for it."""
        text, name, is_fresh = super().get_source(environment, template)
        return _INDENT.sub(" ", text) if template.endswith(".html") else text, name, is_fresh


class Templates:
    """The templates of the site's pages."""

    def __init__(self) -> None:
        self._environment = _Environment(
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
