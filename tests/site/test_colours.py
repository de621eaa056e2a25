from __future__ import annotations

import pytest

from kran.site import colours


def test_ratio_of_black_and_white_is_the_widest() -> None:
    assert colours.ratio("#000000", "#ffffff") == pytest.approx(21)
    assert colours.ratio("#777777", "#777777") == pytest.approx(1)


def test_ratio_agrees_with_the_published_example() -> None:
    # The grey that is just readable on white, in every text about WCAG.
    assert colours.ratio("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_each_colour_becomes_what_light_and_dark_need() -> None:
    css = colours.stylesheet({"deep": "#0b3442", "brand": "#0b5a7a", "spark": "#e8955a"})

    assert "--k-deep-light: #0b3442;" in css
    assert "--k-deep-dark: #07222b;" in css
    assert "--k-brand-light: #0b5a7a;" in css
    assert "--k-spark: #e8955a;" in css
    dark = css.partition("--k-brand-dark: ")[2][:7]
    assert colours.ratio(dark, colours.DARK_PAPER) >= colours.READABLE


def test_without_colours_no_token_is_set() -> None:
    assert "--k-" not in colours.stylesheet({})


def test_a_contrast_out_of_reach_ends_in_white() -> None:
    assert colours.lightened("#000000", against="#ffffff", contrast=2) == "#000000"
    assert colours.lightened("#808080", against="#888888", contrast=20) == "#ffffff"
