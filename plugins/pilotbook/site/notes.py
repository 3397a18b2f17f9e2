"""Renders the Markdown of a record's notes so that nothing of it can run, load or disguise itself."""

import re
from functools import cache

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

_TAGS = {"p", "br", "em", "strong", "code", "pre", "ul", "ol", "li", "blockquote", "a", "hr"}
_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
_ADDRESS = re.compile(r"(https?://|mailto:)[^\s<>\"]+", re.IGNORECASE)
_HEADING = re.compile(r"<(/?)h[1-6]>")


class _Markdown(MarkdownIt):
    """Markdown without images and HTML, whose links lead to whole addresses: a relative one has no meaning here."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the name is markdown-it's
        """Whether a link is one; otherwise it stays the text that was typed."""
        return _ADDRESS.fullmatch(url) is not None


@cache
def _markdown() -> MarkdownIt:
    return _Markdown("commonmark", {"html": False}).disable("image")


def render_notes(text: str) -> Markup:
    """A little Markdown as HTML: paragraphs, lists, emphasis, code and links; headings become bold paragraphs."""
    if not text.strip():
        return Markup()
    html = _HEADING.sub(_as_paragraph, _markdown().render(text))
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow noopener noreferrer",
    )
    return Markup(clean)  # noqa: S704 - sanitised on the lines above


def _as_paragraph(heading: re.Match[str]) -> str:
    """A heading of the notes would break the order of the page's headings, and stand in its table of contents."""
    return "</strong></p>" if heading.group(1) else "<p><strong>"
