"""The hand-written pages hold nothing that runs, styles itself or is loaded from elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, Spot, complain
from kran.source import picture
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kran.source.elements import Element, Finder

CODE = Code(
    "K025",
    "unsafe-page",
    Severity.ERROR,
    N_("A hand-written page holds what the site does not let through"),
    N_(
        "The site asks no other host for anything and runs no script but its own: a browser would not show it, or "
        "somebody else would learn who reads the page."
    ),
    Example('# docs/parkering.md\n# Parkering\n\n<iframe src="https://kartor.example/garden"></iframe>\n'),
    Example("# docs/parkering.md\n# Parkering\n\nSe [kartan](https://kartor.example/garden).\n"),
)

_TAGS = frozenset(
    (  # noqa: SIM905  seventy lines otherwise
        "a abbr address article aside b bdi bdo blockquote br caption center cite code col colgroup dd del details "
        "dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p "
        "pre q rp rt ruby s samp section small span strong sub summary sup table tbody td tfoot th thead time tr tt u "
        "ul var wbr"
    ).split()
)
"""What Markdown makes, and what else says only what a text is."""

_ATTRIBUTES = frozenset({"style", "srcdoc", "srcset", "ping", "background", "action", "formaction"})
_RUNS = re.compile(r"(?:javascript|vbscript|data):", re.IGNORECASE)
_ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?[/\\]{2}", re.IGNORECASE)
_SIGNS = re.compile(r"[\x00-\x20]+")
_PROGRAMS = (".html", ".htm", ".xhtml", ".xht", ".js", ".mjs")


def in_page(elements: Iterable[Element], finder: Finder, spot: Spot) -> Iterator[Diagnostic]:
    """Complain of the elements of a page; `spot` is where its text begins."""
    seen: Counter[str] = Counter()
    for element in elements:
        number = seen[element.tag]
        seen[element.tag] += 1
        if element.tag not in _TAGS:
            yield _tag(element.tag, spot, finder.tag(element.tag, number))
            continue
        yield from _in_attributes(element, finder, spot, seen)


def _in_attributes(element: Element, finder: Finder, spot: Spot, seen: Counter[str]) -> Iterator[Diagnostic]:
    for name, value in element.attributes:
        number = seen[f"{name}="]
        seen[f"{name}="] += 1
        bare = _SIGNS.sub("", value)
        if name.startswith("on") or name in _ATTRIBUTES:
            yield _found(
                _at(spot, finder.attribute(name, number)),
                N_("the attribute “{name}” is not let through"),
                N_("Take it away: how a page looks and what it does belong to the site."),
                name=name,
            )
        elif name in {"href", "src"}:
            place = f"{name} {value}"
            number, seen[place] = seen[place], seen[place] + 1
            if _RUNS.match(bare) and not (name == "src" and bare.lower().startswith("data:image/")):
                yield _found(
                    _at(spot, finder.address(value, number)),
                    N_("the address “{to}” runs a program"),
                    N_("Link to a page instead: https://… or a page in docs/."),
                    to=value[:40],
                )
            elif name == "src" and _ELSEWHERE.match(bare):
                yield _found(
                    _at(spot, finder.address(value, number)),
                    N_("“{to}” would be loaded from another host"),
                    N_("Save the picture in docs/ and show it from there."),
                    to=value,
                )


def in_picture(data: bytes, file: str) -> Iterator[Diagnostic]:
    """Complain of a drawing (SVG) that runs or fetches something, or cannot be drawn."""
    if fault := picture.fault(file.casefold(), data):
        yield _found(
            Spot(file, fault.line, fault.column),
            N_("the drawing runs or fetches something, or cannot be drawn ({what})"),
            N_("Save it anew from a drawing program as plain SVG, or as .png."),
            what=fault.what or fault.wrong.value,
        )


def program(file: str) -> Iterator[Diagnostic]:
    """Complain of a file that a browser would run, past all that the site promises of its pages."""
    if file.casefold().endswith(_PROGRAMS):
        yield _found(
            Spot(file),
            N_("{file} would be published as it stands, outside the site's frame"),
            N_("Write the page as Markdown (.md); scripts are not published."),
            file=file,
        )


def _tag(tag: str, spot: Spot, found: tuple[int, int]) -> Diagnostic:
    return _found(
        _at(spot, found),
        N_("<{tag}> is not let through"),
        N_("Write Markdown instead. A picture is shown by ![text](picture.png); a film or a map is linked to."),
        tag=tag,
    )


def _at(spot: Spot, found: tuple[int, int]) -> Spot:
    return Spot(spot.file, spot.line + found[0], found[1] + 1)


def _found(where: Spot, message: str, remedy: str, **values: str) -> Diagnostic:
    return complain(CODE, where, message, remedy, severity=None, **values)
