"""Every kind of document, read from the example catalogue: what the file says is what the object holds."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kran.model.hours import Hours
from kran.model.kinds import KINDS, kind_of
from kran.model.level import Outages, Target
from kran.model.price_list import Form, Step
from kran.model.service import Life, Part
from kran.source import schemas

if TYPE_CHECKING:
    from kran.model.catalogue import Catalogue

ROOT = Path(__file__).resolve().parents[2]
EARLY, LATE = date(2026, 6, 1), date(2027, 6, 1)


def test_settings(osby: Catalogue) -> None:
    settings = osby.settings
    assert settings.organisation == "Osby kommun"
    assert settings.example
    assert settings.languages == ("sv", "en")
    assert settings.main == "sv"
    assert settings.first_customer == "internal"
    assert [(c.id, c.vat) for c in settings.customers.values()] == [("internal", 0), ("company", 25), ("external", 25)]
    assert settings.customers["internal"].invoice_months == (4, 8, 12)
    assert settings.unit_kinds["school"].said("en").text == "School"
    assert settings.figures["pupils"].said("sv").text == "elever"
    assert settings.code["ansvar"] == 5
    assert (settings.review_months, settings.price_notice_months) == (12, 1)
    assert settings.site.repository == "https://git.example/osby/it-pa-kran"
    assert settings.site.branch == "main"
    assert settings.service_desk.hours == Hours({"weekday": ("07:00-19:00",)})
    assert settings.ordering.ways == ("file", "email")


def test_categories(osby: Catalogue) -> None:
    assert len(osby.categories) >= 9
    assert next(iter(osby.categories)) == "arbetsplats"
    assert osby.categories["arbetsplats"].icon == "laptop"
    assert osby.categories["arbetsplats"].title.said("en").text == "Workplace"


def test_measures(osby: Catalogue) -> None:
    storage = osby.measures["10-gb-year"]
    assert (storage.period, storage.of, storage.size, storage.round_up) == ("year", "GB", 10, 1)
    assert osby.measures["half-ghz-month"].size == Decimal("0.5")
    assert osby.measures["start"].period is None
    assert osby.measures["hour"].size == 1


def test_rates(osby: Catalogue) -> None:
    assert osby.rates["kvall"].hours == Hours({"weekday": ("06:00-07:00", "17:00-20:00")})
    assert osby.rates["storhelg"].hours is None


def test_suppliers(osby: Catalogue) -> None:
    assert {s.kind for s in osby.suppliers.values()} == {"own", "joint", "external"}
    assert osby.suppliers["gemensam-it"].summary is not None


def test_a_service(osby: Catalogue) -> None:
    laptop = osby.services["barbar-dator"]
    assert (laptop.category, laptop.owner, laptop.delivered_by) == ("arbetsplats", "it-arbetsplats", "gemensam-it")
    assert laptop.title.said("en").text == "Laptop"
    assert laptop.items[:2] == ("barbar-dator/standard-14", "barbar-dator/kraftfull-16")
    assert "laptop" in laptop.keywords["sv"]
    assert laptop.requires == ("anvandarkonto",)
    assert laptop.delivery_days == 5
    assert laptop.orderable == Life(date(2025, 1, 1))
    assert laptop.counted is not None
    assert laptop.counted[1].said("sv").text == "datorer"
    assert ("Hjälp i servicedesk", "servicedesk") in [(c.text.said("sv").text, c.item) for c in laptop.included]
    assert (None, "bildskarm") in [(None, c.item) for c in laptop.not_included]


def test_options(osby: Catalogue) -> None:
    laptop = osby.services["barbar-dator"]
    standard, powerful, light = laptop.options
    assert standard.common
    assert dict(standard.specs)["Vikt"].said("sv").text == "1,4 kg"
    assert powerful.formerly == ("barbar-dator/workstation",)
    assert light.orderable == Life(date(2025, 1, 1), date(2026, 12, 31))
    assert light.replaced_by == "barbar-dator/standard-14"
    assert laptop.option("barbar-dator/latt-13") is light
    assert laptop.option("barbar-dator") is None
    assert osby.items["barbar-dator/latt-13"].option is light
    assert osby.items["tangentbord"].option is None


def test_a_life_has_a_first_and_a_last_day() -> None:
    life = Life(date(2026, 1, 1), date(2026, 1, 31))
    assert [life.holds(day) for day in (date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 31), date(2026, 2, 1))] == [
        False,
        True,
        True,
        False,
    ]
    assert Life().holds(date(2026, 1, 1))
    assert Life.read(None) is None


def test_a_bundle(osby: Catalogue) -> None:
    contains = osby.services["ny-medarbetare"].contains
    assert contains[0] == Part("barbar-dator/standard-14", 1, optional=False)
    assert contains[-1].optional


def test_a_service_that_leaves(osby: Catalogue) -> None:
    fax = osby.services["analogt-fax"]
    assert fax.replaced_by == "saker-digital-post"
    assert fax.works == Life(date(2025, 1, 1), date(2027, 3, 31))
    assert [notice.stop for notice in fax.notices] == [False]


def test_a_price_list(osby: Catalogue) -> None:
    prices = osby.price_lists["2027"]
    assert (prices.start, prices.until, prices.customers) == (date(2027, 1, 1), None, ("internal", "company"))
    assert prices.complete
    assert (prices.decision, prices.draft) == ("kf-2026-118", False)
    assert prices.levels["serverdrift/guld"] == "guld"


def test_every_form_of_price(osby: Catalogue) -> None:
    rows = osby.price_lists["2027"].rows
    assert {row.price.form for row in rows.values()} == set(Form)
    laptop = rows["barbar-dator/standard-14"].price
    assert (laptop.amount, laptop.per) == (Decimal("289.00"), "month")
    assert (laptop.term, laptop.after_term) == (36, Decimal("149.00"))
    assert rows["arkiv"].price.steps == (Step(0, Decimal("1.50")), Step(1000, Decimal("1.00")))
    assert (rows["arkiv"].price.count, rows["arkiv"].price.over) == ("meter", "unit")
    assert rows["programvara-licens/ovrig"].price.markup == 15
    assert rows["larverktyg"].price.terms == "larverktyg"
    assert rows["specialutveckling"].price.about == Decimal("40000.00")
    assert rows["servicedesk"].price.carried_by == "anvandarkonto"
    assert rows["basdrift"].price.split == "bas"
    assert rows["grundtjanst"].price.count == "employees"
    assert dict(rows["konsult/tekniker"].price.rates)["storhelg"] == 3
    storage = rows["e-post/brevlada+lagring"].price
    assert (storage.free, storage.over) == (1, "subscription")
    assert str(rows["backup/server"].price.amount) == "2.20"


def test_a_row_with_a_part(osby: Catalogue) -> None:
    row = osby.price_lists["2027"].rows["tradlost-nat/basstation+start"]
    assert (row.item, row.part) == ("tradlost-nat/basstation", "start")
    assert str(row.price.text) == "Uppsättning"


def test_a_units_own_list(osby: Catalogue) -> None:
    own = osby.price_lists["2026-parkskolan-offert"]
    assert (own.unit, own.until, own.customers) == ("parkskolan", date(2027, 3, 31), ())


def test_decided_lists_are_in_order(osby: Catalogue) -> None:
    lists = osby.decided_lists
    assert "2028-utkast" not in {p.id for p in lists}
    assert [p.start for p in lists] == sorted(p.start for p in lists)


def test_a_service_level(osby: Catalogue) -> None:
    gold = osby.levels["guld"]
    assert gold.rank == 3
    assert gold.decided(EARLY) == (date(2026, 1, 1), "kf-2025-131")
    assert gold.decided(LATE) == (date(2027, 1, 1), "kf-2026-118")
    assert gold.decided(date(2025, 1, 1)) is None
    assert gold.days == (date(2026, 1, 1), date(2027, 1, 1))
    assert gold.available is not None
    early, late = gold.available.on(EARLY), gold.available.on(LATE)
    assert early is not None
    assert late is not None
    assert early.hours == Hours({"weekday": ("08:00-20:00",), "weekend": ("09:00-17:00",)})
    assert (late.hours, late.percent, late.per) == (
        Hours({"weekday": ("08:00-22:00",), "weekend": ("09:00-19:00",)}), Decimal("99.0"), "month",
    )  # fmt: skip
    assert gold.operation is not None
    assert gold.operation.first == Hours({}, always=True)
    assert gold.outages is not None
    assert gold.outages.first == Outages(1, 4, 6)
    assert gold.support is not None
    assert [s.priorities for s in gold.support.first] == [(), (), ("urgent",)]
    assert gold.maintenance is not None
    assert [w.interrupts for w in gold.maintenance.first] == [True, False]
    assert gold.targets is not None
    assert gold.targets.first["urgent"] == Target(None, "4 h", None, agreed=False)
    assert gold.targets.first["low"].agreed
    assert gold.clock is not None
    assert gold.clock.first == "support"


def test_levels_rank_upwards(osby: Catalogue) -> None:
    assert [osby.levels[name].rank for name in ("brons", "silver", "guld")] == [1, 2, 3]


def test_an_agreement(osby: Catalogue) -> None:
    [agreement] = osby.agreements.values()
    assert (agreement.unit, agreement.item, agreement.level) == ("solgarden", "tradlost-nat/basstation", "guld")
    assert (agreement.start, agreement.until, agreement.decision) == (
        date(2027, 1, 1),
        date(2027, 12, 31),
        "sir-2026-9",
    )
    assert agreement.differs["targets"]["urgent"]["respond"] == "15 min"


def test_costs(osby: Catalogue) -> None:
    costs = osby.costs["2027"]
    assert costs.keys == {"bas": {"equal": 1, "inhabitants": 2}}
    assert (costs.terms["larverktyg"].months, costs.terms["larverktyg"].interest) == (36, Decimal("2.5"))
    assert osby.cost_year("cost-key", "2030", "bas") is costs
    assert osby.cost_year("cost-key", "2020", "bas") is None


def test_units(osby: Catalogue) -> None:
    assert len([u for u in osby.units.values() if u.exists(LATE)]) >= 40
    school = osby.units["parkskolan"]
    assert (school.kind, school.customer) == ("school", "internal")
    assert school.under is not None
    assert (school.under.on(EARLY), school.under.on(LATE)) == ("barn-och-skola", "barn-och-utbildning")
    assert school.code is not None
    before, after = school.code.on(EARLY), school.code.on(LATE)
    assert before is not None
    assert before != after
    assert before["ansvar"].isdigit()


def test_the_reorganisation(osby: Catalogue) -> None:
    old = osby.units["barn-och-skola"]
    assert old.becomes == "barn-och-utbildning"
    assert [old.exists(day) for day in (date(2018, 12, 31), EARLY, LATE)] == [False, True, False]
    assert osby.held_by(EARLY)["parkskolan"] == "barn-och-skola"
    assert osby.held_by(LATE)["parkskolan"] == "barn-och-utbildning"
    assert "barn-och-skola" not in osby.held_by(LATE)
    assert osby.held_by(LATE)["kommunen"] is None


def test_roles(osby: Catalogue) -> None:
    head = osby.roles["enhetschef"]
    assert (str(head.order), str(head.approve)) == ("50000.00", "50000.00")
    assert "anvandarkonto" in osby.roles["it-samordnare"].excluded
    assert osby.roles["assistent"].only
    assert osby.roles["ledamot"].order is None


def test_posts(osby: Catalogue) -> None:
    head = osby.posts["rektor-parkskolan"]
    assert (head.role, head.unit, head.team) == ("enhetschef", "parkskolan", "rektor-parkskolan")
    deputy = osby.posts["bitr-parkskolan"]
    assert (deputy.role, deputy.stands_in_for, deputy.until) == (None, "rektor-parkskolan", date(2027, 3, 31))


def test_bodies(osby: Catalogue) -> None:
    assert osby.bodies["kf"].kind == "assembly"
    council = osby.bodies["sir"]
    assert not council.exists(date(2014, 1, 1))
    assert council.exists(LATE)
    assert council.seats


def test_mandates(osby: Catalogue) -> None:
    frame = osby.mandates["pris-ram"]
    assert (frame.body, frame.role, frame.given_by) == ("sir", None, "kf-2014-63")
    assert (frame.percent, str(frame.year)) == (Decimal("2.0"), "50000.00")
    assert osby.mandates["sortiment"].of == ("assortments/skola",)
    assert osby.mandates["sortiment"].year is None
    assert osby.mandates["offert"].role == "it-chef"


def test_an_assortment(osby: Catalogue) -> None:
    [school] = osby.assortments.values()
    assert school.unit_kinds == ("school",)
    board = school.choices["interaktiv-tavla/65-tum"]
    assert (board.until, board.instead) == (date(2027, 6, 30), "interaktiv-tavla/75-tum")


def test_guidelines(osby: Catalogue) -> None:
    guideline = osby.guidelines["valja-arbetsplats"]
    assert guideline.body == "brukarrad-forvaltning"
    assert guideline.decision in osby.decisions
    assert guideline.body_text.strip()
    assert "---" not in guideline.body_text.split("\n")[0]


def test_decisions(osby: Catalogue) -> None:
    decision = osby.decisions["kf-2026-118"]
    assert (decision.body, decision.role, decision.date) == ("kf", None, date(2026, 11, 16))
    assert decision.reference == "KS 2026/412 § 118"
    assert "prices/2027" in decision.decides
    assert osby.decisions["it-chef-2026-17"].role == "it-chef"


def test_figures(osby: Catalogue) -> None:
    figure = next(f for f in osby.figures if (f.unit, f.figure) == ("parkskolan", "pupils"))
    assert figure.value > 0
    assert figure.start.year >= 2025
    line = (ROOT / figure.place.file).read_text("utf-8").split("\n")[int(figure.place.path[0]) - 1]
    assert line.split(",")[:2] == ["parkskolan", "pupils"]


def test_services_are_in_the_order_of_the_shelves(osby: Catalogue) -> None:
    shelves = list(osby.categories)
    order = [shelves.index(service.category) for service in osby.published_services]
    assert order == sorted(order)
    assert len(osby.published_services) >= 60


@pytest.mark.parametrize(
    ("path", "kind", "name"),
    [
        ("catalog.yaml", "settings", ""),
        ("services/arbetsplats/dator.yaml", "service", "dator"),
        ("prices/2027.yaml", "price-list", "2027"),
        ("decisions/2026/kf-2026-1.yaml", "decision", "kf-2026-1"),
        ("guidelines/val.md", "guideline", "val"),
        ("ledger/figures.csv", "figure", ""),
    ],
)
def test_the_kind_of_a_file(path: str, kind: str, name: str) -> None:
    known = kind_of(path)
    assert known is not None
    assert (known[0].name, known[1], known[0].single) == (kind, name, not name)


@pytest.mark.parametrize("path", ["services/dator.yaml", "prices/2027.yml", "decisions/kf.yaml", "guidelines/val.yaml"])
def test_a_file_of_no_kind(path: str) -> None:
    assert kind_of(path) is None


def test_every_kind_has_its_schema_and_is_in_the_example(osby: Catalogue) -> None:
    assert {kind.schema for kind in KINDS} | {"common"} == {n for n in schemas.names() if not n.startswith("api-")}
    assert {document.kind for document in osby.documents} == {kind.name for kind in KINDS}


def test_what_decisions_may_name_follows_from_where_it_lies() -> None:
    words = {kind.name: kind.folder for kind in KINDS if kind.decided}
    assert (words["price-list"], words["level"], words["decision"]) == ("prices", "service-levels", "decisions")
    assert (words["unit"], words["mandate"]) == ("units", "mandates")  # files of organisation/
    assert not {"settings", "post", "figure"} & set(words)
