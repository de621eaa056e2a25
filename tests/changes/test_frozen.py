"""What was decided is never edited: every field of it, once and on the right line; and what is no edit."""

from __future__ import annotations

import pytest

from tests.changes.held import FILES, edited
from tests.changes.ruled import EXTRA, Edits, Told, codes, decision, findings, mandates, price_list

LIST, SILVER, DECISION = "prices/2026.yaml", "service-levels/silver.yaml", "decisions/2025/kf-2025-1.yaml"
OWN = "prices/2026-skolan.yaml"
LIMIT = "limit: {percent: 2, year: 500}"
SIR = f"body: sir, may: [price-raised, price-lowered], of: [skarm, dator], {LIMIT}, from: 2026-01-01"
DATED = "{2026-01-01: {hours: {weekday: 07:00-18:00}, percent: 99.0, per: month}"
LOWER_FIRST = f"available: {DATED.replace('99.0', '98.0')}, 2030-01-01: {DATED.partition(': ')[2]}}}"
PLAIN = "available: {hours: {weekday: 07:00-18:00}, percent: 99.0, per: month}"


def _edits(after: Edits, before: Edits | None = None) -> list[Told]:
    """Return what is told of edits of what was decided; nothing else may be."""
    found = findings(after, before)
    assert {it.code for it in found} <= {"K811"}, found
    return found


@pytest.mark.parametrize(
    ("file", "old", "new", "path"),
    [
        (LIST, "60.00", "61.00", ("prices", "skarm")),
        (LIST, "60.00, per: month", "60.00, per: month, text: Varje", ("prices", "skarm")),
        (LIST, "term: 36, after_term: 150.00", "term: 24, after_term: 150.00", ("prices", "dator/standard")),
        (LIST, "  skarm:           {amount: 60.00, per: month}\n", "", ("prices",)),
        (LIST, "prices:\n", "prices:\n  skarm+start: {amount: 5.00, per: start}\n", ("prices", "skarm+start")),
        (LIST, "from: 2026-01-01", "from: 2026-01-02", ("from",)),
        (LIST, "for: [internal, company]", "for: [internal]", ("for",)),
        (LIST, "complete: true", "complete: false", ("complete",)),
        (LIST, "decision: kf-2025-1", "decision: kf-2025-2", ("decision",)),
        (LIST, "complete: true", "complete: true\ncorrects: 2025-a", ("corrects",)),
        (LIST, "levels: {dator: silver", "levels: {dator: guld", ("levels", "dator")),
        (LIST, "skarm: silver, ", "", ("levels",)),
        (LIST, "levels: {", "levels: {dator/kraftfull: guld, ", ("levels", "dator/kraftfull")),
        (OWN, "until: 2026-08-31", "until: 2026-09-30", ("until",)),
        (OWN, "until: 2026-08-31\n", "", ("until",)),
        (OWN, "for_unit: skolan", "for_unit: forvaltningen", ("for_unit",)),
        (OWN, "50.00", "51.00", ("prices", "skarm")),
        (SILVER, "{2026-01-01: kf-2025-1}", "{2026-01-01: kf-2025-2}", ("decision", "2026-01-01")),
        (SILVER, "{2026-01-01: kf-2025-1}", "{2026-02-01: kf-2025-1}", ("decision",)),
        (SILVER, "percent: 99.0", "percent: 99.5", ("available",)),
        (SILVER, "operation: always\n", "", ("operation",)),
        (SILVER, "clock: support", "clock: always", ("clock",)),
        (SILVER, "urgent: {resolve: 6 h}", "urgent: {resolve: 7 h}", ("targets",)),
        (SILVER, PLAIN, LOWER_FIRST, ("available",)),
        (DECISION, "title: Prislista it 2026", "title: Prislista", ("title",)),
        (DECISION, "body: kf", "body: sir", ("body",)),
        (DECISION, "body: kf", "role: it-chef", ("body",)),
        (DECISION, "date: 2025-11-17", "date: 2025-11-18", ("date",)),
        (DECISION, "§ 1", "§ 2", ("reference",)),
        (DECISION, "mandates/priser]", "mandates/priser, prices/2027]", ("decides",)),
        (DECISION, "body: kf", "body: kf\ntext: Mer", ("text",)),
        (DECISION, "body: kf", "body: kf\nmandate: priser", ("mandate",)),
    ],
)  # fmt: skip
def test_each_field_of_what_was_decided(file: str, old: str, new: str, path: tuple[str, ...]) -> None:
    more = decision("kf-2025-2", "body: kf", "2025-11-17", "prices/2026, service-levels/silver")
    [found] = _edits(edited(file, (old, new)), more)
    places = {(f"catalog/{file}", *path), (f"catalog/{file}", "role"), (f"catalog/{file}", *path[:1])}
    assert found.place in places
    if "role" not in new:
        assert found.place == (f"catalog/{file}", *path)
        assert found.text.endswith("is decided, and is edited here")


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("body: sir", "body: skola", ("body",)),
        ("body: sir", "role: it-chef", ("body",)),
        ("[price-raised, price-lowered]", "[price-raised]", ("may",)),
        ("[skarm, dator]", "[skarm]", ("of",)),
        (", of: [skarm, dator]", "", ("of",)),
        ("percent: 2,", "percent: 3,", ("limit", "percent")),
        ("year: 500", "year: 5000", ("limit", "year")),
        ("from: 2026-01-01", "from: 2026-01-02", ("from",)),
        ("from: 2026-01-01", "from: 2026-01-01, minutes: true", ("minutes",)),
        ("from: 2026-01-01", "from: 2026-01-01, given_by: d", ("given_by",)),
        (", until: 2027-12-31", ", until: 2028-12-31", ("until",)),
        (", until: 2027-12-31", "", ("until",)),
    ],
)
def test_each_field_of_a_mandate(old: str, new: str, path: tuple[str, ...]) -> None:
    said = f"{SIR}, until: 2027-12-31"
    assert old in said
    found = _edits(
        mandates(m=said.replace(old, new)), mandates(m=said) | decision("d", "body: kf", "2026-01-01", "x/y")
    )
    assert [it.code for it in found] == ["K811"]
    assert found[0].place == ("catalog/organisation/mandates.yaml", "mandates", "m", *path)


