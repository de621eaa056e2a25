from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kran.model.price_change import Compared, compare
from kran.model.price_list import Form, Price, Step
from kran.site.change import against, difference_spoken, difference_text, percent_text
from kran.site.words import Words
from kran.text import Language

SV = Words(Language("sv"))


def fixed(amount: str, **more: object) -> Price:
    return Price(Form.FIXED, Decimal(amount), "month", **more)  # type: ignore[arg-type]


def test_lower_and_higher() -> None:
    lower = compare(fixed("300.00"), fixed("289.00"))
    assert lower == Compared("down", Decimal("-11.00"), Decimal("-3.7"))
    assert difference_text(lower, SV) == "▼ −11,00\N{NO-BREAK SPACE}kr"
    assert difference_spoken(lower, SV) == "11 kronor lägre"
    assert percent_text(lower, SV) == "−3,7\N{NO-BREAK SPACE}%"
    assert against(lower, SV, 2026) == "11\N{NO-BREAK SPACE}kr lägre än 2026"
    higher = compare(fixed("0.42"), fixed("0.55"))
    assert higher == Compared("up", Decimal("0.13"), Decimal("31.0"))
    assert difference_text(higher, SV) == "▲ +0,13\N{NO-BREAK SPACE}kr"
    assert difference_spoken(higher, SV) == "0,13 kronor högre"


def test_new_ended_same_and_nothing() -> None:
    assert compare(None, None) is None
    assert compare(None, fixed("1.00")) == Compared("new")
    assert compare(fixed("1.00"), None) == Compared("ended")
    same = compare(fixed("1.00"), fixed("1.00"))
    assert same == Compared("same")
    assert against(same, SV, 2026) == "Samma pris som 2026"


def test_other_terms_are_no_amount() -> None:
    assert compare(fixed("1.00"), fixed("1.00", term=12)) == Compared("changed")
    assert compare(fixed("1.00"), Price(Form.QUOTED)) == Compared("changed")
    assert compare(fixed("1.00"), Price(Form.FIXED, Decimal("1.00"), "year")) == Compared("changed")
    assert difference_spoken(Compared("changed"), SV) == ""
    assert difference_text(Compared("changed"), SV) == percent_text(Compared("changed"), SV) == ""


def test_from_nothing_there_is_no_percentage() -> None:
    assert compare(fixed("0.00"), fixed("5.00")) == Compared("up", Decimal("5.00"), None)


def test_steps_are_compared_one_by_one() -> None:
    def steps(*amounts: str) -> Price:
        return Price(Form.VOLUME, per="month", steps=tuple(Step(n * 100, Decimal(a)) for n, a in enumerate(amounts)))

    assert compare(steps("2.00", "1.00"), steps("2.00", "0.90")) == Compared("down")
    assert compare(steps("2.00", "1.00"), steps("2.10", "0.90")) == Compared("changed")
    assert compare(steps("2.00"), steps("2.00", "1.00")) == Compared("changed")


def test_a_markup_rises_without_kronor() -> None:
    assert compare(Price(Form.AT_COST, markup=10), Price(Form.AT_COST, markup=15)) == Compared("up")
    assert compare(Price(Form.AT_COST), Price(Form.AT_COST, markup=15)) == Compared("up")


@given(st.decimals(0, 10**6, places=2), st.decimals(0, 10**6, places=2))
def test_the_difference_leads_from_one_price_to_the_other(before: Decimal, after: Decimal) -> None:
    changed = compare(fixed(str(before)), fixed(str(after)))
    assert changed is not None
    assert before + (changed.difference or 0) == after
