"""A reference must lead to something."""

from __future__ import annotations

from dataclasses import replace
from difflib import SequenceMatcher
from functools import partial
from typing import TYPE_CHECKING, Any

from kran.diagnostics import Code, Diagnostic, Example, Message, Severity, complain
from kran.model.catalogue import FOLDERS
from kran.model.reference import Reference
from kran.rules.decided_too_late import late_lists
from kran.rules.misspelt import gone_services, new_service
from kran.rules.rule import Checked, Rule
from kran.rules.suggestions import MANY, Suggestions
from kran.text import N_, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kran.diagnostics import Place
    from kran.model.catalogue import Catalogue

CODE = Code(
    "K201",
    "unknown-reference",
    Severity.ERROR,
    N_("A reference leads nowhere"),
    N_("A name that nothing bears is a misspelling, or something that was taken away while it was still needed."),
    Example(
        "# catalog/organisation/posts.yaml\nposts:\n"
        "  rektor: {title: Rektor, role: enhetsschef, unit: skolan, team: rektor}\n"
    ),
    Example(
        "# catalog/organisation/posts.yaml\nposts:\n"
        "  rektor: {title: Rektor, role: enhetschef, unit: skolan, team: rektor}\n"
    ),
)

_ITEM = "item"
_ITEMS = frozenset({_ITEM, "orderable-item"})
OF_PRICES = "priced-item"
_SHELF = "category"
_OF_A_YEAR = frozenset({"cost-key", "cost-terms"})

# What each kind of reference names and where that is written.
_KINDS: dict[str, tuple[str, str]] = {
    "agreement": (N_("there is no agreement “{name}”"), "agreements/"),
    "body": (N_("there is no body “{name}”"), "organisation/bodies.yaml"),
    _SHELF: (N_("there is no shelf “{name}”"), "categories.yaml"),
    "cost-key": (N_("there is no key “{name}” for that year or before"), "costs/"),
    "cost-terms": (N_("there are no terms “{name}” for that year or before"), "costs/"),
    "customer": (N_("there is no kind of customer “{name}”"), "catalog.yaml"),
    "decision": (N_("there is no decision “{name}”"), "decisions/"),
    "document": (N_("there is no document “{name}”"), ""),
    "figure": (N_("there is no figure “{name}”"), "catalog.yaml"),
    "item": (N_("there is no service or option “{name}”"), "services/"),
    "level": (N_("there is no service level “{name}”"), "service-levels/"),
    "mandate": (N_("there is no mandate “{name}”"), "organisation/mandates.yaml"),
    "measure": (N_("there is no measure “{name}”"), "measures.yaml"),
    "orderable-item": (N_("there is no service or option “{name}”"), "services/"),
    "post": (N_("there is no post “{name}”"), "organisation/posts.yaml"),
    "price-list": (N_("there is no price list “{name}”"), "prices/"),
    "rate": (N_("there is no rate “{name}”"), "measures.yaml"),
    "role": (N_("there is no role “{name}”"), "organisation/roles.yaml"),
    "supplier": (N_("there is no supplier “{name}”"), "suppliers.yaml"),
    "unit": (N_("there is no unit “{name}”"), "organisation/units.yaml"),
    "unit-kind": (N_("there is no kind of unit “{name}”"), "catalog.yaml"),
}


_TAKE_AWAY = N_("Write it in {file} first, or take the reference away.")
_OTHERWISE = {
    _SHELF: N_("Write it in {file} first, or move the folder's files to a shelf that exists."),
}


_IN_SETTINGS = {"customer": "customers", "unit-kind": "unit_kinds", "figure": "figures"}
_KEYS = frozenset({"body", _SHELF, "mandate", "measure", "post", "rate", "role", "supplier", "unit"})
"""The kinds whose names are in a file of many."""

_VERY_LIKE = 0.8
"""What many places name is seldom a slip: only a name this much like it may have been meant."""

_PAIR = 2

_FEW = 5
"""So many new names can be looked through."""

_FORMERLY = N_("If it is its new name, write formerly: [{name}] here. Otherwise write “{name}” first.")
_FORMERLY_WITH_OPTIONS = N_(
    "If it is its new name, write formerly: [{name}] here, and its old path (formerly: [{name}/…]) at each option. "
    "Otherwise write “{name}” first."
)

_Lost = tuple[Reference, bool]  # a reference that leads nowhere, and whether it is a draft's


