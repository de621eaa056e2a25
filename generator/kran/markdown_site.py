"""The site as Markdown, for another generator to take over: MkDocs with a theme, Zensical, or what comes after them.

Each page's HTML stands unchanged inside one ``<div>`` of a ``.md`` file, which Markdown passes through. The
catalogue's main language lies in ``docs/``, the others in ``docs/<lang>/``; beside them lie a ``mkdocs.yml`` without
plugins and the few templates in ``overrides/`` where the page and the theme's frame meet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from mkdocs.utils.meta import get_data

from kran.exports.machine_readable import machine_readable
from kran.exports.price_files import price_files
from kran.site import address, borrowed_frame, frame, hand_written, search_index
from kran.site.borrowed_frame import Spoken
from kran.site.hand_written import FootLink
from kran.site.page import Page
from kran.site.site import site
from kran.source.choice import choose, is_published
from kran.swap import NEW, Unpublishable, whole, write_all
from kran.text import N_, Language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from pathlib import Path

    from kran.model.catalogue import Catalogue
    from kran.site.build import Build, Entry
    from kran.site.build import Site as SitePages
    from kran.source.choice import Choice

MARK = "kran-pages.txt"
"""A folder that holds this file was written here and may be replaced."""

Files = dict[str, "str | bytes"]


@dataclass(frozen=True, slots=True)
class Source:
    """What is written: the checked catalogue below `root`, as of a day, and what the caller says of the build."""

    catalogue: Catalogue
    root: Path
    at: date
    build: Build


def write(source: Source, out: Path, tell: Callable[[str], None]) -> int:
    """Write the whole site into `out`, replacing what was written there before; return the number of files.

    Raises Unpublishable, with `out` untouched, when `out` holds something else or two pages have one address.
    """
    with whole(out, source.root, MARK) as staging:
        tell(N_("Building pages and files"))
        files = made(source)
        tell(N_("Putting it together"))
        write_all(staging / NEW, files)
    return len(files)


def made(source: Source) -> Files:
    """Return every file by its path: ``mkdocs.yml``, ``overrides/…``, ``docs/…``."""
    settings = source.catalogue.settings
    files = {
        path.relative_to(borrowed_frame.FILES).as_posix(): path.read_bytes()
        for path in sorted(borrowed_frame.FILES.rglob("*"))
        if path.is_file()
    }
    docs: Files = {"assets/pages.css": files.pop("pages.css")}
    spoken = []
    for tongue in frame.tongues(settings.languages):
        one = _Tongue(source, tongue)
        docs |= {tongue.prefix + name: content for name, content in one.files().items()}
        docs |= price_files(source.catalogue, one.language, source.at)
        spoken.append(one.spoken)
    docs |= _assets(source)
    docs |= machine_readable(source.catalogue, source.at, source.build.revision)
    config = _yaml(borrowed_frame.settings(settings, tuple(spoken)))
    return {**files, "mkdocs.yml": config, **{f"docs/{name}": content for name, content in docs.items()}}


def _assets(source: Source) -> Iterator[tuple[str, str | bytes]]:
    settings = source.catalogue.settings
    yield "assets/kran.css", borrowed_frame.stylesheet()
    yield "assets/site.css", frame.own_stylesheet(settings)
    yield "assets/kran.svg", (frame.THEME / "assets" / "kran.svg").read_bytes()
    if logo := frame.logo(settings):
        yield f"assets/{logo}", (source.root / "catalog" / logo).read_bytes()


class _Tongue:
    """One language: its pages, and what stands around them here as in our own frame."""

    def __init__(self, source: Source, tongue: frame.Tongue) -> None:
        self.source = source
        self.tongue = tongue
        self.language = Language(tongue.code)
        self.site: SitePages = site(source.catalogue, self.language, at=source.at, build=source.build)
        self.docs = _hand_written(source.root / "docs")
        self.help: dict[str, list[FootLink]] = {}
        self.found: list[Entry] = []
        self.frame = Environment(
            loader=FileSystemLoader(frame.THEME),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.i18n"],
        )
        self.frame.install_gettext_translations(self.language.translations, newstyle=False)  # type: ignore[attr-defined]
        self.frame.globals |= frame.names(
            source.catalogue.settings, self.language, self.site.sections, at=source.at, build=source.build, live=False
        )

    @property
    def spoken(self) -> Spoken:
        """What the menu needs; the help pages are known once `files` was asked."""
        title = self.language.gettext(N_("Accessibility statement"))
        statement = FootLink(0, address.STATEMENT, title, self.language.code)  # reached from every page
        links = [*sorted(self.help.get("help", [])), *sorted(self.help.get("about", [])), statement]
        return Spoken(self.language, self.tongue, self.site.sections, tuple(links))

    def files(self) -> Files:
        """Return this language's files by their paths from its root."""
        files: Files = {
            f"assets/{name}": (frame.THEME / "assets" / name).read_bytes() for name in borrowed_frame.SCRIPTS
        }
        files |= {name: content for name, content in self.docs.items() if not name.endswith(".md")}
        files |= self.site.files
        made = {_md(page.path) for page in self.site.pages}
        written = [name for name in self.docs if name.endswith(".md")]
        choices = choose(written, self.source.catalogue.settings.languages, self.language.code)
        for choice in choices:
            if choice.path in made:
                raise Unpublishable(f"docs/{choice.path} has the address of a page made from the catalogue")
            files[choice.path] = self._hand_written(choice, choices)
        self.frame.globals["foot"] = {column: sorted(links) for column, links in self.help.items()}
        files |= {_md(page.path): self._page(page) for page in self.site.pages}
        return files | search_index.files((*self.site.search, *self.found))

    def _page(self, page: Page) -> str:
        meta = self._meta(page) | {"template": "catalogue.html", "hide": ["navigation", "toc"]}
        if page.jsonld:
            meta["jsonld"] = str(frame.script_safe(page.jsonld))
        home = page.template == "home.html"
        lang = f' lang="{page.lang}"' if page.lang and page.lang != self.language.code else ""
        # The search box stands where the start page's own hero wants it.
        html = page.html.replace(frame.SEARCH_MARK, frame.SEARCH_MARK + self._partial("search", page, home=home))
        parts = (self._partial("path", page), html, self._partial("pagefoot", page))
        inner = "\n".join(part for part in parts if part)
        return f'{_front(meta)}<div class="k-page"{lang}>\n{inner}\n</div>\n'

    def _hand_written(self, choice: Choice, choices: tuple[Choice, ...]) -> str:
        text = self.docs[choice.file].decode()
        body, said = get_data(text)
        body = hand_written.by_page(body, choice.path, choices)
        if choice.lang == self.source.catalogue.settings.main != self.language.code:
            body = hand_written.lowered(body, choice.path)
        path = choice.path.removesuffix(".md") + ".html"
        self.found.append(hand_written.entry(said, body, path, shown=choice.lang == self.language.code))
        if link := hand_written.foot_link(said, path, choice.lang):
            self.help.setdefault(link[0], []).append(link[1])
        page = Page(
            path,
            str(said.get("title", "")),
            "",
            section=said.get("section", hand_written.SECTION),
            source=f"docs/{choice.file}",
            owner=said.get("owner", ""),
            reviewed=said.get("reviewed"),
        )
        foot = self._partial("pagefoot", page)
        return (
            f'{_front(said | self._meta(page) | {"lang": choice.lang})}{body}\n\n<div class="k-page">\n{foot}\n</div>\n'
        )

    def _meta(self, page: Page) -> dict[str, Any]:
        meta = {
            "title": page.title,
            "description": page.description,
            "lang": self.language.code,
            "path": page.path,
            "section": page.section,
            "scripts": list(page.scripts),
            "source": page.source,
            "owner": page.owner,
            "reviewed": page.reviewed,
        }
        return {name: value for name, value in meta.items() if value}

    def _partial(self, name: str, page: Page, *, home: bool = False) -> str:
        return self.frame.get_template(f"partials/{name}.html").render(view=page, root=page.root, home=home).strip()


def _hand_written(docs: Path) -> dict[str, bytes]:
    """Return the files of ``docs/`` that belong to the site, by their paths."""
    found = {path.relative_to(docs): path for path in sorted(docs.rglob("*")) if path.is_file()}
    return {
        name.as_posix(): path.read_bytes()
        for name, path in found.items()
        if is_published(name.as_posix()) and not any(part.startswith(".") for part in name.parts)
    }


def _md(path: str) -> str:
    return f"{path.removesuffix('.html')}.md"


def _front(meta: dict[str, Any]) -> str:
    return f"---\n{_yaml(meta)}---\n"


def _yaml(value: object) -> str:
    return str(yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10**6))
