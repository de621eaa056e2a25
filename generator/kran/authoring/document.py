"""A new document as text: modeline for the editor, fields in the schema's order, scalars that our reader reads back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import yaml

from kran.source.scalars import Ambiguous, Missing, plain
from kran.source.schemas import bundled

if TYPE_CHECKING:
    from collections.abc import Mapping

_WIDTH = 110
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")


@dataclass(frozen=True, slots=True)
class NewDocument:
    """Where it goes, relative to the root, and what stands in it."""

    path: str
    text: str


class BadId(ValueError):  # noqa: N818  it says what the id is
    """A document's name is no id."""


def check_id(name: str) -> None:
    """Raise BadId for what cannot be a document's name."""
    if not _ID.match(name):
        raise BadId(name)


def compose(path: str, schema: str, fields: Mapping[str, Any], body: str = "") -> NewDocument:
    """Return a document at ``catalog/…`` with those of `fields` that have a value, in the order of the schema.

    A Markdown document (`path` ends so) gets the fields as front matter before `body`. Raises BadId.
    """
    for part in path.split("/"):
        check_id(part.rpartition(".")[0] or part)
    given = {key: value for key, value in fields.items() if value not in (None, "", (), [], {})}
    order = {key: index for index, key in enumerate(bundled(schema)["properties"])}
    text = dump(dict(sorted(given.items(), key=lambda field: order.get(field[0], len(order)))))
    if path.endswith(".md"):
        return NewDocument(path, f"---\n{text}---\n\n{body}")
    return NewDocument(path, modeline(path, schema) + text)


def modeline(path: str, schema: str) -> str:
    """Return the first line of a document: where editors find its schema."""
    return f"# yaml-language-server: $schema={'../' * path.count('/')}schemas/{schema}.schema.json\n"


def dump(value: object) -> str:
    """Return a value as block YAML; texts that a reader could take for something else are quoted."""
    text: str = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH,
                          default_flow_style=None)  # fmt: skip
    return text


class _Dumper(yaml.SafeDumper):
    """PyYAML's, with our reading of scalars: dates plain, money exact, ambiguous texts quoted."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002  PyYAML's signature
        return True


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    try:
        quoted = plain(value) != value
    except (Ambiguous, Missing):
        quoted = True
    style = '"' if quoted else ("|" if "\n" in value.strip() else None)
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(
    Decimal, lambda dumper, value: dumper.represent_scalar("tag:yaml.org,2002:float", format(value, "f"))
)
_Dumper.add_representer(
    date, lambda dumper, value: dumper.represent_scalar("tag:yaml.org,2002:timestamp", value.isoformat())
)
