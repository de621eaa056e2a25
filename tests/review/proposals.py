"""Proposals: what each kind of change looks like in the files of the example catalogue.

An edit is (file below catalog/, what stands there, what is written instead). An empty second part makes a file, an
empty third of a whole file takes it away.
"""

from __future__ import annotations

Edit = tuple[str, str, str]


def price_list(name: str, start: str, body: str, decision: str = "", rest: str = "") -> Edit:
    """Return a new price list."""
    named = f"decision: {decision}\n" if decision else ""
    prices = f"prices:\n  {body}\n" if body else ""
    return (
        f"prices/{name}.yaml",
        "",
        f"title: {{sv: Ändring {name}, en: Change {name}}}\nfrom: {start}\n{named}{rest}{prices}",
    )


def decision(name: str, body: str, day: str, *decides: str) -> Edit:
    """Return a new decision; `body` may be ``role: …``."""
    who = body if ":" in body else f"body: {body}"
    text = f'title: {{sv: Beslut {name}, en: Decision {name}}}\n{who}\ndate: {day}\nreference: "{name}"\n'
    return f"decisions/{day[:4]}/{name}.yaml", "", f"{text}decides: [{', '.join(decides)}]\n"


INTERNAL = "for: [internal, company]\n"
LAPTOP = "barbar-dator/standard-14: {amount: %s, per: month, term: 36, after_term: 149.00}"
SCREEN = "services/arbetsplats/bildskarm.yaml"

