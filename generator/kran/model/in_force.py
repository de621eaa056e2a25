"""The price in force: which price holds for a row, a kind of customer and a day, from which list, since when.

Pages, files, comparisons, orders and charges all ask here. Lists are laid over each other: a price holds until a later
list states the row again or ends it; a unit's own list beats the others until its last day. What is asked is pure and
exact, and holds these laws: the periods of a row never overlap; a day's price is the price of the period it lies in;
stating an unchanged price again changes nothing but the list that states it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kran.model.price_list import Form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kran.model.catalogue import Catalogue
    from kran.model.price_list import Price, PriceList, Row
    from kran.text import Text

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class InForce:
    """A row as it holds: the list that states it now, and the first day on which this very price held."""

    row: Row
    source: PriceList
    since: date

    @property
    def price(self) -> Price:
        """The terms."""
        return self.row.price


@dataclass(frozen=True, slots=True)
class Period:
    """A price from a first to a last day (None: until further notice).

    Where several lists state the price within the period, `held` names the last of them.
    """

    start: date
    until: date | None
    held: InForce


@dataclass(frozen=True, slots=True)
class Promise:
    """A service level as it holds: `path` is what the list names, the item itself or its service."""

    path: str
    level: str
    source: PriceList


@dataclass(frozen=True, slots=True)
class _Statement:
    start: date
    row: Row
    source: PriceList


class PriceBook:
    """Every decided price of a catalogue, laid over each other. `lists` can name others (a draft, for a proposal)."""

    def __init__(self, catalogue: Catalogue, lists: Iterable[PriceList] | None = None) -> None:
        """Index the lists by row, kind of customer and unit; the order in which they are given does not matter."""
        self.catalogue = catalogue
        self.lists = catalogue.decided_lists if lists is None else tuple(sorted(lists, key=catalogue.laid))
        self._alike: dict[str, str] = {}
        same: dict[tuple[str, ...], str] = {}
        for customer in catalogue.settings.customers:
            read = tuple(s.id for s in self.lists if s.unit is None and (not s.customers or customer in s.customers))
            self._alike[customer] = same.setdefault(read, customer)
        # (customer, row key) → statements by day; a unit's own lists apart, by unit.
        self._general: dict[tuple[str, str], list[_Statement]] = defaultdict(list)
        self._own: dict[tuple[str, str], list[_Statement]] = defaultdict(list)
        self._levels: dict[tuple[str, str], list[tuple[date, Promise]]] = defaultdict(list)
        for source in self.lists:
            for key, row in source.rows.items():
                statement = _Statement(source.start, row, source)
                canonical = catalogue.canonical(key)
                if source.unit is not None:
                    self._own[source.unit, canonical].append(statement)
                else:
                    for customer in self._readers(source):
                        _add(self._general[customer, canonical], statement)
            if source.unit is None:
                for item, level in source.levels.items():
                    path = catalogue.canonical(item)
                    for customer in self._readers(source):
                        self._levels[customer, path].append((source.start, Promise(path, level, source)))

    def alike(self, customer: str) -> str:
        """Return the first kind of customer that exactly the same lists are for: its prices are this one's."""
        return self._alike.get(customer, customer)

    def keys(self, customer: str) -> list[str]:
        """Return every row ever stated for a kind of customer, in the order the lists state them, the newest first."""
        seen: dict[str, None] = {}
        for source in reversed(self.lists):
            if source.unit is None and (not source.customers or customer in source.customers):
                seen |= dict.fromkeys(self.catalogue.canonical(key) for key in source.rows)
        return list(seen)

    def rows_of(self, item: str, customer: str) -> list[str]:
        """Return the keys of every row of an item: its own first, then what comes on top."""
        keys = self._by_item.get((self.alike(customer), item), [])
        return sorted(keys, key=lambda key: ("+" in key, key))

    @property
    def _by_item(self) -> dict[tuple[str, str], list[str]]:
        index: dict[tuple[str, str], list[str]] | None = getattr(self, "_by_item_index", None)
        if index is None:
            index = defaultdict(list)
            for customer, key in self._general:
                index[customer, key.partition("+")[0]].append(key)
            self._by_item_index = index
        return index

    def price(self, key: str, customer: str, day: date, unit: str | None = None) -> InForce | None:
        """Return the price of a row that holds on `day`; None when there is none: missing is never 0."""
        key = self.catalogue.canonical(key)
        if unit is not None and (own := self.own(key, unit, day)) is not None:
            return own
        statements = self._general.get((self.alike(customer), key))
        if not statements:
            return None
        index = bisect_right(statements, day, key=lambda s: s.start) - 1
        if index < 0 or statements[index].row.price.form is Form.ENDED:
            return None
        return _in_force(statements, index)

    def stated(self, key: str, customer: str, day: date) -> PriceList | None:
        """Return the list that was the last to say something of a row by `day`, be it that the price ends."""
        statements = self._general.get((self.alike(customer), self.catalogue.canonical(key)), [])
        index = bisect_right(statements, day, key=lambda s: s.start) - 1
        return statements[index].source if index >= 0 else None

    def text(self, key: str, customer: str, day: date) -> Text | None:
        """Return the text a row has on `day`, or had last: what it is for, also where it ends or no longer says so."""
        statements = self._general.get((self.alike(customer), self.catalogue.canonical(key)), [])
        said = (statement.row.price.text for statement in reversed(statements) if statement.start <= day)
        return next((text for text in said if text is not None), None)

    def periods(self, key: str, customer: str) -> list[Period]:
        """Return the row's prices over all time, oldest first; equal prices that follow on each other are one."""
        statements = self._general.get((self.alike(customer), self.catalogue.canonical(key)), [])
        return list(_merged(_spans(statements)))

    def year(self, year: int, customer: str) -> dict[str, list[Period]]:
        """Return the folded list of a year: each row with its periods in it, cut at the year's ends."""
        first, last = date(year, 1, 1), date(year, 12, 31)
        folded = {}
        for key in self.keys(customer):
            # Cut first: a later year's list that states the price again has no part in this one.
            within = [
                Period(max(p.start, first), min(p.until or last, last), p.held)
                for p in _spans(self._general[self.alike(customer), key])
                if p.start <= last and (p.until is None or p.until >= first)
            ]
            if within:
                folded[key] = list(_merged(within))
        return folded

    def last_day(self, key: str, customer: str, day: date) -> date | None:
        """Return the last day of the price that holds on `day`, in whatever year; None until further notice."""
        period = next(
            (p for p in self.periods(key, customer) if p.start <= day and (p.until is None or day <= p.until)), None
        )
        return period.until if period else None

    def sharing(self, year: int) -> dict[str, tuple[str, ...]]:
        """Return the kinds of customer that have a list of a year of their own, each with all that read the same one.

        A later kind reads an earlier one's list where every price, its days and its promised levels are the same.
        """
        lists: dict[str, object] = {}
        readers: dict[str, tuple[str, ...]] = {}
        for customer in self.catalogue.settings.customers:
            own = lists.get(self.alike(customer)) or self._told(year, customer)
            if own:
                owner = next((name for name, known in lists.items() if known == own), customer)
                lists.setdefault(owner, own)
                readers[owner] = (*readers.get(owner, ()), customer)
        return readers

    def _told(self, year: int, customer: str) -> dict[str, list[object]]:
        """Return what a year's list says to a kind of customer: of each row its prices, their days and levels."""
        return {
            key: [
                (p.start, self.last_day(key, customer, p.start), p.held.price, self._levels_of(key, customer, p))
                for p in periods
            ]
            for key, periods in self.year(year, customer).items()
        }

    def _levels_of(self, key: str, customer: str, period: Period) -> list[object]:
        assert period.until is not None  # noqa: S101  cut at the year's end
        promised = self.promised(key.partition("+")[0], customer, period.start, period.until)
        return [(day, promise.level if promise else None) for day, promise in promised]

    def level(self, item: str, customer: str, day: date) -> tuple[str, PriceList] | None:
        """Return the level promised for an item on `day` and the list that says so; an option beats its service."""
        promise = self.promise(item, customer, day)
        return (promise.level, promise.source) if promise else None

    def promise(self, item: str, customer: str, day: date) -> Promise | None:
        """Return the promise that holds for an item on `day`: one for the option beats one for its service."""
        item = self.catalogue.canonical(item)
        for path in (item, item.partition("/")[0]):
            promises = self._levels.get((self.alike(customer), path), [])
            index = bisect_right(promises, day, key=lambda p: p[0]) - 1
            if index >= 0:
                return promises[index][1]
        return None

    def promised(self, item: str, customer: str, first: date, last: date) -> list[tuple[date, Promise | None]]:
        """Return what is promised for an item from `first` to `last`, each promise with its first day in that time.

        A level that is stated again is no new promise.
        """
        item = self.catalogue.canonical(item)
        stated = (self._levels.get((self.alike(customer), path), []) for path in (item, item.partition("/")[0]))
        days = {day for promises in stated for day, _ in promises if first < day <= last}
        found: list[tuple[date, Promise | None]] = []
        for day in sorted({first, *days}):
            promise = self.promise(item, customer, day)
            if not found or _level(found[-1][1]) != _level(promise):
                found.append((day, promise))
        return found

    def own(self, key: str, unit: str, day: date) -> InForce | None:
        """Return the price that a unit has of its own on `day`; None when it has the same as others."""
        statements = self._own.get((unit, key), [])
        held = _last_valid(statements, day)
        if held is None or held.row.price.form is Form.ENDED:
            return None
        since = day
        begins = {s.start for s in statements} | {s.source.until + _DAY for s in statements if s.source.until}
        for start in sorted((begin for begin in begins if begin <= day), reverse=True):
            then = _last_valid(statements, start)
            if then is None or then.row.price != held.row.price:
                break
            since = start
        return InForce(held.row, held.source, since)

    def own_days(self) -> dict[tuple[str, str], list[date]]:
        """Return, of every unit and row with prices of its own, the days on which one begins or has ended."""
        return {
            held: sorted({s.start for s in statements} | {s.source.until + _DAY for s in statements if s.source.until})
            for held, statements in self._own.items()
        }

    def days(self) -> list[date]:
        """Return the days on which a list begins or ends, oldest first."""
        days = {source.start for source in self.lists}
        return sorted(days | {source.until + _DAY for source in self.lists if source.until})

    def _readers(self, source: PriceList) -> list[str]:
        """Return the kinds of customer that a list is for; of those that are alike, the first."""
        return list(dict.fromkeys(self.alike(customer) for customer in source.customers or self._alike))


