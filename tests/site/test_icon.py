from __future__ import annotations

from kran.site.icon import icon


def test_an_icon_is_passed_over_by_screen_readers() -> None:
    assert icon("laptop").startswith("<svg ")
    assert 'aria-hidden="true"' in icon("laptop")


def test_an_unknown_icon_is_a_square() -> None:
    assert "M4 4h16v16H4z" in icon("there-is-no-such-icon")
