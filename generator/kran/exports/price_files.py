"""The price list files that the site offers for download."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from kran.exports.formats import WRITERS
from kran.exports.price_table import price_table
from kran.model.in_force import PriceBook
from kran.periods import years_of
from kran.site import address
from kran.site.file_format import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from kran.exports.table import Table
    from kran.model.catalogue import Catalogue
    from kran.text import Language


def price_files(catalogue: Catalogue, language: Language, at: date) -> dict[str, bytes]:
    """Return every published price list file in a language, by its path from the site's root."""
    return {path: write() for path, write in price_file_writers(catalogue, language, at).items()}


def price_file_writers(catalogue: Catalogue, language: Language, at: date) -> dict[str, Callable[[], bytes]]:
    """Return what writes each published price list file in a language, by its path from the site's root.

    Those of the first kind of customer are ``filer/prislista-2027.pdf``; another kind whose prices differ has files
    of its own, ``filer/external/prislista-2027-external.pdf``.
    """
    book = PriceBook(catalogue)
    files: dict[str, Callable[[], bytes]] = {}
    for year in price_years(catalogue):
        for customer in book.sharing(year):
            table = cache(partial(price_table, catalogue, book, year, customer, language, at))
            own = None if customer == catalogue.settings.first_customer else customer
            base = address.price_files(language, year, own, main=language.code == catalogue.settings.main)
            files |= {base + entry.ending: partial(_written, entry.name, table) for entry in FORMATS if entry.published}
    return files


def _written(name: str, table: Callable[[], Table]) -> bytes:
    return WRITERS[name](table())


def price_years(catalogue: Catalogue) -> tuple[int, ...]:
    """Return the years that have a price list: those in which a decided one begins, and those between two of them."""
    return years_of(entry.start.year for entry in catalogue.decided_lists if entry.unit is None)
