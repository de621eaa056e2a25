"""A price in words: its way of pricing in one word, its terms in sentences, what changed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from kran.model.price_list import Form
from kran.site.names import item_name
from kran.site.price_text import PriceWriter
from kran.site.words import Words, sentence
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

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


class PriceWords:
    """Says prices of a catalogue in one language; `year` is whose rental terms are meant."""

    def __init__(self, catalogue: Catalogue, language: Language, year: int) -> None:
        self.catalogue = catalogue
        self.language = language
        self._first_day = date(year, 1, 1)
        self._words = Words(language)
        self._writer = PriceWriter(catalogue, self._words)

    def say(self, text: Text | None) -> str:
        """Return a text of the catalogue; empty for none."""
        return self.language.say(text).text if text else ""

    def item(self, path: str) -> str:
        """Return an item's name: the service's, and its option's if it has one."""
        return item_name(self.catalogue, path, self._words)

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

    def counted(self, price: Price) -> str:
        """Return a price's measure as it follows its amount: ``per month``."""
        return self._writer.measure(price)

    def customers(self, customers: Sequence[str]) -> str:
        """Return the names of kinds of customer."""
        known = self.catalogue.settings.customers
        return ", ".join(self.say(known[name].title) if name in known else name for name in customers)

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
        """Return everything about a price beside its amount and measure, in the sentences of the site."""
        text = self._writer.write(price, self._first_day)
        said = [] if price.form is Form.ENDED or text.money is not None else [sentence(text.spoken)]
        if price.steps:
            first = N_("First step: {amount} {unit}.")
            said.append(self.language.gettext(first).format(amount=text.exact, unit=text.unit))
        if figure := self.catalogue.settings.figures.get(price.count or ""):
            times = N_("Times the unit’s number of {figure}.")
            said.append(self.language.gettext(times).format(figure=self.say(figure)))
        return " ".join((*said, *text.details))

    def percent(self, value: Decimal | int) -> str:
        """Return a number of per cent."""
        return self.language.percent(Decimal(value))
