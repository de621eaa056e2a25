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


ENDED = "# catalog/organisation/units.yaml\nunits:\n" + "".join(
    f"  {name}: {{name: A, kind: school, customer: internal, from: 2020-01-01, until: {until}}}\n"
    for name, until in (("skolan", "2025-12-31"), ("hemmet", "2019-01-01"))
)
POSTS = (
    "# catalog/organisation/posts.yaml\nposts:\n"
    "  a: {title: T, role: enhetschef, unit: %s, team: t, from: %s}\n"
    "  b: {stands_in_for: a, team: t, from: 2026-01-01, until: 2026-02-01}\n"
)
DECISION = (
    "# catalog/decisions/2025/kf-2025-2.yaml\ntitle: Eget\nbody: kf\ndate: 2025-01-17\nreference: § 2\ndecides: [%s]\n"
)


@pytest.mark.parametrize("unit", ["skolan", "hemmet"])
@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            POSTS,
            "organisation/posts.yaml",
        ),
        ("# catalog/ledger/figures.csv\nunit,figure,from,value\n%s,employees,%s,4\n", "ledger/figures.csv"),
        (
            "# catalog/agreements/a.yaml\nunit: %s\nitem: skarm\nfrom: %s\nlevel: silver\ndecision: kf-2025-2\n"
            + DECISION % "agreements/a",
            "agreements/a.yaml",
        ),
        (
            "# catalog/prices/a.yaml\ntitle: A\nfor_unit: %s\nfrom: %s\nuntil: 2026-12-31\ndecision: kf-2025-2\n"
            "prices:\n  skarm: {amount: 1.00, per: month}\n" + DECISION % "prices/a",
            "prices/a.yaml",
        ),
    ],
)
def test_what_others_say_of_a_unit(text: str, place: str, unit: str, tmp_path: Path) -> None:
    def told_of(day: str) -> list[str]:
        root = lay_out(tmp_path / day, ENDED + text % (unit, day))
        return [f"{finding.file} {finding.code}" for finding in found(root) if finding.code == "K411"]

    outside = [f"catalog/{place} K411"] if unit == "skolan" else []  # of the other one it is told that it ends first
    assert told_of("2026-01-01") == outside
    assert told_of("2019-12-31") == outside
    assert told_of("2025-12-31") == []


FIGURES = "# catalog/ledger/figures.csv\nunit,figure,from,value\nskolan,employees,%s,4\n"


@pytest.mark.parametrize(("day", "codes"), [("2027-01-01", []), ("2026-12-31", ["K411"])])
def test_figures_of_the_year_in_which_a_unit_begins(day: str, codes: list[str], tmp_path: Path) -> None:
    units = UNITS.format("name: Skolan, under: forvaltningen").replace("2020-01-01", "2027-08-01")
    assert [finding.code for finding in found(lay_out(tmp_path, units + FIGURES % day))] == codes


@pytest.mark.parametrize(
    ("fields", "place", "message"),
    [
        ("name: {2019-01-01: A, 2021-01-01: B}, under: {2019-01-01: forvaltningen}", "2020-01-01, but 2 days", "from"),
        (
            "until: 2020-12-31, name: {2020-01-01: A, 2021-01-01: B}, under: {2020-01-01: x, 2021-02-01: x}",
            "ends on 2020-12-31, but 2 days", "until",
        ),
    ],
)  # fmt: skip
def test_many_days_outside_a_unit(fields: str, place: str, message: str, tmp_path: Path) -> None:
    units = UNITS.format(fields.replace(": x", ": forvaltningen"))
    [finding] = found(lay_out(tmp_path, units))
    line = (tmp_path / finding.file).read_text("utf-8").splitlines()[finding.line - 1]
    assert finding.code == "K411"
    assert place in finding.message
    assert line[: finding.column - 1].endswith(f"{message}: ")


def test_the_units_under_one_that_ends_tell_of_its_day(tmp_path: Path) -> None:
    under = "".join(
        f"  {name}: {{name: A, kind: school, customer: internal, from: 2020-01-01, under: skolan}}\n" for name in "abc"
    )
    figures = FIGURES % "2026-01-01" + "skolan,employees,2027-01-01,5\n"
    text = UNITS.format("name: Skolan, until: 2025-12-31") + under + figures
    assert [finding.code for finding in found(lay_out(tmp_path, text))] == ["K408"]
