"""How a service is ordered, and who may."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from kran.text import N_

if TYPE_CHECKING:
    from decimal import Decimal

    from kran.model.role import Role
    from kran.model.service import Service
    from kran.site.context import Context


@dataclass(frozen=True, slots=True)
class Limit:
    """The roles that may order for so much a year."""

    amount: str
    roles: str


@dataclass(frozen=True, slots=True)
class Ordering:
    """`steps` are whole sentences, `limits` the roles from the widest limit down, `kinds` the units it is for.

    `everyone` says that it is for units of every kind.
    """

    steps: tuple[str, ...]
    limits: tuple[Limit, ...]
    kinds: str
    everyone: bool
    email: str | None
    url: str | None


def ordering(context: Context, service: Service) -> Ordering:
    """Return how `service` is ordered and by whom."""
    settings = context.settings.ordering
    limits = _limits(context, tuple(role.id for role in context.catalogue.roles.values() if may_order(role, service)))
    return Ordering(
        steps=_steps(context, service),
        limits=limits,
        kinds=_kinds(context, service),
        everyone=not service.unit_kinds,
        email=settings.email if "email" in settings.ways else None,
        url=settings.url if "link" in settings.ways else None,
    )


def may_order(role: Role, service: Service) -> bool:
    """Say whether a role may order the service, or some option of it."""
    if role.order is None:
        return False
    return any(_allows(role, item, service.id) for item in service.items)


def mailto(context: Context, subject: str) -> str | None:
    """Return the address that opens an order by e-mail; None when orders are not taken that way."""
    settings = context.settings.ordering
    if "email" not in settings.ways or settings.email is None:
        return None
    text = context.words.gettext(N_("Order: {item}"), item=subject)
    return f"mailto:{settings.email}?subject={quote(text)}"


def _allows(role: Role, item: str, service: str) -> bool:
    if role.only and not {item, service} & set(role.only):
        return False
    return not {item, service} & set(role.excluded)


def _steps(context: Context, service: Service) -> tuple[str, ...]:
    words = context.words
    first = (
        N_("Choose what suits you and write how many you need.") if service.options else N_("Write how many you need.")
    )
    steps = [
        words.gettext(first),
        words.gettext(N_("Whoever may order sends the order. State the unit and its code string.")),
    ]
    if any(role.approve for role in context.catalogue.roles.values()):
        steps.append(
            words.gettext(N_("An order above your own limit is approved by the nearest manager whose limit suffices."))
        )
    return tuple(steps)


def _kinds(context: Context, service: Service) -> str:
    words, kinds = context.words, context.settings.unit_kinds
    if not service.unit_kinds:
        return words.gettext(N_("All units"))
    return words.kinds([words.name(kinds[kind]) for kind in service.unit_kinds if kind in kinds])


def _limits(context: Context, roles: tuple[str, ...]) -> tuple[Limit, ...]:
    by_amount: dict[Decimal, list[str]] = {}
    for name in roles:
        role = context.catalogue.roles[name]
        assert role.order is not None  # noqa: S101  may_order asked
        by_amount.setdefault(role.order, []).append(context.words.name(role.title))
    return tuple(
        Limit(context.words.kronor(amount), ", ".join(by_amount[amount])) for amount in sorted(by_amount, reverse=True)
    )
