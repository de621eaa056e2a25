"""Whether those who must decide have approved a revision: from login to team, post, role and seat.

A forge's own rule of owners knows neither seats nor a quorum. Who sits is asked of the catalogue as it was before the
proposal: nobody gives themselves a seat in the change that the seat is to approve.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from kran.changes.forge_review import APPROVED, SAYS_NOTHING, Review
from kran.changes.governed import HIGHEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from kran.changes.need import Need
    from kran.model.catalogue import Catalogue
    from kran.model.decision import Decision
    from kran.model.post import Post

_Node = tuple[str, str]


class State(Enum):
    """How far what is needed has come."""

    DECIDED = "decided"
    """A recorded decision stands in for approvals."""
    APPROVED = "approved"
    WAITING = "waiting"
    """Approvals are missing."""
    MINUTES = "minutes"
    """It cannot be approved in review, only decided and recorded."""
    NOBODY = "nobody"
    """Nothing gives anyone the right, or who had it is no more."""


class Why(Enum):
    """Why an approval did not count."""

    OWN = "own"
    OLDER = "older"
    WITHDRAWN = "withdrawn"
    NO_POST = "no-post"
    NO_SEAT = "no-seat"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Seat:
    """`post` has a role that sits; `login` may speak for it, itself or as the post `stands_in`."""

    post: str
    role: str
    login: str
    stands_in: str | None = None


@dataclass(frozen=True, slots=True)
class Open:
    """Seats of a role that nobody has approved from: how many, and the posts that could."""

    role: str
    seats: int
    posts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one need: `by` those who approved, out of at least `quorum`; `open` who could still."""

    need: Need
    state: State
    quorum: int = 0
    by: tuple[Seat, ...] = ()
    open: tuple[Open, ...] = ()
    decision: Decision | None = None

    @property
    def met(self) -> bool:
        """Whether nothing more is needed."""
        return self.state in {State.DECIDED, State.APPROVED}

    @property
    def missing(self) -> int:
        """How many more approvals are needed; none where approving is not what is missing."""
        return max(0, self.quorum - len(self.by)) if self.state is State.WAITING else 0


@dataclass(frozen=True, slots=True)
class Uncounted:
    """An approval that did not count: whose, why, and the revision that it was of where that is why."""

    login: str
    why: Why
    commit: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """An answer for each need, and the approvals that did not count. Where nothing is needed all is approved."""

    revision: str
    answers: tuple[Answer, ...]
    uncounted: tuple[Uncounted, ...]

    @property
    def approved(self) -> bool:
        """Whether everything that is needed is there."""
        return all(answer.met for answer in self.answers)


def approved(
    needed: Iterable[Need],
    reviews: Iterable[Review],
    teams: Mapping[str, Sequence[str]],
    author: str,
    revision: str,
    catalogue: Catalogue,
    at: date,
) -> Verdict:
    """Return whether those who must decide have approved `revision` on a day.

    `catalogue` says who sits: the one before the proposal. A body without a quorum of its own needs more than half of
    its seats.
    """
    latest = _latest(reviews)
    uncounted = [
        Uncounted(review.login, why, review.commit if why is Why.OLDER else "")
        for review in latest
        if (why := _refused(review, author, revision)) is not None
    ]
    approving = [
        review.login for review in latest if _refused(review, author, revision) is None and review.state == APPROVED
    ]
    spoken = _spoken_for(approving, teams, catalogue, at)
    answers = tuple(_answer(need, spoken, catalogue, at) for need in needed)
    return Verdict(revision, answers, (*uncounted, *_unused(approving, spoken, answers, catalogue)))


def _latest(reviews: Iterable[Review]) -> list[Review]:
    """Return the review of each login that counts: the last that says yes, no or never mind. Sorted by login."""
    said = [review for review in reviews if review.state not in SAYS_NOTHING and review.login]
    if all(review.submitted for review in said):
        said.sort(key=lambda review: review.submitted)
    latest = {_same(review.login): review for review in said}
    return [latest[login] for login in sorted(latest)]


def _refused(review: Review, author: str, revision: str) -> Why | None:
    """Return why what is the latest word of a login is no approval of the revision."""
    if review.state != APPROVED:
        return Why.WITHDRAWN
    if _same(review.login) == _same(author):
        return Why.OWN
    return None if review.commit.lower() == revision.lower() else Why.OLDER


def _spoken_for(
    approving: Sequence[str], teams: Mapping[str, Sequence[str]], catalogue: Catalogue, at: date
) -> list[Seat]:
    """Return every post that a login who approves may speak for on the day, sorted."""
    members = {team: {_same(login) for login in logins} for team, logins in teams.items()}
    found = []
    for post in catalogue.posts.values():
        if not _holds(post, at):
            continue
        for login in approving:
            if _same(login) in members.get(post.team, ()):
                found += _seats_of(post, login, catalogue, at)
    return sorted(found, key=lambda seat: (seat.post, seat.stands_in or "", seat.login))


def _seats_of(post: Post, login: str, catalogue: Catalogue, at: date) -> list[Seat]:
    own = [Seat(post.id, post.role, login)] if post.role is not None else []
    other, seen = post, {post.id}
    while other.stands_in_for is not None and other.stands_in_for not in seen:
        found = catalogue.posts.get(other.stands_in_for)
        if found is None or not _holds(found, at):
            return own
        other = found
        seen.add(other.id)
    return [*own, Seat(other.id, other.role, login, post.id)] if other is not post and other.role else own


