"""Services and options: new, gone, renamed, split, merged, moved, reworded."""

from __future__ import annotations

from datetime import date

import pytest

from kran.changes.compare import compare
from tests.changes.held import FILES, catalogue, changes, edited, short

SCREEN, COMPUTER = "services/arbetsplats/skarm.yaml", "services/arbetsplats/dator.yaml"
SCREEN_FILE = FILES[f"catalog/{SCREEN}"]
NEW = "title: Ny\nsummary: En ny.\nowner: it-chef\norderable: {from: 2026-01-01}\n"
NO_LONGER_LIST = edited(
    "prices/2026.yaml", ("  skarm:           {amount: 60.00, per: month}\n", ""), ("skarm: silver, ", "")
)


def test_a_new_service() -> None:
    [change] = changes({"catalog/services/stod/ny.yaml": NEW})
    assert (change.name, change.document, change.of, change.before) == ("service-added", "services/ny", "ny", None)
    assert change.where_after is not None
    assert change.where_after.file == "catalog/services/stod/ny.yaml"


def test_a_draft_that_is_one_no_longer() -> None:
    draft = {"catalog/services/stod/ny.yaml": f"status: draft\n{NEW}"}
    assert short(changes({"catalog/services/stod/ny.yaml": NEW}, draft)) == [("service-added", "ny", "")]
    assert short(changes(draft, {"catalog/services/stod/ny.yaml": NEW})) == [("service-retired", "ny", "")]


def test_a_service_that_is_gone() -> None:
    assert short(changes({f"catalog/{SCREEN}": None})) == [("service-retired", "skarm", "")]


@pytest.mark.parametrize(
    ("before", "after", "told", "days"),
    [
        ("", ", until: 2027-06-30", "service-retired", (date(2027, 7, 1), None)),
        (", until: 2027-12-31", ", until: 2027-06-30", "service-retired", (date(2027, 7, 1), date(2027, 12, 31))),
        (", until: 2027-06-30", ", until: 2027-12-31", "service-added", (date(2027, 7, 1), date(2027, 12, 31))),
        (", until: 2027-06-30", "", "service-added", (date(2027, 7, 1), None)),
    ],
)
def test_the_last_day_to_order(before: str, after: str, told: str, days: tuple[date, date | None]) -> None:
    old, new = (edited(SCREEN, ("from: 2026-01-01", f"from: 2026-01-01{until}")) for until in (before, after))
    [change] = changes(new, old)
    assert (change.name, change.aspect) == (told, "orderable.until")
    assert (change.start, change.until) == (days[0], days[1])


def test_what_replaces_a_service_and_its_first_day() -> None:
    edit = edited(SCREEN, ("from: 2026-01-01", "from: 2026-02-01"), ("owner", "replaced_by: servicedesk\nowner"))
    assert short(changes(edit)) == [
        ("service-retired", "skarm", "replaced_by"),
        ("service-reworded", "skarm", "orderable.from"),
    ]
    other = edited(SCREEN, ("owner", "replaced_by: dator\nowner"))
    assert ("service-reworded", "skarm", "replaced_by") in short(changes(other, edit))


def test_an_option_that_leaves() -> None:
    edit = edited(COMPUTER, ("id: kraftfull", "id: kraftfull\n    works: {until: 2027-01-31}"))
    assert short(changes(edit)) == [("option-removed", "dator/kraftfull", "works.until")]
    [change] = changes({}, edit)
    assert (change.name, change.document) == ("option-added", "services/dator")


def test_options_that_are_new_gone_and_in_another_order() -> None:
    start = FILES[f"catalog/{COMPUTER}"].partition("options:\n")[0]
    options = "options:\n  - {id: kraftfull, title: K}\n  - {id: liten, title: Liten}\n  - {id: standard, title: S}\n"
    found = changes({f"catalog/{COMPUTER}": start + options})
    assert ("option-added", "dator/liten", "") in short(found)
    order = next(change for change in found if change.aspect == "options")
    assert (order.before, order.after) == (("standard", "kraftfull"), ("kraftfull", "standard"))
    [gone] = [c for c in changes({}, {f"catalog/{COMPUTER}": start + options}) if c.name == "option-removed"]
    assert gone.of == "dator/liten"


