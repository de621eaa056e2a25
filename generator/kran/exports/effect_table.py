"""What changes cost the units a year, as typed tables for an agenda: a row for each unit, and for each price.

They hold sums made from consumption: they are for a proposal and the agenda, never for the public site.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from kran.exports.about import about
from kran.exports.table import Column, Paper, PaperColumn, Table, Type
from kran.site.change import MINUS
from kran.site.names import item_name
from kran.site.words import Words
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kran.changes.effect import Effect, Open, Sum
    from kran.exports.table import Cell
    from kran.model.catalogue import Catalogue
    from kran.text import Language

UNIT, ROW = "unit", "row"
BY = (UNIT, ROW)
"""What there is a row for."""

_CAUSES = 5
"""So many services are named as what a unit's difference comes from; all are in the table by row."""

_MONEY = (
    Column("before", N_("Before, kr a year"), Type.MONEY, 16, printed=True),
    Column("after", N_("After, kr a year"), Type.MONEY, 16, printed=True),
    Column("difference", N_("Difference, kr"), Type.MONEY, 15, printed=True),
    Column("percent", N_("Difference, %"), Type.PERCENT, 12, printed=True),
)
_UNITS = (
    Column("unit_text", N_("Unit"), width=34, printed=True),
    *_MONEY,
    Column("causes", N_("What it comes from"), width=60, printed=True),
    Column("unit", N_("Unit's id"), width=26),
)
_ROWS = (
    Column("service", N_("Service"), width=30, printed=True),
    Column("option", N_("Option"), width=30, printed=True),
    Column("quantity", N_("Quantity"), Type.NUMBER, 12, printed=True),
    *_MONEY,
    Column("row", N_("Row"), width=34),
)
_CHANGE = (
    PaperColumn(N_("Before"), ("before",), 27),
    PaperColumn(N_("After"), ("after",), 27),
    PaperColumn(N_("Difference"), ("difference",), 26, signed=True),
    PaperColumn("%", ("percent",), 16, signed=True),
)
_UNITS_PAPER = (PaperColumn(N_("Unit"), ("unit_text",), 58), *_CHANGE, PaperColumn(N_("Comes from"), ("causes",), 56))
_ROWS_PAPER = (
    PaperColumn(N_("Service"), ("service",), 46),
    PaperColumn(N_("Option"), ("option",), 46),
    PaperColumn(N_("Quantity"), ("quantity",), 16),
    *_CHANGE,
)


def effect_table(catalogue: Catalogue, effect: Effect, language: Language, summary: Sequence[str], by: str) -> Table:
    """Return the table by unit or by row, with the other one as a further table of the same file.

    `summary` is what is said above all numbers. Each table's last row is the sum of the others, to the öre; in the one
    by row, what does not change is one row.
    """
    words = _Effect(catalogue, effect, language)
    units, rows = words.units(), words.rows()
    first, other = (units, rows) if by == UNIT else (rows, units)
    notes = (*summary, *words.not_counted())
    return replace(first, notes=notes, more=(other,))


