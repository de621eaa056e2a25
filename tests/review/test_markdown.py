"""What the catalogue says stays text at the code host: rendered as there, hostile texts make no markup and no link."""

from __future__ import annotations

import html
import re
from datetime import date
from functools import cache

import cmarkgfm
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kran import report
from kran.changes.pair import Pair
from kran.changes.revisions import Revisions
from kran.model.load import load
from kran.review.comment import LARGEST, MARK, Links, comment
from kran.review.markdown import details, safe, table
from kran.review.review import review
from kran.text import Language
from tests.changes.held import FILES, Held
from tests.small import MEMORY

HOSTILE = [
    "@octocat",
    "@org/team ",
    "a@b.example",
    "#1",
    "org/repo#12",
    "GH-12",
    "gh-12",
    "https://evil.example/?a=b&c",
    "HTTP://EVIL.EXAMPLE",
    "www.evil.example",
    "WWW.evil.example/x",
    "ftp://evil.example",
    "mailto:a@b.example",
    "xmpp:a@b.example/x",
    "[x](https://evil.example)",
    "![x](https://evil.example/x.png)",
    "[x][1]\n\n[1]: https://evil.example",
    "<https://evil.example>",
    "<a href='https://evil.example'>x</a>",
    "<script>alert(1)</script>",
    "<!-- kran:review -->",
    "</summary></details>",
    "</td></tr></table>",
    "a | b | c",
    "| a | b |\n|---|---|\n| c | d |",
    "`code`",
    "```\nblock",
    "**strong** _weak_ ~~gone~~",
    "# Head",
    "a\n===",
    "> said",
    "- one\n- two",
    "1. one",
    "a\\",
    "\\| a",
    "&lt;b&gt;",
    "&#64;octocat",
    "&commat;octocat",
    ":tada:",
    ":+1:",
    "$x$ and $y$",
    "$$x$$",
    "a\u202eb\u2066c\u200fd\u061ce",
    "a\u2028b\u2029c\x0bd\x00e\x85f",
    "a\u200b@octocat",
    "!12 ~label %1 &1",
]
_TAGS = re.compile(r"<[^>]+>")
_LIKE_A_LINK = re.compile(
    r"(?<![\w`])@[\w-]|(?<!\w)#\d|#\d+|\bGH-\d|\w://|\bwww\.|\w@\w|:[a-z_+-][\w+-]*:", re.IGNORECASE
)
_INVISIBLE = re.compile("[\u200b-\u200f\u061c\u2028-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f\x7f-\x9f]")


def rendered(text: str) -> str:
    """Return Markdown as the code host makes HTML of it, before it cleans that."""
    made: str = cmarkgfm.github_flavored_markdown_to_html(text, options=cmarkgfm.Options.CMARK_OPT_UNSAFE)
    return made


def shown(made: str) -> str:
    """Return the text of HTML."""
    return html.unescape(_TAGS.sub("", made))


