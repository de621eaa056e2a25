"""The municipality's own colours: from one colour each to pairs for light and dark, with the contrast of WCAG."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    Colour = tuple[float, float, float]

DARK_PAPER = "#152025"
"""The surface that links lie on in the dark (``--k-paper`` in tokens.css)."""

READABLE = 8.0
"""Contrast a link reaches against it: well over the 4.5 demanded, as the default colours do."""


def shades(colours: Mapping[str, str]) -> dict[str, str]:
    """Return the tokens, such as ``deep-dark``, that `colours` (deep, brand, spark as ``#rrggbb``) override.

    Dark wants other shades than light: the header a deeper one, links one light enough to read.
    """
    tokens: dict[str, str] = {}
    if deep := colours.get("deep"):
        tokens |= {"deep-light": deep, "deep-dark": mix(deep, "#000000", 0.35)}
    if brand := colours.get("brand"):
        tokens |= {"brand-light": brand, "brand-dark": lightened(brand, against=DARK_PAPER, contrast=READABLE)}
    if spark := colours.get("spark"):
        tokens |= {"spark": spark}
    return tokens


def lightened(colour: str, *, against: str, contrast: float) -> str:
    """Return `colour` mixed with as little white as gives it that contrast."""
    for share in range(0, 100, 5):
        lighter = mix(colour, "#ffffff", share / 100)
        if ratio(lighter, against) >= contrast:
            return lighter
    return "#ffffff"


def mix(colour: str, other: str, share: float) -> str:
    """Return `colour` with `share` (0–1) of `other` in it."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(255 * (a + (b - a) * share)):02x}" for a, b in pairs)


def ratio(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4  # noqa: PLR2004  WCAG's figures
        for channel in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> Colour:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue
