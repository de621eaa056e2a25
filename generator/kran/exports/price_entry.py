"""One line of a price list file: a price, its period, what held before it, and the cells that say so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kran.exports.cells import digits
from kran.model import price_change
from kran.model.price_list import Form
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from kran.exports.price_words import PriceWords
    from kran.exports.table import Cell
    from kran.model.price_list import Price, PriceList
    from kran.text import Text

NEW = N_("new")
ENDS = N_("ends")
RAISED = N_("raised")
LOWERED = N_("lowered")
UNCHANGED = N_("unchanged")
OTHER_TERMS = N_("other terms")
_CHANGES = {
    "ended": ENDS,
    "new": NEW,
    "up": RAISED,
    "down": LOWERED,
    "same": UNCHANGED,
    "changed": OTHER_TERMS,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of `source` with its `price` from `start` to `until`; `before` is what held in the time compared with.

    `text` is what it is for, `level` what is promised in those days, by `level_source`; `level_before` what was. The
    price itself holds since `since`: where only the level changes it stands in several entries. `part_of` are the days
    of the table; a price that holds for some of them only says which. `customers` are those it is for; `apart` says
    that others have an entry of their own. `unit` is the only one it is for.
    """

    key: str
    price: Price
    before: Price | None
    start: date
    until: date | None
    source: PriceList
    customers: tuple[str, ...]
    since: date
    text: Text | None = None
    level: str | None = None
    level_before: str | None = None
    level_source: PriceList | None = None
    part_of: tuple[date, date] | None = None
    apart: bool = False
    unit: str | None = None

    @property
    def item(self) -> str:
        """The item path without the part."""
        return self.key.partition("+")[0]

    @property
    def change(self) -> str:
        """What became of the price, a msgid, as the site says it too."""
        if self.price.form is Form.ENDED:
            return ENDS
        compared = price_change.compare(self.before, self.price)
        return _CHANGES[compared.kind] if compared else NEW

    @property
    def new_level(self) -> tuple[str, str, str] | None:
        """The service whose promised level is another one than before, and both levels; None where it is the same."""
        if not self.level or not self.level_before or self.level == self.level_before:
            return None
        return self.item.partition("/")[0], self.level_before, self.level

    @property
    def other_measure(self) -> Price | None:
        """The price before, where it was counted per something else than the price in the row."""
        before = self.before
        if before is None or before.per is None or self.price.form is Form.ENDED:
            return None
        return before if before.per != self.price.per else None

    @property
    def kronor(self) -> Decimal | None:
        """How many kronor the amount changes; None where the two cannot be compared."""
        now, before = self.price, self.before
        if before is None or now.amount is None or before.amount is None:
            return None
        return now.amount - before.amount if (now.per, now.count) == (before.per, before.count) else None

    @property
    def percent(self) -> Decimal | None:
        """The change in per cent with one decimal; None where there is no comparison or it was free."""
        kronor, before = self.kronor, self.before
        if kronor is None or before is None or not before.amount:
            return None
        return price_change.percent(before.amount, before.amount + kronor)


def cells(entry: Entry, words: PriceWords, *, compared: bool) -> dict[str, Cell]:
    """Return the cells of an entry by column; where nothing is compared with, nothing is called new."""
    return {"row": entry.key} | _names(entry, words) | _change(entry, words, compared) | _terms(entry.price)


def _names(entry: Entry, words: PriceWords) -> dict[str, Cell]:
    catalogue, price = words.catalogue, entry.price
    service, option = words.names(entry.item)
    known = catalogue.services.get(entry.item.partition("/")[0])
    category = catalogue.categories.get(known.category) if known else None
    part = entry.key.partition("+")[2]
    texts = price.text.by_language if price.text else {}
    names: dict[str, Cell] = {
        "category": words.language.say(category.title) if category else (known.category if known else None),
        "service": service,
        "option": option,
        "part": words.language.say(entry.text) if entry.text else words.part(part) if part else None,
        "per_text": words.per(entry.before if entry.before and price.form is Form.ENDED else price) or None,
        "form_text": words.form(price) or None,
        "level_text": words.level(entry.level),
        "level_before_text": words.level(entry.level_before),
        "level": entry.level,
        "level_before": entry.level_before,
        "level_list": entry.level_source.id if entry.level_source else None,
        "level_decision": entry.level_source.decision if entry.level_source else None,
        "customer": ", ".join(entry.customers),
        "unit": entry.unit,
        "from": entry.start,
        "until": entry.until,
        "list": entry.source.id,
        "decision": entry.source.decision,
    }
    return names | {f"text_{lang}": text for lang, text in texts.items()}


def _change(entry: Entry, words: PriceWords, compared: bool) -> dict[str, Cell]:  # noqa: FBT001  private
    before = entry.before
    said = [*_when(entry, words), words.conditions(entry.price)]
    if not compared:
        return {"conditions": " ".join(filter(None, said)) or None}
    if before and entry.change != ENDS and (former := words.conditions(before)) != said[-1]:
        said.append(words.language.gettext(N_("Before: {terms}")).format(terms=former or "–"))
    return {
        "before": before.amount if before else None,
        "before_per": before.per if before else None,
        "before_per_text": words.counted(entry.other_measure) if entry.other_measure else None,
        "before_form": (words.form(before) or None) if before else None,
        "change": entry.kronor,
        "change_percent": entry.percent,
        "change_text": words.language.gettext(entry.change),
        "conditions": " ".join(filter(None, said)) or None,
    }


def _when(entry: Entry, words: PriceWords) -> Iterator[str]:
    first, last = entry.part_of or (entry.start, entry.until)
    _ = words.language.gettext
    if entry.apart:
        yield _(N_("Concerns: {customers}.")).format(customers=words.customers(entry.customers))
    if entry.start != first:
        yield _(N_("From {day}.")).format(day=words.language.day(entry.start))
    if entry.until and last and entry.until < last:
        yield _(N_("Until and including {day}.")).format(day=words.language.day(entry.until))


def _terms(price: Price) -> dict[str, Cell]:
    return {
        "form": price.form.value,
        "amount": price.amount,
        "per": price.per,
        "term": price.term,
        "after_term": price.after_term,
        "notice": price.notice,
        "count": price.count,
        "free": price.free,
        "over": price.over,
        "steps": tuple((digits(step.start), step.amount) for step in price.steps) or None,
        "rates": price.rates or None,
        "split": price.split,
        "markup": price.markup,
        "terms": price.terms,
        "about": price.about,
        "carried_by": price.carried_by,
    }
