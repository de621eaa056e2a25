"""How many complaints of one file are worth showing: a file with more is of another kind, or an attack."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kran.diagnostics import Message
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kran.diagnostics import Diagnostic

MOST = 100


def first(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Return the first MOST complaints of a file; where there are more, the next one says so in its place."""
    if len(found) <= MOST:
        return list(found)
    more = replace(
        found[MOST],
        message=Message(N_("from here on there are more mistakes than the {limit} shown"), {"limit": MOST}),
        remedy=Message(N_("Mend those above first, then check again.")),
    )
    return [*found[:MOST], more]
