"""Check that every string of the program is translated, in each language, and that no translation is left over.

    python tests/translations.py [locale/fi/LC_MESSAGES/kran.po …]

Findings: a message in code or template without a translation, one that stands in the .po file but nowhere else, an
entry marked fuzzy or empty, a translation whose `{fields}` or `%(fields)s` are not those of the message, a part of a
file's name that none can have; and words of a template or of browser code that nothing would translate. Files named
are checked instead of the program's own.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from kran.translations import FIELD

if TYPE_CHECKING:
    from babel.messages import Catalog, Message

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "generator" / "kran"
METHODS = [
    ("**.py", "python"),
    ("**.html", "jinja2"),
    ("**.j2", "jinja2"),
    ("**.xml", "jinja2"),
    ("**.md", "jinja2"),
    ("**.typ", "jinja2"),
]
OPTIONS = {pattern: {"trimmed": "true"} for pattern, method in METHODS if method == "jinja2"}
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "_": None,
    "N_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "NN_": (1, 2),
}
Key = str | tuple[str, ...]
NAMES = frozenset({"price-list"})
"""Messages that name files: their translations are of small letters, digits and hyphens."""
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NOT_SHOWN = re.compile(
    r"\{#.*?#\}|\{% trans\b.*?\{% endtrans %\}|\{% set \w+ %\}.*?\{% endset %\}|<(script|style|code|svg)\b.*?</\1>"
    r"|<!--.*?-->|\{\{.*?\}\}|\{%.*?%\}",
    re.DOTALL,
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_NO_WORDS = frozenset({"kr", "doctype"})
_ATTRIBUTE = re.compile(
    r"""\s(aria-label|aria-description|title|placeholder|alt|label|data-[a-z-]+)=("[^"]*"|'[^']*')"""
)
_SAID = re.compile(
    r"""\b(?:textContent|innerText|ariaLabel|ariaDescription|title|placeholder|alt)\s*=\s*[^;\n]*?("[^"\n]*"|`[^`]*`)"""
)


def _key(messages: object) -> Key:
    return tuple(str(part) for part in messages) if isinstance(messages, list | tuple) else str(messages)


def extracted(package: Path) -> dict[Key, str]:
    """Return every message under `package`, with the first place where it stands."""
    found: dict[Key, str] = {}
    rows = extract_from_dir(package, METHODS, OPTIONS, KEYWORDS, directory_filter=_wanted)
    for name, line, messages, _comments, _context in rows:
        found.setdefault(_key(messages), f"{name}:{line}")
    return found


def _wanted(folder: str) -> bool:
    """Leave out what `kran init` copies: those are the new municipality's files, not templates of ours."""
    return Path(folder).name not in {"init_files", "__pycache__", "locale"}


def problems(messages: dict[Key, str], translations: Catalog) -> list[str]:
    """Return what is wrong between the messages of the program and one language's translations."""
    said = {_key(message.id): message for message in translations if message.id}
    found = [f"{where}: no translation of {key!r}" for key, where in messages.items() if key not in said]
    for key, message in said.items():
        where = f"{translations.locale}.po:{message.lineno}"
        if key not in messages:
            found.append(f"{where}: translated but used nowhere: {key!r}")
        elif message.fuzzy:
            found.append(f"{where}: fuzzy: {key!r}")
        else:
            found += [f"{where}: {text}" for text in _message_problems(message)]
    return sorted(found)


def is_name(msgid: str) -> bool:
    """Say whether a message is a part of files' names."""
    return msgid in NAMES


def _wordy(text: str) -> bool:
    return any(word.casefold() not in _NO_WORDS for word in _WORD.findall(re.sub(r"&\w+;", "", text)))


def unmarked(name: str, source: str) -> list[str]:
    """Return the words that a template or a script of the browser shows and nothing translates."""
    found = []
    if name.endswith(".js"):
        for said in _SAID.finditer(source):
            text = re.sub(r"\$\{[^}]*\}", "", said[1][1:-1])
            if _wordy(text) and not _NAME.fullmatch(text):
                found.append((said.start(), text))
    else:
        # What is taken out leaves its lines, so that a finding says where it stands.
        bare = _NOT_SHOWN.sub(lambda out: re.sub(r"[^\n]", " ", out[0]), source)
        for attribute in _ATTRIBUTE.finditer(bare):
            text = attribute[2][1:-1].strip()
            if _wordy(text) and (not attribute[1].startswith("data-") or " " in text):
                found.append((attribute.start(), text))
        shown = re.sub(r"<[^<>]*>", lambda out: re.sub(r"[^\n]", "\0", out[0]), bare)
        found += [(it.start(), it[0].strip()) for it in re.finditer(r"[^\0\n]+", shown) if _wordy(it[0])]
    return [f"{name}:{source[:at].count(chr(10)) + 1}: words that nothing translates: {text!r}" for at, text in found]


def _formats(text: str) -> bool:
    """Say whether str.format could read the text; one with braces that mean themselves doubles them."""
    try:
        list(Formatter().parse(text))
    except ValueError:
        return False
    return True


def _message_problems(message: Message) -> list[str]:
    ids = message.id if isinstance(message.id, list | tuple) else (message.id,)
    strings = message.string if isinstance(message.string, list | tuple) else (message.string,)
    wanted = set(FIELD.findall(ids[-1]))
    found = []
    for text in (string or "" for string in strings):
        if not text.strip():
            found.append(f"empty translation of {ids[0]!r}")
        elif is_name(ids[0]) and not _NAME.fullmatch(text):
            found.append(f"{ids[0]!r} is part of a file's name: only a–z, 0–9 and hyphens, not {text!r}")
        elif _formats(ids[0]) and not _formats(text):
            found.append(f"{ids[0]!r}: its translation has a brace that str.format cannot read")
        elif (fields := set(FIELD.findall(text))) != wanted and len(strings) == 1:
            found.append(f"{ids[0]!r} has the fields {sorted(wanted)}, its translation {sorted(fields)}")
        elif not fields <= wanted:
            found.append(f"{ids[0]!r}: its translation has fields of its own: {sorted(fields - wanted)}")
    return found


def shown_words(package: Path) -> list[str]:
    """Return the words of every template and browser script below `package` that nothing translates."""
    files = [*package.glob("site/t*/**/*.html"), *package.glob("site/t*/**/*.j2"), *package.glob("site/t*/**/*.js")]
    return [
        line for file in sorted(files) for line in unmarked(str(file.relative_to(package)), file.read_text("utf-8"))
    ]


def main(*named: str) -> int:
    """Check the files named, else every language the program has; print the findings; return the exit code."""
    messages = extracted(PACKAGE)
    found = shown_words(PACKAGE)
    files = [Path(name) for name in named] or sorted(PACKAGE.glob("locale/*/LC_MESSAGES/kran.po"))
    for file in files:
        with file.open("rb") as stream:
            found += problems(messages, read_po(stream, locale=file.parent.parent.name, abort_invalid=True))
    for problem in found:
        print(problem)
    if not files:
        print("no translations found")
    return 1 if found or not files else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
