"""Only a price that was set can end."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.model.price_list import Form
from kran.rules.decided_too_late import late_lists
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.model.catalogue import Catalogue
    from kran.model.price_list import PriceList

_LIST = (
    "# catalog/prices/2026-extra.yaml\ntitle: Tillägg\nfrom: 2026-03-01\ndecision: kf-2025-2\nprices:\n"
    "  skarm: {amount: 65.00, per: month}\n"
)
_DECISION = (
    "# catalog/decisions/2025/kf-2025-2.yaml\ntitle: Tillägg\nbody: kf\ndate: 2025-11-17\nreference: § 2\n"
    "decides: [prices/2026-extra]\n"
)

CODE = Code(
    "K312",
    "ended-but-never-set",
    Severity.ERROR,
    N_("A price ends that was never set"),
    N_("The row changes nothing, so another one was most likely meant, and that one goes on."),
    Example(_LIST + "  skarm+start: {form: ended}\n" + _DECISION),
    Example(_LIST + _DECISION),
)


def _check(checked: Checked) -> Iterator[Diagnostic]:
    catalogue = checked.catalogue
    priced = _priced(catalogue)
    late = late_lists(checked)
    for source in catalogue.price_lists.values():
        if source.place.file in late:
            continue  # told already: which lists are earlier cannot be said
        for key, row in source.rows.items():
            if row.price.form is not Form.ENDED:
                continue
            canonical = catalogue.canonical(key)
            if canonical.partition("+")[0] not in catalogue.items:
                continue  # told already
            if not any(_is_earlier(other, source) for other in priced.get(canonical, ())):
                yield complain(
                    CODE,
                    row.place,
                    N_("“{row}” ends here, but no earlier list sets a price for it"),
                    N_("Take the row away, or look at which one should end."),
                    severity=Severity.NOTE if source.draft else None,
                    row=key,
                )


def _priced(catalogue: Catalogue) -> dict[str, list[PriceList]]:
    """Return the lists that set a price for each row, by today's name of the row."""
    priced: dict[str, list[PriceList]] = defaultdict(list)
    for source in catalogue.price_lists.values():
        for key, row in source.rows.items():
            if row.price.form is not Form.ENDED:
                priced[catalogue.canonical(key)].append(source)
    return priced


def _is_earlier(one: PriceList, other: PriceList) -> bool:
    """Say whether a list had begun by the first day of another, for someone whom that one is for."""
    if one.start > other.start or one.unit not in {None, other.unit}:
        return False
    return not one.customers or not other.customers or not {*one.customers}.isdisjoint(other.customers)


RULE = Rule(CODE, _check, needs=frozenset({"price-list"}))
