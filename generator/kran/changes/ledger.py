"""The ledger's files: how many rows are there that were not, and the other way round."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from kran.changes.change import Change
from kran.model.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kran.changes.pair import Pair


def changes(pair: Pair) -> Iterator[Change]:
    """Yield one change for each file of rows: `before` counts those that are gone, `after` those that are new.

    A row that is edited is one of each. Rows in another order are no change.
    """
    for field in (field for kind in KINDS if kind.columns for field in kind.fields):
        old, new = getattr(pair.before, field), getattr(pair.after, field)
        if old is new:
            continue
        gone, added = rows(pair, field)
        if gone or added:
            yield Change(
                "ledger-changed",
                f"ledger/{field}",
                field,
                len(gone) or None,
                len(added) or None,
                where_before=gone[0].place if gone else None,
                where_after=added[0].place if added else None,
            )


def rows(pair: Pair, field: str) -> tuple[list[Any], list[Any]]:
    """Return the rows of a file that are gone, and those that are new."""
    old, new = getattr(pair.before, field), getattr(pair.after, field)
    said = _said(next(iter((*new, *old)), None))
    return _apart(old, new, said), _apart(new, old, said)


def _said(row: Any) -> Callable[[Any], object]:  # noqa: ANN401  a row of any file
    """Return what a row is compared by: all it says, but for where it stands."""
    names = [field.name for field in fields(row) if field.name not in {"place", "references"}] if row else []
    return lambda row: tuple(getattr(row, name) for name in names)


def _apart(rows: Iterable[Any], others: Iterable[Any], said: Callable[[Any], object]) -> list[Any]:
    left = Counter(map(said, others))
    found = []
    for row in rows:
        key = said(row)
        if left[key]:
            left[key] -= 1
        else:
            found.append(row)
    return found
