"""Who may decide what: every kind of change against every body and role, and what cannot be got round."""

from __future__ import annotations

from datetime import date

import pytest

from kran.changes.change import REVERSED, Change
from kran.changes.decided import undecided
from kran.changes.governed import GOVERNED, Government, needs
from kran.changes.pair import Pair
from kran.diagnostics import Place
from kran.model.price_list import Form, Price
from tests.changes.held import catalogue, edited
from tests.changes.ruled import AT, EXTRA, Edits, codes, decision, findings, governed, mandates, price_list, told

DATE = "2026-11-16"
DOCUMENTS = {
    "price": "prices/2027",
    "quote": "prices/2027",
    "level": "prices/2027",
    "assortment": "assortments/skola",
    "guideline": "guidelines/val",
    "authority": "roles/enhetschef",
    "mandate": "mandates/m",
    "body": "bodies/sir",
    "agreement": "agreements/skolan",
    "cost": "costs/2026",
    "terms": "measures/hour",
}
AMOUNTS = {"price-raised": ("60", "61"), "price-lowered": ("61", "60")}


def _change(name: str) -> Change:
    """Return a change of some name, that nothing but decisions and mandates says anything of."""
    document = DOCUMENTS[name.partition("-")[0]]
    before, after = (Price(Form.FIXED, amount=None, per=per) for per in ("month", "hour"))
    return Change(name, document, "skarm", before, after, start=date(2027, 1, 1), where_after=Place("catalog/x.yaml"))


def _verdict(name: str, edits: Edits, before: Edits | None = None, change: Change | None = None) -> list[str]:
    """Return the codes of what is told of one change of a name."""
    base = EXTRA | price_list("2027", "2027-01-01", "d", "skarm: {amount: 60.00, per: month}") | (before or {})
    pair = Pair(catalogue(EXTRA | (before or {})), catalogue(base | edits))
    government = Government(pair, (change or _change(name),), AT)
    found = [it.code for it in told(tuple(undecided(government)))]
    [need] = needs(government)
    assert (need.decision is not None) is (not found)
    return found


def _decided(name: str, by: str, *, more: str = "") -> Edits:
    return decision("d", by, DATE, DOCUMENTS[name.partition("-")[0]], more=more)


CASES = {
    "assembly": ("body: kf", "", []),
    "council with the mandate": ("body: sir", "body: sir, may: [{name}]", []),
    "council with it from later": ("body: sir", "body: sir, may: [{name}], from: 2026-11-17", ["K822"]),
    "council with it until then": ("body: sir", "body: sir, may: [{name}], until: 2026-11-16", []),
    "council with it no longer": ("body: sir", "body: sir, may: [{name}], until: 2026-11-15", ["K822"]),
    "council with another": ("body: sir", "body: sir, may: [{other}]", ["K822"]),
    "council without any": ("body: sir", "body: skola, may: [{name}]", ["K822"]),
    "about this document": ("body: sir", "body: sir, may: [{name}], of: [{document}]", []),
    "about this item": ("body: sir", "body: sir, may: [{name}], of: [skarm]", []),
    "about something else": ("body: sir", "body: sir, may: [{name}], of: [dator]", ["K822"]),
    "role on delegation": ("role: it-chef", "role: it-chef, may: [{name}]", []),
    "another role": ("role: enhetschef", "role: it-chef, may: [{name}]", ["K822"]),
    "role where a body may": ("role: it-chef", "body: sir, may: [{name}]", ["K822"]),
    "mandate not yet given": ("body: sir", "body: sir, may: [{name}], given_by: later", ["K822"]),
    "given later than it says": ("body: sir", "body: sir, may: [{name}], given_by: later, from: 2020-01-01", ["K822"]),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(GOVERNED))
