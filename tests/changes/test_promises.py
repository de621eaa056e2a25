"""Items that are promised another level: by service where all its options change alike, else by option."""

from __future__ import annotations

from datetime import date

import pytest

from kran.changes.compare import compare
from kran.diagnostics import Place
from tests.changes.held import FILES, catalogue, changes, edited, short
from tests.changes.ruled import LEVELS, Edits, price_list

LIST = "prices/2026.yaml"
SCREEN = "catalog/services/arbetsplats/skarm.yaml"


def _levels(levels: str, start: str = "2027-01-01", *, more: str = "", name: str = "ny") -> Edits:
    return LEVELS | price_list(name, start, "kf-2025-1", "", more=f"{more}levels: {{{levels}}}\n")


@pytest.mark.parametrize(
    ("level", "name"),
    [("guld", "level-strengthened"), ("brons", "level-weakened"), ("annan", "level-changed")],
)
def test_another_level(level: str, name: str) -> None:
    [change] = changes(_levels(f"skarm: {level}"), LEVELS)
    assert (change.name, change.of, change.document) == (name, "skarm", "prices/ny")
    assert (change.before, change.after, change.start, change.until) == ("silver", level, date(2027, 1, 1), None)
    assert change.where_before == Place(f"catalog/{LIST}", ("levels", "skarm"))
    assert change.where_after == Place("catalog/prices/ny.yaml", ("levels", "skarm"))


def test_options_that_all_change_alike_are_their_service() -> None:
    assert short(changes(_levels("dator: guld"), LEVELS)) == [("level-strengthened", "dator", "")]
    both = _levels("dator/standard: guld, dator/kraftfull: guld")
    assert short(changes(both, LEVELS)) == [("level-strengthened", "dator", "")]
    one = _levels("dator/kraftfull: guld")
    assert short(changes(one, LEVELS)) == [("level-strengthened", "dator/kraftfull", "")]
    apart = _levels("dator/kraftfull: guld, dator/standard: brons")
    assert short(changes(apart, LEVELS)) == [
        ("level-weakened", "dator/standard", ""),
        ("level-strengthened", "dator/kraftfull", ""),
    ]


def test_the_same_said_again_or_of_each_option_is_no_change() -> None:
    assert changes(_levels("skarm: silver"), LEVELS) == ()
    assert changes(_levels("dator/standard: silver, dator/kraftfull: silver", "2026-01-01"), LEVELS) == ()
    assert changes(edited(LIST, ("{dator: silver, skarm: silver", "{skarm: silver, dator: silver"))) == ()


def test_a_promise_to_some_customers_and_for_a_time() -> None:
    edits = _levels("skarm: guld", more="for: [company]\n") | _levels("skarm: silver", "2027-07-01", name="sen")
    [change] = changes(edits, LEVELS)
    assert (change.customers, change.until) == (("company",), date(2027, 6, 30))


def test_a_promise_that_is_new_or_gone() -> None:
    without = edited(LIST, ("skarm: silver, ", ""))
    [gone] = changes(without)
    assert (gone.name, gone.after, gone.document) == ("level-removed", None, "prices/2026")
    [new] = changes({}, without)
    assert (new.name, new.before) == ("level-introduced", None)


def test_an_item_by_a_former_name_keeps_its_promise() -> None:
    renamed = edited("services/arbetsplats/dator.yaml", ("id: kraftfull", "id: stark\n    formerly: [dator/kraftfull]"))
    renamed |= edited("assortments/skola.yaml", ("dator/kraftfull", "dator/stark"))
    assert _told(renamed) == []
    moved: Edits = {
        SCREEN: None,
        "catalog/services/arbetsplats/bild.yaml": FILES[SCREEN] + "formerly: [skarm]\n",
    }
    assert _told(moved | _levels("bild: guld")) == [("level-strengthened", "bild", "")]


def _told(after: Edits) -> list[tuple[str, str, str]]:
    """Return what is told of promises, one way: the other way round things are called as they were."""
    found = short(compare(catalogue(LEVELS), catalogue(LEVELS | after)))
    return [it for it in found if it[0].startswith("level-")]


def test_a_units_own_list_promises_nothing_to_others() -> None:
    own = _levels("skarm: guld", more="for_unit: skolan\nuntil: 2027-12-31\n")
    assert [it for it in short(changes(own, LEVELS)) if it[0].startswith("level-")] == []


def test_a_level_that_is_not_there_can_be_compared_yet() -> None:
    unknown = price_list("ny", "2027-01-01", "kf-2025-1", "", more="levels: {skarm: okand}\n")
    assert short(changes(unknown)) == [("level-changed", "skarm", "")]