class _Effect:
    """The tables of one effect in one language."""

    def __init__(self, catalogue: Catalogue, effect: Effect, language: Language) -> None:
        self.catalogue = catalogue
        self.effect = effect
        self.language = language
        self.words = Words(language)

    def units(self) -> Table:
        rows: list[tuple[Cell, ...]] = [
            (self._unit(entry.name), *_money(entry), self._causes(entry), entry.name) for entry in self.effect.units
        ]
        total = self.words.gettext(N_("All units"))
        rows.append((total, *_money(self.effect.total), None, None))
        return self._table(N_("By unit"), _UNITS, _UNITS_PAPER, rows)

    def rows(self) -> Table:
        """Return what changes row by row; the others are one row, so that all add up."""
        rows: list[tuple[Cell, ...]] = [
            (*self._names(entry.name), entry.quantity, *_money(entry), entry.name)
            for entry in self.effect.rows
            if entry.difference
        ]
        same = sum((entry.before for entry in self.effect.rows if not entry.difference), Decimal("0.00"))
        if same:
            unchanged = self.words.gettext(N_("What does not change"))
            rows.append((unchanged, None, None, same, same, Decimal("0.00"), Decimal(0), None))
        total = self.words.gettext(N_("In all"))
        rows.append((total, None, None, *_money(self.effect.total), None))
        return self._table(N_("By service"), _ROWS, _ROWS_PAPER, rows)

    def not_counted(self) -> list[str]:
        """Return what is in no sum, all of it by name, and what the sums leave out of a price."""
        effect, words = self.effect, self.words
        return [
            words.gettext(text, names="; ".join(names))
            for text, names in (
                (
                    N_("Without a price before or after, and therefore in no sum: {names}."),
                    [self._open(entry) for entry in effect.unpriced],
                ),
                (
                    N_("Not computed, for the price is made case by case: {names}."),
                    [self._open(entry) for entry in effect.uncomputed],
                ),
                (
                    N_("The price after the first term changes too, and is in no sum: {names}."),
                    [self._row(row) for row in effect.terms],
                ),
            )
            if names
        ]

    def _table(
        self, name: str, columns: tuple[Column, ...], paper: tuple[PaperColumn, ...], rows: list[tuple[Cell, ...]]
    ) -> Table:
        gettext = self.words.gettext
        return Table(
            name=gettext(name),
            title=gettext(N_("What the changes cost")),
            subtitle=gettext(
                N_("Kronor a year without VAT, counted on what the units have on {at} and the prices of {day}."),
                at=self.words.day(self.effect.at),
                day=self.words.day(self.effect.day),
            ),
            notes=(),
            closing=(),
            columns=columns,
            rows=tuple(rows),
            paper=Paper("", tuple(replace(column, title=gettext(column.title)) for column in paper)),
            about=about(self.catalogue, self.language, self.effect.at),
            summed=True,
        )

    def _unit(self, unit_id: str) -> str:
        unit = self.catalogue.units.get(unit_id)
        return self.words.name(unit.name.on(self.effect.at) or unit.name.first) if unit else unit_id

    def _names(self, key: str) -> tuple[str, str | None]:
        """Return what the service and the option of a row are called, the part on top beside the option."""
        path, _, part = key.partition("+")
        service, _, option = path.partition("/")
        item = self.catalogue.items.get(self.catalogue.canonical(path))
        if item is not None:
            service = self.words.name(item.service.title)
            option = self.words.name(item.option.title) if item.option else ""
        return service, ", ".join(filter(None, (option, part.replace("-", " ")))) or None

    def _row(self, key: str) -> str:
        path, plus, part = key.partition("+")
        name = item_name(self.catalogue, path, self.words)
        return f"{name} ({part.replace('-', ' ')})" if plus else name

    def _causes(self, entry: Sum) -> str | None:
        """Return the services whose prices make a unit's difference, the largest first, each with its own part."""
        by_service: dict[str, Decimal] = {}
        for line in entry.causes:
            service = self._names(line.row)[0]
            by_service[service] = by_service.get(service, Decimal(0)) + line.difference
        ordered = sorted(by_service.items(), key=lambda cause: (-abs(cause[1]), cause[0]))
        said = [f"{name} {self._signed(difference)}" for name, difference in ordered if difference]
        if len(said) > _CAUSES:
            more = self.words.ngettext("{n} more", "{n} more", len(said) - _CAUSES)
            said = [*said[:_CAUSES], more]
        return "; ".join(said) or None

    def _signed(self, amount: Decimal) -> str:
        sign = "+" if amount > 0 else MINUS if amount < 0 else ""
        return f"{sign}{self.words.kronor(abs(amount))}"

    def _open(self, entry: Open) -> str:
        """Return a row without an amount, with how much there is of it and what the units pay on the known side."""
        said = (
            [] if entry.quantity is None else [self.words.gettext(N_("{n} of it"), n=self.words.number(entry.quantity))]
        )
        if entry.known is not None:
            text = N_("{amount} a year after") if entry.before is not None else N_("{amount} a year before")
            said.append(self.words.gettext(text, amount=self.words.kronor(entry.known)))
        return f"{self._row(entry.row)} ({', '.join(said)})" if said else self._row(entry.row)


def _money(entry: Sum) -> tuple[Decimal, Decimal, Decimal, Decimal | None]:
    return entry.before, entry.after, entry.difference, entry.percent