def test_every_change_that_is_governed_against_everyone(name: str) -> None:
    other = "unit-changed"
    document = DOCUMENTS[name.partition("-")[0]]
    for case, (by, mandate, expected) in CASES.items():
        said = mandate.format(name=name, other=other, document=document) or "body: skola, may: [unit-changed]"
        known = mandates(m=said) | decision("later", "body: kf", "2026-12-01", "mandates/m")
        assert _verdict(name, known | _decided(name, by), known) == expected, case


@pytest.mark.parametrize("name", sorted(GOVERNED))
def test_no_decision_a_draft_and_one_about_something_else(name: str) -> None:
    assert _verdict(name, {}) == ["K821"]
    assert _verdict(name, _decided(name, "body: kf", more="status: draft\n")) == ["K821"]
    assert _verdict(name, decision("d", "body: kf", DATE, "units/skolan")) == ["K821"]


@pytest.mark.parametrize("name", sorted(GOVERNED - {"price-introduced", "level-introduced", "quote-accepted"}))
def test_a_decision_that_was_taken_for_what_was_there_before(name: str) -> None:
    old = _decided(name, "body: kf")
    there = Change(
        name,
        DOCUMENTS[name.partition("-")[0]],
        "skarm",
        start=date(2027, 1, 1),
        where_before=Place("catalog/x.yaml"),
        where_after=Place("catalog/x.yaml"),
    )
    before = old | price_list("2027", "2027-01-01", "d", "skarm: {amount: 60.00, per: month}")
    before |= mandates(m="body: skola, may: [unit-changed]")
    assert _verdict(name, {}, before, there) == ["K825"]
    new = decision("d2", "body: kf", "2026-11-20", DOCUMENTS[name.partition("-")[0]])
    assert _verdict(name, new, before, there) == []


@pytest.mark.parametrize("name", sorted(set(REVERSED) - GOVERNED))
def test_what_is_not_governed_unless_a_mandate_names_it(name: str) -> None:
    change = Change(name, "units/skolan", "skolan")
    pair = Pair(catalogue(EXTRA), catalogue(EXTRA))
    assert Government(pair, (change,), AT).rulings == ()


def test_what_a_mandate_names_is_governed_there() -> None:
    said = mandates(m="body: sir, may: [service-reworded]")
    wording = edited("services/arbetsplats/skarm.yaml", ("sv: Skärm", "sv: Bild"))
    assert codes(wording, said) == ["K821"]
    assert codes(wording) == []
    assert codes(wording | decision("d", "body: sir", DATE, "services/skarm"), said) == []


# ── A body that is not, or not any longer ────────────────────────────────────────────────────────────────────────────
def test_a_dissolved_body_decides_nothing_and_that_is_told_once() -> None:
    said = mandates(m="body: rad, may: [price-raised]")
    raised = price_list("2027", "2027-06-01", "d", "skarm: {amount: 61.00, per: month}")
    edits = raised | decision("d", "body: rad", DATE, "prices/2027")
    assert codes(edits, said) == []  # K403 says it, where the decision is
    [need] = [need for need in needs(governed(edits, said).government) if need.changes]
    assert (need.body, need.decision) == ("kf", None)


def test_a_dissolved_assembly_is_not_the_highest_either() -> None:
    there = "kf: {title: Kommunfullmäktige, kind: assembly, from: 1971-01-01"
    new = "ny: {title: Regionen, kind: assembly, from: 2026-01-01}"
    bodies = edited_bodies(there, f"{new}\n  {there}, until: 2025-12-31")
    raised = price_list("2027", "2027-06-01", "d", "skarm: {amount: 61.00, per: month}")
    edits = raised | decision("d", "body: kf", DATE, "prices/2027")
    [need] = needs(governed(edits, bodies).government)
    assert (need.body, need.decision) == ("ny", None)


def test_a_body_that_is_gone_holds_no_mandate() -> None:
    said = mandates(m="body: sir, may: [price-raised]")
    raised = price_list("2027", "2027-06-01", "d", "skarm: {amount: 61.00, per: month}")
    gone = edited_bodies("  sir: {title: Strategiska it-rådet, kind: council, from: 2014-09-01, under: kf}\n", "")
    government = governed(raised | gone | decision("d", "body: sir", DATE, "prices/2027"), said).government
    assert [(need.body, need.decision) for need in needs(government)] == [("kf", None)]


