"""The example catalogue of Osby kommun, read once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kran.model.load import load
from kran.source.files import Folder

if TYPE_CHECKING:
    from kran.model.catalogue import Catalogue

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def osby() -> Catalogue:
    """Return the example catalogue."""
    loaded = load(Folder(ROOT))
    assert not loaded.diagnostics
    assert loaded.catalogue is not None
    return loaded.catalogue
