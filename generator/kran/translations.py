"""The files of translations: where they lie, and what can be read of them.

``locale/<language>/LC_MESSAGES/kran.po`` in the program, and the same below a catalogue's root (`bind`). Babel reads
them, so no compiled file is kept. A translation that could not be filled in is left out, never an error when it is
shown: `damage` says which, for the check.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel.messages import Message
    from babel.support import Translations

FILE = Path("LC_MESSAGES", "kran.po")
"""Where a language's translations lie, below ``locale/<language>/``."""

FIELD = re.compile(r"\{[a-z_][^{}]*\}|%\([a-z_]+\)[sd]")
"""What is filled into a message."""

_folders: list[Path] = []


@dataclass(frozen=True, slots=True)
class Damage:
    """What is wrong with a file of translations: the file, the line (0: all), and the text there or the reason."""

    file: str
    line: int
    text: str


@dataclass(slots=True)
class Read:
    """A language's translations, and what of them was left out."""

    translations: Translations
    damage: list[Damage] = field(default_factory=list)


def bind(root: Path) -> None:
    """Let translations in ``locale/`` below `root` be found too, and go before the program's own; once per process.

    As gettext's ``bindtextdomain``: which words there are is a matter of the installation, like the program's own.
    """
    own = [folder.resolve()] if (folder := root / "locale").is_dir() else []
    if own != _folders:
        _folders[:] = own
        read.cache_clear()


def codes() -> set[str]:
    """Return the languages there are translations of."""
    return {file.parent.parent.name for folder in _every_folder() for file in folder.glob(f"*/{FILE}")}


@cache
def read(code: str) -> Read:
    """Read a language's translations; what a catalogue's own lack is asked of the program's."""
    from babel.support import Translations

    found: list[Translations] = []
    damage: list[Damage] = []
    for folder in _every_folder():
        if (file := folder / code / FILE).is_file():
            compiled, wrong = _compiled(file, code)
            found += [compiled] if compiled else []
            damage += wrong
    first, *more = found or [Translations()]
    for other in more:
        first.add_fallback(other)
    return Read(first, damage)


def _every_folder() -> list[Path]:
    return [*_folders, Path(str(resources.files("kran"))) / "locale"]


def _compiled(file: Path, code: str) -> tuple[Translations | None, list[Damage]]:
    from babel.core import Locale, UnknownLocaleError
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po
    from babel.support import Translations

    name = "/".join(("locale", *file.parts[-3:]))
    compiled = io.BytesIO()
    try:
        locale = Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        locale = None
    try:
        catalog = read_po(io.BytesIO(file.read_bytes()), locale=locale, abort_invalid=True)
        unfit = [message for message in catalog if message.id and not message.fuzzy and not is_fit(message)]
        damage = [Damage(name, message.lineno or 0, _strings(message)[0]) for message in unfit]
        for message in unfit:
            catalog.delete(message.id)
        write_mo(compiled, catalog)
        compiled.seek(0)
        return Translations(compiled), damage
    except (PoFileError, ValueError, LookupError, OSError) as error:
        return None, [Damage(name, error.lineno + 1 if isinstance(error, PoFileError) else 0, str(error))]


def is_fit(message: Message) -> bool:
    """Say whether a translation can be filled in: it has no field that its message lacks."""
    ids = message.id if isinstance(message.id, list | tuple) else (message.id,)
    wanted = set(FIELD.findall(ids[-1]))
    return all(set(FIELD.findall(text)) <= wanted for text in _strings(message))


def _strings(message: Message) -> tuple[str, ...]:
    return tuple(message.string) if isinstance(message.string, list | tuple) else (str(message.string),)
