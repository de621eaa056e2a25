"""Who has approved a revision: from login to team, post, role and seat."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kran.changes.approvals import Seat, State, Uncounted, Verdict, Why, _seated, approved
from kran.changes.change import Change
from kran.changes.forge_review import Review
from kran.changes.need import Need
from tests.example import catalogue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kran.model.catalogue import Catalogue

AT = date(2026, 11, 24)
NEW, OLD = "a" * 40, "b" * 40
OSBY: Catalogue = catalogue(AT)
CHANGE = Change("price-raised", "prices/2027", "skarm")
CHIEFS = ("kommunledning", "bos", "utbildning-och-arbete", "vard-och-omsorg", "samhallsbyggnad", "serviceforvaltningen")
TEAMS = {post.team: (f"{post.id}-login",) for post in OSBY.posts.values()}


def need(
    body: str | None = "sir", role: str | None = None, mandate: str | None = "pris-ram", *, decision: str = ""
) -> Need:
    return Need(
        body,
        role,
        (CHANGE,),
        OSBY.mandates[mandate] if mandate else None,
        OSBY.decisions[decision] if decision else None,
    )


def yes(post: str, commit: str = NEW, state: str = "APPROVED", submitted: str = "") -> Review:
    return Review(f"{post}-login", state, commit, submitted)


def verdict(
    *reviews: Review,
    needed: Need | None = None,
    author: str = "someone",
    teams: Mapping[str, tuple[str, ...]] | None = None,
    held: Catalogue = OSBY,
    at: date = AT,
) -> Verdict:
    return approved([needed or need()], reviews, TEAMS if teams is None else teams, author, NEW, held, at)


FOUR = [yes(f"chef-{name}") for name in CHIEFS[:4]]


def test_a_quorum_of_the_seats_approves() -> None:
    [answer] = verdict(*FOUR).answers
    assert (answer.state, answer.quorum, answer.missing, answer.open) == (State.APPROVED, 4, 0, ())
    assert [seat.post for seat in answer.by] == sorted(f"chef-{name}" for name in CHIEFS[:4])
    assert verdict(*FOUR).approved


def test_one_too_few_says_who_could_still() -> None:
    found = verdict(*FOUR[:3])
    [answer] = found.answers
    assert not found.approved
    assert (answer.state, answer.missing) == (State.WAITING, 1)
    assert [(it.role, it.seats) for it in answer.open] == [("forvaltningschef", 3), ("it-chef", 1)]
    assert answer.open[0].posts == ("chef-vard-och-omsorg", "chef-samhallsbyggnad", "chef-serviceforvaltningen")
    assert answer.open[1].posts == ("it-chef",)


def test_nothing_needed_is_approved() -> None:
    assert approved([], [], {}, "someone", NEW, OSBY, AT).approved


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ([yes("it-chef", OLD)], Why.OLDER),
        ([yes("it-chef", "")], Why.OLDER),
        ([yes("it-chef", state="CHANGES_REQUESTED")], Why.WITHDRAWN),
        ([yes("it-chef", state="DISMISSED")], Why.WITHDRAWN),
        ([yes("it-chef"), yes("it-chef", state="CHANGES_REQUESTED")], Why.WITHDRAWN),
        ([yes("it-chef"), yes("it-chef", state="DISMISSED")], Why.WITHDRAWN),
        ([Review("a-stranger", "APPROVED", NEW)], Why.NO_POST),
        ([yes("rektor-parkskolan")], Why.NO_SEAT),
    ],
)
def test_what_is_no_approval_is_told_with_why(said: list[Review], why: Why) -> None:
    found = verdict(*FOUR[:3], *said)
    assert not found.approved
    assert [(it.login, it.why) for it in found.uncounted] == [(said[0].login, why)]


def test_an_approval_of_an_older_revision_names_it() -> None:
    assert verdict(*FOUR[:3], yes("it-chef", OLD)).uncounted == (Uncounted("it-chef-login", Why.OLDER, OLD),)


@pytest.mark.parametrize("author", ["it-chef-login", "IT-Chef-Login"])
def test_nobody_approves_their_own_proposal(author: str) -> None:
    found = verdict(*FOUR[:3], yes("it-chef"), author=author)
    assert not found.approved
    assert found.uncounted == (Uncounted("it-chef-login", Why.OWN),)


@pytest.mark.parametrize("state", ["COMMENTED", "PENDING"])
def test_a_comment_takes_nothing_back(state: str) -> None:
    assert verdict(*FOUR, replace(FOUR[0], state=state, commit=OLD)).approved


def test_who_approves_anew_counts() -> None:
    assert verdict(*FOUR[:3], yes("it-chef", state="CHANGES_REQUESTED"), yes("it-chef")).approved


def test_the_time_tells_which_is_the_latest() -> None:
    later = yes("it-chef", state="CHANGES_REQUESTED", submitted="2026-11-24T09:00:00Z")
    first = yes("it-chef", submitted="2026-11-24T08:00:00Z")
    three = [replace(review, submitted="2026-11-24T07:00:00Z") for review in FOUR[:3]]
    assert not verdict(later, first, *three).approved


def test_capitals_make_no_other_login() -> None:
    loud = [replace(review, login=review.login.upper()) for review in FOUR]
    assert verdict(*loud).approved
    assert not verdict(*FOUR[:3], loud[0]).approved


def test_an_account_that_is_gone_approves_nothing() -> None:
    assert not verdict(*FOUR[:3], Review("", "APPROVED", NEW)).approved


def test_one_login_sits_once() -> None:
    teams = dict.fromkeys((OSBY.posts[f"chef-{name}"].team for name in CHIEFS), ("one",))
    [answer] = verdict(Review("one", "APPROVED", NEW), teams=teams).answers
    assert (len(answer.by), answer.missing) == (1, 3)


def test_one_post_sits_once() -> None:
    teams = {"it-chef": tuple(f"deputy-{n}" for n in range(9))}
    found = verdict(*(Review(f"deputy-{n}", "APPROVED", NEW) for n in range(9)), teams=teams)
    assert len(found.answers[0].by) == 1
    assert {it.why for it in found.uncounted} == {Why.FULL}


def test_no_more_of_a_role_than_it_has_seats() -> None:
    heads = [post.id for post in OSBY.posts.values() if post.role == "enhetschef" and post.until is None]
    held = replace(OSBY, bodies={**OSBY.bodies, "rad": replace(OSBY.bodies["brukarrad-skola"], id="rad", quorum=6)})
    [answer] = verdict(*(yes(post) for post in heads), needed=need("rad", mandate=None), held=held).answers
    assert (answer.state, len(answer.by)) == (State.WAITING, 5)
    assert [it.role for it in answer.open] == ["it-samordnare", "skol-it-samordnare"]


def test_a_post_that_has_ended_or_not_begun_has_no_seat() -> None:
    assert verdict(*FOUR, at=date(2026, 12, 31)).approved
    assert not verdict(*FOUR, at=date(2027, 1, 1)).approved
    assert verdict(*FOUR[:1], yes("chef-bou"), *FOUR[2:], at=date(2027, 1, 1)).approved
    assert not verdict(*FOUR[:1], yes("chef-bou"), *FOUR[2:]).approved


IN_MARCH = date(2027, 3, 1)


def test_a_deputy_sits_for_the_post_and_not_beside_it() -> None:
    needed = need("brukarrad-skola", mandate="sortiment")
    [answer] = verdict(yes("bitr-parkskolan"), needed=needed, at=IN_MARCH).answers
    assert answer.by == (Seat("rektor-parkskolan", "enhetschef", "bitr-parkskolan-login", "bitr-parkskolan"),)
    [answer] = verdict(yes("bitr-parkskolan"), yes("rektor-parkskolan"), needed=needed, at=IN_MARCH).answers
    assert len(answer.by) == 1
    [answer] = verdict(yes("bitr-parkskolan"), needed=needed, at=AT).answers
    assert answer.by == ()


@pytest.mark.parametrize("other", ["rektor-smultronet", "nobody", "bitr-parkskolan"])
def test_a_deputy_of_a_post_that_is_no_more_has_no_seat(other: str) -> None:
    deputy = replace(OSBY.posts["bitr-parkskolan"], stands_in_for=other)
    held = replace(OSBY, posts={**OSBY.posts, deputy.id: deputy})
    needed = need("brukarrad-skola", mandate="sortiment")
    assert verdict(yes(deputy.id), needed=needed, held=held, at=IN_MARCH).answers[0].by == ()


def test_a_deputy_with_a_post_of_its_own_keeps_it() -> None:
    deputy = replace(OSBY.posts["bitr-parkskolan"], role="enhetschef")
    held = replace(OSBY, posts={**OSBY.posts, deputy.id: deputy})
    needed = need("brukarrad-skola", mandate="sortiment")
    both = [yes(deputy.id), yes("rektor-parkskolan")]
    assert len(verdict(*both, needed=needed, held=held, at=IN_MARCH).answers[0].by) == 2


def test_a_body_without_a_quorum_needs_more_than_half_its_seats() -> None:
    held = replace(OSBY, bodies={**OSBY.bodies, "sir": replace(OSBY.bodies["sir"], quorum=None)})
    assert verdict(*FOUR, held=held).answers[0].quorum == 4
    held = replace(OSBY, bodies={**OSBY.bodies, "sir": replace(OSBY.bodies["sir"], quorum=None, seats={"it-chef": 2})})
    assert verdict(yes("it-chef"), held=held).answers[0].missing == 1


def test_a_role_on_delegation_needs_one_post_of_it() -> None:
    needed = need(None, "it-chef", "offert")
    assert verdict(yes("it-chef"), needed=needed).approved
    [answer] = verdict(yes("ekonomichef"), needed=needed).answers
    assert (answer.quorum, answer.missing, answer.open[0].posts) == (1, 1, ("it-chef",))


@pytest.mark.parametrize("body", ["kf", "ks"])
def test_who_has_no_posts_decides_at_meetings_only(body: str) -> None:
    assert verdict(*FOUR, needed=need(body, mandate=None)).answers[0].state is State.MINUTES
    assert verdict(needed=need(body, mandate=None, decision="kf-2026-118")).approved


def test_an_assembly_never_approves_in_review() -> None:
    member = replace(OSBY.posts["it-chef"], id="ledamot", role="ledamot", team="ledamot")
    kf = replace(OSBY.bodies["kf"], quorum=1)
    held = replace(OSBY, posts={**OSBY.posts, "ledamot": member}, bodies={**OSBY.bodies, "kf": kf})
    teams = {"ledamot": ("member",)}
    needed = need("kf", mandate=None)
    assert (
        verdict(Review("member", "APPROVED", NEW), needed=needed, teams=teams, held=held).answers[0].state
        is State.MINUTES
    )


@pytest.mark.parametrize("needed", [need("gone"), need(None, None), need(None, "gone"), need("it-styrgruppen")])
def test_who_is_no_more_approves_nothing(needed: Need) -> None:
    assert verdict(*FOUR, needed=needed).answers[0].state is State.NOBODY


@pytest.mark.parametrize(
    ("mandate", "decision", "met"),
    [
        ("pris-ram", "sir-2026-4", False),
        ("sortiment", "brukarrad-skola-2026-3", True),
        ("sortiment", "", False),
        (None, "sir-2026-4", True),
    ],
)
def test_minutes_stand_in_where_the_mandate_says_so(mandate: str | None, decision: str, met: bool) -> None:  # noqa: FBT001
    found = verdict(needed=need("sir", mandate=mandate, decision=decision))
    assert found.approved is met
    assert (found.answers[0].state is State.DECIDED) is met


def test_minutes_are_asked_of_the_catalogue_before_the_proposal() -> None:
    needed = need("sir", decision="sir-2026-4")
    assert needed.mandate is not None
    assert not verdict(needed=replace(needed, mandate=replace(needed.mandate, minutes=True))).approved
    assert not verdict(needed=replace(needed, mandate=replace(needed.mandate, id="new", minutes=True))).approved


def test_a_decision_counts_when_it_is_taken_and_no_draft() -> None:
    needed = need("kf", mandate=None, decision="kf-2026-118")
    decision = needed.decision
    assert decision is not None
    assert verdict(needed=needed, at=decision.date).approved
    assert not verdict(needed=needed, at=date(2026, 11, 15)).approved
    assert not verdict(needed=replace(needed, decision=replace(decision, draft=True))).approved


def test_every_need_must_be_met() -> None:
    found = approved([need(), need("kf", mandate=None)], FOUR, TEAMS, "someone", NEW, OSBY, AT)
    assert [answer.met for answer in found.answers] == [True, False]
    assert not found.approved


SEATS = st.lists(
    st.builds(Seat, st.sampled_from("pqrs"), st.sampled_from(["x", "y"]), st.sampled_from("abcd")), max_size=9
)


@settings(max_examples=150)
@given(SEATS, st.dictionaries(st.sampled_from(["x", "y"]), st.integers(0, 3)))
def test_as_many_sit_as_could(spoken: list[Seat], seats: dict[str, int]) -> None:
    roles = {seat.post: seat.role for seat in spoken}  # a post has one role
    could = [replace(seat, role=roles[seat.post]) for seat in spoken]

    def sound(chosen: tuple[Seat, ...]) -> bool:
        return len({seat.login for seat in chosen}) == len({seat.post for seat in chosen}) == len(chosen) and all(
            sum(seat.role == role for seat in chosen) <= seats.get(role, 0) for role in ("x", "y")
        )

    found = _seated(could, seats)
    assert sound(found)
    assert set(found) <= set(could)
    distinct = list(dict.fromkeys(could))
    assert not any(sound(chosen) for chosen in combinations(distinct, len(found) + 1))


def test_an_approval_never_takes_another_away() -> None:
    for n in range(len(FOUR)):
        before, after = verdict(*FOUR[:n]).answers[0], verdict(*FOUR[: n + 1]).answers[0]
        assert len(after.by) == len(before.by) + 1
