"""One option of a service, as it stands beside the others: price, what comes on top, what it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kran.site import address
from kran.site.views import lifecycle
from kran.site.views.ordering import mailto
from kran.site.views.priced import priced
from kran.text import Said

if TYPE_CHECKING:
    from kran.model.price_list import Price
    from kran.model.service import Option, Service
    from kran.site.context import Context
    from kran.site.price_text import PriceText
    from kran.site.views.lifecycle import LifeCycle
    from kran.site.views.priced import Priced


@dataclass(frozen=True, slots=True)
class ForOthers:
    """What other kinds of customer pay for a row, where that differs.

    `label` is what it is for where it comes on top; `plain` says that the terms of the first kind are not theirs.
    """

    customer: str
    label: Said | None
    price: PriceText
    plain: bool


@dataclass(frozen=True, slots=True)
class OptionView:
    """`title` and `name` (the title with its language) are empty for a service without options.

    `order` is the address that orders it (None: not this way).

    `former` are the anchors it had under other names.
    """

    item: str
    anchor: str
    title: str
    name: Said | None
    summary: Said | None
    suits: Said | None
    common: bool
    price: Priced | None
    on_top: tuple[Priced, ...]
    others: tuple[ForOthers, ...]
    specs: tuple[tuple[Said, Said], ...]
    included: tuple[Said, ...]
    life: LifeCycle
    order: str | None
    former: tuple[str, ...]


def options(context: Context, service: Service) -> tuple[OptionView, ...]:
    """Return a service's options in their order, but for those that have left; itself where it has none."""
    return context.once(("options", service.id), lambda: _options(context, service))


def _options(context: Context, service: Service) -> tuple[OptionView, ...]:
    if not service.options:
        return (_view(context, service, None, service.id),)
    return tuple(
        _view(context, service, option, f"{service.id}/{option.id}")
        for option in service.options
        if not lifecycle.has_left(context, service, option)
    )


def _view(context: Context, service: Service, option: Option | None, item: str) -> OptionView:
    words = context.words
    rows = [row for key in context.book.rows_of(item, context.customer) if (row := priced(context, key))]
    life = lifecycle.of_option(context, service, option)
    name = words.name(service.title)
    return OptionView(
        item=item,
        anchor=address.anchor(option.id if option else service.id),
        title=words.name(option.title) if option else "",
        name=words.said(option.title) if option else None,
        summary=words.said(option.summary) if option else None,
        suits=words.said(option.suits) if option else None,
        common=option.common if option else False,
        price=next((row for row in rows if not row.on_top), None),
        on_top=tuple(row for row in rows if row.on_top),
        others=_others(context, item),
        specs=_specs(context, option),
        included=tuple(content.text.said(context.language.code) for content in option.included) if option else (),
        life=life,
        former=tuple(
            address.anchor(old.partition("/")[2])
            for old in (option.formerly if option else ())
            if old.partition("/")[0] == service.id
        ),
        order=mailto(context, f"{name}, {words.name(option.title)}" if option else name) if life.is_open else None,
    )


def _specs(context: Context, option: Option | None) -> tuple[tuple[Said, Said], ...]:
    # The names are keys of the file and therefore in the catalogue's own language.
    main, lang = context.settings.main, context.language.code
    return tuple((Said(name, main), text.said(lang)) for name, text in option.specs) if option else ()


def _others(context: Context, item: str) -> tuple[ForOthers, ...]:
    found: list[tuple[str, Price, list[str]]] = []
    for customer in context.settings.customers.values():
        for key in context.book.rows_of(item, customer.id):
            own = context.book.price(key, context.customer, context.at)
            held = context.book.price(key, customer.id, context.at)
            if held is None or (own is not None and held.price == own.price):
                continue
            same = next((names for row, price, names in found if (row, price) == (key, held.price)), None)
            if same is None:
                found.append((key, held.price, [context.words.name(customer.title)]))
            else:
                same.append(context.words.name(customer.title))
    return tuple(_for_others(context, key, price, names) for key, price, names in found)


def _for_others(context: Context, key: str, price: Price, names: list[str]) -> ForOthers:
    own, text = context.book.price(key, context.customer, context.at), context.price(price)
    return ForOthers(
        customer=context.words.kinds(names),
        label=context.words.said(price.text) if "+" in key else None,
        price=text,
        plain=own is not None and bool(context.price(own.price).details) and not text.details,
    )
