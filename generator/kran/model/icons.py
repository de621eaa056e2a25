"""The icons that there are: Material Design Icons, which mkdocs-material brings as files. Its code is not loaded."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path


def file(name: str) -> Path | None:
    """Return the SVG file of an icon, None where there is none of that name."""
    path = _folder() / f"{name}.svg"
    return path if path.is_file() else None


def names() -> list[str]:
    """Return the name of every icon, sorted."""
    return sorted(path.stem for path in _folder().glob("*.svg"))


@cache
def _folder() -> Path:
    spec = find_spec("material")
    assert spec is not None  # noqa: S101  the program requires mkdocs-material
    assert spec.submodule_search_locations  # noqa: S101  it is a package
    return Path(spec.submodule_search_locations[0]) / "templates" / ".icons" / "material"
