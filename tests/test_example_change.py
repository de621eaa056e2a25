"""The page that explains a change shows what the program says of one today. ``KRAN_GOLDEN=write`` writes it anew."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest

from tests.example_change import ROOT, comment, in_short, repository, stored

if TYPE_CHECKING:
    from pathlib import Path

PAGES = {"sv": ROOT / "docs" / "lasa-en-andring.md", "en": ROOT / "docs" / "lasa-en-andring.en.md"}
_QUOTED = re.compile(r"(?<=<!-- the comment -->\n\n).*?(?=\n\n<!-- /the comment -->)", re.DOTALL)
WRITE = os.environ.get("KRAN_GOLDEN") == "write"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("forslag")
    repository(made)
    return made


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_page_shows_the_comment_that_the_program_makes(folder: Path, lang: str) -> None:
    made = comment(folder, lang)
    page = PAGES[lang].read_text("utf-8")
    if WRITE:
        stored(lang).write_text(made, "utf-8")
        page = _QUOTED.sub(lambda _: in_short(made), page)
        PAGES[lang].write_text(page, "utf-8")
    assert stored(lang).read_text("utf-8") == made, "KRAN_GOLDEN=write keeps the new one"
    quoted = _QUOTED.search(page)
    assert quoted is not None
    assert quoted[0] == in_short(made), "KRAN_GOLDEN=write writes it into the page"


def test_what_is_quoted_holds_no_mark_and_nothing_folded() -> None:
    for lang in PAGES:
        text = in_short(stored(lang).read_text("utf-8"))
        assert all(line.startswith(">") for line in text.splitlines())
        assert not re.search("<!--|<details|###", text)
        assert "kran new decision --for-changes 1d86e30" in text
