"""Icons: Material Design Icons, which mkdocs-material brings as files. Its code is not loaded for them."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from markupsafe import Markup

_FALLBACK = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M4 4h16v16H4z"/></svg>'


@cache
def icon(name: str) -> Markup:
    """Return the icon as an SVG that screen readers pass over; a plain square where there is none of that name."""
    folder = _folder()
    file = folder / f"{name}.svg" if folder else None
    svg = file.read_text("utf-8").strip() if file and file.is_file() else _FALLBACK
    return Markup(svg.replace("<svg ", '<svg aria-hidden="true" ', 1))  # noqa: S704  a file of the package, not data


@cache
def _folder() -> Path | None:
    spec = find_spec("material")
    places = list(spec.submodule_search_locations or ()) if spec else []
    return Path(places[0]) / "templates" / ".icons" / "material" if places else None
