"""On one day, for one kind of customer, one list sets a row."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Place, Severity, complain
from kran.rules.decided_too_late import late_lists
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

_DECISION = (
    "# catalog/decisions/2025/kf-2025-2.yaml\ntitle: Tillägg\nbody: kf\ndate: 2025-11-17\nreference: § 2\n"
    "decides: [prices/2026-extra]\n"
)

CODE = Code(
    "K303",
    "row-set-twice",
    Severity.ERROR,
    N_("Two lists set the same price from the same day"),
    N_("Nobody can say which of the two holds."),
    Example(
        "# catalog/prices/2026-extra.yaml\ntitle: Tillägg\nfrom: 2026-01-01\ndecision: kf-2025-2\nprices:\n"
        "  skarm: {amount: 65.00, per: month}\n" + _DECISION
    ),
    Example(
        "# catalog/prices/2026-extra.yaml\ntitle: Tillägg\nfrom: 2026-02-01\ndecision: kf-2025-2\nprices:\n"
        "  skarm: {amount: 65.00, per: month}\n" + _DECISION
    ),
)


_MANY = 3
"""So many rows in common are no slip in a row: the day is the same, or the customers."""


def _check(checked: Checked) -> Iterator[Diagnostic]:
    catalogue = checked.catalogue
    everyone = tuple(catalogue.settings.customers)
    first: dict[tuple[object, ...], tuple[str, str]] = {}
    for source in catalogue.decided_lists:
        for customer in ("",) if source.unit else source.customers or everyone:
            whose = source.unit or customer
            rows = [("prices", key) for key in source.rows] + [("levels", item) for item in source.levels]
            for table, key in rows:
                # A correction comes over what it corrects; two corrections of one list are as bad as two lists.
                place = (source.start, source.corrects, source.unit is None, whose, table, catalogue.canonical(key))
                other, name = first.setdefault(place, (source.id, key))
                if (other, name) == (source.id, key):
                    continue
                if other == source.id:
                    yield complain(
                        CODE,
                        source.place.at(table, key, key=True),
                        N_("“{row}” and “{name}” are the same row: one is the former name of the other"),
                        N_("Keep the row with today's name."),
                        row=key,
                        name=name,
                    )
                    continue
                yield complain(
                    CODE,
                    source.place.at(table, key, key=True),
                    N_("“{row}” is also set by prices/{other} from the same day for the same customers"),
                    N_("Take it away from one of the lists, or let the later one say what it corrects."),
                    row=key,
                    other=other,
                )


def _once(checked: Checked) -> Iterator[Diagnostic]:
    """Yield a row once, however many kinds of customer it concerns, and many rows of two lists as one complaint."""
    by_lists: dict[tuple[str, object], dict[object, Diagnostic]] = defaultdict(dict)
    for diagnostic in _check(checked):
        by_lists[diagnostic.where.file, diagnostic.message.values.get("other")].setdefault(diagnostic.where, diagnostic)
    late = late_lists(checked)
    for (file, other), found in by_lists.items():
        if other is None:
            yield from found.values()
        elif late & {file, checked.catalogue.price_lists[str(other)].place.file}:
            continue  # it is told that the first day of one of them is wrong
        elif len(found) < _MANY:
            yield from found.values()
        else:
            yield complain(
                CODE,
                Place(file, ("from",), key=True),
                N_("{count} rows are also set by prices/{other} from the same day for the same customers"),
                N_("Look at “from” and “for” in both lists, or let the later one say what it corrects."),
                count=len(found),
                other=other,
            )


RULE = Rule(CODE, _once)
