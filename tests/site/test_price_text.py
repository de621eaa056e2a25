from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from kran.model.price_list import Form, Price

from .conftest import AT

if TYPE_CHECKING:
    from .conftest import Reader

SV = {
    "dator/standard": "300 kr per månad. Bindningstid 36 månader, därefter 149 kr.",
    "dator/stor": "484 kr per månad. Bindningstid 36 månader.",
    "skarm": "55 kr per månad. Uppsägningstid 3 månader.",
    "former/arkiv": (
        "1,50 kr per GB och månad. För det som ligger över 1 000 GB per enhet: 1,00 kr per GB och månad. Mängden mäts."
    ),
    "former/volym": (
        "199 kr per månad. "
        "Om alla enheter tillsammans har minst 500: 179,00 kr per månad för var och en, även för de första."
    ),
    "former/inkop": "+15 % på leverantörens pris.",
    "former/sjalvkostnad": "Självkostnad leverantörens pris.",
    "former/hyra": (
        "Hyra på inköpspriset. Inköpspriset betalas av på 36 månader, med 2,5 % ränta om året på det som återstår."
    ),
    "former/offert": "Offert omkring 40 000 kr.",
    "former/elev": "275 kr per år, gånger antalet elever.",
    "former/konsult": "850 kr per timme. Kväll: 1 275 kr (× 1,5).",
    "former/bas": "4 200 000 kr per år. Delas mellan enheterna: 1/3 lika och 2/3 efter antalet invånare.",
    "former/post+lagring": "9 kr per GB och månad. 1 GB ingår per abonnemang. Mängden mäts.",
    "support": "Ingår i Dator.",
}


@pytest.mark.parametrize("key", SV)
def test_every_form_in_swedish(reader: Reader, key: str) -> None:
    context = reader()
    held = context.book.price(key, "internal", AT)
    assert held is not None
    assert context.price(held.price).full.replace("\N{NO-BREAK SPACE}", " ") == SV[key]


def test_english(reader: Reader) -> None:
    context = reader("en")
    held = context.book.price("dator/standard", "internal", AT)
    assert held is not None
    text = context.price(held.price)
    assert (
        text.full.replace("\N{NO-BREAK SPACE}", " ") == "300 kr per month. Binding term 36 months, after that 149 kr."
    )
    assert text.spoken == "300 kronor per month"
    assert text.short == "/month"


def test_the_exact_amount_keeps_its_ore(reader: Reader) -> None:
    text = reader().price(Price(Form.FIXED, Decimal("289.00"), "month"))
    assert text.exact == "289,00\N{NO-BREAK SPACE}kr"
    assert text.amount == "289\N{NO-BREAK SPACE}kr"
    assert text.money == Decimal("289.00")


def test_what_is_no_amount_has_no_money(reader: Reader) -> None:
    context = reader()
    for form in (Form.ENDED, Form.QUOTED, Form.INCLUDED, Form.AT_COST, Form.RENT):
        text = context.price(Price(form))
        assert text.money is None
        assert "0" not in text.amount


def test_the_lowest_step_is_what_it_begins_at(reader: Reader) -> None:
    context = reader()
    held = context.book.price("former/volym", "internal", AT)
    assert held is not None
    assert context.price(held.price).money == Decimal("179.00")


def test_unknown_names_are_shown_as_they_are(reader: Reader) -> None:
    context = reader()
    assert context.price(Price(Form.INCLUDED, carried_by="finns-inte")).line == "ingår i finns-inte"
    rates = context.price(Price(Form.FIXED, Decimal(1), "okant", rates=(("natt", 2),)))
    assert rates.unit == ""
    assert rates.details == ("natt: 2\N{NO-BREAK SPACE}kr (× 2).",)


def test_each_price_is_written_once(reader: Reader) -> None:
    context = reader()
    price = Price(Form.FIXED, Decimal(1), "month")
    assert context.price(price) is context.price(price)