PROPOSALS: dict[str, tuple[Edit, ...]] = {
    "nothing": (("services/arbetsplats/barbar-dator.yaml", "owner: it-arbetsplats\n", "owner:   it-arbetsplats\n"),),
    "price-raised-within": (
        price_list("2027-maj", "2027-05-01", LAPTOP % "290.00", "sir-2027-1", INTERNAL),
        decision("sir-2027-1", "sir", "2027-03-02", "prices/2027-maj"),
    ),
    "price-raised-beyond-percent": (
        price_list("2027-maj", "2027-05-01", LAPTOP % "320.00", "sir-2027-1", INTERNAL),
        decision("sir-2027-1", "sir", "2027-03-02", "prices/2027-maj"),
    ),
    "price-raised-late": (
        price_list("2027-maj", "2027-05-01", LAPTOP % "320.00", "kf-2027-4", INTERNAL),
        decision("kf-2027-4", "kf", "2027-04-20", "prices/2027-maj"),
    ),
    "price-raised-undecided": (price_list("2027-maj", "2027-05-01", LAPTOP % "320.00", "", INTERNAL),),
    "price-lowered": (
        price_list("2027-maj", "2027-05-01", LAPTOP % "269.00", "sir-2027-1", INTERNAL),
        decision("sir-2027-1", "sir", "2027-04-30", "prices/2027-maj"),
    ),
    "price-ends": (
        price_list("2027-juli", "2027-07-01", "headset/sladd: {form: ended}", "kf-2027-5"),
        decision("kf-2027-5", "kf", "2027-04-20", "prices/2027-juli"),
    ),
    "price-other-terms": (
        price_list("2027-maj", "2027-05-01", "headset/sladd: {amount: 12.00, per: month}", "kf-2027-5", INTERNAL),
        decision("kf-2027-5", "kf", "2027-03-20", "prices/2027-maj"),
    ),
    "price-edited": (("prices/2027.yaml", "barbar-dator/kraftfull-16:           {amount: 498.00", "barbar-dator/kraftfull-16:           {amount: 520.00"),),
    "promise-weaker": (
        price_list("2027-maj", "2027-05-01", "", "sir-2027-1", "levels: {servicedesk: silver}\n"),
        decision("sir-2027-1", "sir", "2027-03-02", "prices/2027-maj"),
    ),
    "promise-stronger": (
        price_list("2027-maj", "2027-05-01", "", "kf-2027-6", "levels: {bildskarm: silver}\n"),
        decision("kf-2027-6", "kf", "2027-03-02", "prices/2027-maj"),
    ),
    "level-stronger": (
        ("service-levels/guld.yaml", "2027-01-01: kf-2026-118}", "2027-01-01: kf-2026-118, 2028-01-01: kf-2027-7}"),
        ("service-levels/guld.yaml", "weekend: 09:00-19:00}, percent: 99.0, per: month}\n", "weekend: 09:00-19:00}, percent: 99.0, per: month}\n  2028-01-01: {hours: {weekday: 08:00-22:00, weekend: 09:00-19:00}, percent: 99.5, per: month}\n"),
        decision("kf-2027-7", "kf", "2027-04-02", "service-levels/guld"),
    ),
    "service-added": (
        ("services/arbetsplats/ritplatta.yaml", "", "title: {sv: Ritplatta, en: Drawing tablet}\nsummary: {sv: En platta att rita på., en: A tablet to draw on.}\nowner: it-arbetsplats\norderable: {from: 2027-05-01}\nkeywords: {sv: [ritbord, wacom], en: [graphics tablet]}\n"),
        price_list("2027-maj", "2027-05-01", "ritplatta: {amount: 75.00, per: month, term: 36}", "sir-2027-1", "levels: {ritplatta: brons}\n"),
        decision("sir-2027-1", "kf", "2027-03-02", "prices/2027-maj"),
    ),
    "service-retired": (("services/arbetsplats/webbkamera.yaml", "orderable: {from: 2025-01-01}", "orderable: {from: 2025-01-01, until: 2027-06-30}\nreplaced_by: headset"),),
    "service-reworded": (
        ("services/arbetsplats/barbar-dator.yaml", "    En dator att ta med sig, färdig att logga in på. Du hyr den.", "    <b>En dator</b> att ta med sig, säger @it-chef i #12. Läs på https://evil.example/ | eller [här](x). Du hyr den."),
    ),
    "service-moved": (("services/mobilt/mobiltelefon.yaml", "@move", "services/nat-telefoni/mobiltelefon.yaml"),),
    "option-added": (
        ("services/arbetsplats/headset.yaml", "options:\n", "options:\n  - {id: brusreducerande, title: {sv: Brusreducerande, en: Noise cancelling}, suits: {sv: Öppna landskap, en: Open offices}}\n"),
        price_list("2027-maj", "2027-05-01", "headset/brusreducerande: {amount: 45.00, per: month}", "sir-2027-1"),
        decision("sir-2027-1", "kf", "2027-03-02", "prices/2027-maj"),
    ),
    "assortment": (
        ("assortments/skola.yaml", "  headset/sladd: {standard: false}\n", ""),
        ("assortments/skola.yaml", "decision: brukarrad-skola-2026-3", "decision: brukarrad-skola-2027-1"),
        decision("brukarrad-skola-2027-1", "brukarrad-skola", "2027-02-02", "assortments/skola"),
    ),
    "assortment-old-decision": (("assortments/skola.yaml", "  headset/sladd: {standard: false}\n", ""),),
    "guideline": (
        ("guidelines/valja-arbetsplats.md", "## Utgå från arbetet, inte från personen", "## Utgå från arbetet"),
        ("guidelines/valja-arbetsplats.md", "decision: brukarrad-forvaltning-2025-2", "decision: brukarrad-forvaltning-2027-1"),
        decision("brukarrad-forvaltning-2027-1", "brukarrad-forvaltning", "2027-02-02", "guidelines/valja-arbetsplats"),
    ),
    "authority-wider": (
        ("organisation/roles.yaml", "order: 50000, approve: 50000", "order: 75000, approve: 50000"),
    ),
    "authority-narrower": (
        ("organisation/roles.yaml", "order: 50000, approve: 50000", "order: 40000, approve: 50000"),
        decision("kf-2027-9", "kf", "2027-03-02", "roles/enhetschef"),
    ),
    "mandate-new": (
        ("organisation/mandates.yaml", "mandates:\n", "mandates:\n  pris-skola:\n    title: Skolans priser\n    body: brukarrad-skola\n    may: [price-lowered]\n    given_by: sir-2027-4\n"),
        decision("sir-2027-4", "sir", "2027-03-02", "mandates/pris-skola"),
    ),
    "mandate-edited": (("organisation/mandates.yaml", "limit: {percent: 2.0, year: 50000}", "limit: {percent: 5.0, year: 50000}"),),
    "unit-moved": (("organisation/units.yaml", "  kommunledning:\n    name: Kommunledningsförvaltningen\n", "  kommunledning:\n    name: {2019-01-01: Kommunledningsförvaltningen, 2028-01-01: Ledningsförvaltningen}\n"),),
    "post-new": (("organisation/posts.yaml", "posts:\n", "posts:\n  chef-digitalisering: {role: enhetschef, unit: kommunledning, team: chef-digitalisering}\n"),),
    "body-changed": (("organisation/bodies.yaml", "    quorum: 4\n    seats: {forvaltningschef: 6, it-chef: 1}", "    quorum: 3\n    seats: {forvaltningschef: 6, it-chef: 1}"),),
    "agreement": (
        ("agreements/lindgarden-tradlost-nat.yaml", "", "title: Trådlöst nät på Lindgården\nunit: lindgarden\nitem: tradlost-nat/basstation\nfrom: 2027-05-01\nuntil: 2027-12-31\nlevel: guld\ndecision: sir-2027-2\n"),
        decision("sir-2027-2", "sir", "2027-03-02", "agreements/lindgarden-tradlost-nat"),
    ),
    "costs": (("costs/2027.yaml", "bas: {equal: 1, inhabitants: 2}", "bas: {equal: 1, inhabitants: 3}"),),
    "quote": (
        price_list("2027-angsskolan", "2027-05-01", "specialutveckling: {amount: 42000.00, per: assignment}", "it-chef-2027-2", "for_unit: angsskolan\nuntil: 2027-12-31\n"),
        decision("it-chef-2027-2", "role: it-chef", "2027-03-02", "prices/2027-angsskolan"),
    ),
    "price-for-one-unit": (
        price_list("2027-parkskolan", "2027-05-01", LAPTOP % "449.00", "it-chef-2027-2", "for_unit: parkskolan\nuntil: 2027-12-31\n"),
        decision("it-chef-2027-2", "role: it-chef", "2027-03-02", "prices/2027-parkskolan"),
    ),
    "price-for-a-time": (
        price_list("2027-mars", "2027-03-01", LAPTOP % "489.00", "kf-2026-9", INTERNAL),
        price_list("2027-sept", "2027-09-01", LAPTOP % "289.00", "kf-2026-9", INTERNAL),
        decision("kf-2026-9", "kf", "2026-11-20", "prices/2027-mars", "prices/2027-sept"),
    ),
    "price-same-line": (
        price_list("2027-maj", "2027-05-01", "konsult/tekniker: {amount: 950.00, per: started-hour, rates: {kvall: 3, natt-helg: 2, storhelg: 3, beredskap: 0.5}}\n  arkiv: {form: graduated, per: gb-month, count: meter, over: unit, steps: [{from: 0, amount: 1.50}, {from: 1000, amount: 1.50}]}\n  basdrift: {amount: 4300000.00, per: year, split: bas}", "kf-2027-5", INTERNAL),
        decision("kf-2027-5", "kf", "2027-01-20", "prices/2027-maj"),
    ),
    "unit-other-customer": (
        ("organisation/units.yaml", "  kommunledning:\n    name: Kommunledningsförvaltningen\n    kind: administration\n    customer: internal", "  kommunledning:\n    name: Kommunledningsförvaltningen\n    kind: administration\n    customer: external"),
    ),
    "bundle": (("services/arbetsplats/ny-medarbetare.yaml", "{item: barbar-dator/standard-14, quantity: 1}", "{item: barbar-dator/standard-14, quantity: 3}"),),
    "settings": (("catalog.yaml", "review_months: 12", "review_months: 18"),),
    "decision-edited": (("decisions/2025/brukarrad-forvaltning-2025-2.yaml", "date: 2025-05-06", "date: 2025-05-07"),),
    "list-gone": (("prices/2027-externa.yaml", "@gone", ""),),
}  # fmt: skip
