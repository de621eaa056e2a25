"""What a plain (unquoted) YAML scalar means: the core schema of YAML 1.2, and nothing that can be read two ways.

``no`` and ``16:30`` are text, ``12.30`` is exactly 12.30, dates stay text. A number that another reader would take for
something else (``08``, ``1e3``, ``0x10``, ``1_000``, ``.5``) is refused: it has to be quoted or written plainly.
"""

from __future__ import annotations

import re
from decimal import Decimal

Scalar = str | int | bool | Decimal


class Ambiguous(ValueError):  # noqa: N818  it says what the scalar is
    """The scalar could be read as two different things."""


class Missing(ValueError):  # noqa: N818
    """The scalar says nothing at all: empty, ``~`` or ``null``."""


_WORDS: dict[str, bool] = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_INTEGER = re.compile(r"(?:0|-?[1-9][0-9]*)\Z")
_DECIMAL = re.compile(r"(?!-0\.0*\Z)-?(?:0|[1-9][0-9]*)\.[0-9]+\Z")
_TWO_WAYS = re.compile(
    r"""[-+]?(?:
        0[0-9][0-9_]*(?:\.[0-9_]*)?            # 08, 010, 03100: octal to some, text to others
      | [0-9][0-9_]*_[0-9_]*(?:\.[0-9_]*)?     # 1_000
      | 0[xob][0-9a-fA-F_]+                    # 0x10, 0o17
      | [0-9][0-9_]*(?:\.[0-9_]*)?[eE][-+]?[0-9]+   # 1e3
      | \.[0-9][0-9_]*(?:[eE][-+]?[0-9]+)?     # .5
      | [0-9]+\.                               # 5.
      | -0(?:\.0*)?                            # -0: nothing, or a slip
      | \.(?:inf|Inf|INF) | \.(?:nan|NaN|NAN)
    )\Z | \+[0-9.]+\Z""",
    re.VERBOSE,
)
_MAY_BE_A_NUMBER = frozenset("+-.0123456789")
LONGEST_NUMBER = 30
"""A number with more signs than this is no amount or count of anything here; Python would spend long on millions."""


def plain(text: str) -> Scalar:
    """Return what a plain scalar means.

    Raises Missing for a scalar that says nothing, Ambiguous for a number that could be read two ways.
    """
    if text[:1] not in _MAY_BE_A_NUMBER:
        if text in _NOTHING:
            raise Missing
        return _WORDS.get(text, text)
    if _INTEGER.match(text):
        if len(text) > LONGEST_NUMBER:
            raise Ambiguous(text)
        return int(text)
    if _DECIMAL.match(text):
        if len(text) > LONGEST_NUMBER:
            raise Ambiguous(text)
        return Decimal(text)
    if _TWO_WAYS.match(text):
        raise Ambiguous(text)
    return text


def ordinary(text: str) -> str | None:
    """Return the ordinary number that an ambiguous scalar would be (``60.`` → ``60``), None where none is plain."""
    number = text.replace("_", "").removeprefix("+").rstrip(".").lstrip("0")
    number = f"0{number}" if number[:1] in {"", "."} else number
    return number if _INTEGER.match(number) or _DECIMAL.match(number) else None
