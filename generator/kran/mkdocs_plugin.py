"""MkDocs as one way to publish: the pages that kran.site makes, in the frame of kran.site.frame.

``mkdocs build`` and ``mkdocs serve`` find all they need in ``catalog/``; mkdocs.yml only names this plugin.
`build` does the same for ``kran build``, without mkdocs.yml and with a catalogue that is loaded already.
"""

from __future__ import annotations

import json
import os
import re
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from zoneinfo import ZoneInfo

from markupsafe import Markup
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, PluginCollection
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.meta import get_data

from kran.site import forge, frame
from kran.site.build import Build
from kran.site.page import Page
from kran.text import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jinja2 import Environment
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.utils.templates import TemplateContext

    from kran.model.catalogue import Catalogue
    from kran.site.build import Site

ICONS = {
    "menu": "menu", "close": "close", "search": "magnify", "auto": "circle-half-full", "light": "white-balance-sunny",
    "dark": "weather-night", "propose": "message-text-outline", "edit": "pencil-outline", "history": "history",
}  # fmt: skip
"""The frame's icons, by their names in mkdocs-material."""

LOGOS = frozenset({".svg", ".png"})


@dataclass(frozen=True, slots=True)
class Given:
    """What a build starts from: the checked catalogue, the language, the day and what the caller says of the build."""

    catalogue: Catalogue
    language: Language
    at: date
    build: Build
    root: Path


@dataclass(frozen=True, slots=True)
class FootLink:
    """A hand-written page in the foot of the site."""

    order: int
    text: str
    href: str
    lang: str


class Options(Config):
    """The plugin's options in mkdocs.yml; without them: the catalogue beside it, in its main language, of today."""

    root = config_options.Optional(config_options.Type(str))
    language = config_options.Optional(config_options.Type(str))
    at = config_options.Optional(config_options.Type((str, date)))


class MadePage(MkDocsPage):
    """A page whose HTML is there already: MkDocs neither reads nor converts anything for it."""

    def __init__(self, file: File, config: MkDocsConfig, view: Page) -> None:
        super().__init__(view.title, file, config)
        self.view = view

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002  MkDocs' signature
        """Take over what the view says instead of a file's front matter."""
        self.markdown = ""
        self.meta = {"title": self.view.title, "template": self.view.template}

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002  MkDocs' signature
        """Take over the view's HTML instead of converting Markdown."""
        self.content = self.view.html


def build(given: Given, *, docs: Path, out: Path) -> None:
    """Build one language into `out`, which is emptied first; `docs` holds the hand-written pages.

    Raises mkdocs' exceptions; the catalogue is taken as checked.
    """
    config = MkDocsConfig(config_file_path=str(given.root / "mkdocs.yml"))
    config.load_dict({**_settings(given), "docs_dir": str(docs), "site_dir": str(out), "plugins": []})
    errors, _warnings = config.validate()
    if errors:
        raise PluginError("; ".join(f"{key}: {error}" for key, error in errors))
    plugin = KranPlugin()
    plugin.load_config({})
    plugin.given = given
    config.plugins = PluginCollection()
    config.plugins["kran"] = plugin
    mkdocs_build(config)


