"""The links of the texts that people write as Markdown: guidelines, and the pages in ``docs/``.

A text is shown in every language, so each link is followed from every address that it is shown at.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from posixpath import dirname, join, normpath, relpath
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, unquote, urlsplit

from kran.diagnostics import Diagnostic, Severity, Spot, complain
from kran.rules.dead_link import CODE
from kran.rules.guideline_too_tangled import tangled, unconvertible
from kran.rules.published import ASSETS, Published
from kran.source import elements
from kran.source.choice import Choice, choose
from kran.source.elements import Element, Finder
from kran.text import N_, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LINKED = frozenset({"http", "https", "mailto"})
_CALLED = frozenset({"tel"})
_NOTE = re.compile(r"^ {0,3}\[\^[^\]\n]*\]:[ \t]*(\S+)", re.MULTILINE)
"""A footnote of one word, which Markdown takes for a link's address."""
_LEFT = ("javascript:", "vbscript:", "data:")


@dataclass(frozen=True, slots=True)
class Written:
    """A hand-written page that can be read: its Markdown, the line it begins on, and its elements."""

    text: str
    line: int
    elements: tuple[Element, ...]

    @property
    def fragments(self) -> frozenset[str]:
        """The places on the page that can be linked to."""
        found = (element.get(name) for element in self.elements for name in ("id", "name"))
        return frozenset(name for name in found if name) | {"innehall"}


