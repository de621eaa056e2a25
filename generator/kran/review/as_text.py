"""The changes for a terminal: one line each, then the money and who decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.review.figures import Figures
from kran.site.change_words import ChangeWriter
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from kran.review.review import Review
    from kran.text import Language


def as_text(review: Review, language: Language, paint: Callable[[str, str], str]) -> str:
    """Return the review; `paint(text, kind)` colours as findings are."""
    figures = Figures(review, language)
    words = figures.words
    if not review.changes:
        return words.gettext(N_("Nothing changes in the catalogue.")) + "\n"
    writer = ChangeWriter(review.pair, words)
    lines = []
    for change in review.changes:
        told = writer.tell(change)
        about = "".join(f", {part}" for part in (told.aspect, told.who) if part)
        when = f" ({told.when})" if told.when else ""
        lines.append(f"{paint(told.kind, 'note')}: {told.what}{about}: {told.before} → {told.after}{when}")
    lines += ["", figures.money(), *figures.not_counted()]
    for need in review.needs:
        who, what = figures.who(need), words.listed(figures.things(need.changes))
        if need.decision is None:
            missing = words.gettext(N_("{who} must decide about {what}."), who=who, what=what)
            lines.append(paint(missing, "error"))
        else:
            text = words.gettext(N_("{who} has decided about {what}: {decision}."), who=who, what=what,
                                 decision=need.decision.reference)  # fmt: skip
            lines.append(text)
    return "\n".join(lines) + "\n"
