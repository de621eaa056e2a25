"""One mistake gives one finding, at its place: what follows from it is not told again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.small import START, found, lay_out

if TYPE_CHECKING:
    from pathlib import Path

SERVICE = "summary: {sv: En skärm., en: A screen.}\nowner: it-chef\norderable: {from: 2026-01-01}\n"
SKARM = "# catalog/services/arbetsplats/skarm.yaml\ntitle: {sv: Skärm, en: Screen}\n" + SERVICE
GONE = "# catalog/services/arbetsplats/skarm.yaml -\n"
DECISION = (
    "# catalog/decisions/2025/kf-2025-2.yaml\ntitle: Tillägg\nbody: kf\ndate: 2025-11-17\nreference: § 2\n"
    "decides: [prices/extra]\n"
)
LIST = "# catalog/prices/extra.yaml\ntitle: Tillägg\nfrom: 2026-03-01\ndecision: kf-2025-2\n"
ROW = "prices:\n  skarm: {amount: 65.00, per: month}\n"
EXTRA = LIST + ROW + DECISION
NEXT_YEAR = (
    "# catalog/prices/2027.yaml\ntitle: Prislista 2027\nfrom: 2027-01-01\nfor: [internal, company]\ncomplete: true\n"
    "decision: kf-2026-1\nprices:\n  dator/standard: {amount: 290.00, per: month}\n"
    "  dator/kraftfull: {amount: 470.00, per: month}\n  skarm: {amount: 60.00, per: month}\n"
    "  servicedesk: {form: included, carried_by: dator}\nlevels: {dator: silver, skarm: silver, servicedesk: silver}\n"
    "# catalog/decisions/2026/kf-2026-1.yaml\ntitle: Prislista 2027\nbody: kf\ndate: 2026-11-16\nreference: § 1\n"
    "decides: [prices/2027]\n"
)
DATOR = (
    "# catalog/services/arbetsplats/dator.yaml\ntitle: {sv: Dator, en: Computer}\n" + SERVICE
    + "options:\n  - {id: standard, title: {sv: Standard, en: Standard}}\n"
)  # fmt: skip
NO_PRICES = (
    "# catalog/prices/2026.yaml -\n# catalog/decisions/2025/kf-2025-1.yaml\ntitle: Nivåer\nbody: kf\n"
    "date: 2025-11-17\nreference: § 1\ndecides: [service-levels/silver, mandates/priser]\n"
)
SHELVES = (
    "# catalog/categories.yaml\ncategories:\n  - {id: stod, title: {sv: Stöd, en: Support}}\n"
    "  - {id: arbetsplats, title: {sv: Arbetsplats, en: Workplace}}\n  - {id: stod, title: {sv: Hjälp, en: Help}}\n"
)
UNITS = (
    "# catalog/organisation/units.yaml\nunits:\n"
    "  a: {name: A, kind: school, customer: internal, from: 2020-01-01, under: {2021-01-01: skolan}}\n"
    "  skolan:\n    name: Skolan\n    kind: school\n    customer: internal\n    from: 2020-01-01\n"
)
SETTINGS = (START / "catalog.yaml").read_text("utf-8")
LANGUAGES = "# catalog/catalog.yaml\n" + SETTINGS.replace("{", "{{").replace("}", "}}").replace("sv, en]", "{}]", 1)
LOGO = "# catalog/catalog.yaml\n" + SETTINGS.replace("site:\n", "site:\n  logo: vapen.svg\n", 1)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        (LOGO.replace("vapen.svg", "Vapen.PNG") + "# catalog/Vapen.PNG\nx\n", "catalog.yaml:6:9 K105"),
        # Files that are not read: what names them is right.
        (GONE + "# catalog/services/arbetsplats/skarm.yml\n", "services/arbetsplats/skarm.yml:1:1 K020"),
        (GONE + "# catalog/services/arbetsplats/Skärm.yaml\n", "services/arbetsplats/Skärm.yaml:1:1 K021"),
        (GONE + "# catalog/services/skarm.yaml\n", "services/skarm.yaml:1:1 K020"),
        ("# catalog/catalog.yaml -> /etc/hostname\n", "catalog.yaml:1:1 K001"),
        (LANGUAGES.format("sv, en, xx"), "catalog.yaml:4:21 K512"),
        (LANGUAGES.format("sv, xx, en"), "catalog.yaml:4:17 K512"),
        (LOGO + "# catalog/Vapen.svg\n<svg/>\n", "catalog.yaml:6:9 K511"),
        (LOGO + "# catalog/vapen.svg -> /etc/hostname\n", "vapen.svg:1:1 K001"),
        ("# catalog/measures.yaml\nmeasures: 3\n", "measures.yaml:1:11 K103"),
        ("# catalog/organisation/units.yaml\nunits: [\n", "organisation/units.yaml:1:8 K010"),
        ("# catalog/categories.yaml\ncategories: 3\n", "categories.yaml:1:13 K103"),
        ("# catalog/service-levels/silver.yaml\ntitle: [\n", "service-levels/silver.yaml:1:8 K010"),
        # Names.
        (GONE + SKARM.replace("arbetsplats/", "arbetsplatser/"), "services/arbetsplatser/skarm.yaml:1:1 K201"),
        (EXTRA.replace("decision: kf-2025-2", "decision: kf-2025-22"), "prices/extra.yaml:3:11 K201"),
        (EXTRA.replace("[prices/extra]", "[prices/extre]"), "decisions/2025/kf-2025-2.yaml:5:11 K201"),
        (EXTRA.replace("decision: kf-2025-2", "decision: kf-2025-1"), "prices/extra.yaml:3:11 K402"),
        (EXTRA.replace("decision: kf-2025-2\n", ""), "prices/extra.yaml:1:1 K401"),
        (SKARM.replace("it-chef", "it-cheff"), "services/arbetsplats/skarm.yaml:3:8 K201"),
        (SKARM + "related: [skarm]\n", "services/arbetsplats/skarm.yaml:5:11 K204"),
        (
            SHELVES,
            "categories.yaml:4:10 K202",
        ),
        (
            UNITS.replace(", under: {2021-01-01: skolan}", "") + "    under: {2020-01-01: a, 2021-01-01: skolan}\n",
            "organisation/units.yaml:8:40 K204",
        ),
        # Prices.
        (LIST + "prices:\n  skarm: {form: included, carried_by: skarm}\n" + DECISION, "prices/extra.yaml:5:39 K204"),
        (
            EXTRA.replace("prices:\n", "prices:\n  bildskarm: {amount: 66.00, per: month}\n")
            + SKARM + "formerly: [bildskarm]\n",
            "prices/extra.yaml:6:3 K303",
        ),
        (
            EXTRA.replace("from: 2026-03-01", "from: 2026-01-01\ncorrects: prislista")
            + EXTRA.replace("from: 2026-03-01", "from: 2026-01-01\ncorrects: extra")
            .replace("prices/extra", "prices/prislista").replace("kf-2025-2", "kf-2025-3"),
            "prices/prislista.yaml:3:11 K204",
        ),
        (LIST + "for_unit: skolan\ncomplete: true\n" + ROW + DECISION, "prices/extra.yaml:5:1 K310"),
        (LIST + "for_unit: skolan\nlevels: {skarm: silver}\n" + DECISION, "prices/extra.yaml:5:1 K310"),
        (LIST + "levels: {dator/standard: silver}\n" + DECISION + NEXT_YEAR, "prices/2027.yaml:4:1 K304"),
        (NEXT_YEAR.replace("skarm: silver, ", ""), "prices/2027.yaml:4:1 K304"),
        (
            LIST.replace("2026-03-01", "2026-01-01") + ROW + DECISION,
            "prices/extra.yaml:5:3 K303",
        ),
        (
            LIST + "prices:\n  skarm: {amount: 65.00, per: month, split: bas}\n" + DECISION
            + "# catalog/costs/2025.yaml\nkeys: {baz: {equal: 1}}\n",
            "prices/extra.yaml:5:45 K201",
        ),
        # Texts.
        (
            "# catalog/guidelines/val.md\n---\ntitle: Val\nbody: kf\ndecision: kf-2025-2\n---\n\nVälj.\n\n"
            "Ring 811218-9876 nu.\n" + DECISION.replace("prices/extra", "guidelines/val"),
            "guidelines/val.md:9:6 K504",
        ),
        (SKARM + "audience: Ring 811218\u20139876 nu\n", "services/arbetsplats/skarm.yaml:5:16 K504"),
        (SKARM + "specs: x\n", "services/arbetsplats/skarm.yaml:5:1 K102"),
        (SKARM.replace("en: Screen", "en: Screen, fi: Ruutu"), "services/arbetsplats/skarm.yaml:1:32 K502"),
        (
            "# catalog/suppliers.yaml\nsuppliers:\n  it-enheten: {title: {sv: It-enheten, ne: IT}, kind: own}\n",
            "suppliers.yaml:2:40 K502",
        ),
        # Days that no calendar here needs must not stop the check.
        (SKARM + "reviewed: 9999-12-31\n", "services/arbetsplats/skarm.yaml:5:11 K105"),
        (SKARM + "reviewed: 0000-01-01\n", "services/arbetsplats/skarm.yaml:5:11 K105"),
        (EXTRA.replace("2026-03-01", "0001-01-01"), "prices/extra.yaml:2:7 K105"),
        (EXTRA.replace("\ndecision", "\ncorrects: 2026\ndecision"), "prices/extra.yaml:3:11 K103"),
        # Decisions and codes.
        (DECISION.replace("prices/extra", "service-levels/silver"), "decisions/2025/kf-2025-2.yaml:5:11 K402"),
        (
            "# catalog/service-levels/silver.yaml\ntitle: Silver\nrank: 2\ndecision: {2025-01-01: kf-2025-1}\n",
            "service-levels/silver.yaml:3:12 K404",
        ),
        (UNITS + '    code: {ansvr: "10000"}\n', "organisation/units.yaml:8:12 K406"),
        # Options.
        (
            DATOR + "  - {id: kraftfull, title: {sv: Kraftfull, en: Powerful}, formerly: [dator/tung]}\n"
            "  - {id: kraftfull, title: {sv: Igen, en: Again}}\n",
            "services/arbetsplats/dator.yaml:8:10 K202",
        ),
        (
            DATOR + "  - {id: kraftfull, title: {sv: Kraftfull, en: Powerful}, formerly: [dator/tung]}\n"
            + SKARM + "formerly: [dator/tung]\n",
            "services/arbetsplats/skarm.yaml:5:12 K206",
        ),
        (
            DATOR + "  - {id: kraftfull, title: {sv: K, en: P}, works: {until: 2026-06-30}, replaced_by: skarm}\n",
            "services/arbetsplats/dator.yaml:7:59 K601",
        ),
        (
            DATOR + "  - {id: kraftfull, title: {sv: K, en: P}, orderable: {until: 2026-06-30}}\n",
            "services/arbetsplats/dator.yaml:7:63 K602",
        ),
        # A gap: the price ends while it can still be ordered.
        (LIST + "prices:\n  skarm: {form: ended}\n" + DECISION, "services/arbetsplats/skarm.yaml:2:1 K302"),
        # … and what comes on top of it is no price of its own.
        (
            LIST + "prices:\n  skarm: {form: ended}\n  skarm+start: {amount: 90.00, per: start}\n" + DECISION,
            "services/arbetsplats/skarm.yaml:2:1 K302",
        ),
        (
            "# catalog/ledger/figures.csv\nunit,figure,from,value\nskolan,employes,2026-01-01,40\n",
            "ledger/figures.csv:2:8 K201",
        ),
        # What leaves.
        (
            SKARM + "works: {until: 2026-06-30}\nreplaced_by: dator/standard\n"
            "options:\n  - {id: liten, title: {sv: Liten, en: Small}, orderable: {from: 2026-02-01}}\n"
            "# catalog/prices/2026.yaml\ntitle: P\nfrom: 2026-01-01\ndecision: kf-2025-1\nprices:\n"
            "  dator/standard: {amount: 300.00, per: month}\n  dator/kraftfull: {amount: 480.00, per: month}\n"
            "  skarm/liten: {amount: 60.00, per: month}\n  servicedesk: {form: included, carried_by: dator}\n"
            "levels: {dator: silver, skarm: silver, servicedesk: silver}\n",
            "services/arbetsplats/skarm.yaml:5:16 K601",
        ),
    ],
)  # fmt: skip
def test_one_mistake(text: str, finding: str, tmp_path: Path) -> None:
    assert [f"{f.file}:{f.line}:{f.column} {f.code}" for f in found(lay_out(tmp_path, text))] == [f"catalog/{finding}"]


@pytest.mark.parametrize(
    "text",
    [
        EXTRA,
        NEXT_YEAR,
        # A correction may be decided after the day from which it holds, and sets rows that its list sets too.
        EXTRA.replace("from: 2026-03-01", 'from: 2026-01-01\ncorrects: "2026"')
        .replace("2025-11-17", "2026-02-01")
        .replace("decisions/2025/", "decisions/2026/"),
        # A unit's own list beside the general one, and its end.
        LIST + "for_unit: skolan\nuntil: 2026-12-31\n" + ROW + DECISION,
        LIST + "for_unit: skolan\nprices:\n  skarm: {form: ended}\n" + DECISION,
        # Two years' terms: the newest that is there counts.
        LIST + "prices:\n  skarm: {amount: 65.00, per: month, split: bas}\n" + DECISION
        + "# catalog/costs/2025.yaml\nkeys: {bas: {equal: 1}}\n",
        # A draft that is only pointed at.
        "# catalog/services/arbetsplats/lampa.yaml\ntitle: {sv: Lampa, en: Lamp}\nstatus: draft\n" + SERVICE
        + SKARM + "related: [lampa]\n",
        # Not everything is for every kind of customer.
        LIST.replace("from: 2026-03-01", "from: 2026-01-01\nfor: [company]") + "prices:\n"
        "  lampa: {amount: 5.00, per: month}\nlevels: {lampa: silver}\n" + DECISION
        + "# catalog/services/arbetsplats/lampa.yaml\ntitle: {sv: Lampa, en: Lamp}\n" + SERVICE,
        # A unit that moves is no circle, and a year that ends where the next begins no overlap.
        UNITS.replace("skolan}}", "skolan, 2027-01-01: b}}") + "    until: 2026-12-31\n    becomes: a\n"
        "  b: {name: B, kind: school, customer: internal, from: 2027-01-01}\n",
        # Text that is no markup, no number of a person and no person's address.
        SKARM + "audience: Du som har < 5 skärmar eller 3 x > 2 meter sladd\n",
        SKARM + "audience: Ring 010-123 45 67, kundnummer 8112189877 eller 212000-0902\n",
        SKARM + "audience: Skriv till barn.utbildning@kommunen.example eller info@kommunen.example\n",
        # Before the first price list nothing has a price yet.
        NO_PRICES,
        # Files beside the catalogue's own.
        "# catalog/README.md\nHej\n# catalog/prices/README.md\nHej\n# catalog/logo.svg\n<svg/>\n",
    ],
)  # fmt: skip
def test_what_is_right(text: str, tmp_path: Path) -> None:
    assert found(lay_out(tmp_path, text)) == []


def test_a_draft_that_is_unfinished_gives_notes(tmp_path: Path) -> None:
    text = (
        "# catalog/services/arbetsplats/lampa.yaml\ntitle: Lampa\nstatus: draft\nowner: okand\n"
        "# catalog/services/arbetsplats/matta.yaml\ntitle: Matta\nstatus: draft\nowner: okand\n"
        "summary: {sv: En matta., en: A mat.}\norderable: {from: 2026-01-01}\n"
        "# catalog/prices/2028.yaml\ntitle: Utkast\nstatus: draft\nfrom: 2028-01-01\ncomplete: true\n"
        "prices:\n  okand: {amount: 5.00, per: month}\n"
    )
    findings = found(lay_out(tmp_path, text))
    assert {f.severity.value for f in findings} == {"note"}
    assert {"K101", "K201", "K301", "K304", "K501"} == {f.code for f in findings}


def test_ended_while_carrying(tmp_path: Path) -> None:
    """What an earlier list lets an item carry loses its carrier too, the last option with it."""
    text = LIST + "prices:\n  dator/standard: {form: ended}\n  dator/kraftfull: {form: ended}\n" + DECISION
    findings = [f for f in found(lay_out(tmp_path, text)) if f.code == "K305"]
    assert [(f.line, "“servicedesk”" in f.message) for f in findings] == [(5, True), (6, True)]


def test_one_option_less_still_carries(tmp_path: Path) -> None:
    text = LIST + "prices:\n  dator/kraftfull: {form: ended}\n" + DECISION
    assert "K305" not in {f.code for f in found(lay_out(tmp_path, text))}
