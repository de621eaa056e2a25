"""The catalogue for machines: ``api/v1/catalogue.json`` and ``api/v1/prices/<year>.json``.

Texts are mappings of language to string, days are ISO dates, kronor and other decimal numbers are strings, so that
no reader rounds them. What is absent is left out. Only what is public is here: no codes, figures, posts, agreements,
prices of a single unit or decisions about nothing else. ``schemas/api-catalogue.schema.json`` and
``schemas/api-prices.schema.json`` say the rest.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kran.model.in_force import PriceBook
from kran.model.service import Life
from kran.periods import years_of
from kran.site import address
from kran.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kran.model.catalogue import Catalogue
    from kran.model.decision import Decision
    from kran.model.in_force import InForce, Period
    from kran.model.price_list import Price
    from kran.model.service import Content, Notice, Option, Service

VERSION = 1
SCHEMAS = "schemas/v1/"
# Kinds of document that a decision may name without their being public.
_INTERNAL = {"agreements", "costs", "units", "decisions"}


def documents(catalogue: Catalogue, at: date, revision: str = "") -> dict[str, dict[str, Any]]:
    """Return every document of the API by its name below ``api/v1/``, as the catalogue stands on the day `at`."""
    book = PriceBook(catalogue)
    starts = [source.start.year for source in book.lists if source.unit is None]
    years = years_of([*starts, at.year])
    return {
        "catalogue.json": catalogue_document(catalogue, book, at, revision),
        **{f"prices/{year}.json": prices_document(catalogue, book, year, at, revision) for year in years},
    }


def catalogue_document(catalogue: Catalogue, book: PriceBook, at: date, revision: str) -> dict[str, Any]:
    """Return the whole public catalogue as one document."""
    settings = catalogue.settings
    return _head(catalogue, "api-catalogue", "../../", at, revision) | {
        "customers": [_plain(id=c.id, title=c.title, vat=Decimal(c.vat)) for c in settings.customers.values()],
        "unit_kinds": [_plain(id=name, title=title) for name, title in settings.unit_kinds.items()],
        "categories": [_plain(id=c.id, title=c.title, summary=c.summary) for c in catalogue.categories.values()],
        "measures": [
            _plain(id=m.id, text=m.text, period=m.period, of=m.of, size=Decimal(m.size))
            for m in catalogue.measures.values()
        ],
        "suppliers": [_plain(id=s.id, title=s.title, kind=s.kind) for s in catalogue.suppliers.values()],
        "services": [_service(catalogue, book, service, at) for service in catalogue.published_services],
        "levels": [
            _plain(id=level.id, title=level.title, summary=level.summary, rank=level.rank, url=address.level(level.id))
            for level in catalogue.levels.values()
            if not level.draft
        ],
        "roles": [
            _plain(
                id=r.id, title=r.title, order=r.order, approve=r.approve, only=list(r.only), excluded=list(r.excluded)
            )
            for r in catalogue.roles.values()
        ],
        "bodies": [
            _plain(id=b.id, title=b.title, kind=b.kind, **{"from": b.start}, until=b.until)
            for b in catalogue.bodies.values()
        ],
        "decisions": [_decision(catalogue, d) for d in catalogue.published_decisions],
        "units": [
            _plain(id=u.id, name=u.name.on(at) or u.name.first, kind=u.kind, under=u.under.on(at) if u.under else None)
            for u in catalogue.units.values()
            if u.exists(at)
        ],
    }


def prices_document(catalogue: Catalogue, book: PriceBook, year: int, at: date, revision: str) -> dict[str, Any]:
    """Return the prices of a year: each row once for each period in it, for each kind of customer."""
    published = {item for service in catalogue.published_services for item in service.items}
    rows = [
        _row(book, key, customer, period)
        for customer in catalogue.settings.customers
        for key, periods in book.year(year, customer).items()
        if key.partition("+")[0] in published
        for period in periods
    ]
    return _head(catalogue, "api-prices", "../../../", at, revision) | {"year": year, "prices": rows}


def _head(catalogue: Catalogue, schema: str, root: str, at: date, revision: str) -> dict[str, Any]:
    settings = catalogue.settings
    return _plain(
        **{"$schema": f"{root}{SCHEMAS}{schema}.schema.json"},
        version=VERSION,
        organisation=_plain(name=settings.organisation, number=settings.number, example=settings.example or None),
        languages=list(settings.languages),
        currency="SEK",
        date=at,
        revision=revision or None,
    )


def _service(catalogue: Catalogue, book: PriceBook, service: Service, at: date) -> dict[str, Any]:
    return _plain(
        id=service.id,
        url=address.service(service.id),
        category=service.category,
        title=service.title,
        summary=service.summary,
        about=service.about,
        purpose=service.purpose,
        audience=service.audience,
        owner=service.owner,
        delivered_by=service.delivered_by,
        included=_contents(service.included),
        not_included=_contents(service.not_included),
        customer_does=list(service.customer_does),
        keywords={language: list(words) for language, words in service.keywords.items()},
        unit_kinds=list(service.unit_kinds),
        requires=list(service.requires),
        related=[item for item in service.related if _is_published(catalogue, item)],
        links=[_plain(text=link.text, to=link.to) for link in service.links],
        delivery_days=service.delivery_days,
        notices=_notices(service.notices),
        reviewed=service.reviewed,
        orderable=service.orderable,
        works=service.works,
        replaced_by=service.replaced_by,
        formerly=list(service.formerly),
        contains=[_plain(item=p.item, quantity=p.quantity, optional=p.optional or None) for p in service.contains],
        items=[_item(catalogue, book, item, service.option(item), at) for item in service.items],
    )


def _item(catalogue: Catalogue, book: PriceBook, path: str, option: Option | None, at: date) -> dict[str, Any]:
    levels = {
        customer: promised[0]
        for customer in catalogue.settings.customers
        if (promised := book.level(path, customer, at))
    }
    prices = [
        _plain(row=key, customer=customer) | _held(held)
        for customer in catalogue.settings.customers
        for key in book.rows_of(path, customer)
        if (held := book.price(key, customer, at))
    ]
    found = _plain(item=path, url=address.item(path), levels=levels, prices=prices)
    if option is not None:
        found |= _plain(
            title=option.title,
            summary=option.summary,
            suits=option.suits,
            common=option.common or None,
            specs=dict(option.specs),
            included=_contents(option.included),
            notices=_notices(option.notices),
            orderable=option.orderable,
            works=option.works,
            replaced_by=option.replaced_by,
            formerly=list(option.formerly),
        )
    return found


def _row(book: PriceBook, key: str, customer: str, period: Period) -> dict[str, Any]:
    held, until = period.held, book.last_day(key, customer, period.start)
    found = _plain(row=key, customer=customer, until=until) | _held(held)
    return found | {"from": period.start.isoformat()}


def _held(held: InForce) -> dict[str, Any]:
    return _plain(price=_price(held.price), **{"from": held.since}, list=held.source.id, decision=held.source.decision)


def _price(price: Price) -> dict[str, Any]:
    return _plain(
        form=price.form.value,
        amount=price.amount,
        per=price.per,
        text=price.text,
        term=price.term,
        after_term=price.after_term,
        notice=price.notice,
        count=price.count,
        free=_number(price.free),
        over=price.over,
        rates={name: _number(factor) for name, factor in price.rates},
        split=price.split,
        steps=[_plain(**{"from": _number(step.start)}, amount=step.amount) for step in price.steps],
        markup=_number(price.markup),
        terms=price.terms,
        about=price.about,
        carried_by=price.carried_by,
    )


def _decision(catalogue: Catalogue, decision: Decision) -> dict[str, Any]:
    return _plain(
        id=decision.id,
        url=address.decision(decision.id),
        title=decision.title,
        body=decision.body,
        role=decision.role,
        date=decision.date,
        reference=decision.reference,
        decides=[name for name in decision.decides if _is_public(catalogue, name)],
        text=decision.text,
    )


def _is_public(catalogue: Catalogue, document: str) -> bool:
    folder, _, name = document.partition("/")
    if folder == "prices":
        listed = catalogue.price_lists.get(name)
        return listed is not None and listed.unit is None
    return folder not in _INTERNAL


def _is_published(catalogue: Catalogue, item: str) -> bool:
    service = catalogue.services.get(catalogue.canonical(item).partition("/")[0])
    return service is not None and not service.draft


def _contents(contents: Iterable[Content]) -> list[dict[str, Any]]:
    return [_plain(text=content.text, item=content.item) for content in contents]


def _notices(notices: Iterable[Notice]) -> list[dict[str, Any]]:
    return [_plain(text=notice.text, stop=notice.stop or None) | _life(notice.life) for notice in notices]


def _life(life: Life) -> dict[str, Any]:
    return _plain(**{"from": life.start}, until=life.until)


def _number(value: Decimal | int | None) -> Decimal | None:
    return Decimal(value) if value is not None else None


def _plain(**values: Any) -> dict[str, Any]:  # noqa: ANN401  whatever a document holds
    """Return what is there as JSON can hold it: texts, days, decimals and lives become plain values."""
    return {key: _value(value) for key, value in values.items() if value is not None and value not in ([], {}, ())}


def _value(value: Any) -> Any:  # noqa: ANN401  see above
    if isinstance(value, Text):
        return dict(value.by_language)
    if isinstance(value, Life):
        return _life(value)
    if isinstance(value, list):
        return [_value(entry) for entry in value]
    if isinstance(value, dict):
        return {key: _value(entry) for key, entry in value.items()}
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else value
