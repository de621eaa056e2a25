"""How decisions are made: the table, the drawing and its words come from the bodies and mandates alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from kran.changes.governed import GOVERNED
from kran.site.build import Build
from kran.site.context import Context
from kran.site.site import page
from kran.site.views.council import MAY, councils
from kran.site.views.deciders import deciders
from kran.site.views.governance import view
from kran.site.views.mandate_tree import WIDTH, mandate_tree
from kran.text import Language
from tests import example
from tests.site.conftest import AT, words

if TYPE_CHECKING:
    from kran.model.body import Body
    from kran.model.catalogue import Catalogue
    from tests.site.conftest import Reader, Shown


def context(catalogue: Catalogue, lang: str = "sv") -> Context:
    return Context(catalogue, Language(lang), at=AT, build=Build(languages=("sv", "en")))


def body(catalogue: Catalogue, name: str, **values: object) -> Body:
    return replace(catalogue.bodies["kf"], id=name, kind="council", **values)  # type: ignore[arg-type]  # any field


def test_every_kind_of_change_has_who_decides_it_or_is_free(reader: Reader) -> None:
    found = deciders(reader())
    everything = " ".join((*(it.kinds for it in found.kinds), found.free)).lower()
    for name, text in MAY.items():
        assert Language("sv").gettext(text).lower() in everything, name
    for it in found.kinds:
        assert it.deciders or it.otherwise
    assert all(Language("sv").gettext(MAY[name]).lower() not in found.free.lower() for name in GOVERNED)


def test_limits_and_scope_leave_the_rest_to_the_highest(reader: Reader) -> None:
    kinds = {it.kinds: it for it in deciders(reader()).kinds}
    limited = kinds["Höjda priser och sänkta priser"]
    assert (
        limited.deciders[0].mandate.limit
        == "högst 2\N{NO-BREAK SPACE}% och högst 50\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}kr på ett kalenderår"
    )
    assert limited.otherwise is not None
    assert limited.otherwise.text == "Kommunfullmäktige"
    quotes = kinds["Att godta offerter"]
    assert quotes.otherwise is None
    assert [it.how for it in (*limited.deciders, *quotes.deciders)] == [
        "Ledamöterna godkänner också själva förslaget.",
        "",
    ]


def test_minutes_are_told(small: Catalogue) -> None:
    mandates = {**small.mandates, "ram": replace(small.mandates["ram"], minutes=True)}
    found = deciders(context(replace(small, mandates=mandates))).kinds[0].deciders[0]
    assert found.how == "Protokollet räcker."


def test_without_a_highest_body_nobody_decides_the_rest(small: Catalogue) -> None:
    council = {"kf": body(small, "kf")}
    rest = deciders(context(replace(small, bodies=council))).kinds[-1]
    assert rest.deciders == ()
    assert rest.otherwise is None
    made = page(context(replace(small, bodies=council)), "rad/index.html")
    assert made is not None
    assert "allt annat" not in made.html


def test_a_mandate_of_who_is_no_more_is_told_without_a_link(small: Catalogue) -> None:
    mandates = {
        "borta": replace(small.mandates["ram"], id="borta", body="gamla"),
        "okand": replace(small.mandates["ram"], id="okand", body="okand"),
        "roll": replace(small.mandates["ram"], id="roll", body=None, role="okand"),
    }
    found = [it.who for it in deciders(context(replace(small, mandates=mandates))).kinds[0].deciders]
    assert [(it.text, it.href) for it in found] == [("Gamla rådet", ""), ("okand", ""), ("", "")]
    made = page(context(replace(small, mandates=mandates)), "rad/index.html")
    assert made is not None
    assert "#organ-gamla" not in made.html


def test_the_drawing_holds_each_body_once_below_its_giver() -> None:
    catalogue = example.catalogue(AT)
    tree = mandate_tree(context(catalogue))
    assert tree is not None
    titles = [" ".join(text for _, text in box.title) for box in tree.boxes]
    assert sorted(titles) == sorted(
        [
            *(body.title.by_language["sv"] for body in catalogue.bodies.values() if body.exists(AT)),
            catalogue.roles["it-chef"].title.by_language["sv"],
        ]
    )
    by = dict(zip(titles, tree.boxes, strict=True))
    assert by["Kommunfullmäktige"].arrow == ""
    assert by["Strategiska it-rådet"].given
    assert not by["Kommunstyrelsen"].given
    assert by["Brukarråd skola och förskola"].x > by["Strategiska it-rådet"].x > by["Kommunfullmäktige"].x
    for above, below in zip(tree.boxes, tree.boxes[1:], strict=False):
        assert above.y + above.height < below.y
        assert below.x + below.width <= WIDTH
    assert tree.height > tree.boxes[-1].y + tree.boxes[-1].height
    assert "Strategiska it-rådet har mandat från Kommunfullmäktige: " in "".join(tree.said)
    assert "Brukarråd vård och omsorg har inget eget mandat." in tree.said


def test_bodies_that_give_each_other_their_mandates_are_all_drawn(small: Catalogue) -> None:
    given = small.decisions["kf-2025-1"]
    rad = {name: body(small, name, under=None) for name in ("ett", "tva")}
    decisions = {
        name: replace(given, id=name, body=other)
        for name, other in (("ett", "tva"), ("tva", "ett"), ("okand", "borta"))
    }
    mandates = {name: replace(small.mandates["ram"], id=name, body=name, given_by=name) for name in ("ett", "tva")} | {
        "tre": replace(small.mandates["offert"], id="tre", given_by="ingen")
    }
    ring = replace(small, bodies={**rad, "kf": small.bodies["kf"]}, decisions=decisions, mandates=mandates)
    tree = mandate_tree(context(ring))
    assert tree is not None
    assert len(tree.boxes) == 4
    by_role = {"ett": replace(given, id="ett", body=None, role="it-chef"), "tva": given}
    tree = mandate_tree(context(replace(ring, decisions=by_role)))
    assert tree is not None
    assert "mandat från It-chef" in "".join(tree.said)


def test_no_bodies_no_drawing(small: Catalogue) -> None:
    empty = replace(small, bodies={}, mandates={})
    assert mandate_tree(context(empty)) is None
    made = page(context(empty), "rad/index.html")
    assert made is not None
    assert "<svg" not in made.html


def test_more_than_half_where_no_quorum_is_said(small: Catalogue) -> None:
    found = councils(context(replace(small, bodies={"kf": replace(small.bodies["kf"], quorum=None)})))
    assert found.bodies[0].quorum == "fler än hälften närvarande"
    without = councils(context(replace(small, bodies={"kf": replace(small.bodies["kf"], quorum=None, seats={})})))
    assert without.bodies[0].quorum == ""


def test_how_to_get_something_changed_leads_to_what_is_there(small: Catalogue, shown: Shown) -> None:
    assert view(context(replace(small, pages=None))).pages == {}
    both = replace(small, pages=frozenset({"andra.md", "lasa-en-andring.md"}))
    assert view(context(both)).pages == {"andra": "andra.html", "lasa-en-andring": "lasa-en-andring.html"}
    made = page(context(both), "rad/index.html")
    assert made is not None
    assert 'href="../lasa-en-andring.html"' in made.html
    settings = replace(small.settings, price_notice_months=3)
    assert view(context(replace(small, settings=settings))).notice == "3 månader"
    named = replace(small, bodies={**small.bodies, "rad": body(small, "rad", start=date(2020, 1, 1))})
    assert [link.href for link in view(context(named)).represented] == ["rad/index.html#organ-rad"]
    assert "Säg vad som är fel eller saknas." in words(shown("rad/index.html"))