@dataclass(frozen=True, slots=True)
class Link:
    """An address in a text, where it stands, whether a page or a guideline, and whether Markdown made the link."""

    to: str
    spot: Spot
    of_page: bool
    is_markdown: bool
    is_picture: bool
    is_note: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a link leads nowhere: the remedy, and what was meant."""

    remedy: str
    meant: str | None = None


_NOWHERE = Fault(N_("Link to a page or a file of the site, or write a whole address (https://…)."))
_ROOT = Fault(N_("Begin with the page's own folder, not with “/”, or write a whole address (https://…)."))
_FOOTNOTE = Fault(N_("Footnotes are not shown as such. Write the note within parentheses in the text."))
_HEADING = Fault(
    N_("A guideline's headings cannot be linked to. Link to its page alone, or name the heading in words.")
)
_SOURCE = Fault(N_("Link to the page as the site has it: .html instead of .md, as in ../tjanster/dator.html."))
_PICTURE = Fault(N_("A guideline shows no pictures. Put it on a page in docs/ and link to that."))


@dataclass
class Map:
    """The site that links are held against: what the catalogue makes, and what lies in ``docs/``.

    `names` are the files of ``docs/`` that are published; `texts` its pages that can be read.
    """

    published: Published
    names: tuple[str, ...]
    texts: Mapping[str, Written]
    _chosen: dict[str, dict[str, Choice]] = field(default_factory=dict)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages, the main one first."""
        return self.published.catalogue.settings.languages

    def chosen(self, code: str) -> dict[str, Choice]:
        """Return the hand-written pages of a language by their addresses."""
        if code not in self._chosen:
            pages = choose((name for name in self.names if name.endswith(".md")), self.languages, code)
            self._chosen[code] = {f"{choice.path.removesuffix('.md')}.html": choice for choice in pages}
        return self._chosen[code]

    @cached_property
    def files(self) -> frozenset[str]:
        """What lies in every language's folder as it stands."""
        own = self.published.catalogue.settings.site.logo
        logo = {f"assets/{own}"} if own else set()
        return frozenset(name for name in self.names if not name.endswith(".md")) | ASSETS | logo

    def prefix(self, code: str) -> str:
        """Return the folder of a language."""
        return "" if code == self.languages[0] else f"{code}/"

    def fault(self, link: Link, page: str, code: str) -> Fault | None:
        """Return why a link leads nowhere from a page in a language; None where it leads somewhere."""
        try:
            parts = urlsplit(link.to)
        except ValueError:
            return _NOWHERE
        if parts.scheme or parts.netloc or link.to.startswith(("/", "\\")):
            return _outside(parts, link)
        path = unquote(parts.path)
        if link.is_markdown and path.endswith(".md"):
            return self._to_source(path, parts.fragment, page, code)
        if link.of_page or link.is_picture:
            return self._to_address(path, parts.fragment, page, code)
        return self._of_guideline(path, parts.fragment, page, code)

    def _of_guideline(self, path: str, fragment: str, page: str, code: str) -> Fault | None:
        sibling = self._sibling(path, page)
        if sibling in self.published.pages or self.published.is_broken(sibling):
            return self._at_fragment(sibling, fragment, code, path)
        fault = self._to_address(path, fragment, page, code)
        if fault is None or not path:
            return fault and _HEADING
        if not fault.meant:
            return _SOURCE if path.endswith(".md") else fault
        is_sibling = sibling and not dirname(fault.meant) and fault.meant.endswith(".html")
        return Fault(fault.remedy, f"{fault.meant[:-5]}.md") if is_sibling else fault

    @staticmethod
    def _sibling(path: str, page: str) -> str:
        """Return the page of a guideline that another names by its file, else nothing; the build leads there."""
        target = normpath(join(dirname(page), path))
        return f"{target[:-3]}.html" if target.endswith(".md") and dirname(target) == dirname(page) else ""

    def _to_source(self, path: str, fragment: str, page: str, code: str) -> Fault | None:
        source = normpath(join(dirname(page), path))
        target = next(
            (address for address, choice in self.chosen(code).items() if choice.file == source), f"{source[:-3]}.html"
        )
        if self._is_page(target, code):
            return self._at_fragment(target, fragment, code, path)
        meant = self._nearest(target, page, code)
        return Fault(_NOWHERE.remedy, f"{meant[:-5]}.md" if meant and meant.endswith(".html") else meant)

    def _to_address(self, path: str, fragment: str, page: str, code: str) -> Fault | None:
        if not path:
            return self._at_fragment(page, fragment, code, path)
        own = self.prefix(code)
        target = normpath(join(own, dirname(page), path))
        if own and self._is_from_root(path, page, code):
            return None
        if not path.endswith("/") and (target in self.published.files or target in self.files):
            return None
        for other in sorted(self.languages, key=lambda it: not self.prefix(it)):
            below = target.removeprefix(self.prefix(other))
            if path.endswith("/") or not target.startswith(self.prefix(other)):
                continue
            if below in self.files:
                return None
            if self._is_page(below, other):
                return self._at_fragment(below, fragment, other, path)
        inside = normpath(join(dirname(page), path))
        return Fault(_NOWHERE.remedy, self._nearest(inside, page, code))

    def _is_from_root(self, path: str, page: str, code: str) -> bool:
        """Say whether a page of the main language, shown in another, links to what lies at the root alone.

        The build leads such links back to the root (`kran.site.hand_written.lowered`).
        """
        choice = self.chosen(code).get(page)
        up = "../" * page.count("/")
        below = path.removeprefix(up)
        is_at_root = "/" in below and below in self.published.files and path == up + below
        return choice is not None and choice.lang == self.languages[0] and is_at_root

    def _is_page(self, address: str, code: str) -> bool:
        made = self.published
        return address in made.pages or address in self.chosen(code) or made.is_broken(address)

    def _at_fragment(self, address: str, fragment: str, code: str, path: str) -> Fault | None:
        name = unquote(fragment)
        if name in {"", "top"}:
            return None
        if address in self.published.pages:
            return None if self.published.has(address, name) else Fault(_NOWHERE.remedy, path or None)
        choice = self.chosen(code).get(address)
        text = self.texts.get(choice.file) if choice else None
        if text is None or name in text.fragments:
            return None
        meant = nearest(name, sorted(text.fragments))
        return Fault(_NOWHERE.remedy, f"{path}#{meant}" if meant else path or None)

    def _nearest(self, target: str, page: str, code: str) -> str | None:
        """Return what was most likely meant by an address, as it is reached from a page."""
        known = {it.removesuffix(".html"): it for it in (*self.published.pages, *self.chosen(code), *self.files)}
        stem = target.removesuffix(".md").removesuffix(".html")

        sure = (it for it in (stem, f"{stem}/index", stem.removeprefix(f"{dirname(page)}/")) if it in known)
        meant = next(sure, None) or nearest(stem, sorted(known))
        return relpath(known[meant], dirname(page) or ".") if meant else None


