"""Whether a proposal is approved, in words: for a terminal, for the code host and for programs.

Posts and logins are named, never who a login is.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kran.changes.approvals import State, Why
from kran.review.markdown import safe
from kran.site.words import NN_
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from kran.changes.approvals import Answer, Open, Seat, Uncounted, Verdict
    from kran.changes.need import Need
    from kran.model.catalogue import Catalogue
    from kran.site.words import Words

_POSTS = 8
"""So many posts that could approve are named; a role may have a hundred."""
_THINGS = 4
_SHORT = 12
_WHY = {
    Why.OWN: N_("nobody approves their own proposal"),
    Why.OLDER: N_("approved an older revision; approve anew"),
    Why.WITHDRAWN: N_("asks for changes, or took the approval back"),
    Why.NO_POST: N_("is in no team of a post that holds today"),
    Why.NO_SEAT: N_("has no seat among those who must decide"),
    Why.FULL: N_("the seats of that role are taken by others who approved"),
}
_NEEDED = NN_("{n} more approval is needed", "{n} more approvals are needed")
_SEATS = NN_("{role}, {n} seat: {posts}", "{role}, {n} seats: {posts}")
_MORE = NN_("{n} more", "{n} more")


def as_text(verdict: Verdict, catalogue: Catalogue, words: Words) -> str:
    """Return the verdict for a terminal."""
    return _Writer(catalogue, words, str, str).write(verdict, "{sign} {text}", "    {text}", "  - {text}")


def as_markdown(verdict: Verdict, catalogue: Catalogue, words: Words) -> str:
    """Return the verdict for the code host: what the catalogue says stays text, and nobody is mentioned."""
    writer = _Writer(catalogue, words, safe, lambda name: f"`{name}`")
    return writer.write(verdict, "- {sign} **{text}**", "  - {text}", "- {text}", head="### ")


def as_json(verdict: Verdict) -> str:
    """Return ``{"approved": …, "revision": …, "needs": […], "uncounted": […]}``."""
    return (
        json.dumps(
            {
                "approved": verdict.approved,
                "revision": verdict.revision,
                "needs": [_answer_data(answer) for answer in verdict.answers],
                "uncounted": [
                    {"login": it.login, "why": it.why.value} | ({"commit": it.commit} if it.why is Why.OLDER else {})
                    for it in verdict.uncounted
                ],
            },
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
    )


def _answer_data(answer: Answer) -> dict[str, object]:
    need = answer.need
    return {
        "body": need.body,
        "role": need.role,
        "mandate": need.mandate.id if need.mandate else None,
        "changes": [{"name": change.name, "document": change.document, "of": change.of} for change in need.changes],
        "state": answer.state.value,
        "decision": answer.decision.id if answer.decision else None,
        "quorum": answer.quorum,
        "missing": answer.missing,
        "approved_by": [
            {"post": seat.post, "role": seat.role, "login": seat.login, "stands_in": seat.stands_in}
            for seat in answer.by
        ],
        "open": [{"role": it.role, "seats": it.seats, "posts": list(it.posts)} for it in answer.open],
    }


class _Writer:
    """Says a verdict; `plain` makes text of the catalogue harmless, `name` marks an id or a login."""

    def __init__(
        self, catalogue: Catalogue, words: Words, plain: Callable[[str], str], name: Callable[[str], str]
    ) -> None:
        self.catalogue = catalogue
        self.words = words
        self.plain = plain
        self.name = name

    def write(self, verdict: Verdict, answer_line: str, detail: str, item: str, head: str = "") -> str:
        gettext = self.words.gettext
        revision = self.name(verdict.revision[:_SHORT])
        if not verdict.answers:
            first = gettext(N_("Nothing in {revision} needs a decision."), revision=revision)
        elif verdict.approved:
            first = gettext(N_("{revision} is approved."), revision=revision)
        else:
            first = gettext(N_("{revision} is not approved yet."), revision=revision)
        lines = [f"{head}{first}", *([""] if head else [])]
        for answer in verdict.answers:
            sign = "✅" if answer.met else "❌"
            about = gettext(N_("{who}, about {what}"), who=self._who(answer.need), what=self._what(answer.need))
            lines.append(answer_line.format(sign=sign, text=about))
            lines += [detail.format(text=text) for text in self._details(answer)]
        if verdict.uncounted:
            lines += ["", gettext(N_("These did not count:")), *([""] if head else [])]
            lines += [item.format(text=self._uncounted(it)) for it in verdict.uncounted]
        return "\n".join(lines) + "\n"

    def _details(self, answer: Answer) -> list[str]:
        gettext, words = self.words.gettext, self.words
        if answer.decision is not None:
            decision = answer.decision
            reference, day = self.plain(decision.reference), words.day(decision.date)
            return [gettext(N_("decided on {day}, {reference}"), day=day, reference=reference)]
        if answer.state is State.MINUTES:
            return [gettext(N_("It decides at its meeting, not in the proposal: the decision is to be recorded."))]
        if answer.state is State.NOBODY:
            return [gettext(N_("Nothing gives anyone the right, or who had it is no more."))]
        count = gettext(N_("{n} approved, {quorum} are needed"), n=len(answer.by), quorum=answer.quorum)
        found = [count, *(self._seat(seat) for seat in answer.by)]
        if answer.missing:
            found.append(f"{words.ngettext(*_NEEDED, answer.missing)}:")
            found += [self._open(it) for it in answer.open]
        return found

    def _seat(self, seat: Seat) -> str:
        post, role, login = self.name(seat.post), self._role(seat.role), self.name(seat.login)
        if seat.stands_in is None:
            return self.words.gettext(N_("{post} ({role}), by {login}"), post=post, role=role, login=login)
        text = N_("{post} ({role}), by {login} as {other}")
        return self.words.gettext(text, post=post, role=role, login=login, other=self.name(seat.stands_in))

    def _open(self, it: Open) -> str:
        posts = [self.name(post) for post in it.posts[:_POSTS]]
        if len(it.posts) > _POSTS:
            posts.append(self.words.ngettext(*_MORE, len(it.posts) - _POSTS))
        return self.words.ngettext(*_SEATS, it.seats, role=self._role(it.role), posts=", ".join(posts))

    def _uncounted(self, it: Uncounted) -> str:
        why = self.words.gettext(_WHY[it.why])
        commit = f" ({self.name(it.commit[:_SHORT])})" if it.commit else ""
        return f"{self.name(it.login)}: {why}{commit}"

    def _who(self, need: Need) -> str:
        found = self.catalogue.bodies.get(need.body or "")
        if found is not None:
            return self.plain(self.words.name(found.title))
        if need.role is not None:
            return self.words.gettext(N_("{role}, on delegation"), role=self._role(need.role))
        return self.plain(need.body or self.words.gettext(N_("the highest body")))

    def _what(self, need: Need) -> str:
        documents = list(dict.fromkeys(change.document for change in need.changes))
        shown = [self.name(document) for document in documents[:_THINGS]]
        if len(documents) > _THINGS:
            shown.append(self.words.ngettext(*_MORE, len(documents) - _THINGS))
        return self.words.listed(shown)

    def _role(self, role: str) -> str:
        found = self.catalogue.roles.get(role)
        return self.plain(self.words.name(found.title) if found is not None else role)
