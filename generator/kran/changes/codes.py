"""Everything that can be complained of about changes, for the page of rules."""

from __future__ import annotations

from kran.changes import codeowners, decided, forge_reviews, frozen, revisions
from kran.source import revision

CODES = (
    revision.NO_REVISION,
    revisions.NO_BASE,
    revisions.PARTLY,
    revisions.BEGINS_LATE,
    *frozen.CODES,
    *decided.CODES,
    *forge_reviews.CODES,
    *codeowners.CODES,
)
