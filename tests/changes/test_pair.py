"""Two catalogues laid beside each other: what is the same, and what something is called today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.changes.pair import Pair
from tests.changes.held import FILES, catalogue, edited

if TYPE_CHECKING:
    from tests.changes.ruled import Edits

SCREEN = "catalog/services/arbetsplats/skarm.yaml"
RENAMED: Edits = {
    SCREEN: None,
    "catalog/services/arbetsplats/bild.yaml": FILES[SCREEN] + "formerly: [skarm]\n",
    "catalog/services/arbetsplats/dator.yaml": FILES["catalog/services/arbetsplats/dator.yaml"].replace(
        "id: kraftfull", "id: stark\n    formerly: [dator/kraftfull]"
    ),
}


def _pair(after: Edits, before: Edits | None = None) -> Pair:
    return Pair(catalogue(before), catalogue(after))


def test_what_is_the_same_thing_in_both() -> None:
    pair = _pair(edited("services/arbetsplats/skarm.yaml", ("owner", "reviewed: 2026-05-01\nowner")))
    assert pair.same("price_lists", "units", "settings")
    assert not pair.same("services")
    assert not pair.same("units", "services")
    assert pair.named_alike


def test_names_of_today() -> None:
    pair = _pair(RENAMED)
    assert not pair.named_alike
    assert pair.renamed == {"skarm": "bild", "dator/kraftfull": "dator/stark"}
    names = ["skarm", "skarm+start", "dator/kraftfull", "dator/kraftfull+start", "dator/standard", "servicedesk", "x/y"]
    assert [pair.today(name) for name in names] == [
        "bild", "bild+start", "dator/stark", "dator/stark+start", "dator/standard", "servicedesk", "x/y",
    ]  # fmt: skip


def test_a_renamed_service_takes_its_options_along() -> None:
    dator = FILES["catalog/services/arbetsplats/dator.yaml"]
    moved: Edits = {
        "catalog/services/arbetsplats/dator.yaml": None,
        "catalog/services/arbetsplats/datorer.yaml": dator + "formerly: [dator]\n",
    }
    pair = _pair(moved)
    assert pair.today("dator/standard+start") == "datorer/standard+start"


def test_a_name_that_was_given_back() -> None:
    pair = _pair({}, RENAMED)
    assert pair.renamed == {"bild": "skarm", "dator/stark": "dator/kraftfull"}
    assert pair.today("skarm") == "skarm"  # what a list of then calls by its former name


def test_customers_in_groups_that_the_same_lists_are_for() -> None:
    assert _pair({}).customers == [["internal", "company"]]
    apart: Edits = {
        "catalog/prices/ny.yaml": "title: Ny\nfrom: 2027-01-01\nfor: [company]\ndecision: kf-2025-1\nprices:\n"
        "  skarm: {amount: 70.00, per: month}\n"
    }
    assert _pair(apart).customers == _pair({}, apart).customers == [["internal"], ["company"]]
    fewer = edited(
        "catalog.yaml",
        ("  company: {title: {sv: Kommunens bolag, en: The municipality's companies}, vat: 25}\n", ""),
    ) | edited("prices/2026.yaml", ("[internal, company]", "[internal]"))
    assert sorted(name for group in _pair(fewer).customers for name in group) == ["company", "internal"]
