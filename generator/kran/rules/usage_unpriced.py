"""What was bought at cost says what it cost, and work at a time of day has a factor for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.model.price_list import Form
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.model.usage import Usage

_FILES = "# catalog/ledger/usage.csv\nid,date,unit,item,part,quantity,rate,cost,code,source\n"

CODE = Code(
    "K834",
    "usage-cannot-be-priced",
    Severity.ERROR,
    N_("A row of use lacks what its price is made of"),
    N_("Without what it cost, or at a time of day that the price has no factor for, no one can be charged."),
    Example(_FILES + "u-1,2026-10-31,skolan,skarm,,2,kvall,,,matare\n"),
    Example(_FILES + "u-1,2026-10-31,skolan,skarm,,2,,,,matare\n"),
)


def _check(checked: Checked) -> Iterator[Diagnostic]:
    for usage in checked.catalogue.usage:
        if usage.cost is None or usage.rate is not None:
            yield from _lacking(checked, usage)


def _lacking(checked: Checked, usage: Usage) -> Iterator[Diagnostic]:
    unit = checked.catalogue.units.get(usage.unit)
    held = checked.book.price(usage.key, unit.customer, usage.day, unit.id) if unit else None
    if held is None:
        return
    if held.price.form is Form.AT_COST and usage.cost is None:
        yield complain(
            CODE,
            usage.place,
            N_("“{row}” is charged at cost, but the row does not say what it cost"),
            N_("Write the supplier's price without VAT in the column cost."),
            row=usage.key,
        )
    if usage.rate in checked.catalogue.rates and usage.rate not in dict(held.price.rates):
        yield complain(
            CODE,
            usage.place.at("rate"),
            N_("“{row}” has no factor for “{rate}” on {day}"),
            N_("Leave the rate out, or write one that it has: {rates}.")
            if held.price.rates
            else N_("Leave the rate out, or look at the item."),
            row=usage.key,
            rate=usage.rate,
            day=usage.day.isoformat(),
            rates=", ".join(name for name, _ in held.price.rates),
        )


RULE = Rule(CODE, _check, frozenset({"price-list"}))
