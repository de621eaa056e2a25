"""What is said of a missing decision: once, where the change is, with who decides."""

from __future__ import annotations

import pytest

from kran.changes.decided import CODES, decider
from tests.changes.held import catalogue, edited
from tests.changes.ruled import EXTRA, Edits, decision, findings, mandates, price_list

LIST = "catalog/prices/2027.yaml"
ROW = "skarm: {amount: 61.00, per: month}"
TWO = f"{ROW}\ndator/standard: {{amount: 301.00, per: month, term: 36, after_term: 150.00}}"
SAID = mandates(m="body: sir, may: [price-raised], limit: {percent: 1.0}", n="role: it-chef, may: [price-lowered]")
MORE = (
    "“Dator, Standard” and more, 2 in all, change in prices/2027, and no decision covers it: Kommunfullmäktige decides"
)
BEYOND = (
    "“Skärm” changes by d, but that is more than m lets Strategiska it-rådet decide in a year: "
    "Kommunfullmäktige decides"
)
BY_SIR = decision("d", "body: sir", "2026-11-16", "prices/2027")


def _said(edits: Edits, before: Edits | None = None) -> tuple[str, tuple[str, ...], str]:
    [found] = findings(edits, before)
    return found.code, found.place, found.text


@pytest.mark.parametrize(
    ("rows", "more", "code", "said"),
    [
        (ROW, {}, "K821", "“Skärm” changes in prices/2027, and no decision covers it: Kommunfullmäktige decides"),
        (
            TWO.replace("61.00", "99.00").replace("301.00", "400.00"),
            {},
            "K821",
            MORE,
        ),
        (
            ROW.replace("61.00", "59.00"),
            BY_SIR,
            "K822",
            "“Skärm” changes by d, but Strategiska it-rådet has no mandate for that: It-chef decides",
        ),
        (
            ROW,
            BY_SIR,
            "K823",
            BEYOND,
        ),
    ],
)
def test_each_fault(rows: str, more: Edits, code: str, said: str) -> None:
    found = _said(price_list("2027", "2027-01-01", "d", rows) | more, SAID)
    assert (found[0], found[2]) == (code, said)
    assert found[1] == (LIST, "prices", "dator/standard" if "and more" in said else "skarm")


def test_short_notice_and_a_decision_that_is_used() -> None:
    edits = price_list("2027", "2026-12-01", "d", ROW) | decision("d", "body: kf", "2026-11-16", "prices/2027")
    assert _said(edits)[2] == "“Skärm” rises on 2026-12-01, too soon after d: 1 months' notice is agreed"
    before = edited("guidelines/val.md", ("kf-2025-1", "old")) | decision(
        "old", "body: kf", "2025-12-01", "guidelines/val"
    )
    text: Edits = {"catalog/guidelines/val.md": str(before["catalog/guidelines/val.md"]).replace("Välj", "Köp")}
    code, place, said = _said(text, before)
    assert (code, said) == ("K825", "“Val” changes in guidelines/val, but old was taken for what it said before")
    assert place[0] == "catalog/guidelines/val.md"


def test_what_is_gone_is_told_where_its_file_is_or_in_the_settings() -> None:
    choice = edited("assortments/skola.yaml", ("  dator/standard: {standard: true}\n", ""))
    assert _said(choice)[1][0] == "catalog/assortments/skola.yaml"
    code, place, _ = _said({"catalog/agreements/skolan.yaml": None})
    assert (code, place) == ("K821", ("catalog/catalog.yaml",))


def test_each_document_and_reason_is_told_once() -> None:
    edits = price_list("2027", "2027-01-01", "d", TWO) | price_list("2028", "2028-01-01", "d", ROW.replace("61", "62"))
    found = findings(edits)
    assert [(it.code, it.place[0]) for it in found] == [("K821", LIST), ("K821", "catalog/prices/2028.yaml")]


def test_who_decides_by_name() -> None:
    whole = catalogue(EXTRA)
    assert decider(whole, "sir", None) == "Strategiska it-rådet"
    assert decider(whole, None, "it-chef") == "It-chef"
    assert decider(whole, "borta", None) == "borta"
    assert decider(whole, None, None) == "kommunfullmäktige"
    assert len({code.code for code in CODES}) == len(CODES)
