"""What is written otherwise and says the same is no change."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import yaml

from kran.changes.compare import compare
from kran.model.load import load
from tests.changes.held import FILES, Held, catalogue, changes, edited

if TYPE_CHECKING:
    from typing import Any

    from kran.model.catalogue import Catalogue

YAML_FILES = sorted(name for name in FILES if name.endswith(".yaml"))


def _turned(value: Any) -> Any:  # noqa: ANN401  any YAML value
    """Return a value with the keys of every mapping in the opposite order."""
    if isinstance(value, dict):
        return {key: _turned(inner) for key, inner in reversed(value.items())}
    return [_turned(inner) for inner in value] if isinstance(value, list) else value


@pytest.mark.parametrize("name", YAML_FILES)
def test_other_formatting_and_other_order_of_keys(name: str) -> None:
    value = _turned(yaml.load(FILES[name], yaml.BaseLoader))  # noqa: S506  makes texts only
    text = f"# En kommentar\n{_written(value)}\n"
    assert changes({name: text}) == ()


def _written(value: Any) -> str:  # noqa: ANN401  any YAML value
    """Return a value as YAML on one line, every plain scalar as it was read."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)}: {_written(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(_written, value))}]"
    plain = value in {"true", "false", "always"} or value.replace(".", "", 1).isdigit()
    is_code = value in {"10000", "44000"}
    return str(value) if plain and not is_code else json.dumps(value, ensure_ascii=False)


@pytest.mark.parametrize(
    "edit",
    [
        edited(
            "guidelines/val.md",
            ("title: Val\nbody: kf", "# En kommentar\nbody: kf\ntitle: Val"),
            ("[school, administration]", "[administration, school]"),
        ),
        edited("organisation/mandates.yaml", ("[price-raised, price-lowered", "[price-lowered, price-raised")),
        edited("services/arbetsplats/dator.yaml", ("[laptop, jobbdator]", "[jobbdator, laptop]")),
        edited("service-levels/silver.yaml", ("99.0", "99")),
        edited(
            "decisions/2025/kf-2025-1.yaml",
            ("prices/2026, service-levels/silver", "service-levels/silver, prices/2026"),
        ),
        {
            "catalog/ledger/figures.csv": (
                "unit,figure,from,value\nforvaltningen,employees,2026-01-01,12\nskolan,employees,2026-01-01,40\n"
            )
        },
        {"catalog/costs/2027.yaml": FILES["catalog/costs/2026.yaml"]},
        {
            "catalog/services/arbetsplats/ny.yaml": (
                "title: Ny\nsummary: Ny.\nowner: it-chef\nstatus: draft\norderable: {from: 2026-01-01}\n"
            )
        },
        {
            "catalog/service-levels/guld.yaml": (
                "title: Guld\nrank: 3\nstatus: draft\ndecision: {2027-01-01: kf-2025-1}\n"
            )
        },
    ],
    ids=lambda edit: next(iter(edit)),
)
def test_the_same_said_otherwise(edit: dict[str, str | None]) -> None:
    assert changes(edit) == ()


def test_a_list_that_is_split_or_stated_again() -> None:
    rows = [line for line in FILES["catalog/prices/2026.yaml"].split("\n") if line.startswith("  ")]
    head = "title: Prislista it 2026\nfrom: 2026-01-01\nfor: [internal, company]\ncomplete: true\ndecision: kf-2025-1\n"
    split: dict[str, str | None] = {
        "catalog/prices/2026.yaml": head + "prices:\n" + "\n".join(rows[:2]) + "\nlevels: {dator: silver}\n",
        "catalog/prices/2026-b.yaml": head
        + "prices:\n"
        + "\n".join(rows[2:])
        + "\nlevels: {skarm: silver, servicedesk: silver}\n",
    }
    assert changes(split) == ()
    again = FILES["catalog/prices/2026.yaml"].replace("from: 2026-01-01", "from: 2027-01-01")
    assert changes({"catalog/prices/2027.yaml": again}) == ()


def test_rates_in_another_order() -> None:
    measures = edited("measures.yaml", ("rates:\n", "rates:\n  natt: {text: natt}\n"))

    def with_(rates: str) -> dict[str, str | None]:
        return measures | edited(
            "prices/2026.yaml", ("{amount: 60.00, per: month}", f"{{amount: 60.00, per: hour, rates: {rates}}}")
        )

    assert changes(with_("{kvall: 2, natt: 3}"), with_("{natt: 3, kvall: 2}")) == ()
    assert [c.name for c in changes(with_("{kvall: 2, natt: 3}"), with_("{natt: 4, kvall: 2}"))] == ["price-changed"]


def test_what_a_broken_file_holds_is_not_told_as_gone() -> None:
    whole: Catalogue = catalogue()
    broken = load(Held(FILES | {"catalog/services/arbetsplats/skarm.yaml": "title: [\n"})).catalogue
    assert broken is not None
    assert not compare(whole, broken)
    assert not compare(broken, whole)
