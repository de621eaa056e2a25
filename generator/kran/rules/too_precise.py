"""Money has two decimals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.money import too_precise
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from kran.diagnostics import Place
    from kran.model.catalogue import Catalogue

_ROLES = "# catalog/organisation/roles.yaml\nroles:\n  it-chef: {title: It-chef}\n"

CODE = Code(
    "K306",
    "too-precise",
    Severity.ERROR,
    N_("An amount has more than two decimals"),
    N_("Parts of an öre cannot be charged. What is cheap is priced per hundred or thousand."),
    Example(_ROLES + "  enhetschef: {title: Enhetschef, order: 50000.125}\n"),
    Example(_ROLES + "  enhetschef: {title: Enhetschef, order: 50000.13}\n"),
)


def _check(checked: Checked) -> Iterator[Diagnostic]:
    for amount, place in _amounts(checked.catalogue):
        if amount is not None and too_precise(amount):
            yield complain(
                CODE,
                place,
                N_("{amount} has more than two decimals"),
                N_("Round it to öre, or choose a measure that counts more at a time."),
                amount=amount,
            )


def _amounts(catalogue: Catalogue) -> Iterator[tuple[Decimal | None, Place]]:
    for source in catalogue.price_lists.values():
        for row in source.rows.values():
            price = row.price
            yield price.amount, row.place.at("amount")
            yield price.after_term, row.place.at("after_term")
            yield price.about, row.place.at("about")
            for index, step in enumerate(price.steps):
                yield step.amount, row.place.at("steps", index, "amount")
    for role in catalogue.roles.values():
        yield role.order, role.place.at("order")
        yield role.approve, role.place.at("approve")
    for mandate in catalogue.mandates.values():
        yield mandate.year, mandate.place.at("limit", "year")


RULE = Rule(CODE, _check, local=True)
