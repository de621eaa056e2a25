"""What roles may order and approve: wider or narrower, aspect by aspect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kran.changes import things
from kran.changes.fields import differences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.changes.change import Change
    from kran.changes.pair import Pair
    from kran.model.role import Role

WIDENED, NARROWED = "authority-widened", "authority-narrowed"


def changes(pair: Pair) -> Iterator[Change]:
    """Yield every role that is new or gone, and each aspect that differs; what a role is called is no authority.

    Items that are exchanged for others make it both wider and narrower: one change each.
    """
    if pair.same("roles"):
        return
    for of, old, new in things.entries(pair, "roles"):
        document = things.document("roles", of)
        if old is None or new is None:
            name = (WIDENED if old is None else NARROWED) if _has_rights(old or new) else "settings-changed"
            yield things.whole(name, document, of, old, new)
            continue
        for difference in differences(pair, old, new):
            for name in _names(pair, difference.aspect, difference.before, difference.after):
                yield difference.change(name, document, of)


def _has_rights(role: Role) -> bool:
    """Say whether a role may order or approve anything; one that may not is a name for those who hold it."""
    return role.order is not None or role.approve is not None


def _names(pair: Pair, aspect: str, before: Any, after: Any) -> list[str]:  # noqa: ANN401  an amount, items or a text
    if aspect in {"order", "approve"}:
        return [WIDENED if before is None or (after is not None and after > before) else NARROWED]
    if aspect not in {"only", "not"}:
        return ["settings-changed"]
    old = {pair.today(item) for item in before or ()}
    new = {pair.after.canonical(item) for item in after or ()}
    if aspect == "only" and not (old and new):  # no list: everything
        return [NARROWED if new else WIDENED]
    found = {WIDENED: new - old, NARROWED: old - new} if aspect == "only" else {WIDENED: old - new, NARROWED: new - old}
    return [name for name, items in found.items() if items]
