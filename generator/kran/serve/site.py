"""The whole site of one sound catalogue, as it stood when it was read: each page and file when it is asked for."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kran.exports.machine_readable import machine_readable
from kran.exports.price_files import price_file_writers
from kran.mkdocs_plugin import Given
from kran.serve.language import LiveLanguage
from kran.site import frame
from kran.site.build import Build
from kran.text import Language

if TYPE_CHECKING:
    from collections.abc import Callable

    from kran.publish import Edition

_ASIDE = ("development", ".*")
"""What of docs/ is no part of the site."""


class LiveSite:
    """What lies at each path of the site.

    Pages are made long after the catalogue was read. So that a file that is broken meanwhile cannot reach them, the
    hand-written pages and the logo are copied aside first.
    """

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._codes = edition.catalogue.settings.languages
        root = _aside(edition)
        weakref.finalize(self, shutil.rmtree, root, ignore_errors=True)
        build = Build(edition.revision, edition.version, self._codes, files=True)
        self._languages = {
            code: LiveLanguage(Given(edition.catalogue, Language(code), edition.at, build, root), root / "docs")
            for code in self._codes
        }

    def content(self, path: str) -> str | bytes | None:
        """Return what lies at a path from the site's root; None when there is nothing."""
        top, _, rest = path.partition("/")
        if top in {"api", "schemas"}:
            return self._machine_readable.get(path)
        if top == "filer":
            write = self._price_files.get(path)
            return write() if write else None
        if top in self._codes[1:]:
            return self._languages[top].content(rest)
        return self._languages[self._codes[0]].content(path)

    def missing(self) -> str:
        """Return the page that says that there is nothing."""
        return self._languages[self._codes[0]].missing()

    @cached_property
    def _price_files(self) -> dict[str, Callable[[], bytes]]:
        catalogue, at = self._edition.catalogue, self._edition.at
        every = (price_file_writers(catalogue, Language(code), at) for code in self._codes)
        return {path: write for writers in every for path, write in writers.items()}

    @cached_property
    def _machine_readable(self) -> dict[str, bytes]:
        return machine_readable(self._edition.catalogue, self._edition.at, self._edition.revision)


def _aside(edition: Edition) -> Path:
    root = Path(tempfile.mkdtemp(prefix="kran-serve-")).resolve()
    docs = edition.root / "docs"
    if docs.is_dir():
        shutil.copytree(docs, root / "docs", ignore=shutil.ignore_patterns(*_ASIDE), ignore_dangling_symlinks=True)
    else:
        (root / "docs").mkdir()
    if logo := frame.logo(edition.catalogue.settings):
        (root / "catalog").mkdir()
        (root / "catalog" / logo).write_bytes(edition.catalogue.pictures.get(logo) or b"")
    return root
