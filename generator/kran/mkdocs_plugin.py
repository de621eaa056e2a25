"""MkDocs as one way to publish: the pages that kran.site makes, in the frame of kran.site.frame.

``mkdocs build`` and ``mkdocs serve`` find all they need in ``catalog/``; mkdocs.yml only names this plugin.
`build` does the same for ``kran build``, without mkdocs.yml and with a catalogue that is checked already.
"""

from __future__ import annotations

import gc
import os
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from markupsafe import Markup
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, PluginCollection
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.meta import get_data

from kran.diagnostics import Severity
from kran.periods import iso_day
from kran.site import frame, hand_written, search_index
from kran.site.build import Build
from kran.site.environment import Settled, compiled
from kran.site.page import Page
from kran.source.choice import choose, is_published
from kran.text import Language
from kran.translations import bind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.utils.templates import TemplateContext

    from kran.model.catalogue import Catalogue
    from kran.site.build import Entry, Site
    from kran.source.choice import Choice


@dataclass(frozen=True, slots=True)
class Given:
    """What a build starts from: the checked catalogue, the language, the day and what the caller says of the build.

    `root` is the folder that holds ``catalog/``.
    """

    catalogue: Catalogue
    language: Language
    at: date
    build: Build
    root: Path

    @property
    def is_main(self) -> bool:
        """Whether this language lies at the site's root."""
        return self.language.code == self.build.languages[0]

    @property
    def mkdocs(self) -> dict[str, Any]:
        """MkDocs' settings, but for folders and plugins."""
        return frame.mkdocs(self.catalogue.settings, prefix="" if self.is_main else f"{self.language.code}/")


class Options(Config):  # type: ignore[no-untyped-call]
    """The plugin's options in mkdocs.yml; without them: the catalogue beside it, in its main language, of today."""

    root = config_options.Type(str, default=".")
    language = config_options.Type(str, default="")
    at = config_options.Type((str, date), default="")


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
    mkdocs_build(configured(KranPlugin(), given, docs=docs, out=out))


def configured(plugin: KranPlugin, given: Given, *, docs: Path, out: Path) -> MkDocsConfig:
    """Return MkDocs' configuration for one language with no other plugin than ours, and tell that what is `given`."""
    config = _validated(given.mkdocs, str(given.root / "mkdocs.yml"), docs=str(docs), out=str(out))
    plugin.load_config({})
    plugin.given = given
    config.plugins = PluginCollection()
    config.plugins["kran"] = plugin
    return config


class KranPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Loads and checks the catalogue, then hands its pages, assets and frame to MkDocs."""

    given: Given | None = None
    live: bool = False
    now: Given
    site: Site

    def on_startup(self, *, command: str, **_: object) -> None:
        """Note whether pages are served live: MkDocs then writes a script into each."""
        self.live = command == "serve"
        if not self.live:
            gc.disable()  # all that is made is kept until it is written: looking for garbage costs an eighth of a build

    def on_shutdown(self) -> None:
        """Leave the collector as it was."""
        gc.enable()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load, check and make all pages before MkDocs cleans anything; set every setting from the catalogue."""
        self.now = given = self.given or _read(config, self.config)
        if self.given is None and Path(config.site_dir) == given.root / "site":
            raise PluginError("site/ belongs to `kran build`; choose another folder, as build/mkdocs")
        self.site = self.made(given)
        self.written: dict[str, Choice] = {}
        self.sources: dict[str, str] = {}
        self.foot: dict[str, list[hand_written.FootLink]] = {}
        self.found: list[Entry] = []
        fresh = _validated(given.mkdocs, config.config_file_path, docs=config.docs_dir, out=config.site_dir)
        for key in {*given.mkdocs, "mdx_configs"} - ({"site_url"} if self.live else set()):
            config[key] = fresh[key]
        config.theme.static_templates = {"404.html"} if given.is_main else set()
        return config

    def made(self, given: Given) -> Site:
        """Return all that is made from the catalogue."""
        gc.freeze()  # the catalogue stays: looking through it for garbage again and again costs a tenth of the build
        from kran.site.site import site

        made = site(given.catalogue, given.language, at=given.at, build=given.build)
        gc.freeze()
        return made

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the made pages and the assets, choose the hand-written pages, leave out what is neither."""
        theme = str(frame.THEME)
        for file in list(files):
            is_own = file.src_dir == config.docs_dir and is_published(file.src_uri)
            if not is_own and not (file.src_dir == theme and frame.is_asset(file.src_uri)):
                files.remove(file)
        self._choose_pages(files, config)
        taken = {file.dest_uri: file.src_uri for file in files}
        for view in self.site.pages:
            file = File.generated(config, f"{view.path.removesuffix('.html')}.md", content="")
            if hidden := taken.get(file.dest_uri):
                raise PluginError(f"docs/{hidden} has the address of a page made from the catalogue")
            file.edit_uri = view.source
            MadePage(file, config, view)
            files.append(file)
        for name, content in self._assets():
            if name in taken and not frame.is_asset(name):
                raise PluginError(f"docs/{taken[name]} has the address of a file of the site")
            files.append(File.generated(config, name, content=content))
        return files

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, **_: object) -> str:
        """Lead links to pages, and those of the main language in another's folder to what lies at the root."""
        if isinstance(page, MadePage):
            return markdown
        choice, main = self.written[page.file.src_uri], self.now.catalogue.settings.main
        markdown = hand_written.by_page(markdown, choice.path, self.written.values())
        is_lower = choice.lang == main != self.now.language.code
        return hand_written.lowered(markdown, choice.path) if is_lower else markdown

    def on_page_content(self, html: str, *, page: MkDocsPage, **_: object) -> str:
        """Mend the HTML of hand-written pages."""
        return html if isinstance(page, MadePage) else hand_written.mended(html)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Give the templates their language and what the frame needs; write the site map."""
        given = self.now
        env.autoescape = True  # all templates are ours
        env.trim_blocks = env.lstrip_blocks = True
        env.add_extension("jinja2.ext.i18n")
        env.install_gettext_translations(given.language.translations, newstyle=False)  # type: ignore[attr-defined]
        foot = {column: sorted(links) for column, links in self.foot.items()}
        env.globals |= frame.names(
            given.catalogue.settings,
            given.language,
            (*self.site.sections, *hand_written.sections(foot, given.language)),
            at=given.at,
            build=given.build,
            live=self.live,
        )
        env.globals |= {"foot": foot, "lang": given.language.code}
        env.add_extension(Settled)
        env.bytecode_cache = compiled()
        # The foot differs by the way to the root alone.
        env.globals["footer"] = cache(
            lambda root, base: Markup(env.get_template("partials/footer.html").render(root=root, base=base))  # noqa: S704  rendered with escaping
        )
        env.filters["script"] = frame.script_safe
        if given.is_main:
            former = {view.path for view in self.site.pages if view.leads_to}
            paths = sorted(file.url for file in files.documentation_pages() if file.dest_uri not in former)
            sitemap = env.get_template("sitemap.xml").render(paths=paths, url=given.catalogue.settings.site.url)
            files.append(File.generated(config, "sitemap.xml", content=sitemap))
        return env

    def on_page_context(self, context: TemplateContext, *, page: MkDocsPage, **_: object) -> TemplateContext:
        """Give the page's template its view and the ways back to the roots."""
        view = page.view if isinstance(page, MadePage) else self._view(page)
        root = "../" * page.url.count("/")
        more: dict[str, Any] = {"view": view, "root": root, "base": root if self.now.is_main else f"../{root}"}
        before, mark, after = view.html.partition(frame.SEARCH_MARK)
        if mark:
            more["hero"] = {"before": before, "after": after}
        merged: Any = dict(context) | more
        return merged  # type: ignore[no-any-return]

    def on_template_context(self, context: TemplateContext, **_: object) -> TemplateContext:
        """Give 404.html absolute addresses: a host shows it for a missing address of any depth."""
        merged: Any = dict(context) | {"root": context["base_url"], "base": context["base_url"]}
        return merged  # type: ignore[no-any-return]

    def on_serve(self, server: LiveReloadServer, **_: object) -> LiveReloadServer:
        """Watch the catalogue and the frame too."""
        server.watch(str(self.now.root / "catalog"))
        server.watch(str(frame.THEME))
        return server

    def _assets(self) -> Iterator[tuple[str, str | bytes]]:
        settings = self.now.catalogue.settings
        yield "assets/kran.css", frame.stylesheet()
        yield "assets/site.css", frame.own_stylesheet(settings)
        yield from search_index.files((*self.site.search, *self.found)).items()
        yield from self.site.files.items()
        if name := frame.logo(settings):
            yield f"assets/{name}", (self.now.root / "catalog" / name).read_bytes()

    def _choose_pages(self, files: Files, config: MkDocsConfig) -> None:
        originals = {file.src_uri: file for file in files.documentation_pages()}
        for file in originals.values():
            files.remove(file)
        languages = self.now.catalogue.settings.languages
        for choice in choose(originals, languages, self.now.language.code):
            path = Path(originals[choice.file].abs_src_path or "")
            file = File.generated(config, choice.path, abs_src_path=str(path))
            files.append(file)
            self.written[file.src_uri] = choice
            if path.is_relative_to(self.now.root):
                file.edit_uri = self.sources[file.src_uri] = path.relative_to(self.now.root).as_posix()
            body, meta = get_data(file.content_string)
            is_shown = choice.lang == self.now.language.code
            self.found.append(hand_written.entry(meta, body, file.url, shown=is_shown))
            if link := hand_written.foot_link(meta, file.url, choice.lang):
                self.foot.setdefault(link[0], []).append(link[1])

    def _view(self, page: MkDocsPage) -> Page:
        meta, path = page.meta, page.file.dest_uri
        section = next((it.id for it in self.site.sections if it.href == path), hand_written.SECTION)
        return Page(
            path,
            page.title or "",
            page.content or "",
            description=meta.get("description", ""),
            section=meta.get("section", section),
            lang=self.written[page.file.src_uri].lang,
            source=self.sources.get(page.file.src_uri),
            owner=meta.get("owner", ""),
            reviewed=meta.get("reviewed"),
        )


