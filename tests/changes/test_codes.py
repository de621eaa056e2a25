"""The codes about changes are whole, and on the page of rules."""

from __future__ import annotations

import re
from pathlib import Path

from kran import changes, rules
from kran.changes.codes import CODES
from kran.rules.page import rules_markdown
from kran.text import Language


def test_codes_and_names_stand_for_one_thing() -> None:
    every = (*CODES, *rules.CODES)
    assert len({code.code for code in every}) == len({code.name for code in every}) == len(every)
    assert all(re.fullmatch(r"K8[0-9]{2}", code.code) for code in CODES)


def test_every_code_of_the_room_is_in_the_list() -> None:
    room = Path(changes.__path__[0])
    written = {
        code
        for file in room.glob("*.py")
        for code in re.findall(r'^    "(K8[0-9]{2})",$', file.read_text("utf-8"), re.MULTILINE)
    }
    assert written < {code.code for code in CODES}


def test_they_are_on_the_page_of_rules_in_each_language() -> None:
    for language in (Language("sv"), Language("en")):
        page = rules_markdown(language, CODES)
        for code in CODES:
            assert f"### {code.code} {code.name}" in page
            assert language.gettext(code.why) in page
        assert (Language("sv").gettext(CODES[0].title) in page) == (language.code == "sv")
