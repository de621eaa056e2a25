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
        ("urgent: {resolve: 6 h}", "urgent: {resolve: 6 h, respond: 15 min}", "targets.urgent.respond", UP),
        ("urgent: {resolve: 6 h}, ", "", "targets.urgent.resolve", DOWN),
        ("urgent: {resolve: 6 h}", "urgent: {resolve: 6 h, agreed: true}", "targets.urgent.agreed", OTHER),
        ("hours: {weekday: 07:00-16:30}}", "hours: {weekday: 07:00-16:00}}", "support", DOWN),
        ("clock: support", "clock: always", "clock", OTHER),
        ("rank: 2", "rank: 1", "rank", DOWN),
        ("title: Silver", "title: Silvernivå", "title", OTHER),
        ("title: Silver", "title: {sv: Silver, en: Silver level}", "title", SAME),
        ("title: Silver", "title: {en: Silver}", "title", OTHER),
        ("title: Silver", "title: Silver\nsummary: Inget lovas.", "summary", OTHER),
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


PLAIN = "available: {hours: {weekday: 07:00-18:00}, percent: 99.0, per: month}"
VALUE = PLAIN.partition(": ")[2]
SUPPORT = "support: [{hours: {weekday: 07:00-16:30}}]"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("urgent: {resolve: 6 h}", "urgent: {resolve: 360 min}"),
        ("urgent: {resolve: 6 h}", "urgent: {resolve: 21600 s}"),
        ("{weekday: 07:00-18:00}, p", "{weekday: [12:00-18:00, 07:00-12:00]}, p"),
        (SUPPORT, "support: [{hours: {weekday: 09:00-16:30}}, {hours: {weekday: 07:00-09:00}}]"),
        (SUPPORT, "support: [{hours: {weekday: 07:00-16:30}, priorities: [low, normal, high, urgent]}]"),
        (PLAIN, f"available: {{2026-01-01: {VALUE}}}"),
        (PLAIN, f"available: {{2020-01-01: {VALUE}}}"),
        (PLAIN, f"available: {{2026-01-01: {VALUE}, 2027-01-01: {VALUE}}}"),
    ],
)
def test_the_same_promise_written_otherwise_is_no_change(old: str, new: str) -> None:
    assert changes(edited(SILVER, (old, new))) == ()


def test_windows_of_maintenance_in_another_order() -> None:
    night, day = (
        "{text: Natt, hours: {sunday: 00:00-06:00}}",
        "{text: Dag, hours: {sunday: 08:00-12:00}, interrupts: false}",
    )
    before, after = (
        edited(SILVER, ("clock: support", f"clock: support\nmaintenance: [{one}, {other}]"))
        for one, other in ((night, day), (day, night))
    )
    assert changes(after, before) == ()


def test_a_day_that_is_said_twice_is_told_as_it_is_written() -> None:
    twice = "operation: {weekday: 08:00-16:00, friday: [08:00-12:00, 13:00-15:00]}"
    before = edited(SILVER, ("operation: always", twice))
    other = edited(SILVER, ("operation: always", twice.replace("08:00-12:00, 13:00-15:00", "13:00-15:00, 08:00-12:00")))
    assert changes(other, before) == ()
    shorter = edited(SILVER, ("operation: always", twice.replace("15:00", "14:00")))
    assert short(changes(shorter, before)) == [(OTHER, "silver", "operation")]


@pytest.mark.parametrize("field", ["support", "maintenance"])
def test_entries_of_days_that_are_said_twice_are_told_as_they_are_written(field: str) -> None:
    hours = "hours: {weekday: 08:00-16:00, friday: 08:00-15:00}"
    texts = [f"{field}: [{{{hours}, {more}}}]" for more in ("who: A", "who: B")]
    if field == "maintenance":
        texts = [text.replace("who", "text") for text in texts]
    old = SUPPORT if field == "support" else "clock: support"
    kept = "" if field == "support" else f"{old}\n"
    before, after = (edited(SILVER, (old, kept + text)) for text in texts)
    assert changes(before, before) == ()
    assert short(changes(after, before)) == [(OTHER, "silver", field)]


def test_a_promise_that_gets_its_first_day_and_a_later_one_is_another_from_the_later_alone() -> None:
    later = VALUE.replace("99.0", "98.5")
    [change] = changes(edited(SILVER, (PLAIN, f"available: {{2026-01-01: {VALUE}, 2027-06-01: {later}}}")))
    assert (change.name, change.aspect, change.start) == (DOWN, "available.percent", date(2027, 6, 1))
    assert (str(change.before), str(change.after)) == ("99.0", "98.5")


def test_a_promise_whose_first_day_is_after_the_level_began_is_gone_until_then() -> None:
    [change, *_] = changes(edited(SILVER, (PLAIN, f"available: {{2027-01-01: {VALUE}}}")))
    assert (change.name, change.after, change.until) == (DOWN, None, date(2026, 12, 31))


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
