"""Nothing of a decision that concerns one unit only is in what is published, however it is written."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from kran.changes.effect import effect
from kran.changes.pair import Pair
from kran.exports.price_files import price_files
from kran.model.subscription import OPENING
from kran.site import api
from kran.site.build import Build
from kran.site.site import site
from kran.text import Language
from tests import example

from .conftest import AT

if TYPE_CHECKING:
    from kran.model.catalogue import Catalogue

FEW = Decimal(50_000)
HARD = str.maketrans("", "", "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{WORD JOINER} \n\\")


def plain(text: str) -> str:
    """Return a text without spaces, hard ones too, so that no way to write it hides it."""
    return text.replace("&nbsp;", "").translate(HARD).lower()


def output(catalogue: Catalogue) -> dict[str, str]:
    """Return everything that is published, by its address."""
    found = {name: json.dumps(made, ensure_ascii=False) for name, made in api.documents(catalogue, AT).items()}
    for lang in ("sv", "en"):
        made = site(catalogue, Language(lang), at=AT, build=Build(languages=("sv", "en")))
        found |= {f"{lang}/{p.path}": f"{p.path} {p.title} {p.description} {p.html} {p.jsonld}" for p in made.pages}
        found[f"{lang}/search"] = json.dumps(made.search, ensure_ascii=False)
    return {name: plain(text) for name, text in found.items()}


@pytest.mark.parametrize("which", ["small", "example"])
def test_a_decision_about_one_unit_is_nowhere(which: str, small: Catalogue) -> None:
    catalogue = small if which == "small" else example.catalogue(AT)
    internal = [d for d in catalogue.decisions.values() if d not in catalogue.published_decisions]
    assert internal
    everything = output(catalogue)
    for decision in internal:
        texts = [*decision.title.by_language.values(), *(decision.text.by_language.values() if decision.text else ())]
        lists = [catalogue.price_lists[n] for f, _, n in (x.partition("/") for x in decision.decides) if f == "prices"]
        texts += [text for source in lists for text in source.title.by_language.values()]
        sentences = [part for text in texts for part in text.split(". ")]
        for said in (decision.id, decision.reference, *decision.decides, *(s.id for s in lists), *sentences):
            hidden = plain(said.strip(". "))
            assert not [name for name, text in everything.items() if hidden in text], said


@pytest.mark.whole
def test_nothing_of_the_ledgers_is_published() -> None:
    """Neither an event, a row of use nor a sum of them: what a unit holds and costs is its own."""
    catalogue = example.catalogue(AT)
    names = {event.id for event in catalogue.subscriptions} | {usage.id for usage in catalogue.usage}
    names |= {event.subscription for event in catalogue.subscriptions}
    names |= {event.source for event in catalogue.subscriptions} - {OPENING}
    pattern = re.compile(r"[hu]-[0-9]{5}|[os]-20[0-9]{2}-[0-9]{2}-[0-9]{2}-|s-oppning-")
    assert len(names) > 5000
    assert all(pattern.match(name) for name in names)
    found = effect(Pair(catalogue, catalogue), AT, date(2027, 1, 1))
    sums = [
        found.total.after,
        *(unit.after for unit in found.units),
        *(row.after for row in found.rows if row.quantity),
    ]
    # A smaller sum may be some price's too, by chance.
    shown = {
        plain(form(total)).removesuffix("kr")
        for total in sums
        for form in (str, Language("sv").money, Language("en").money)
        if total > FEW
    }
    assert len(shown) > 100
    amounts = re.compile("(?<![0-9.,])(?:" + "|".join(map(re.escape, sorted(shown))) + ")(?![0-9])")
    for name, text in (output(catalogue) | files(catalogue)).items():
        assert not pattern.search(text), name
        assert not amounts.search(text), name


def files(catalogue: Catalogue) -> dict[str, str]:
    """Return the price list files that can be read as text, by their address."""
    made = price_files(catalogue, Language("sv"), AT).items()
    return {name: plain(content.decode("utf-8-sig")) for name, content in made if name.endswith((".csv", ".json"))}


def test_a_unit_list_gives_the_price_history_no_year(small: Catalogue) -> None:
    text = next(
        p.html for p in site(small, Language("sv"), at=AT, build=Build()).pages if p.path == "tjanster/dator.html"
    )
    assert "2029" not in text


def test_a_decision_about_more_says_nothing_of_the_unit(small: Catalogue) -> None:
    assert "kf-2026-1" in {decision.id for decision in small.published_decisions}
    pages = {p.path: p.html for p in site(small, Language("sv"), at=AT, build=Build()).pages}
    assert "En enhets egna priser" in pages["beslut/kf-2026-1.html"]
    assert "Offert till Byskolan" not in pages["beslut/kf-2026-1.html"]
