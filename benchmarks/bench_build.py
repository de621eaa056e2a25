"""One language of the whole site against bare mkdocs-material with lean navigation on the same content as Markdown.

Goal: at most 0.5 × at 1,000 services, and flat per page to 5,000. Start-up of both programs is included.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from measure import show, side_by_side
from synthetic import catalogue

BARE = """\
site_name: Bare
use_directory_urls: false
theme: {{name: material, font: false, features: [navigation.tabs]}}
markdown_extensions: [tables, attr_list]
not_in_nav: "tjanst-*.md"
nav: [{{Start: index.md}}, {{Arbetsplats: arbetsplats.md}}]
docs_dir: {docs}
site_dir: {out}
"""
PAGE = """\
# Tjänst {n}

Tjänst nummer {n} i en stor katalog, beskriven i en mening som är lång nog att vara en sammanfattning.

## Välj och se pris

| Val | Passar | Pris | Storlek | Vikt | Minne |
|---|---|--:|---|---|---|
| Liten | De flesta | {small} kr per månad | 14 tum | 1,4 kg | 16 GB |
| Stor | Den som ritar | {large} kr per månad, bindningstid 36 månader, därefter 90 kr | 16 tum | 2,1 kg | 32 GB |

## Det här får du

### Ingår

- Installation och skydd
- Reparation och lån medan det lagas
- [Support](tjanst-0.md)

### Ingår inte

- [Skärm](tjanst-1.md)
- Skador genom vårdslöshet

## Om tjänsten

Här står två meningar till om tjänsten, så att sidan får ungefär den längd som riktiga sidor har. Den som läser ska
förstå vad som ingår och vad det kostar.

**Syfte:** Att mäta hur snabbt en stor katalog läses.

## Det här gör du själv

- Lämnar tillbaka det som inte längre behövs
- Säger till när något inte fungerar

## Det här lovar vi

Fungerar något inte? Ring oss vardagar kl. 7.00–16.30. Ett akut fel är åtgärdat inom 6 timmar och ett vanligt fel är
åtgärdat inom 24 timmar.

## Så beställer du

1. Välj det som passar och skriv hur många ni behöver.
2. Den som får beställa skickar beställningen. Ange enhet och kodsträng.
3. En beställning över den egna gränsen godkänns av närmaste chef vars gräns räcker.

| | |
|---|---|
| Leverans | 5 arbetsdagar |
| Kräver | [Servicedesk](tjanst-0.md) |
| Levereras av | It-enheten |

## Så bestämdes priset

Kommunfullmäktige 17 november 2025, § 9. Gäller från 1 januari 2026.

## Priset över åren

| Pris | 2026 | 2027 |
|---|--:|--:|
| Liten, per månad | {small} kr | {small} kr |
| Stor, per månad | {large} kr | {large} kr |

Ansvarig: It-chef. Granskad 1 oktober 2026.
"""


def bare(folder: Path, services: int) -> Path:
    """Write the same content as Markdown with a lean mkdocs.yml; return its path."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (docs / "index.md").write_text("# Start\n", encoding="utf-8")
    links = "\n".join(f"- [Tjänst {n}](tjanst-{n}.md) från {100 + n % 400}" for n in range(services))
    (docs / "arbetsplats.md").write_text(f"# Arbetsplats\n\n{links}\n", encoding="utf-8")
    for n in range(services):
        text = PAGE.format(n=n, small=f"{100 + n % 400},50", large=200 + n % 400)
        (docs / f"tjanst-{n}.md").write_text(text, encoding="utf-8")
    settings = folder / "mkdocs.yml"
    settings.write_text(BARE.format(docs=docs, out=folder / "out"), encoding="utf-8")
    return settings


def ours(folder: Path, services: int) -> Path:
    """Write the synthetic catalogue with the one plugin; return its mkdocs.yml."""
    catalogue(folder, services)
    (folder / "docs").mkdir()
    settings = folder / "mkdocs.yml"
    settings.write_text("site_name: x\nplugins: [kran]\nsite_dir: build/mkdocs\n", encoding="utf-8")
    return settings


QUICK = 1000
"""Sizes up to this are timed several times."""

if __name__ == "__main__":
    sizes = [int(size) for size in sys.argv[1:]] or [1000]
    mkdocs = str(Path(sys.executable).with_name("mkdocs"))
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            command = {
                "bare mkdocs-material, lean navigation": bare(Path(folder) / "bare", size),
                "kran, one language": ours(Path(folder) / "ours", size),
            }
            medians = side_by_side(
                {name: [mkdocs, "build", "-q", "-f", str(path)] for name, path in command.items()},
                rounds=3 if size <= QUICK else 1,
            )
            show(f"{size} services", medians, "bare mkdocs-material, lean navigation")
            kran = [str(Path(sys.executable).with_name("kran")), "--root", f"{folder}/ours", "build"]
            done = subprocess.run(kran, check=True, capture_output=True, text=True)
            print(f"  both languages with all files: {done.stdout.strip().replace(folder, '…')}")
