"""Hand-written pages (``docs/*.md``): what they say of themselves, and small mends of their HTML.

``x.md`` is in the catalogue's main language, ``x.en.md`` its English; both have the address ``x.html``. In front
matter a page may say ``title``, ``description``, ``section`` (an entry of the main menu, else help), ``owner``,
``reviewed``, and ``foot: help`` or ``foot: about`` with ``order`` to stand in the foot of the site.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from posixpath import dirname, join, normpath, relpath
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from kran.site.build import Entry, Section
from kran.source.elements import Finder
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kran.source.choice import Choice
    from kran.text import Language

SECTION = "hjalp"
"""The section of a page that names none."""

_ALIGNED = {"left": "", "center": ' class="mid"', "right": ' class="n"'}

_TO_ROOT = re.compile(
    r"""(?:\]\(\s*<?|^ {0,3}\[[^\]\n]+\]:\s*<?|\b(?:href|src)\s*=\s*["']?)(?=((?:\.\./)*)(?:api|filer|schemas)/)""",
    re.MULTILINE | re.IGNORECASE,
)
"""Where an address begins of what lies at the site's root alone."""

_TO_PAGE = re.compile(
    r"(?:\]\(\s*|^ {0,3}\[[^\]\n]+\]:\s*)(?:<(?=[^<>\n]*>))?([^\n<>?#]*?\.md)(?=[?#>)\s])", re.MULTILINE
)
"""The name of a Markdown file that a link in Markdown leads to."""


@dataclass(frozen=True, slots=True, order=True)
class FootLink:
    """A page in the foot of the site; they sort by `order`."""

    order: int
    href: str
    text: str
    lang: str


def foot_link(meta: Mapping[str, object], href: str, lang: str) -> tuple[str, FootLink] | None:
    """Return the column that the front matter chooses and the link for it, if it chooses one."""
    column = meta.get("foot")
    if not column:
        return None
    return str(column), FootLink(int(str(meta.get("order", 0))), href, str(meta.get("title", href)), lang)


def entry(meta: Mapping[str, object], body: str, href: str, *, shown: bool) -> Entry:
    """Return what the search finds of a page; its headings weigh as options do.

    `body` is Markdown; `shown` says whether the page is in the reader's language, so that its description may be shown.
    """
    headings = re.findall(r"(?m)^#{2,}[ \t]+(.+)", body)
    description = str(meta.get("description", ""))
    found = Entry(url=href, title=str(meta.get("title") or href), words=f"{description}\n{body}")
    if headings:
        found["options"] = headings
    if shown and description:
        found["text"] = description
    return found


def sections(foot: Mapping[str, list[FootLink]], language: Language) -> tuple[Section, ...]:
    """Return the menu's entry for help: it leads to the first page in the foot's column of help, if there is one."""
    return tuple(Section(SECTION, language.gettext(N_("Help")), link.href) for link in foot.get("help", [])[:1])


def lowered(body: str, path: str) -> str:
    """Return the Markdown of a page from the root as it must read in a language's folder, one step further down.

    Only what lies at the root alone is led back to: all else lies in every language's folder.
    """
    found = (it for it in _TO_ROOT.finditer(Finder(body).text) if it[1].count("/") == path.count("/"))
    for start in reversed([it.end() for it in found]):
        body = f"{body[:start]}../{body[start:]}"
    return body


def by_page(body: str, path: str, choices: Iterable[Choice]) -> str:
    """Return Markdown whose links name each page by its own path where they name the file that speaks for it.

    So ``andra.en.md`` leads where ``andra.md`` does: to the page as it is in the language that is built.
    """
    own = {choice.file: choice.path for choice in choices if choice.file != choice.path}
    found = (
        (it, own.get(normpath(join(dirname(path), unquote(it[1]))))) for it in _TO_PAGE.finditer(Finder(body).text)
    )
    for link, page in reversed([(it, page) for it, page in found if page]):
        name = quote(relpath(page, dirname(path) or "."))
        body = f"{body[: link.start(1)]}{name}{body[link.end(1) :]}"
    return body


def mended(html: str) -> str:
    """Return a page's HTML with tables that scroll by themselves and are aligned by class (HTML has no `align`)."""
    html = re.sub(r' align="(left|center|right)"', lambda match: _ALIGNED[match[1]], html)
    html = html.replace("<table>", '<div class="k-scroll" tabindex="0"><table>').replace("</table>", "</table></div>")
    return f'<div class="k-prose">\n{html}\n</div>'
