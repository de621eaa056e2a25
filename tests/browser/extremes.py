"""A catalogue at its limits: sixty options, a long title, a long text, no options, no English."""

from __future__ import annotations

import re
from shutil import copytree
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LONG_TITLE = (
    "Samordnad verksamhetsövergripande informationssäkerhetsklassificering med dataskyddskonsekvensbedömning, "
    "systemförvaltningsdokumentation, leverantörsuppföljning och återkommande granskning för nämnder"
)
WORD = "Verksamhetssystemförvaltningsorganisationsutvecklingsplaneringsarbetsgruppssammanträde"
OPTIONS = 60
PAGES = 20
_PARAGRAPH = (
    "Tjänsten riktar sig till alla som arbetar i kommunen och har en dator. Vi sköter den, lagar den och byter den "
    "när tiden är ute. Det som står här är skrivet för att vara långt, så att en läsare som bläddrar länge hittar "
    "både början och slut, och så att sidan håller ihop.\n\n"
)
_ENGLISH = re.compile(r', en: (\[[^\]]*\]|"[^"]*"|[^{}\[\]]*?)(?=\})')


def lay_out(root: Path, source: Path, *, languages: str = "sv, en") -> None:
    """Copy the small catalogue of `source` without its English, and put services at their limits into it."""
    copytree(source / "catalog", root / "catalog")
    for file in (root / "catalog").rglob("*.yaml"):
        file.write_text(_ENGLISH.sub("", file.read_text("utf-8")), "utf-8")
    settings = root / "catalog" / "catalog.yaml"
    settings.write_text(
        settings.read_text("utf-8").replace("languages: [sv, en]", f"languages: [{languages}]"), "utf-8"
    )
    services = root / "catalog" / "services" / "arbetsplats"
    rest = "owner: it-chef\norderable: {from: 2026-01-01}\n"
    options = "".join(
        f"  - {{id: val-{n}, title: Val {n} med ett namn som är långt, suits: Den som väljer nummer {n}}}\n"
        for n in range(1, OPTIONS + 1)
    )
    (services / "manga-val.yaml").write_text(
        f"title: Många val\nsummary: En tjänst med sextio val.\n{rest}options:\n{options}", "utf-8"
    )
    (services / "lang-titel.yaml").write_text(
        f'title: "{LONG_TITLE}"\nsummary: "{WORD} med ett ord som inte får plats."\n{rest}', "utf-8"
    )
    text = "".join(f"    {line}\n" if line else "\n" for line in (_PARAGRAPH * 8 * PAGES).splitlines())
    (services / "lang-text.yaml").write_text(
        f"title: Lång text\nsummary: En tjänst med en lång text.\n{rest}about: |\n{text}", "utf-8"
    )
    prices = root / "catalog" / "prices" / "2026.yaml"
    rows = "".join(f"  manga-val/val-{n}: {{amount: {100 + n}.00, per: month}}\n" for n in range(1, OPTIONS + 1))
    rows += "  lang-titel: {amount: 10.00, per: month}\n  lang-text: {amount: 20.00, per: month}\n"
    text = prices.read_text("utf-8").replace("levels:", f"{rows}levels:")
    levels = "levels: {manga-val: silver, lang-titel: silver, lang-text: silver, "
    prices.write_text(text.replace("levels: {", levels), "utf-8")
