"""A price in words: its way of pricing in one word, its terms in sentences, what changed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from kran.model.price_list import Form
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.model.catalogue import Catalogue
    from kran.model.price_list import Price
    from kran.text import Language, Said, Text

_FORMS = {
    Form.FIXED: "",
    Form.ENDED: N_("ends"),
    Form.GRADUATED: N_("in steps"),
    Form.VOLUME: N_("by volume"),
    Form.AT_COST: N_("at cost"),
    Form.RENT: N_("rent"),
    Form.QUOTED: N_("quotation"),
    Form.INCLUDED: N_("included"),
}
_FREE = {
    "subscription": N_("The first {quantity} for each subscription are included."),
    "unit": N_("The first {quantity} for each unit are included."),
    "everyone": N_("The first {quantity} are included, counted for everyone together."),
}
_OVER = {
    "subscription": N_("Counted for each subscription."),
    "unit": N_("Counted for each unit."),
    "everyone": N_("Counted for everyone together."),
}


@dataclass(frozen=True, slots=True)
class PriceWords:
    """Says prices of a catalogue in one language; `year` is whose rental terms are meant."""

    catalogue: Catalogue
    language: Language
    year: int

    def say(self, text: Text | None) -> str:
        """Return a text of the catalogue; empty for none."""
        return self.language.say(text).text if text else ""

    def item(self, path: str) -> str:
        """Return an item's name: the service's, and its option's if it has one."""
        service, option = self.names(path)
        return f"{service}, {option}" if option else str(service)

    def names(self, path: str) -> tuple[Said | str, Said | str | None]:
        """Return the titles of an item's service and option; its ids where the catalogue does not have it."""
        item = self.catalogue.items.get(self.catalogue.canonical(path))
        if item is None:
            service_id, _, option = path.partition("/")
            service = self.catalogue.services.get(service_id)
            return (self.language.say(service.title) if service else service_id), option or None
        return self.language.say(item.service.title), self.language.say(item.option.title) if item.option else None

    def per(self, price: Price) -> str:
        """Return what the price is counted per: ``month``, ``10 GB and year``."""
        measure = self.catalogue.measures.get(price.per or "")
        return self.say(measure.text) if measure else price.per or ""

    def part(self, part: str) -> str:
        """Return what a price on top is for, where the catalogue has no text for it: its name without hyphens."""
        return self.language.gettext(N_("On top: {part}")).format(part=part.replace("-", " "))

    def level(self, level_id: str | None) -> Said | str | None:
        """Return the title of a service level; its id where the catalogue does not have it."""
        level = self.catalogue.levels.get(level_id or "")
        return self.language.say(level.title) if level else level_id

    def form(self, price: Price) -> str:
        """Return the way of pricing in a word or two; empty for a fixed amount."""
        msgid = _FORMS[price.form]
        return self.language.gettext(msgid) if msgid else ""

    def conditions(self, price: Price) -> str:
        """Return everything about a price beside its amount and measure, in sentences."""
        return " ".join((*self._how(price), *self._what_counts(price), *self._for_how_long(price)))

    def _how(self, price: Price) -> Iterator[str]:
        _ = self.language.gettext
        match price.form:
            case Form.AT_COST if price.markup:
                yield _(N_("The supplier’s price plus {percent}.")).format(percent=self.percent(price.markup))
            case Form.AT_COST:
                yield _(N_("The supplier’s price."))
            case Form.RENT:
                yield self._rent(price.terms or "")
            case Form.QUOTED if price.about is not None:
                yield _(N_("By quotation, about {amount}.")).format(amount=self.language.kronor(price.about))
            case Form.QUOTED:
                yield _(N_("By quotation."))
            case Form.INCLUDED if price.carried_by:
                yield _(N_("Included in {item}.")).format(item=self.item(price.carried_by))
            case Form.GRADUATED | Form.VOLUME:
                yield self._steps(price)
            case _:
                pass
        if price.split:
            yield self._split(price.split)

    def _split(self, name: str) -> str:
        """Return a key of division in words; its parts add up to the whole price."""
        _, ngettext = self.language.gettext, self.language.ngettext
        costs = self.catalogue.cost_year("cost-key", str(self.year), name)
        said = []
        for figure_id, part in costs.keys[name].items() if costs else ():
            parts = ngettext("{n} part", "{n} parts", part).format(n=part)
            if figure_id == "equal":
                said.append(_(N_("{parts} equally")).format(parts=parts))
            else:
                figure = self.say(self.catalogue.settings.figures.get(figure_id)) or figure_id
                said.append(_(N_("{parts} by the number of {figure}")).format(parts=parts, figure=figure))
        if not said:
            return _(N_("Divided between the units."))
        return _(N_("Divided between the units: {parts}.")).format(parts=", ".join(said))

    def _steps(self, price: Price) -> str:
        _ = self.language.gettext
        steps = ", ".join(
            _(N_("from {quantity}: {amount}")).format(
                quantity=self.language.number(step.start), amount=self.language.kronor(step.amount)
            )
            for step in price.steps
        )
        if price.form is Form.GRADUATED:
            return _(N_("Each part at the price of its step: {steps}.")).format(steps=steps)
        return _(N_("All at the price of the step reached: {steps}.")).format(steps=steps)

    def _rent(self, terms_id: str) -> str:
        costs = self.catalogue.cost_year("cost-terms", str(self.year), terms_id)
        if costs is None:
            return self.language.gettext(N_("Rent on the purchase price."))
        terms = costs.terms[terms_id]
        return self.language.gettext(N_("Rent on the purchase price over {months} months, interest {percent}.")).format(
            months=terms.months, percent=self.percent(terms.interest)
        )

    def _what_counts(self, price: Price) -> Iterator[str]:
        _ = self.language.gettext
        if price.count == "meter":
            yield _(N_("By what is measured."))
        elif price.count:
            figure = self.catalogue.settings.figures.get(price.count)
            yield _(N_("Times the unit’s number of {figure}.")).format(figure=self.say(figure) or price.count)
        if price.free is not None and price.over:
            measure = self.catalogue.measures.get(price.per or "")
            quantity = f"{self.language.number(price.free)} {measure.of if measure and measure.of else ''}".strip()
            yield _(_FREE[price.over]).format(quantity=quantity)
        elif price.over:
            yield _(_OVER[price.over])
        if price.rates:
            yield (
                ", ".join(f"{self._rate(rate)} × {self.language.number(factor)}" for rate, factor in price.rates) + "."
            )

    def _rate(self, rate_id: str) -> str:
        rate = self.catalogue.rates.get(rate_id)
        return self.say(rate.text) if rate else rate_id

    def _for_how_long(self, price: Price) -> Iterator[str]:
        language = self.language
        if price.term and price.after_term is not None:
            yield language.ngettext(
                "Minimum term {months} month, then {amount}.",
                "Minimum term {months} months, then {amount}.",
                price.term,
            ).format(months=price.term, amount=language.kronor(price.after_term))
        elif price.term:
            yield language.ngettext("Minimum term {months} month.", "Minimum term {months} months.", price.term).format(
                months=price.term
            )
        if price.notice:
            yield language.ngettext("Notice {months} month.", "Notice {months} months.", price.notice).format(
                months=price.notice
            )

    def percent(self, value: Decimal | int) -> str:
        """Return a number of per cent."""
        return self.language.percent(Decimal(value))
