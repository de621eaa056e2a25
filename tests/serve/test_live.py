from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING, Any

from kran import rules
from kran.serve.live import Live, State, overlay
from kran.text import Language
from tests.small import AT, lay_out

if TYPE_CHECKING:
    from pathlib import Path

    from kran.model.load import Loaded

NASTY = """\
# catalog/services/arbetsplats/skarm.yaml
title: {sv: Skärm, en: Screen}
summary: {sv: En skärm., en: A screen.}
owner: "<script>alert(1)</script>"
orderable: {from: 2026-01-01}
"""
SITE: Any = object()
"""Stands for a site; nobody asks it for a page here."""


def broken(root: Path) -> Loaded:
    return rules.examine(lay_out(root, NASTY), AT)


def test_what_is_wrong_is_data_in_the_readers_language(tmp_path: Path) -> None:
    loaded = broken(tmp_path)
    swedish, english = (json.loads(json.dumps(overlay(loaded, Language(code)))) for code in ("sv", "en"))
    assert (swedish["title"], english["title"]) == ("1 fel", "1 error")
    assert (swedish["close"], english["close"]) == ("Stäng", "Close")
    (finding,) = english["findings"]
    assert finding["place"] == "catalog/services/arbetsplats/skarm.yaml:3:8"
    assert finding["code"] == "K105"
    assert finding["source"] == 'owner: "<script>alert(1)</script>"'
    assert "<script>" in finding["message"]
    assert finding["remedy"]


def test_a_warning_is_not_told(tmp_path: Path) -> None:
    text = NASTY.replace('"<script>alert(1)</script>"', "it-chef\nreviewed: 2020-01-01")
    late = rules.examine(lay_out(tmp_path, text), AT)
    assert len(late.diagnostics) == 1
    assert overlay(late, Language("en"))["findings"] == []


def test_a_sound_site_takes_the_place_of_the_last_and_ends_what_was_wrong(tmp_path: Path) -> None:
    live = Live()
    assert json.loads(live.state.told("sv")) == {"number": "", "wrong": None}
    live.show(SITE)
    first: State = live.state
    live.complain(broken(tmp_path))
    assert live.state.site == SITE
    assert live.state.number == first.number
    assert json.loads(live.state.told("sv"))["wrong"]["title"] == "1 fel"
    live.show(SITE)
    assert live.state.number != first.number
    assert json.loads(live.state.told("sv"))["wrong"] is None


def test_a_reader_of_another_language_is_told_too() -> None:
    assert json.loads(State(wrong={"sv": {"title": "1 fel"}}).told("de"))["wrong"] == {"title": "1 fel"}


def test_who_waits_is_told_at_once() -> None:
    live = Live()
    seen = live.state
    assert live.after(None, seconds=60) is seen
    assert live.after(seen, seconds=0) is seen
    told: list[State] = []
    waiting = threading.Thread(target=lambda: told.append(live.after(seen, seconds=60)))
    waiting.start()
    live.show(SITE)
    waiting.join(60)
    assert told == [live.state]
