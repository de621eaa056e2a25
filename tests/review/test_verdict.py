"""What became of a proposal, in words."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from kran.changes.approvals import Answer, Open, Seat, State, Uncounted, Verdict, Why
from kran.changes.change import Change
from kran.changes.need import Need
from kran.review.verdict import as_json, as_markdown, as_text
from kran.site.words import Words
from kran.text import Language, Text
from tests.example import catalogue

OSBY = catalogue(date(2026, 11, 24))
ENGLISH, SWEDISH = Words(Language("en")), Words(Language("sv"))
REVISION = "a" * 40
NEED = Need("sir", None, (Change("price-raised", "prices/2027", "skarm"),), OSBY.mandates["pris-ram"], None)
WAITING = Answer(
    NEED,
    State.WAITING,
    4,
    (Seat("it-chef", "it-chef", "hubot"), Seat("chef-bos", "forvaltningschef", "mona", "vik")),
    (Open("forvaltningschef", 5, tuple(f"chef-{n}" for n in range(9))),),
)
DECIDED = Answer(NEED, State.DECIDED, decision=OSBY.decisions["kf-2026-118"])


def verdict(*answers: Answer, uncounted: tuple[Uncounted, ...] = ()) -> Verdict:
    return Verdict(REVISION, answers, uncounted)


def test_who_approved_and_who_is_missing() -> None:
    assert as_text(verdict(WAITING), OSBY, ENGLISH).splitlines() == [
        "aaaaaaaaaaaa is not approved yet.",
        "❌ Strategic IT council, about prices/2027",
        "    2 approved, 4 are needed",
        "    it-chef (Head of IT), by hubot",
        "    chef-bos (Head of administration), by mona as vik",
        "    2 more approvals are needed:",
        "    Head of administration, 5 seats: chef-0, chef-1, chef-2, chef-3, chef-4, chef-5, chef-6, chef-7, 1 more",
    ]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (DECIDED, "    decided on 16"),
        (Answer(NEED, State.MINUTES), "It decides at its meeting"),
        (Answer(replace(NEED, body="gone"), State.NOBODY), "❌ gone, about"),
        (Answer(replace(NEED, body=None), State.NOBODY), "❌ the highest body, about"),
        (Answer(replace(NEED, body=None, role="it-chef"), State.WAITING, 1), "❌ Head of IT, on delegation, about"),
        (Answer(replace(NEED, body=None, role="gone"), State.NOBODY), "❌ gone, on delegation, about"),
    ],
)
def test_each_state_has_its_words(answer: Answer, said: str) -> None:
    assert said in as_text(verdict(answer), OSBY, ENGLISH)
    assert said not in as_text(verdict(answer), OSBY, SWEDISH) or "gone" in said


def test_all_is_well() -> None:
    assert as_text(verdict(DECIDED), OSBY, ENGLISH).startswith("aaaaaaaaaaaa is approved.\n✅")
    assert as_text(verdict(), OSBY, ENGLISH) == "Nothing in aaaaaaaaaaaa needs a decision.\n"


@pytest.mark.parametrize("why", Why)
def test_why_an_approval_did_not_count_is_said(why: Why) -> None:
    uncounted = (Uncounted("hubot", why, "b" * 40 if why is Why.OLDER else ""),)
    english, swedish = (as_text(verdict(uncounted=uncounted), OSBY, words) for words in (ENGLISH, SWEDISH))
    assert "  - hubot: " in english
    assert english.splitlines()[-1] != swedish.splitlines()[-1]
    assert ("(bbbbbbbbbbbb)" in english) is (why is Why.OLDER)


def test_many_documents_are_not_all_named() -> None:
    changes = tuple(Change("price-raised", f"prices/{year}", "skarm") for year in range(2027, 2034))
    assert "prices/2030 and 3 more" in as_text(
        verdict(Answer(replace(NEED, changes=changes), State.MINUTES)), OSBY, ENGLISH
    )


def test_what_the_catalogue_says_stays_text_at_the_code_host() -> None:
    title = Text("sv", {"sv": "@alla [klicka](https://evil.example) <img src=x> #1"})
    held = replace(OSBY, bodies={**OSBY.bodies, "sir": replace(OSBY.bodies["sir"], title=title)})
    told = as_markdown(verdict(WAITING, uncounted=(Uncounted("hubot", Why.OWN),)), held, SWEDISH)
    assert "@alla" not in told
    assert "](" not in told
    assert "<img" not in told
    assert "- `hubot`: " in told


def test_a_program_reads_the_same() -> None:
    told = json.loads(as_json(verdict(WAITING, DECIDED, uncounted=(Uncounted("hubot", Why.OLDER, "b" * 40),))))
    assert (told["approved"], told["revision"]) == (False, REVISION)
    assert told["needs"][0]["missing"] == 2
    assert told["needs"][0]["approved_by"][1] == {
        "post": "chef-bos", "role": "forvaltningschef", "login": "mona", "stands_in": "vik"}  # fmt: skip
    assert told["needs"][1]["decision"] == "kf-2026-118"
    assert told["uncounted"] == [{"login": "hubot", "why": "older", "commit": "b" * 40}]