def _answer(need: Need, spoken: Sequence[Seat], catalogue: Catalogue, at: date) -> Answer:
    body = catalogue.bodies.get(need.body) if need.body is not None else None
    if body is None and (need.role is None or need.role not in catalogue.roles):
        return Answer(need, State.NOBODY)
    if body is not None and not body.exists(at):
        return Answer(need, State.NOBODY)
    seats = body.seats if body is not None else {need.role or "": 1}
    posts = {role: _posts_of(role, catalogue, at) for role in seats}
    in_review = any(posts.values()) and (body is None or body.kind != HIGHEST)
    decision = need.decision if need.decision is not None and not need.decision.draft else None
    if decision is not None and decision.date <= at and (not in_review or _minutes_do(need, catalogue)):
        return Answer(need, State.DECIDED, decision=decision)
    if not in_review:
        return Answer(need, State.MINUTES)
    quorum = (body.quorum if body is not None else 1) or sum(seats.values()) // 2 + 1
    by = _seated(spoken, seats)
    state = State.APPROVED if len(by) >= quorum else State.WAITING
    return Answer(need, state, quorum, by, _open(seats, posts, by) if state is State.WAITING else ())


def _minutes_do(need: Need, catalogue: Catalogue) -> bool:
    """Say whether minutes stand in for reviews: the mandate before the proposal says so. Without one, they are how."""
    if need.mandate is None:
        return True
    held = catalogue.mandates.get(need.mandate.id)
    return held is not None and held.minutes


def _open(seats: Mapping[str, int], posts: Mapping[str, tuple[str, ...]], by: Sequence[Seat]) -> tuple[Open, ...]:
    found = []
    for role, count in seats.items():
        taken = [seat.post for seat in by if seat.role == role]
        free = tuple(post for post in posts[role] if post not in taken)
        if len(taken) < count and free:
            found.append(Open(role, min(count - len(taken), len(free)), free))
    return tuple(found)


def _posts_of(role: str, catalogue: Catalogue, at: date) -> tuple[str, ...]:
    return tuple(post.id for post in catalogue.posts.values() if post.role == role and _holds(post, at))


def _seated(spoken: Sequence[Seat], seats: Mapping[str, int]) -> tuple[Seat, ...]:
    """Return as many as can sit at once: each login once, each post once, of each role as many as it has seats.

    One who may speak for two posts sits where the other seat is left to someone else: what is sought is the largest
    flow from logins by posts to seats, one path at a time.
    """
    could = [seat for seat in spoken if seats.get(seat.role, 0) > 0]
    room: dict[_Node, dict[_Node, int]] = {}

    def pipe(source: _Node, target: _Node, size: int) -> None:
        room.setdefault(source, {})[target] = size
        room.setdefault(target, {}).setdefault(source, 0)

    start, end = ("", "start"), ("", "end")
    for seat in could:
        login, post, role = ("login", _same(seat.login)), ("post", seat.post), ("role", seat.role)
        pipe(start, login, 1)
        pipe(login, post, 1)
        pipe(post, role, 1)
        pipe(role, end, seats[seat.role])
    while path := _path(room, start, end):
        for source, target in path:
            room[source][target] -= 1
            room[target][source] += 1
    chosen: dict[str, Seat] = {}
    for seat in could:
        if room["post", seat.post]["login", _same(seat.login)]:
            chosen.setdefault(seat.post, seat)
    return tuple(chosen.values())


def _path(room: Mapping[_Node, Mapping[_Node, int]], start: _Node, end: _Node) -> list[tuple[_Node, _Node]]:
    """Return the shortest way that has room left from `start` to `end`; none where there is no more."""
    came: dict[_Node, _Node] = {}
    waiting = deque([start] if start in room else [])
    while waiting and end not in came:
        node = waiting.popleft()
        for target, size in room[node].items():
            if size and target not in came and target != start:
                came[target] = node
                waiting.append(target)
    path: list[tuple[_Node, _Node]] = []
    node = end
    while node in came:
        path.append((came[node], node))
        node = came[node]
    return path


def _unused(
    approving: Sequence[str], spoken: Sequence[Seat], answers: Sequence[Answer], catalogue: Catalogue
) -> list[Uncounted]:
    """Return the approvals of the very revision that counted nowhere: no post, no seat that was needed, none left."""
    asked = [answer for answer in answers if answer.state in {State.APPROVED, State.WAITING}]
    counted = {_same(seat.login) for answer in asked for seat in answer.by}
    sitting = {role for answer in asked for role in _roles(answer.need, catalogue)}
    found = []
    for login in approving:
        roles = {seat.role for seat in spoken if seat.login == login}
        if not asked or _same(login) in counted:
            continue
        found.append(Uncounted(login, Why.FULL if roles & sitting else Why.NO_SEAT if roles else Why.NO_POST))
    return found


def _roles(need: Need, catalogue: Catalogue) -> Iterable[str]:
    return catalogue.bodies[need.body].seats if need.body is not None else (need.role or "",)


def _holds(post: Post, at: date) -> bool:
    return (post.start is None or post.start <= at) and (post.until is None or at <= post.until)


def _same(login: str) -> str:
    """Return what is the same for two ways of writing a login: the forge does not tell capitals apart."""
    return login.casefold()
