"""What is new in the catalogue: decisions, notices, services that came or leave, prices and promises to come."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kran.model.next_change import NEWS
from kran.site import address
from kran.site.names import decider
from kran.site.page import Link
from kran.site.views.changes import levels_on, prices_on
from kran.site.words import sentence
from kran.text import N_, Said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.model.price_list import PriceList
    from kran.model.service import Service
    from kran.site.context import Context
    from kran.site.views.changes import PriceChange

_DAY = timedelta(days=1)
_MOST_PRICES = 4
DECISION, SERVICE, PRICE, PROMISE = "decision", "service", "price", "promise"


@dataclass(frozen=True, slots=True)
class News:
    """Something that became known or happened on a day. `id` names it for ever; what is on no shelf has none."""

    id: str
    kind: str
    day: date
    day_text: str
    link: Link
    text: Said
    shelf: str


def news(context: Context, most: int | None = None) -> tuple[News, ...]:
    """Return what happened in the year up to the reader's day, the latest first, told briefly.

    What a decided price list changes for each service is told by its decision; `everything` tells it all.
    """
    return tuple(entry for entry in everything(context) if entry.kind in {DECISION, SERVICE})[:most]


def everything(context: Context) -> tuple[News, ...]:
    """Return all that happened in the year up to the reader's day, the latest first."""
    return context.once("news", lambda: _recent(context))


def _recent(context: Context) -> tuple[News, ...]:
    found = [
        *_decisions(context),
        *(entry for service in context.services for entry in _service(context, service)),
        *(entry for source in context.lists[1:] for entry in _list(context, source)),
    ]
    recent = (entry for entry in found if context.at - NEWS < entry.day <= context.at)
    return tuple(sorted(recent, key=lambda entry: (-entry.day.toordinal(), entry.link.href, entry.id)))


def _decisions(context: Context) -> Iterator[News]:
    for decision in context.decisions.values():
        decided = context.decided(decision.id)
        if decided is None:
            continue
        said = decision.text.said(context.language.code) if decision.text else None
        who = context.words.gettext(N_("{who} has decided."), who=decider(context.catalogue, decision, context.words))
        link = Link(decided.title, decided.href, decided.lang)
        text = said or Said(who, context.language.code)
        yield _news(context, DECISION, f"decision/{decision.id}", decision.date, link, text)


def _service(context: Context, service: Service) -> Iterator[News]:
    words, lang = context.words, context.language.code
    link = Link(words.name(service.title), address.service(service.id))
    opened = service.orderable.start
    lists = context.lists

    def told(name: str, day: date, about: Link, text: Said) -> News:
        return _news(context, SERVICE, f"service/{name}", day, about, text, service.category)

    # What has been there since the first price list is not new.
    if opened is not None and lists and opened > lists[0].start:
        yield told(f"{service.id}/new", opened, link, Said(words.gettext(N_("New service.")), lang))
    until = service.orderable.until
    if until is not None:
        gone = words.gettext(N_("Can no longer be ordered."))
        yield told(f"{service.id}/closed", until + _DAY, link, Said(gone, lang))
    for notice in service.notices:
        if notice.life.start is not None:
            yield told(f"{service.id}/notice/{notice.life.start}", notice.life.start, link, notice.text.said(lang))
    for option in service.options:
        about = context.link(f"{service.id}/{option.id}")
        for notice in option.notices:
            if (start := notice.life.start) is not None and about is not None:
                yield told(f"{service.id}/{option.id}/notice/{start}", start, about, notice.text.said(lang))


def _list(context: Context, source: PriceList) -> Iterator[News]:
    """Yield what a list changes, service by service; known from the day it was decided."""
    if source.customers and context.customer not in source.customers:
        return
    decided = context.decided(source.decision)
    known = decided.day if decided else source.start
    words, lang = context.words, context.language.code
    prices: dict[str, list[PriceChange]] = defaultdict(list)
    for it in prices_on(context, source.start):
        if it.change.kind != "same":
            prices[it.service.id].append(it)
    for changes in prices.values():
        service = changes[0].service
        text = _prices(context, changes, source.start)
        link = Link(words.name(service.title), address.service(service.id))
        name = f"price/{service.id}/{source.id}"
        yield _news(context, PRICE, name, known, link, Said(text, lang), service.category)
    levels: dict[tuple[str, str, str], Service] = {}
    for at in levels_on(context, source.start):
        levels[at.service.id, at.before, at.after] = at.service
    for (service_id, before, after), service in levels.items():
        was, becomes = (context.catalogue.levels.get(level) for level in (before, after))
        if was is None or becomes is None:
            continue
        text = words.gettext(
            N_("The service level becomes {after} instead of {before} from {day}."),
            after=words.name(becomes.title),
            before=words.name(was.title),
            day=words.day(source.start),
        )
        link = Link(words.name(service.title), address.service(service_id))
        name = f"promise/{service_id}/{source.id}/{after}"
        yield _news(context, PROMISE, name, known, link, Said(text, lang), service.category)


def _prices(context: Context, changes: list[PriceChange], day: date) -> str:
    """Return the changes of a service in a sentence or two: which options, from what, to what, from when."""
    words = context.words
    said = [_price(context, it, day) for it in changes[:_MOST_PRICES]]
    more = len(changes) - len(said)
    if more:
        said.append(words.ngettext("{n} more price", "{n} more prices", more))
    listed = "; ".join(said)
    return words.gettext(N_("From {day}: {changes}."), day=words.day(day), changes=listed)


def _price(context: Context, it: PriceChange, day: date) -> str:
    words = context.words
    option = it.service.option(it.key.partition("+")[0])
    name = words.name(option.title) if option else ""
    if "+" in it.key and (shown := it.after or it.before) and shown.text:
        label = words.name(shown.text)
        name = f"{name}, {label}" if name else label
    before = context.price(it.before, day - _DAY) if it.before else None
    after = context.price(it.after, day) if it.after else None
    if before is None and after is not None:
        text = words.gettext(N_("new price {price}"), price=after.line)
    elif after is None or it.change.kind == "ended":
        text = words.gettext(N_("the price ends"))
    elif before is not None and before.line != after.line:
        text = words.gettext(N_("{before} becomes {after}"), before=before.line, after=after.line)
    else:
        text = words.gettext(N_("other terms"))
    return f"{name}: {text}" if name else sentence(text).rstrip(".")


def _news(context: Context, kind: str, name: str, day: date, link: Link, text: Said, shelf: str = "") -> News:
    return News(name, kind, day, context.words.short_day(day), link, text, shelf)
