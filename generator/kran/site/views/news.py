"""What is new in the catalogue: decisions, notices, services that came or leave, by date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kran.site import address
from kran.site.names import decider
from kran.site.page import Link
from kran.text import N_, Said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.model.service import Service
    from kran.site.context import Context

_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class News:
    """Something that happened on a day."""

    day: date
    day_text: str
    link: Link
    text: Said


def news(context: Context, most: int | None = None) -> tuple[News, ...]:
    """Return what happened in the year up to the reader's day, the latest first."""
    found = [*_decisions(context), *(entry for service in context.services for entry in _service(context, service))]
    recent = (entry for entry in found if context.at - _YEAR < entry.day <= context.at)
    ordered = sorted(recent, key=lambda entry: (-entry.day.toordinal(), entry.link.href))
    return tuple(ordered[:most])


def _decisions(context: Context) -> Iterator[News]:
    for decision in context.decisions.values():
        decided = context.decided(decision.id)
        if decided is None:
            continue
        text = decision.text or None
        said = text.said(context.language.code) if text else None
        who = context.words.gettext(N_("{who} has decided."), who=decider(context.catalogue, decision, context.words))
        yield _news(
            context,
            decision.date,
            Link(decided.title, decided.href, decided.lang),
            said or Said(who, context.language.code),
        )


def _service(context: Context, service: Service) -> Iterator[News]:
    words, lang = context.words, context.language.code
    title = words.name(service.title)
    link = Link(title, address.service(service.id))
    opened = service.orderable.start
    lists = context.lists
    # What has been there since the first price list is not new.
    if opened is not None and lists and opened > lists[0].start:
        yield _news(context, opened, link, Said(words.gettext(N_("New service.")), lang))
    until = service.orderable.until
    if until is not None:
        closed = until + timedelta(days=1)
        yield _news(context, closed, link, Said(words.gettext(N_("Can no longer be ordered.")), lang))
    for notice in service.notices:
        if notice.life.start is not None:
            yield _news(context, notice.life.start, link, notice.text.said(lang))
    for option in service.options:
        about = context.link(f"{service.id}/{option.id}")
        for notice in option.notices:
            if notice.life.start is not None and about is not None:
                yield _news(context, notice.life.start, about, notice.text.said(lang))


def _news(context: Context, day: date, link: Link, text: Said) -> News:
    return News(day, context.words.short_day(day), link, text)
