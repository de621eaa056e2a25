"""The price in force: its laws as properties over any lists laid over each other, and the cases that taught them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kran.diagnostics import Place
from kran.model.in_force import PriceBook
from kran.model.load import load
from kran.model.price_list import Form, Price, PriceList, Row
from kran.source.files import Folder
from kran.text import Text
from tests.small import START

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from random import Random

    from hypothesis.strategies import SearchStrategy

    from kran.model.catalogue import Catalogue

_LOADED = load(Folder(START.parent)).catalogue
assert _LOADED is not None
SMALL: Catalogue = replace(_LOADED, price_lists={})
FIRST, LAST = date(2025, 1, 1), date(2028, 12, 31)
DAY = timedelta(days=1)
law = settings(max_examples=50)  # each run tries others
KEYS = ("skarm", "dator/standard", "dator/standard+start", "servicedesk")
CUSTOMERS = ("internal", "company")
WHERE = Place("catalog/prices/x.yaml")


def price_list(
    name: str,
    start: date,
    rows: Mapping[str, Price],
    *,
    customers: Iterable[str] = (),
    unit: str | None = None,
    until: date | None = None,
    corrects: str | None = None,
    levels: Mapping[str, str] | None = None,
) -> PriceList:
    return PriceList(
        id=name,
        draft=False,
        title=Text.read(name, "sv"),
        start=start,
        until=until,
        customers=tuple(customers),
        unit=unit,
        complete=False,
        decision="kf-2025-1",
        corrects=corrects,
        rows={key: Row(key, price, WHERE) for key, price in rows.items()},
        levels=levels or {},
        place=WHERE,
        references=(),
    )


def fixed(kronor: int) -> Price:
    return Price(Form.FIXED, amount=Decimal(kronor).quantize(Decimal("0.01")), per="month")


ENDED = Price(Form.ENDED)
# The ends of years are where mistakes hide.
days = st.sampled_from(
    [date(y, *end) for y in range(FIRST.year, LAST.year + 1) for end in ((1, 1), (1, 2), (12, 31))]
) | st.dates(FIRST, LAST)
prices = st.integers(1, 3).map(fixed) | st.just(ENDED)


@dataclass(frozen=True)
class Lists:
    """Lists no two of which set the same row for the same customer from the same day."""

    lists: tuple[PriceList, ...]

    @property
    def book(self) -> PriceBook:
        return PriceBook(SMALL, self.lists)


def general() -> SearchStrategy[Lists]:
    rows = st.dictionaries(st.sampled_from(KEYS), prices, min_size=1)
    customers = st.sampled_from([(), ("internal",), ("company",)])
    entry = st.tuples(days, customers, rows)
    return st.lists(entry, max_size=8, unique_by=lambda e: e[0]).map(
        lambda entries: Lists(
            tuple(price_list(f"l{n}", start, r, customers=c) for n, (start, c, r) in enumerate(entries))
        )
    )


@law
@given(general(), st.sampled_from(KEYS), st.sampled_from(CUSTOMERS))
def test_periods_follow_each_other_and_never_overlap(lists: Lists, key: str, customer: str) -> None:
    periods = lists.book.periods(key, customer)
    for period in periods:
        assert period.until is None or period.start <= period.until
    for before, after in pairwise(periods):
        assert before.until is not None
        assert before.until < after.start
        if before.until + DAY == after.start:
            assert before.held.price != after.held.price


@law
@given(general(), st.sampled_from(KEYS), st.sampled_from(CUSTOMERS), days)
def test_a_days_price_is_that_of_the_period_it_lies_in(lists: Lists, key: str, customer: str, day: date) -> None:
    book = lists.book
    around = [p for p in book.periods(key, customer) if p.start <= day and (p.until is None or day <= p.until)]
    held = book.price(key, customer, day)
    if held is None:
        assert around == []
    else:
        [period] = around
        assert period.held.price == held.price
        assert period.start == held.since


@law
@given(general(), st.sampled_from(KEYS), st.sampled_from(CUSTOMERS), days)
def test_the_price_is_the_latest_that_was_set(lists: Lists, key: str, customer: str, day: date) -> None:
    """The same answer, found the slow way."""
    stated = [
        (source.start, source.rows[key].price)
        for source in lists.lists
        if key in source.rows and source.start <= day and (not source.customers or customer in source.customers)
    ]
    expected = max(stated, key=lambda s: s[0])[1] if stated else ENDED
    held = lists.book.price(key, customer, day)
    assert (held.price if held else ENDED) == expected


@law
@given(general(), days, st.sampled_from(CUSTOMERS), days)
def test_restating_what_holds_changes_nothing(lists: Lists, start: date, customer: str, day: date) -> None:
    book = lists.book
    held = {key: book.price(key, customer, start) for key in KEYS}
    again = price_list("zz", start, {k: h.row.price for k, h in held.items() if h}, customers=[customer])
    if any(source.start == start for source in lists.lists):
        again = replace(again, corrects="l0")  # of one day's lists the correction comes last
    after = PriceBook(SMALL, [*lists.lists, again])
    for key in KEYS:
        before_that, now = book.price(key, customer, day), after.price(key, customer, day)
        assert (before_that and (before_that.price, before_that.since)) == (now and (now.price, now.since))
        assert [(p.start, p.until) for p in book.periods(key, customer)] == [
            (p.start, p.until) for p in after.periods(key, customer)
        ]


@given(general(), st.sampled_from(CUSTOMERS), st.integers(FIRST.year - 1, LAST.year + 1))
@settings(max_examples=40)
def test_a_folded_year_covers_exactly_the_days_with_a_price(lists: Lists, customer: str, year: int) -> None:
    book = lists.book
    folded = book.year(year, customer)
    assert set(folded) <= set(book.keys(customer))
    for key in KEYS:
        covered: set[date] = set()
        for period in folded.get(key, []):
            assert period.until is not None
            length = (period.until - period.start).days + 1
            within = {period.start + n * DAY for n in range(length)}
            assert not covered & within
            assert book.price(key, customer, period.until) == period.held
            covered |= within
        first = date(year, 1, 1)
        days_of_year = [first + n * DAY for n in range((date(year, 12, 31) - first).days + 1)]
        assert covered == {day for day in days_of_year if book.price(key, customer, day)}


@law
@given(general(), st.randoms(), st.sampled_from(KEYS), st.sampled_from(CUSTOMERS))
def test_the_order_of_the_lists_does_not_matter(lists: Lists, random: Random, key: str, customer: str) -> None:
    shuffled = list(lists.lists)
    random.shuffle(shuffled)
    book, other = lists.book, PriceBook(SMALL, shuffled)
    assert other.periods(key, customer) == book.periods(key, customer)
    assert other.keys(customer) == book.keys(customer)
    assert other.lists == book.lists


@law
@given(general(), days, days, prices, st.sampled_from(KEYS), st.sampled_from(CUSTOMERS), days)
def test_a_units_own_list_beats_the_others_until_its_last_day(
    lists: Lists, one: date, other: date, price: Price, key: str, customer: str, day: date
) -> None:
    start, until = min(one, other), max(one, other)
    book = PriceBook(SMALL, [*lists.lists, price_list("own", start, {key: price}, unit="skolan", until=until)])
    own, everyone = book.price(key, customer, day, "skolan"), book.price(key, customer, day)
    assert everyone == lists.book.price(key, customer, day)
    assert book.price(key, customer, day, "another") == everyone
    if start <= day <= until and price.form is not Form.ENDED:
        assert own is not None
        assert (own.price, own.since, own.source.id) == (price, start, "own")
    else:
        assert own == everyone


@law
@given(days, days, st.sampled_from(CUSTOMERS))
def test_an_option_beats_its_service(one: date, other: date, customer: str) -> None:
    start = max(one, other)
    book = PriceBook(
        SMALL,
        [
            price_list("a", one, {}, levels={"dator/standard": "guld"}),
            price_list("b", other, {}, levels={"dator": "silver"}),
        ],
    )
    levels = [book.level(f"dator/{option}", customer, start) for option in ("standard", "kraftfull")]
    assert [held and (held[0], held[1].id) for held in levels] == [("guld", "a"), ("silver", "b")]
    assert book.level("dator/standard", customer, min(one, other) - DAY) is None


@law
@given(general(), st.sampled_from(CUSTOMERS), days)
def test_a_rename_keeps_the_history(lists: Lists, customer: str, day: date) -> None:
    """What lists called `gammal` before is one row with what they call `skarm` after it."""
    middle = date(2027, 1, 1)
    renamed = tuple(
        replace(source, rows={("gammal" if k == "skarm" else k): row for k, row in source.rows.items()})
        if source.start < middle
        else source
        for source in lists.lists
    )
    services = {**SMALL.services, "skarm": replace(SMALL.services["skarm"], formerly=("gammal",))}
    book = PriceBook(replace(SMALL, services=services), renamed)
    expected = lists.book
    assert [(p.start, p.until, p.held.price) for p in book.periods("skarm", customer)] == [
        (p.start, p.until, p.held.price) for p in expected.periods("skarm", customer)
    ]
    now, then = book.price("skarm", customer, day), expected.price("skarm", customer, day)
    assert (now and (now.price, now.since)) == (then and (then.price, then.since))
    assert book.price("gammal", customer, day) == now
    assert "gammal" not in book.keys(customer)


def test_a_correction_comes_over_what_it_corrects_whatever_its_name() -> None:
    start = date(2026, 1, 1)
    lists = {
        source.id: source
        for source in (
            price_list("c", start, {"skarm": fixed(60)}),
            price_list("b", start, {"skarm": fixed(70)}, corrects="c"),
            price_list("a", start, {"skarm": fixed(80)}, corrects="b"),
        )
    }
    book = PriceBook(replace(SMALL, price_lists=lists))
    assert [source.id for source in book.lists] == ["c", "b", "a"]
    held = book.price("skarm", "internal", start)
    assert held is not None
    assert held.price == fixed(80)


def test_a_mistake_that_is_corrected_does_not_break_the_history() -> None:
    start = date(2026, 1, 1)
    lists = {
        source.id: source
        for source in (
            price_list("before", date(2025, 1, 1), {"skarm": fixed(60)}),
            price_list("wrong", start, {"skarm": fixed(600)}),
            price_list("right", start, {"skarm": fixed(60)}, corrects="wrong"),
        )
    }
    book = PriceBook(replace(SMALL, price_lists=lists))
    held = book.price("skarm", "internal", date(2026, 6, 1))
    assert held is not None
    assert (held.since, held.source.id) == (date(2025, 1, 1), "right")
    assert [(p.start, p.until) for p in book.periods("skarm", "internal")] == [(date(2025, 1, 1), None)]


def test_lists_that_correct_each_other_are_laid_somehow() -> None:
    """They are an error of their own; the question must end."""
    start = date(2026, 1, 1)
    lists = {
        "a": price_list("a", start, {"skarm": fixed(60)}, corrects="b"),
        "b": price_list("b", start, {"skarm": fixed(70)}, corrects="a"),
    }
    assert len(PriceBook(replace(SMALL, price_lists=lists)).lists) == 2


def test_a_folded_year_names_the_list_of_its_own_time() -> None:
    book = PriceBook(
        SMALL,
        [
            price_list("2026", date(2026, 1, 1), {"skarm": fixed(60)}),
            price_list("2026-juli", date(2026, 7, 1), {"skarm": fixed(60)}),
            price_list("2027", date(2027, 1, 1), {"skarm": fixed(60)}),
        ],
    )
    [of_2026] = book.year(2026, "internal")["skarm"]
    [of_2027] = book.year(2027, "internal")["skarm"]
    assert (of_2026.start, of_2026.until, of_2026.held.source.id) == (date(2026, 1, 1), date(2026, 12, 31), "2026-juli")
    assert (of_2027.start, of_2027.held.source.id, of_2027.held.since) == (date(2027, 1, 1), "2027", date(2026, 1, 1))


def test_a_price_that_ended_and_came_back_is_new() -> None:
    book = PriceBook(
        SMALL,
        [
            price_list("a", date(2025, 1, 1), {"skarm": fixed(60)}),
            price_list("b", date(2026, 1, 1), {"skarm": ENDED}),
            price_list("c", date(2026, 7, 1), {"skarm": fixed(60)}),
        ],
    )
    assert book.price("skarm", "internal", date(2026, 3, 1)) is None
    held = book.price("skarm", "internal", date(2026, 8, 1))
    assert held is not None
    assert held.since == date(2026, 7, 1)
    assert book.price("skarm", "internal", date(2024, 12, 31)) is None


def test_a_units_own_lists_follow_on_each_other() -> None:
    """Stating a unit's own price again changes neither it nor since when; a shorter list within it does."""
    book = PriceBook(
        SMALL,
        [
            price_list("2026", date(2026, 1, 1), {"skarm": fixed(50)}, unit="skolan", until=date(2026, 12, 31)),
            price_list("2027", date(2027, 1, 1), {"skarm": fixed(50)}, unit="skolan", until=date(2027, 12, 31)),
            price_list("sommar", date(2027, 6, 1), {"skarm": fixed(40)}, unit="skolan", until=date(2027, 8, 31)),
        ],
    )

    def since(day: date) -> tuple[str, date] | None:
        held = book.price("skarm", "internal", day, "skolan")
        return (held.source.id, held.since) if held else None

    assert since(date(2027, 3, 1)) == ("2027", date(2026, 1, 1))
    assert since(date(2027, 7, 1)) == ("sommar", date(2027, 6, 1))
    assert since(date(2027, 9, 1)) == ("2027", date(2027, 9, 1))
    assert since(date(2028, 1, 1)) is None
    assert book.days() == [date(2026, 1, 1), date(2027, 1, 1), date(2027, 6, 1), date(2027, 9, 1), date(2028, 1, 1)]


