"""Service levels: each one's promise in words, and all of them side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kran.site import address
from kran.site.page import Link
from kran.site.promise import LABELS
from kran.site.views import head
from kran.site.views.head import Head
from kran.site.views.promised import changes, level_link
from kran.text import N_

if TYPE_CHECKING:
    from datetime import date

    from kran.model.level import ServiceLevel
    from kran.site.context import Context, Decided
    from kran.site.promise import Fact, Promise
    from kran.text import Said


@dataclass(frozen=True, slots=True)
class Compared:
    """One kind of promise across the levels; a cell without lines promises nothing there."""

    label: str
    cells: tuple[tuple[Said, ...], ...]


@dataclass(frozen=True, slots=True)
class LevelsView:
    """All levels side by side, the highest first."""

    head: Head
    levels: tuple[tuple[Link, Said | None], ...]
    rows: tuple[Compared, ...]
    coming: tuple[tuple[str, Link], ...]


@dataclass(frozen=True, slots=True)
class ToCome:
    """What a level promises from a day to come: only what is different then."""

    day: date
    day_text: str
    facts: tuple[Fact, ...]
    decided: Decided | None


@dataclass(frozen=True, slots=True)
class LevelView:
    """A level's page: what it promises, what is decided to come, and which services have it."""

    head: Head
    summary: Said | None
    promise: Promise
    decided: Decided | None
    since: str
    coming: tuple[ToCome, ...]
    services: tuple[Link, ...]


def published(context: Context) -> tuple[ServiceLevel, ...]:
    """Return the published levels, the highest first."""
    levels = (level for level in context.catalogue.levels.values() if not level.draft)
    return tuple(sorted(levels, key=lambda level: (-level.rank, level.id)))


def index(context: Context) -> LevelsView:
    """Return the page of all levels."""
    words = context.words
    levels = published(context)
    promises = [promise for level in levels if (promise := context.promise(level.id, context.at))]
    facts = [{fact.key: fact.lines for fact in promise.facts} for promise in promises]
    return LevelsView(
        head=Head(
            path=address.LEVELS,
            title=words.gettext(N_("Service levels")),
            description=words.gettext(N_("A service level says when we answer and how soon it works again.")),
            section=head.LEVELS,
        ),
        levels=tuple((level_link(context, level.id), words.said(level.summary)) for level in levels),
        rows=tuple(
            Compared(words.gettext(label), tuple(found.get(key, ()) for found in facts))
            for key, label in LABELS.items()
            if any(key in found for found in facts)
        ),
        coming=tuple(
            (words.day(day), level_link(context, level.id)) for level in levels for day in changes(context, level.id)
        ),
    )


def view(context: Context, level: ServiceLevel) -> LevelView:
    """Return the page of a level."""
    words = context.words
    now = context.promise(level.id, context.at)
    assert now is not None  # noqa: S101  asked for published levels only
    decision = level.decided(context.at)
    return LevelView(
        head=Head(
            path=address.level(level.id),
            title=words.name(level.title),
            description=words.name(level.summary) if level.summary else now.lead,
            section=head.LEVELS,
            crumbs=(Link(words.gettext(N_("Service levels")), address.LEVELS),),
            source=level.place.file,
        ),
        summary=words.said(level.summary),
        promise=now,
        decided=context.decided(decision[1]) if decision else None,
        since=words.day(decision[0]) if decision else "",
        coming=tuple(_coming(context, level)),
        services=_services(context, level.id),
    )


def _coming(context: Context, level: ServiceLevel) -> list[ToCome]:
    found = []
    before = context.promise(level.id, context.at)
    for day in changes(context, level.id):
        after = context.promise(level.id, day)
        assert before is not None  # noqa: S101  asked for published levels only
        assert after is not None  # noqa: S101
        decision = level.decided(day)
        facts = tuple(fact for fact in after.facts if before.fact(fact.key) != fact)
        decided = context.decided(decision[1]) if decision else None
        found.append(ToCome(day, context.words.day(day), facts, decided))
        before = after
    return found


def _services(context: Context, level: str) -> tuple[Link, ...]:
    found: list[Link] = []
    for service in context.services:
        has = [
            item
            for item in service.items
            if (held := context.book.level(item, context.customer, context.at)) and held[0] == level
        ]
        items = [service.id] if len(has) == len(service.items) else has
        found.extend(link for item in items if (link := context.link(item)))
    return tuple(found)
