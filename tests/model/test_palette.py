from __future__ import annotations

import pytest

from kran.model import palette


def test_ratio_of_black_and_white_is_the_widest() -> None:
    assert palette.ratio("#000000", "#ffffff") == pytest.approx(21)
    assert palette.ratio("#777777", "#777777") == pytest.approx(1)


def test_ratio_agrees_with_the_published_example() -> None:
    # The grey that is just readable on white, in every text about WCAG.
    assert palette.ratio("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_links_are_light_enough_in_the_dark() -> None:
    dark = palette.shades({"brand": "#0b5a7a"})["brand-dark"]
    assert palette.ratio(dark, palette.DARK_PAPER) >= palette.READABLE


def test_a_contrast_out_of_reach_ends_in_white() -> None:
    assert palette.lightened("#000000", against="#ffffff", contrast=2) == "#000000"
    assert palette.lightened("#808080", against="#888888", contrast=20) == "#ffffff"
