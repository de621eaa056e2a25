"""A language that nobody speaks: the Swedish of the program, marked, accented and longer.

What such a page shows without brackets did not come from a translation.
"""

from __future__ import annotations

import re
from shutil import copytree, ignore_patterns
from typing import TYPE_CHECKING

from babel.messages.pofile import read_po, write_po

from kran.translations import FILE
from tests.translations import PACKAGE, is_name

if TYPE_CHECKING:
    from pathlib import Path

CODE = "de"
FIRST, LAST = "[", "]"
_ACCENTED = str.maketrans(
    "abcdefghijklnoprstuvyzABCDEFGHIJKLNOPRSTUVYZ", "ȧƀçḓḗƒɠħīĵķŀƞǿƥřşŧŭṽẏẑȦƁĆḒḖƑƓĦĪĴĶĿȠǾƤŘŞŦŬṼẎẐ"
)
_STANDS = re.compile(r"\{\{.*?\}\}|\{[^{}]*\}|%\([a-z_]+\)[sd]|<[^<>]+>|&\w+;|`[^`]*`|https?:\S+")
"""What a translation must keep as it is: fields, elements, code."""


def longer(text: str) -> str:
    """Return a text marked, accented and longer by two fifths, as German and Finnish are than Swedish."""
    parts, at = [], 0
    for kept in _STANDS.finditer(text):
        parts += [text[at : kept.start()].translate(_ACCENTED), kept[0]]
        at = kept.end()
    parts.append(text[at:].translate(_ACCENTED))
    more = round(len(_STANDS.sub("", text).strip()) * 0.4)
    tail = " ".join("å" * min(8, more - begun) for begun in range(0, more, 8))
    return f"{FIRST}{''.join(parts)}{' ' if tail else ''}{tail}{LAST}"


def write(root: Path, code: str = CODE) -> Path:
    """Write the translations of a language nobody speaks below `root`, as a municipality would; return the file."""
    with (PACKAGE / "locale" / "sv" / FILE).open("rb") as stream:
        swedish = read_po(stream, locale="sv")
    for message in swedish:
        if not message.id:
            continue
        if isinstance(message.string, str):
            message.string = message.string if is_name(str(message.id)) else longer(message.string)
        else:
            message.string = tuple(longer(text) for text in message.string or ())
    file = root / "locale" / code / FILE
    file.parent.mkdir(parents=True)
    with file.open("wb") as stream:
        write_po(stream, swedish)
    return file


def declare(root: Path, code: str = CODE) -> None:
    """Name the language last among those of the catalogue below `root`."""
    settings = root / "catalog" / "catalog.yaml"
    settings.write_text(re.sub(r"(?m)^languages: \[(.*)\]", rf"languages: [\1, {code}]", settings.read_text("utf-8")))


def lay_out(root: Path, source: Path) -> None:
    """Copy the catalogue and the pages of `source`, and let the site be in the language nobody speaks too."""
    copytree(source / "catalog", root / "catalog")
    copytree(source / "docs", root / "docs", ignore=ignore_patterns("development"))
    declare(root)
    write(root)
