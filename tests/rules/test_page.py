from __future__ import annotations

import re
from itertools import pairwise

from kran.rules import CODES
from kran.rules.page import rules_markdown
from kran.text import Language


def test_the_page_tells_every_code_once_and_in_order() -> None:
    page = rules_markdown(Language("en"))
    headings = re.findall(r"^### (K\d{3}) (\S+)$", page, re.MULTILINE)
    assert headings == sorted((code.code, code.name) for code in CODES)
    assert page.startswith("# What the check looks for\n\n")
    assert page.endswith("```\n")
    for code in CODES:
        assert f"**{code.title}.** {code.why} *{code.severity.name.capitalize()}.*" in page


def test_the_examples_are_whole() -> None:
    page = rules_markdown(Language("en"))
    assert page.count("```") % 2 == 0
    assert page.count("Gives the finding:") == len(CODES)
    assert page.count("Mended:") == sum(bool(code.good.text) for code in CODES)
    assert "`catalog/services/arbetsplats/skarm.yaml` is a link to `/etc/hostname`" in page
    assert "`catalog/services/arbetsplats/skarm.yaml` in the encoding latin-1" in page
    assert "`catalog/catalog.yaml` is taken away" in page
    assert "`catalog/services/arbetsplats/skarm.yaml` with nothing in it" in page


def test_what_cannot_be_seen_is_shown() -> None:
    page = rules_markdown(Language("en"))
    assert "<U+202E>" in page
    assert "<U+FEFF>" in page
    assert "<U+0009>" in page
    assert not set(page) & {"\u202e", "\ufeff", "\t"}


def test_the_page_in_swedish() -> None:
    page = rules_markdown(Language("sv"))
    assert page.startswith("# Vad kontrollen letar efter\n")
    assert "*Fel.*" in page
    assert "1\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}001 byte" in page
    assert not any(code.title in page for code in CODES)


def test_headings_are_one_level_apart() -> None:
    prose = re.sub(r"```.*?```", "", rules_markdown(Language("sv")), flags=re.DOTALL)
    levels = [len(found) for found in re.findall(r"^(#+) ", prose, re.MULTILINE)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