def test_a_level_holds_from_its_own_day_and_from_its_own_list() -> None:
    """A level that a later list states again is no new one; an option's beats its service's."""
    lists = [
        price_list("a", date(2026, 1, 1), {"dator/standard": fixed(1)}, levels={"dator": "brons"}),
        price_list("b", date(2026, 3, 1), {}, levels={"dator": "brons", "skarm": "guld"}),
        price_list("c", date(2026, 6, 1), {}, levels={"dator/standard": "guld"}, customers=["internal"]),
        price_list("d", date(2027, 1, 1), {}, levels={"dator/standard": "silver"}),
    ]
    book = PriceBook(SMALL, lists)

    def promised(item: str, customer: str, first: date = date(2025, 12, 1)) -> list[tuple[date, str, str] | date]:
        found = book.promised(item, customer, first, date(2026, 12, 31))
        return [(day, it.level, it.source.id) if it else day for day, it in found]

    nothing, brons = date(2025, 12, 1), (date(2026, 1, 1), "brons", "a")
    assert promised("dator/standard", "internal") == [nothing, brons, (date(2026, 6, 1), "guld", "c")]
    assert promised("dator/standard", "company") == promised("dator", "internal") == [nothing, brons]
    assert promised("dator", "internal", date(2026, 4, 1)) == [(date(2026, 4, 1), "brons", "b")]
    # The prices are the same, but one of them is promised another level in June.
    assert book.sharing(2026) == {"internal": ("internal",), "company": ("company",)}


