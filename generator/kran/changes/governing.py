"""Whether a pair's changes may be made: nothing decided is edited, and each that needs it is decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kran.changes.compare import compare
from kran.changes.decided import undecided
from kran.changes.frozen import frozen
from kran.changes.governed import Government

if TYPE_CHECKING:
    from datetime import date

    from kran.changes.change import Change
    from kran.changes.pair import Pair
    from kran.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Governed:
    """The changes of a pair, who decides them, and what is wrong. What is edited is not told as undecided too."""

    changes: tuple[Change, ...]
    government: Government
    findings: tuple[Diagnostic, ...]


def govern(pair: Pair, at: date) -> Governed:
    """Compare the two catalogues of a pair and ask whether the changes may be made on a day."""
    changes = compare(pair.before, pair.after)
    edits = tuple(frozen(pair, changes))
    edited = frozenset(str(problem.message.values.get("document", "")) for problem in edits)
    government = Government(pair, changes, at, edited)
    return Governed(changes, government, (*edits, *undecided(government)))