def edited_bodies(old: str, new: str) -> Edits:
    """Return the file of bodies with one text for another."""
    name = "catalog/organisation/bodies.yaml"
    text = EXTRA[name]
    assert text is not None
    assert old in text
    return {name: text.replace(old, new)}


# ── What cannot be got round ─────────────────────────────────────────────────────────────────────────────────────────
RAISED = price_list("2027", "2027-06-01", "d", "skarm: {amount: 61.00, per: month}")


def test_no_body_makes_itself_the_highest() -> None:
    made = edited_bodies("it-rådet, kind: council", "it-rådet, kind: assembly")
    edits = made | RAISED | decision("d", "body: sir", DATE, "prices/2027, bodies/sir")
    assert sorted(codes(edits)) == ["K822", "K822"]
    assert codes(made | decision("d", "body: kf", DATE, "bodies/sir")) == []


def test_no_body_gives_itself_a_mandate() -> None:
    own = mandates(
        m="body: sir, may: [mandate-changed], given_by: d",
        n="body: sir, may: [price-raised], given_by: d",
    )
    edits = own | RAISED | decision("d", "body: sir", DATE, "prices/2027, mandates/m, mandates/n")
    found = codes(edits, mandates(x="body: sir, may: [price-lowered]"))
    assert "K822" in found


def test_a_mandate_that_is_given_can_be_used_the_same_day() -> None:
    given = mandates(x="body: sir, may: [price-lowered]", m="body: sir, may: [price-raised], given_by: g")
    edits = given | RAISED | decision("g", "body: kf", DATE, "mandates/m")
    edits |= decision("d", "body: sir", DATE, "prices/2027")
    assert codes(edits, mandates(x="body: sir, may: [price-lowered]")) == []


def test_an_end_can_be_set_to_a_mandate_by_a_decision() -> None:
    before = mandates(priser="body: sir, may: [price-raised]")
    ended = mandates(priser="body: sir, may: [price-raised], until: 2027-12-31")
    assert codes(ended, before) == ["K825"]
    assert codes(ended | decision("d", "body: kf", DATE, "mandates/priser"), before) == []
    assert codes(ended | decision("d", "body: sir", DATE, "mandates/priser"), before) == ["K822"]


def test_a_choice_that_is_added_needs_a_new_decision() -> None:
    before = edited("assortments/skola.yaml", ("kf-2025-1", "old"))
    before |= decision("old", "body: kf", "2025-12-01", "assortments/skola")
    added = edited("assortments/skola.yaml", ("choices:\n", "choices:\n  servicedesk: {}\n"), ("kf-2025-1", "old"))
    assert codes(added, before) == ["K825"]
    new = edited("assortments/skola.yaml", ("choices:\n", "choices:\n  servicedesk: {}\n"), ("kf-2025-1", "d"))
    assert codes(new | decision("d", "body: kf", DATE, "assortments/skola"), before) == []


def test_a_role_that_is_new_needs_a_decision() -> None:
    added = edited("organisation/roles.yaml", ("roles:\n", "roles:\n  ny: {title: Ny, order: 90000}\n"))
    assert codes(added) == ["K821"]
    assert codes(added | decision("d", "body: kf", DATE, "roles/ny")) == []


def test_a_role_goes_when_it_has_no_rights_left() -> None:
    roles = "organisation/roles.yaml"
    before = edited(roles, ("roles:\n", "roles:\n  ny: {title: Ny, order: 90000}\n"))
    [gone] = governed(edited(roles), before).findings
    assert (gone.kind.code, "first say that nothing holds" in gone.remedy.msgid) == ("K821", True)
    without = edited(roles, ("roles:\n", "roles:\n  ny: {title: Ny}\n"))
    assert codes(without | decision("d", "body: kf", DATE, "roles/ny"), before) == []
    assert codes(edited(roles), without) == []


