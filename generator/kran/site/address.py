"""Where each page lies, relative to the language's root. The addresses are the same in every language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.text import N_

if TYPE_CHECKING:
    from kran.text import Language

START = "index.html"
SERVICES = "tjanster/index.html"
PRICES = "prislista/index.html"
COMPARE = "jamfor/index.html"
FORMER = "hette"
"""What the address of a service's page carries when a former address led there: the former id."""
NEWS = "nytt/index.html"
HEALTH = "halsa/index.html"
LEVELS = "servicenivaer/index.html"
DECISIONS = "beslut/index.html"
COUNCILS = "rad/index.html"
UNITS = "enheter/index.html"
STATEMENT = "tillganglighet.html"


def category(category_id: str) -> str:
    """Return the address of a shelf."""
    return f"hyllor/{category_id}.html"


def service(service_id: str) -> str:
    """Return the address of a service."""
    return f"tjanster/{service_id}.html"


def item(path: str) -> str:
    """Return the address of an item: its service's page, at the option where it names one."""
    service_id, slash, option = path.partition("/")
    return f"{service(service_id)}#{anchor(option)}" if slash else service(service_id)


def anchor(option: str) -> str:
    """Return the id that an option has on its service's page; the prefix keeps it apart from the headings'."""
    return f"val-{option}"


def prices(year: int) -> str:
    """Return the address of a year's price list."""
    return f"prislista/{year}.html"


def news(category_id: str) -> str:
    """Return the address of what is new on a shelf."""
    return f"nytt/{category_id}.html"


def feed(category_id: str = "") -> str:
    """Return the address of the Atom feed of a shelf, or of all."""
    return f"nytt/{category_id or 'alla'}.xml"


def level(level_id: str) -> str:
    """Return the address of a service level."""
    return f"servicenivaer/{level_id}.html"


def decision(decision_id: str) -> str:
    """Return the address of a decision."""
    return f"beslut/{decision_id}.html"


def assortment(assortment_id: str) -> str:
    """Return the address of an assortment."""
    return f"sortiment/{assortment_id}.html"


def guideline(guideline_id: str) -> str:
    """Return the address of a guideline."""
    return f"riktlinjer/{guideline_id}.html"


def hand_written(page: str) -> str:
    """Return the address of a page in docs/ (``bestalla.md``)."""
    return f"{page.removesuffix('.md')}.html"


def price_files(language: Language, year: int, customer: str | None, *, main: bool) -> str:
    """Return what the names of a year's price list files begin with, relative to the site's root.

    `kran.site.file_format` has their endings. `customer` is a kind of customer with files of its own (None: the first
    kind), which lie in its folder: a kind called ``excel`` or ``en`` would else take another file's name. `main` says
    that the language is the catalogue's first.
    """
    folder, own = (f"{customer}/", f"-{customer}") if customer else ("", "")
    # Outside the f-string: what extracts messages does not look inside.
    name = language.gettext(N_("price-list"))
    return f"filer/{folder}{name}-{year}{own}{'' if main else f'-{language.code}'}"


def prices_json(year: int) -> str:
    """Return the machine-readable prices of a year, relative to the site's root."""
    return f"api/v1/prices/{year}.json"