def test_several_edits_of_one_document_are_told_together() -> None:
    [found] = _edits(edited(LIST, ("60.00", "61.00"), ("480.00", "481.00"), ("complete: true", "complete: false")))
    assert found.place == ("catalog/prices/2026.yaml", "complete")
    assert found.text == "prices/2026 is decided, and is edited here and in 2 other places"
    both = edited(LIST, ("60.00", "61.00")) | edited(DECISION, ("§ 1", "§ 2"))
    assert [it.place[0] for it in _edits(both)] == [f"catalog/{LIST}", f"catalog/{DECISION}"]


@pytest.mark.parametrize(
    "edits",
    [
        edited(LIST, ("title: Prislista it 2026", "title: Prislistan")),
        edited(LIST, ("for: [internal, company]", "for: [company, internal]")),
        edited(LIST, ("{dator: silver, skarm: silver", "{skarm: silver, dator: silver")),
        edited(DECISION, ("[prices/2026, service-levels/silver", "[service-levels/silver, prices/2026")),
        edited(SILVER, ("title: Silver", "title: Silvernivå")),
        edited(SILVER, (PLAIN, f"available: {DATED}}}".replace("2026-01-01", "2020-01-01"))),
        edited("organisation/mandates.yaml", ("price-raised, price-lowered", "price-lowered, price-raised")),
        edited("organisation/mandates.yaml", ("title: Priser och nivåer", "title: Priser")),
    ],
    ids=str,
)
def test_what_is_written_otherwise_is_no_edit(edits: Edits) -> None:
    assert "K811" not in codes(edits)


def test_a_promise_from_a_later_day_is_no_edit() -> None:
    later = DATED.partition(": ")[2].replace("99.0", "99.5")
    before = edited(SILVER, (PLAIN, f"available: {DATED}}}"))
    new = edited(SILVER, (PLAIN, f"available: {DATED}, 2027-01-01: {later}}}"),
                 ("{2026-01-01: kf-2025-1}", "{2026-01-01: kf-2025-1, 2027-01-01: d}"))  # fmt: skip
    assert codes(new | decision("d", "body: kf", "2026-11-16", "service-levels/silver"), before) == []
    assert codes(new | decision("d", "body: sir", "2026-11-16", "service-levels/silver"), before) == ["K822"]


