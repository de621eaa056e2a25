"""The price list files that the site offers for download."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.exports.formats import FORMATS
from kran.exports.price_table import price_table
from kran.model.in_force import PriceBook
from kran.text import N_

if TYPE_CHECKING:
    from datetime import date

    from kran.model.catalogue import Catalogue
    from kran.text import Language

FOLDER = "filer"


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
            base = file_name(catalogue, language, year, customer)
            files |= {f"{FOLDER}/{base}{entry.ending}": entry.write(table) for entry in FORMATS if entry.published}
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


def file_name(catalogue: Catalogue, language: Language, year: int, customer: str) -> str:
    """Return a file's name without its ending: ``prislista-2027``, ``price-list-2027-external-en``."""
    own = "" if customer == catalogue.settings.first_customer else f"-{customer}"
    other = "" if language.code == catalogue.settings.main else f"-{language.code}"
    return f"{language.gettext(N_('price-list'))}-{year}{own}{other}"
