"""The example catalogue is sound: nothing but notes, whatever the day within its years."""

from __future__ import annotations

from datetime import date

import pytest

from kran import report
from kran.diagnostics import Severity
from kran.text import Language
from tests.example import examined


@pytest.mark.parametrize("at", [date(2026, 11, 24), date(2027, 1, 1)])
def test_the_example_catalogue_is_sound(at: date) -> None:
    loaded = examined(at)
    graver = [d for d in loaded.diagnostics if d.severity is not Severity.NOTE]
    assert report.as_text(report.findings(graver, loaded.files, Language("en")), Language("en"), lambda t, _: t) == ""


def test_no_error_depends_on_the_day() -> None:
    """Years after its last review the catalogue has warnings, and no error more."""
    loaded = examined(date(2035, 1, 1))
    assert Severity.ERROR not in {d.severity for d in loaded.diagnostics}
    assert "K603" in {d.code for d in loaded.diagnostics}
