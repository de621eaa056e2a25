"""A price in words, whatever its form. Pages and files say the same, because both ask here."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from kran.model.price_list import Form
from kran.money import to_ore
from kran.site.names import item_name
from kran.site.words import HARD, sentence
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from kran.model.catalogue import Catalogue
    from kran.model.price_list import Price
    from kran.site.words import Words

OVER_AT_LEAST = {
    "subscription": N_("If the subscription has at least {quantity}: {amount} {unit} for each one, the first too."),
    "unit": N_("If the unit has at least {quantity}: {amount} {unit} for each one, the first too."),
    "everyone": N_("If all units together have at least {quantity}: {amount} {unit} for each one, the first too."),
}
OVER = {
    "subscription": N_("per subscription"),
    "unit": N_("per unit"),
    "everyone": N_("for all units together"),
}


@dataclass(frozen=True, slots=True)
class PriceText:
    """A price as it is read: `amount` (``289 kr``, ``included``) and `unit` (``per month``, ``in User account``).

    `exact` is the amount with its öre, for tables; `spoken` is for screen readers; `details` are whole sentences:
    term, notice, what is free, steps, factors, split. `carried_by` is the item in which the price is included.
    `money` is the lowest amount in kronor where there is one, for sums and "from" prices; `short` is the unit
    where there is little room (``/month``).
    """

    form: str
    amount: str
    exact: str
    unit: str
    spoken: str
    details: tuple[str, ...] = ()
    carried_by: str | None = None
    money: Decimal | None = None
    short: str = ""

    @property
    def line(self) -> str:
        """Amount and unit: ``289 kr per month``."""
        return f"{self.amount} {self.unit}".rstrip()

    @property
    def full(self) -> str:
        """All of it in one text."""
        return " ".join((sentence(self.line), *self.details))


class PriceWriter:
    """Writes prices in one language. Each is written once and kept for as long as the writer lives."""

    def __init__(self, catalogue: Catalogue, words: Words) -> None:
        self.catalogue = catalogue
        self.words = words
        # By identity, for a price holds texts and cannot be hashed; kept beside its text so that no other takes its id.
        self._written: dict[tuple[int, int], tuple[Price, PriceText]] = {}

    def write(self, price: Price, day: date) -> PriceText:
        """Return a price in words; `day` says which year's keys and rental terms it means."""
        key = id(price), day.year
        kept = self._written.get(key)
        if kept is None:
            kept = self._written[key] = price, self._write(price, str(day.year))
        return kept[1]

    def measure(self, price: Price) -> str:
        """Return what a price is counted per: ``per 10 GB and year``; times what, where a figure counts it."""
        measure = self.catalogue.measures.get(price.per or "")
        if measure is None:
            return ""
        per = self.words.gettext(N_("per {measure}"), measure=self.words.name(measure.text))
        figure = self.catalogue.settings.figures.get(price.count or "")
        if figure is None:
            return per
        return self.words.gettext(N_("{per}, times the number of {figure}"), per=per, figure=self.words.name(figure))

    def short(self, price: Price) -> str:
        """Return what a price is counted per where there is little room: ``/month``, ``/year × pupils``."""
        measure = self.catalogue.measures.get(price.per or "")
        if measure is None:
            return ""
        figure = self.catalogue.settings.figures.get(price.count or "")
        times = f" × {self.words.name(figure)}" if figure else ""
        return f"/{self.words.name(measure.short or measure.text)}{times}"

    def spoken(self, amount: Decimal, unit: str) -> str:
        """Return an amount as it is said: ``289 kronor per month``."""
        kronor = self.words.language.kronor(amount, currency=False)
        return self.words.gettext(N_("{amount} kronor {unit}"), amount=kronor, unit=unit)

    def _write(self, price: Price, year: str) -> PriceText:  # noqa: PLR0911  one for each form
        match price.form:
            case Form.FIXED:
                return self._fixed(price, year)
            case Form.GRADUATED | Form.VOLUME:
                return self._stepped(price)
            case Form.AT_COST:
                return self._at_cost(price)
            case Form.RENT:
                return self._rent(price, year)
            case Form.QUOTED:
                return self._quoted(price)
            case Form.INCLUDED:
                return self._included(price)
            case Form.ENDED:
                return self._worded(price, self.words.gettext(N_("ends")), "")

    def _fixed(self, price: Price, year: str) -> PriceText:
        assert price.amount is not None  # noqa: S101  the schema requires it
        return self._amount(
            price, price.amount, (*self._terms(price), *self._factors(price), *self._split(price, year))
        )

    def _stepped(self, price: Price) -> PriceText:
        return self._amount(price, price.steps[0].amount, (*self._steps(price), *self._terms(price)))

    def _amount(self, price: Price, amount: Decimal, details: tuple[str, ...]) -> PriceText:
        words, unit = self.words, self.measure(price)
        spoken = self.spoken(amount, unit)
        lowest = min((step.amount for step in price.steps), default=amount)
        form = price.per or price.form.value
        return PriceText(
            form, words.kronor(amount), words.money(amount), unit, spoken, details, None, lowest, self.short(price)
        )

    def _at_cost(self, price: Price) -> PriceText:
        words = self.words
        if price.markup is None:
            return self._worded(price, words.gettext(N_("at cost")), words.gettext(N_("the supplier's price")))
        share = words.share(price.markup)
        spoken = words.gettext(N_("the supplier's price plus {percent}"), percent=share)
        return self._worded(price, f"+{share}", words.gettext(N_("on the supplier's price")), spoken=spoken)

    def _rent(self, price: Price, year: str) -> PriceText:
        words = self.words
        costs = self.catalogue.cost_year("cost-terms", year, price.terms or "")
        details = list(self._terms(price))
        if costs is not None:
            terms = costs.terms[price.terms or ""]
            details.insert(
                0,
                words.gettext(
                    N_(
                        "The purchase price is paid off over {months}, with {interest} interest a year on what remains."
                    ),
                    months=words.months(terms.months),
                    interest=words.share(terms.interest),
                ),
            )
        rent = words.gettext(N_("rent"))
        return self._worded(price, rent, words.gettext(N_("on the purchase price")), tuple(details))

    def _quoted(self, price: Price) -> PriceText:
        words = self.words
        unit = words.gettext(N_("about {amount}"), amount=words.kronor(price.about)) if price.about is not None else ""
        return self._worded(price, words.gettext(N_("by quote")), unit)

    def _included(self, price: Price) -> PriceText:
        words, item = self.words, price.carried_by
        unit = words.gettext(N_("in {item}"), item=item_name(self.catalogue, item, words)) if item else ""
        return self._worded(price, words.gettext(N_("included")), unit)

    @staticmethod
    def _worded(price: Price, amount: str, unit: str, details: tuple[str, ...] = (), *, spoken: str = "") -> PriceText:
        spoken = spoken or f"{amount} {unit}".rstrip()
        return PriceText(price.form.value, amount, amount, unit, spoken, details, carried_by=price.carried_by)

    def _terms(self, price: Price) -> Iterator[str]:
        words = self.words
        if price.term is not None and price.after_term is not None:
            yield words.gettext(
                N_("Binding term {months}, after that {amount}."),
                months=words.months(price.term),
                amount=words.kronor(price.after_term),
            )
        elif price.term is not None:
            yield words.gettext(N_("Binding term {months}."), months=words.months(price.term))
        if price.notice is not None:
            yield words.gettext(N_("Notice {months}."), months=words.months(price.notice))
        if price.free is not None:
            yield words.gettext(
                N_("{quantity} is included {over}."), quantity=self._quantity(price, price.free), over=self._over(price)
            )
        if price.count == "meter":
            yield words.gettext(N_("The quantity is metered."))

    def _steps(self, price: Price) -> Iterator[str]:
        words, unit = self.words, self.measure(price)
        for step in price.steps[1:]:
            quantity, amount = self._quantity(price, step.start), words.money(step.amount)
            if price.form is Form.VOLUME:
                over = OVER_AT_LEAST[price.over or "subscription"]
                yield words.gettext(over, quantity=quantity, amount=amount, unit=unit)
            else:
                above = N_("For what is above {quantity} {over}: {amount} {unit}.")
                yield words.gettext(above, quantity=quantity, over=self._over(price), amount=amount, unit=unit)

    def _factors(self, price: Price) -> Iterator[str]:
        for name, factor in price.rates:
            rate = self.catalogue.rates.get(name)
            amount = to_ore((price.amount or Decimal(0)) * factor)
            yield self.words.gettext(
                N_("{time}: {amount} (× {factor})."),
                time=self.words.name(rate.text) if rate else name,
                amount=self.words.kronor(amount),
                factor=self.words.number(factor),
            )

    def _split(self, price: Price, year: str) -> Iterator[str]:
        costs = self.catalogue.cost_year("cost-key", year, price.split) if price.split else None
        if costs is None or price.split is None:
            return
        key = costs.keys[price.split]
        whole = sum(key.values())
        yield self.words.gettext(
            N_("Shared between the units: {parts}."),
            parts=self.words.listed([self._part(figure, part, whole) for figure, part in key.items()]),
        )

    def _part(self, figure: str, part: int, whole: int) -> str:
        name = self.catalogue.settings.figures.get(figure)
        how = (
            self.words.gettext(N_("equally"))
            if figure == "equal"
            else self.words.gettext(N_("by the number of {figure}"), figure=self.words.name(name) if name else figure)
        )
        return how if part == whole else f"{part}/{whole} {how}"

    def _over(self, price: Price) -> str:
        return self.words.gettext(OVER[price.over]) if price.over else ""

    def _quantity(self, price: Price, quantity: Decimal | int) -> str:
        measure = self.catalogue.measures.get(price.per or "")
        number = self.words.number(quantity)
        return f"{number}{HARD}{measure.of}" if measure and measure.of else number
