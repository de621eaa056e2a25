from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from kran.rules import contrast
from kran.site.frame import THEME
from tests.small import START, found, lay_out

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = (START / "catalog.yaml").read_text("utf-8")


def told(root: Path, colours: str) -> list[tuple[str, int, str]]:
    settings = SETTINGS.replace("site:\n", f"site:\n  colours: {{{colours}}}\n", 1)
    lay_out(root, f"# catalog/catalog.yaml\n{settings}")
    return [(f.code, f.column, re.findall(r'"(#[0-9a-f]{6})"', f.remedy)[0]) for f in found(root)]


def test_the_rule_knows_the_tokens_of_the_stylesheet() -> None:
    css = (THEME / "assets" / "css" / "tokens.css").read_text("utf-8").replace("#fff,", "#ffffff,")
    for token, name in (("deep-light", "deep"), ("brand-light", "brand"), ("spark", "spark")):
        assert f"--k-{token}: {contrast.DEFAULTS[name]};" in css
    pairs = [
        ("on-deep", contrast.ON_DEEP["deep-light"][0], contrast.ON_DEEP["deep-dark"][0]),
        ("on-deep-2", contrast.ON_DEEP["deep-light"][1], contrast.ON_DEEP["deep-dark"][1]),
        ("on-brand", contrast.ON_BRAND["brand-light"], contrast.ON_BRAND["brand-dark"]),
        ("paper", contrast.UNDER_BRAND["brand-light"][0], contrast.UNDER_BRAND["brand-dark"][0]),
        ("ground", contrast.UNDER_BRAND["brand-light"][1], contrast.UNDER_BRAND["brand-dark"][1]),
    ]
    for name, light, dark in pairs:
        assert f"--k-{name}: light-dark({light}, {dark});" in css
    for share in ("var(--k-deep), #fff 8%", "var(--k-brand-light), #000 28%", "var(--k-brand-dark), #fff 35%",
                  "var(--k-brand-light) 11%, #fff", "var(--k-brand-dark) 18%, #0d1518"):  # fmt: skip
        assert f"color-mix(in srgb, {share})" in css.replace("#ffffff,", "#fff,")


@pytest.mark.parametrize(
    "colours",
    [
        'deep: "#0a3644", brand: "#0b5c76", spark: "#ff9d5c"',
        'deep: "#0b3442", brand: "#0b5a7a", spark: "#e8955a"',
        'deep: "#000000", brand: "#000000", spark: "#ffffff"',
        'deep: "#5b1a2e", brand: "#7a1f3d"',
        'brand: "#00695c"',
        'spark: "#ffcc00"',
    ],
)
def test_ordinary_colours_are_sound(colours: str, tmp_path: Path) -> None:
    assert told(tmp_path, colours) == []


@pytest.mark.parametrize(
    ("colours", "codes"),
    [
        ('brand: "#ffffff"', 1),
        ('deep: "#ffffff"', 1),
        ('spark: "#000000"', 1),
        ('deep: "#ffffff", spark: "#ffcc00"', 1),  # the spark is right once the header is
        ('deep: "#ffffff", brand: "#ffffff", spark: "#000000"', 3),
    ],
)
def test_what_is_proposed_is_sound(colours: str, codes: int, tmp_path: Path) -> None:
    first = told(tmp_path / "first", colours)
    assert [code for code, _, _ in first] == ["K517"] * codes
    mended = dict(part.split(": ") for part in colours.split(", "))
    for _, column, meant in first:
        text = f"  colours: {{{colours}}}"
        name = text[: column - 1].rstrip(": ").rpartition(" ")[2].lstrip("{")
        mended[name] = f'"{meant}"'
    again = ", ".join(f"{name}: {value}" for name, value in mended.items())
    assert told(tmp_path / "again", again) == []
