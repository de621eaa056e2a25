"""A drawing of who decides: each body and role below the one that gave it its mandate."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING

from kran.model.body import Body
from kran.site.views.council import MAY, mandates
from kran.site.views.deciders import highest
from kran.site.words import capital
from kran.text import N_

if TYPE_CHECKING:
    from kran.model.mandate import Mandate
    from kran.model.role import Role
    from kran.site.context import Context

WIDTH = 320
"""How wide the drawing is in its own measure: no wider than a phone, so that its text can be read there."""
_INDENT, _GAP, _PAD = 20, 14, 12
_TITLE, _LINE = 20, 18
_WIDE_TITLE, _WIDE = 8.6, 7.2
"""A letter's width at most, on average, in headings and in lines; fonts differ."""


@dataclass(frozen=True, slots=True)
class Box:
    """One who decides. `arrow` leads to it from the one above, with its points; it is `given` where a mandate was."""

    x: int
    y: int
    width: int
    height: int
    title: tuple[tuple[int, str], ...]
    lines: tuple[tuple[int, str], ...]
    arrow: str
    head: str
    given: bool


@dataclass(frozen=True, slots=True)
class MandateTree:
    """The drawing, and all of it `said` in sentences."""

    boxes: tuple[Box, ...]
    height: int
    said: tuple[str, ...]
    width: int = WIDTH


@dataclass(frozen=True, slots=True)
class _Node:
    """Who decides (``organ-kf``, ``roll-it-chef``), what, and from whom; `above` None: nobody above it is there."""

    id: str
    name: str
    decides: str
    above: str | None
    given: bool


def mandate_tree(context: Context) -> MandateTree | None:
    """Return the drawing of today's bodies and of the roles that decide on delegation; None where there are none."""
    nodes = _nodes(context)
    if not nodes:
        return None
    boxes: list[Box] = []
    placed: dict[str, Box] = {}
    for node, depth in _ordered(nodes):
        above = placed.get(node.above or "")
        y = boxes[-1].y + boxes[-1].height + _GAP if boxes else 1
        placed[node.id] = _box(node, depth * _INDENT + 1, y, above)
        boxes.append(placed[node.id])
    said = tuple(_said(context, node, nodes) for node, _ in _ordered(nodes))
    return MandateTree(tuple(boxes), boxes[-1].y + boxes[-1].height + 1, said)


def _nodes(context: Context) -> dict[str, _Node]:
    catalogue, words = context.catalogue, context.words
    held: dict[str, list[Mandate]] = {}
    for mandate in mandates(context):
        held.setdefault(f"organ-{mandate.body}" if mandate.body else f"roll-{mandate.role}", []).append(mandate)
    bodies: dict[str, Body | Role] = {
        f"organ-{body.id}": body for body in catalogue.bodies.values() if body.exists(context.at)
    }
    roles: dict[str, Body | Role] = {
        f"roll-{role.id}": role for role in catalogue.roles.values() if f"roll-{role.id}" in held
    }
    top = highest(context)
    found = {}
    for name, holder in (bodies | roles).items():
        under = f"organ-{holder.under}" if isinstance(holder, Body) else ""
        givers = [_giver(context, mandate) for mandate in held.get(name, ())]
        giver = next((it for it in givers if it != name and it in bodies | roles), None)
        decides = dict.fromkeys(change for m in held.get(name, ()) for change in m.may)
        said = [words.gettext(MAY.get(change, change)) for change in decides]
        if top is not None and name == f"organ-{top.id}":
            said.append(words.gettext(N_("everything else that needs a decision")))
        above = giver or (under if under in bodies else None)
        found[name] = _Node(name, words.name(holder.title), words.listed(said), above, giver is not None)
    return found


def _giver(context: Context, mandate: Mandate) -> str:
    decision = context.catalogue.decisions.get(mandate.given_by)
    if decision is None:
        return ""
    return f"organ-{decision.body}" if decision.body else f"roll-{decision.role}"


def _ordered(nodes: dict[str, _Node]) -> list[tuple[_Node, int]]:
    """Return each after the one above it, with how far down it is; those in a ring begin one of their own."""
    found: dict[str, tuple[_Node, int]] = {}

    def walk(node: _Node, depth: int) -> None:
        if node.id in found:
            return
        found[node.id] = node, depth
        for other in nodes.values():
            if other.above == node.id:
                walk(other, depth + 1)

    for node in (*(it for it in nodes.values() if it.above is None), *nodes.values()):
        walk(node, 0)
    return list(found.values())


def _box(node: _Node, x: int, y: int, above: Box | None) -> Box:
    width = WIDTH - x - 1
    room = width - 2 * _PAD
    title = wrap(node.name, int(room / _WIDE_TITLE)) or [""]
    lines = wrap(capital(node.decides), int(room / _WIDE))
    top = y + _PAD
    texts = top + len(title) * _TITLE
    middle = top + _TITLE // 2
    arrow = head = ""
    if above is not None:
        left = above.x + _INDENT // 2 - 1
        arrow = f"M{left} {above.y + above.height}V{middle}H{x - (5 if node.given else 0)}"
        head = f"{x - 7},{middle - 5} {x},{middle} {x - 7},{middle + 5}" if node.given else ""
    return Box(
        x=x,
        y=y,
        width=width,
        height=texts + len(lines) * _LINE + _PAD - 4 - y,
        title=tuple((top + 14 + at * _TITLE, text) for at, text in enumerate(title)),
        lines=tuple((texts + 12 + at * _LINE, text) for at, text in enumerate(lines)),
        arrow=arrow,
        head=head,
        given=node.given,
    )


def _said(context: Context, node: _Node, nodes: dict[str, _Node]) -> str:
    words = context.words
    above = nodes[node.above].name if node.above else ""
    if not node.decides:
        return words.gettext(N_("{who} has no mandate of its own."), who=node.name)
    if node.given:
        return words.gettext(
            N_("{who} has a mandate from {giver}: {what}."), who=node.name, giver=above, what=node.decides
        )
    return words.gettext(N_("{who} decides on {what}."), who=node.name, what=node.decides)
