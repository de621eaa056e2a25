"""Which hand-written file speaks for a page, in each order of the languages."""

from __future__ import annotations

import pytest

from kran.source.choice import choose

FILES = ("a.md", "a.en.md", "b.md", "c.en.md", "v1.2.md", "guide/d.fi.md")


@pytest.mark.parametrize(
    ("languages", "code", "chosen"),
    [
        (("sv", "en"), "sv", "a.md/sv b.md/sv c.en.md/en v1.2.md/sv"),
        (("sv", "en"), "en", "a.en.md/en b.md/sv c.en.md/en v1.2.md/sv"),
        (("en", "sv"), "en", "a.en.md/en b.md/en c.en.md/en v1.2.md/en"),
        (("en", "sv"), "sv", "a.md/sv b.md/en c.en.md/en v1.2.md/en"),
        (("sv",), "sv", "a.md/sv b.md/sv v1.2.md/sv"),
        (("sv", "fi"), "fi", "a.md/sv b.md/sv guide/d.fi.md/fi v1.2.md/sv"),
        (("en",), "en", "a.en.md/en b.md/en c.en.md/en v1.2.md/en"),
    ],
)
def test_choice(languages: tuple[str, ...], code: str, chosen: str) -> None:
    assert " ".join(sorted(f"{it.file}/{it.lang}" for it in choose(FILES, languages, code))) == chosen
