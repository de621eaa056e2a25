"""What was decided is never edited, only followed by something new: lists, promised days, decisions, mandates.

Who reads a decision in a year must find beside it what was decided, not what it was turned into.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from kran.changes.fields import leaves
from kran.changes.ledger import rows
from kran.changes.prices import compared
from kran.changes.stronger import meant
from kran.changes.titles import held
from kran.diagnostics import NO_EXAMPLE, Code, Diagnostic, Place, Severity, Spot, complain
from kran.model.dated import ALWAYS, Dated
from kran.model.kinds import KINDS
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import date
    from typing import Any

    from kran.changes.change import Change
    from kran.changes.pair import Pair
    from kran.model.decision import Decision
    from kran.model.level import ServiceLevel
    from kran.model.mandate import Mandate
    from kran.model.price_list import PriceList

EDITED = Code(
    "K811",
    "decided-and-edited",
    Severity.ERROR,
    N_("What was decided is edited"),
    N_("Who reads the decision must find what was decided. What is to be otherwise is decided anew, from a later day."),
    NO_EXAMPLE,
    NO_EXAMPLE,
)
GONE = Code(
    "K812",
    "decided-and-gone",
    Severity.ERROR,
    N_("What was decided is taken away"),
    N_("A price or a promise that holds no longer is ended by a new list; what held before stays true."),
    NO_EXAMPLE,
    NO_EXAMPLE,
)
CLOSED = Code(
    "K813",
    "closed-days",
    Severity.ERROR,
    N_("Something changes on days that are closed"),
    N_("What was charged for is settled. What was wrong is corrected from the first open day."),
    NO_EXAMPLE,
    NO_EXAMPLE,
)
CODES = (EDITED, GONE, CLOSED)

_REMEDY = N_("Put back what was decided. Write what is to hold instead as something new, with its own decision.")


def frozen(pair: Pair, changes: tuple[Change, ...]) -> Iterator[Diagnostic]:
    """Yield what was decided in the earlier catalogue and is another in the later; `changes` are the pair's."""
    told: list[Diagnostic] = []
    for folder, field, edits in (
        ("prices", "price_lists", _list_edits),
        ("service-levels", "levels", _level_edits),
        ("decisions", "decisions", _decision_edits),
        ("mandates", "mandates", _mandate_edits),
    ):
        before, after = getattr(pair.before, field), getattr(pair.after, field)
        for name, then in before.items():
            if getattr(then, "draft", False):
                continue
            now = after.get(name)
            if now is None or getattr(now, "draft", False):
                told.append(_gone(pair, folder, name, then.place, now))
            elif now is not then:
                told.extend(_told(f"{folder}/{name}", list(edits(pair, then, now))))
    told.extend(_ledger(pair))
    told.extend(_named(pair, {problem.message.values["document"] for problem in told}))
    yield from told
    documents = {problem.message.values["document"] for problem in told}
    yield from _closed(pair, [change for change in changes if change.document not in documents])


def _ledger(pair: Pair) -> Iterator[Diagnostic]:
    """Yield one complaint for each file of rows of which some are edited or gone: rows are only added."""
    for field in (field for kind in KINDS if kind.columns for field in kind.fields):
        if getattr(pair.before, field) is getattr(pair.after, field):
            continue
        gone, new = rows(pair, field)
        if gone:
            yield complain(
                EDITED,
                new[0].place if new else Spot(gone[0].place.file),
                N_("{file} has lost or changed {n} rows, the first of them on line {line}: rows are only added"),
                N_("Put them back. What was wrong is corrected by new rows, from the day on which it is to be right."),
                document=f"ledger/{field}",
                file=gone[0].place.file,
                n=len(gone),
                line=gone[0].place.path[0] if gone[0].place.path else 1,
            )


def _named(pair: Pair, told: Collection[object]) -> Iterator[Diagnostic]:
    """Yield each other document that a decision of the earlier catalogue names and the later catalogue lacks.

    A new decision could not name it. What an assortment, an agreement or a guideline says is ended there instead.
    """
    decisions = (decision for decision in pair.before.decisions.values() if not decision.draft)
    for document in sorted({name for decision in decisions for name in decision.decides}.difference(told)):
        folder, _, name = document.partition("/")
        then, now = held(pair.before, document), held(pair.after, document)
        is_renamed = folder == "services" and pair.today(name) in pair.after.services
        is_gone = now is None or getattr(now, "draft", False)
        if then is not None and not getattr(then, "draft", False) and is_gone and not is_renamed:
            yield _gone(pair, folder, name, then.place, now)


def _told(document: str, places: list[Place]) -> Iterator[Diagnostic]:
    """Yield one complaint for a document, at the first edit, with how many there are."""
    if places:
        message = (
            N_("{document} is decided, and is edited here")
            if len(places) == 1
            else N_("{document} is decided, and is edited here and in {n} other places")
        )
        yield complain(EDITED, places[0], message, _REMEDY, document=document, n=len(places) - 1)


def _gone(pair: Pair, folder: str, name: str, then: Place, now: Any) -> Diagnostic:  # noqa: ANN401  a document of any kind
    place = now.place.at("status") if now is not None else pair.after.settings.place
    message = (
        N_("{document} was decided, and is a draft now")
        if now is not None
        else N_("{document} was decided, and is gone; it was {file}")
    )
    return complain(GONE, place, message, N_("Put it back. What is to hold no longer is ended by a new decision."),
                    document=f"{folder}/{name}", file=then.file)  # fmt: skip


