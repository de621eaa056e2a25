"""Check that every string of the program has its Swedish, and that no Swedish is left over.

    python tests/translations.py

Findings: a message in code or template without a translation, one that stands in the .po file but nowhere else, an
entry marked fuzzy, and a translation whose `{fields}` or `%(fields)s` are not those of the message.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

if TYPE_CHECKING:
    from babel.messages import Catalog, Message

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "generator" / "kran"
FIELD = re.compile(r"\{[a-z_][^{}]*\}|%\([a-z_]+\)[sd]")
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
    for text in strings:
        if not text:
            found.append(f"empty translation of {ids[0]!r}")
        elif _formats(ids[0]) and not _formats(text):
            found.append(f"{ids[0]!r}: its translation has a brace that str.format cannot read")
        elif (fields := set(FIELD.findall(text))) != wanted and len(strings) == 1:
            found.append(f"{ids[0]!r} has the fields {sorted(wanted)}, its translation {sorted(fields)}")
        elif not fields <= wanted:
            found.append(f"{ids[0]!r}: its translation has fields of its own: {sorted(fields - wanted)}")
    return found


def main() -> int:
    """Check every language the program has; print the findings; return the exit code."""
    messages = extracted(PACKAGE)
    found: list[str] = []
    files = sorted(PACKAGE.glob("locale/*/LC_MESSAGES/kran.po"))
    for file in files:
        with file.open("rb") as stream:
            found += problems(messages, read_po(stream, locale=file.parent.parent.name, abort_invalid=True))
    for problem in found:
        print(problem)
    if not files:
        print("no translations found")
    return 1 if found or not files else 0


if __name__ == "__main__":
    sys.exit(main())
