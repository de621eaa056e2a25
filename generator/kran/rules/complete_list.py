"""A list that says it is complete states everything that held the day before."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.model.price_list import Form
from kran.rules.decided_too_late import late_lists
from kran.rules.misspelt import meant_levels, meant_rows, renamed
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.model.catalogue import Catalogue
    from kran.model.in_force import PriceBook
    from kran.model.price_list import PriceList

_DECISION = (
    "# catalog/decisions/2026/kf-2026-1.yaml\ntitle: Priser 2027\nbody: kf\ndate: 2026-11-16\nreference: § 1\n"
    "decides: [prices/2027]\n"
)
_LIST = (
    "# catalog/prices/2027.yaml\ntitle: Prislista 2027\nfrom: 2027-01-01\nfor: [internal, company]\ncomplete: true\n"
    "decision: kf-2026-1\nprices:\n  dator/standard: {amount: 290.00, per: month}\n"
    "  dator/kraftfull: {amount: 470.00, per: month}\n  servicedesk: {form: included, carried_by: dator}\n"
)
_LEVELS = "levels: {dator: silver, skarm: silver, servicedesk: silver}\n"

CODE = Code(
    "K304",
    "complete-list-leaves-out",
    Severity.ERROR,
    N_("A complete list leaves something out"),
    N_("The council reads a complete list as all there is. What is forgotten would go on at its old price unseen."),
    Example(_LIST + _LEVELS + _DECISION),
    Example(_LIST + "  skarm: {amount: 60.00, per: month}\n" + _LEVELS + _DECISION),
)


def _check(checked: Checked) -> Iterator[Diagnostic]:
    catalogue = checked.catalogue
    late = late_lists(checked)
    for source in catalogue.price_lists.values():
        if source.complete and source.unit is None and source.place.file not in late:
            yield from _left_out(catalogue, checked.book, source, late)


def _left_out(catalogue: Catalogue, book: PriceBook, source: PriceList, late: frozenset[str]) -> Iterator[Diagnostic]:
    """Yield what a list leaves out; of what lists set whose first day is told to be wrong, nothing is known."""
    day = source.start - timedelta(days=1)
    missing = _rows_left_out(catalogue, book, source, late)
    levels = meant_levels(catalogue)
    ended = {catalogue.canonical(key) for key, row in source.rows.items() if row.price.form is Form.ENDED}
    promised = {catalogue.canonical(item) for item in source.levels} | levels
    done = promised | ended
    unpromised: dict[str, str] = {}
    for customer in source.customers or tuple(catalogue.settings.customers):
        for item in catalogue.items:
            promise = book.promise(item, customer, day)
            if promise is None or promise.path in promised or item in done or promise.source.place.file in late:
                continue
            if book.price(item, customer, day) is not None:
                unpromised[promise.path] = promise.source.id
    for key, other in missing.items():
        yield complain(
            CODE,
            source.place.at("complete", key=True),
            N_("the list says it is complete but leaves out “{row}”, which prices/{other} set"),
            N_("Add the row, at the same price if it does not change, or end it: {{form: ended}}."),
            severity=Severity.NOTE if source.draft else None,
            row=key,
            other=other,
        )
    told = {key.partition("+")[0].partition("/")[0] for key in missing}
    for path, other in unpromised.items():
        if path.partition("/")[0] not in told:
            yield complain(
                CODE,
                source.place.at("complete", key=True),
                N_("the list says it is complete but leaves out the level of “{row}”, which prices/{other} set"),
                N_("Add it under levels."),
                severity=Severity.NOTE if source.draft else None,
                row=path,
                other=other,
            )


def _rows_left_out(catalogue: Catalogue, book: PriceBook, source: PriceList, late: frozenset[str]) -> dict[str, str]:
    """Return the rows that hold the day before and are not stated, with the list that sets each.

    What a list states that begins on a wrong day may hold from any day.
    """
    day = source.start - timedelta(days=1)
    lists = (source, *(other for other in catalogue.decided_lists if other.place.file in late))
    stated = {catalogue.canonical(key) for entry in lists for key in entry.rows}
    told = meant_rows(catalogue) | renamed(catalogue).keys()
    missing: dict[str, str] = {}
    for customer in source.customers or tuple(catalogue.settings.customers):
        for key in book.keys(customer):
            item = key.partition("+")[0]
            if key in stated or item in told or item not in catalogue.items:
                continue
            held = book.price(key, customer, day)
            if held is not None and not _is_left_out_before(catalogue, held.source, source):
                missing[key] = held.source.id
    return missing


def _is_left_out_before(catalogue: Catalogue, held: PriceList, source: PriceList) -> bool:
    """Say whether, for a draft, a complete list decided in between leaves a price out: it is told of there."""
    return source.draft and any(
        other.complete
        and held.start < other.start < source.start
        and not {*other.customers}.isdisjoint(source.customers or other.customers)
        for other in catalogue.decided_lists
    )


RULE = Rule(CODE, _check, needs=frozenset({"price-list"}))
