"""A catalogue of any size, for timing: services of some fifty lines, each with its price and level."""

from __future__ import annotations

import shutil
from pathlib import Path

START = Path(__file__).resolve().parents[1] / "generator" / "kran" / "start"
SERVICE = """\
# yaml-language-server: $schema=../../../schemas/service.schema.json
title: {{sv: Tjänst {n}, en: Service {n}}}
summary:
  sv: Tjänst nummer {n} i en stor katalog, beskriven i en mening som är lång nog att vara en sammanfattning.
  en: Service number {n} of a large catalogue, described in a sentence long enough to be a summary.
about: >-
  Här står två meningar till om tjänsten, så att sidan får ungefär den längd som riktiga sidor har. Den som
  läser ska förstå vad som ingår och vad det kostar.
purpose: Att mäta hur snabbt en stor katalog läses.
audience: Alla som mäter
owner: it-chef
delivered_by: it-enheten
counted: {{one: enhet, other: enheter}}
included:
  - Installation och skydd
  - Reparation och lån medan det lagas
  - {{text: Support, item: servicedesk}}
not_included:
  - {{text: Skärm, item: skarm}}
  - Skador genom vårdslöshet
customer_does:
  - Lämnar tillbaka det som inte längre behövs
  - Säger till när något inte fungerar
keywords:
  sv: [ord {n}, uttryck {n}, benämning {n}]
  en: [word {n}, phrase {n}]
for: [school, administration]
requires: [servicedesk]
related: [skarm]
delivery: {{days: 5}}
reviewed: 2026-10-01
orderable: {{from: 2026-01-01}}
options:
  - id: liten
    title: {{sv: Liten, en: Small}}
    summary: {{sv: Räcker för de flesta., en: Enough for most.}}
    suits: {{sv: De flesta, en: Most people}}
    common: true
    specs:
      Storlek: 14 tum
      Vikt: 1,4 kg
      Minne: 16 GB
  - id: stor
    title: {{sv: Stor, en: Large}}
    summary: {{sv: För den som behöver mer., en: For those who need more.}}
    suits: {{sv: Den som ritar, en: Those who draw}}
    specs:
      Storlek: 16 tum
      Vikt: 2,1 kg
      Minne: 32 GB
"""


def catalogue(root: Path, services: int) -> None:
    """Write a sound catalogue of so many services (two options each) below `root`."""
    shutil.copytree(START, root, dirs_exist_ok=True)
    folder = root / "catalog" / "services" / "arbetsplats"
    prices, levels = [], []
    for n in range(services):
        (folder / f"tjanst-{n}.yaml").write_text(SERVICE.format(n=n), encoding="utf-8")
        prices.append(f"  tjanst-{n}/liten: {{amount: {100 + n % 400}.50, per: month}}")
        prices.append(f"  tjanst-{n}/stor: {{amount: {200 + n % 400}.00, per: month, term: 36, after_term: 90.00}}")
        levels.append(f"  tjanst-{n}: silver")
    # A list may be a million bytes long: a large catalogue has several.
    for number, start in enumerate(range(0, len(prices), 4000), 1):
        name = f"2026-del-{number}"
        head = f"title: Del {number}\nfrom: 2026-01-01\nfor: [internal, company]\ndecision: kf-2025-9\nprices:\n"
        part = (
            "\n".join(prices[start : start + 4000]) + "\nlevels:\n" + "\n".join(levels[start // 2 : start // 2 + 2000])
        )
        (root / "catalog" / "prices" / f"{name}.yaml").write_text(head + part + "\n", encoding="utf-8")
    lists = ", ".join(f"prices/2026-del-{n}" for n in range(1, -(-len(prices) // 4000) + 1))
    (root / "catalog" / "decisions" / "2025" / "kf-2025-9.yaml").write_text(
        f"title: Priser\nbody: kf\ndate: 2025-11-17\nreference: § 9\ndecides: [{lists}]\n", encoding="utf-8"
    )
