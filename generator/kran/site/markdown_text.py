"""Markdown of the catalogue as HTML: converted, then reduced to what is harmless."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from kran.source.elements import GUIDELINE_EXTENSIONS

if TYPE_CHECKING:
    from collections.abc import Callable

TAGS = {
    "p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "strong", "em", "a", "blockquote", "code", "pre", "hr", "br",
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip

ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}


def to_html(text: str, led: Callable[[str], str] = str) -> Markup:
    """Return Markdown as HTML that holds no script, style, picture or form; links lead to the web or by mail only.

    `led` returns the address that one in a link stands for. A heading of the first level becomes one of the second:
    the page's title is the first.
    """
    import nh3
    from markdown import Markdown

    html = Markdown(extensions=GUIDELINE_EXTENSIONS).convert(text)
    html = html.replace("<h1>", "<h2>").replace("</h1>", "</h2>")
    return Markup(  # noqa: S704  what nh3 lets through is safe
        nh3.clean(
            html,
            tags=TAGS,
            attributes=ATTRIBUTES,
            url_schemes={"https", "http", "mailto"},
            link_rel=None,
            attribute_filter=lambda _, name, value: led(value) if name == "href" else value,
        )
    )