def test_what_a_row_is_for_is_known_from_before() -> None:
    """Prices without a text are for what the row was for the last time somebody said so."""
    texted = replace(fixed(60), text=Text.read("Leverans", "sv"))
    book = PriceBook(
        SMALL,
        [
            price_list("a", date(2025, 1, 1), {"skarm+start": texted}, customers=["internal"]),
            price_list("b", date(2026, 1, 1), {"skarm+start": ENDED}),
            price_list("c", date(2026, 7, 1), {"skarm+start": fixed(60)}),
        ],
    )
    for day in (date(2025, 1, 1), date(2026, 1, 1), date(2027, 1, 1)):
        assert book.text("skarm+start", "internal", day) == texted.text
    assert book.text("skarm+start", "internal", date(2024, 12, 31)) is None
    assert book.text("skarm+start", "company", date(2027, 1, 1)) is None


def test_the_rows_of_an_item_its_own_first() -> None:
    rows = {"dator/standard+start": fixed(1), "dator/standard+avslut": fixed(1), "dator/standard": fixed(2)}
    book = PriceBook(SMALL, [price_list("a", FIRST, rows, customers=["internal"])])
    assert book.rows_of("dator/standard", "internal") == [
        "dator/standard",
        "dator/standard+avslut",
        "dator/standard+start",
    ]
    assert book.rows_of("dator/standard", "company") == []
    assert book.keys("company") == []


