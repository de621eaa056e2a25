"""Laws of comparing: nothing against itself, the reverse the other way round, and no order that matters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kran.changes.compare import compare
from tests.changes.held import FILES, catalogue, edited, told

if TYPE_CHECKING:
    from random import Random

    from kran.model.catalogue import Catalogue

Edit = dict[str, str | None]

SCREEN, COMPUTER = "services/arbetsplats/skarm.yaml", "services/arbetsplats/dator.yaml"
LIST, SILVER = "prices/2026.yaml", "service-levels/silver.yaml"
LATER = (
    "title: Prislista 2027\nfrom: 2027-01-01\nfor: [{customers}]\ndecision: kf-2025-1\nprices:\n"
    "  skarm: {{amount: {amount}, per: month}}\n  dator/kraftfull: {{form: ended}}\nlevels: {{skarm: guld}}\n"
)
GOLD = "title: Guld\nrank: 3\ndecision: {2027-01-01: kf-2025-1}\noperation: always\n"
EDITS: list[Edit] = [
    edited(SCREEN, ("title: {sv: Skärm, en: Screen}", "title: {sv: Bildskärm, en: Display}")),
    edited(SCREEN, ("orderable: {from: 2026-01-01}", "orderable: {from: 2026-01-01, until: 2027-06-30}")),
    edited(SCREEN, ("orderable: {from: 2026-01-01}", "orderable: {from: 2026-02-01, until: 2027-12-31}")),
    edited(SCREEN, ("owner: it-chef", "owner: it-chef\nstatus: draft")),
    edited(SCREEN, ("owner: it-chef", "owner: it-chef\nreviewed: 2026-05-01\nreplaced_by: dator/standard")),
    {f"catalog/{SCREEN}": None},
    {f"catalog/{SCREEN}": None, "catalog/services/stod/skarm.yaml": FILES[f"catalog/{SCREEN}"]},
    {
        f"catalog/{SCREEN}": None,
        "catalog/services/arbetsplats/bildskarm.yaml": FILES[f"catalog/{SCREEN}"] + "formerly: [skarm]\n",
    },
    edited(COMPUTER, ("id: kraftfull", "id: stark\n    formerly: [dator/kraftfull]")),
    edited(COMPUTER, ("related: [skarm]", "related: [skarm, servicedesk]"), ("{days: 5}", "{days: 3}")),
    edited(COMPUTER, ("  - id: standard\n", "  - {id: liten, title: Liten}\n  - id: standard\n")),
    edited(LIST, ("60.00", "70.00"), ("480.00", "450.00")),
    edited(LIST, ("skarm: silver, ", "")),
    edited(LIST, ("title: Prislista it 2026", "title: Priser 2026"), ("from: 2026-01-01", "from: 2026-02-01")),
    {"catalog/prices/2027.yaml": LATER.format(customers="internal, company", amount="65.00")},
    {"catalog/prices/2027.yaml": LATER.format(customers="company", amount="60.00")},
    {"catalog/prices/2026-skolan.yaml": None},
    edited("prices/2026-skolan.yaml", ("2026-08-31", "2026-06-30"), ("50.00", "45.00")),
    {"catalog/service-levels/guld.yaml": GOLD},
    edited(SILVER, ("percent: 99.0", "percent: 98.5"), ("urgent: {resolve: 6 h}", "urgent: {resolve: 4 h}")),
    edited(
        SILVER,
        ("support: [{hours: {weekday: 07:00-16:30}}]",
         "support: {2026-01-01: [{hours: {weekday: 07:00-16:30}}], 2027-01-01: [{hours: {weekday: 08:00-16:00}}]}"),
    ),
    {"catalog/agreements/skolan.yaml": None},
    edited("agreements/skolan.yaml", ("resolve: 4 h", "resolve: 2 h"), ("unit: skolan", "unit: forvaltningen")),
    edited("assortments/skola.yaml", ("{standard: true}", "{standard: true, text: De flesta}")),
    edited("assortments/skola.yaml", ("  dator/standard: {standard: true}\n", "  servicedesk: {}\n")),
    edited("guidelines/val.md", ("Välj det", "Köp det")),
    edited("costs/2026.yaml", ("equal: 1", "equal: 2"), ("terms: {verktyg: {months: 36, interest: 2.5}}\n", "")),
    {"catalog/costs/2027.yaml": "terms: {verktyg: {months: 24, interest: 2.5}}\n"},
    edited("organisation/units.yaml", ("name: Skolan", "name: {2020-01-01: Skolan, 2027-01-01: Nya skolan}")),
    edited("organisation/units.yaml", ("under: forvaltningen", "email: skolan@exempelkommun.example")),
    edited("organisation/roles.yaml", ("order: 50000", "order: 60000"), ("approve: 50000", "approve: 40000")),
    edited("organisation/roles.yaml", ("order: 50000", "order: 50000, only: [skarm], not: [dator]")),
    edited("organisation/mandates.yaml", ("price-lowered, ", ""), ("given_by", "limit: {percent: 2}, given_by")),
    edited("organisation/bodies.yaml", ("kind: assembly", "kind: assembly, quorum: 21")),
    edited("organisation/posts.yaml", ("team: rektor", "team: rektorer, from: 2026-01-01")),
    edited("measures.yaml", ("hour: {text", "hour: {round_up: 1, text"), ("17:00-20:00", "17:00-21:00")),
    edited("catalog.yaml", ("vat: 25", "vat: 12"), ("price_notice_months: 1", "price_notice_months: 3")),
    edited("decisions/2025/kf-2025-1.yaml", ("§ 1", "§ 2")),
    edited("ledger/figures.csv", ("40", "41")),
]  # fmt: skip
EDITED = st.lists(st.sampled_from(EDITS), max_size=6)


def _with(edits: list[Edit]) -> Catalogue:
    laid: Edit = {}
    for edit in edits:
        if laid.keys().isdisjoint(edit):
            laid |= edit
    return catalogue(laid)


def _names(found: list[str]) -> list[str]:
    """Return what is told with renamed things by one name: each way round they are called as they then are."""
    return sorted(text.replace("bildskarm", "skarm").replace("stark", "kraftfull") for text in found)


@given(EDITED)
@settings(deadline=None, max_examples=60)
def test_a_catalogue_does_not_differ_from_itself(edits: list[Edit]) -> None:
    one = _with(edits)
    assert compare(one, one) == ()
    assert compare(one, replace(one, services=dict(one.services))) == ()


@given(EDITED, EDITED)
@settings(deadline=None, max_examples=200)
def test_the_other_way_round_is_the_reverse(before: list[Edit], after: list[Edit]) -> None:
    one, other = _with(before), _with(after)
    there, back = compare(one, other), compare(other, one)
    assert _names(told(there)) == _names(told(tuple(change.reversed() for change in back)))


@given(EDITED, EDITED, st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=60)
def test_the_order_of_documents_says_nothing(before: list[Edit], after: list[Edit], dice: Random) -> None:
    one, other = _with(before), _with(after)
    assert compare(one, _shuffled(other, dice)) == compare(one, other)
    assert compare(_shuffled(one, dice), other) == compare(one, other)


def _shuffled(whole: Catalogue, dice: Random) -> Catalogue:
    """Return a catalogue whose files were read in another order; what lies in one file keeps its own."""
    tables = ("services", "price_lists", "levels", "agreements", "costs", "assortments", "guidelines", "decisions")
    shuffled: dict[str, Any] = {}
    for table in tables:
        entries = list(getattr(whole, table).items())
        dice.shuffle(entries)
        shuffled[table] = dict(entries)
    return replace(whole, **shuffled)


def test_every_edit_alone_is_told() -> None:
    base = catalogue()
    for edit in EDITS:
        assert compare(base, catalogue(edit)), edit
