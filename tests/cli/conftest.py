"""The commands look at copies of the small catalogue: its files are read once for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kran import rules
from kran.rules import examine
from tests.small import MEMORY

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from kran.model.load import Loaded
    from kran.source.memory import Memory


@pytest.fixture(autouse=True)
def _read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def remembering(root: Path, at: date, memory: Memory = MEMORY) -> Loaded:
        return examine(root, at, memory)

    monkeypatch.setattr(rules, "examine", remembering)
