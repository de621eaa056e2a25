"""The ledgers of subscriptions and of use: what each row becomes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from kran.model.reference import Reference
from kran.model.subscription import Happening, Subscription, follow, standing
from tests.small import catalogue

if TYPE_CHECKING:
    from pathlib import Path

SUBSCRIPTIONS = """# catalog/ledger/subscriptions.csv
id,booked,date,subscription,event,unit,item,quantity,code,asset,source
h-1,2025-12-29,2026-01-01,s-1,start,skolan,skarm,4,10000:44000,,opening
h-2,2026-02-20,2026-03-01,s-1,change,,,2.5,,dator-17,o-2026-02-20-aa11#1
h-3,2026-02-21,2026-03-01,s-1,void,,,,,,h-2
h-4,2026-02-22,2026-02-01,s-1,pause,,,,,,o-2026-02-21-aa11#1
"""
USAGE = """# catalog/ledger/usage.csv
id,date,unit,item,part,quantity,rate,cost,code,source
u-1,2026-10-31,skolan,skarm,lagring,12.5,,840,,matare
u-2,2026-10-31,skolan,dator/standard,,1,,,,matare
"""


def test_an_event_is_what_its_row_says(tmp_path: Path) -> None:
    first, second, void, _ = catalogue(tmp_path, SUBSCRIPTIONS).subscriptions
    assert (first.booked, first.day) == (date(2025, 12, 29), date(2026, 1, 1))
    assert (first.id, first.subscription, first.happening) == ("h-1", "s-1", Happening.START)
    assert (first.unit, first.item, first.quantity, first.code) == ("skolan", "skarm", 4, "10000:44000")
    assert (second.unit, second.item, second.quantity) == (None, None, Decimal("2.5"))
    assert (second.asset, second.source) == ("dator-17", "o-2026-02-20-aa11#1")
    assert (void.happening, void.source) == (Happening.VOID, "h-2")
    assert first.place.path == (2,)
    assert first.references == (
        Reference("unit", "skolan", first.place.at("unit")),
        Reference("item", "skarm", first.place.at("item")),
    )


def test_what_stands_is_in_the_order_of_the_days(tmp_path: Path) -> None:
    assert [event.id for event in standing(catalogue(tmp_path, SUBSCRIPTIONS).subscriptions)] == ["h-1", "h-4"]


def test_a_void_itself_changes_nothing(tmp_path: Path) -> None:
    _, _, void, pause = catalogue(tmp_path, SUBSCRIPTIONS).subscriptions
    held = Subscription("s-1", "skolan", "skarm", 4)
    assert follow(held, void) == held
    assert follow(held, pause) == Subscription("s-1", "skolan", "skarm", 4, paused=True)
    assert follow(None, pause) is None


def test_a_row_of_use_is_what_it_says(tmp_path: Path) -> None:
    first, second = catalogue(tmp_path, USAGE).usage
    assert (first.id, first.day, first.unit, first.key) == ("u-1", date(2026, 10, 31), "skolan", "skarm+lagring")
    assert (first.quantity, first.cost, first.rate, first.source) == (
        Decimal("12.5"),
        Decimal("840.00"),
        None,
        "matare",
    )
    assert (second.key, second.part, second.cost) == ("dator/standard", None, None)
    assert [reference.kind for reference in second.references] == ["unit", "item"]
