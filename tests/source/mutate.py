"""Documents and bytes changed at random, the same way for the same seed."""

from __future__ import annotations

import copy
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from random import Random

ODD_VALUES: tuple[Any, ...] = (
    "", " ", "å", "no", "2026-02-30", "2026-01-01", "x" * 90, "a/b", "a+b", "1.50", "12,50", 0, -1, 1, 10**25,
    Decimal("0.005"), Decimal("-1.5"), Decimal("101.0"), True, False, [], {}, ["", "a"], ["a", "a"], [1], {"a": 1},
    {"sv": "a", "en": ""}, {"2026-01-01": "a"}, {"2026-13-01": "a"}, {"from": "2026-01-01"}, "https://a b/", "a@b",
    'https://exempel.example/"><script>', "a@b.se", "08:00-16:30", "4 h", "always", "draft",
)  # fmt: skip
ODD_KEYS = ("", "å", "A", "x y", "form", "fro", "until", "2026-01-01", "2026-02-30", "sv", "svenska", "<b>", "a" * 90)
ODD_TEXTS = (
    "\x00", "\t", "\r", "\ufeff", "\u202e", "\u00a0", "å", "[", "]", "{", "}", ": ", "#", " #", "- ", "? ", "& ", "*a",
    "!a", "%", "@", "`", "|", ">", "'", '"', "\\", "---\n", "...\n", "<<: ", "~", "null", "010", "1e3", ".nan", "-5",
    "12,50", "2026-02-30", "\n", "\n\n", "    ", "{{ x }}", "{x}", "{0}", "%s", "<script>", "../", "/etc/passwd",
)  # fmt: skip


def document(value: Any, random: Random) -> Any:  # noqa: ANN401  any YAML value
    """Return a copy of a document with one to three things changed somewhere in it."""
    changed = copy.deepcopy(value)
    for _ in range(random.randint(1, 3)):
        changed = _change(changed, random)
    return changed


def _change(value: Any, random: Random) -> Any:  # noqa: ANN401  any YAML value
    if not isinstance(value, dict | list) or not value or random.random() < 0.05:
        return copy.deepcopy(random.choice(ODD_VALUES))
    key = random.choice(list(value) if isinstance(value, dict) else range(len(value)))
    chance = random.random()
    if chance < 0.15:
        del value[key]
    elif chance < 0.3 and isinstance(value, dict):
        value[random.choice(ODD_KEYS)] = copy.deepcopy(random.choice(ODD_VALUES))
    elif chance < 0.4 and isinstance(value, dict):
        value[random.choice(ODD_KEYS)] = value.pop(key)
    elif chance < 0.45 and isinstance(value, list):
        value.append(copy.deepcopy(value[key]))
    else:
        value[key] = _change(value[key], random)
    return value


def content(data: bytes, random: Random) -> bytes:
    """Return the bytes of a file with one to three places changed."""
    changed = bytearray(data)
    for _ in range(random.randint(1, 3)):
        start = random.randrange(len(changed) + 1)
        end = min(len(changed), start + random.choice((0, 0, 1, 1, 3, 20, 200)))
        new = random.choice(
            (
                b"",
                bytes([random.randrange(256)]),
                random.choice(ODD_TEXTS).encode(),
                random.choice(ODD_TEXTS).encode() * random.choice((2, 50)),
                bytes(changed[start:end]) * 2,
            )
        )
        changed[start:end] = new
    return bytes(changed)