def _check(checked: Checked) -> Iterator[Diagnostic]:
    catalogue = checked.catalogue
    suggestions = Suggestions()
    known: dict[str, list[str]] = {}
    late = late_lists(checked)
    for lost in _by_name(catalogue, known, late).values():
        if lost[0][0].kind == _SHELF:
            yield _shelf(catalogue, lost, suggestions, known)
        elif len(lost) >= MANY or _is_document(lost):
            yield _many(catalogue, lost, suggestions, known)
        else:
            for reference, draft in lost:
                yield _one(reference, suggestions, known, draft=draft)


def _key(reference: Reference) -> tuple[str, str]:
    """Return what is named and its name: a document is the same by its folder (``prices/2027``) as by its kind."""
    name, kind = _named(reference)
    folder = kind.removeprefix("document/")
    if folder != kind:
        kind = next(of for of, held in FOLDERS.items() if held == folder)
        return kind, name.partition("/")[2]
    return (_ITEM if kind in _ITEMS else kind), name


def _is_document(lost: Sequence[_Lost]) -> bool:
    """Say whether more than one place names the same document: it is one mistake, whether it is gone or renamed."""
    return len(lost) > 1 and _key(lost[0][0])[0] in FOLDERS


def _by_name(
    catalogue: Catalogue, known: dict[str, list[str]], late: frozenset[str]
) -> dict[tuple[str, str], list[_Lost]]:
    """Return the references that lead nowhere by what they name; `known` is filled with what they may have meant.

    The costs of a year are not asked for a list in one of the files that are told to have the wrong first day.
    """
    found: dict[tuple[str, str], list[_Lost]] = {}
    told: set[object] = set()
    priced = {row.item for source in catalogue.decided_lists for row in source.rows.values()}
    gone = gone_services(catalogue)
    for thing, written in catalogue.references():
        reference = _of_service(written, gone)
        if reference.kind in _OF_A_YEAR and reference.place.file in late:
            continue
        if reference.kind == OF_PRICES or catalogue.has(reference.kind, reference.id):
            continue
        if reference.kind == "orderable-item" and reference.id in catalogue.services:
            continue  # it exists but has options: a rule of its own says so
        if reference.kind in _ITEMS and reference.id in priced and reference.id not in gone:
            continue  # the price without item says so, and how many places name it
        _, kind = _named(reference)
        if kind not in known:
            known[kind] = _known(catalogue, reference)
        draft = getattr(thing, "draft", False)
        mistake = _mistake(reference, draft=draft, any_known=bool(known[kind]))
        if mistake in told:
            continue
        told.add(mistake)
        found.setdefault(_key(reference), []).append((reference, draft))
    return found


def _of_service(reference: Reference, gone: frozenset[str]) -> Reference:
    """Return a reference to something of a service that is gone as one to the service."""
    service = reference.id.partition("/")[0]
    is_gone = reference.kind in {*_ITEMS, OF_PRICES} and service in gone
    return replace(reference, kind=_ITEM, id=service) if is_gone else reference


def _one(reference: Reference, suggestions: Suggestions, known: dict[str, list[str]], *, draft: bool) -> Diagnostic:
    """Return the complaint about one place."""
    message, file = _KINDS[reference.kind]
    name, kind = _named(reference)
    meant = suggestions.nearest(name, kind, reference.place.file, partial(known.__getitem__, kind))
    return complain(
        CODE,
        reference.place,
        message,
        N_("Did you mean “{meant}”?") if meant else _OTHERWISE.get(reference.kind, _TAKE_AWAY),
        severity=Severity.NOTE if draft else None,
        name=name,
        meant=meant,
        file=file or f"{name.partition('/')[0]}/",
    )


def _many(
    catalogue: Catalogue, lost: Sequence[_Lost], suggestions: Suggestions, known: dict[str, list[str]]
) -> Diagnostic:
    """Return one complaint about what many places name: where it is written under another name, else at the first."""
    first, severity = _first(lost)
    unused = _unused(catalogue, first.kind)
    if new := _new_name(first.id, unused):
        return complain(
            CODE,
            _written(catalogue, first.kind, new),
            N_("nothing names “{new}”, but {count} places name “{name}”, which is missing here"),
            N_("Call it “{name}”, or write “{new}” in all those places. The first is {file}."),
            severity=severity,
            new=new,
            count=len(lost),
            name=first.id,
            file=first.place.file,
        )
    if first.kind == _ITEM and (service := new_service(catalogue, first.id)):
        return complain(
            CODE,
            replace(catalogue.services[service].place, key=True),
            N_("{count} places name “{name}”, which is not there, and no price list names “{new}”"),
            _FORMERLY_WITH_OPTIONS if catalogue.services[service].options else _FORMERLY,
            severity=severity,
            count=len(lost),
            name=first.id,
            new=service,
        )
    name, kind = _named(first)
    known = {kind: [other for other in known[kind] if _is_very_like(name, other)]}
    told = _one(first, suggestions, known, draft=severity is not None)
    one, many = N_("{what}; one more place names it"), N_("{what}; {more} more places name it")
    more = Message(one if len(lost) == _PAIR else many, {"what": told.message, "more": len(lost) - 1})
    remedy = told.remedy
    if not told.remedy.values["meant"] and 0 < len(unused) <= _FEW:
        file = told.remedy.values["file"]
        say = N_("Is one of these its new name: {unused}? Else write it in {file} first.")
        remedy = Message(say, {"unused": ", ".join(unused), "file": file})
    return replace(told, message=more, remedy=remedy)


