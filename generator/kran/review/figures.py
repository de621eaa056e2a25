"""What every report of a review says in words and numbers: kronor, shares, who decides, what is about what."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kran.site.change import MINUS
from kran.site.change_words import NOTHING, ChangeWriter
from kran.site.names import item_name
from kran.site.words import Words
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kran.changes.change import Change
    from kran.changes.need import Need
    from kran.review.review import Review
    from kran.review.share import Share
    from kran.text import Language

_ROUGH = 100
"""Quantities from here on are shown without decimals."""
_NAMED = 4
"""So many things are named in a list before it says how many more there are."""


class Figures:
    """The figures of one review in one language. Nothing is escaped: what writes markup does that."""

    def __init__(self, review: Review, language: Language) -> None:
        self.review = review
        self.words = Words(language)
        self.changes = ChangeWriter(review.pair, self.words)

    def money(self) -> str:
        """Return what the units pay more or less a year, and beside that for what holds for a time only."""
        return " ".join(filter(None, (self._yearly(), self._for_a_time())))

    def _yearly(self) -> str:
        words, effect = self.words, self.review.effect.total
        if not effect.difference:
            if any(entry.before is not entry.after for entry in self.review.effect.open):
                return words.gettext(N_("What the units pay for IT changes by an amount that cannot be counted."))
            if self.review.passing:
                return words.gettext(N_("What the units pay for IT a year is the same in the end."))
            return words.gettext(N_("What the units pay for IT does not change."))
        share = self.share(effect.difference, effect.before)
        text = (
            N_("The units' cost of IT rises by {amount} a year{share}.")
            if effect.difference > 0
            else N_("The units' cost of IT falls by {amount} a year{share}.")
        )
        return words.gettext(text, amount=self.kronor(abs(effect.difference)), share=share)

    def _for_a_time(self) -> str:
        """Return what the prices that hold for a time only cost together; empty where there are none."""
        amount = sum((share.difference for share in self.review.passing), Decimal(0))
        text = N_("Beside that, {amount} for prices that hold for a time only.")
        return self.words.gettext(text, amount=self.signed(amount)) if amount else ""

    def total(self) -> str:
        """Return in one sentence what they pay then, and what that is counted on; empty where nothing is held."""
        words, review = self.words, self.review
        if not review.effect.lines or not review.is_priced:
            return ""
        return words.gettext(
            N_("Then the units pay {total} a year, counted on what they have on {at} and the prices of {day}."),
            total=self.kronor(review.effect.total.after),
            at=words.day(review.at),
            day=words.day(review.day),
        )

    def not_counted(self) -> list[str]:
        """Return what is not in the sums, and why."""
        effect = self.review.effect
        if not self.review.is_priced:
            return []
        groups = (
            (
                [f"{self.changes.thing(share.change)} ({self.cost(share)})" for share in self.review.passing],
                N_("Not in the cost a year, for it holds for a time only: {names}."),
            ),
            (
                [self.row(entry.row) for entry in effect.unpriced],
                N_("Not counted, for it has no price on one of the sides: {names}."),
            ),
            (
                [self.row(entry.row) for entry in effect.uncomputed],
                N_("Not counted, for the price is made case by case: {names}."),
            ),
        )
        return [self.words.gettext(text, names=self.words.listed(self._few(names))) for names, text in groups if names]

    def who(self, need: Need) -> str:
        """Return who must decide: a body, or a role on delegation."""
        catalogue = self.review.pair.after
        found = catalogue.bodies.get(need.body or "") or catalogue.roles.get(need.role or "")
        name = self.words.name(found.title) if found is not None else need.body or need.role
        if name is None:
            return self.words.gettext(N_("the highest body"))
        return self.words.gettext(N_("{role}, on delegation"), role=name) if need.role is not None else name

    def things(self, changes: Sequence[Change]) -> list[str]:
        """Return what some changes are about, a few of them by name."""
        return self._few(list(dict.fromkeys(self.changes.thing(change) for change in changes)))

    def row(self, key: str) -> str:
        """Return the name of a row of the price list."""
        item, plus, part = key.partition("+")
        name = item_name(self.review.pair.after, item, self.words)
        return f"{name} ({part.replace('-', ' ')})" if plus else name

    def unit(self, unit_id: str) -> str:
        """Return a unit's name on the day."""
        unit = self.review.pair.after.units.get(unit_id)
        return self.words.name(unit.name.on(self.review.at) or unit.name.first) if unit else unit_id

    def kronor(self, amount: Decimal) -> str:
        """Return whole kronor, what a council reads; öre only where there is less than one."""
        return self.words.kronor(amount if abs(amount) < 1 else amount.quantize(Decimal(1)))

    def signed(self, amount: Decimal) -> str:
        """Return ``+14 280 kr``."""
        sign = "+" if amount > 0 else MINUS if amount < 0 else ""
        return f"{sign}{self.kronor(abs(amount))}"

    def share(self, difference: Decimal, before: Decimal) -> str:
        """Return ``(+1,8 %)`` with a space before it; empty where it rounds to nothing, or is a share of nothing."""
        share = (difference * 100 / before).quantize(Decimal("0.1")) if before else Decimal(0)
        return f" ({'+' if share > 0 else MINUS}{self.words.share(abs(share))})" if share else ""

    def change(self, difference: Decimal, before: Decimal) -> str:
        """Return ``+24 200 kr (+3,3 %)``."""
        if not difference:
            return NOTHING
        return f"{self.signed(difference)}{self.share(difference, before)}"

    def cost(self, share: Share) -> str:
        """Return what a change of a price costs those it concerns: a year, or for the time it holds."""
        amount = self.signed(share.difference)
        return self.words.gettext(N_("{amount} for that time"), amount=amount) if share.days else amount

    def concerns(self, share: Share) -> str:
        """Return how much those whom a change concerns have; how many they are, where they share a cost."""
        if share.is_shared:
            return self.words.ngettext("shared by {n} unit", "shared by {n} units", len(share.lines))
        return self.quantity(share.quantity)

    def quantity(self, number: Decimal) -> str:
        """Return how many there are of something; in words where there are none."""
        if not number:
            return self.words.gettext(N_("none yet"))
        return self.words.number(number.quantize(Decimal(1)) if number >= _ROUGH else number.quantize(Decimal("0.01")))

    def _few(self, names: list[str]) -> list[str]:
        if len(names) <= _NAMED:
            return names
        return [*names[:_NAMED], self.words.ngettext("{n} more", "{n} more", len(names) - _NAMED)]
