"""Who must decide some changes, and by which right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kran.changes.change import Change
    from kran.model.decision import Decision
    from kran.model.mandate import Mandate


@dataclass(frozen=True, slots=True)
class Need:
    """`changes` must be decided by `body`, or by `role` on delegation.

    `mandate` is what gives the right; None: it is the highest body's own. `decision` is the recorded decision that
    covers them; None as long as there is none that does.
    """

    body: str | None
    role: str | None
    changes: tuple[Change, ...]
    mandate: Mandate | None
    decision: Decision | None
