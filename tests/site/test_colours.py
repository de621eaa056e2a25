from __future__ import annotations

from kran.site import colours


def test_each_colour_becomes_what_light_and_dark_need() -> None:
    css = colours.stylesheet({"deep": "#0b3442", "brand": "#0b5a7a", "spark": "#e8955a"})

    assert "--k-deep-light: #0b3442;" in css
    assert "--k-deep-dark: #07222b;" in css
    assert "--k-brand-light: #0b5a7a;" in css
    assert "--k-spark: #e8955a;" in css


def test_without_colours_no_token_is_set() -> None:
    assert "--k-" not in colours.stylesheet({})
