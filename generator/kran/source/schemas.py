"""The JSON Schemas of the documents: where they lie, and whether a document fits its own.

jsonschema-rs says "valid" fast; jsonschema explains the few documents that are not. Each schema is bundled with the
shared definitions first, so that nothing is looked up by address: the references to ``ids.schema.json`` help editors
complete and are dropped here.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from importlib import resources
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from kran.diagnostics import Place, complain
from kran.source.explain import explain
from kran.source.most import MOST
from kran.source.schema_codes import OTHERWISE
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    import jsonschema_rs

    from kran.diagnostics import Diagnostic
    from kran.source.explain import Schema
    from kran.source.gaps import Gaps, Path

_COMMON = "common.schema.json"
_IDS = "ids.schema.json"
_SOME_DAY = "2999-12-31"
_ANOTHER_KIND = 4
"""So many mistakes in a document raise the question whether it is of another kind altogether."""


def folder() -> FilePath:
    """Return the folder of the schemas: the wheel's own, or the source tree's."""
    packaged = FilePath(str(resources.files("kran"))) / "schemas"
    return packaged if packaged.is_dir() else packaged.parents[2] / "schemas"


def names() -> list[str]:
    """Return the kinds that have a schema, sorted."""
    return sorted(p.name.removesuffix(".schema.json") for p in folder().glob("*.schema.json") if p.name != _IDS)


def check(kind: str, value: object, file: str, *, draft: bool = False) -> list[Diagnostic]:
    """Return what in a document does not fit the schema of its kind; in a draft, what is missing is only a note."""
    if _fast(kind).is_valid(value):
        return []
    found = explain(bundled(kind), value, file, draft=draft) or [_fallback(kind, value, file)]
    if len(found) >= _ANOTHER_KIND and (other := _other_kind(kind, value)):
        return [
            complain(
                OTHERWISE,
                Place(file),
                N_("this is written like a “{other}”, but here belongs a “{wanted}”"),
                N_("Move the file to the folder of its kind, or write what belongs here."),
                other=other,
                wanted=kind,
            )
        ]
    return found


def fit(kind: str, value: Any, file: str, gaps: Gaps) -> tuple[Any, Gaps, list[Diagnostic]]:  # noqa: ANN401  YAML
    """Return what of a document fits the schema of its kind, the gaps where something does not, and why not.

    `gaps` are those it has already: nothing is said of what stands beside them. What fits is None where too little is
    left to be read, and where nobody can say whether the document is a draft.
    """
    if () in gaps.paths:
        return None, gaps, []
    draft = isinstance(value, dict) and value.get("status") == "draft"
    rest = gaps.rest(value)
    problems = _as_written(check(kind, rest, file, draft=draft), gaps)
    found = [problem for path, problem in problems if not gaps.beside(path)]
    while problems:
        before, gaps = gaps, gaps.with_(path for path, _ in problems)
        if () in gaps.paths or gaps == before or len(problems) > MOST:
            return None, gaps, found
        rest = _with_days(kind, gaps.rest(value), gaps)
        problems = _as_written(check(kind, rest, file, draft=draft), gaps)
    return (None if ("status",) in gaps.paths else rest), gaps, found


def _with_days(kind: str, rest: Any, gaps: Gaps) -> Any:  # noqa: ANN401  YAML
    """Return the rest of a document with a day in the place of each that it needs but that is wrong.

    The names in the document can be looked up then; what depends on the day is never told of, as it is a gap.
    """
    schema = bundled(kind)
    names = [str(path[0]) for path in gaps.paths if len(path) == 1 and path[0] in schema.get("required", ())]
    days = [name for name in names if schema["properties"][name].get("$ref") == "#/$defs/date"]
    return {**rest, **dict.fromkeys(days, rest.get("until", _SOME_DAY))} if days else rest


def _as_written(found: list[Diagnostic], gaps: Gaps) -> list[tuple[Path, Diagnostic]]:
    """Return each complaint about the rest of a document as one about the document as written, with its path."""
    told = []
    for problem in found:
        assert isinstance(problem.where, Place)  # noqa: S101  the schema's complaints are places
        place = gaps.place(problem.where)
        told.append((place.path, replace(problem, where=place)))
    return told


def is_id(name: str) -> bool:
    """Say whether a name is an id by the schemas."""
    rule = bundled("service")["$defs"]["id"]
    return len(name) <= rule["maxLength"] and re.search(rule["pattern"], name) is not None


def _other_kind(kind: str, value: object) -> str | None:
    documents = (name for name in names() if name not in {kind, "common"} and not name.startswith("api-"))
    return next((other for other in documents if _fast(other).is_valid(value)), None)


@cache
def bundled(kind: str) -> Schema:
    """Return the schema of a kind with every shared definition inside it."""
    common = _read(_COMMON)
    schema = _read(f"{kind}.schema.json")
    schema["$defs"] = common["$defs"]
    for holder, key, target in list(_references(schema)):
        if target.startswith(_IDS):
            del holder[key]
        else:
            holder[key] = target.replace(_COMMON, "")
    return schema


def _read(name: str) -> Schema:
    content: Schema = json.loads((folder() / name).read_text(encoding="utf-8"))
    return content


def _references(node: Any) -> Iterator[tuple[dict[str, Any], str, str]]:  # noqa: ANN401  any JSON value
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "$ref":
                yield node, key, value
            else:
                yield from _references(value)
    elif isinstance(node, list):
        for value in node:
            yield from _references(value)


@cache
def _fast(kind: str) -> jsonschema_rs.Draft202012Validator:
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(bundled(kind), validate_formats=True)


def _fallback(kind: str, value: object, file: str) -> Diagnostic:
    """Return a plain complaint where the two validators disagree; a test holds that they never do."""
    from kran.source.explain import unexplained

    error = next(iter(_fast(kind).iter_errors(value)))
    return unexplained(file, tuple(error.instance_path), error.message)
