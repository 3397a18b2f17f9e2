"""Renders the Markdown of a record's notes so that nothing of it can run, load or disguise itself."""

from functools import cache

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

_TAGS = {"p", "br", "em", "strong", "code", "pre", "ul", "ol", "li", "blockquote", "a", "hr", "del"}
_HEADINGS = {f"h{level}" for level in range(1, 7)}


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).disable("image")


def render_notes(text: str) -> Markup:
    """A little Markdown as HTML: paragraphs, lists, emphasis, code and links; headings become bold paragraphs."""
    if not text.strip():
        return Markup()
    html = _markdown().render(text)
    for heading in _HEADINGS:
        html = html.replace(f"<{heading}>", "<p><strong>").replace(f"</{heading}>", "</strong></p>")
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow noopener noreferrer",
    )
    return Markup(clean)  # noqa: S704 - sanitised on the line above