def _list_edits(pair: Pair, then: PriceList, now: PriceList) -> Iterator[Place]:
    yield from _fields(
        then, now, {"start": "from", "until": "until", "customers": "for", "unit": "for_unit", "complete": "complete",
                    "decision": "decision", "corrects": "corrects"},
    )  # fmt: skip
    for old_key, key in _matched(pair, then.rows, now.rows):
        row, old = now.rows.get(key or ""), then.rows.get(old_key or "")
        price = compared(row.price, pair.after.canonical) if row else None
        if price != (compared(old.price, pair.today) if old else None):
            yield row.place if row else now.place.at("prices")
    for old_key, key in _matched(pair, then.levels, now.levels):
        if then.levels.get(old_key or "") != now.levels.get(key or ""):
            yield now.place.at("levels", key) if key else now.place.at("levels")


def _matched(pair: Pair, then: Iterable[str], now: Iterable[str]) -> Iterator[tuple[str | None, str | None]]:
    """Yield the keys of two lists in pairs, the same or the same by today's name; what only one has, by itself."""
    left = dict.fromkeys(then)
    for key in now:
        same = (old for old in left if pair.today(old) == pair.after.canonical(key))
        old_key = key if key in left else next(same, None)
        left.pop(old_key or "", None)
        yield old_key, key
    yield from ((old_key, None) for old_key in left)


def _level_edits(_: Pair, then: ServiceLevel, now: ServiceLevel) -> Iterator[Place]:
    decided = dict(now.decisions)
    for day, name in then.decisions:
        if decided.get(day) != name:
            yield now.place.at("decision", day.isoformat()) if day in decided else now.place.at("decision")
    for field in fields(then):
        old, new = getattr(then, field.name), getattr(now, field.name)
        if not isinstance(old, Dated):
            continue
        kept = dict(new.values) if new is not None else {}
        first = new.first if new is not None else None
        for day, value in old.values:
            said = kept.get(day, first if day == ALWAYS else None)
            if _promise(field.name, said) != _promise(field.name, value):
                yield _dated(now.place, field.name, day.isoformat() if day in kept and day != ALWAYS else "")


def _promise(field: str, value: object) -> dict[tuple[str, ...], object]:
    """Return what a promise comes to, part by part: six hours are 360 minutes."""
    return {path: meant(".".join((field, *path)), leaf) for path, leaf in leaves(value)}


def _dated(place: Place, name: str, day: str) -> Place:
    return place.at(name, day) if day else place.at(name)


def _decision_edits(_: Pair, then: Decision, now: Decision) -> Iterator[Place]:
    names = {"body": "body", "role": "role", "date": "date", "reference": "reference", "title": "title",
             "decides": "decides", "text": "text", "mandate": "mandate"}  # fmt: skip
    yield from _fields(then, now, names)


def _mandate_edits(pair: Pair, then: Mandate, now: Mandate) -> Iterator[Place]:
    names = {"body": "body", "role": "role", "may": "may", "percent": "limit.percent", "year": "limit.year",
             "given_by": "given_by", "start": "from", "minutes": "minutes"}  # fmt: skip
    yield from _fields(then, now, names)
    if {pair.today(of) for of in then.of} != {pair.after.canonical(of) for of in now.of}:
        yield now.place.at("of")
    if then.until is not None and now.until != then.until:
        yield now.place.at("until")


def _fields(then: object, now: Any, names: Mapping[str, str]) -> Iterator[Place]:  # noqa: ANN401  a document of any kind
    for name, written in names.items():
        old, new = (_in_any_order(getattr(side, name)) for side in (then, now))
        if old != new:
            yield now.place.at(*written.split("."))


def _in_any_order(value: object) -> object:
    return frozenset(value) if isinstance(value, tuple) else value


def _closed(pair: Pair, changes: list[Change]) -> Iterator[Diagnostic]:
    closed, now = pair.before.settings.closed_until, pair.after.settings
    begins = pair.before.settings.history_from
    if begins is not None and now.history_from != begins:
        yield complain(
            EDITED,
            now.place.at("history_from") if now.history_from else now.place,
            N_("history begins at {commit}, and cannot begin elsewhere"),
            N_("Put the commit back."),
            commit=begins,
        )
    if closed is None:
        return
    yield from _late_rows(pair, closed)
    if now.closed_until is None or now.closed_until < closed:
        yield complain(
            CLOSED,
            now.place.at("closed_until"),
            N_("the days until {day} are closed and cannot be opened again"),
            N_("Put the day back."),
            day=closed.isoformat(),
        )
    for change in changes:
        is_charged = change.name.partition("-")[0] in _DATED and not change.name.endswith("-reworded")
        if change.start is not None and change.start <= closed and is_charged:
            yield complain(
                CLOSED,
                change.where_after or change.where_before or now.place,
                N_("{of} changes from {start}, but the days until {day} are closed"),
                N_("Let it hold from a later day. What was charged wrong is credited forward."),
                of=change.of,
                start=change.start.isoformat(),
                day=closed.isoformat(),
            )


def _late_rows(pair: Pair, closed: date) -> Iterator[Diagnostic]:
    """Yield one complaint for each file with a new row that happened on a closed day."""
    for field, day in (("usage", "date"), ("subscriptions", "date"), ("figures", "start")):
        if getattr(pair.before, field) is getattr(pair.after, field):
            continue
        late = [row for row in rows(pair, field)[1] if getattr(row, day) <= closed]
        if late:
            yield complain(
                CLOSED,
                late[0].place,
                N_("{n} new rows happened on days that are closed: those until {day}"),
                N_("Write them on the first open day. What was charged wrong is credited forward."),
                document=f"ledger/{field}",
                n=len(late),
                day=closed.isoformat(),
            )


_DATED = {"price", "level", "quote"}
"""The first word of changes that hold by day and are charged for."""
