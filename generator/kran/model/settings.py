"""``catalog.yaml``: whose catalogue it is, its languages, customers and ways to order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kran.model import accessibility
from kran.model.document import day
from kran.model.hours import Hours
from kran.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from kran.diagnostics import Place
    from kran.model.accessibility import Accessibility
    from kran.model.document import Document


@dataclass(frozen=True, slots=True)
class Customer:
    """A kind of customer; `vat` in per cent (administrations 0, companies 25)."""

    id: str
    title: Text
    vat: Decimal | int
    invoice_months: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """The published site: its name, address, repository and colours (``#rrggbb`` under deep, brand, spark)."""

    name: str
    url: str
    repository: str | None
    branch: str
    logo: str | None
    colours: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ServiceDesk:
    """How the service desk is reached."""

    email: str | None
    phone: str | None
    hours: Hours | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Ordering:
    """How an order is handed over: `ways` among file, email and link."""

    ways: tuple[str, ...]
    email: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Settings:
    """The catalogue's settings; `languages` begins with the main one.

    Nothing before the commit `history_from` is compared. Prices and promises until `closed_until` are settled: they can
    only be corrected forward.
    """

    organisation: str
    number: str | None
    example: bool
    languages: tuple[str, ...]
    site: Site
    customers: Mapping[str, Customer]
    unit_kinds: Mapping[str, Text]
    figures: Mapping[str, Text]
    code: Mapping[str, int]
    review_months: int
    price_notice_months: int
    history_from: str | None
    closed_until: date | None
    service_desk: ServiceDesk
    ordering: Ordering
    mailboxes: frozenset[str]
    """Functional mailboxes whose addresses look like a person's, in small letters."""
    accessibility: Accessibility | None
    """What the accessibility statement tells; None as long as the site is not assessed."""
    place: Place

    @property
    def main(self) -> str:
        """The catalogue's first language."""
        return self.languages[0]

    @property
    def first_customer(self) -> str:
        """The kind of customer shown where none is asked for."""
        return next(iter(self.customers))


def read(document: Document) -> Settings:
    """Read the settings from ``catalog.yaml``."""
    data = document.data
    main = data["languages"][0]
    site, desk, order = data["site"], data.get("service_desk", {}), data.get("order", {})

    def text(value: str | dict[str, str]) -> Text:
        return Text.read(value, main)

    return Settings(
        organisation=data["organisation"]["name"],
        number=data["organisation"].get("number"),
        example=data["organisation"].get("example", False),
        languages=tuple(data["languages"]),
        site=Site(
            site["name"],
            site["url"],
            site.get("repository", "").rstrip("/") or None,
            site.get("branch", "main"),
            site.get("logo"),
            site.get("colours", {}),
        ),
        customers={
            name: Customer(name, text(c.get("title", name)), c["vat"], tuple(c.get("invoice_months", range(1, 13))))
            for name, c in data["customers"].items()
        },
        unit_kinds={name: text(value) for name, value in data["unit_kinds"].items()},
        figures={name: text(value) for name, value in data.get("figures", {}).items()},
        code=data.get("code", {}),
        review_months=data.get("review_months", 12),
        price_notice_months=data.get("price_notice_months", 0),
        history_from=data.get("history_from"),
        closed_until=day(data, "closed_until"),
        service_desk=ServiceDesk(
            desk.get("email"),
            desk.get("phone"),
            Hours.read(desk["hours"]) if "hours" in desk else None,
            desk.get("url"),
        ),
        ordering=Ordering(tuple(order.get("ways", ("file",))), order.get("email"), order.get("url")),
        mailboxes=frozenset(address.lower() for address in data.get("mailboxes", ())),
        accessibility=accessibility.read(data["accessibility"], main) if "accessibility" in data else None,
        place=document.place,
    )
