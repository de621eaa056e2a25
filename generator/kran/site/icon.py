"""Icons as they stand in a page."""

from __future__ import annotations

from functools import cache

from markupsafe import Markup

from kran.model import icons

_FALLBACK = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M4 4h16v16H4z"/></svg>'


@cache
def icon(name: str) -> Markup:
    """Return the icon as an SVG that screen readers pass over; a plain square where there is none of that name."""
    file = icons.file(name)
    svg = file.read_text("utf-8").strip() if file else _FALLBACK
    return Markup(svg.replace("<svg ", '<svg aria-hidden="true" ', 1))  # noqa: S704  a file of the package, not data
