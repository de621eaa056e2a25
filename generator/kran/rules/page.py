"""The page of rules: every code with its reason, an example that gives it and the same mended, made from the codes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kran.diagnostics import Severity
from kran.rules import CODES
from kran.rules.example import files
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kran.diagnostics import Code, Example
    from kran.rules.example import ExampleFile
    from kran.text import Language

_TITLE = N_("What the check looks for")
_ABOUT = N_(
    "This page is made from the rules themselves (`kran rules`). An error stops the build, a warning and a note do "
    "not. Each example is laid over a small sound catalogue: the bad one gives the finding and no other, the good one "
    "gives none."
)
_BAD = N_("Gives the finding:")
_GOOD = N_("Mended:")
_GROUPS = {
    "K0": N_("Files and YAML"),
    "K1": N_("Fields and values"),
    "K2": N_("Names and references"),
    "K3": N_("Prices and service levels"),
    "K4": N_("Decisions, dates and figures"),
    "K5": N_("Texts"),
    "K6": N_("What leaves, what is old, what is unfinished"),
    "K8": N_("What changes between two revisions (`kran check --base`, `kran diff`, `kran approvals`)"),
}
_SEVERITIES = {
    Severity.ERROR: N_("Error"),
    Severity.WARNING: N_("Warning"),
    Severity.NOTE: N_("Note"),
}
_UNSEEN = re.compile("[\t\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_LANGUAGES = {".yaml": "yaml", ".md": "markdown", ".csv": "text", ".svg": "xml"}


def rules_markdown(language: Language, more: Iterable[Code] = ()) -> str:
    """Return the page as Markdown in a language, with `more` codes; the examples are Swedish in every one."""
    parts = [f"# {language.gettext(_TITLE)}\n", f"{language.gettext(_ABOUT)}\n"]
    group = ""
    for code in sorted({*CODES, *more}, key=lambda code: code.code):
        if code.code[:2] != group:
            group = code.code[:2]
            parts.append(f"## {language.gettext(_GROUPS[group])}\n")
        parts += _rule(code, language)
    return "\n".join(parts)


def _rule(code: Code, language: Language) -> list[str]:
    _ = language.gettext
    parts = [
        f"### {code.code} {code.name}\n",
        f"**{_(code.title)}.** {_(code.why)} *{_(_SEVERITIES[code.severity])}.*\n",
    ]
    if code.bad.text:
        parts += [f"{_(_BAD)}\n", *_example(code.bad, language)]
    if code.good.text:
        parts += [f"{_(_GOOD)}\n", *_example(code.good, language)]
    return parts


def _example(example: Example, language: Language) -> list[str]:
    if example.text.startswith("$ "):  # what a command is given, or does: no file of a catalogue
        return [f"```console\n{example.text}```\n"]
    parts = []
    for file in files(example):
        parts.append(f"{_caption(file, language)}\n")
        if file.text:
            text = _UNSEEN.sub(lambda sign: f"<U+{ord(sign.group()):04X}>", file.text)
            kind = _LANGUAGES[file.path[file.path.rindex(".") :]]
            parts.append(f"```{kind}\n{text}```\n")
    return parts


def _caption(file: ExampleFile, language: Language) -> str:
    if file.deleted:
        said = N_("`{file}` is taken away")
    elif file.target is not None:
        said = N_("`{file}` is a link to `{target}`")
    elif file.size is not None:
        said = N_("`{file}` with {size} bytes")
    elif file.encoding != "utf-8":
        said = N_("`{file}` in the encoding {encoding}")
    elif not file.text:
        said = N_("`{file}` with nothing in it")
    else:
        return f"`{file.path}`"
    return language.gettext(said).format(
        file=file.path, target=file.target, encoding=file.encoding, size=language.number(file.size or 0)
    )
