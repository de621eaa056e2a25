"""The last automatic check of the site's accessibility, as the browser tests wrote it down.

``accessibility_check.json`` is written by tests/browser/test_accessibility.py alone (KRAN_AXE=write), when every part
of its matrix was really run; a test holds the two alike.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_suffix(".json")


@dataclass(frozen=True, slots=True)
class AccessibilityCheck:
    """What was checked on the day: `pages` and `states` are each shown in every language, scheme and width.

    `widths` are CSS pixels; `checks` the number of times that axe ran; `not_tested` names in `statement.NOT_TESTED`.
    """

    day: date
    axe: str
    browser: str
    pages: tuple[str, ...]
    states: tuple[str, ...]
    languages: tuple[str, ...]
    schemes: tuple[str, ...]
    widths: tuple[int, ...]
    checks: int
    violations: int
    not_tested: tuple[str, ...]


@cache
def last() -> AccessibilityCheck:
    """Return the check that the package carries."""
    data = json.loads(FILE.read_text("utf-8"))
    told: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in data.items()}
    told["day"] = date.fromisoformat(data["day"])
    return AccessibilityCheck(**told)
