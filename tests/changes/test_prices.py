"""Prices that differ on some day, by what kind of difference it is and by the list that makes it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kran.changes.compare import compare
from kran.diagnostics import Place
from tests.changes.held import FILES, catalogue, changes, edited, short
from tests.changes.ruled import Edits, price_list

LIST = "prices/2026.yaml"
SCREEN = "catalog/services/arbetsplats/skarm.yaml"
NO_OWN: Edits = {"catalog/prices/2026-skolan.yaml": None}


def _row(start: str, row: str, *, more: str = "", name: str = "ny") -> Edits:
    return price_list(name, start, "kf-2025-1", row, more=more)


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ("skarm: {amount: 61.00, per: month}", "price-raised"),
        ("skarm: {amount: 59.00, per: month}", "price-lowered"),
        ("skarm: {form: ended}", "price-removed"),
        ("skarm: {amount: 60.00, per: hour}", "price-changed"),
        ("skarm: {form: included, carried_by: dator}", "price-changed"),
        ("skarm: {form: quoted}", "price-changed"),
        ("skarm: {amount: 60.00, per: month, text: Varje}", "price-reworded"),
        ("skarm+start: {amount: 60.00, per: start}", "price-introduced"),
        ("dator/standard: {amount: 310.00, per: month, term: 36, after_term: 160.00}", "price-raised"),
        ("dator/standard: {amount: 300.00, per: month, term: 36, after_term: 160.00}", "price-changed"),
        ("dator/standard: {amount: 310.00, per: month, term: 36, after_term: 140.00}", "price-changed"),
        ("dator/standard: {amount: 290.00, per: month, term: 36, after_term: 160.00}", "price-changed"),
        ("dator/standard: {amount: 290.00, per: month, term: 36, after_term: 140.00}", "price-lowered"),
        ("dator/standard: {amount: 290.00, per: month, term: 36}", "price-changed"),
        ("dator/standard: {amount: 310.00, per: month, term: 24, after_term: 150.00}", "price-changed"),
    ],
)
def test_what_a_difference_is_called(row: str, name: str) -> None:
    [change] = changes(_row("2027-01-01", row))
    key = row.partition(":")[0]
    assert (change.name, change.of, change.document) == (name, key, "prices/ny")
    assert (change.start, change.until, change.unit) == (date(2027, 1, 1), None, None)
    assert change.customers == ("internal", "company")
    assert change.where_after == Place("catalog/prices/ny.yaml", ("prices", key))
    if name != "price-introduced":
        assert change.where_before == Place(f"catalog/{LIST}", ("prices", key))


def test_days_and_customers() -> None:
    two = _row("2027-01-01", "skarm: {amount: 70.00, per: month}", more="for: [company]\n")
    two |= _row("2027-07-01", "skarm: {amount: 60.00, per: month}", name="sen")
    [change] = changes(two)
    assert (change.start, change.until, change.customers) == (date(2027, 1, 1), date(2027, 6, 30), ("company",))


def test_a_price_that_is_raised_twice_is_two_changes() -> None:
    two = _row("2027-01-01", "skarm: {amount: 70.00, per: month}")
    two |= _row("2028-01-01", "skarm: {amount: 80.00, per: month}", name="sen")
    found = changes(two)
    assert [(c.document, c.start, c.until) for c in found] == [
        ("prices/ny", date(2027, 1, 1), date(2027, 12, 31)),
        ("prices/sen", date(2028, 1, 1), None),
    ]
    assert [c.where_before for c in found] == [Place(f"catalog/{LIST}", ("prices", "skarm"))] * 2


def test_a_list_that_is_gone_is_what_makes_the_change() -> None:
    [change] = changes({}, _row("2027-01-01", "skarm: {amount: 70.00, per: month}"))
    assert (change.name, change.document) == ("price-lowered", "prices/ny")
    found = changes({f"catalog/{LIST}": None})
    assert {c.document for c in found if c.name == "price-removed"} == {"prices/2026"}
    [ending] = changes({}, _row("2027-01-01", "skarm: {form: ended}"))
    assert (ending.name, ending.document) == ("price-introduced", "prices/ny")
    assert ending.where_before == Place("catalog/prices/ny.yaml", ("prices", "skarm"))


def test_a_new_kind_of_customer_that_no_list_is_for_has_no_prices() -> None:
    new = edited("catalog.yaml", ("customers:\n", "customers:\n  external: {title: Andra, vat: 25}\n"))
    assert [name for name, _, _ in short(changes(new)) if name.startswith("price-")] == []
    prices = _row("2027-01-01", "skarm: {amount: 60.00, per: month}", more="for: [external]\n")
    [change] = [c for c in changes(new | prices) if c.name.startswith("price-")]
    assert (change.name, change.customers) == ("price-introduced", ("external",))


# ── Names ────────────────────────────────────────────────────────────────────────────────────────────────────────────
RENAMED = edited("services/arbetsplats/dator.yaml", ("id: kraftfull", "id: stark\n    formerly: [dator/kraftfull]"))
RENAMED |= edited("assortments/skola.yaml", ("dator/kraftfull", "dator/stark"))


def _prices(after: Edits, before: Edits | None = None) -> list[tuple[str, str, str]]:
    """Return what is told of prices, one way: the other way round things are called as they were."""
    found = short(compare(catalogue(before), catalogue(after)))
    return [it for it in found if it[0].startswith(("price-", "quote-"))]


def test_a_former_name_is_no_change_of_a_price() -> None:
    assert _prices(RENAMED) == []
    assert _prices(RENAMED | edited(LIST, ("dator/kraftfull", "dator/stark"))) == []
    again = _row("2027-01-01", "dator/stark: {amount: 480.00, per: month, term: 36, after_term: 240.00}")
    assert _prices(RENAMED | again) == []


def test_a_former_name_with_another_price_is_one() -> None:
    dearer = _row("2027-01-01", "dator/stark: {amount: 500.00, per: month, term: 36, after_term: 240.00}")
    assert _prices(RENAMED | dearer) == [("price-raised", "dator/stark", "")]


def test_what_carries_a_price_by_another_name_is_no_change() -> None:
    dator = FILES["catalog/services/arbetsplats/dator.yaml"]
    moved: Edits = {
        "catalog/services/arbetsplats/dator.yaml": None,
        "catalog/services/arbetsplats/datorer.yaml": dator.replace(
            "id: standard", "id: standard\n    formerly: [dator/standard]"
        )
        .replace("id: kraftfull", "id: kraftfull\n    formerly: [dator/kraftfull]")
        .replace("options:", "formerly: [dator]\noptions:"),
    }
    carried = edited(LIST, ("carried_by: dator", "carried_by: datorer"))
    assert _prices(moved) == _prices(moved | carried) == []


def test_two_that_become_one_are_told_each() -> None:
    name = "catalog/services/arbetsplats/dator.yaml"
    head, _, options = FILES[name].partition("  - id: standard\n")
    alone = options[options.index("  - id: kraftfull") :]
    merged: Edits = {
        name: head + alone.replace("id: kraftfull", "id: alla\n    formerly: [dator/kraftfull, dator/standard]")
    }
    merged |= _row("2027-01-01", "dator/alla: {amount: 400.00, per: month, term: 36, after_term: 200.00}")
    one, other = catalogue(), catalogue(merged)
    found = [c for c in compare(one, other) if c.name.startswith("price-") and c.start == date(2027, 1, 1)]
    assert {c.name for c in found} == {"price-raised", "price-lowered"}


# ── One unit's own ───────────────────────────────────────────────────────────────────────────────────────────────────
OWN = "for_unit: forvaltningen\nuntil: 2027-06-30\n"


QUOTED = edited(LIST, ("{amount: 60.00, per: month}", "{form: quoted}"))
SCREEN_60 = Place(f"catalog/{LIST}", ("prices", "skarm"))


def test_a_quote_that_is_accepted_changed_and_withdrawn() -> None:
    quote = QUOTED | _row("2027-01-01", "skarm: {amount: 50.00, per: month}", more=OWN)
    [accepted] = changes(quote, QUOTED)
    assert (accepted.name, accepted.unit, accepted.document) == ("quote-accepted", "forvaltningen", "prices/ny")
    assert (accepted.start, accepted.until, accepted.customers) == (date(2027, 1, 1), date(2027, 6, 30), ())
    [withdrawn] = changes(QUOTED, quote)
    assert (withdrawn.name, withdrawn.document) == ("quote-withdrawn", "prices/ny")
    [dearer] = changes(QUOTED | _row("2027-01-01", "skarm: {amount: 55.00, per: month}", more=OWN), quote)
    assert (dearer.name, dearer.unit) == ("price-raised", "forvaltningen")
    longer = QUOTED | _row("2027-01-01", "skarm: {amount: 50.00, per: month}", more=OWN.replace("06-30", "09-30"))
    [more] = changes(longer, quote)
    assert (more.name, more.start, more.until) == ("quote-accepted", date(2027, 7, 1), date(2027, 9, 30))


@pytest.mark.parametrize(
    ("row", "name", "before"),
    [
        ("skarm: {amount: 61.00, per: month}", "price-raised", "60.00"),
        ("skarm: {amount: 1.00, per: month}", "price-lowered", "60.00"),
        ("skarm: {amount: 60.00, per: hour}", "price-changed", "60.00"),
        ("skarm+start: {amount: 60.00, per: start}", "price-introduced", None),
    ],
)
def test_a_price_of_ones_own_is_told_by_what_the_unit_paid(row: str, name: str, before: str | None) -> None:
    [change] = changes(_row("2027-01-01", row, more=OWN))
    assert (change.name, change.unit, change.document) == (name, "forvaltningen", "prices/ny")
    assert getattr(change.before, "amount", None) == (Decimal(before) if before else None)
    assert change.where_before == (SCREEN_60 if before else None)
    assert change.where_after == Place("catalog/prices/ny.yaml", ("prices", row.partition(":")[0]))


def test_a_price_of_ones_own_that_is_what_all_pay_is_no_change() -> None:
    assert changes(_row("2027-01-01", "skarm: {amount: 60.00, per: month}", more=OWN)) == ()


def test_a_price_of_ones_own_is_told_by_each_price_that_it_stands_in_for() -> None:
    all_pay = _row("2027-03-01", "skarm: {amount: 70.00, per: month}", name="alla")
    found = changes(all_pay | _row("2027-01-01", "skarm: {amount: 65.00, per: month}", more=OWN), all_pay)
    assert [(c.name, c.start, c.until) for c in found] == [
        ("price-raised", date(2027, 1, 1), date(2027, 2, 28)),
        ("price-lowered", date(2027, 3, 1), date(2027, 6, 30)),
    ]
    kept = changes(all_pay | _row("2027-01-01", "skarm: {amount: 60.00, per: month}", more=OWN))
    assert [c.unit for c in kept] == [None]


def test_a_price_of_ones_own_by_another_kind_of_customer() -> None:
    dear = _row("2027-01-01", "skarm: {amount: 90.00, per: month}", more="for: [company]\n", name="dyr")
    moved = edited("organisation/units.yaml", ("customer: internal", "customer: company"))
    own = _row("2027-01-01", "skarm: {amount: 80.00, per: month}", more=OWN)
    [change] = [c for c in changes(dear | moved | own, dear) if c.unit]
    assert (change.name, getattr(change.before, "amount", None)) == ("price-raised", Decimal("60.00"))
    [back] = [c for c in changes(dear | moved, dear | own) if c.unit]
    assert (back.name, getattr(back.after, "amount", None)) == ("price-raised", Decimal("90.00"))


def test_a_units_own_price_under_a_former_name() -> None:
    moved: Edits = {
        SCREEN: None,
        "catalog/services/arbetsplats/bild.yaml": FILES[SCREEN] + "formerly: [skarm]\n",
    }
    assert _prices(moved) == []


# ── Laws ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
ROWS = {
    "dator/standard": "{amount: 300.00, per: month, term: 36, after_term: 150.00}",
    "dator/kraftfull": "{amount: 480.00, per: month, term: 36, after_term: 240.00}",
    "skarm": "{amount: 60.00, per: month}",
    "servicedesk": "{form: included, carried_by: dator}",
}
KEYS = sorted(ROWS)


@given(
    st.permutations(KEYS),
    st.integers(1, 3),
    st.sets(st.sampled_from(KEYS)),
    st.sampled_from(["2026-01-01", "2026-05-01", "2027-01-01"]),
)
@settings(deadline=None, max_examples=60)
def test_a_list_that_is_split_shuffled_or_stated_again_is_no_change(
    order: list[str], cut: int, again: set[str], day: str
) -> None:
    edits: Edits = {f"catalog/{LIST}": None}
    for name, part in (("b", order[:cut]), ("a", order[cut:])):
        rows = "\n".join(f"{key}: {ROWS[key]}" for key in part)
        edits |= _row("2026-01-01", rows, name=name, more="for: [company, internal]\n")
    edits["catalog/prices/b.yaml"] = (
        f"{edits['catalog/prices/b.yaml']}levels: {{servicedesk: silver, dator: silver, skarm: silver}}\n"
    )
    if again:
        edits |= _row(day, "\n".join(f"{key}: {ROWS[key]}" for key in sorted(again)), name="c", more="for: [company]\n")
    one, other = catalogue(), catalogue(edits)
    assert compare(one, other) == compare(other, one) == ()


@given(st.integers(1, 9000), st.integers(1, 9000), st.sampled_from(["2026-06-01", "2027-01-01"]))
@settings(deadline=None, max_examples=30)
def test_a_raise_the_other_way_round_is_lowered(old: int, new: int, day: str) -> None:
    before, after = (_row(day, f"skarm: {{amount: {Decimal(it) / 100:.2f}, per: month}}") for it in (old, new))
    found = [c for c in changes(after, before) if c.unit is None]
    assert [c.name for c in found] == (["price-raised"] if new > old else ["price-lowered"] if new < old else [])
