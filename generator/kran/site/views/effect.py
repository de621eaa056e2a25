"""What a decision changed, in plain words: before and after, for each document that it decides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kran.site.views.council import MandateView, mandate_view
from kran.site.views.deciders import holder
from kran.site.views.document import named
from kran.site.views.level_effect import level_effects
from kran.site.views.price_effect import concerned, price_effects
from kran.text import N_, Said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kran.model.assortment import Choice
    from kran.model.decision import Decision
    from kran.site.context import Context, Decided
    from kran.site.page import Link
    from kran.site.views.document import Named
    from kran.site.views.level_effect import LevelEffect
    from kran.site.views.price_effect import PriceEffect

_HEADING = re.compile(r"^##? +(.+?) *#* *$", re.MULTILINE)
_MARKS = re.compile(r"[*_`]")


@dataclass(frozen=True, slots=True)
class Effect:
    """What one document of a decision says. Nothing public where only `document` is there, and no name in it.

    `services` are those whose price or level a list states. `said` are sentences and `lines` what they introduce.
    `mandate` comes with who holds it. `replaced` is the later decision that the document rests on now.
    """

    document: Named
    prices: tuple[PriceEffect, ...] = ()
    services: tuple[Link, ...] = ()
    levels: tuple[LevelEffect, ...] = ()
    mandate: tuple[Link, MandateView] | None = None
    said: str = ""
    lines: tuple[Said, ...] = ()
    replaced: Decided | None = None

    @property
    def is_public(self) -> bool:
        """Say whether it is anything that a reader of the site may know of."""
        return bool(self.document.name)


def effects(context: Context, decision: Decision) -> tuple[Effect, ...]:
    """Return what a decision changed, document by document; worked out once for each decision."""
    key = "effects", decision.id
    return context.once(key, lambda: tuple(_effect(context, decision, name) for name in decision.decides))


def summary(context: Context, decision: Decision) -> str:
    """Return in a phrase how much a decision changed: ``24 prices change, 1 promise changes``; empty where nothing."""
    words = context.words
    found = effects(context, decision)
    tables = [table for effect in found for table in effect.prices]
    first = max((len(effect.services) for effect in found if any(it.is_first for it in effect.prices)), default=0)
    rows = max((len(table.rows) for table in tables), default=0)
    promises = sum(len(it.rows) for effect in found for it in effect.levels if not it.is_first)
    promises += max((len(table.levels) for table in tables), default=0)
    told = []
    if first:
        told.append(words.ngettext("first prices of {n} service", "first prices of {n} services", first))
    if rows:
        told.append(words.ngettext("{n} price changes", "{n} prices change", rows))
    if promises:
        told.append(words.ngettext("{n} promise changes", "{n} promises change", promises))
    return words.listed(told)


def _effect(context: Context, decision: Decision, document: str) -> Effect:
    folder, _, name = document.partition("/")
    shown = named(context, document)
    write = _WRITERS.get(folder) if shown.name else None
    return write(context, decision, name, shown) if write else Effect(shown)


def _list(context: Context, _: Decision, name: str, shown: Named) -> Effect:
    source = context.catalogue.price_lists[name]
    if source.draft:
        return Effect(shown)
    return Effect(shown, prices=price_effects(context, source), services=concerned(context, source))


def _level(context: Context, decision: Decision, name: str, shown: Named) -> Effect:
    level = context.catalogue.levels[name]
    return Effect(shown) if level.draft else Effect(shown, levels=level_effects(context, level, decision.id))


def _mandate(context: Context, decision: Decision, name: str, shown: Named) -> Effect:
    mandate = context.catalogue.mandates[name]
    given = holder(context, mandate), mandate_view(context, mandate)
    return Effect(shown, mandate=given, replaced=_later(context, decision, mandate.given_by))


def _later(context: Context, decision: Decision, now: str) -> Decided | None:
    """Return the decision that a document rests on now, where that is another one."""
    return None if now == decision.id else context.decided(now)


def _assortment(context: Context, decision: Decision, name: str, shown: Named) -> Effect:
    assortment = context.catalogue.assortments[name]
    if assortment.draft:
        return Effect(shown)
    if (later := _later(context, decision, assortment.decision)) is not None:
        return Effect(shown, replaced=later)
    choices = [choice for choice in assortment.choices.values() if context.link(choice.item) is not None]
    said = context.words.ngettext(
        "{kinds} choose among {n} option.", "{kinds} choose among {n} options.", len(choices),
        kinds=_kinds(context, assortment.unit_kinds),
    )  # fmt: skip
    lines = (line for choice in choices if choice.until is not None for line in _leaves(context, choice))
    return Effect(shown, said=said, lines=tuple(lines))


def _leaves(context: Context, choice: Choice) -> Iterator[Said]:
    """Yield what is said of a choice that ends: until when, and what to choose after that."""
    words, link = context.words, context.link(choice.item)
    instead = context.link(choice.instead) if choice.instead else None
    assert link is not None  # noqa: S101  asked for choices of published services only
    values = {"item": link.text, "when": words.span(None, choice.until)}
    text = words.gettext(N_("{item}: can be chosen {when}."), **values)
    if instead is not None:
        text = words.gettext(N_("{item}: can be chosen {when}, after that {instead}."), **values, instead=instead.text)
    yield Said(text, context.language.code)


def _guideline(context: Context, decision: Decision, name: str, shown: Named) -> Effect:
    guideline = context.catalogue.guidelines[name]
    if guideline.draft:
        return Effect(shown)
    if (later := _later(context, decision, guideline.decision)) is not None:
        return Effect(shown, replaced=later)
    kinds = _kinds(context, guideline.unit_kinds)
    said = context.words.gettext(N_("Applies to all units. It is about:"))
    if kinds:
        said = context.words.gettext(N_("Applies to: {kinds}. It is about:"), kinds=kinds)
    headings = (_MARKS.sub("", found) for found in _HEADING.findall(guideline.body_text))
    return Effect(shown, said=said, lines=tuple(Said(text, context.settings.main) for text in headings))


def _kinds(context: Context, names: tuple[str, ...]) -> str:
    kinds = context.settings.unit_kinds
    return context.words.kinds([context.words.name(kinds[name]) for name in names if name in kinds])


_WRITERS: dict[str, Callable[[Context, Decision, str, Named], Effect]] = {
    "prices": _list,
    "service-levels": _level,
    "mandates": _mandate,
    "assortments": _assortment,
    "guidelines": _guideline,
}
"""What tells the effect of a document, by the folder that it is named by."""
