from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.small import found, lay_out

if TYPE_CHECKING:
    from pathlib import Path

UNITS = (
    "# catalog/organisation/units.yaml\nunits:\n"
    "  forvaltningen: {{name: Förvaltningen, kind: administration, customer: internal, from: 2010-01-01}}\n"
    "  skolan: {{kind: school, customer: internal, from: 2020-01-01, {}}}\n"
)


def told(root: Path, fields: str) -> list[str]:
    return [f.code for f in found(lay_out(root, UNITS.format(fields)))]


@pytest.mark.parametrize(
    "fields",
    [
        "name: Skolan",
        "name: {2020-01-01: Skolan, 2027-01-01: Byskolan}",
        "until: 2027-01-01, name: {2020-01-01: Skolan, 2027-01-01: Byskolan}",
        "name: Skolan, under: {2021-01-01: forvaltningen}",  # it was its own before
        'name: Skolan, code: {2020-01-01: {ansvar: "10000"}, 2022-01-01: {ansvar: "20000"}}',
    ],
)
def test_days_within_the_unit_are_sound(fields: str, tmp_path: Path) -> None:
    assert told(tmp_path, fields) == []


@pytest.mark.parametrize(
    "fields",
    [
        "name: {2020-01-02: Skolan}",
        "name: {2019-12-31: Skolan, 2021-01-01: Byskolan}",
        "until: 2026-12-31, name: {2020-01-01: Skolan, 2027-01-01: Byskolan}",
        "name: Skolan, under: {2019-01-01: forvaltningen}",
        'name: Skolan, code: {2019-01-01: {ansvar: "10000"}}',
    ],
)
def test_days_outside_of_it_are_not(fields: str, tmp_path: Path) -> None:
    assert told(tmp_path, fields) == ["K411"]


def test_a_unit_that_ends_before_it_begins_is_told_once(tmp_path: Path) -> None:
    assert told(tmp_path, "until: 2019-12-31, name: {2020-01-01: Skolan}") == ["K405"]
