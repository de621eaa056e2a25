"""What a bundle costs: each part counted as its price counts, also where a part is a bundle itself."""

from __future__ import annotations

from datetime import date

import pytest
from lxml import html as lxml_html

from kran.model.load import load
from kran.model.service import Part
from kran.site.build import Build
from kran.site.context import Context
from kran.site.site import page
from kran.site.views import from_price
from kran.site.views.bundle import bundle, total_text
from kran.source.files import Folder
from kran.text import Language
from tests.site.conftest import words
from tests.small import lay_out

LISTS = """\
# catalog/measures.yaml
measures:
  month: {text: {sv: månad, en: month}, short: {sv: mån, en: mo}, period: month}
  year: {text: {sv: år, en: year}, period: year}
  quarter: {text: {sv: kvartal, en: quarter}, period: quarter}
  start: {text: {sv: leverans, en: delivery}}
  hour: {text: {sv: timme, en: hour}}
  100-pages: {text: {sv: 100 sidor, en: 100 pages}, of: pages, size: 100, round_up: 1}
  gb-month: {text: {sv: GB och månad, en: GB and month}, of: GB, period: month}
  10-gb-year: {text: {sv: 10 GB och år, en: 10 GB and year}, of: GB, size: 10, period: year, round_up: 1}
  half-ghz-quarter: {text: {sv: "0,5 GHz och kvartal", en: x}, of: GHz, size: 0.5, period: quarter, round_up: 1}
# catalog/costs/2026.yaml
keys: {bas: {equal: 1}}
# catalog/services/stod/delar.yaml
title: {sv: Delar, en: Parts}
summary: {sv: Delar att sätta ihop., en: Parts to put together.}
owner: it-chef
delivered_by: it-enheten
keywords: {sv: [delar], en: [parts]}
orderable: {from: 2026-01-01}
options:
  - {id: sakerna, title: {sv: Sakerna, en: Things}}
  - {id: volym, title: {sv: Volym, en: Volume}}
  - {id: fri, title: {sv: Fri, en: Free}}
  - {id: yta, title: {sv: Yta, en: Space}}
  - {id: kraft, title: {sv: Kraft, en: Power}}
  - {id: bas, title: {sv: Bas, en: Base}}
  - {id: antal, title: {sv: Antal, en: Number}}
  - {id: sidor, title: {sv: Sidor, en: Pages}}
  - {id: stegvis, title: {sv: Stegvis, en: Stepwise}}
  - {id: matt, title: {sv: Mätt, en: Metered}}
# catalog/services/stod/inre.yaml
title: {sv: Inre paket, en: Inner bundle}
summary: {sv: Dator och skärm., en: Computer and screen.}
owner: it-chef
delivered_by: it-enheten
keywords: {sv: [inre], en: [inner]}
orderable: {from: 2026-01-01}
contains: [{item: dator/standard}, {item: skarm, quantity: 2, optional: true}]
# catalog/services/stod/yttre.yaml
title: {sv: Yttre paket, en: Outer bundle}
summary: {sv: Två paket och mer., en: Two bundles and more.}
owner: it-chef
delivered_by: it-enheten
keywords: {sv: [yttre], en: [outer]}
orderable: {from: 2026-01-01}
contains: [{item: inre, quantity: 2}, {item: delar/volym, quantity: 10}, {item: delar/bas}]
# catalog/decisions/2025/kf-2025-1.yaml
title: Prislista
body: kf
date: 2025-11-17
reference: § 1
decides: [prices/2026, service-levels/silver, mandates/priser]
# catalog/prices/2026.yaml
title: Prislista 2026
from: 2026-01-01
for: [internal, company]
decision: kf-2025-1
prices:
  dator/standard: {amount: 300.00, per: month}
  dator/kraftfull: {amount: 480.00, per: month}
  skarm: {amount: 60.00, per: month}
  skarm+start: {amount: 120.00, per: start}
  servicedesk: {form: included, carried_by: dator}
  inre+start: {amount: 50.00, per: start}
  delar/sakerna: {form: volume, per: month, over: unit, steps: [{from: 0, amount: 14.00}, {from: 200, amount: 11.00}]}
  delar/volym: {form: volume, per: month, over: everyone, steps: [{from: 0, amount: 69.00}, {from: 500, amount: 59.00}]}
  delar/stegvis: {form: graduated, per: month, over: subscription,
    steps: [{from: 0, amount: 2.00}, {from: 2, amount: 1.00}]}
  delar/fri: {amount: 90.00, per: month, free: 2, over: subscription}
  delar/yta: {amount: 420.00, per: 10-gb-year}
  delar/kraft: {amount: 55.00, per: half-ghz-quarter}
  delar/bas: {amount: 4150000.00, per: year, split: bas}
  delar/antal: {amount: 20.00, per: year, count: employees}
  delar/sidor: {amount: 15.00, per: 100-pages}
  delar/matt: {form: graduated, per: gb-month, count: meter, over: unit,
    steps: [{from: 0, amount: 1.50}, {from: 9, amount: 1.00}]}
levels: {dator: silver, skarm: silver, servicedesk: silver, delar: silver, inre: silver, yttre: silver}
"""


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Context:
    loaded = load(Folder(lay_out(tmp_path_factory.mktemp("catalogue"), LISTS)))
    assert not loaded.diagnostics
    assert loaded.catalogue is not None
    return Context(
        loaded.catalogue, Language("sv"), at=date(2026, 12, 1), build=Build(languages=("sv", "en"), files=True)
    )