class KranPlugin(BasePlugin[Options]):
    """Loads and checks the catalogue, then hands its pages, assets and frame to MkDocs."""

    given: Given | None = None
    live: bool = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Note whether pages are served live: MkDocs then writes a script into each."""
        self.live = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load, check and make all pages before MkDocs cleans anything; set every setting from the catalogue."""
        from kran.site import site

        given = self.given if self.given is not None else _read(config, self.config)
        if not self.given and Path(config.site_dir) == given.root / "site":
            raise PluginError("site/ belongs to `kran build`; choose another folder, as build/mkdocs")
        self.now = given
        self.site: Site = site(given.catalogue, given.language, at=given.at, build=given.build)
        self.tongues = frame.tongues(given.build.languages)
        self.text_lang: dict[str, str] = {}
        self.sources: dict[str, str] = {}
        self.foot: dict[str, list[FootLink]] = {}
        _take_over(config, _settings(given), keep={"site_url"} if self.live else set())
        config.theme.static_templates = {"404.html"} if self._is_main else set()
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the made pages and assets, choose each hand-written page's language, leave the theme's own files out."""
        for file in list(files):
            if file.src_dir not in (config.docs_dir, str(frame.THEME)) or (
                file.src_dir == str(frame.THEME) and not _is_asset(file.src_uri)
            ):
                files.remove(file)
        self._choose_languages(files, config)
        for view in self.site.pages:
            file = File.generated(config, f"{view.path.removesuffix('.html')}.md", content="")
            if files.get_file_from_path(file.src_uri):
                raise PluginError(f"docs/{file.src_uri} has the address of a page made from the catalogue")
            file.edit_uri = view.source
            MadePage(file, config, view)
            files.append(file)
        for name, content in self._assets():
            files.append(File.generated(config, name, content=content))
        return files

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Make the tables of hand-written pages scroll by themselves, without attributes that HTML dropped."""
        return html if isinstance(page, MadePage) else f'<div class="k-prose">\n{_tables(html)}\n</div>'

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Give the templates their language and what the frame needs; write the site map."""
        given, settings = self.now, self.now.catalogue.settings
        env.autoescape = True  # all templates are ours
        env.add_extension("jinja2.ext.i18n")
        env.install_gettext_translations(given.language.translations, newstyle=True)  # type: ignore[attr-defined]
        env.filters["script"] = lambda data: Markup(frame.script_safe(data))  # noqa: S704  no way out of the element
        menu = frame.menu_of(self.site.sections)
        env.globals |= {
            "settings": settings, "build": given.build, "language": given.language, "at": given.at,
            "sections": self.site.sections, "tongues": self.tongues, "foot": self.foot,
            "csp": frame.LIVE_POLICY if self.live else frame.CONTENT_SECURITY_POLICY,
            "icon": settings.site.logo or "kran.svg",
            "menu": lambda root, section, href: Markup(menu(root, section or "", href or "")),  # noqa: S704  escaped
            "forge": lambda source, title: forge.links(settings.site.repository, settings.site.branch, source, title),
            "svg": _icons(env),
        }  # fmt: skip
        if self._is_main:
            paths = sorted(file.url for file in files.documentation_pages())
            sitemap = env.get_template("sitemap.xml").render(paths=paths, url=settings.site.url)
            files.append(File.generated(config, "sitemap.xml", content=sitemap))
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: object
    ) -> TemplateContext:  # noqa: ARG002
        """Give the page's template its view and the ways back to the roots."""
        view = page.view if isinstance(page, MadePage) else self._hand_written(page)
        root = "../" * page.url.count("/")
        more: dict[str, Any] = {"view": view, "root": root, "base": root if self._is_main else f"../{root}"}
        before, mark, after = view.html.partition(frame.SEARCH_MARK)
        if mark:
            more["hero"] = {"before": before, "after": after}
        context.update(more)  # type: ignore[typeddict-item]
        return context

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:  # noqa: ARG002
        """Give 404.html absolute addresses: a host shows it for a missing address of any depth."""
        context.update({"root": context["base_url"], "base": context["base_url"]})  # type: ignore[typeddict-item]
        return context

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:  # noqa: ARG002
        """Watch the catalogue and the frame too."""
        server.watch(str(self.now.root / "catalog"))
        server.watch(str(frame.THEME))
        return server

    @property
    def _is_main(self) -> bool:
        return self.now.language.code == self.now.build.languages[0]

    def _assets(self) -> Iterator[tuple[str, str | bytes]]:
        settings = self.now.catalogue.settings
        yield "assets/kran.css", frame.stylesheet()
        yield "assets/site.css", frame.own_stylesheet(settings)
        entries = json.dumps(self.site.search, ensure_ascii=False, separators=(",", ":"))
        yield "search/index.js", f"window.kranIndex = {entries};\n"
        if (name := settings.site.logo) and Path(name).suffix in LOGOS:
            yield f"assets/{name}", (self.now.root / "catalog" / name).read_bytes()

    def _choose_languages(self, files: Files, config: MkDocsConfig) -> None:
        """Keep one file for each hand-written page: ``x.en.md`` for English, else ``x.md``, else what there is."""
        settings, code = self.now.catalogue.settings, self.now.language.code
        found: dict[str, dict[str, File]] = {}
        for file in list(files.documentation_pages()):
            name, _, suffix = file.src_uri.removesuffix(".md").rpartition(".")
            is_translation = bool(name) and suffix in settings.languages
            found.setdefault(f"{name}.md" if is_translation else file.src_uri, {})[
                suffix if is_translation else settings.main
            ] = file
            files.remove(file)
        for uri, versions in sorted(found.items()):
            lang = next(choice for choice in (code, settings.main, *versions) if choice in versions)
            file = File.generated(config, uri, abs_src_path=str(versions[lang].abs_src_path))
            files.append(file)
            self.text_lang[uri] = lang
            self._note(file, lang)

    def _note(self, file: File, lang: str) -> None:
        path = Path(file.abs_src_path or "")
        if path.is_relative_to(self.now.root):
            self.sources[file.src_uri] = file.edit_uri = path.relative_to(self.now.root).as_posix()
        _body, meta = get_data(file.content_string)
        if column := meta.get("foot"):
            link = FootLink(int(meta.get("order", 0)), str(meta.get("title", file.name)), file.url, lang)
            self.foot[column] = sorted([*self.foot.get(column, []), link], key=lambda it: (it.order, it.href))

    def _hand_written(self, page: MkDocsPage) -> Page:
        meta, path = page.meta, page.file.dest_uri
        by_address = next((section.id for section in self.site.sections if section.href == path), "hjalp")
        return Page(
            path,
            page.title or "",
            page.content or "",
            description=meta.get("description", ""),
            section=meta.get("section", by_address),
            lang=self.text_lang.get(page.file.src_uri, ""),
            source=self.sources.get(page.file.src_uri),
            owner=meta.get("owner", ""),
            reviewed=meta.get("reviewed"),
        )


