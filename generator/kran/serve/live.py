"""What open pages show now: the last sound site, and what is wrong since. Changed by one thread, awaited by many."""

from __future__ import annotations

import json
import os
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kran import report
from kran.diagnostics import Severity
from kran.text import N_, Language, languages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kran.model.load import Loaded
    from kran.serve.site import LiveSite


@dataclass(frozen=True, slots=True)
class State:
    """The `site` (None: there was no sound one yet), its number, and in each language what `overlay` says is wrong.

    The number differs from that of any other run too: a page left open from it is an old one.
    """

    site: LiveSite | None = None
    number: str = ""
    wrong: Mapping[str, object] = field(default_factory=dict)

    def told(self, language: str) -> str:
        """Return the state as the page's script is told it, in the reader's language if the program speaks it."""
        wrong = self.wrong.get(language) or next(iter(self.wrong.values()), None)
        return json.dumps({"number": self.number, "wrong": wrong})


class Live:
    """The state of now."""

    def __init__(self) -> None:
        self.state = State()
        self._sites = 0
        self._changed = threading.Condition()

    def show(self, site: LiveSite) -> None:
        """Put a new site in the place of the last one; nothing is wrong any more."""
        self._sites += 1
        self._change(State(site, f"{os.getpid()}.{self._sites}"))

    def complain(self, loaded: Loaded) -> None:
        """Keep the last sound site and tell what is wrong now."""
        wrong = {code: overlay(loaded, Language(code)) for code in languages()}
        self._change(State(self.state.site, self.state.number, wrong))

    def after(self, seen: State | None, seconds: float) -> State:
        """Return the state, as soon as it is another than `seen` or after some seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self.state is not seen, seconds)
            return self.state

    def _change(self, state: State) -> None:
        with self._changed:
            self.state = state
            self._changed.notify_all()


def overlay(loaded: Loaded, language: Language) -> dict[str, object]:
    """Return the errors as data, with the words that stand around them, for ``live.js`` to show."""
    errors = [d for d in loaded.diagnostics if d.severity is Severity.ERROR]
    found = report.findings(errors, loaded.files, language)
    return {
        "title": report.summary(found, language),
        "note": language.gettext(N_("The page shows the catalogue as it last was sound.")),
        "close": language.gettext(N_("Close")),
        "findings": [
            {
                "place": f"{finding.file}:{finding.line}:{finding.column}",
                "code": finding.code,
                "message": finding.message,
                "source": finding.source.strip(),
                "remedy": finding.remedy,
            }
            for finding in found
        ],
    }
