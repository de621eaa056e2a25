"""Who decides what: each kind of change, those who may decide it within limits, and who does otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kran.changes.governed import GOVERNED, HIGHEST
from kran.site import address
from kran.site.page import Link
from kran.site.views.council import MAY, MandateView, mandate_view, mandates
from kran.site.words import capital
from kran.text import N_

if TYPE_CHECKING:
    from kran.model.body import Body
    from kran.model.mandate import Mandate
    from kran.site.context import Context


@dataclass(frozen=True, slots=True)
class Decider:
    """Who may decide by a mandate, and how it is confirmed that they have."""

    who: Link
    mandate: MandateView
    how: str


@dataclass(frozen=True, slots=True)
class DecidedKind:
    """Kinds of change that the same may decide. `otherwise`: beyond limits or scope, or where no one else may."""

    kinds: str
    deciders: tuple[Decider, ...]
    otherwise: Link | None


@dataclass(frozen=True, slots=True)
class Deciders:
    """What is decided, and what anyone who is responsible may change without a decision (`free`)."""

    kinds: tuple[DecidedKind, ...]
    free: str


def deciders(context: Context) -> Deciders:
    """Return who decides what, in the order in which changes are told; those that the same decide are one."""
    words, held = context.words, mandates(context)
    needed = GOVERNED.union(*(mandate.may for mandate in held))
    alike: dict[tuple[str, ...], list[str]] = {}
    for name in MAY:
        if name in needed:
            alike.setdefault(tuple(m.id for m in held if name in m.may), []).append(name)
    top = highest(context)
    kinds = [
        _decided(context, names, [m for m in held if m.id in ids], top)
        # What a mandate gives comes first: it is the longer list that none gives.
        for ids, names in sorted(alike.items(), key=lambda it: not it[0])
    ]
    named = [text for name, text in MAY.items() if name not in needed]
    free = words.listed([words.gettext(text) for text in (*named, N_("texts, posts and other settings"))])
    return Deciders(tuple(kinds), capital(free))


def highest(context: Context) -> Body | None:
    """Return the body that decides what no mandate gives away."""
    bodies = context.catalogue.bodies.values()
    return next((body for body in bodies if body.kind == HIGHEST and body.exists(context.at)), None)


def holder(context: Context, mandate: Mandate) -> Link:
    """Return who has a mandate, with the address of their section."""
    words, catalogue = context.words, context.catalogue
    if mandate.body:
        body = catalogue.bodies.get(mandate.body)
        href = f"{address.COUNCILS}#organ-{body.id}" if body and body.exists(context.at) else ""
        return Link(words.name(body.title) if body else mandate.body, href)
    role = catalogue.roles.get(mandate.role or "")
    is_shown = role is not None and role.id in {other.role for other in mandates(context)}
    return Link(words.name(role.title) if role else "", f"{address.COUNCILS}#roll-{mandate.role}" if is_shown else "")


def _decided(context: Context, names: list[str], held: list[Mandate], top: Body | None) -> DecidedKind:
    words = context.words
    is_all_given = any(not m.of and m.percent is None and m.year is None for m in held)
    otherwise = Link(words.name(top.title), f"{address.COUNCILS}#organ-{top.id}") if top else None
    return DecidedKind(
        kinds=capital(words.listed([words.gettext(MAY[name]) for name in names])),
        deciders=tuple(
            Decider(
                holder(context, mandate),
                mandate_view(context, mandate),
                words.gettext(
                    N_("The minutes are enough.") if mandate.minutes else N_("The members approve the proposal too.")
                )
                if mandate.body
                else "",
            )
            for mandate in held
        ),
        otherwise=None if is_all_given else otherwise,
    )