def _read(config: MkDocsConfig, options: Options) -> Given:
    """Load and check the catalogue beside mkdocs.yml; print every finding, raise if there is an error."""
    from kran import load

    root = Path(config.config_file_path or ".").parent.resolve() / (options.root or ".")
    loaded = load(root)
    if loaded.catalogue is None:
        raise PluginError("The catalogue has errors; nothing was built.")
    language = Language(options.language or loaded.catalogue.settings.main)
    at = options.at if isinstance(options.at, date) else date.fromisoformat(options.at) if options.at else _today()
    return Given(loaded.catalogue, language, at, Build(languages=(language.code,), files=False), root)


def _today() -> date:
    """Return the day of SOURCE_DATE_EPOCH if it is set, else today in Sweden."""
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return datetime.now(ZoneInfo("Europe/Stockholm")).date()


def _settings(given: Given) -> dict[str, Any]:
    main = given.language.code == given.build.languages[0]
    prefix = "" if main else f"{given.language.code}/"
    return frame.mkdocs(given.catalogue.settings, prefix=prefix)


def _take_over(config: MkDocsConfig, settings: dict[str, Any], *, keep: set[str]) -> None:
    """Set `settings` in a configuration that MkDocs has validated already, validated the same way."""
    fresh = MkDocsConfig(config_file_path=config.config_file_path)
    fresh.load_dict({**settings, "docs_dir": config.docs_dir, "site_dir": config.site_dir, "plugins": []})
    errors, _warnings = fresh.validate()
    if errors:
        raise PluginError("; ".join(f"{key}: {error}" for key, error in errors))
    for key in {*settings, "mdx_configs"} - keep:
        config[key] = fresh[key]


def _is_asset(uri: str) -> bool:
    return uri.startswith("assets/") and uri.endswith((".js", ".svg"))


def _icons(env: Environment) -> Callable[..., Markup]:
    drawn: dict[str, str] = {}
    for name, icon in ICONS.items():
        assert env.loader is not None  # noqa: S101  MkDocs gives one
        drawn[name] = env.loader.get_source(env, f".icons/material/{icon}.svg")[0].strip()

    def svg(name: str, more: str = "") -> Markup:
        return Markup('<span class="k-icon{}" aria-hidden="true">{}</span>').format(
            f" {more}" if more else "",
            Markup(drawn[name]),  # noqa: S704  a file of the theme
        )

    return svg


def _tables(html: str) -> str:
    html = re.sub(r' align="(left|center|right)"', lambda m: {"right": ' class="n"', "center": ' class="mid"'}.get(m[1], ""), html)
    return html.replace("<table>", '<div class="k-scroll" tabindex="0"><table>').replace("</table>", "</table></div>")


def _print(text: str) -> None:
    sys.stderr.write(f"{text}\n")
