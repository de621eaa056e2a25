"""Which changes need a decision, who may take it, and whether it was taken.

The mandate follows the type of change, not the path of the file. What no mandate gives is for the highest body.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from kran.changes import dearer
from kran.changes.limits import Limits, Room
from kran.changes.need import Need
from kran.changes.titles import held
from kran.economy.consumption import held as held_by_units
from kran.model.price_list import Price
from kran.periods import add_months

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from kran.changes.change import Change
    from kran.changes.pair import Pair
    from kran.model.body import Body
    from kran.model.catalogue import Catalogue
    from kran.model.decision import Decision
    from kran.model.mandate import Mandate

GOVERNED = frozenset(
    {
        "price-introduced",
        "price-raised",
        "price-lowered",
        "price-changed",
        "price-removed",
        "level-introduced",
        "level-weakened",
        "level-strengthened",
        "level-changed",
        "level-removed",
        "assortment-changed",
        "guideline-changed",
        "authority-widened",
        "authority-narrowed",
        "mandate-changed",
        "body-changed",
        "agreement-changed",
        "cost-changed",
        "terms-changed",
        "quote-accepted",
        "quote-withdrawn",
    }
)
"""What needs a decision everywhere. What else a municipality's mandates name needs one there."""
HIGHEST = "assembly"
"""The kind of body that decides what no mandate gives away."""

