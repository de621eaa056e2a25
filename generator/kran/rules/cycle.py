"""What leads on must end somewhere: successors, prerequisites, bundles, the tree of units, stand-ins, corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Place, Severity, complain
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from kran.model.catalogue import Catalogue
    from kran.model.unit import Unit

_UNITS = (
    "# catalog/organisation/units.yaml\nunits:\n"
    "  forvaltningen: {name: Förvaltningen, kind: administration, customer: internal, from: 2020-01-01%s}\n"
    "  skolan: {name: Skolan, kind: school, customer: internal, from: 2020-01-01, under: forvaltningen}\n"
)

CODE = Code(
    "K204",
    "cycle",
    Severity.ERROR,
    N_("Something leads back to itself"),
    N_("A bundle that contains itself has no price, and a unit under itself no place in the tree."),
    Example(_UNITS % ", under: skolan"),
    Example(_UNITS % ""),
)

_Edges = dict[str, list[tuple[str, Place]]]


def _check(checked: Checked) -> Iterator[Diagnostic]:
    for edges in _graphs(checked.catalogue):
        for way, place in _cycles(edges):
            yield complain(
                CODE,
                place,
                N_("this leads back to itself: {way}"),
                N_("Take one of the links away."),
                way=" → ".join(way),
            )
    for service in checked.catalogue.services.values():
        for index, item in enumerate(service.related):
            if item.partition("/")[0] == service.id:
                yield complain(
                    CODE,
                    service.place.at("related", index),
                    N_("this leads back to itself: {way}"),
                    N_("Take one of the links away."),
                    way=f"{service.id} → {item}",
                )


def _graphs(catalogue: Catalogue) -> Iterator[_Edges]:
    services = catalogue.services.values()
    yield {s.id: [(i.partition("/")[0], s.place.at("requires", n)) for n, i in enumerate(s.requires)] for s in services}
    yield {
        s.id: [(p.item.partition("/")[0], s.place.at("contains", n, "item")) for n, p in enumerate(s.contains)]
        for s in services
    }
    successors: _Edges = {}
    for service in services:
        if service.replaced_by:
            successors[service.id] = [(service.replaced_by, service.place.at("replaced_by"))]
        for option in service.options:
            if option.replaced_by:
                path = f"{service.id}/{option.id}"
                successors[path] = [(option.replaced_by, option.place.at("replaced_by"))]
    yield successors
    units = catalogue.units.values()
    yield {u.id: [(u.becomes, u.place.at("becomes"))] for u in units if u.becomes}
    for day in sorted({day for u in units for day in (u.start, *(u.under.days if u.under else ()))}):
        yield {name: [(under, _under(catalogue.units[name], day))]
               for name, under in catalogue.held_by(day).items() if under}  # fmt: skip
    yield {p.id: [(p.stands_in_for, p.place.at("stands_in_for"))] for p in catalogue.posts.values() if p.stands_in_for}
    lists = catalogue.price_lists.values()
    yield {p.id: [(p.corrects, p.place.at("corrects"))] for p in lists if p.corrects}
    for source in lists:
        carried = [(row, row.price.carried_by) for row in source.rows.values()]
        yield {row.key: [(by, row.place.at("carried_by"))] for row, by in carried if by}


def _under(unit: Unit, day: date) -> Place:
    """Return where it says what a unit lies under on a day."""
    starts = [start for start in unit.under.days if start <= day] if unit.under else []
    return unit.place.at("under", *([starts[-1].isoformat()] if starts else []))


def _cycles(edges: _Edges) -> Iterator[tuple[list[str], Place]]:
    done: set[str] = set()
    for start in edges:
        way: list[str] = []
        on_way: dict[str, int] = {}
        # Depth first without recursion: a chain can be as long as the catalogue.
        stack = [(start, iter(edges.get(start, ())))] if start not in done else []
        if stack:
            on_way[start] = 0
            way.append(start)
        while stack:
            name, following = stack[-1]
            step = next(following, None)
            if step is None:
                stack.pop()
                way.pop()
                del on_way[name]
                done.add(name)
            elif step[0] in on_way:
                yield [*way[on_way[step[0]] :], step[0]], step[1]
            elif step[0] not in done:
                on_way[step[0]] = len(way)
                way.append(step[0])
                stack.append((step[0], iter(edges.get(step[0], ()))))


def _unique(checked: Checked) -> Iterator[Diagnostic]:
    """Yield each cycle once: the tree of units is looked at on many days."""
    seen: set[object] = set()
    for diagnostic in _check(checked):
        if diagnostic.where not in seen:
            seen.add(diagnostic.where)
            yield diagnostic


RULE = Rule(CODE, _unique, local=True)
