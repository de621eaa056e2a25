"""The frame around the pages, as data: MkDocs' settings, the style sheet, the menu, the languages.

MkDocs finds no other theme than the few files in ``theme/``. mkdocs-material, whose icons we use, would bring styles,
scripts and inline scripts to fight with, and a page would take twice the time; what it becomes changes nothing here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from kran.site import colours, forge
from kran.site.hours_text import hours_text
from kran.site.icon import icon
from kran.site.words import Words
from kran.source.elements import PAGE_EXTENSIONS
from kran.text import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from kran.model.settings import Settings
    from kran.site.build import Build, Section

THEME = Path(__file__).parent / "theme"
"""The folder of templates, styles and scripts (MkDocs' ``custom_dir``)."""

STYLES = (
    "tokens",
    "base",
    "frame",
    "search",
    "pieces",
    "chart",
    "start",
    "service",
    "prices",
    "compare",
    "prose",
    "forced",
    "print",
)
"""The files of ``theme/assets/css`` in the order that they are joined to one ``assets/kran.css``."""

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"
)
LIVE_POLICY = CONTENT_SECURITY_POLICY.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
"""For ``mkdocs serve``, which writes its reloading script into each page."""

ICONS = {
    "menu": "menu", "close": "close", "search": "magnify", "auto": "circle-half-full", "light": "white-balance-sunny",
    "dark": "weather-night", "propose": "message-text-outline", "edit": "pencil-outline", "history": "history",
}  # fmt: skip
"""The frame's icons and their names in Material Design Icons."""

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
        "theme": {"name": None, "custom_dir": str(THEME)},
        "nav": ["index.md"],
        "exclude_docs": "development/\nREADME.md\n",
        "markdown_extensions": [{name: dict(config)} for name, config in PAGE_EXTENSIONS.items()],
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


def names(
    settings: Settings, language: Language, sections: tuple[Section, ...], *, at: date, build: Build, live: bool
) -> dict[str, Any]:
    """Return what the frame's templates may name; `live` pages let a server's own script run."""
    return {
        "settings": settings,
        "desk_hours": hours_text(hours, Words(language)) if (hours := settings.service_desk.hours) else "",
        "language": language,
        "at": at,
        "build": build,
        "tongues": tongues(build.languages),
        "csp": Markup(LIVE_POLICY if live else CONTENT_SECURITY_POLICY),  # noqa: S704  ours; its quotes stand
        "logo": logo(settings),
        "menu": menu_of(sections),
        "forge": lambda source, title: forge.links(settings.site.repository, settings.site.branch, source, title),
        "svg": _svg,
    }


def logo(settings: Settings) -> str | None:
    """Return the name of the municipality's own logo, a picture in ``catalog/``, if it has one."""
    name = settings.site.logo
    return name if name and name.endswith((".svg", ".png")) else None


def is_asset(path: str) -> bool:
    """Whether a file of `THEME` is published as it stands."""
    return path.startswith("assets/") and path.endswith((".js", ".svg"))


def stylesheet(names: Iterable[str] = STYLES) -> str:
    """Return ``assets/kran.css``: one request instead of one for each file."""
    return "".join((THEME / "assets" / "css" / f"{name}.css").read_text("utf-8") for name in names)


def own_stylesheet(settings: Settings) -> str:
    """Return ``assets/site.css``: what the municipality sets."""
    return colours.stylesheet(settings.site.colours)


def menu_of(sections: tuple[Section, ...]) -> Callable[[str, str, str], Markup]:
    """Return the menu as a function of a page's way to the root, its section and its address; equal ones are kept."""

    @cache
    def menu(root: str, current: str, href: str) -> Markup:
        items = "".join(
            f'<li><a href="{escape(root + section.href)}"'
            + (f' aria-current="{"page" if section.href == href else "true"}"' if section.id == current else "")
            + f">{escape(section.title)}</a></li>"
            for section in sections
        )
        return Markup(f"<ul>{items}</ul>")  # noqa: S704  escaped above

    own = {section.href for section in sections}
    return lambda root, current, href: menu(root, current, href if href in own else "")


def script_safe(data: str) -> Markup:
    """Return JSON that cannot end the script element it stands in."""
    return Markup(data.replace("<", "\\u003c"))  # noqa: S704  no way out of the element is left


def _own_name(language: Language) -> str:
    name = language.locale.get_language_name(language.code) or language.code
    return name[:1].upper() + name[1:]


@cache
def _svg(name: str, more: str = "") -> Markup:
    return Markup('<span class="k-icon{}">{}</span>').format(f" {more}" if more else "", icon(ICONS[name]))
