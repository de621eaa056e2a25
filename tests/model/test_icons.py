from __future__ import annotations

from kran.model import icons


def test_an_icon_is_a_file() -> None:
    file = icons.file("laptop")
    assert file is not None
    assert "<svg" in file.read_text("utf-8")


def test_an_unknown_icon_is_none() -> None:
    assert icons.file("there-is-no-such-icon") is None


def test_every_name_is_an_icon() -> None:
    names = icons.names()
    assert names == sorted(names)
    assert "account-group-outline" in names
