"""The frame around the pages, as data: MkDocs' settings, the style sheet, the menu, the languages.

No template of mkdocs-material is extended and neither its styles nor its scripts are loaded: the frame is the few
files in ``theme/``. The theme still brings its icons, and a page costs a fraction of what it would with all of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kran.site import colours
from kran.text import Language

if TYPE_CHECKING:
    from collections.abc import Callable

    from kran.model.settings import Settings
    from kran.site.build import Section

THEME = Path(__file__).parent / "theme"
"""The folder of templates, styles and scripts (MkDocs' ``custom_dir``)."""

STYLES = ("tokens", "base", "frame", "search", "pieces", "chart", "start", "service", "prices", "prose", "print")
"""The files of ``theme/assets/css`` in the order that they are joined to one ``assets/kran.css``."""

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"
)
LIVE_POLICY = CONTENT_SECURITY_POLICY.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
"""For ``mkdocs serve``, which writes its reloading script into each page."""

SEARCH_MARK = "<!-- search -->"
"""Where the start page wants the search box."""


def mkdocs(settings: Settings, *, prefix: str = "") -> dict[str, Any]:
    """Return MkDocs' settings for one language; `prefix` is its folder below the site's address (``en/``).

    The caller adds ``docs_dir``, ``site_dir`` and ``plugins``. Only the start page is in MkDocs' navigation:
    a tree rendered into every page would cost pages × pages.
    """
    return {
        "site_name": settings.site.name,
        "site_url": settings.site.url + prefix,
        "use_directory_urls": False,  # the folder works unzipped, from file://
        "theme": {"name": "material", "custom_dir": str(THEME)},
        "nav": ["index.md"],
        "exclude_docs": "development/\nREADME.md\n",
        "markdown_extensions": ["admonition", "attr_list", "def_list", {"tables": {"use_align_attribute": True}}],
        "validation": {"nav": {"omitted_files": "ignore", "not_found": "ignore"}, "links": {"anchors": "warn"}},
    }


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language that the site is built in: its own name, and its folder below the site's root (the main: none)."""

    code: str
    name: str
    prefix: str
    gettext: Callable[[str], str]


def tongues(languages: tuple[str, ...]) -> tuple[Tongue, ...]:
    """Return the languages of the site; the first is the main one."""
    spoken = [Language(code) for code in languages]
    return tuple(
        Tongue(it.code, _own_name(it), "" if it.code == languages[0] else f"{it.code}/", it.gettext) for it in spoken
    )


def stylesheet() -> str:
    """Return ``assets/kran.css``: one request instead of one for each file."""
    return "".join((THEME / "assets" / "css" / f"{name}.css").read_text("utf-8") for name in STYLES)


def own_stylesheet(settings: Settings) -> str:
    """Return ``assets/site.css``: what the municipality sets."""
    return colours.stylesheet(settings.site.colours)


def menu_of(sections: tuple[Section, ...]) -> Callable[[str, str, str], str]:
    """Return the menu as a function of a page's way to the root, its section and its address; equal ones are kept."""

    @cache
    def menu(root: str, current: str, href: str) -> str:
        items = "".join(
            f'<li><a href="{escape(root + section.href)}"'
            + (f' aria-current="{"page" if section.href == href else "true"}"' if section.id == current else "")
            + f">{escape(section.title)}</a></li>"
            for section in sections
        )
        return f"<ul>{items}</ul>"

    own = {section.href for section in sections}
    return lambda root, current, href: menu(root, current, href if href in own else "")


def script_safe(data: str) -> str:
    """Return JSON that cannot end the script element it stands in."""
    return data.replace("<", "\\u003c")


def _own_name(language: Language) -> str:
    name = language.locale.get_language_name(language.code) or language.code
    return name[:1].upper() + name[1:]