def _first(lost: Sequence[_Lost]) -> tuple[Reference, Severity | None]:
    """Return the first place that names something, and how grave it is: a note where drafts alone do."""
    decided = [reference for reference, draft in lost if not draft]
    first = min(decided or [reference for reference, _ in lost], key=lambda reference: reference.place.file)
    return first, None if decided else Severity.NOTE


def _shelf(
    catalogue: Catalogue, lost: Sequence[_Lost], suggestions: Suggestions, known: dict[str, list[str]]
) -> Diagnostic:
    """Return one complaint about a folder that is no shelf: at the shelf without services that it was, else in it."""
    first, severity = _first(lost)
    unused = _unused(catalogue, _SHELF)
    is_slip = any(_is_very_like(first.id, shelf) for shelf in catalogue.categories if shelf not in unused)
    new = None if is_slip else _new_name(first.id, unused)
    if new is None:
        return _one(first, suggestions, known, draft=severity is not None)
    return complain(
        CODE,
        catalogue.categories[new].place.at("id"),
        N_("no service lies in “{new}”, but one lies in “{name}”, which is missing here")
        if len(lost) == 1
        else N_("no service lies in “{new}”, but {count} lie in “{name}”, which is missing here"),
        N_("Call it “{name}”, or let the folder be called services/{new}."),
        severity=severity,
        new=new,
        count=len(lost),
        name=first.id,
    )


def _unused(catalogue: Catalogue, kind: str) -> list[str]:
    """Return the keys of a kind that nothing names."""
    if kind == _SHELF and any(broken == "service" for broken, _ in catalogue.broken):
        return []  # one that cannot be read lies in a shelf too
    if kind not in _KEYS and kind not in _IN_SETTINGS:
        return []
    used = {name for of, name in (_key(other) for _, other in catalogue.references()) if of == kind}
    return [name for name in catalogue.tables()[kind] if name not in used]


def _new_name(name: str, unused: list[str]) -> str | None:
    """Return the key that something most likely has got instead: the only one nothing names, or one very like it."""
    return unused[0] if len(unused) == 1 else nearest(name, [new for new in unused if _is_very_like(name, new)])


def _is_very_like(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other).ratio() >= _VERY_LIKE


def _written(catalogue: Catalogue, kind: str, name: str) -> Place:
    thing: Any = catalogue.tables()[kind][name]
    place: Place = catalogue.settings.place.at(_IN_SETTINGS[kind], name) if kind in _IN_SETTINGS else thing.place
    return replace(place, key=True)


def _mistake(reference: Reference, *, draft: bool, any_known: bool) -> object:
    """Return what stands for the mistake behind a reference that leads nowhere: each is told of once."""
    if not any_known:
        return reference.kind, draft  # nothing of its kind exists
    return reference.place


def _named(reference: Reference) -> tuple[str, str]:
    """Return a name as it was written, and the kind of name it is: a document's goes by its folder."""
    if reference.kind in _OF_A_YEAR:  # the year is the list's, not written
        return reference.id.partition("/")[2], reference.kind
    folder = reference.id.partition("/")[0]
    if reference.kind == "document" and folder in FOLDERS.values():
        return reference.id, f"document/{folder}"
    return reference.id, reference.kind


def _known(catalogue: Catalogue, reference: Reference) -> list[str]:
    """Return the names that one may have been meant to be."""
    known = list(catalogue.names(reference.kind))
    if reference.kind in _OF_A_YEAR:
        return [name.partition("/")[2] for name in known]
    _, slash, folder = _named(reference)[1].partition("/")
    return [name for name in known if name.partition("/")[0] == folder] if slash else known


RULE = Rule(CODE, _check, local=True)
