"""What a level promises: stronger or weaker where it can be told, day by day."""

from __future__ import annotations

from datetime import date

import pytest

from kran.changes.stronger import stronger
from kran.model.hours import Hours
from kran.model.level import Support, Window
from kran.text import Text
from tests.changes.held import changes, edited, short

SILVER = "service-levels/silver.yaml"
UP, DOWN, SAME, OTHER = "level-strengthened", "level-weakened", "level-reworded", "level-changed"


@pytest.mark.parametrize(
    ("old", "new", "aspect", "told"),
    [
        ("percent: 99.0", "percent: 99.5", "available.percent", UP),
        ("percent: 99.0", "percent: 98.5", "available.percent", DOWN),
        ("per: month", "per: year", "available.per", OTHER),
        ("07:00-18:00}, p", "07:00-19:00}, p", "available.hours", UP),
        ("07:00-18:00}, p", "08:00-19:00}, p", "available.hours", OTHER),
        ("operation: always", "operation: {weekday: 07:00-18:00}", "operation", DOWN),
        ("urgent: {resolve: 6 h}", "urgent: {resolve: 8 h}", "targets.urgent.resolve", DOWN),
        ("urgent: {resolve: 6 h}", "urgent: {resolve: 300 min}", "targets.urgent.resolve", UP),
        ("urgent: {resolve: 6 h}", "urgent: {resolve: 360 min}", "targets.urgent.resolve", SAME),
        ("urgent: {resolve: 6 h}", "urgent: {resolve: 6 h, respond: 15 min}", "targets.urgent.respond", UP),
        ("urgent: {resolve: 6 h}, ", "", "targets.urgent.resolve", DOWN),
        ("urgent: {resolve: 6 h}", "urgent: {resolve: 6 h, agreed: true}", "targets.urgent.agreed", OTHER),
        ("hours: {weekday: 07:00-16:30}}", "hours: {weekday: 07:00-16:00}}", "support", DOWN),
        ("clock: support", "clock: always", "clock", OTHER),
        ("rank: 2", "rank: 1", "rank", DOWN),
        ("title: Silver", "title: Silvernivå", "title", SAME),
        ("{2026-01-01: kf-2025-1}", "{2025-12-01: kf-2025-1}", "decision", SAME),
        ("clock: support", "clock: support\nmet: 80", "met", UP),
        ("clock: support", "clock: support\nanswer: {phone: 90 s}", "answer.phone", UP),
        ("clock: support", "clock: support\noutages: {in_month: 1}", "outages.in_month", UP),
        ("clock: support", "clock: support\ncredit: Avdrag", "credit", UP),
        (
            "clock: support",
            "clock: support\nmaintenance: [{text: Natt, hours: {sunday: 00:00-06:00}}]",
            "maintenance",
            OTHER,
        ),
        ("available: {hours: {weekday: 07:00-18:00}, percent: 99.0, per: month}\n", "", "available.percent", DOWN),
    ],
)
def test_a_promise_that_differs(old: str, new: str, aspect: str, told: str) -> None:
    assert short(changes(edited(SILVER, (old, new)))) == [(told, "silver", aspect)]


def test_a_promise_from_a_day_on() -> None:
    old = "available: {hours: {weekday: 07:00-18:00}, percent: 99.0, per: month}"
    inner = old.partition(": ")[2]
    later = inner.replace("99.0", "99.5")
    edit = edited(SILVER, (old, f"available: {{2026-01-01: {inner}, 2027-01-01: {later}}}"))
    before = edited(SILVER, (old, f"available: {{2026-01-01: {inner}}}"))
    [change] = changes(edit, before)
    assert (change.name, change.start, change.until) == (UP, date(2027, 1, 1), None)
    assert change.where_before is not None
    assert change.where_after is not None
    assert change.where_before.path == ("available", "2026-01-01", "percent")
    assert change.where_after.path == ("available", "2027-01-01", "percent")
    assert (change.before, change.after) != (None, None)


def test_a_level_that_is_new() -> None:
    gold: dict[str, str | None] = {
        "catalog/service-levels/guld.yaml": "title: Guld\nrank: 3\ndecision: {2027-01-01: kf-2025-1}\n"
    }
    [change] = changes(gold)
    assert (change.name, change.document, change.of) == ("level-introduced", "service-levels/guld", "guld")
    assert change.start == date(2027, 1, 1)
    assert short(changes({}, gold)) == [("level-removed", "guld", "")]


def _text(words: str) -> Text:
    return Text("sv", {"sv": words})


DAY = Hours({"weekday": ("08:00-16:00",)})
LONG = Hours({"weekday": ("07:00-12:00", "12:00-24:00")})


@pytest.mark.parametrize(
    ("aspect", "before", "after", "expected"),
    [
        ("answer.phone", "2 days", "3 h", 1),
        ("answer.phone", "2 days", "40 h", None),
        ("answer.phone", "1 weeks", "14 days", -1),
        ("answer.phone", "1 weeks", "7 days", None),
        ("answer.phone", "3 days", "2 days", 1),
        ("answer.phone", "30 min", "1 weeks", -1),
        ("operation", DAY, LONG, 1),
        ("operation", LONG, Hours({"weekday": ("07:00-24:00",)}), 0),
        ("operation", DAY, Hours({"weekday": ("08:00-16:00",), "friday": ("08:00-15:00",)}), None),
        ("operation", Hours({"weekend": ("08:00-16:00",)}), Hours({"saturday": ("08:00-16:00",)}), -1),
        ("operation", DAY, None, None),
        ("support", (Support(DAY, None, ("urgent",)),), (Support(DAY, None, ()),), 1),
        ("support", (Support(DAY, None, ()),), (Support(DAY, _text("Endast jour"), ()),), None),
        ("support", (Support(DAY, None, ()),), (Support(DAY, None, ()), Support(LONG, _text("Jour"), ())), 1),
        (
            "maintenance",
            (Window(_text("Dag"), LONG, interrupts=True),),
            (Window(_text("Dag"), DAY, interrupts=True),),
            1,
        ),
        (
            "maintenance",
            (Window(_text("En gång"), DAY, interrupts=True),),
            (Window(_text("Varje vecka"), DAY, interrupts=True),),
            None,
        ),
        (
            "maintenance",
            (Window(_text("Dag"), DAY, interrupts=False),),
            (Window(_text("Dag"), LONG, interrupts=False),),
            None,
        ),
        ("credit", _text("Avdrag"), _text("Större avdrag"), None),
        ("outages.in_month", 2, 1, 1),
    ],
)
def test_stronger(aspect: str, before: object, after: object, expected: int | None) -> None:
    assert stronger(aspect, before, after) == expected
    if before is not None and after is not None:
        assert stronger(aspect, after, before) == (None if expected is None else -expected)
