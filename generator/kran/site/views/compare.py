"""Services and options side by side: the page, and what its script shows there, one small file for each service.

The files are scripts, for a page that was opened from a folder may not fetch data.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kran.site import address
from kran.site.page import Link
from kran.site.views import head
from kran.site.views.head import Head
from kran.site.views.option import options
from kran.site.views.promised import promised
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.model.service import Service
    from kran.site.context import Context
    from kran.site.views.option import OptionView
    from kran.site.views.priced import Priced

ROWS = {
    "price": N_("Price"),
    "coming": N_("Price to come"),
    "top": N_("On top"),
    "terms": N_("Terms"),
    "suits": N_("Suits"),
    "included": N_("Included"),
    "without": N_("Not included"),
    "level": N_("Service level"),
    "promise": N_("This is what we promise"),
    "delivery": N_("Delivery"),
    "state": N_("Can it be ordered?"),
}
"""The rows of the comparison and their headings; what an option is (its specs) follows below."""


@dataclass(frozen=True, slots=True)
class CompareView:
    """The page without anything to compare yet: its script fills it."""

    head: Head
    rows: tuple[tuple[str, str], ...]


def view(context: Context) -> CompareView:
    """Return the page."""
    words = context.words
    return CompareView(
        head=Head(
            path=address.COMPARE,
            title=words.gettext(N_("Compare")),
            description=words.gettext(N_("Two to four services or options side by side.")),
            section=head.SERVICES,
            scripts=("assets/rank.js", "search/index.js", "assets/compare.js"),
            crumbs=(Link(words.gettext(N_("Services")), address.SERVICES),),
        ),
        rows=tuple((name, words.gettext(text)) for name, text in ROWS.items()),
    )


def files(context: Context) -> Iterator[tuple[str, str]]:
    """Yield the script of each service that can be compared."""
    for service in context.services:
        data = json.dumps(_service(context, service), ensure_ascii=False, separators=(",", ":"))
        yield f"jamfor/{service.id}.js", f'(window.kranCompare ??= {{}})["{service.id}"] = {data};\n'


def _service(context: Context, service: Service) -> dict[str, Any]:
    words = context.words
    found = promised(context, service)
    days = service.delivery_days
    return _filled(
        title=words.name(service.title),
        href=address.service(service.id),
        included=[words.name(content.text) for content in service.included],
        without=[words.name(content.text) for content in service.not_included],
        level=[f"{it.level.text} ({it.whom})" if it.whom else it.level.text for it in found],
        promise=[f"{it.customers}: {it.promise.lead}" if it.customers else it.promise.lead for it in found],
        delivery=[words.ngettext("{n} working day", "{n} working days", days)] if days else [],
        options=[_option(context, it) for it in options(context, service)],
    )


def _option(context: Context, it: OptionView) -> dict[str, Any]:
    price = it.price.price if it.price else None
    return _filled(
        id=it.item.partition("/")[2],
        title=it.title,
        common=it.common,
        price=[price.line] if price else [],
        terms=list(price.details) if price else [],
        coming=list(_coming(context, it.price)) if it.price else [],
        top=[f"{row.label.text}: {row.price.line}" for row in it.on_top if row.label and row.price],
        suits=[it.suits.text] if it.suits else [],
        included=[said.text for said in it.included],
        state=[it.life.label, *([it.life.orderable] if it.life.orderable and it.life.is_open else [])],
        specs=[[name.text, value.text] for name, value in it.specs],
    )


def _coming(context: Context, row: Priced) -> Iterator[str]:
    for it in row.coming:
        if it.price is not None:
            yield context.words.gettext(N_("From {day}: {price}"), day=it.day_text, price=it.price.line)
        else:
            yield context.words.gettext(N_("The price applies until {day}."), day=it.day_text)


def _filled(**values: Any) -> dict[str, Any]:  # noqa: ANN401  JSON
    """Return what says something: a reader fetches no empty lists."""
    return {name: value for name, value in values.items() if value}