def test_an_option_that_is_renamed_is_no_edit_of_old_lists() -> None:
    renamed = edited("services/arbetsplats/dator.yaml", ("id: kraftfull", "id: stark\n    formerly: [dator/kraftfull]"))
    others = edited("assortments/skola.yaml", ("dator/kraftfull", "dator/stark"))
    assert "K811" not in codes(renamed | others)
    in_the_list = edited(LIST, ("dator/kraftfull", "dator/stark"))
    assert "K811" not in codes(renamed | others | in_the_list)
    assert "K811" not in codes(renamed | others | edited(LIST, ("title: Prislista it 2026", "title: Priser")))
    raised = edited(LIST, ("dator/kraftfull", "dator/stark"), ("480.00", "490.00"))
    assert codes(renamed | others | raised) == ["K811"]


def test_old_names_in_levels_carriers_and_mandates_are_no_edits() -> None:
    before = edited(LIST, ("levels: {", "levels: {dator/kraftfull: guld, "))
    renamed = edited("services/arbetsplats/dator.yaml", ("id: kraftfull", "id: stark\n    formerly: [dator/kraftfull]"))
    others = edited("assortments/skola.yaml", ("dator/kraftfull", "dator/stark"))
    again = edited(
        LIST, ("levels: {", "levels: {dator/kraftfull: guld, "), ("title: Prislista it 2026", "title: Priser")
    )
    assert codes(renamed | others | again, before) == []
    dator = FILES["catalog/services/arbetsplats/dator.yaml"]
    service: Edits = {
        "catalog/services/arbetsplats/dator.yaml": None,
        "catalog/services/arbetsplats/datorer.yaml": dator + "formerly: [dator]\n",
    }
    carried = edited(LIST, ("carried_by: dator", "carried_by: datorer"))
    of = mandates(m=SIR.replace("dator", "datorer"))
    assert [it for it in findings(service | carried | of, mandates(m=SIR)) if it.code == "K811"] == []


def test_of_rows_that_become_one_each_is_kept() -> None:
    name = "catalog/services/arbetsplats/dator.yaml"
    head, _, options = FILES[name].partition("  - id: standard\n")
    alone = options[options.index("  - id: kraftfull") :]
    former = "id: alla\n    formerly: [dator/kraftfull, dator/standard]"
    service: Edits = {name: head + alone.replace("id: kraftfull", former)}
    assert "K811" not in codes(service)
    edit = edited(LIST, ("300.00", "310.00"))
    assert codes(service | edit).count("K811") == 1


# ── Gone, and a draft again ──────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("file", [LIST, OWN, SILVER, DECISION])
def test_what_is_gone(file: str) -> None:
    found = [it for it in findings({f"catalog/{file}": None}) if it.code.startswith("K81")]
    assert [(it.code, it.place) for it in found] == [("K812", ("catalog/catalog.yaml",))]
    assert f"it was catalog/{file}" in found[0].text


@pytest.mark.parametrize("file", [LIST, OWN, SILVER, DECISION])
def test_what_is_made_a_draft(file: str) -> None:
    text = FILES[f"catalog/{file}"] + "status: draft\n"
    found = [it for it in findings({f"catalog/{file}": text}) if it.code.startswith("K81")]
    assert [(it.code, it.place) for it in found] == [("K812", (f"catalog/{file}", "status"))]


def test_a_mandate_that_is_gone() -> None:
    both, one = mandates(m=SIR, n="body: sir, may: [body-changed]"), mandates(m=SIR)
    assert codes(one, both) == ["K812"]


@pytest.mark.parametrize("file", ["assortments/skola.yaml", "guidelines/val.md", "agreements/skolan.yaml"])
def test_what_a_decision_names_is_ended_and_never_taken_away(file: str) -> None:
    document = file.partition(".")[0]
    old = decision("old", "body: kf", "2025-12-01", document)
    assert codes({f"catalog/{file}": None}, old) == ["K812"]
    assert codes({f"catalog/{file}": None}) == ["K821"]


def test_a_service_that_a_decision_names_may_get_another_name() -> None:
    old = decision("old", "body: kf", "2025-12-01", "services/skarm")
    name = "catalog/services/arbetsplats/skarm.yaml"
    renamed: Edits = {name: None, name.replace("skarm", "bildskarm"): FILES[name] + "formerly: [skarm]\n"}
    assert "K812" not in codes(renamed, old)


