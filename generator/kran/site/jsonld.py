"""A service as schema.org knows it: a Service with an Offer for each option, for search engines and other machines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kran.model.price_list import Form
from kran.site import address
from kran.site.views import lifecycle

if TYPE_CHECKING:
    from decimal import Decimal

    from kran.model.service import Service
    from kran.site.context import Context

CONTEXT = "https://schema.org"
AVAILABILITY = {"open": "InStock", "stopped": "OutOfStock", "later": "PreOrder", "closed": "Discontinued"}
# UN/CEFACT codes, as schema.org asks for them.
UNIT_CODES = {"month": "MON", "quarter": "QAN", "year": "ANN"}


def service(context: Context, entry: Service) -> str:
    """Return a service's JSON-LD; prices are those of the first kind of customer, in SEK without VAT."""
    url = context.site_url + address.service(entry.id)
    shelf = context.catalogue.categories.get(entry.category)
    data: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "Service",
        "@id": url,
        "url": url,
        "name": context.words.name(entry.title),
        "description": context.words.name(entry.summary),
        "provider": {"@type": "GovernmentOrganization", "name": context.settings.organisation},
    }
    if shelf is not None:
        data["category"] = context.words.name(shelf.title)
    offers = [offer for item in entry.items if (offer := _offer(context, entry, item))]
    if offers:
        data["offers"] = offers
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _offer(context: Context, entry: Service, item: str) -> dict[str, Any] | None:
    held = context.book.price(item, context.customer, context.at)
    option = entry.option(item)
    life = lifecycle.of_option(context, entry, option)
    if held is None or life.state == "unordered":
        return None
    offer: dict[str, Any] = {
        "@type": "Offer",
        "url": context.site_url + address.item(item),
        "availability": f"{CONTEXT}/{AVAILABILITY[life.state]}",
        "validFrom": held.since.isoformat(),
    }
    if option is not None:
        offer["name"] = context.words.name(option.title)
    specifications, descriptions = [], []
    for key in context.book.rows_of(item, context.customer):
        row = context.book.price(key, context.customer, context.at)
        if row is None:
            continue
        price, name = row.price, context.words.name(row.price.text) if row.price.text and "+" in key else ""
        if price.form is Form.FIXED and price.amount is not None:
            specifications.append(
                _specification(context, price.amount, price.per or "") | ({"name": name} if name else {})
            )
        else:
            text = context.price(price).full
            descriptions.append(f"{name}: {text}" if name else text)
    if specifications:
        offer["priceSpecification"] = specifications[0] if len(specifications) == 1 else specifications
    if descriptions:
        offer["description"] = " ".join(descriptions)
    return offer


def _specification(context: Context, amount: Decimal, per: str) -> dict[str, Any]:
    measure = context.catalogue.measures.get(per)
    found: dict[str, Any] = {
        "@type": "UnitPriceSpecification",
        "price": f"{amount:.2f}",
        "priceCurrency": "SEK",
        "valueAddedTaxIncluded": False,
    }
    if measure is not None:
        found["unitText"] = context.words.name(measure.text)
        if measure.period in UNIT_CODES and measure.of is None:
            found["unitCode"] = UNIT_CODES[measure.period]
    return found
