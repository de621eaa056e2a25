"""A mandate's limits: what its holder raises in a year counts together, in per cent and in kronor."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kran.model.price_change import rise
from kran.model.price_list import Form, Price, Step
from kran.money import exact
from tests.changes.held import edited
from tests.changes.ruled import Edits, codes, decision, findings, mandates, price_list

HELD: Edits = {
    "catalog/prices/2026-skolan.yaml": None,
    "catalog/ledger/subscriptions.csv": (
        "id,booked,date,subscription,event,unit,item,quantity,code,asset,source\n"
        "e-1,2026-01-01,2026-01-01,s-2026-01-01-aaaa-1,start,skolan,skarm,100,,,opening\n"
        "e-2,2026-01-01,2026-01-01,s-2026-01-01-aaaa-2,start,skolan,dator/standard,10,,,opening\n"
    ),
}
MAY = "body: sir, may: [price-raised, price-changed, price-introduced, price-removed, price-lowered, level-weakened]"
PERCENT, KRONOR = f"{MAY}, limit: {{percent: 2.0}}", f"{MAY}, limit: {{year: 2400}}"
"""Two kronor a month for a hundred screens are 2,400 kronor a year."""


def _by(body: str, name: str, start: str, row: str, *, more: str = "") -> Edits:
    return price_list(name, start, f"d-{name}", row, more=more) | decision(
        f"d-{name}", f"body: {body}", "2026-02-01", f"prices/{name}"
    )


def _screen(amount: str) -> str:
    return f"skarm: {{amount: {amount}, per: month}}"


def _slices(*bodies: str, of: str = "0.30", year: int = 2026) -> Edits:
    """Return a list a month from April with so much more each, by these bodies in turn."""
    edits: Edits = {}
    for index, body in enumerate(bodies):
        amount = 60 + Decimal(of) * (index + 1)
        edits |= _by(body, f"del-{index}", f"{year}-{index + 3:02}-15", _screen(f"{amount:.2f}"))
    return edits


@pytest.mark.parametrize(
    ("limit", "edits", "expected"),
    [
        (PERCENT, _by("sir", "a", "2026-07-01", _screen("61.20")), []),
        (PERCENT, _by("sir", "a", "2026-07-01", _screen("61.21")), ["K823"]),
        (KRONOR, _by("sir", "a", "2026-07-01", _screen("62.00")), []),
        (KRONOR, _by("sir", "a", "2026-07-01", _screen("62.01")), ["K823"]),
        (PERCENT, _by("kf", "a", "2026-07-01", _screen("99.00")), []),
        (PERCENT, _by("sir", "a", "2026-07-01", "skarm: {form: ended}"), []),
        (PERCENT, _by("sir", "a", "2026-07-01", _screen("10.00")), []),
    ],
)
def test_one_rise(limit: str, edits: Edits, expected: list[str]) -> None:
    assert codes(edits, HELD | mandates(m=limit)) == expected


@pytest.mark.parametrize(("limit", "of"), [(PERCENT, "0.30"), (KRONOR, "0.50")])
def test_ten_slices_are_one_rise(limit: str, of: str) -> None:
    before = HELD | mandates(m=limit)
    assert codes(_slices(*["sir"] * 4, of=of), before) == []
    found = codes(_slices(*["sir"] * 10, of=of), before)
    assert found
    assert set(found) == {"K823"}


@pytest.mark.parametrize(("limit", "of"), [(PERCENT, "0.30"), (KRONOR, "0.50")])
def test_slices_that_were_merged_before_count_too(limit: str, of: str) -> None:
    merged = HELD | mandates(m=limit) | _slices(*["sir"] * 4, of=of)
    amount = 60 + Decimal(of) * 5
    last = _by("sir", "sist", "2026-11-01", _screen(f"{amount:.2f}"))
    [found] = findings(last, merged)
    assert found.code == "K823"
    assert "more than m lets Strategiska it-rådet decide in a year: Kommunfullmäktige decides" in found.text
    next_year = _by("sir", "sist", "2027-01-01", _screen(f"{amount:.2f}"))
    assert codes(next_year, merged) == []


def test_what_another_body_raises_does_not_count() -> None:
    before = HELD | mandates(m=PERCENT)
    others = _by("kf", "kf", "2026-04-01", _screen("70.00"))
    assert codes(_by("sir", "a", "2026-07-01", _screen("71.40")), before | others) == []
    assert codes(_by("sir", "a", "2026-07-01", _screen("71.41")), before | others) == ["K823"]
    before = HELD | mandates(m=KRONOR)
    assert codes(_by("sir", "a", "2026-07-01", _screen("72.00")), before | others) == []
    assert codes(_by("sir", "a", "2026-07-01", _screen("72.01")), before | others) == ["K823"]


def test_what_gets_cheaper_does_not_make_room() -> None:
    row = (
        "skarm: {amount: 63.00, per: month}\ndator/standard: {amount: 200.00, per: month, term: 36, after_term: 150.00}"
    )
    assert codes(_by("sir", "a", "2026-07-01", row), HELD | mandates(m=KRONOR)) == ["K823"]


def test_a_price_that_ends_and_begins_dearer_is_a_rise() -> None:
    edits = _by("sir", "a", "2026-04-01", "skarm: {form: ended}") | _by("sir", "b", "2026-05-01", _screen("90.00"))
    assert "K823" in codes(edits, HELD | mandates(m=PERCENT))
    assert "K823" in codes(edits, HELD | mandates(m=KRONOR))


def test_what_is_raised_after_the_term_is_a_rise_too() -> None:
    row = "dator/standard: {amount: 301.00, per: month, term: 36, after_term: 300.00}"
    edits = _by("sir", "a", "2026-07-01", row)
    assert codes(edits, HELD | mandates(m=PERCENT)) == ["K823"]
    assert codes(edits, HELD | mandates(m=KRONOR)) == ["K823"]
    same = _by("sir", "a", "2026-07-01", "dator/standard: {amount: 301.00, per: month, term: 36, after_term: 150.00}")
    assert codes(same, HELD | mandates(m=PERCENT)) == codes(same, HELD | mandates(m=KRONOR)) == []


@pytest.mark.parametrize(
    "row",
    [
        "skarm: {form: quoted, about: 61.00}",
        "skarm: {form: rent, terms: verktyg}",
        "skarm: {amount: 1.00, per: month, count: other}",
    ],
)
def test_what_cannot_be_counted_is_beyond_every_limit(row: str) -> None:
    figures = edited("catalog.yaml", ("figures:\n", "figures:\n  other: annat\n"))
    edits = _by("sir", "a", "2026-07-01", row)
    for limit in (PERCENT, KRONOR):
        assert codes(edits, HELD | figures | mandates(m=limit)) == ["K823"]


def test_a_price_that_costs_no_one_anything_yet() -> None:
    edits = _by("sir", "a", "2026-07-01", "servicedesk+start: {amount: 900.00, per: start}")
    assert codes(edits, HELD | mandates(m=KRONOR)) == []
    free = _by("kf", "noll", "2026-03-10", _screen("0.00"))
    from_nothing = _by("sir", "a", "2026-07-01", _screen("0.01"))
    assert codes(from_nothing, HELD | mandates(m=PERCENT) | free) == ["K823"]


def test_a_limit_gives_no_right_to_what_is_no_price() -> None:
    weaker = _by("sir", "a", "2026-07-01", "", more="levels: {skarm: brons}\n")
    assert codes(weaker, mandates(m=PERCENT)) == ["K823"]
    assert codes(weaker, mandates(m=MAY)) == []
    said = mandates(m="body: sir, may: [guideline-changed], limit: {year: 10}")
    text = edited("guidelines/val.md", ("Välj", "Köp"), ("kf-2025-1", "d"))
    assert codes(text | decision("d", "body: sir", "2026-02-01", "guidelines/val"), said) == ["K823"]


def test_of_two_mandates_the_wider_holds() -> None:
    both = mandates(m=PERCENT, n=f"{MAY}, limit: {{percent: 10.0}}")
    assert codes(_by("sir", "a", "2026-07-01", _screen("66.00")), both) == []
    assert codes(_by("sir", "a", "2026-07-01", _screen("66.01")), both) == ["K823"]


def test_a_role_counts_what_it_raised_itself() -> None:
    said = mandates(m=PERCENT.replace("body: sir", "role: it-chef"))
    edits: Edits = {}
    for name, start, amount in (("a", "2026-05-01", "61.00"), ("b", "2026-07-01", "62.00")):
        edits |= price_list(name, start, f"d-{name}", _screen(amount))
        edits |= decision(f"d-{name}", "role: it-chef", "2026-02-01", f"prices/{name}")
    assert codes(edits, said) == ["K823"]


def test_one_units_own_price() -> None:
    own = _by("sir", "a", "2026-07-01", _screen("65.00"), more="for_unit: forvaltningen\nuntil: 2026-12-31\n")
    wide = mandates(m=f"{PERCENT}, of: [skarm]".replace("price-raised", "price-raised, quote-accepted"))
    assert codes(own, HELD | wide) == ["K823"]


def _fixed(amount: int, after_term: int | None = None, **others: object) -> Price:
    return Price(Form.FIXED, exact(amount), "month", after_term=None if after_term is None else exact(after_term),
                 **others)  # type: ignore[arg-type]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (_fixed(100), _fixed(110), 10),
        (_fixed(100), _fixed(90), -10),
        (_fixed(100, 50), _fixed(101, 100), 100),
        (_fixed(100, 50), _fixed(100), 100),
        (_fixed(100), _fixed(100, 50), 0),
        (_fixed(100, term=12), _fixed(110, term=24), 10),
        (_fixed(0), _fixed(1), None),
        (_fixed(100, free=5), _fixed(100, free=0), None),
        (_fixed(100, rates=(("kvall", 2), ("natt", 3))), _fixed(110, rates=(("natt", 3), ("kvall", 2))), 10),
        (_fixed(100, rates=(("kvall", 2),)), _fixed(100, rates=(("kvall", 3),)), None),
        (_fixed(100), Price(Form.QUOTED, about=exact(100)), None),
        (_fixed(100), Price(Form.FIXED, exact(100), "year"), None),
        (Price(Form.AT_COST, markup=15), Price(Form.AT_COST, markup=38), 20),
        (Price(Form.AT_COST), Price(Form.AT_COST, markup=5), 5),
        (
            Price(Form.VOLUME, per="month", steps=(Step(0, exact(10)), Step(5, exact(8)))),
            Price(Form.VOLUME, per="month", steps=(Step(0, exact(11)), Step(5, exact(10)))),
            25,
        ),
        (
            Price(Form.VOLUME, per="month", steps=(Step(0, exact(10)), Step(5, exact(8)))),
            Price(Form.VOLUME, per="month", steps=(Step(0, exact(10)), Step(6, exact(8)))),
            None,
        ),
    ],
)
def test_by_how_much_a_price_rises(before: Price, after: Price, expected: int | None) -> None:
    assert rise(before, after) == expected


# ── What takes nothing away, and what cannot be counted ──────────────────────────────────────────────────────────────
@pytest.mark.parametrize("limit", [PERCENT, KRONOR])
def test_a_list_that_restores_the_price_takes_no_rise_away(limit: str) -> None:
    edits = _by("sir", "a", "2026-04-01", _screen("63.00")) | _by("sir", "b", "2026-12-31", _screen("60.00"))
    assert "K823" in codes(edits, HELD | mandates(m=limit))


def test_each_list_counts_at_its_own_day_and_rises_are_added_up() -> None:
    edits = _by("sir", "a", "2026-04-01", _screen("61.50")) | _by("sir", "b", "2026-05-01", _screen("60.00"))
    before = HELD | mandates(m=KRONOR)
    assert codes(edits, before) == []
    assert codes(edits | _by("sir", "c", "2026-06-01", _screen("60.50")), before) == []
    assert "K823" in codes(edits | _by("sir", "c", "2026-06-01", _screen("60.51")), before)


def _dated(edits: Edits, date: str) -> Edits:
    return {name.replace("/2026/", f"/{date[:4]}/"): (text or "").replace("2026-02-01", date)
            for name, text in edits.items()}  # fmt: skip


@pytest.mark.parametrize("date", ["2025-12-15", "2026-02-01"])
def test_a_decision_that_is_dated_back_counts_on_what_is_held_now(date: str) -> None:
    before = HELD | mandates(m=f"{KRONOR}, given_by: kf-2025-1")
    assert codes(_dated(_by("sir", "a", "2026-07-01", _screen("62.00")), date), before) == []
    assert codes(_dated(_by("sir", "a", "2026-07-01", _screen("62.01")), date), before) == ["K823"]


def test_before_the_opening_balance_that_is_what_is_counted_on() -> None:
    later = {name: text.replace("2026-01-01", "2027-02-01") for name, text in HELD.items() if text}
    before = HELD | later | mandates(m=KRONOR)
    assert codes(_by("sir", "a", "2027-03-01", _screen("62.01")), before) == ["K823"]


@pytest.mark.parametrize(
    ("row", "percent", "kronor"),
    [
        ("skarm+start: {amount: 900.00, per: start}", ["K823"], []),
        ("skarm+frakt: {amount: 900.00, per: hour}", ["K823"], ["K823"]),
        ("skarm+lagring: {amount: 1.00, per: gb-month, count: meter}", ["K823"], ["K823"]),
        ("skarm+tillagg: {amount: 1.20, per: month}", [], []),
        ("skarm+tillagg: {amount: 1.21, per: month}", ["K823"], []),
        ("skarm+tillagg: {amount: 2.01, per: month}", ["K823"], ["K823"]),
        ("skarm+tillagg: {form: quoted, about: 1.00}", ["K823"], ["K823"]),
        ("servicedesk+kvall: {amount: 1.00, per: month}", ["K823"], []),
        ("dator/ny: {amount: 900.00, per: month}", [], []),
        ("dator/ny: {amount: 900.00, per: hour}\ndator/ny+start: {amount: 900.00, per: start}", [], []),
    ],
)
def test_a_new_price(row: str, percent: list[str], kronor: list[str]) -> None:
    item = edited(
        "services/arbetsplats/dator.yaml",
        ("options:\n", "options:\n  - {id: ny, title: {sv: Ny, en: New}, suits: Alla}\n"),
    )
    edits = _by("sir", "a", "2026-07-01", row)
    assert codes(edits, HELD | item | mandates(m=PERCENT)) == percent
    assert codes(edits, HELD | item | mandates(m=KRONOR)) == kronor


def test_parts_that_are_added_to_an_item_count_together() -> None:
    rows = "skarm+a: {amount: 0.70, per: month}\nskarm+b: {amount: 0.70, per: month}"
    assert codes(_by("sir", "a", "2026-07-01", rows), HELD | mandates(m=PERCENT)) == ["K823"]


def test_a_price_by_the_year_that_becomes_one_by_the_month_is_a_rise_of_so_many_per_cent() -> None:
    years = edited("measures.yaml", ("measures:\n", "measures:\n  year: {text: {sv: år, en: year}, period: year}\n"))
    before = HELD | years | mandates(m=PERCENT)
    assert codes(_by("sir", "a", "2026-07-01", "skarm: {amount: 734.40, per: year}"), before) == []
    assert codes(_by("sir", "a", "2026-07-01", "skarm: {amount: 734.41, per: year}"), before) == ["K823"]