def test_drafts_are_edited_and_thrown_away() -> None:
    draft = price_list("2027", "2027-06-01", "d", "skarm: {amount: 61.00, per: month}", more="status: draft\n")
    other = price_list("2027", "2027-07-01", "d", "skarm: {amount: 62.00, per: month}", more="status: draft\n")
    assert codes(other, draft) == codes({"catalog/prices/2027.yaml": None}, draft) == []


# ── Closed days ──────────────────────────────────────────────────────────────────────────────────────────────────────
CLOSED = edited("catalog.yaml", ("price_notice_months: 1", "price_notice_months: 0\nclosed_until: 2026-12-31"))


OWN_PRICE = "for_unit: forvaltningen\nuntil: 2027-02-28\n"


def _new(start: str, row: str = "skarm: {amount: 61.00, per: month}", more: str = "") -> Edits:
    return price_list("ny", start, "d", row, more=more) | decision("d", "body: kf", "2026-02-01", "prices/ny")


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        (_new("2027-01-01"), []),
        (_new("2026-12-31"), ["K813"]),
        (_new("2026-03-01", "skarm: {amount: 60.00, per: month}"), []),
        (_new("2026-03-01", "skarm: {amount: 55.00, per: month}", OWN_PRICE), ["K813"]),
        (_new("2026-03-01", "skarm: {form: ended}"), ["K813"]),
        (_new("2026-12-01", "", "levels: {skarm: guld}\n"), ["K813"]),
        (_new("2026-03-01", "skarm: {amount: 60.00, per: month, text: Per skärm}"), []),
    ],
)  # fmt: skip
def test_closed_days(edits: Edits, expected: list[str]) -> None:
    assert codes(edits, CLOSED) == expected


def test_closed_days_cannot_be_opened() -> None:
    for day in ("", "\nclosed_until: 2026-12-30"):
        opened = edited("catalog.yaml", ("price_notice_months: 1", f"price_notice_months: 0{day}"))
        [found] = findings(opened, CLOSED)
        assert (found.code, found.place) == ("K813", ("catalog/catalog.yaml", "closed_until"))
    later = edited("catalog.yaml", ("price_notice_months: 1", "price_notice_months: 0\nclosed_until: 2027-01-31"))
    assert codes(later, CLOSED) == []
    opened = edited("catalog.yaml", ("price_notice_months: 1", "price_notice_months: 0"))
    assert codes(_new("2026-12-31") | opened, CLOSED) == ["K813", "K813"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("urgent: {resolve: 6 h}", "urgent: {resolve: 360 min}", []),
        ("urgent: {resolve: 6 h}", "urgent: {resolve: 361 min}", ["K811"]),
    ],
)
def test_a_promise_that_is_written_otherwise_is_the_same(old: str, new: str, expected: list[str]) -> None:
    assert codes(edited(SILVER, (old, new))) == expected


FIGURES = "catalog/ledger/figures.csv"


@pytest.mark.parametrize(
    "after",
    [FILES[FIGURES].replace("40", "41"), FILES[FIGURES].replace("forvaltningen,employees,2026-01-01,12\n", ""), None],
)
def test_rows_of_the_ledger_are_only_added(after: str | None) -> None:
    [found] = [it for it in findings({FIGURES: after}) if it.code.startswith("K8")]
    assert (found.code, "has lost or changed 1 rows" in found.text or after is None) == ("K811", True)
    head, *rows = FILES[FIGURES].splitlines(keepends=True)
    more = "skolan,employees,2027-01-01,41\n"
    assert codes({FIGURES: "".join([head, *reversed(rows), more])}) == []


def test_what_happened_on_closed_days_is_not_added() -> None:
    late = FILES[FIGURES] + "skolan,employees,2026-06-01,41\n"
    assert codes({FIGURES: late}, CLOSED) == ["K813"]
    assert codes({FIGURES: FILES[FIGURES] + "skolan,employees,2027-01-01,41\n"}, CLOSED) == []


def test_an_edit_on_closed_days_is_told_as_an_edit_alone() -> None:
    assert codes(edited(LIST, ("60.00", "61.00")), CLOSED) == ["K811"]
    assert codes({f"catalog/{OWN}": None}, CLOSED) == ["K812"]


def test_the_small_catalogue_has_what_is_looked_at() -> None:
    assert "catalog/organisation/bodies.yaml" in EXTRA
    assert codes({}) == []