@pytest.mark.parametrize("customer", ["internal", "company"])
def test_a_draft_holds_nowhere_but_where_it_is_asked_for(customer: str) -> None:
    draft = replace(price_list("a", FIRST, {"skarm": fixed(1)}), draft=True)
    drafted = replace(SMALL, price_lists={"a": draft})
    assert PriceBook(drafted).price("skarm", customer, LAST) is None
    assert PriceBook(drafted, [draft]).price("skarm", customer, LAST) is not None


def test_the_example(osby: Catalogue) -> None:
    """The answers that pages, files and charges build on, from the example catalogue."""
    book = PriceBook(osby)

    def held(
        key: str, day: date, customer: str = "internal", unit: str | None = None
    ) -> tuple[Decimal | None, str] | None:
        found = book.price(key, customer, day, unit)
        return (found.price.amount, found.source.id) if found else None

    july, june, next_year = date(2026, 7, 1), date(2026, 6, 30), date(2027, 3, 1)
    assert held("programvara-licens/acrobat", june) == (Decimal("150.00"), "2026")
    assert held("programvara-licens/acrobat", july) == (Decimal("153.00"), "2026-juli")
    acrobat = book.price("programvara-licens/acrobat", "internal", next_year)
    assert acrobat is not None
    assert (acrobat.source.id, acrobat.since) == ("2027", july)
    assert held("barbar-dator/latt-13", date(2026, 12, 31)) is not None
    assert held("barbar-dator/latt-13", next_year) is None
    # Renamed: the list of 2026 may call it by its former name.
    assert held("barbar-dator/workstation", next_year) == held("barbar-dator/kraftfull-16", next_year)
    # One unit's own price, until its last day.
    assert held("specialutveckling", next_year, unit="parkskolan") == (Decimal("38000.00"), "2026-parkskolan-offert")
    assert held("specialutveckling", date(2027, 4, 1), unit="parkskolan") == (None, "2027")
    # Outsiders have a list of their own.
    assert held("konsult/utvecklare", next_year, "external") == (Decimal("1050.00"), "2027-externa")
    assert held("barbar-dator/standard-14", next_year, "external") is None
    # The draft of 2028 holds nowhere.
    assert held("konsult/utvecklare", date(2028, 3, 1)) == (Decimal("850.00"), "2027")
    assert [book.level(f"serverdrift/{name}", "internal", next_year) for name in ("brons", "guld")] == [
        ("brons", osby.price_lists["2027"]),
        ("guld", osby.price_lists["2027"]),
    ]
    assert len(book.year(2026, "internal")["programvara-licens/acrobat"]) == 2
