"""Check the links of a built site, over the files as they lie on disk.

MkDocs does not see the links in pages that are made from data, so they are checked where nothing can be missed:
every address in every HTML file must lead to a file and, where it names one, to a fragment in it. The site must
also work from `file://` and ask nobody else for anything, so these are findings too: a link to a folder (the
browser lists it), an address from the root (outside 404.html), and anything a page would load from elsewhere.

    python tests/site_links.py site
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, unquote, urlsplit

from lxml import html

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ADDRESSES = ("href", "src", "srcset", "poster", "data", "action", "formaction", "cite")
# Kinds of <link> that the browser does not fetch when it shows the page.
LINKS_ONLY = frozenset({"alternate", "author", "canonical", "help", "license", "next", "prev", "search"})
LEADS_OUT = frozenset({"mailto", "tel"})
# The page itself, and what lies in the address alone: text fragments and MkDocs' own `#` toggles.
ANYWHERE = frozenset({"", "top"})
CSS_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)|@import\s+["']([^"']+)["']""")


@dataclass(frozen=True, slots=True)
class Address:
    """One address in one file: where it stands, whether the browser loads it by itself, and what it says."""

    line: int
    where: str
    text: str
    loads: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """One address that does not hold: file relative to the site, line, and what is wrong."""

    file: str
    line: int
    problem: str

    def __str__(self) -> str:
        """Say it on one line, as compilers do."""
        return f"{self.file}:{self.line}: {self.problem}"


@dataclass(frozen=True, slots=True)
class Page:
    """What one HTML file links to, what can be linked to in it, and the ids that stand there more than once."""

    addresses: tuple[Address, ...]
    fragments: frozenset[str]
    duplicates: tuple[tuple[int, str], ...]


def check(site: Path) -> list[Finding]:
    """Return what is wrong with the links of the site in `site`, sorted by file and line."""
    root = site.resolve()
    findings: list[Finding] = []
    for file in sorted(root.rglob("*")):
        name = file.relative_to(root).as_posix()
        addresses: Iterable[Address]
        if file.suffix == ".html":
            page = _page(file)
            addresses = page.addresses
            findings += [Finding(name, line, f"id={value!r} stands twice") for line, value in page.duplicates]
        elif file.suffix == ".css":
            addresses = _style_addresses(file.read_text("utf-8"), 1, "url()")
        else:
            continue
        for address in addresses:
            if problem := _problem(root, file, address):
                findings.append(Finding(name, address.line, f"{address.where} {problem}"))
    return findings


@cache
def _page(file: Path) -> Page:
    tree = html.fromstring(file.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    addresses: list[Address] = []
    ids: Counter[str] = Counter()
    duplicates: list[tuple[int, str]] = []
    names: set[str] = set()
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        addresses += _addresses(element)
        if value := element.get("id"):
            ids[value] += 1
            if ids[value] == 2:
                duplicates.append((element.sourceline or 0, value))
        if element.tag == "a" and (name := element.get("name")):
            names.add(name)
    return Page(tuple(addresses), frozenset(ids) | names, tuple(duplicates))


def _addresses(element: html.HtmlElement) -> Iterator[Address]:
    tag = str(element.tag)
    line = element.sourceline or 0
    for name in ADDRESSES:
        if (value := element.get(name)) is None or (name == "data" and tag != "object"):
            continue
        parts = [part.split()[0] for part in value.split(",") if part.strip()] if name == "srcset" else [value]
        for part in parts:
            yield Address(line, f"<{tag} {name}={value!r}>", part.strip(), _loads(element, tag, name))
    if tag == "style":
        yield from _style_addresses(element.text or "", line, "<style>")
    if style := element.get("style"):
        yield from _style_addresses(style, line, f"<{tag} style>")


def _loads(element: html.HtmlElement, tag: str, name: str) -> bool:
    """Tell whether the browser fetches this address by itself when it shows the page."""
    if name in {"src", "srcset", "poster", "data"}:
        return True
    rels = set((element.get("rel") or "").lower().split())
    return tag == "link" and not rels & LINKS_ONLY


def _style_addresses(css: str, line: int, where: str) -> Iterator[Address]:
    for match in CSS_ADDRESS.finditer(css):
        text = (match[1] or match[2]).strip()
        at = line + css.count("\n", 0, match.start())
        yield Address(at, f"{where} {text!r}" if len(text) < 200 else where, text, loads=True)


def _problem(root: Path, file: Path, address: Address) -> str | None:
    """Return what is wrong with one address, or None."""
    try:
        parts = urlsplit(address.text)
    except ValueError as error:
        return f"is no address: {error}"
    if parts.scheme or parts.netloc:
        return _foreign_problem(parts, address)
    if parts.path.startswith("/"):
        return _rooted_problem(root, file, unquote(parts.path))
    target = Path(file.parent, unquote(parts.path)).resolve() if parts.path else file
    return _file_problem(root, target) or _fragment_problem(target, parts.fragment)


def _file_problem(root: Path, target: Path) -> str | None:
    if not target.is_relative_to(root):
        return "leads out of the site"
    if target.is_dir():
        return "leads to a folder: name its index.html, or it is no page from file://"
    return None if target.is_file() else "leads nowhere"


def _rooted_problem(root: Path, file: Path, path: str) -> str | None:
    """Only 404.html, which is served at any depth, may say where the site lies on its server."""
    if file.name != "404.html":
        return "starts from the server's root: it breaks under a project path and from file://"
    parts = [part for part in path.split("/") if part]
    if path.endswith("/"):
        parts.append("index.html")
    # How many leading folders are the server's is not known here.
    under_some_base = any(Path(root, *parts[start:]).is_file() for start in range(len(parts)))
    return None if under_some_base else "leads nowhere"


def _foreign_problem(parts: SplitResult, address: Address) -> str | None:
    if parts.scheme == "data":
        return None
    if address.loads:
        return "is loaded from elsewhere: the site asks nobody else for anything"
    if parts.scheme in LEADS_OUT:
        return None
    if parts.scheme in {"http", "https"}:
        return None if parts.hostname else "names no host"
    return f"has an address of the kind {parts.scheme or '//'}: not for a page"


def _fragment_problem(target: Path, fragment: str) -> str | None:
    name = unquote(fragment)
    if name in ANYWHERE or name.startswith(":~:") or target.suffix != ".html":
        return None
    return None if name in _page(target).fragments else f"leads to no id {name!r} in {target.name}"


def main(arguments: list[str]) -> int:
    """Check the site in the folder named; print the findings; return the exit code."""
    site = Path(arguments[0])
    pages = sum(1 for _ in site.rglob("*.html"))
    if not pages:
        print(f"{site}: holds no page")
        return 1
    findings = check(site)
    for finding in findings:
        print(finding)
    print(f"{pages} pages, {len(findings)} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