def part(item: str, quantity: int = 1, *, optional: bool = False) -> Part:
    return Part(item, quantity, optional)


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ([part("delar/sakerna", 250)], "2 750 kr per månad"),
        ([part("delar/volym", 10), part("dator/standard", 10)], "3 690 kr per månad"),
        # What is counted over a unit or everyone is counted together; what a subscription has, by itself.
        ([part("delar/sakerna", 150), part("delar/sakerna", 100)], "2 750 kr per månad"),
        ([part("delar/stegvis", 3), part("delar/stegvis", 3)], "10 kr per månad"),
        ([part("delar/fri", 5)], "270 kr per månad"),
        ([part("delar/fri")], "0 kr per månad"),
        # 25 GB are three of ten, and what is charged for them is charged a year.
        ([part("delar/yta", 25)], "1 260 kr per år"),
        ([part("delar/kraft", 2)], "220 kr per kvartal"),
        ([part("delar/bas"), part("skarm")], "60 kr per månad, 120 kr per leverans och Delar, Bas (betalas gemensamt)"),
        ([part("delar/antal", 3)], "20 kr per år, gånger antalet anställda"),
        ([part("delar/sidor", 3)], "15 kr per 100 sidor"),
        ([part("delar/matt"), part("delar/matt")], "1,50 kr per GB och månad"),
        ([part("inre", 2)], "840 kr per månad och 580 kr per leverans"),
        ([part("finns-inte")], "finns-inte (inget pris)"),
    ],
)
def test_each_part_is_counted_as_its_price_counts(context: Context, parts: list[Part], said: str) -> None:
    assert total_text(context, parts).replace("\N{NO-BREAK SPACE}", " ") == said


def test_what_can_be_left_out_of_a_bundle_within_is_left_out_too(context: Context) -> None:
    made = bundle(context, context.catalogue.services["yttre"])
    assert made is not None
    assert made.least.replace("\N{NO-BREAK SPACE}", " ") == (
        "1 290 kr per månad, 100 kr per leverans och Delar, Bas (betalas gemensamt)"
    )
    assert [entry.price.replace("\N{NO-BREAK SPACE}", " ") for entry in made.parts] == [
        "420 kr per månad och 290 kr per leverans",
        "69 kr per månad",
        "betalas gemensamt",
    ]
    least = from_price.of_service(context, context.catalogue.services["yttre"])
    assert least is not None
    assert least.line.replace("\N{NO-BREAK SPACE}", " ") == "från 1 290 kr per månad"


def test_the_page_says_both_sums(context: Context) -> None:
    made = page(context, "tjanster/yttre.html")
    assert made is not None
    text = words(lxml_html.fragment_fromstring(made.html, create_parent="main"))
    assert "Utan det som kan väljas bort: 1 290 kr per månad" in text
    assert "Inre paket 2 420 kr per månad och 290 kr per leverans" in text
    assert "4 150" not in text
