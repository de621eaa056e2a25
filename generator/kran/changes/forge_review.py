"""A review of a proposal: what one login of the forge said of one revision of it."""

from __future__ import annotations

from dataclasses import dataclass

APPROVED = "APPROVED"
CHANGES_REQUESTED = "CHANGES_REQUESTED"
DISMISSED = "DISMISSED"
COMMENTED = "COMMENTED"
PENDING = "PENDING"
STATES = (APPROVED, CHANGES_REQUESTED, DISMISSED, COMMENTED, PENDING)
SAYS_NOTHING = frozenset({COMMENTED, PENDING})
"""States that neither approve nor withdraw: what the same login said before still stands."""


@dataclass(frozen=True, slots=True)
class Review:
    """`login` is empty for an account that is gone, `commit` for a revision that is; `submitted` is when."""

    login: str
    state: str
    commit: str
    submitted: str = ""
