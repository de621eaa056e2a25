"""A price list as YAML, the way people write it: one row one line, in columns, shelves as comments."""

from __future__ import annotations

import json
import re
import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kran.source.scalars import Ambiguous, Missing, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

MODELINE = "# yaml-language-server: $schema=../../schemas/price-list.schema.json"
_PLAIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ž](?:[\w ./%’″–()+-]*[\w.%’″)])?")
_KEY = re.compile(r"[a-z0-9][a-z0-9/+_-]*")
_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs", "Co", "Cn"})


def price_list_yaml(  # noqa: PLR0913  the fields of a list
    rows: Mapping[str, Mapping[str, Any]],
    *,
    title: str | Mapping[str, str],
    start: date,
    customers: Sequence[str] = (),
    complete: bool = False,
    decision: str | None = None,
    draft: bool = False,
    levels: Mapping[str, str] | None = None,
    shelf: Callable[[str], str] | None = None,
    remarks: Iterable[str] = (),
    unit: str | None = None,
    until: date | None = None,
) -> str:
    """Return a file of ``prices/``; `rows` and `levels` are what its YAML holds under ``prices`` and ``levels``.

    `shelf` names the shelf of a row or item, which becomes a comment where it changes; `remarks` are the first lines.
    """
    lines = [MODELINE, *(_comment(remark) for remark in remarks)]
    lines.append(f"title: {flow(title)}")
    lines += ["status: draft"] if draft else []
    lines.append(f"from: {start.isoformat()}")
    lines += [f"until: {until.isoformat()}"] if until else []
    lines += [f"for: {flow(list(customers))}"] if customers else []
    lines += [f"for_unit: {flow(unit)}"] if unit else []
    lines += ["complete: true"] if complete else []
    lines += [f"decision: {flow(decision)}"] if decision else []
    lines += ["prices:", *_block(rows, shelf)] if rows else ["prices: {}"]
    lines += ["levels:", *_block(levels, shelf)] if levels else []
    return "\n".join(lines) + "\n"


def flow(value: Any) -> str:  # noqa: ANN401  any value of a document
    """Return a value on one line: text plain where it can be read one way only, else in quotes; numbers as they are."""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(flow, value))}]"
    return "{" + ", ".join(f"{_key(name)}: {flow(inner)}" for name, inner in value.items()) + "}"


def _block(entries: Mapping[str, Any], shelf: Callable[[str], str] | None) -> list[str]:
    names = {name: f"{_key(name)}:" for name in entries}
    width = max(map(len, names.values()))
    lines: list[str] = []
    held = ""
    for name, value in entries.items():
        heading = shelf(name) if shelf else ""
        if heading and heading != held:
            lines.append(f"  {_comment(heading)}")
            held = heading
        lines.append(f"  {names[name]:<{width}} {flow(value)}")
    return lines


def _comment(text: str) -> str:
    return "# " + " ".join("".join(" " if _unseen(sign) else sign for sign in text).split())


def _key(name: str) -> str:
    return name if _KEY.fullmatch(name) and _means_itself(name) else _quoted(name)


def _text(text: str) -> str:
    simple = (_PLAIN.fullmatch(text) or _KEY.fullmatch(text)) and _means_itself(text)
    return text if simple else _quoted(text)


def _means_itself(text: str) -> bool:
    try:
        return plain(text) == text
    except (Ambiguous, Missing):
        return False


def _quoted(text: str) -> str:
    """Return text in double quotes; signs that cannot be seen, or that YAML takes for a line's end, as escapes."""
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(_escaped(sign) if _unseen(sign) else sign for sign in quoted)


def _unseen(sign: str) -> bool:
    return unicodedata.category(sign) in _UNSEEN


def _escaped(sign: str) -> str:
    code = ord(sign)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004  the last of four digits