NO_MANDATE, BEYOND_LIMIT, SHORT_NOTICE, USED = "no-mandate", "beyond-limit", "short-notice", "used"
UNCOUNTED = "uncounted"
"""The mandate has a limit, and what the change would be of it cannot be told."""
OTHER_MANDATE = "other-mandate"
"""The decision says that it rests on a mandate that does not give the right; another one would."""
NOT_YET = "not-yet"
"""The decision is of a day to come: nobody has taken it."""
NOBODY = "nobody"
"""The body did not exist that day, which the check says where the decision is written."""
_WRONG = {NO_MANDATE, OTHER_MANDATE, BEYOND_LIMIT, UNCOUNTED}
_TAKEN = {"", SHORT_NOTICE}
"""Where the right one has decided: what is wrong then is no missing decision."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """One change that needs a decision: the one that covers it, or the nearest to it and what is wrong with that one.

    `mandate` is what the decision rests on, or what a decision to come could rest on (None: the highest body's right);
    `body` or `role` is who decides. `fault` is empty where the decision covers the change, or where there is none.
    """

    change: Change
    decision: Decision | None
    mandate: Mandate | None
    body: str | None
    role: str | None
    fault: str = ""
    earliest: date | None = None


@dataclass(frozen=True)
class Government:
    """The rules of who decides in the later catalogue, asked about the changes of a pair.

    What would let a proposal give itself the right it needs is asked of the earlier one: which body is the highest, who
    may give mandates, and how long before a rise notice is given.
    """

    pair: Pair
    changes: tuple[Change, ...]
    at: date
    passed_over: frozenset[str] = field(default=frozenset())
    """Documents whose edits are told as such: what they say is not asked about too."""

    @cached_property
    def after(self) -> Catalogue:
        """The later catalogue: its mandates and decisions are what is asked."""
        return self.pair.after

    @cached_property
    def highest(self) -> str | None:
        """The body that decides what no mandate gives; None where the catalogue has none of that kind."""
        return min(self._assemblies, key=lambda body: self._assemblies[body].until is not None, default=None)

    @cached_property
    def _assemblies(self) -> dict[str, Body]:
        """The bodies that decide what no mandate gives: the earlier catalogue's, unless it has none."""
        for catalogue in (self.pair.before, self.after):
            if found := {name: body for name, body in catalogue.bodies.items() if body.kind == HIGHEST}:
                return found
        return {}

    @property
    def notice(self) -> int:
        """How many months before a price rises it is to be decided."""
        return self.pair.before.settings.price_notice_months

    @cached_property
    def named(self) -> frozenset[str]:
        """The names of changes that need a decision here."""
        return GOVERNED.union(*(mandate.may for mandate in self.after.mandates.values()))

    @cached_property
    def limits(self) -> Limits:
        """What each who decides has raised already in a year."""
        return Limits(self.pair, self.at)

    @cached_property
    def rulings(self) -> tuple[Ruling, ...]:
        """Return a ruling for every change that needs a decision, in the order of the changes."""
        return tuple(
            self._ruling(change)
            for change in self.changes
            if change.name in self.named and change.document not in self.passed_over
        )

    def _ruling(self, change: Change) -> Ruling:
        tried = [self._by(change, decision) for decision in self._decisions(change)]
        covered = next((ruling for ruling in tried if not ruling.fault), None)
        if covered is not None:
            return covered
        return min(tried, key=lambda ruling: ruling.fault == USED) if tried else self.to_come(change)

    def _decisions(self, change: Change) -> list[Decision]:
        """Return the decisions that name the document of a change, the one that the document itself names first."""
        named = self._named_by(change)
        found = [d for d in self.after.decisions.values() if not d.draft and change.document in d.decides]
        return sorted(found, key=lambda d: (d.id != named, -d.date.toordinal(), d.id))

    def _named_by(self, change: Change) -> str | None:
        folder, _, name = change.document.partition("/")
        if folder == "service-levels":
            level = self.after.levels.get(name)
            held = level.decided(change.start) if level and change.start else None
            return held[1] if held else level.decisions[-1][1] if level and level.decisions else None
        table, field_name = _NAMING.get(folder, ("", ""))
        document = getattr(self.after, table, {}).get(name)
        found: str | None = getattr(document, field_name, None)
        return found

    def _by(self, change: Change, decision: Decision) -> Ruling:
        """Return whether one decision covers a change."""
        fault, mandate, earliest = "", None, None
        if self._is_used(change, decision):
            fault = USED
        elif decision.body is not None and not self._exists(decision.body, decision.date):
            fault = NOBODY
        elif decision.body not in self._assemblies:
            mandates = [m for m in self._mandates(change, decision.date) if _holds(m, decision.body, decision.role)]
            stated = [m for m in mandates if decision.mandate in {None, m.id}]
            if not stated:
                fault = OTHER_MANDATE if mandates else NO_MANDATE
            else:
                rooms = {m.id: self.limits.hold(m, change) for m in stated}
                mandate = next((m for m in stated if rooms[m.id] is Room.WITHIN), None)
                if mandate is None:
                    fault = BEYOND_LIMIT if Room.BEYOND in rooms.values() else UNCOUNTED
                    mandate = stated[0]
        if decision.date > self.at and not fault:
            return Ruling(change, decision, mandate, decision.body, decision.role, NOT_YET)
        if not fault and change.start is not None and self._rises(change) and not self._is_late(change, decision):
            earliest = add_months(decision.date, self.notice)
            fault = SHORT_NOTICE if change.start < earliest else ""
        if fault and fault != SHORT_NOTICE:
            to_come = self.to_come(change, decision.date if fault in _WRONG else None)
            return Ruling(change, decision, mandate or to_come.mandate, to_come.body, to_come.role, fault)
        return Ruling(change, decision, mandate, decision.body, decision.role, fault, earliest if fault else None)

    def to_come(self, change: Change, day: date | None = None) -> Ruling:
        """Return who may decide a change that nothing decides yet: the first mandate it keeps within, else the highest.

        Without a day, mandates are asked as of the day on which the change begins to hold.
        """
        for mandate in self._mandates(change, day or change.start):
            if self.limits.hold(mandate, change) is Room.WITHIN:
                return Ruling(change, None, mandate, mandate.body, mandate.role)
        return Ruling(change, None, None, self.highest, None)

    def _mandates(self, change: Change, day: date | None) -> Iterator[Mandate]:
        gives_rights = change.document.startswith("mandates/")
        for mandate in self.after.mandates.values():
            if gives_rights and mandate.id not in self.pair.before.mandates:
                continue
            if change.name in mandate.may and concerns(mandate, change) and self.in_force(mandate, day):
                yield mandate

    def in_force(self, mandate: Mandate, day: date | None) -> bool:
        """Say whether a mandate was given by a day and had not ended, to a body that is there; without a day, for good.

        A mandate that says that it holds from a day before it was given holds from when it was given.
        """
        given = self.after.decisions.get(mandate.given_by)
        starts = [start for start in (mandate.start, given.date if given else None) if start is not None]
        if mandate.body is not None and not self._exists(mandate.body, day):
            return False
        if day is None:
            return mandate.until is None
        return all(start <= day for start in starts) and (mandate.until is None or day <= mandate.until)

    def _exists(self, name: str, day: date | None) -> bool:
        """Say whether a body exists on a day; without a day, whether it has no last one."""
        body = self.after.bodies.get(name)
        return body is not None and (body.until is None if day is None else body.exists(day))

    def _is_used(self, change: Change, decision: Decision) -> bool:
        """Say whether a decision was taken for what the document said before: it covers nothing that came after.

        A list that was decided is never edited; a new price by it, for new kinds of customer, is by its decision.
        """
        then = self.pair.before.decisions.get(decision.id)
        if then is None or then.draft or change.document not in then.decides:
            return False
        folder = change.document.partition("/")[0]
        if folder in {"catalog", "rates"}:  # keys of a file, that are no documents of their own
            return True
        document = held(self.pair.before, change.document)
        is_there = document is not None and not getattr(document, "draft", False)
        return is_there and (change.where_before is not None or folder != "prices")

    def _rises(self, change: Change) -> bool:
        """Say whether a price gets dearer for those who could have what it is for: on other terms, or from nothing.

        What comes on top of what has a price makes that dearer; a price for what someone holds was for nothing before.
        """
        before, after = change.before, change.after
        if not isinstance(after, Price) or change.start is None:
            return False
        if isinstance(before, Price):
            return change.name == "price-raised" or dearer.is_dearer(before, after, self.after)
        book, day = self.pair.book_before, change.start
        unit = self.after.units.get(change.unit or "")
        kinds = (unit.customer,) if unit else change.customers
        if any(dearer.is_part_of_priced(book, change.of, kind, day) for kind in kinds):
            return True
        item = change.of.partition("+")[0]
        return any(
            items.get(item)
            for name, items in self._held.items()
            if name in self.after.units
            and (name == change.unit or (not unit and self.after.units[name].customer in kinds))
        )

    @cached_property
    def _held(self) -> dict[str, dict[str, Decimal]]:
        return held_by_units(self.after, self.at)

    def _is_late(self, change: Change, decision: Decision) -> bool:
        """Say whether a price holds before it was decided, which the check says where the list is written."""
        source = self.after.price_lists.get(change.document.partition("/")[2])
        is_correction = source is not None and source.corrects is not None
        return change.start is not None and change.start < decision.date and not is_correction


def concerns(mandate: Mandate, change: Change) -> bool:
    """Say whether a change lies within what a mandate is about; one that says nothing of that is about everything."""
    item = change.of.partition("+")[0]
    return not mandate.of or any(of in {change.document, item, item.partition("/")[0]} for of in mandate.of)


def needs(government: Government) -> tuple[Need, ...]:
    """Return who must decide what, each with the decision that covers it: what is missing comes first."""
    together: dict[tuple[str | None, str | None, str, str], list[Ruling]] = {}
    for ruling in government.rulings:
        decision = ruling.decision if ruling.fault in _TAKEN else None
        key = (ruling.body, ruling.role, ruling.mandate.id if ruling.mandate else "", decision.id if decision else "")
        together.setdefault(key, []).append(ruling)
    found = [
        Need(
            those[0].body,
            those[0].role,
            tuple(ruling.change for ruling in those),
            those[0].mandate if those[0].fault not in {BEYOND_LIMIT, UNCOUNTED} else None,
            those[0].decision if those[0].fault in _TAKEN else None,
        )
        for those in together.values()
    ]
    return tuple(sorted(found, key=lambda need: need.decision is not None))


def _holds(mandate: Mandate, body: str | None, role: str | None) -> bool:
    return (mandate.body is not None and mandate.body == body) or (mandate.role is not None and mandate.role == role)


_NAMING = {
    "prices": ("price_lists", "decision"),
    "assortments": ("assortments", "decision"),
    "guidelines": ("guidelines", "decision"),
    "agreements": ("agreements", "decision"),
    "mandates": ("mandates", "given_by"),
}
"""Where documents of each folder lie in the catalogue, and the field in which they name their decision."""