def test_a_renamed_service_keeps_all_that_names_it() -> None:
    renamed: dict[str, str | None] = {
        f"catalog/{SCREEN}": None,
        "catalog/services/arbetsplats/bildskarm.yaml": f"{SCREEN_FILE}formerly: [skarm]\n",
    }
    named: dict[str, str | None] = {
        name: text.replace("skarm", "bildskarm")
        for name, text in FILES.items()
        if "skarm" in text and name != f"catalog/{COMPUTER}"
    }
    computer = edited(COMPUTER, ("item: skarm", "item: bildskarm"), ("[skarm]", "[bildskarm]"))
    for others in ({}, named | computer):
        there = changes_of_names(renamed | others)
        assert there == [("service-renamed", "bildskarm", "formerly")]


def changes_of_names(edit: dict[str, str | None]) -> list[tuple[str, str, str]]:
    """Return what is told; the reverse is by the names of that day, so it is not asked for."""
    assert len(compare(catalogue(edit), catalogue())) == len(compare(catalogue(), catalogue(edit)))
    return short(compare(catalogue(), catalogue(edit)))


def test_a_renamed_service_that_is_another_too() -> None:
    text = SCREEN_FILE.replace("title: {sv: Skärm", "title: {sv: Bildskärm")
    edit: dict[str, str | None] = {
        f"catalog/{SCREEN}": None,
        "catalog/services/stod/bildskarm.yaml": f"{text}formerly: [skarm, monitor]\n",
    } | edited("prices/2026.yaml", ("  skarm:           {amount: 60.00", "  bildskarm:       {amount: 65.00"))
    assert changes_of_names(edit) == [
        ("service-renamed", "bildskarm", "formerly"),
        ("service-moved", "bildskarm", "category"),
        ("service-reworded", "bildskarm", "formerly"),
        ("service-reworded", "bildskarm", "title"),
        ("price-raised", "bildskarm", ""),
    ]


def test_options_take_the_new_name_of_their_service() -> None:
    text = FILES[f"catalog/{COMPUTER}"]
    for option in ("standard", "kraftfull"):
        text = text.replace(f"  - id: {option}\n", f"  - id: {option}\n    formerly: [dator/{option}]\n")
    edit: dict[str, str | None] = {
        f"catalog/{COMPUTER}": None,
        "catalog/services/arbetsplats/datorer.yaml": f"{text}formerly: [dator]\n",
    }
    assert changes_of_names(edit) == [("service-renamed", "datorer", "formerly")]


def test_an_option_that_is_renamed_and_reworded() -> None:
    edit = edited(COMPUTER, ("id: kraftfull", "id: stark\n    formerly: [dator/kraftfull]"), ("Den som ritar", "Den"))
    assert changes_of_names(edit) == [
        ("option-renamed", "dator/stark", "formerly"),
        ("option-reworded", "dator/stark", "suits"),
    ]


def test_options_that_become_one_are_told_with_the_price_of_each() -> None:
    start, _, options = FILES[f"catalog/{COMPUTER}"].partition("  - id: kraftfull\n")
    assert options
    edit = {f"catalog/{COMPUTER}": start.replace("common: true", "common: true\n    formerly: [dator/kraftfull]")}
    prices = edited(
        "prices/2026.yaml", ("  dator/kraftfull: {amount: 480.00, per: month, term: 36, after_term: 240.00}\n", "")
    )
    found = changes_of_names({**edit, **prices})
    assert ("option-renamed", "dator/standard", "formerly") in found
    assert ("price-lowered", "dator/standard", "") in found  # who had the other pays another price


def test_a_service_that_becomes_an_option_of_another() -> None:
    edit = edited(
        COMPUTER, ("  - id: kraftfull\n", "  - {id: skarm, title: Skärm, formerly: [skarm]}\n  - id: kraftfull\n")
    )
    edit[f"catalog/{SCREEN}"] = None
    assert changes_of_names(edit) == [("service-renamed", "dator/skarm", "formerly")]


def test_each_side_is_at_its_key() -> None:
    edit = edited(COMPUTER, ("delivery: {days: 5}", "delivery: {days: 3}"), ("purpose: Att alla", "purpose: Att många"))
    by_aspect = {change.aspect: change for change in changes(edit)}
    assert set(by_aspect) == {"delivery.days", "purpose"}
    for change in by_aspect.values():
        for where in (change.where_before, change.where_after):
            assert where is not None
            assert where.path == tuple(change.aspect.split("."))
