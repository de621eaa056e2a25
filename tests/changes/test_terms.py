"""What prices count on: measures, hours of rates, kinds of customer, notice. It is decided as the prices are."""

from __future__ import annotations

import pytest

from tests.changes.held import edited
from tests.changes.ruled import Edits, codes, decision, findings, governed, mandates

DATE = "2026-11-16"
GB = "gb-month: {text: {sv: GB och månad, en: GB and month}, of: GB, period: month"
NOTICE = "price_notice_months: 1"
IS_INTERNAL = "kind: administration, customer: internal"
TERMS: dict[str, tuple[str, Edits]] = {
    "size": ("measures/gb-month", edited("measures.yaml", (GB, GB + ", size: 10"))),
    "rounding": ("measures/gb-month", edited("measures.yaml", (GB, GB + ", round_up: 5"))),
    "period": ("measures/gb-month", edited("measures.yaml", ("of: GB, period: month", "of: GB, period: year"))),
    "counted in": ("measures/gb-month", edited("measures.yaml", ("of: GB", "of: TB"))),
    "hours": ("rates/kvall", edited("measures.yaml", ("17:00-20:00", "15:00-20:00"))),
    "tax": ("catalog/customers", edited("catalog.yaml", ("vat: 0", "vat: 25"))),
    "notice": ("catalog/price_notice_months", edited("catalog.yaml", (NOTICE, NOTICE[:-1] + "0"))),
    "customer": (
        "units/forvaltningen",
        edited("organisation/units.yaml", (IS_INTERNAL, IS_INTERNAL.replace("internal", "company"))),
    ),
}


@pytest.mark.parametrize("what", TERMS)
def test_what_prices_count_on_is_decided(what: str) -> None:
    document, edits = TERMS[what]
    [found] = findings(edits)
    assert found.code == "K821"
    assert found.text.endswith("Kommunfullmäktige decides")
    [ruling] = governed(edits).government.rulings
    assert (ruling.change.name, ruling.change.document) == ("terms-changed", document)
    assert codes(edits | decision("d", "body: kf", DATE, document)) == []
    assert codes(edits | decision("d", "body: sir", DATE, document)) == ["K822"]
    given = mandates(m="body: sir, may: [terms-changed]")
    assert codes(edits | given | decision("d", "body: sir", DATE, document), given) == []


@pytest.mark.parametrize("what", TERMS)
def test_an_earlier_decision_about_it_does_not_count(what: str) -> None:
    document, edits = TERMS[what]
    assert codes(edits, decision("d", "body: kf", "2025-12-01", document)) == ["K825"]


def test_what_is_only_said_and_what_is_new_needs_none() -> None:
    texts = edited("measures.yaml", ("sv: timme", "sv: arbetad timme"), ("sv: vardag kväll", "sv: kväll"))
    assert codes(texts) == []
    assert codes(edited("measures.yaml", ("measures:\n", "measures:\n  day: {text: {sv: dag, en: day}}\n"))) == []
    assert codes(edited("catalog.yaml", ("review_months: 12", "review_months: 6"))) == []


def test_a_new_kind_of_customer_is_decided() -> None:
    more = edited(
        "catalog.yaml", ("customers:\n", "customers:\n  gratis: {title: Gratis, vat: 0, invoice_months: [12]}\n")
    )
    assert codes(more) == ["K821"]
    assert codes(more | decision("d", "body: kf", DATE, "catalog/customers")) == []
