"""The register of decisions: what each changed, before and after, and nothing of a single unit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from kran.model.dated import ALWAYS, Dated
from kran.site.build import Build
from kran.site.context import Context
from kran.site.site import page
from kran.site.views.effect import Effect, effects, summary
from kran.text import Language
from tests.site.conftest import AT, words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from kran.model.catalogue import Catalogue
    from tests.site.conftest import Reader, Shown


def rows(table: HtmlElement) -> list[list[str]]:
    return [[words(cell) for cell in row] for row in table.iterfind(".//tbody/tr")]


def context(catalogue: Catalogue, lang: str = "sv", at: date = AT) -> Context:
    return Context(catalogue, Language(lang), at=at, build=Build(languages=("sv", "en")))


def test_a_price_list_is_told_before_and_after_the_largest_change_first(shown: Shown) -> None:
    tree = shown("beslut/kf-2026-1.html")
    prices, levels, promises = tree.iter("table")
    assert [row[0] for row in rows(prices)] == [
        "Dator, Standard 14″",
        "Dator, Stor 16″",
        "Dator, Lätt 13″",
        "Paket, Tillägg: start",
    ]
    first, _, ended, new = rows(prices)
    assert first[1].startswith("300,00 kr per månad")
    assert first[2].startswith("289,00 kr per månad")
    assert first[3].startswith("▼ −11,00 kr")
    assert first[3].endswith("−3,7 %")
    assert ended[2] == "–inget pris"
    assert ended[3] == "upphör"
    assert new[3] == "nytt"
    assert rows(levels) == [["Skärm", "Brons", "Silver", "starkare löfte"]]
    assert [row[0] for row in rows(promises)] == ["Tillgänglighet"]
    assert rows(promises)[0][3] == "starkare löfte"
    assert "av 4 priser: 1 sänks, 1 höjs, 1 nytt och 1 upphör." in words(tree)


def test_every_row_leads_to_its_service_and_level(shown: Shown) -> None:
    hrefs = set(shown("beslut/kf-2026-1.html").xpath(".//section//a/@href"))
    assert {
        "../tjanster/dator.html#val-standard",
        "../tjanster/paket.html",
        "../tjanster/skarm.html",
        "../servicenivaer/silver.html",
        "../servicenivaer/brons.html",
        "../prislista/2027.html",
    } <= hrefs
    services = shown("beslut/kf-2026-1.html").xpath(".//ul[@class='k-cols']//a/@href")
    assert services == ["../tjanster/dator.html", "../tjanster/paket.html", "../tjanster/skarm.html"]


def test_each_price_and_promise_leads_to_its_decision_and_back(reader: Reader, shown: Shown) -> None:
    made = reader()
    for service in made.services:
        address = f"tjanster/{service.id}.html"
        for href in set(shown(address).xpath(".//a[starts-with(@href, '../beslut/')]/@href")):
            assert f"../{address}" in shown(str(href)[3:]).xpath(".//ul[@class='k-cols']//a/@href"), (address, href)
    for level in ("silver", "brons"):
        for href in set(shown(f"servicenivaer/{level}.html").xpath(".//a[starts-with(@href, '../beslut/')]/@href")):
            assert f"../servicenivaer/{level}.html" in shown(str(href)[3:]).xpath(".//a/@href")


def test_a_first_list_and_a_first_promise_changed_nothing(shown: Shown) -> None:
    tree = shown("beslut/kf-2025-1.html")
    text = words(tree)
    assert "den första prislistan, 18 priser." in text
    assert "Från 1 januari 2026. Inget var utlovat före det." in text
    assert "av 1 pris: 1 höjs." in text
    assert "Vid akuta fel" not in text
    assert "Prisram Kommunfullmäktige får besluta om höjda priser och sänkta priser" in text
    assert "Skola väljer bland" in text
    assert "till 31 december 2026, därefter Dator, Standard 14″." in text


def test_long_lists_are_folded_with_a_count(small: Catalogue, shown: Shown) -> None:
    source = small.price_lists["2026"]
    dearer = {
        key: replace(row, price=replace(row.price, amount=row.price.amount + 1))
        for key, row in source.rows.items()
        if row.price.amount is not None
    }
    assert len(dearer) < 13
    many = {f"dator/standard+del-{n}": dearer["dator/standard"] for n in range(14)}
    before = replace(source, rows={**source.rows, **dict.fromkeys(many, source.rows["dator/standard"])})
    after = replace(small.price_lists["2027"], rows=many)
    changed = replace(small, price_lists={**small.price_lists, "2026": before, "2027": after})
    made = page(context(changed), "beslut/kf-2026-1.html")
    assert made is not None
    assert "<summary>6 ändrade priser till</summary>" in made.html
    assert "ändrade priser till" not in "".join(words(it) for it in shown("beslut/kf-2026-1.html").iter("summary"))
    assert summary(context(changed), small.decisions["kf-2026-1"]) == "14 priser ändras och 2 löften ändras"


def test_a_list_says_how_much_it_changed_in_the_register(shown: Shown) -> None:
    text = words(shown("beslut/index.html"))
    assert "It-chef, KS 2026/1 § 118 4 priser ändras och 2 löften ändras" in text
    assert "första priserna för 6 tjänster och 1 pris ändras" in text


def test_nothing_of_what_is_not_public_is_told_but_that_it_is_there(shown: Shown) -> None:
    text = words(shown("beslut/kf-2026-1.html"))
    assert (
        "Det beslutar också om sådant som inte visas här: En enhets egna priser, En enhets egen servicenivå, "
        "Nycklar och villkor för kostnader." in text
    )


def test_a_decision_without_public_effect_says_so(small: Catalogue) -> None:
    decision = replace(small.decisions["kf-2026-1"], decides=("costs/2026",))
    changed = replace(small, decisions={**small.decisions, decision.id: decision})
    made = page(context(changed), "beslut/kf-2026-1.html")
    assert made is not None
    assert "Beslutet ändrar inget pris, inget löfte och ingen regel som visas här." in made.html


def test_a_weaker_and_a_mixed_promise_are_called_so(small: Catalogue) -> None:
    silver = small.levels["silver"]
    assert silver.outages is not None
    assert silver.targets is not None
    day = silver.decisions[1][0]
    outages, targets = silver.outages.first, silver.targets.first
    low, urgent = targets["low"], targets["urgent"]
    later = replace(
        silver,
        available=None,
        outages=Dated(((ALWAYS, outages), (day, replace(outages, in_month=3)))),
        targets=Dated(
            (
                (ALWAYS, targets),
                (day, {**targets, "urgent": replace(urgent, resolve="8 h"), "low": replace(low, respond="7 days")}),
            )
        ),
    )
    found = effects(context(replace(small, levels={**small.levels, "silver": later})), small.decisions["kf-2026-1"])
    told = {row.label: row.verdict for effect in found for level in effect.levels for row in level.rows}
    assert told == {"Så snabbt går det": "annat löfte", "Högst så många avbrott": "svagare löfte"}


def test_what_was_decided_anew_leads_to_the_later_decision(small: Catalogue) -> None:
    documents = ("assortments/skola", "guidelines/val", "mandates/ram", "service-levels/silver")
    later = replace(small.decisions["kf-2025-1"], id="kf-2026-2", date=date(2026, 1, 2), decides=documents)
    changed = replace(
        small,
        decisions={**small.decisions, later.id: later},
        assortments={"skola": replace(small.assortments["skola"], decision=later.id)},
        guidelines={"val": replace(small.guidelines["val"], decision=later.id)},
        mandates={**small.mandates, "ram": replace(small.mandates["ram"], given_by=later.id)},
    )
    found = effects(context(changed), changed.decisions["kf-2025-1"])
    replaced = {it.document.href for it in found if it.replaced is not None}
    assert replaced == {"sortiment/skola.html", "riktlinjer/val.html", "rad/index.html#mandat-ram"}
    made = page(context(changed), "beslut/kf-2026-2.html")
    assert made is not None
    assert "Gäller" in made.html
    assert not [it for it in effects(context(changed), later) if it.levels]


def test_drafts_are_named_and_no_more(small: Catalogue) -> None:
    decision = replace(
        small.decisions["kf-2026-1"],
        decides=("prices/2028-utkast", "assortments/skola", "guidelines/val", "service-levels/silver"),
    )
    changed = replace(
        small,
        assortments={"skola": replace(small.assortments["skola"], draft=True)},
        guidelines={"val": replace(small.guidelines["val"], draft=True)},
        levels={**small.levels, "silver": replace(small.levels["silver"], draft=True)},
    )
    for effect in effects(context(changed), decision):
        assert not effect.document.href
        assert effect == Effect(effect.document)


def test_a_mandate_that_has_ended_leads_nowhere(small: Catalogue) -> None:
    decision = replace(small.decisions["kf-2025-1"], decides=("mandates/gammal", "mandates/offert", "unknown/thing"))
    old, offer, other = effects(context(small), decision)
    assert old.document.href == ""
    assert offer.mandate is not None
    assert offer.mandate[0].href == "rad/index.html#roll-it-chef"
    assert not other.is_public


def test_kinds_of_customer_that_change_alike_are_told_once(small: Catalogue) -> None:
    lists = {**small.price_lists, "2027": replace(small.price_lists["2027"], customers=())}
    made = context(replace(small, price_lists=lists))
    effect = effects(made, small.decisions["kf-2026-1"])[0]
    kinds = [small.settings.customers[name].title.by_language["sv"] for name in small.settings.customers]
    assert len(kinds) > 1
    # One kind had the prices that are ended and changed, the others had not.
    assert len(effect.prices) == len({it.customers for it in effect.prices}) > 1
    everyone = {name: replace(it, customers=()) for name, it in small.price_lists.items() if it.unit is None}
    once = effects(context(replace(small, price_lists=everyone)), small.decisions["kf-2026-1"])[0].prices
    assert [it.customers for it in once] == [made.words.kinds(kinds)]


def test_a_level_that_is_a_draft_is_told_nowhere(small: Catalogue) -> None:
    levels = {**small.levels, "brons": replace(small.levels["brons"], draft=True)}
    found = effects(context(replace(small, levels=levels)), small.decisions["kf-2026-1"])
    assert [it.levels for effect in found for it in effect.prices] == [()]


def test_what_an_assortment_and_a_guideline_leave_unsaid(small: Catalogue) -> None:
    assortment, guideline = small.assortments["skola"], small.guidelines["val"]
    choices = {name: replace(choice, instead=None) for name, choice in assortment.choices.items()}
    changed = replace(
        small,
        assortments={"skola": replace(assortment, choices=choices)},
        guidelines={
            "val": replace(guideline, unit_kinds=()),
            "skola": replace(guideline, id="skola", unit_kinds=("school",), body_text="# Ett\n\n## **Två** ##\n"),
        },
    )
    decision = replace(
        small.decisions["kf-2025-1"], decides=("assortments/skola", "guidelines/val", "guidelines/skola")
    )
    first, every, some = effects(context(changed), decision)
    assert [line.text for line in first.lines if "därefter" in line.text] == []
    assert first.lines
    assert every.said == "Gäller alla enheter. Den handlar om:"
    assert some.said == "Gäller: Skola. Den handlar om:"
    assert [line.text for line in some.lines] == ["Ett", "Två"]


def test_a_decision_that_changes_no_price_and_no_promise_says_nothing_of_how_many(small: Catalogue) -> None:
    decision = replace(small.decisions["kf-2025-1"], decides=("mandates/ram",))
    assert summary(context(small), decision) == ""