def test_a_draft_that_is_decided_is_covered_by_what_decided_it() -> None:
    draft = price_list("2027", "2027-06-01", "d", "skarm: {amount: 61.00, per: month}", more="status: draft\n")
    undecided_yet = decision("d", "body: kf", DATE, "prices/2027", more="status: draft\n")
    taken = decision("d", "body: kf", DATE, "prices/2027")
    assert codes(RAISED | taken, draft | undecided_yet) == []
    assert codes(RAISED | taken, draft | taken) == []
    assert codes(RAISED | undecided_yet, draft | undecided_yet) == ["K821"]


def test_a_list_that_is_taken_away_is_told_as_that_alone() -> None:
    later = price_list("2028", "2028-01-01", "e", "skarm: {amount: 70.00, per: month}")
    decided = RAISED | decision("d", "body: kf", DATE, "prices/2027") | decision("e", "body: kf", DATE, "prices/2028")
    gone: Edits = {"catalog/prices/2028.yaml": None}
    assert codes(gone, decided | later) == ["K812"]
    emptied = price_list("2028", "2028-01-01", "e", "dator/kraftfull: {amount: 480.00, per: month}")
    both = price_list("2028", "2028-01-01", "e", "skarm: {amount: 70.00, per: month}\n"
                      "dator/kraftfull: {amount: 480.00, per: month}")  # fmt: skip
    assert codes(emptied, decided | both) == ["K811"]


def test_the_first_of_several_decisions_that_covers_is_the_one() -> None:
    edits = RAISED | decision("d", "body: sir", DATE, "prices/2027") | decision("e", "body: kf", DATE, "prices/2027")
    assert codes(edits) == []
    [need] = needs(governed(edits).government)
    assert need.decision is not None
    assert (need.decision.id, need.body) == ("e", "kf")


def test_where_no_body_is_the_highest() -> None:
    bodies = edited_bodies("kind: assembly", "kind: board") | mandates(m="body: sir, may: [price-lowered]")
    found = findings(RAISED, bodies)
    assert [it.code for it in found] == ["K821"]
    [need] = needs(governed(RAISED, bodies).government)
    assert (need.body, need.role, need.decision) == (None, None, None)


# ── Notice ───────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("start", "row", "expected"),
    [
        ("2026-12-16", "amount: 61.00, per: month", []),
        ("2026-12-15", "amount: 61.00, per: month", ["K824"]),
        ("2026-12-15", "amount: 59.00, per: month", []),
        ("2026-12-15", "amount: 61.00, per: month, term: 12", ["K824"]),
        ("2026-12-15", "amount: 60.00, per: month, term: 12, after_term: 65.00", ["K824"]),
        ("2026-12-15", "form: ended", []),
        ("2026-11-16", "amount: 61.00, per: month", ["K824"]),
        ("2026-11-15", "amount: 61.00, per: month", []),  # K404 says that it holds before it was decided
    ],
)
def test_notice(start: str, row: str, expected: list[str]) -> None:
    edits = price_list("ny", start, "d", f"skarm: {{{row}}}") | decision("d", "body: kf", DATE, "prices/ny")
    assert codes(edits) == expected


def test_a_correction_backwards_is_short_notice() -> None:
    edits = price_list("ny", "2026-05-01", "d", "skarm: {amount: 61.00, per: month}", more='corrects: "2026"\n')
    [found] = findings(edits | decision("d", "body: kf", DATE, "prices/ny"))
    assert (found.code, found.place) == ("K824", ("catalog/prices/ny.yaml", "prices", "skarm"))


def test_the_notice_that_was_agreed_counts_not_one_that_the_proposal_sets() -> None:
    edits = price_list("ny", "2026-11-20", "d", "skarm: {amount: 61.00, per: month}")
    edits |= decision("d", "body: kf", DATE, "prices/ny")
    shorter = edited("catalog.yaml", ("price_notice_months: 1", "price_notice_months: 0"))
    decided = decision("e", "body: kf", DATE, "catalog/price_notice_months")
    assert codes(edits | shorter | decided) == ["K824"]
    assert codes(edits, shorter) == []


