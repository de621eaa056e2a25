"""The effect in money: what rises for whom and by which rows, and what is in no sum."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kran.changes.effect import Effect, Line, Open, Sum, effect
from kran.changes.pair import Pair
from kran.economy.consumption import consumption
from kran.economy.yearly import Why
from tests import example
from tests.economy.world import AT, DAY, event, prices, starts, use, world

if TYPE_CHECKING:
    from kran.model.catalogue import Catalogue

D = Decimal
Rows = dict[str, dict[str, Any]]


def year(amount: str, **fields: Any) -> dict[str, Any]:  # noqa: ANN401  YAML
    return {"amount": D(amount), "per": "year"} | fields


def compared(before: Rows, after: Rows, *events: tuple[str, str, Any], **more: Any) -> Effect:  # noqa: ANN401
    catalogues = (world(prices(rows), starts(*events), **more) for rows in (before, after))
    return effect(Pair(*catalogues), AT, DAY)


def test_each_unit_and_row_has_its_part() -> None:
    found = compared(
        {"x": year("100.00"), "y": year("10.00"), "z": year("7.00")},
        {"x": year("103.00"), "y": year("9.00"), "z": year("7.00")},
        ("a", "x", 2), ("a", "y", 1), ("b", "y", 5), ("b", "z", 1),
    )  # fmt: skip
    assert found.total.before == D("267.00")
    assert found.total.after == D("267.00")
    assert [(unit.name, unit.before, unit.after, unit.difference, unit.percent) for unit in found.units] == [
        ("a", D("210.00"), D("215.00"), D("5.00"), D("2.4")),
        ("b", D("57.00"), D("52.00"), D("-5.00"), D("-8.8")),
    ]
    assert [(line.row, line.difference) for line in found.units[0].causes] == [("x", D("6.00")), ("y", D("-1.00"))]
    assert [(row.name, row.quantity, row.difference) for row in found.rows] == [
        ("x", D(2), D("6.00")), ("y", D(6), D("-6.00")), ("z", D(1), D("0.00")),
    ]  # fmt: skip
    assert (found.open, found.terms) == ((), ())


def test_what_has_no_price_on_one_side_is_in_no_sum() -> None:
    found = compared(
        {"x": year("100.00"), "y": year("10.00")},
        {"x": year("100.00"), "y": {"form": "ended"}, "z": year("5.00")},
        ("a", "x", 1), ("a", "y", 3), ("b", "y", 1), ("b", "z", 2), ("b", "none", 1),
    )  # fmt: skip
    assert [line.row for line in found.lines] == ["x"]
    assert found.unpriced == (
        Open("none", Why.NO_PRICE, Why.NO_PRICE, ("b",), D(1), None),
        Open("y", None, Why.NO_PRICE, ("a", "b"), D(4), D("40.00")),
        Open("z", Why.NO_PRICE, None, ("b",), D(2), D("10.00")),
    )
    assert found.uncomputed == ()
    assert found.total == Sum("", (Line("a", "x", D(1), D("100.00"), D("100.00")),), D("100.00"), D("100.00"))


def test_a_split_price_that_is_new_was_not_priced_before() -> None:
    found = compared({}, {"x": year("90.00", split="bas")}, keys={"bas": {"equal": 1}})
    assert found.lines == ()
    assert found.unpriced == (Open("x", Why.NO_PRICE, None, ("a", "b", "c"), None, D("90.00")),)


def test_an_item_whose_own_row_is_new_beside_what_comes_on_top_was_not_priced_before() -> None:
    found = compared({"x+mer": year("1.00")}, {"x+mer": year("1.00"), "x": year("9.00")}, ("a", "x", 2))
    assert [line.row for line in found.lines] == ["x+mer"]
    assert [(entry.row, entry.before, entry.known) for entry in found.unpriced] == [("x", Why.NO_PRICE, D("18.00"))]


def test_what_comes_on_top_and_is_in_no_list_costs_nothing() -> None:
    start = {"amount": D("1500.00"), "per": "start"}
    order = event("start", "s-9", "2026-09-01", unit="a", item="x", quantity=2, source="o-1#1")
    catalogues = [world(prices(rows), [order]) for rows in ({"x": year("1.00")}, {"x": year("1.00"), "x+start": start})]
    found = effect(Pair(*catalogues), AT, DAY)
    assert Line("a", "x+start", D(2), D("0.00"), D("3000.00")) in found.lines
    assert effect(Pair(*reversed(catalogues)), AT, DAY).total.difference == D("-3000.00")


def test_use_of_what_comes_on_top_but_is_priced_nowhere_costs_nothing() -> None:
    meter = {"amount": D("1.00"), "per": "gb-year", "count": "meter"}
    found = compared(
        {"x": year("1.00"), "x+gb": meter}, {"x": year("1.00")}, ("a", "x", 1), used=[use("a", "x+gb", 120)]
    )
    assert (found.total.difference, found.open) == (D("-10.00"), ())


def test_what_cannot_be_counted_ahead_is_named() -> None:
    rent, quoted = {"form": "rent", "terms": "verktyg"}, {"form": "quoted"}
    found = compared({"x": rent, "y": quoted}, {"x": rent, "y": year("9.00")}, ("a", "x", 3), ("b", "y", 1))
    assert found.lines == ()
    assert found.unpriced == ()
    assert found.uncomputed == (
        Open("x", Why.RENT, Why.RENT, ("a",), D(3), None),
        Open("y", Why.QUOTED, None, ("b",), D(1), D("9.00")),
    )
    assert (found.total.percent, found.units, found.rows) == (None, (), ())


def test_another_price_after_the_term_is_named_as_in_no_sum() -> None:
    found = compared(
        {"x": year("9.00", term=36, after_term=D("5.00"))},
        {"x": year("9.00", term=36, after_term=D("4.00"))},
        ("a", "x", 3),
    )
    assert (found.total.difference, found.terms) == (D("0.00"), ("x",))


def test_a_share_of_a_split_price_has_no_quantity() -> None:
    split = {"keys": {"bas": {"equal": 1}}}
    found = compared({"x": year("100.00", split="bas")}, {"x": year("110.00", split="bas")}, **split)
    assert [(row.name, row.quantity, row.difference) for row in found.rows] == [("x", None, D("10.00"))]


def test_a_renamed_item_is_compared_with_itself() -> None:
    before = world(
        prices({"old": year("10.00"), "old+mer": year("1.00")}), starts(("a", "old", 2)), formerly={"old": "older"}
    )
    after = world(
        prices({"new": year("12.00"), "new+mer": year("1.00")}), starts(("a", "old", 2)), formerly={"new": "old"}
    )
    found = effect(Pair(before, after), AT, DAY)
    assert found.lines == (
        Line("a", "new", D(2), D("20.00"), D("24.00")),
        Line("a", "new+mer", D(2), D("2.00"), D("2.00")),
    )
    assert found.open == ()


def test_each_side_is_priced_by_what_the_unit_is_there() -> None:
    lists = prices({"x": year("100.00"), "y": year("7.00")}, "a", **{"for": ["internal"]})
    lists |= prices(
        {"x": year("130.00"), "y+start": {"amount": D("5.00"), "per": "start"}}, "b", **{"for": ["company"]}
    )
    held = starts(("a", "x", 2), ("a", "y", 1))
    before, after = world(lists, held), world(lists, held)
    moved = replace(after, units={**after.units, "a": replace(after.units["a"], customer="company")})
    found = effect(Pair(before, moved), AT, DAY)
    assert [line for line in found.lines if line.after] == [Line("a", "x", D(2), D("200.00"), D("260.00"))]
    assert [(entry.row, entry.before, entry.after) for entry in found.open] == [("y", None, Why.NO_PRICE)]
    unknown = replace(after, units={**after.units, "a": replace(after.units["a"], customer="gratis")})
    assert {entry.row for entry in effect(Pair(before, unknown), AT, DAY).open} == {"x", "y"}


def test_what_comes_on_top_of_what_has_no_price_has_none_either() -> None:
    top = {"x": year("10.00"), "x+mer": year("1.00")}
    found = compared(top, {"x": {"form": "ended"}, "x+mer": {"form": "ended"}}, ("a", "x", 2))
    assert found.lines == ()
    assert [(entry.row, entry.known) for entry in found.unpriced] == [("x", D("20.00")), ("x+mer", D("2.00"))]


# ── Laws ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
AMOUNT = st.decimals("0.00", "999.99", places=2)
STEPS = st.tuples(AMOUNT, AMOUNT).map(
    lambda both: [{"from": 0, "amount": max(both)}, {"from": 10, "amount": min(both)}]
)
PRICE = st.one_of(
    st.builds(lambda amount, per: {"amount": amount, "per": per}, AMOUNT, st.sampled_from(["month", "gb-year"])),
    st.builds(lambda amount: {"amount": amount, "per": "gb-month", "count": "meter"}, AMOUNT),
    st.builds(lambda amount: {"amount": amount, "per": "hour", "rates": {"kvall": D("1.5")}}, AMOUNT),
    st.builds(lambda amount, free, over: {"amount": amount, "per": "month", "free": free, "over": over},
              AMOUNT, st.integers(0, 5), st.sampled_from(["subscription", "unit", "everyone"])),
    st.builds(lambda form, steps, over: {"form": form, "per": "month", "steps": steps, "over": over},
              st.sampled_from(["graduated", "volume"]), STEPS, st.sampled_from(["subscription", "unit", "everyone"])),
    st.builds(lambda amount: {"amount": amount, "per": "year", "split": "bas"}, AMOUNT),
    st.builds(lambda amount: {"amount": amount, "per": "year", "count": "employees"}, AMOUNT),
    st.builds(lambda markup: {"form": "at-cost", "markup": markup}, st.integers(0, 30)),
    st.sampled_from([{"form": "ended"}, {"form": "quoted"}, {"form": "included", "carried_by": "z"}]),
)  # fmt: skip
ROWS = st.dictionaries(st.sampled_from(["x", "x+start", "x+lagring", "y", "z"]), PRICE, max_size=5)
HELD = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "c", "gone"]), st.sampled_from(["x", "y", "z"]), st.decimals("0.1", "30", places=1)
    ),
    max_size=8,
)  # fmt: skip
USED = st.lists(
    st.builds(
        lambda unit, row, quantity, rate: use(unit, row, quantity, cost=D("99.95"), **({"rate": rate} if rate else {})),
        st.sampled_from(["a", "b", "c"]), st.sampled_from(["x", "y", "z", "x+lagring"]),
        st.decimals("0.1", "300", places=1), st.sampled_from([None, "kvall"]),
    ),
    max_size=8,
)  # fmt: skip


def made(rows: Rows, held: list[tuple[str, str, D]], used: list[dict[str, Any]]) -> Catalogue:
    figures = [("a", "employees", 3), ("b", "employees", 4), ("a", "inhabitants", 7), ("c", "inhabitants", 11)]
    return world(prices(rows), starts(*held), used, figures, {"bas": {"equal": 1, "inhabitants": 2}})


def _moved(catalogue: Catalogue, moved: set[str]) -> Catalogue:
    """Return a catalogue in which some units are of a kind of customer that no list is for."""
    units = {name: replace(u, customer="gratis") if name in moved else u for name, u in catalogue.units.items()}
    return replace(catalogue, units=units)


@settings(max_examples=150, deadline=None)
@given(before=ROWS, after=ROWS, held=HELD, used=USED, moved=st.sets(st.sampled_from(["a", "b", "c"])))
def test_parts_add_up_and_the_reverse_has_turned_signs(
    before: Rows, after: Rows, held: list[tuple[str, str, D]], used: list[dict[str, Any]], moved: set[str]
) -> None:
    pair = Pair(made(before, held, used), _moved(made(after, held, used), moved))
    found = effect(pair, AT, DAY)
    for sums in (found.units, found.rows):
        assert sum(part.before for part in sums) == found.total.before
        assert sum(part.after for part in sums) == found.total.after
        assert sum(part.difference for part in sums) == found.total.difference
    for line in found.lines:
        assert line.before == line.before.quantize(D("0.01"))
        assert line.after == line.after.quantize(D("0.01"))
    back = effect(Pair(pair.after, pair.before), AT, DAY)
    assert back.total.difference == -found.total.difference
    assert {(line.unit, line.row): line.difference for line in back.lines} == {
        (line.unit, line.row): -line.difference for line in found.lines
    }
    assert {(o.row, o.after, o.before) for o in back.open} == {(o.row, o.before, o.after) for o in found.open}


@settings(max_examples=60, deadline=None)
@given(rows=ROWS, held=HELD, used=USED)
def test_nothing_changes_against_itself(rows: Rows, held: list[tuple[str, str, D]], used: list[dict[str, Any]]) -> None:
    catalogue = made(rows, held, used)
    found = effect(Pair(catalogue, catalogue), AT, DAY)
    assert all(line.before == line.after for line in found.lines)
    assert all(entry.before is entry.after for entry in found.open)
    assert found.total.difference == 0


@settings(max_examples=60, deadline=None)
@given(
    amount=AMOUNT,
    keys=st.dictionaries(st.sampled_from(["equal", "employees", "inhabitants"]), st.integers(1, 9), min_size=1),
)
def test_a_split_price_is_shared_to_the_last_ore(amount: D, keys: dict[str, int]) -> None:
    figures = [("a", "employees", 3), ("b", "employees", 4), ("a", "inhabitants", D("7.5")), ("c", "inhabitants", 11)]
    catalogue = world(prices({"x": year(str(amount), split="bas")}), figures=figures, keys={"bas": keys})
    assert effect(Pair(catalogue, catalogue), AT, DAY).total.after == amount


# ── The example ──────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture(scope="module")
def osby() -> Catalogue:
    return example.catalogue(AT)


def test_osby_is_the_size_of_a_municipality(osby: Catalogue) -> None:
    found = effect(Pair(osby, osby), AT, DAY)
    assert D(20_000_000) < found.total.after < D(45_000_000)
    assert len(found.units) >= 40
    assert sum(event.source == "opening" for event in osby.subscriptions) >= 1000
    assert max(e.booked for e in osby.subscriptions) < AT
    assert {entry.row for entry in found.uncomputed} >= {"larverktyg"}


def test_osby_by_an_independent_sum(osby: Catalogue) -> None:
    """Plain prices by the month are counted anew from the rows of the ledger, without any of the code under test."""
    rows = (example.ROOT / "catalog/ledger/subscriptions.csv").read_text("utf-8").splitlines()[1:]
    events = [row.split(",") for row in rows]
    voided = {cells[10] for cells in events if cells[4] == "void"}
    wanted = {
        key: row.price.amount
        for key, row in osby.price_lists["2027"].rows.items()
        if row.price.per == "month" and row.price.form == "fixed" and row.price.count is None
    }
    quantity, items = dict[str, D](), dict[str, str]()
    for cells in sorted((c for c in events if c[0] not in voided and c[4] != "void"), key=lambda c: c[2]):
        name, what, item, number = cells[3], cells[4], cells[6], cells[7]
        if what == "start":
            items[name] = item
        if what in {"start", "change"}:
            quantity[name] = D(number)
        elif what == "end":
            quantity[name] = quantity[name] - D(number) if number else D(0)
    external = {"samordningsforbundet", "vattenvardsforbundet"}
    outside = {cells[3] for cells in events if cells[5] in external}
    found = effect(Pair(osby, osby), AT, date(2027, 6, 1))
    for key, amount in wanted.items():
        counted = sum((n for name, n in quantity.items() if items[name] == key and name not in outside), D(0))
        total = sum((line.after for line in found.lines if line.row == key and line.unit not in external), D(0))
        assert amount is not None
        assert total == (amount * counted * 12).quantize(D("0.01"), ROUND_HALF_UP), key
    assert len(wanted) > 50


def test_osby_holds_only_what_its_units_can_have(osby: Catalogue) -> None:
    """A unit of a kind that a service is not for holds none of it, and nothing started before it could be ordered."""
    consumed = consumption(osby, AT)
    for unit, items in consumed.holds.items():
        for item in items:
            kinds = osby.items[item].service.unit_kinds
            assert not kinds or osby.units[unit].kind in kinds, (unit, item)
    for entry in osby.subscriptions:
        if entry.item:
            held = osby.items[entry.item]
            lives = [life for life in (held.service.orderable, held.option and held.option.orderable) if life]
            assert all(life.holds(entry.day) for life in lives), entry.id
