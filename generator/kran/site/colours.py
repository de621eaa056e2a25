"""The municipality's own colours as a stylesheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.model.palette import shades

if TYPE_CHECKING:
    from collections.abc import Mapping


def stylesheet(colours: Mapping[str, str]) -> str:
    """Return site.css: the tokens that `colours` (``deep``, ``brand``, ``spark`` as ``#rrggbb``) override."""
    lines = "".join(f"  --k-{name}: {value};\n" for name, value in shades(colours).items())
    return f"/* Colours from catalog.yaml. */\n:root {{\n{lines}}}\n"
