"""A shelf: its services with what they cost and whether they can be ordered; and the list of all shelves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kran.site import address
from kran.site.page import Link
from kran.site.views import from_price, head, lifecycle
from kran.site.views.head import Head
from kran.text import N_

if TYPE_CHECKING:
    from kran.model.category import Category
    from kran.model.service import Service
    from kran.site.context import Context
    from kran.site.views.from_price import FromPrice
    from kran.site.views.lifecycle import LifeCycle
    from kran.text import Said


@dataclass(frozen=True, slots=True)
class Card:
    """A service in a list."""

    link: Link
    summary: Said
    price: FromPrice | None
    life: LifeCycle
    is_bundle: bool


@dataclass(frozen=True, slots=True)
class Shelf:
    """A category in a list; `count` says how many services lie on it."""

    id: str
    link: Link
    icon: str
    summary: Said | None
    count: str
    price: FromPrice | None
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class CategoryView:
    """A category's page."""

    head: Head
    shelf: Shelf


@dataclass(frozen=True, slots=True)
class ServicesView:
    """All services, shelf by shelf; also where the search leads without JavaScript."""

    head: Head
    shelves: tuple[Shelf, ...]
    count: str


def shelf(context: Context, category: Category) -> Shelf:
    """Return a category with its services."""
    words = context.words
    services = context.services_of.get(category.id, ())
    return Shelf(
        id=category.id,
        link=Link(words.name(category.title), address.category(category.id)),
        icon=category.icon,
        summary=words.said(category.summary),
        count=count(context, len(services)),
        price=from_price.of_shelf(context, services),
        cards=tuple(_card(context, service) for service in services),
    )


def count(context: Context, n: int) -> str:
    """Return ``7 services``."""
    return context.words.ngettext("{n} service", "{n} services", n)


def view(context: Context, category: Category) -> CategoryView:
    """Return the page of a category."""
    made = shelf(context, category)
    return CategoryView(
        head=Head(
            path=address.category(category.id),
            title=made.link.text,
            description=made.summary.text if made.summary else "",
            section=head.SERVICES,
            crumbs=(Link(context.words.gettext(N_("Services")), address.SERVICES),),
            source=category.place.file,
        ),
        shelf=made,
    )


def services(context: Context) -> ServicesView:
    """Return the page of all services."""
    words = context.words
    shelves = tuple(shelf(context, category) for category in context.catalogue.categories.values())
    return ServicesView(
        head=Head(
            path=address.SERVICES,
            title=words.gettext(N_("All services")),
            description=words.gettext(N_("Everything that IT delivers, shelf by shelf, with what it costs.")),
            section=head.SERVICES,
        ),
        shelves=tuple(s for s in shelves if s.cards),
        count=count(context, len(context.services)),
    )


def _card(context: Context, service: Service) -> Card:
    return Card(
        link=Link(context.words.name(service.title), address.service(service.id)),
        summary=service.summary.said(context.language.code),
        price=from_price.of_service(context, service),
        life=lifecycle.of_service(context, service),
        is_bundle=bool(service.contains),
    )
