"""A change in plain words: what changes, what it was and what it becomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kran.changes.ledger import rows
from kran.changes.titles import titles
from kran.model.hours import Hours
from kran.model.price_list import Price
from kran.model.service import Life, Part
from kran.site.aspects import ASPECTS
from kran.site.hours_text import hours_text
from kran.site.names import item_name
from kran.site.price_text import PriceWriter
from kran.text import N_, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kran.changes.change import Change
    from kran.changes.pair import Pair
    from kran.model.catalogue import Catalogue
    from kran.site.words import Words

NOTHING = "–"
_LONGEST = 160
"""More signs of a text are cut: the whole of it is in the file."""
_ROWS = 3
"""So many rows of a file are told before it says how many more there are."""
_OF_FIELDS = frozenset({"settings-changed", "terms-changed", "ledger-changed"})
"""What is about a file or a key of one, which has no title."""

KINDS = {
    "service-added": N_("new service"),
    "service-retired": N_("service leaves"),
    "service-renamed": N_("service renamed"),
    "service-moved": N_("service moved to another shelf"),
    "service-reworded": N_("text of a service"),
    "option-added": N_("new option"),
    "option-removed": N_("option leaves"),
    "option-renamed": N_("option renamed"),
    "option-reworded": N_("text of an option"),
    "price-introduced": N_("new price"),
    "price-removed": N_("price ends"),
    "price-raised": N_("price raised"),
    "price-lowered": N_("price lowered"),
    "price-changed": N_("price on other terms"),
    "price-reworded": N_("text of a price"),
    "list-changed": N_("price list"),
    "level-introduced": N_("new promise"),
    "level-removed": N_("promise ends"),
    "level-weakened": N_("promise weaker"),
    "level-strengthened": N_("promise stronger"),
    "level-changed": N_("promise changed"),
    "level-reworded": N_("text of a service level"),
    "assortment-changed": N_("assortment"),
    "guideline-changed": N_("guideline"),
    "authority-widened": N_("may order more"),
    "authority-narrowed": N_("may order less"),
    "mandate-changed": N_("mandate"),
    "body-changed": N_("body"),
    "post-changed": N_("post"),
    "unit-changed": N_("unit"),
    "agreement-changed": N_("a unit's own level"),
    "cost-changed": N_("how costs are shared"),
    "terms-changed": N_("what prices count on"),
    "quote-accepted": N_("a unit's own price"),
    "quote-withdrawn": N_("a unit's own price ends"),
    "settings-changed": N_("settings"),
    "decision-added": N_("decision recorded"),
    "decision-removed": N_("decision taken away"),
    "decision-changed": N_("decision changed"),
    "ledger-changed": N_("what happened"),
}
"""What each kind of change is called."""


@dataclass(frozen=True, slots=True)
class Told:
    """One change as it is read: its kind, the thing, both sides, and from when (empty: at once)."""

    kind: str
    what: str
    aspect: str
    before: str
    after: str
    when: str
    who: str


class ChangeWriter:
    """Writes the changes of a pair of catalogues in one language."""

    def __init__(self, pair: Pair, words: Words) -> None:
        self.pair = pair
        self.words = words
        self._prices = {side: PriceWriter(catalogue, words) for side, catalogue in self._sides()}

    def tell(self, change: Change) -> Told:
        """Return a change in words."""
        return Told(
            kind=self.words.gettext(KINDS[change.name]),
            what=self.thing(change),
            aspect=self.aspect(change.aspect),
            before=self._value(change, "before"),
            after=self._value(change, "after"),
            when=self._when(change),
            who=self._who(change),
        )

    def thing(self, change: Change) -> str:
        """Return what a change is about, by its title where it has one."""
        names = [self.words.name(text) for text in titles(self.pair, change)]
        part = change.of.partition("+")[2]
        on_top = f" ({part.replace('-', ' ')})" if part and names else ""
        known = ASPECTS.get(change.of) if change.name in _OF_FIELDS else None
        return f"{', '.join(names) or (self.words.gettext(known) if known else change.of)}{on_top}"

    def aspect(self, path: str) -> str:
        """Return which of a thing's fields changes, in words as far as there are any; empty for the thing itself."""
        known = ASPECTS.get(path) or ASPECTS.get(path.partition(".")[0])
        if known is None:
            return path
        rest = path.partition(".")[2] if path not in ASPECTS else ""
        return " ".join((self.words.gettext(known), *(self._key(key) for key in rest.split(".") if key)))

    def _key(self, key: str) -> str:
        """Return a key within a field in words: a field, a kind of customer or a figure; else as it is."""
        settings = self.pair.after.settings
        if key in settings.customers:
            return self.words.name(settings.customers[key].title)
        if key in settings.figures:
            return self.words.name(settings.figures[key])
        if key == "equal":
            return self.words.gettext(N_("equally"))
        return self.words.gettext(ASPECTS[key]) if key in ASPECTS else key.replace("_", " ")

    def _sides(self) -> tuple[tuple[str, Catalogue], ...]:
        return ("before", self.pair.before), ("after", self.pair.after)

    def _value(self, change: Change, side: str) -> str:
        value = getattr(change, side)
        if isinstance(value, Price):
            return self._price(change, side)
        if change.name.startswith("level-") and isinstance(value, str) and change.document.startswith("prices/"):
            catalogue = dict(self._sides())[side]
            return self.words.name(catalogue.levels[value].title) if value in catalogue.levels else value
        if change.name == "ledger-changed" and isinstance(value, int):
            return self._rows(change, side, value)
        if change.aspect == "contains":
            other = change.after if side == "before" else change.before
            value = tuple(part for part in value or () if not isinstance(other, tuple) or part not in other)
        if is_dataclass(value) and None in (change.before, change.after) and not _called(value):
            return self.words.gettext(N_("there is"))
        text = " ".join(self.plain(value).split())
        return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"

    def _price(self, change: Change, side: str) -> str:
        """Return a price as it is read; of its terms those that the other side does not have too."""
        day = change.start or date.min
        text, other = (
            self._prices[it].write(price, day) if isinstance(price := getattr(change, it), Price) else None
            for it in (side, "after" if side == "before" else "before")
        )
        assert text is not None  # noqa: S101  asked of the side that has a price
        if other is None and side == "before":
            return text.line
        details = [detail for detail in text.details if other is None or detail not in other.details]
        if other is not None and other.full == text.full:
            price = getattr(change, side)
            details = [self.words.name(price.text)] if price.text else []
        return f"{text.line}. {' '.join(details)}" if details else text.line

    def _rows(self, change: Change, side: str, count: int) -> str:
        """Return what the rows of a file say by unit, item and quantity: a few, and how many more there are."""
        told = [", ".join(self._cells(row)) for row in rows(self.pair, change.of)[side == "after"][:_ROWS]]
        more = count - len(told)
        return "; ".join((*told, self.words.ngettext("{n} more", "{n} more", more)) if more else told)

    def _cells(self, row: Any) -> Iterator[str]:  # noqa: ANN401  a row of any file
        if of := getattr(row, "id", None):
            yield of
        if (unit := self.pair.after.units.get(getattr(row, "unit", None) or "")) is not None:
            yield self.words.name(unit.name.values[-1][1])
        if item := getattr(row, "item", None):
            yield item_name(self.pair.after, item, self.words)
        if figure := getattr(row, "figure", None):
            yield self._key(figure)
        for name in ("quantity", "value", "day", "start"):
            if (value := getattr(row, name, None)) is not None:
                yield self.plain(value)

    def plain(self, value: object) -> str:
        """Return any value of the catalogue as a reader meets it."""
        if value is None or value in ((), "", {}):
            return NOTHING
        for shape, write in self._shapes:
            if isinstance(value, shape):
                return write(value)
        return self._parts(value) if is_dataclass(value) else str(value)

    @cached_property
    def _shapes(self) -> tuple[tuple[type | tuple[type, ...], Callable[[Any], str]], ...]:
        """How each shape of value is written; a truth value is a number too, and therefore first."""
        words = self.words
        return (
            (bool, lambda value: words.gettext(N_("yes")) if value else words.gettext(N_("no"))),
            (Text, words.name),
            ((Decimal, int), words.number),
            (date, words.day),
            (Hours, lambda value: hours_text(value, words)),
            (Life, lambda value: words.span(value.start, value.until) or NOTHING),
            (Part, self._part),
            (
                Mapping,
                lambda value: ", ".join(f"{self._key(str(name))}: {self.plain(it)}" for name, it in value.items()),
            ),
            ((tuple, list, frozenset), lambda value: ", ".join(self.plain(part) for part in value)),
        )

    def _part(self, part: Part) -> str:
        """Return a part of a bundle: how many of what, and whether it may be left out."""
        text = f"{self.words.number(part.quantity)} {item_name(self.pair.after, part.item, self.words)}"
        left_out = self.words.gettext(N_("may be left out"))
        return f"{text} ({left_out})" if part.optional else text

    def _parts(self, value: Any) -> str:  # noqa: ANN401  any object of the model
        if (title := _called(value)) is not None:
            return self.words.name(title)
        parts = (
            getattr(value, it.name) for it in fields(value) if it.compare and it.name not in {"place", "id", "item"}
        )
        return ", ".join(self.plain(part) for part in parts if part not in (None, (), "", {}))

    def _when(self, change: Change) -> str:
        if change.start is None and change.until is None:
            return ""
        return self.words.span(change.start, change.until)

    def _who(self, change: Change) -> str:
        """Return which unit or kinds of customer it is for; empty where it is for all."""
        if change.unit is not None:
            unit = self.pair.after.units.get(change.unit) or self.pair.before.units.get(change.unit)
            return self.words.name(unit.name.values[-1][1]) if unit else change.unit
        kinds = self.pair.after.settings.customers
        if not change.customers or set(change.customers) >= set(kinds):
            return ""
        return self.words.kinds([self.words.name(kinds[it].title) if it in kinds else it for it in change.customers])


def _called(value: Any) -> Text | None:  # noqa: ANN401  any object of the model
    title = getattr(value, "title", None) or getattr(value, "text", None)
    return title if isinstance(title, Text) else None
