"""The municipality's own colours can be read where the site uses them, in the light and in the dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.model.palette import mix, ratio, shades
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    _Pairs = Callable[[Mapping[str, str]], Iterator[tuple[str, str]]]

_SETTINGS = (
    "# catalog/catalog.yaml\nversion: 1\norganisation: {name: Exempelkommun, example: true}\nlanguages: [sv, en]\n"
    "site: {name: It på kran, url: https://it.exempelkommun.example/, colours: {brand: %s}}\n"
    "customers:\n  internal: {title: {sv: Förvaltningar, en: Administrations}, vat: 0}\n"
    "  company: {title: {sv: Bolag, en: Companies}, vat: 25}\n"
    "unit_kinds:\n  administration: {sv: Förvaltning, en: Administration}\n  school: {sv: Skola, en: School}\n"
    "figures:\n  employees: {sv: anställda, en: employees}\ncode: {ansvar: 5, verksamhet: 5}\n"
)

CODE = Code(
    "K517",
    "contrast-too-low",
    Severity.ERROR,
    N_("A colour cannot be read against what it stands on"),
    N_("The law on accessibility to digital public service demands contrast 4.5:1 of text (WCAG 2.2 AA, 1.4.3)."),
    Example(_SETTINGS % '"#5aa9c8"'),
    Example(_SETTINGS % '"#0b5c76"'),
)

NEEDED = 4.5
"""WCAG 2.2, success criterion 1.4.3, for text of ordinary size."""

# The tokens of site/theme/assets/css/tokens.css that these colours meet; a test holds them alike.
DEFAULTS = {"deep": "#0a3644", "brand": "#0b5c76", "spark": "#ff9d5c"}
ON_DEEP = {"deep-light": ("#ffffff", "#c9dde3"), "deep-dark": ("#f2f7f8", "#b1cbd3")}
UNDER_BRAND = {"brand-light": ("#ffffff", "#f3f6f6"), "brand-dark": ("#152025", "#0d1518")}
ON_BRAND = {"brand-light": "#ffffff", "brand-dark": "#06222c"}
BLACK, WHITE = "#000000", "#ffffff"


def _check(checked: Checked) -> Iterator[Diagnostic]:
    settings = checked.catalogue.settings
    own = settings.site.colours
    colours = {**DEFAULTS, **own}
    for name, pairs, towards in (("deep", _deep, BLACK), ("brand", _brand, BLACK), ("spark", _spark, WHITE)):
        if name == "spark" and name not in own:
            continue  # told of the colour that it stands on
        text, surface = _worst(pairs(colours))
        found = ratio(text, surface)
        if found >= NEEDED:
            continue
        # What is mended here is no second mistake of a colour that meets it.
        colours[name] = _nearest(colours, name, pairs, towards)
        yield complain(
            CODE,
            settings.place.at("site", "colours", name),
            N_("the contrast of {text} on {surface} is {found}:1, and {needed}:1 is needed"),
            N_("The nearest colour that can be read is {meant}."),
            text=text,
            surface=surface,
            found=f"{int(found * 100) / 100:.2f}",
            needed=NEEDED,
            meant=f'"{colours[name]}"',
        )


def _deep(colours: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of text and surface of header, menu, search field, start page's top and foot."""
    made = shades(colours)
    for name, texts in ON_DEEP.items():
        for surface in (made[name], mix(made[name], WHITE, 0.08)):
            yield from ((text, surface) for text in texts)
    if colours["spark"] == DEFAULTS["spark"]:
        yield from _spark(colours)


def _brand(colours: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of links, buttons and tags; tags are darker in the light and lighter in the dark."""
    made = shades(colours)
    light, dark = made["brand-light"], made["brand-dark"]
    for name, surfaces in UNDER_BRAND.items():
        yield from ((made[name], surface) for surface in surfaces)
        yield ON_BRAND[name], made[name]
    yield mix(light, BLACK, 0.28), mix(WHITE, light, 0.11)
    yield mix(dark, WHITE, 0.35), mix("#0d1518", dark, 0.18)


def _spark(colours: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of links that are pointed at on the start page's top."""
    made = shades(colours)
    yield from ((made["spark"], made[name]) for name in ON_DEEP)


def _worst(pairs: Iterable[tuple[str, str]]) -> tuple[str, str]:
    return min(pairs, key=lambda pair: ratio(*pair))


def _nearest(colours: Mapping[str, str], name: str, pairs: _Pairs, towards: str) -> str:
    """Return the colour with as little black or white in it as makes it readable everywhere."""
    mended = (mix(colours[name], towards, share / 100) for share in range(1, 100))
    return next((it for it in mended if ratio(*_worst(pairs({**colours, name: it}))) >= NEEDED), towards)


RULE = Rule(CODE, _check)
