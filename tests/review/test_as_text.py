"""The review in a terminal: a line for each change, then the money and who decides."""

from __future__ import annotations

import pytest

from kran.review.as_text import as_text
from kran.text import Language
from tests.review.proposals import PROPOSALS
from tests.review.test_comment import proposal


def _painted(text: str, kind: str) -> str:
    return f"<{kind}>{text}</{kind}>"


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", PROPOSALS)
def test_every_change_is_a_line(name: str, language: str) -> None:
    made, _ = proposal(name)
    lines = as_text(made, Language(language), _painted).splitlines()
    assert sum(line.startswith("<note>") for line in lines) == len(made.changes)
    assert all(" → " in line for line in lines if line.startswith("<note>"))
    missing = [need for need in made.needs if need.decision is None]
    assert sum(line.startswith("<error>") for line in lines) == len(missing)


def test_nothing_changes() -> None:
    made, _ = proposal("nothing")
    assert as_text(made, Language("en"), _painted) == "Nothing changes in the catalogue.\n"
