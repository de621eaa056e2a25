"""The units of the organisation: names, kinds and the tree. Codes, figures, posts and addresses are not public."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kran.site import address
from kran.site.context import alphabetical
from kran.site.views import head
from kran.site.views.head import Head
from kran.text import N_

if TYPE_CHECKING:
    from kran.model.unit import Unit
    from kran.site.context import Context
    from kran.text import Said


@dataclass(frozen=True, slots=True)
class UnitNode:
    """A unit and those below it; `notes` say what is decided to come."""

    anchor: str
    name: Said
    kind: str
    notes: tuple[str, ...]
    below: tuple[UnitNode, ...]


@dataclass(frozen=True, slots=True)
class UnitsView:
    """The tree on the reader's day, and units that begin later."""

    head: Head
    tree: tuple[UnitNode, ...]
    count: str
    later: tuple[tuple[Said, str], ...]


def view(context: Context) -> UnitsView:
    """Return the page of units."""
    words, catalogue = context.words, context.catalogue
    parents = catalogue.held_by(context.at)
    below: dict[str | None, list[str]] = defaultdict(list)
    for unit, parent in parents.items():
        # A unit whose parent is gone stands at the top rather than nowhere.
        below[parent if parent in parents and parent != unit else None].append(unit)
    reached: set[str] = set()
    tree = _nodes(context, None, below, reached)
    # A ring of units has no top: the first of it becomes one, so that nobody is left out.
    for unit in parents:
        if unit not in reached:
            tree = (*tree, _node(context, unit, below, reached))
    later = [unit for unit in catalogue.units.values() if unit.start > context.at]
    return UnitsView(
        head=Head(
            path=address.UNITS,
            title=words.gettext(N_("Units")),
            description=words.gettext(N_("The units that order and pay for IT.")),
            section=head.UNITS,
            source=next((unit.place.file for unit in catalogue.units.values()), None),
        ),
        tree=tree,
        count=words.ngettext("{n} unit", "{n} units", len(parents)),
        later=tuple((unit.name.first.said(context.language.code), words.day(unit.start)) for unit in later),
    )


def _nodes(
    context: Context, parent: str | None, below: dict[str | None, list[str]], reached: set[str]
) -> tuple[UnitNode, ...]:
    units = sorted(below.get(parent, ()), key=lambda unit: alphabetical(_name(context, unit).text))
    return tuple(_node(context, unit, below, reached) for unit in units if unit not in reached)


def _node(context: Context, unit_id: str, below: dict[str | None, list[str]], reached: set[str]) -> UnitNode:
    reached.add(unit_id)
    unit = context.catalogue.units[unit_id]
    kinds = context.settings.unit_kinds
    return UnitNode(
        anchor=f"enhet-{unit_id}",
        name=_name(context, unit_id),
        kind=context.words.name(kinds[unit.kind]) if unit.kind in kinds else "",
        notes=tuple(_notes(context, unit)),
        below=_nodes(context, unit_id, below, reached),
    )


def _name(context: Context, unit_id: str) -> Said:
    name = context.catalogue.units[unit_id].name
    return (name.on(context.at) or name.first).said(context.language.code)


def _notes(context: Context, unit: Unit) -> list[str]:
    words, units, notes = context.words, context.catalogue.units, []
    for day, name in unit.name.after(context.at):
        notes.append(words.gettext(N_("From {day}: {name}."), day=words.day(day), name=words.name(name)))
    for day, parent in unit.under.after(context.at) if unit.under else ():
        if parent in units:
            name = units[parent].name.on(day) or units[parent].name.first
            notes.append(words.gettext(N_("Moves to {unit} on {day}."), unit=words.name(name), day=words.day(day)))
    if unit.until is not None:
        notes.append(words.gettext(N_("Until {day}."), day=words.day(unit.until)))
        if unit.becomes and unit.becomes in units:
            successor = units[unit.becomes].name
            name = successor.on(unit.until) or successor.first
            notes.append(words.gettext(N_("Becomes {unit}."), unit=words.name(name)))
    return notes
