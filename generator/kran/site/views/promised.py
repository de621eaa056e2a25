"""What is promised for a service: the level of each item, now and to come."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kran.site import address
from kran.site.page import Link
from kran.text import N_

if TYPE_CHECKING:
    from datetime import date

    from kran.model.service import Service
    from kran.site.context import Context, Decided
    from kran.site.promise import Promise


@dataclass(frozen=True, slots=True)
class Promised:
    """One level and the options it is for (empty: all of them); `coming` are sentences about what will change.

    `customers` are the kinds of customer it is for, where they are not promised the same (empty: all of them).
    """

    level: Link
    promise: Promise
    options: str
    decided: Decided | None
    coming: tuple[str, ...]
    customers: str = ""

    @property
    def whom(self) -> str:
        """Whom and what it is for: ``External customers, Large 16″``; empty where it is for all."""
        return ", ".join(filter(None, (self.customers, self.options)))


def promised(context: Context, service: Service) -> tuple[Promised, ...]:
    """Return the levels promised for a service on the reader's day, each once, in the order of its options.

    The reader's kind of customer comes first, then those that are promised something else.
    """
    return context.once(("promised", service.id), lambda: _promised(context, service))


def _promised(context: Context, service: Service) -> tuple[Promised, ...]:
    kinds = context.settings.customers
    served: list[str] = []
    held: list[tuple[Promised, list[str]]] = []
    for customer in sorted(kinds, key=lambda name: name != context.customer):
        found = _of_customer(context, service, customer)
        if not found and not any(context.book.price(item, customer, context.at) for item in service.items):
            continue  # it is not for them
        served.append(customer)
        for entry in found:
            same = next((names for known, names in held if _alike(known, entry)), None)
            if same is None:
                held.append((entry, [customer]))
            else:
                same.append(customer)
    words = context.words
    return tuple(
        entry
        if names == served
        else replace(entry, customers=words.kinds([words.name(kinds[it].title) for it in names]))
        for entry, names in held
    )


def _alike(one: Promised, other: Promised) -> bool:
    """Whether the same is promised, whoever decided it."""
    return replace(one, decided=None) == replace(other, decided=None)


def _of_customer(context: Context, service: Service, customer: str) -> tuple[Promised, ...]:
    by_level: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    decisions: dict[str, str | None] = {}
    for item in service.items:
        held = context.book.level(item, customer, context.at)
        if held is not None:
            decisions[held[0]] = held[1].decision
            by_level.setdefault((held[0], _coming(context, item, customer, held[0])), []).append(item)
    found = []
    for (level, coming), items in by_level.items():
        words = context.promise(level, context.at)
        if words is None:
            continue
        options = [option for item in items if (option := service.option(item))]
        names = [context.words.name(option.title) for option in options]
        everything = len(items) == len(service.items)
        found.append(
            Promised(
                level=level_link(context, level),
                promise=words,
                options="" if everything else context.words.listed(names),
                decided=context.decided(decisions[level]),
                coming=coming,
            )
        )
    return tuple(found)


def level_link(context: Context, level_id: str) -> Link:
    """Return a level's name and address."""
    return Link(context.words.name(context.catalogue.levels[level_id].title), address.level(level_id))


def _coming(context: Context, item: str, customer: str, level: str) -> tuple[str, ...]:
    """Return what changes for an item: another level, or another promise within the one it has."""
    words, found = context.words, []
    now = level
    for day in context.coming_days:
        held = context.book.level(item, customer, day)
        if held is not None and held[0] != now and context.promise(held[0], day) is not None:
            now = held[0]
            title = words.name(context.catalogue.levels[now].title)
            found.append(words.gettext(N_("From {day} the level is {level}."), day=words.day(day), level=title))
    found.extend(
        words.gettext(N_("From {day} the promise of the level changes."), day=words.day(day))
        for day in changes(context, level)
        if now == level
    )
    return tuple(found)


def changes(context: Context, level_id: str) -> tuple[date, ...]:
    """Return the days to come on which a level promises something else."""
    level = context.catalogue.levels[level_id]
    before = context.promise(level_id, context.at)
    found = []
    for day in level.days:
        if day > context.at:
            after = context.promise(level_id, day)
            if after != before:
                found.append(day)
            before = after
    return tuple(found)
