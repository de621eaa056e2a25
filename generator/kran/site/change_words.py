"""A change in plain words: what changes, what it was and what it becomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kran.changes.titles import titles
from kran.model.hours import Hours
from kran.model.price_list import Price
from kran.model.service import Life
from kran.site.aspects import ASPECTS
from kran.site.hours_text import hours_text
from kran.site.price_text import PriceWriter
from kran.text import N_, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from kran.changes.change import Change
    from kran.changes.pair import Pair
    from kran.model.catalogue import Catalogue
    from kran.site.words import Words

NOTHING = "–"
_LONGEST = 160
"""More signs of a text are cut: the whole of it is in the file."""

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
        return f"{', '.join(names) or change.of}{on_top}"

    def aspect(self, path: str) -> str:
        """Return which of a thing's fields changes, in words as far as there are any; empty for the thing itself."""
        known = ASPECTS.get(path) or ASPECTS.get(path.partition(".")[0])
        if known is None:
            return path
        rest = path.partition(".")[2] if path not in ASPECTS else ""
        return self.words.gettext(known) + (f" {rest.replace('.', ' ')}" if rest else "")

    def _sides(self) -> tuple[tuple[str, Catalogue], ...]:
        return ("before", self.pair.before), ("after", self.pair.after)

    def _value(self, change: Change, side: str) -> str:
        value = getattr(change, side)
        if isinstance(value, Price):
            return self._prices[side].write(value, change.start or date.min).line
        if change.name.startswith("level-") and isinstance(value, str) and change.document.startswith("prices/"):
            catalogue = dict(self._sides())[side]
            return self.words.name(catalogue.levels[value].title) if value in catalogue.levels else value
        if is_dataclass(value) and None in (change.before, change.after) and not _called(value):
            return self.words.gettext(N_("there is"))
        text = " ".join(self.plain(value).split())
        return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"

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
            (Mapping, lambda value: ", ".join(f"{name}: {self.plain(inner)}" for name, inner in value.items())),
            ((tuple, list, frozenset), lambda value: ", ".join(self.plain(part) for part in value)),
        )

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