def dead(site: Map) -> Iterator[Diagnostic]:
    """Complain of each link that leads nowhere in a guideline or a hand-written page, once for each place."""
    catalogue = site.published.catalogue
    for document in catalogue.documents:
        if document.kind == "guideline" and tangled(document.body) is None:
            start = Spot(document.file, document.body_line)
            page = f"riktlinjer/{document.id}.html"
            shown = [(page, code) for code in site.languages]
            severity = Severity.NOTE if document.draft else None
            body = document.body.strip("\n")
            try:
                found = elements.of_guideline(body)
            except elements.Unconvertible:
                yield unconvertible(document.file, document.body_line)
                continue
            for link in links(found, Finder(body), start, of_page=False):
                yield from _judged(site, link, shown, severity)
    for name, text in site.texts.items():
        shown = [
            (page, code) for code in site.languages for page, choice in site.chosen(code).items() if choice.file == name
        ]
        for link in links(text.elements, Finder(text.text), Spot(f"docs/{name}", text.line), of_page=True):
            yield from _judged(site, link, shown, None)


def links(found: tuple[Element, ...], finder: Finder, start: Spot, *, of_page: bool) -> Iterator[Link]:
    """Yield each address once for each place it stands at.

    What runs a program on a page, and HTML in a guideline, is a finding of its own.
    """
    notes = {note[1]: finder.place(note.start(1)) for note in _NOTE.finditer(finder.text)}
    seen: Counter[str] = Counter()
    places: set[tuple[str, tuple[int, int]]] = set()
    for element in found:
        for name in ("href", "src", "cite"):
            to = element.get(name)
            if to is None or not (of_page or element.is_markdown):
                continue
            place = notes.get(to) or finder.address(to, seen[to])
            seen[to] += 1
            is_picture = name == "src"
            bare = "".join(to.split()).lower()
            if (to, place) in places or (of_page and (bare.startswith(_LEFT) or (is_picture and "//" in bare[:10]))):
                continue
            places.add((to, place))
            spot = Spot(start.file, start.line + place[0], place[1] + 1, max(1, len(to)))
            yield Link(
                to.strip(),
                spot,
                of_page=of_page,
                is_markdown=of_page and element.is_markdown,
                is_picture=is_picture,
                is_note=to in notes,
            )


def _judged(site: Map, link: Link, shown: list[tuple[str, str]], severity: Severity | None) -> Iterator[Diagnostic]:
    for page, code in shown:
        fault = _PICTURE if link.is_picture and not link.of_page else site.fault(link, page, code)
        if fault is None:
            continue
        fault = _FOOTNOTE if link.is_note else fault
        yield complain(
            CODE,
            link.spot,
            N_("“{to}” leads nowhere") if code == site.languages[0] else N_("“{to}” leads nowhere on the page {page}"),
            N_("Did you mean “{meant}”?") if fault.meant else fault.remedy,
            severity=severity,
            to=link.to,
            page=f"{site.prefix(code)}{page}",
            meant=fault.meant,
        )
        return


def _outside(parts: SplitResult, link: Link) -> Fault | None:
    """Judge an address with a scheme, a host, or the server's root: of these only whole ones lead anywhere."""
    if not parts.scheme:
        return _ROOT
    allowed = _LINKED | (_CALLED if link.of_page else set())
    whole = parts.netloc or parts.scheme not in {"http", "https"}
    return None if parts.scheme in allowed and whole else _NOWHERE