def _read(config: MkDocsConfig, options: Options) -> Given:
    """Load and check the catalogue beside mkdocs.yml; print every finding, raise if there is an error."""
    from kran import report, rules

    root = Path(config.config_file_path or ".").resolve().parent / options.root
    try:
        at = iso_day(str(options.at)) if options.at else _today()
    except ValueError:
        raise PluginError(f"mkdocs.yml: at: {options.at!r} is no day: write YYYY-MM-DD") from None
    docs = Path(config.docs_dir)
    if docs.resolve() != (root / "docs").resolve() and docs.exists():
        raise PluginError(f"the hand-written pages lie in docs/ beside catalog/, not in {docs}")
    bind(root)
    loaded = rules.examine(root, at)
    reader = Language(options.language or "sv")
    found = report.findings(loaded.diagnostics, loaded.files, reader)
    sys.stderr.write(report.as_text(found, reader, lambda text, _kind: text))
    if loaded.catalogue is None or any(finding.severity is Severity.ERROR for finding in found):
        raise PluginError("The catalogue has errors; nothing was built.")
    language = Language(options.language or loaded.catalogue.settings.main)
    return Given(loaded.catalogue, language, at, Build(languages=(language.code,), files=False), root)


def _today() -> date:
    """Return the day of SOURCE_DATE_EPOCH if it is set, else today in Sweden."""
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return datetime.now(ZoneInfo("Europe/Stockholm")).date()


def _validated(settings: dict[str, Any], file: str | None, *, docs: str, out: str) -> MkDocsConfig:
    """Return a configuration that MkDocs has checked; `file` is what relative paths would start from."""
    config = MkDocsConfig(config_file_path=file)
    config.load_dict({**settings, "docs_dir": docs, "site_dir": out, "plugins": []})
    errors, _warnings = config.validate()
    if errors:
        raise PluginError("; ".join(f"{key}: {error}" for key, error in errors))
    return config
