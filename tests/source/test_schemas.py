"""The two validators agree on every document, and what is wrong is said in the program's own words."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from kran.diagnostics import Place
from kran.model.kinds import kind_of
from kran.source import explain, schemas, table, yaml
from kran.source.most import MOST
from tests.source import mutate

if TYPE_CHECKING:
    from kran.diagnostics import Diagnostic

CATALOGUE = Path(__file__).resolve().parents[2] / "catalog"
MUTATIONS = 500
# What the program publishes has schemas too (api-…): they are not of documents.
KINDS = [kind for kind in schemas.names() if kind != "common" and not kind.startswith("api-")]


def documents() -> list[tuple[str, Any]]:
    """Return the kind of schema and the value of some documents of each kind in the example catalogue."""
    found: list[tuple[str, Any]] = []
    per_kind: dict[str, int] = {}
    for path in sorted(CATALOGUE.rglob("*.*")):
        kind, _ = kind_of(path.relative_to(CATALOGUE).as_posix()) or (None, "")
        if kind is None or path.suffix == ".md" or per_kind.get(kind.schema, 0) == 4:
            continue
        per_kind[kind.schema] = per_kind.get(kind.schema, 0) + 1
        text = path.read_text("utf-8")
        if kind.columns:
            rows, _ = table.parse(text, path.name, kind.columns, kind.numbers)
            found += [(kind.schema, {k: v for k, v in row.items() if k}) for row in (rows or [])[:4]]
        else:
            found.append((kind.schema, yaml.parse(text, path.name)[0]))
    return found


DOCUMENTS = documents()


def test_the_documents_are_of_every_kind_and_sound() -> None:
    assert {kind for kind, _ in DOCUMENTS} == set(KINDS) - {"guideline"}
    assert [found for kind, value in DOCUMENTS for found in schemas.check(kind, value, "f.yaml")] == []


@pytest.fixture
def _own_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> Diagnostic:
        pytest.fail(f"not explained: {arguments}")

    monkeypatch.setattr(schemas, "_fallback", fail)
    monkeypatch.setattr(explain, "unexplained", fail)


@pytest.mark.usefixtures("_own_words")
@pytest.mark.parametrize("part", range(5))
def test_the_validators_agree_on_changed_documents(part: int) -> None:
    random = Random(part)  # noqa: S311  a test, not a secret
    broken = 0
    for _ in range(MUTATIONS // 5):
        kind, value = random.choice(DOCUMENTS)
        changed = mutate.document(value, random)
        found = schemas.check(kind, changed, "f.yaml")
        assert bool(found) != schemas._fast(kind).is_valid(changed)
        assert len(found) <= MOST + 1
        broken += bool(found)
    assert broken > MUTATIONS // 10  # the changes do break something


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("value", [{}, [], "text", 5, True, {"a": {"b": []}}])
@pytest.mark.usefixtures("_own_words")
def test_another_thing_altogether(kind: str, value: object) -> None:
    assert schemas.check(kind, value, "f.yaml")


def test_of_very_many_mistakes_the_first_in_the_file_are_told_in_order() -> None:
    units = {f"u-{n}": {"name": "U", "kind": "school", "oops": n, "from": "2020-01-01"} for n in range(3_000)}
    found = schemas.check("units", {"units": units}, "f.yaml")
    places = [problem.where for problem in found]
    assert len(places) == MOST + 1
    names = [place.path[1] for place in places if isinstance(place, Place)]
    assert names == sorted(names, key=lambda name: int(str(name)[2:]))
    assert "from here on there are more" in found[-1].message.msgid


def test_a_title_may_be_long_but_not_endless() -> None:
    def problems(length: int) -> list[str]:
        unit = {"name": "å" * length, "kind": "school", "customer": "internal", "from": "2020-01-01"}
        return [problem.kind.code for problem in schemas.check("units", {"units": {"skolan": unit}}, "f.yaml")]

    assert problems(300) == []
    assert problems(301) == ["K106"]
