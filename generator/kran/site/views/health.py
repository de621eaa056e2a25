"""The health of the catalogue, for those who keep it: what is unread, untranslated, hard to find, soon without price.

Drafts are counted and never named: what is not decided is not published.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from kran.periods import add_months
from kran.site import address, forge
from kran.site.page import Link
from kran.site.views.head import Head
from kran.site.words import NN_
from kran.text import N_, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kran.model.service import Service
    from kran.site.context import Context

FEW_KEYWORDS = 3
"""A service with fewer words of people's own, in a language, is hard to find."""


@dataclass(frozen=True, slots=True)
class Ailing:
    """A service and what is wrong with it; `edit` is the address of its file at the code host, if there is one."""

    link: Link
    owner: str
    what: str
    file: str
    edit: str


@dataclass(frozen=True, slots=True)
class Ward:
    """One thing to look after: who is to do what about it, and the services that need it."""

    anchor: str
    title: str
    remedy: str
    services: tuple[Ailing, ...]


@dataclass(frozen=True, slots=True)
class HealthView:
    """The page; `sound` of `all` services need nothing. `drafts` are sentences without names."""

    head: Head
    sound: int
    all: int
    wards: tuple[Ward, ...]
    drafts: tuple[str, ...]


def view(context: Context) -> HealthView:
    """Return the page."""
    words = context.words
    wards = (
        _ward(
            context, "granskning", N_("Not reviewed in time"), N_("Read it through and write today's date."), _review
        ),
        _ward(context, "sprak", N_("Texts without translation"), N_("Write the text in each language."), _untranslated),
        _ward(
            context,
            "sokord",
            N_("Few words to be found by"),
            N_("Write the words that people use under keywords."),
            _keywords,
        ),
        _ward(
            context,
            "pris",
            N_("Without a price next year"),
            N_("Propose a price, or say until when it can be ordered."),
            _unpriced,
        ),
    )
    ailing = {it.file for ward in wards for it in ward.services}
    return HealthView(
        head=Head(
            path=address.HEALTH,
            title=words.gettext(N_("The health of the catalogue")),
            description=words.gettext(N_("What those who keep the catalogue should look after.")),
            section="",
        ),
        sound=len(context.services) - len(ailing),
        all=len(context.services),
        wards=wards,
        drafts=tuple(_drafts(context)),
    )


def _ward(context: Context, anchor: str, title: str, remedy: str, find: Callable[[Context, Service], str]) -> Ward:
    words = context.words
    found = ((service, find(context, service)) for service in context.services)
    return Ward(
        anchor,
        words.gettext(title),
        words.gettext(remedy),
        tuple(_ailing(context, s, what) for s, what in found if what),
    )


def _ailing(context: Context, service: Service, what: str) -> Ailing:
    words, site = context.words, context.settings.site
    role = context.catalogue.roles.get(service.owner)
    title = words.name(service.title)
    links = forge.links(site.repository, site.branch, service.place.file, title)
    return Ailing(
        Link(title, address.service(service.id)),
        words.name(role.title) if role else service.owner,
        what,
        service.place.file,
        links.edit if links else "",
    )


def _review(context: Context, service: Service) -> str:
    words = context.words
    if service.reviewed is None:
        return words.gettext(N_("never reviewed"))
    if add_months(service.reviewed, context.settings.review_months) < context.at:
        return words.gettext(N_("last reviewed {day}"), day=words.day(service.reviewed))
    return ""


def _untranslated(context: Context, service: Service) -> str:
    languages = context.settings.languages
    missing: dict[str, int] = {}
    for text in _texts(service):
        for language in text.missing(languages):
            missing[language] = missing.get(language, 0) + 1
    return context.words.listed(
        [
            context.words.ngettext(
                "{n} text in {language}", "{n} texts in {language}", n, language=context.words.language_name(language)
            )
            for language, n in sorted(missing.items())
        ]
    )


def _texts(thing: object) -> Iterator[Text]:
    """Yield every text within a part of the catalogue."""
    if isinstance(thing, Text):
        yield thing
    elif isinstance(thing, tuple):
        for part in thing:
            yield from _texts(part)
    else:
        for name in _parts(type(thing)):  # type: ignore[arg-type]  # mypy takes a type for one of its things
            yield from _texts(getattr(thing, name))


@cache
def _parts(kind: type) -> tuple[str, ...]:
    """Return the fields of a kind of thing that can hold texts: those of its own, not where it stands in its file."""
    return tuple(f.name for f in fields(kind) if f.compare and f.name != "place") if is_dataclass(kind) else ()


def _keywords(context: Context, service: Service) -> str:
    counts = {language: len(service.keywords.get(language, ())) for language in context.settings.languages}
    few = [
        context.words.ngettext(
            "{n} word in {language}", "{n} words in {language}", n, language=context.words.language_name(language)
        )
        for language, n in counts.items()
        if n < FEW_KEYWORDS
    ]
    return context.words.listed(few)


def _unpriced(context: Context, service: Service) -> str:
    """Return the items that can be ordered when next year begins and have no price then."""
    day = date(context.at.year + 1, 1, 1)
    words, found = context.words, []
    if service.contains and context.book.price(service.id, context.customer, context.at) is None:
        return ""  # it costs what its parts do
    for item in service.items:
        option = service.option(item)
        lives = [life for life in (service.orderable, option.orderable if option else None) if life]
        open_then = all(life.until is None or life.until >= day for life in lives)
        if open_then and context.book.price(item, context.customer, day) is None:
            found.append(words.name(option.title) if option else words.gettext(N_("the service")))
    return words.listed(found)


def _drafts(context: Context) -> Iterator[str]:
    catalogue, words = context.catalogue, context.words
    kinds: tuple[tuple[Iterable[object], tuple[str, str]], ...] = (
        (catalogue.services.values(), NN_("{n} draft of a service", "{n} drafts of services")),
        (catalogue.price_lists.values(), NN_("{n} draft of a price list", "{n} drafts of price lists")),
        (catalogue.levels.values(), NN_("{n} draft of a service level", "{n} drafts of service levels")),
        (catalogue.guidelines.values(), NN_("{n} draft of a guideline", "{n} drafts of guidelines")),
        (catalogue.assortments.values(), NN_("{n} draft of an assortment", "{n} drafts of assortments")),
    )
    for things, (one, other) in kinds:
        n = sum(1 for thing in things if getattr(thing, "draft", False))
        if n:
            yield words.ngettext(one, other, n)
