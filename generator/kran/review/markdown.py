"""Text for a comment at the code host: what the catalogue says stays text, whatever signs it holds.

GitHub cleans HTML itself, but mentions, references and addresses become links after that, wherever they stand as text.
"""

from __future__ import annotations

import re

_JOINER = "\N{WORD JOINER}"
_SIGNS = re.compile(r"[\\`*_{}\[\]()<>#+!|~&$]")
_LINKING = re.compile(r"(?<=[@#])|(?=://)|(?<=\bwww)(?=\.)|(?<=\bGH)(?=-)|(?<=:)(?=[a-z_+-][\w+-]*:)", re.IGNORECASE)
"""Where a mention, a reference, an address or a picture made of letters would be seen without something between."""
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+")


def safe(text: str) -> str:
    """Return text on one line that is shown as it is: no markup, no link, no mention, no reference to an issue."""
    text = _CONTROL.sub(" ", text)
    text = _LINKING.sub(_JOINER, text)
    return _SIGNS.sub(lambda found: f"&#{ord(found[0])};", text).strip()


def table(head: list[str], rows: list[list[str]], right: set[int]) -> str:
    """Return a table of cells that are safe already; `right` are the columns of numbers."""
    rule = ["--:" if index in right else "---" for index in range(len(head))]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, rule, *rows))


def details(summary: str, body: str) -> str:
    """Return something that is folded until it is wanted."""
    return f"<details><summary>{summary}</summary>\n\n{body}\n</details>"