def _add(statements: list[_Statement], statement: _Statement) -> None:
    """Add a later statement; of one day's, the last alone counts."""
    if statements and statements[-1].start == statement.start:
        statements.pop()
    statements.append(statement)


def _level(promise: Promise | None) -> str | None:
    return promise.level if promise else None


def _last_valid(statements: list[_Statement], day: date) -> _Statement | None:
    """Return the last of a unit's own statements that holds on `day`."""
    for statement in reversed(statements):
        until = statement.source.until
        if statement.start <= day and (until is None or day <= until):
            return statement
    return None


def _in_force(statements: list[_Statement], index: int) -> InForce:
    now = statements[index]
    since = now.start
    for earlier in reversed(statements[:index]):
        if earlier.row.price != now.row.price:
            break
        since = earlier.start
    return InForce(now.row, now.source, since)


def _spans(statements: list[_Statement]) -> Iterator[Period]:
    """Yield what each statement sets, from its day to the day before the next one's."""
    for index, statement in enumerate(statements):
        following = statements[index + 1].start if index + 1 < len(statements) else None
        if statement.row.price.form is not Form.ENDED:
            yield Period(statement.start, following - _DAY if following else None, _in_force(statements, index))


def _merged(periods: Iterable[Period]) -> Iterator[Period]:
    held: Period | None = None
    for period in periods:
        follows = held is not None and held.until is not None and held.until + _DAY == period.start
        if held is not None and follows and held.held.price == period.held.price:
            held = Period(held.start, period.until, period.held)
            continue
        if held is not None:
            yield held
        held = period
    if held is not None:
        yield held