def _bare(text: str) -> str:
    """Return what remains of a text to a reader: joiners and blanks aside."""
    return "".join(
        re.sub("[\u2060\\s\u200b-\u200f\u061c\u2028-\u202e\u2066-\u2069\ufeff\x00-\x1f\x7f-\x9f]+", "", text)
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text(text: str) -> None:
    made = rendered(f"x {safe(text)}\n")
    assert re.findall(r"<[^>]+>", made) == ["<p>", "</p>"]
    assert not _LIKE_A_LINK.search(shown(made)), shown(made)
    assert not _INVISIBLE.search(made.replace("\n", ""))
    assert "$" not in safe(text)  # formulas are looked for in the Markdown itself
    assert _bare(shown(made)) == _bare(f"x{text}")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_cell_stays_a_cell(text: str) -> None:
    made = rendered(table(["a", "b"], [[safe(text), "1"], ["2", safe(text)]], {1}))
    assert (made.count("<tr>"), made.count("<th"), made.count("<td"), made.count("<table>")) == (3, 3, 4, 1)
    assert "<a" not in made
    assert "<img" not in made


@given(st.text(max_size=40))
@settings(deadline=None, max_examples=150)
def test_any_text_stays_text(text: str) -> None:
    made = rendered(f"x {safe(text)}\n")
    assert re.findall(r"<[^>]+>", made) == ["<p>", "</p>"]
    assert "\n" not in safe(text)


def test_what_is_folded_and_a_table() -> None:
    assert details("Mer", "text") == "<details><summary>Mer</summary>\n\ntext\n</details>"
    assert table(["a", "b"], [["1", "2"]], {1}) == "| a | b |\n| --- | --: |\n| 1 | 2 |"


# ── The whole comment ────────────────────────────────────────────────────────────────────────────────────────────────
def _quoted(text: str) -> str:
    return (
        '"'
        + "".join(c if c.isascii() and c.isprintable() and c not in '"\\' else f"\\u{ord(c):04x}" for c in text)
        + '"'
    )


NAMED = [
    ("services/arbetsplats/skarm.yaml", "{sv: Skärm, en: Screen}"),
    ("organisation/units.yaml", "Skolan"),
    ("organisation/bodies.yaml", "{sv: Kommunfullmäktige, en: The municipal council}"),
    ("organisation/roles.yaml", "{sv: Enhetschef, en: Head of unit}"),
    ("measures.yaml", "{sv: månad, en: month}"),
]


@cache
def _comment(text: str, language: str) -> str:
    """Return the comment about a catalogue in which everything that has a name is called `text`."""
    quoted = _quoted(text)
    files = dict(FILES) | {
        "catalog/service-levels/guld.yaml": f"title: {quoted}\nrank: 3\ndecision: {{2027-01-01: d}}\n"
        f"credit: {quoted}\nsupport: [{{hours: always, who: {quoted}}}]\n",
        "catalog/prices/2027.yaml": f"title: {quoted}\nfrom: 2027-01-01\ndecision: d\nprices:\n"
        f"  skarm: {{amount: 66.00, per: month, text: {quoted}}}\nlevels: {{skarm: guld}}\n",
        "catalog/decisions/2026/d.yaml": f"title: {quoted}\nbody: kf\ndate: 2026-11-16\nreference: {quoted}\n"
        f"text: {quoted}\ndecides: [prices/2027]\n",
        "catalog/services/arbetsplats/ny.yaml": f"title: {quoted}\nsummary: {quoted}\nowner: it-chef\n"
        f"orderable: {{from: 2026-01-01}}\nnotices: [{{from: 2027-01-01, text: {quoted}}}]\n"
        f"options: [{{id: ett, title: {quoted}, specs: {{A: {quoted}}}}}]\n",
        "catalog/guidelines/val.md": f"---\ntitle: {quoted}\nbody: kf\ndecision: kf-2025-1\nfor: [school]\n---\n"
        f"{text}\n",
        "catalog/ledger/subscriptions.csv": (
            "id,booked,date,subscription,event,unit,item,quantity,code,asset,source\n"
            "e-1,2026-01-01,2026-01-01,s-2026-01-01-aaaa-1,start,skolan,skarm,100,,,opening\n"
        ),
    }
    for name, said in NAMED:
        files[f"catalog/{name}"] = FILES[f"catalog/{name}"].replace(said, quoted)
    before, now = load(Held(FILES), memory=MEMORY), load(Held(files), memory=MEMORY)
    assert before.catalogue is not None
    assert now.catalogue is not None
    made = review(Revisions(Pair(before.catalogue, now.catalogue), (), "4f2c9ab0", "", now), date(2026, 11, 24))
    assert len(made.changes) > 5
    found = report.findings((*now.diagnostics, *made.governing), now.files, Language(language))
    return comment(made, found, Language(language), Links("https://preview.example/"))


@pytest.mark.parametrize("text", [text for text in HOSTILE if "\n" not in text and not _INVISIBLE.search(text)])
def test_names_make_no_markup_in_the_comment(text: str) -> None:
    plain, made = rendered(_comment("Helt vanlig", "sv")), rendered(_comment(text, "sv"))
    body = made.replace(MARK, "").replace('<a href="https://preview.example/">', "")
    assert set(re.findall(r"</?([a-zA-Z]+)", body)) <= set(re.findall(r"</?([a-zA-Z]+)", plain))
    assert made.count(MARK) == 1
    assert "<a " not in body
    assert made.count("<details>") == made.count("</details>") == plain.count("<details>")
    assert made.count("<tr>") == plain.count("<tr>")
    assert not _INVISIBLE.search(body.replace("\n", ""))
    told = _TAGS.sub("", re.sub(r"<code>.*?</code>", "", body))
    assert not _LIKE_A_LINK.search(html.unescape(told)), _LIKE_A_LINK.search(html.unescape(told))
    assert len(_comment(text, "sv")) <= LARGEST
