"""What every command needs: where the catalogue lies, the language, the day. The only place that reads a clock."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from kran.periods import iso_day
from kran.text import N_, Language, languages
from kran.translations import bind

if TYPE_CHECKING:
    from collections.abc import Callable

    from kran.model.catalogue import Catalogue
    from kran.model.load import Loaded

_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan", "place": None, "quiet": None}
DEFAULT_LANGUAGE = "sv"
YEARS = range(1800, 3000)
"""The years a command can be asked about: those a day in the catalogue can be of."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the program."""

    root: Path
    language: Language
    at: date

    @classmethod
    def of(cls, *, root: str, lang: str | None, at: str | None) -> Run:
        """Settle root, language and day from options and environment; wrong ones are wrong use (exit 2)."""
        bind(Path(root))
        return cls(Path(root), language(lang or DEFAULT_LANGUAGE, Path(root)), day_of(at))

    @property
    def site(self) -> Path:
        """Where the site lies unless a command names another place."""
        return self.root.resolve() / "site"

    def refuse_kept(self, place: Path) -> None:
        """Leave with 1 where something made would be written into the catalogue itself."""
        from kran import swap

        if swap.is_kept(place, self.root):
            click.echo(
                self.say(N_("{path} is of the catalogue itself. Nothing was written: name another place."), path=place),
                err=True,
            )
            raise click.exceptions.Exit(1)

    def say(self, msgid: str, **values: object) -> str:
        """Return a message in the run's language."""
        return self.language.gettext(msgid).format(**values)

    def speaking(self, lang: str | None) -> Run:
        """Return the same run in another language, where a command names one of its own."""
        return Run(self.root, language(lang, self.root), self.at) if lang else self

    def examine(self) -> Loaded:
        """Load and check the catalogue."""
        from kran import rules

        return rules.examine(self.root, self.at)

    def sound(self) -> Catalogue:
        """Return the catalogue; print what is wrong and leave with 1 where there are errors."""
        from kran.diagnostics import Severity

        loaded = self.examine()
        errors = [d for d in loaded.diagnostics if d.severity is Severity.ERROR]
        if errors or loaded.catalogue is None:
            self.print_findings(loaded, only_errors=True)
            raise click.exceptions.Exit(1)
        return loaded.catalogue

    def print_findings(self, loaded: Loaded, *, only_errors: bool = False) -> None:
        """Print findings and their number to standard error."""
        from kran import report
        from kran.diagnostics import Severity

        found = report.findings(loaded.diagnostics, loaded.files, self.language)
        if only_errors:
            found = [f for f in found if f.severity is Severity.ERROR]
        click.echo(report.as_text(found, self.language, paint), nl=False, err=True)
        click.echo(report.summary(found, self.language), err=True)

    def revision(self) -> str:
        """Return the short name of the revision in `root`, empty where there is no git or no repository."""
        try:
            done = subprocess.run(  # noqa: S603  a fixed command, no shell
                ["git", "-C", str(self.root), "rev-parse", "--short=8", "HEAD"],  # noqa: S607  the git on PATH
                capture_output=True,
                text=True,
                check=False,
            )
        except OSError:
            return ""
        return done.stdout.strip() if done.returncode == 0 else ""


def language(code: str, root: Path) -> Language:
    """Return a language that the program speaks or the catalogue declares; another is wrong use (exit 2).

    What the program has no words for in a declared one is said in English, as on the pages.
    """
    known = languages()
    if code not in known:
        known = tuple(dict.fromkeys((*known, *_declared(root))))
    if code not in known:
        raise click.BadParameter(f"{code!r} is none of {', '.join(known)}", param_hint="--lang")
    return Language(code)


def _declared(root: Path) -> tuple[str, ...]:
    """Return the languages of the catalogue; none where its settings cannot be read."""
    from kran.model.load import load
    from kran.source.files import Folder

    catalogue = load(Folder(root)).catalogue
    return catalogue.settings.languages if catalogue else ()


def color_wanted(stream: IO[str]) -> bool | None:
    """Say whether to colour: never with NO_COLOR, always with FORCE_COLOR, else on a terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return None if stream.isatty() else False


def paint(text: str, kind: str) -> str:
    """Colour a text by what it is."""
    return click.style(text, fg=_COLOURS.get(kind), bold=kind == "place", dim=kind == "quiet")


def progress(run: Run) -> Callable[[str], None]:
    """Return a function that tells on a terminal what is being done, and says nothing when piped."""
    stream = sys.stderr

    def tell(msgid: str) -> None:
        if stream.isatty():
            click.secho(run.language.gettext(msgid) + " …", dim=True, err=True)

    return tell


def day_of(at: str | None) -> date:
    """Return the day asked for, else that of SOURCE_DATE_EPOCH, else today in Sweden; a wrong one is wrong use."""
    if at:
        try:
            day = iso_day(at)
        except ValueError:
            raise click.BadParameter(f"{at!r} is no day: write YYYY-MM-DD", param_hint="--at") from None
        if day.year not in YEARS:
            years = f"{YEARS[0]}–{YEARS[-1]}"
            raise click.BadParameter(f"{at!r} is no day of the years {years}", param_hint="--at")
        return day
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        try:
            day = datetime.fromtimestamp(int(epoch), UTC).date()
        except (ValueError, OverflowError, OSError):
            raise click.UsageError(f"SOURCE_DATE_EPOCH is no number of seconds: {epoch!r}") from None
        if day.year not in YEARS:
            raise click.UsageError(f"SOURCE_DATE_EPOCH is no day of our time: {epoch!r}")
        return day
    from zoneinfo import ZoneInfo

    return datetime.now(ZoneInfo("Europe/Stockholm")).date()