def test_what_is_short_is_told_with_the_first_day_that_is_not() -> None:
    rows = (
        "skarm: {amount: 61.00, per: month}\ndator/standard: {amount: 310.00, per: month, after_term: 150.00, term: 36}"
    )
    edits = price_list("ny", "2026-12-01", "d", rows)
    [found] = findings(edits | decision("d", "body: kf", DATE, "prices/ny"))
    assert "and more, 2 in all, rise on 2026-12-01, too soon after d: 1 months' notice is agreed" in found.text


@pytest.mark.parametrize(
    ("before", "row", "expected"),
    [
        ("amount: 720.00, per: year", "amount: 60.00, per: month", []),
        ("amount: 60.00, per: year", "amount: 60.00, per: month", ["K824"]),
        ("amount: 60.00, per: month, term: 12", "amount: 59.00, per: month, term: 24", ["K824"]),
        ("amount: 60.00, per: month, free: 2, over: unit", "amount: 60.00, per: month", ["K824"]),
        ("form: included, carried_by: dator", "amount: 1.00, per: month", ["K824"]),
        ("amount: 60.00, per: hour, rates: {kvall: 2}", "amount: 60.00, per: hour, rates: {kvall: 3}", ["K824"]),
        ("amount: 60.00, per: month", "form: included, carried_by: dator", []),
        (
            "form: volume, per: month, over: unit, steps: [{from: 0, amount: 9.00}, {from: 20, amount: 8.00}]",
            "form: volume, per: month, over: unit, steps: [{from: 0, amount: 9.00}, {from: 30, amount: 8.00}]",
            ["K824"],
        ),
    ],
)
def test_other_terms_that_cannot_be_shown_to_be_cheaper_are_a_rise(before: str, row: str, expected: list[str]) -> None:
    years = edited("measures.yaml", ("measures:\n", "measures:\n  year: {text: {sv: år, en: year}, period: year}\n"))
    was = years | {"catalog/prices/2026-skolan.yaml": None}
    was |= price_list("fore", "2026-02-01", "e", f"skarm: {{{before}}}") | decision(
        "e", "body: kf", "2026-01-10", "prices/fore"
    )
    edits = price_list("ny", "2026-12-15", "d", f"skarm: {{{row}}}") | decision("d", "body: kf", DATE, "prices/ny")
    assert codes(edits, was) == expected


def test_a_part_on_top_of_what_has_a_price_is_a_rise_and_a_new_thing_is_none() -> None:
    for row, expected in (("skarm+frakt", ["K824"]), ("dator", [])):
        edits = price_list("ny", "2026-12-15", "d", f"{row}: {{amount: 1.00, per: month}}")
        assert codes(edits | decision("d", "body: kf", DATE, "prices/ny")) == expected


def test_a_decision_of_a_day_to_come_covers_nothing_yet() -> None:
    edits = RAISED | decision("d", "body: kf", "2027-01-15", "prices/2027")
    [found] = findings(edits)
    assert (found.code, found.text) == ("K821", "“Skärm” changes by d, but that is not taken until 2027-01-15")
    [need] = needs(governed(edits).government)
    assert (need.body, need.decision) == ("kf", None)


def test_a_decision_rests_on_the_mandate_that_it_states() -> None:
    said = mandates(a="body: sir, may: [price-raised]", b="body: sir, may: [guideline-changed]")
    by = ("body: sir", DATE, "prices/2027")
    assert codes(RAISED | decision("d", *by, more="mandate: a\n"), said) == []
    [found] = findings(RAISED | decision("d", *by, more="mandate: b\n"), said)
    assert found.code == "K822"
    assert "rests on b, but that gives no right to it" in found.text
    assert codes(RAISED | decision("d", "body: kf", DATE, "prices/2027", more="mandate: b\n"), said) == []
