"""Whatever field of whatever kind differs, something is told; both ways round it is the same thing."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kran.changes.compare import compare
from kran.model.accessibility import Burden
from kran.model.dated import ALWAYS, Dated
from kran.model.hours import Hours
from kran.model.kinds import KINDS
from kran.model.load import load
from kran.model.service import Content, Life, Notice, Part, WebLink
from kran.source.files import Folder
from kran.text import Text
from tests.changes.held import catalogue, told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kran.model.catalogue import Catalogue

ROOT = Path(__file__).resolve().parents[2]
IDENTITY = {"id", "place", "references", "key", "item"}
"""What something is and where it stands: another of these is another thing."""
NO_EFFECT = {("price_lists", "customers"), ("price_lists", "levels"), ("units", "name@-")}
"""Passed over in a unit's own list, where the check refuses them (K310); others' are `customers[]` and `levels.*`.

A name that gets a first day was the same before it.
"""
WORD = Text("sv", {"sv": "Ett helt nytt ord"})
OPEN = Hours({"sunday": ("03:00-04:00",)})
LATE = date(2031, 5, 1)
SAMPLES: dict[str, Any] = {
    "Text | None": WORD,
    "str | None": "nagot",
    "date | None": LATE,
    "int | None": 7,
    "Decimal | None": Decimal(7),
    "Decimal | int | None": Decimal(7),
    "Hours | None": OPEN,
    "Life | None": Life(None, LATE),
    "Dated[str] | None": Dated(((LATE, "nagot"),)),
    "Dated[Text] | None": Dated(((LATE, WORD),)),
    "Dated[Decimal | int] | None": Dated(((LATE, Decimal(7)),)),
    "Dated[Mapping[str, str]] | None": Dated(((LATE, {"phone": "90 s"}),)),
    "Mapping[str, Any]": {"clock": "always"},
    "Mapping[str, str]": {"nagot": "nagot"},
    "Mapping[str, int]": {"nagot": 7},
    "Mapping[str, Text]": {"nagot": WORD},
    "Mapping[str, tuple[str, ...]]": {"sv": ("nagot",)},
    "tuple[str, ...]": ("nagot",),
    "tuple[int, ...]": (7,),
    "tuple[Text, ...]": (WORD,),
    "tuple[Text, Text] | None": (WORD, WORD),
    "tuple[Content, ...]": (Content(WORD, None),),
    "tuple[Notice, ...]": (Notice(Life(LATE, None), WORD, stop=True),),
    "tuple[Burden, ...]": (Burden(WORD, WORD),),
    "tuple[Part, ...]": (Part("skarm", 1, optional=False),),
    "tuple[WebLink, ...]": (WebLink(WORD, "https://exempel.example/"),),
    "tuple[tuple[str, Text], ...]": (("Vikt", WORD),),
    "tuple[tuple[str, Decimal | int], ...]": (("kvall", Decimal(2)),),
}
"""What a field that says nothing says instead, by its type. A field of a new type needs a line."""


@pytest.fixture(scope="module", params=["small", "example"])
def whole(request: pytest.FixtureRequest) -> Catalogue:
    if request.param == "small":
        return catalogue()
    loaded = load(Folder(ROOT))
    assert loaded.catalogue is not None
    return loaded.catalogue


TABLES = sorted({field for kind in KINDS if not kind.columns for field in kind.fields} - {"settings"})


@pytest.mark.parametrize("field", [*TABLES, "settings"])
def test_a_field_that_differs_is_told(whole: Catalogue, field: str) -> None:
    """Of every field one thing of the kind at least must tell; the first few are tried."""
    held = getattr(whole, field)
    untold: dict[str, None] = {}
    tried: set[str] = set()
    things: dict[str, Any] = {"": held} if field == "settings" else held
    for name, thing in islice(((n, t) for n, t in things.items() if not getattr(t, "draft", False)), 4):
        for path, other in mutations(thing):
            if path in tried:
                continue
            after = _with(whole, field, other if field == "settings" else {**held, name: other})
            found = compare(whole, after)
            assert told(found) == told(tuple(c.reversed() for c in compare(after, whole))), (name, path)
            if found:
                tried.add(path)
                untold.pop(path, None)
            else:
                untold[path] = None
    untold = {path: None for path in untold if (field, path) not in NO_EFFECT}
    assert not untold, sorted(untold)


@pytest.mark.parametrize("field", TABLES)
def test_a_thing_that_is_new_or_gone_is_told(whole: Catalogue, field: str) -> None:
    for name, thing in islice(getattr(whole, field).items(), 4):
        there = {key: value for key, value in getattr(whole, field).items() if key != name}
        without = _with(whole, field, there)
        gone = compare(whole, without)
        restated = field == "costs" and name != min(getattr(whole, field))  # what an earlier year says holds on
        assert restated or bool(gone) == (not getattr(thing, "draft", False)), name
        assert told(gone) == told(tuple(c.reversed() for c in compare(without, whole)))


def _with(whole: Catalogue, field: str, value: object) -> Catalogue:
    changed: dict[str, Any] = {field: value}
    return replace(whole, **changed)


def mutations(thing: Any, path: str = "") -> Iterator[tuple[str, Any]]:  # noqa: ANN401  anything of the model
    """Yield a thing with each of its fields another, in turn, however deep it lies."""
    for field in fields(thing):
        if field.name in IDENTITY:
            continue
        value = getattr(thing, field.name)
        if value is None or value in ((), {}, frozenset()):
            sample = SAMPLES.get(str(field.type))
            if sample is not None:
                yield f"{path}{field.name}", replace(thing, **{field.name: sample})
            else:
                assert str(field.type) in UNTRIED, (path, field.name, field.type)
            continue
        for deeper, other in _others(value, f"{path}{field.name}"):
            yield deeper, replace(thing, **{field.name: other})


UNTRIED = {
    "frozenset[str]",
    "tuple[Step, ...]",
    "Accessibility | None",
    "Dated[Hours] | None",
    "Dated[Availability] | None",
    "Dated[tuple[Support, ...]] | None",
    "Dated[Outages] | None",
    "Dated[tuple[Window, ...]] | None",
    "Dated[Mapping[str, Target]] | None",
    "Mapping[str, Row]",
    "Mapping[str, Terms]",
    "tuple[Option, ...]",
    "Mapping[str, Mapping[str, int]]",
}
"""Types of fields that the example has values of: those are tried."""


def _others(value: Any, path: str) -> Iterator[tuple[str, Any]]:  # noqa: ANN401, C901, PLR0912  every type of value
    if isinstance(value, bool):
        yield path, not value
    elif isinstance(value, Enum):
        yield path, next(other for other in type(value) if other is not value)
    elif isinstance(value, int | Decimal):
        yield path, value + 1
    elif isinstance(value, str):
        yield path, "77 h" if value.endswith((" h", " s", " min", " days")) else f"{value}x"
    elif isinstance(value, date):
        yield path, value + timedelta(days=1)
    elif isinstance(value, Text):
        yield path, Text(value.main, {**value.by_language, value.main: "Ett helt nytt ord"})
    elif isinstance(value, Hours):
        yield path, OPEN
    elif isinstance(value, Dated):
        (day, last), rest = value.values[-1], value.values[:-1]
        for deeper, other in _others(last, path):
            yield deeper, Dated((*rest, (day, other)))
        yield f"{path}@", Dated((*value.values, (LATE, next(_others(last, path))[1])))
        yield f"{path}@-", Dated(((day if day != ALWAYS else LATE, last),)) if not rest else Dated(rest)
    elif isinstance(value, tuple) and value and not is_dataclass(value[0]) and not isinstance(value[0], tuple):
        yield f"{path}[]", value[1:]
        for deeper, other in _others(value[0], f"{path}[0]"):
            yield deeper, (other, *value[1:])
    elif isinstance(value, tuple):
        yield f"{path}[]", value[1:]
        inner = mutations(value[0], f"{path}[0].") if is_dataclass(value[0]) else _of_pair(value[0], path)
        for deeper, other in inner:
            yield deeper, (other, *value[1:])
    elif isinstance(value, frozenset):
        yield path, value | {"nagot"}
    elif is_dataclass(value):
        yield from mutations(value, f"{path}.")
    else:
        yield from _of_mapping(value, path)


def _of_pair(value: tuple[Any, Any], path: str) -> Iterator[tuple[str, Any]]:
    for deeper, other in _others(value[1], f"{path}[0]"):
        yield deeper, (value[0], other)


def _of_mapping(value: Mapping[str, Any], path: str) -> Iterator[tuple[str, Any]]:
    name, first = next(iter(value.items()))
    yield f"{path}-", {key: inner for key, inner in value.items() if key != name}
    for deeper, other in _others(first, f"{path}.*"):
        yield deeper, {**value, name: other}
