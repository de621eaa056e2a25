"""The kinds of document: where each lies, which schema it fits, and what it becomes. Adding a kind is one line here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kran.model import (
    agreement,
    assortment,
    body,
    category,
    costs,
    decision,
    figure,
    guideline,
    level,
    mandate,
    measure,
    post,
    price_list,
    role,
    service,
    settings,
    subscription,
    supplier,
    unit,
    usage,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kran.model.document import Document

_ID = "(?P<id>[^/]+)"


@dataclass(frozen=True, slots=True)
class Kind:
    """`name` is what references call it, `path` where it lies below catalog/ (``(?P<id>…)`` is the id).

    `fields` says what a file gives the catalogue: a field's name → how to read it. A file with an id is one entry
    of its field; a file without one is the whole field. `decided` says that decisions may name it (``prices/2027``).
    """

    name: str
    path: re.Pattern[str]
    schema: str
    fields: Mapping[str, Callable[[Document], Any]]
    columns: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    decided: bool = False

    @property
    def field(self) -> str:
        """The catalogue's field that holds them."""
        return next(iter(self.fields))

    @property
    def folder(self) -> str:
        """Its first word where a decision names it: the folder, or the file that holds them all."""
        folder, _, file = self.path.pattern.partition("/")
        return (file if self.single and file else folder).removesuffix(r"\.yaml")

    @property
    def single(self) -> bool:
        """Whether one file holds them all."""
        return "id" not in self.path.groupindex


def _kind(name: str, path: str, schema: str, *, decided: bool = False, **fields: Callable[[Document], Any]) -> Kind:
    return Kind(name, re.compile(path), schema, fields, decided=decided)


KINDS: tuple[Kind, ...] = (
    _kind("settings", r"catalog\.yaml", "catalog", settings=settings.read),
    _kind("category", r"categories\.yaml", "categories", categories=category.read),
    _kind("measure", r"measures\.yaml", "measures", decided=True, measures=measure.read, rates=measure.read_rates),
    _kind("supplier", r"suppliers\.yaml", "suppliers", suppliers=supplier.read),
    _kind("service", rf"services/[^/]+/{_ID}\.yaml", "service", decided=True, services=service.read),
    _kind("price-list", rf"prices/{_ID}\.yaml", "price-list", decided=True, price_lists=price_list.read),
    _kind("level", rf"service-levels/{_ID}\.yaml", "service-level", decided=True, levels=level.read),
    _kind("agreement", rf"agreements/{_ID}\.yaml", "agreement", decided=True, agreements=agreement.read),
    _kind("costs", r"costs/(?P<id>[0-9]{4})\.yaml", "costs", decided=True, costs=costs.read),
    _kind("unit", r"organisation/units\.yaml", "units", decided=True, units=unit.read),
    _kind("role", r"organisation/roles\.yaml", "roles", decided=True, roles=role.read),
    _kind("post", r"organisation/posts\.yaml", "posts", posts=post.read),
    _kind("body", r"organisation/bodies\.yaml", "bodies", decided=True, bodies=body.read),
    _kind("mandate", r"organisation/mandates\.yaml", "mandates", decided=True, mandates=mandate.read),
    _kind("assortment", rf"assortments/{_ID}\.yaml", "assortment", decided=True, assortments=assortment.read),
    _kind("guideline", rf"guidelines/{_ID}\.md", "guideline", decided=True, guidelines=guideline.read),
    _kind("decision", rf"decisions/[0-9]{{4}}/{_ID}\.yaml", "decision", decided=True, decisions=decision.read),
    Kind(
        "figure",
        re.compile(r"ledger/figures\.csv"),
        "figures",
        {"figures": figure.read},
        figure.COLUMNS,
        figure.NUMBERS,
    ),
    Kind(
        "subscription",
        re.compile(r"ledger/subscriptions\.csv"),
        "subscriptions",
        {"subscriptions": subscription.read},
        subscription.COLUMNS,
        subscription.NUMBERS,
    ),
    Kind("usage", re.compile(r"ledger/usage\.csv"), "usage", {"usage": usage.read}, usage.COLUMNS, usage.NUMBERS),
)


def kind_of(path: str) -> tuple[Kind, str] | None:
    """Return the kind of a file below catalog/ and its id (empty for a single file); None when it has no kind."""
    for kind in KINDS:
        if match := kind.path.fullmatch(path):
            return kind, match.groupdict().get("id") or ""
    return None
