"""One language of the site, each page and file made when it is asked for.

MkDocs is told of every page as in a build, but none is read, rendered or written; what `mkdocs.commands.build` does
with a page is done here for one, with MkDocs' public names only.
"""

from __future__ import annotations

from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import get_context
from mkdocs.structure.files import InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page as MkDocsPage

from kran.mkdocs_plugin import Given, KranPlugin, MadePage, configured
from kran.site import search_index, site
from kran.site.build import Site
from kran.site.context import Context
from kran.site.page import Page
from kran.site.views import moved

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mkdocs.structure.files import File
    from mkdocs.utils.templates import TemplateContext

    from kran.site.site import Kind

MISSING = "404.html"


class _Plugin(KranPlugin):  # type: ignore[no-untyped-call]
    """Knows the address of every page, and makes none."""

    context: Context
    kinds: Mapping[str, tuple[Kind, Any]]

    def made(self, given: Given) -> Site:
        """Return pages with nothing but their addresses; the site map must know which are former ones."""
        self.context = context = Context(given.catalogue, given.language, at=given.at, build=given.build)
        self.kinds = site.addresses(context)
        former = {path for path, _ in moved.former(context)}
        pages = tuple(Page(path, "", "", leads_to=path if path in former else "") for path in self.kinds)
        return Site(pages, (), site.sections(context), {})


class LiveLanguage:
    """The pages and files of a checked catalogue in one language; `docs` holds the hand-written pages."""

    def __init__(self, given: Given, docs: Path) -> None:
        self._given = given
        self._docs = docs
        self._making = Lock()  # MkDocs and what the views remember are made for one at a time

    def content(self, path: str) -> str | bytes | None:
        """Return what lies at a path from the language's root; None when there is nothing."""
        with self._making:
            if path.startswith("search/"):  # MkDocs knows the hand-written pages' part of it only
                return self._search.get(path)
            return self._page(path) or self._file(path) or self._beside.get(path)

    def missing(self) -> str:
        """Return the page that says that there is nothing."""
        with self._making:
            frame = self._frame
            context = get_context(frame.nav, frame.pages, frame.config, base_url="/")
            return frame.page(MISSING, frame.plugin.on_template_context(context))

    def _page(self, path: str) -> str | None:
        frame = self._frame
        kind = frame.plugin.kinds.get(path)
        if kind is None:
            return None
        page = MadePage(frame.files[path], frame.config, site.render(frame.plugin.context, *kind))
        page.read_source(frame.config)
        page.render(frame.config, frame.all)
        return frame.around(page)

    def _file(self, path: str) -> str | bytes | None:
        frame = self._frame
        file = frame.files.get(path)
        if file is None:
            return None
        return frame.around(frame.written(file)) if file.is_documentation_page() else file.content_bytes

    @cached_property
    def _frame(self) -> _Frame:
        return _Frame(self._given, self._docs)

    @cached_property
    def _search(self) -> dict[str, str]:
        plugin = self._frame.plugin
        return search_index.files((*search_index.search_index(plugin.context), *plugin.found))

    @cached_property
    def _beside(self) -> dict[str, str]:
        return site.files(self._frame.plugin.context)


class _Frame:
    """MkDocs, as far as it comes before it reads a page."""

    def __init__(self, given: Given, docs: Path) -> None:
        self.plugin = _Plugin()
        config = configured(self.plugin, given, docs=docs, out=given.root / "site")
        plugins = config.plugins
        self.config = config = plugins.on_config(config)
        files = get_files(config)
        env = config.theme.get_env()
        files.add_files_from_theme(env, config)
        self.all = files = plugins.on_files(files, config=config)
        set_exclusions(files, config)
        self.nav = get_navigation(files, config)
        self.env = plugins.on_env(env, config=config, files=files)
        self.files = {file.dest_uri: file for file in files if file.inclusion is not InclusionLevel.EXCLUDED}
        self.pages = files.documentation_pages()

    def written(self, file: File) -> MkDocsPage:
        """Return a hand-written page, converted once."""
        page = file.page or MkDocsPage(None, file, self.config)
        if page.markdown is None:
            page.read_source(self.config)
            page.markdown = self.plugin.on_page_markdown(str(page.markdown), page=page)
            page.render(self.config, self.all)
            page.content = self.plugin.on_page_content(page.content or "", page=page)
        return page

    def around(self, page: MkDocsPage) -> str:
        """Return a whole page."""
        context = get_context(self.nav, self.pages, self.config, page)
        return self.page(page.meta.get("template", "main.html"), self.plugin.on_page_context(context, page=page))

    def page(self, template: str, context: TemplateContext) -> str:
        """Return a template with what is in its context."""
        return str(self.env.get_template(template).render(context))
