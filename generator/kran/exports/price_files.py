"""The price list files that the site offers for download."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.exports.formats import BY_NAME
from kran.exports.price_table import price_table
from kran.model.in_force import PriceBook
from kran.site import address

if TYPE_CHECKING:
    from datetime import date

    from kran.model.catalogue import Catalogue
    from kran.text import Language


def price_files(catalogue: Catalogue, language: Language, at: date) -> dict[str, bytes]:
    """Return every published price list file in a language, by its path from the site's root.

    Those of the first kind of customer are ``filer/prislista-2027.pdf``; another kind whose prices differ has files
    of its own, ``filer/prislista-2027-external.pdf``.
    """
    book = PriceBook(catalogue)
    files: dict[str, bytes] = {}
    for year in price_years(catalogue):
        for customer in customers_with_own_prices(catalogue, book, year):
            table = price_table(catalogue, book, year, customer, language, at)
            own = None if customer == catalogue.settings.first_customer else customer
            names = address.price_files(language, year, own, main=language.code == catalogue.settings.main)
            files |= {path: BY_NAME[name].write(table) for name, path in names.items()}
    return files


def price_years(catalogue: Catalogue) -> tuple[int, ...]:
    """Return the years that have a price list: from the first decided list's to the last one's."""
    years = [entry.start.year for entry in catalogue.decided_lists if entry.unit is None]
    return tuple(range(min(years), max(years) + 1)) if years else ()


def customers_with_own_prices(catalogue: Catalogue, book: PriceBook, year: int) -> tuple[str, ...]:
    """Return the kinds of customer that need a file: those with prices that no earlier kind has just so."""
    shown: dict[str, object] = {}
    for customer in catalogue.settings.customers:
        folded = {
            key: [(period.start, period.until, period.held.price) for period in periods]
            for key, periods in book.year(year, customer).items()
        }
        if folded and folded not in shown.values():
            shown[customer] = folded
    return tuple(shown)
