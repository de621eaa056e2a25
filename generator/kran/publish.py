"""The whole site: every language's pages, the price list files, the API and the schemas. Whole, or not at all.

The catalogue is checked before anything is touched. All is built in a folder beside the published one; only when it
is complete are the two exchanged, by two renames. A run that is killed leaves the published site as it was; one
killed between the two renames is mended by the next command, whichever (at another place than ``site/``: by the next
build there).
"""

from __future__ import annotations

import gc
import os
import shutil
import sys
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from kran.diagnostics import Severity
from kran.exports.machine_readable import machine_readable
from kran.swap import NEW, SITE_MARK, Unpublishable, whole, write_all
from kran.text import N_, Language
from kran.translations import bind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from kran.model.catalogue import Catalogue
    from kran.model.load import Loaded

__all__ = ["Edition", "Published", "Unpublishable", "publish", "sound"]


@dataclass(frozen=True, slots=True)
class Edition:
    """What is built: the checked catalogue below `root`, as of a day, from a revision, by a version of the program."""

    root: Path
    catalogue: Catalogue
    at: date
    revision: str
    version: str


@dataclass(frozen=True, slots=True)
class Published:
    """Where the site lies and how many files it has."""

    out: Path
    files: int


def publish(edition: Edition, out: Path, tell: Callable[[str], None]) -> Published:
    """Build the site of a checked catalogue and put it at `out`, replacing the one that is there.

    Raises Unpublishable, with `out` untouched, when `out` is something else than a site of ours or the build fails.
    """
    with whole(out, edition.root, SITE_MARK) as staging:
        files = _build(edition, staging, tell)
    return Published(out.resolve(), files)


def sound(loaded: Loaded) -> bool:
    """Say whether a loaded catalogue may be published."""
    return loaded.catalogue is not None and not any(d.severity is Severity.ERROR for d in loaded.diagnostics)


def _build(edition: Edition, staging: Path, tell: Callable[[str], None]) -> int:
    languages = edition.catalogue.settings.languages
    docs = edition.root / "docs"
    if not docs.is_dir():
        docs = staging / "docs"
        docs.mkdir()
    tell(N_("Building pages and files"))
    workers = min(2 * len(languages), os.cpu_count() or 1)
    # With fork the catalogue is inherited, not copied: nothing of it goes through a pipe.
    with ProcessPoolExecutor(
        workers, get_context(_start_method()), _inherit, (os.getpid(), edition, docs.resolve(), staging)
    ) as pool:
        jobs = [pool.submit(_told, work, language) for work in (_pages, _files) for language in languages]
        jobs.append(pool.submit(_told, _data, "data"))
        failures = [failure for job in jobs if (failure := job.result())]
    if failures:
        raise Unpublishable("\n".join(failures))
    tell(N_("Putting it together"))
    site = staging / NEW
    (staging / languages[0]).rename(site)
    for language in languages[1:]:
        (staging / language).rename(site / language)
    for part in (*languages, "data"):
        shutil.copytree(staging / f"files-{part}", site, dirs_exist_ok=True)
    return sum(1 for path in site.rglob("*") if path.is_file())


def _start_method() -> Literal["fork", "spawn"]:
    """Return how workers begin: by fork where nothing runs beside us that would not survive it.

    typst keeps threads of its own once it has run; forked without them, it waits for ever.
    """
    alone = threading.active_count() == 1 and "typst" not in sys.modules
    return "fork" if alone and "fork" in get_all_start_methods() else "spawn"


_Job = tuple[Edition, Path, Path]
_job: _Job | None = None


def _end_with(parent: int) -> None:
    """End this worker when its parent has ended: killed, it could not tell us."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)


def _inherit(parent: int, edition: Edition, docs: Path, staging: Path) -> None:
    global _job  # noqa: PLW0603  a worker process has one job, given when it starts
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    bind(edition.root)
    gc.disable()  # all that is made is kept until it is written: looking for garbage costs an eighth of a build
    _job = (edition, docs, staging)


def _told(work: Callable[[str], str], language: str) -> str:
    """Do a worker's work; a panic of typst cannot pass from one process to another, so its message is returned."""
    try:
        return work(language)
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # it has no name that can be imported, and is no Exception
            raise
        return f"{language}: {error}"


def _pages(language: str) -> str:
    """Build one language's pages; return what went wrong, empty when nothing did."""
    from jinja2 import TemplateError
    from mkdocs.exceptions import BuildError

    from kran import mkdocs_plugin
    from kran.site.build import Build

    assert _job is not None  # noqa: S101  set when the worker started
    edition, docs, staging = _job
    build = Build(edition.revision, edition.version, edition.catalogue.settings.languages, files=True)
    given = mkdocs_plugin.Given(edition.catalogue, Language(language), edition.at, build, edition.root.resolve())
    try:
        mkdocs_plugin.build(given, docs=docs, out=staging / language)
    except BuildError as error:
        return str(error)
    except SystemExit as stop:
        return f"MkDocs stopped while building {language}: {stop.__context__ or stop}"
    except (OSError, ValueError, TemplateError) as error:  # what MkDocs and Jinja let through of a page that is wrong
        return f"MkDocs stopped while building {language}: {type(error).__name__}: {error}"
    return ""


def _files(language: str) -> str:
    """Write one language's price list files."""
    from kran.exports.price_files import price_files

    edition, staging = _edition()
    _write(staging, language, price_files(edition.catalogue, Language(language), edition.at))
    return ""


def _data(name: str) -> str:
    """Write what programs read."""
    edition, staging = _edition()
    _write(staging, name, machine_readable(edition.catalogue, edition.at, edition.revision))
    return ""


def _edition() -> tuple[Edition, Path]:
    assert _job is not None  # noqa: S101  set when the worker started
    return _job[0], _job[2]


def _write(staging: Path, name: str, files: Mapping[str, bytes]) -> None:
    folder = staging / f"files-{name}"
    folder.mkdir()
    write_all(folder, files)
