"""The example catalogue of the repository, read once for all tests of a process, and what the check finds in it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kran.rules import examine
from kran.source.memory import Memory

if TYPE_CHECKING:
    from datetime import date

    from kran.model.catalogue import Catalogue
    from kran.model.load import Loaded

ROOT = Path(__file__).resolve().parents[1]
_MEMORY = Memory()


@cache
def examined(at: date) -> Loaded:
    """Return the example with what the check finds on a day."""
    return examine(ROOT, at, _MEMORY)


def catalogue(at: date) -> Catalogue:
    """Return the example as it was loaded for a day's check."""
    made = examined(at).catalogue
    assert made is not None
    return made
