"""The frame when it is another's: mkdocs-material's, or Zensical's after it. Settings, style sheet, menu.

Nothing in a built page may ask others for anything: no fonts from afar, and no repository, whose stars the theme's
script would fetch. The pages carry their own links to the repository.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kran.site import frame
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kran.model.settings import Settings
    from kran.site.build import Section
    from kran.site.hand_written import FootLink
    from kran.text import Language

FILES = Path(__file__).parent / "borrowed"
"""Templates laid over the theme's (``overrides/``), the style sheet between the two, and a note on the folder."""

SCRIPTS = ("rank.js", "search.js", "prices.js", "compare.js")
"""Our scripts that work in any frame: the search box's."""

_REM = re.compile(r"(?<![\w.-])(\d*\.?\d+)rem\b")
_THEME_REM = Decimal("0.8")  # the theme's rem is 20 px, ours 16


@dataclass(frozen=True, slots=True)
class Spoken:
    """A language of the site: its folder below the root (the main: none), its menu, its hand-written pages."""

    language: Language
    tongue: frame.Tongue
    sections: tuple[Section, ...]
    help: tuple[FootLink, ...]


def settings(of: Settings, spoken: tuple[Spoken, ...]) -> dict[str, Any]:
    """Return what ``mkdocs.yml`` says; MkDocs and Zensical both take it, without plugins."""
    main = spoken[0]
    return {
        "site_name": of.site.name,
        "site_url": of.site.url,
        "copyright": of.organisation,
        "use_directory_urls": False,
        "theme": {
            "name": "material",
            "custom_dir": "overrides",
            "language": main.language.code,
            "font": False,
            "logo": (icon := f"assets/{frame.logo(of) or 'kran.svg'}"),
            "favicon": icon,
            "features": ["navigation.tabs"],
            "palette": _palette(main.language),
        },
        "plugins": [],
        "nav": [*_nav(main), *({it.tongue.name: _nav(it)} for it in spoken[1:])],
        "extra_css": ["assets/kran.css", "assets/site.css", "assets/pages.css"],
        "extra_javascript": ["assets/search.js"],
        "markdown_extensions": ["admonition", "attr_list", "def_list", "tables"],
        "validation": {"nav": {"omitted_files": "ignore"}},
        "extra": {
            "kran": {
                **{it.language.code: _words(of, it) for it in spoken},
                "tongues": [{"code": t.code, "name": t.name, "prefix": t.prefix} for t in (it.tongue for it in spoken)],
            }
        },
    }


def stylesheet() -> str:
    """Return ``assets/kran.css`` for a page inside another frame: our rules hold in ``.k-page`` and nowhere else."""
    tokens, *rest = frame.STYLES
    rules = re.sub(r"^@page .*$", "", frame.stylesheet(rest), flags=re.MULTILINE)  # it cannot stand inside another rule
    return f"{_scaled(frame.stylesheet([tokens]))}.k-page {{\n{_scaled(rules)}}}\n"


def _scaled(css: str) -> str:
    return _REM.sub(lambda found: f"{(Decimal(found[1]) * _THEME_REM).normalize():f}rem", css)


def _nav(it: Spoken) -> list[dict[str, Any]]:
    """Return a language's menu. What is not in it stays out on purpose: it would be rendered into every page."""
    gettext, prefix = it.language.gettext, it.tongue.prefix
    entries: Iterable[tuple[str, str]] = (
        (gettext(N_("Start page")), "index.html"),
        *((section.title, section.href) for section in it.sections),
    )
    own: list[dict[str, Any]] = [{title: _source(prefix, href)} for title, href in entries]
    written = [{link.text: _source(prefix, link.href)} for link in it.help]
    return [*own, {gettext(N_("Help")): written}] if written else own


def _source(prefix: str, href: str) -> str:
    return f"{prefix}{href.removesuffix('.html')}.md"


def _words(of: Settings, it: Spoken) -> dict[str, Any]:
    gettext = it.language.gettext
    links = [(section.id, section.title, section.href) for section in it.sections]
    links += [("hjalp", gettext(N_("Help")), link.href) for link in it.help[:1]]
    menu = [{"id": name, "title": title, "href": it.tongue.prefix + href} for name, title, href in links]
    if not of.example:
        return {"menu": menu}
    example = f"{gettext(N_('Example data.'))} {gettext(N_('Prices and decisions are made up.'))}"
    return {"menu": menu, "example": example}


def _palette(language: Language) -> list[dict[str, Any]]:
    """Return the theme's three choices of colours; the colours themselves are ours (pages.css)."""
    gettext = language.gettext
    choices = (
        ("(prefers-color-scheme)", None, "brightness-auto", N_("Colours: as in the computer. Change to light")),
        ("(prefers-color-scheme: light)", "default", "brightness-7", N_("Colours: light. Change to dark")),
        ("(prefers-color-scheme: dark)", "slate", "brightness-4", N_("Colours: dark. Change to as in the computer")),
    )
    return [
        {"media": media, **({"scheme": scheme, "primary": "custom", "accent": "custom"} if scheme else {}),
         "toggle": {"icon": f"material/{icon}", "name": gettext(name)}}
        for media, scheme, icon, name in choices
    ]  # fmt: skip
