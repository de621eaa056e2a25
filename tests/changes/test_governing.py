"""What governs: rights to order, mandates, assortments, costs, bodies, units, settings, decisions, the ledger."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from kran.changes.change import REVERSED
from kran.changes.things import document
from kran.site.views.council import MAY
from tests.changes.held import FILES, changes, edited, short

ROLES, MANDATES = "organisation/roles.yaml", "organisation/mandates.yaml"
WIDER, NARROWER = "authority-widened", "authority-narrowed"
NEVER_DECIDED = {
    "price-reworded",
    "list-changed",
    "level-reworded",
    "post-changed",
    "settings-changed",
    "decision-added",
    "decision-removed",
    "decision-changed",
    "ledger-changed",
}


def test_a_mandate_can_be_about_whatever_is_governed() -> None:
    schema = json.loads((Path(__file__).resolve().parents[2] / "schemas/mandates.schema.json").read_text("utf-8"))
    may = schema["properties"]["mandates"]["additionalProperties"]["properties"]["may"]["items"]["enum"]
    assert set(may) == set(REVERSED) - NEVER_DECIDED
    assert list(MAY) == may  # each is said in words, in one order


def test_every_name_has_its_reverse() -> None:
    assert all(REVERSED[REVERSED[name]] == name for name in REVERSED)


@pytest.mark.parametrize(
    ("order", "told"),
    [
        ("order: 60000", [(WIDER, "order")]),
        ("order: 40000", [(NARROWER, "order")]),
        ("order: 50000, only: [skarm]", [(NARROWER, "only")]),
        ("order: 50000, not: [skarm]", [(NARROWER, "not")]),
    ],
)
def test_what_a_role_may_order(order: str, told: list[tuple[str, str]]) -> None:
    edit = edited(ROLES, ("order: 50000", order))
    assert short(changes(edit)) == [(name, "enhetschef", aspect) for name, aspect in told]


def test_items_that_are_exchanged_make_a_role_wider_and_narrower() -> None:
    screen, computer = (edited(ROLES, ("order: 50000", f"order: 50000, only: [{item}]")) for item in ("skarm", "dator"))
    found = changes(computer, screen)
    assert short(found) == [(WIDER, "enhetschef", "only"), (NARROWER, "enhetschef", "only")]
    both = edited(ROLES, ("order: 50000", "order: 50000, only: [skarm, dator]"))
    assert short(changes(both, screen)) == [(WIDER, "enhetschef", "only")]


def test_a_role_that_may_order_nothing_any_longer_that_is_new_and_that_is_called_otherwise() -> None:
    assert short(changes(edited(ROLES, ("order: 50000, ", "")))) == [(NARROWER, "enhetschef", "order")]
    new = edited(ROLES, ("roles:\n", "roles:\n  ny: {title: Ny}\n"))
    assert short(changes(new)) == [("settings-changed", "ny", "")]
    other = edited(ROLES, ("sv: Enhetschef", "sv: Chef för en enhet"))
    assert short(changes(other)) == [("settings-changed", "enhetschef", "title")]


def test_a_mandate_aspect_by_aspect() -> None:
    edit = edited(MANDATES, ("body: kf", "body: kf, of: [prices/2026], limit: {percent: 2.0, year: 50000}"))
    found = changes(edit)
    assert [change.aspect for change in found] == ["limit.percent", "limit.year", "of"]
    assert {(change.name, change.document) for change in found} == {("mandate-changed", "mandates/priser")}
    assert [c.where_after.path if c.where_after else None for c in found] == [
        ("mandates", "priser", "limit", "percent"),
        ("mandates", "priser", "limit", "year"),
        ("mandates", "priser", "of"),
    ]


def test_an_assortment_choice_by_choice() -> None:
    edit = edited("assortments/skola.yaml", ("dator/standard: {standard: true}", "servicedesk: {from: 2026-08-01}"))
    gone, new = sorted(changes(edit), key=lambda change: change.of)
    assert (gone.of, gone.after, gone.start) == ("dator/standard", None, date(2026, 1, 1))
    assert (new.of, new.before, new.start) == ("servicedesk", None, date(2026, 8, 1))
    assert new.where_after is not None
    assert new.where_after.path == ("choices", "servicedesk")
    whole = edited("assortments/skola.yaml", ("for: [school]", "for: [school, administration]"), ("until", "from"))
    found = changes(whole)
    assert short(found) == [("assortment-changed", "skarm", ""), ("assortment-changed", "skola", "for")]
    assert found[0].start is None


def test_a_guideline() -> None:
    [change] = changes(edited("guidelines/val.md", ("Välj", "Köp")))
    assert (change.name, change.aspect, change.document) == ("guideline-changed", "", "guidelines/val")
    assert change.where_after is not None
    assert change.where_after.path == ()


def test_costs_from_the_year_they_differ() -> None:
    new: dict[str, str | None] = {"catalog/costs/2027.yaml": "keys: {bas: {equal: 1, employees: 3}}\n"}
    [change] = changes(new)
    assert (change.name, change.document, change.of, change.aspect) == ("cost-changed", "costs/2027", "bas", "keys")
    assert (change.start, change.until) == (date(2027, 1, 1), None)
    assert change.before == {"equal": 1, "employees": 2}
    [terms] = changes(edited("costs/2026.yaml", ("months: 36", "months: 24")))
    assert (terms.of, terms.aspect, terms.document) == ("verktyg", "terms", "costs/2026")


def test_an_agreement_is_its_units_own() -> None:
    found = changes(edited("agreements/skolan.yaml", ("resolve: 4 h", "resolve: 2 h")))
    assert [(c.aspect, c.unit) for c in found] == [("differs.targets.urgent.resolve", "skolan")]
    [gone] = changes({"catalog/agreements/skolan.yaml": None})
    assert (gone.unit, gone.start, gone.until) == ("skolan", date(2026, 1, 1), date(2026, 12, 31))
    other = changes(edited("agreements/skolan.yaml", ("unit: skolan", "unit: forvaltningen")))
    assert [(c.aspect, c.unit) for c in other] == [("unit", None)]


def test_a_unit_by_the_day() -> None:
    edit = edited("organisation/units.yaml", ("name: Skolan", "name: {2020-01-01: Skolan, 2027-01-01: Nya skolan}"))
    found = changes(edit, edited("organisation/units.yaml", ("name: Skolan", "name: {2020-01-01: Skolan}")))
    assert [(c.name, c.aspect, c.start) for c in found] == [("unit-changed", "name", date(2027, 1, 1))]


def test_what_a_measure_counts_is_told() -> None:
    edit = edited("measures.yaml", ("of: GB", "of: GB, size: 10, round_up: 1"), ("17:00-20:00", "17:00-21:00"))
    found = changes(edit)
    assert [(c.document, c.aspect) for c in found] == [
        ("measures/gb-month", "round_up"),
        ("measures/gb-month", "size"),
        ("rates/kvall", "hours"),
    ]


def test_settings_by_their_keys() -> None:
    edit = edited("catalog.yaml", ("vat: 25}", "vat: 12}"), ("name: Exempelkommun", "name: Nykommun"))
    assert [c.aspect for c in changes(edit)] == ["customers.company.vat", "organisation.name"]


def test_shelves_in_another_order() -> None:
    head, one, other = FILES["catalog/categories.yaml"].partition("  - id: stod\n")
    first, shelf = head.split("categories:\n")
    turned = f"{first}categories:\n{one}{other}{shelf}"
    [change] = changes({"catalog/categories.yaml": turned})
    assert (change.aspect, change.before, change.after) == ("order", ("arbetsplats", "stod"), ("stod", "arbetsplats"))


def test_decisions() -> None:
    new: dict[str, str | None] = {
        "catalog/decisions/2026/kf-2026-1.yaml": (
            "title: Ny\nbody: kf\ndate: 2026-11-01\nreference: § 7\ndecides: [prices/2026]\nmandate: priser\n"
        )
    }
    assert short(changes(new)) == [("decision-added", "kf-2026-1", "")]
    assert short(changes({}, new)) == [("decision-removed", "kf-2026-1", "")]
    other = edited("decisions/2025/kf-2025-1.yaml", ("2025-11-17", "2025-11-18"))
    assert short(changes(other)) == [("decision-changed", "kf-2025-1", "date")]


def test_rows_of_the_ledger_are_counted() -> None:
    edit = edited("ledger/figures.csv", (",40", ",41"), ("skolan,employees", "skolan,employees"))
    [change] = changes(edit | {})
    assert (change.name, change.document, change.before, change.after) == ("ledger-changed", "ledger/figures", 1, 1)
    more: dict[str, str | None] = {
        "catalog/ledger/figures.csv": FILES["catalog/ledger/figures.csv"] + "skolan,employees,2027-01-01,44\n"
    }
    [added] = changes(more)
    assert (added.before, added.after, added.where_before) == (None, 1, None)
    assert added.where_after is not None
    [all_new] = changes({}, {"catalog/ledger/figures.csv": None})
    assert all_new.after == 2


def test_what_a_list_says_of_itself() -> None:
    edit = edited("prices/2026.yaml", ("title: Prislista it 2026", "title: Priser"), ("complete: true\n", ""))
    assert short(changes(edit)) == [("list-changed", "2026", "complete"), ("list-changed", "2026", "title")]
    words = edited("prices/2026.yaml", ("{amount: 60.00, per: month}", "{amount: 60.00, per: month, text: Hyra}"))
    assert short(changes(words)) == [("price-reworded", "skarm", "")]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("amount: 290.00, per: month, term: 36, after_term: 150.00", "price-lowered"),
        ("amount: 310.00, per: month, term: 36, after_term: 150.00", "price-raised"),
        ("amount: 290.00, per: month, term: 36, after_term: 160.00", "price-changed"),
        ("amount: 290.00, per: month, term: 36", "price-changed"),
        ("amount: 310.00, per: month, term: 48, after_term: 150.00", "price-changed"),
        ("amount: 310.00, per: month, term: 36", "price-raised"),
    ],
)
def test_an_amount_that_falls_while_other_terms_rise_is_not_a_lowered_price(row: str, told: str) -> None:
    edit = edited("prices/2026.yaml", ("amount: 300.00, per: month, term: 36, after_term: 150.00", row))
    assert short(changes(edit)) == [(told, "dator/standard", "")]


def test_a_document_is_called_what_a_decision_calls_it() -> None:
    assert document("price_lists", "2026") == "prices/2026"
    assert document("roles", "it-chef") == "roles/it-chef"
    assert document("posts", "rektor") == "posts/rektor"
