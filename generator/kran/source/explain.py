"""From a validator's errors to complaints a person can act on: one mistake, one complaint."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from functools import cache
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Protocol, cast

from kran.diagnostics import Diagnostic, Message, Place, Severity, complain
from kran.source.most import MOST, first
from kran.source.order import Order
from kran.source.schema_codes import (
    EMPTY_VALUE,
    MISSING,
    NOT_ALLOWED,
    NOT_IN_FORM,
    ONE_OF,
    OTHERWISE,
    OUT_OF_RANGE,
    UNKNOWN,
    WRONG_FORM,
    WRONG_TYPE,
)
from kran.source.syntax import HARD_SPACE, HARD_SPACES
from kran.text import N_, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from jsonschema import FormatChecker


class _Error(Protocol):
    """A ValidationError as it is once the validator has filled it in."""

    @property
    def validator(self) -> str: ...
    @property
    def validator_value(self) -> Any: ...  # noqa: ANN401  any JSON value, here and below
    @property
    def instance(self) -> Any: ...  # noqa: ANN401
    @property
    def schema(self) -> Schema: ...
    @property
    def absolute_path(self) -> Sequence[str | int]: ...
    @property
    def absolute_schema_path(self) -> Sequence[str | int]: ...
    @property
    def message(self) -> str: ...


Schema = dict[str, Any]
_Path = tuple[str | int, ...]

_TYPES = {
    "string": N_("text"),
    "number": N_("a number"),
    "integer": N_("a whole number"),
    "boolean": N_("true or false"),
    "array": N_("a list"),
    "object": N_("fields with values"),
}
_REMEDIES = {
    "id": N_("Use small letters a–z and digits, words joined by a hyphen: barbar-dator."),
    "date": N_("Write a day that exists, year-month-day (1800–2999): 2027-01-31."),
    "item-path": N_("Write a service or service/option: barbar-dator/standard-14."),
    "item": N_("Write a service or service/option: barbar-dator/standard-14."),
    "row": N_("Write a service, service/option or with an addition: e-post/brevlada+lagring."),
    "document": N_("Write the kind and the id: prices/2027."),
    "language": N_("Write a language's code (sv, en): the only fields within a text are its languages."),
    "title": N_("Write it on one line."),
    "email": N_("Write the address of a functional mailbox: servicedesk@osby.example."),
    "colour": N_('Write a colour as six hexadecimal digits in quotes: "#0b5a7a".'),
    "interval": N_("Write two times of day: 08:00-16:30."),
    "intervals": N_("Write two times of day: 08:00-16:30."),
    "duration": N_("Write a number and a unit (s, min, h, days, weeks): 4 h."),
}
_NO_QUOTES = N_("Take the quotes away: an amount or number is written without them.")
_REMEDY_OTHERWISE = N_("Let the editor explain the field, or look at one that works.")
_FOLLOWS = frozenset({"anyOf", "dependentRequired"})
_EMPTY_MAPPING = frozenset({"minItems", "minLength", "minProperties"})
_RANGES = frozenset({"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "maxLength", "maxItems"})
_LONGEST_SHOWN = 60
_ENOUGH = 100 * MOST
"""Errors looked at: they come in the schema's order, and several may become one complaint."""


def explain(schema: Schema, value: object, file: str, *, draft: bool = False) -> list[Diagnostic]:
    """Return what is wrong with `value`; nothing when it fits."""
    from jsonschema import Draft202012Validator

    validator = Draft202012Validator(schema, format_checker=_formats())
    errors = cast("Iterator[_Error]", validator.iter_errors(value))
    by_path: dict[_Path, list[_Error]] = defaultdict(list)
    for error in islice(errors, _ENOUGH):
        by_path[tuple(error.absolute_path)].append(error)
    definitions = schema["$defs"]
    remedies = {d["pattern"]: _REMEDIES[name] for name, d in definitions.items() if name in _REMEDIES}
    found: list[tuple[tuple[int, ...], Diagnostic]] = []
    # A key that is wrong is the one mistake: what is below it is not looked at.
    wrong_keys = {(*path, e.instance) for path, at_one_place in by_path.items() for e in at_one_place if _is_name(e)}
    order = Order(value)
    for path in sorted(by_path, key=order.of):
        if any(path[: n + 1] in wrong_keys for n in range(len(path))):
            continue
        if sum(place < order.of(path) for place, _ in found) > MOST:
            break  # what follows stands further down
        for complaint in _at_one_place(Place(file, path), by_path[path], remedies, definitions, draft=draft):
            assert isinstance(complaint.where, Place)  # noqa: S101  all of them are
            found.append((order.of(complaint.where.path), complaint))
    return first([complaint for _, complaint in sorted(found, key=itemgetter(0))])


@cache
def _formats() -> FormatChecker:
    """Return a checker of formats that asks jsonschema-rs, so that the two never disagree."""
    import jsonschema_rs
    from jsonschema import FormatChecker

    def fits(name: str) -> Callable[[object], bool]:
        return jsonschema_rs.Draft202012Validator({"format": name}, validate_formats=True).is_valid

    checker = FormatChecker(formats=())
    for name in ("date", "email", "uri"):
        checker.checks(name)(fits(name))
    return checker


def unexplained(file: str, path: _Path, message: str) -> Diagnostic:
    """Return a complaint in the validator's own words."""
    return complain(OTHERWISE, Place(file, path), N_("the value does not fit: {problem}"), _REMEDY_OTHERWISE,
                    problem=message)  # fmt: skip


def _is_name(error: _Error) -> bool:
    """Say whether an error is about a key's own name."""
    return "propertyNames" in error.absolute_schema_path


def _at_one_place(
    place: Place, errors: list[_Error], remedies: dict[str, str], definitions: Schema, *, draft: bool
) -> Iterator[Diagnostic]:
    names = [e for e in errors if _is_name(e)]
    rest = [e for e in errors if not _is_name(e)]
    missing = [name for e in rest if e.validator == "required" for name in e.validator_value if name not in e.instance]
    unknown = _unknown(rest)
    wanted = _meant(unknown, missing, rest, definitions)
    for name, known in unknown.items():
        yield _unknown_field(place, name, wanted[name], known)
    if any(wanted.values()) or (unknown and not missing):
        # The misspelt field is the one mistake: what follows from its absence is not another.
        missing = [m for m in missing if m not in wanted.values()]
        rest = [e for e in rest if "allOf" not in e.absolute_schema_path and e.validator not in _FOLLOWS]
        names = [e for e in names if "allOf" not in e.absolute_schema_path]
    if any(e.validator == "enum" and "allOf" in e.absolute_schema_path for e in names):
        missing = []  # the form of price is wrong, or the field: which others it needs follows from that
        rest = [e for e in rest if "allOf" not in e.absolute_schema_path or e.validator != "dependentRequired"]
    for name in dict.fromkeys(missing):
        yield complain(MISSING, place, N_("the field “{field}” is missing"), N_("Add it: “{field}: …”."), field=name,
                       severity=Severity.NOTE if draft else None)  # fmt: skip
    for error in {str(e.instance): e for e in names if e.instance not in unknown}.values():
        yield _name(place, error, remedies)
    done = {"required", "additionalProperties"}
    seen: set[str] = set()
    for error in sorted(rest, key=lambda e: str(e.validator) != "type"):
        if error.validator not in done and not seen & {"type", str(error.validator)}:
            seen.add(str(error.validator))
            yield _value(place, error, remedies)
            if error.validator in _EMPTY_MAPPING:
                seen.add("pattern")


def _unknown(errors: Iterable[_Error]) -> dict[str, list[str]]:
    """Return each unknown field with the fields that are known there."""
    unknown: dict[str, list[str]] = {}
    for error in errors:
        if error.validator == "additionalProperties" and error.validator_value is False:
            known = list(error.schema.get("properties", {}))
            unknown |= dict.fromkeys((name for name in error.instance if name not in known), known)
    return dict(islice(unknown.items(), MOST + 1))


def _meant(
    unknown: dict[str, list[str]], missing: list[str], errors: Iterable[_Error], definitions: Schema
) -> dict[str, str | None]:
    """Return what each unknown field was meant to be: the nearest missing one, else the nearest known one.

    A name like none may still be the one that is missing, in other words, where its value fits that field.
    """
    if len(unknown) == 1 and len(missing) == 1:
        (name,) = unknown
        meant = nearest(name, missing) or nearest(name, unknown[name])
        return {name: meant or (missing[0] if _may_be(name, missing[0], errors, definitions) else None)}
    return {name: nearest(name, missing) or nearest(name, known) for name, known in unknown.items()}


def _may_be(name: str, field: str, errors: Iterable[_Error], definitions: Schema) -> bool:
    """Say whether the value of an unknown field is one that a known field may have."""
    from jsonschema import Draft202012Validator

    for error in errors:
        wanted = error.schema.get("properties", {}).get(field)
        if error.validator == "additionalProperties" and wanted is not None:
            schema = {**wanted, "$defs": definitions}
            return bool(Draft202012Validator(schema, format_checker=_formats()).is_valid(error.instance[name]))
    return False


def _unknown_field(place: Place, name: str, meant: str | None, known: list[str]) -> Diagnostic:
    where = place.at(name, key=True)
    if meant:
        return complain(UNKNOWN, where, N_("the field “{field}” is unknown"), N_("Did you mean “{meant}”?"),
                        field=_short(name), meant=meant)  # fmt: skip
    return complain(UNKNOWN, where, N_("the field “{field}” is unknown"), N_("Here there may be: {known}."),
                    field=_short(name), known=", ".join(known))  # fmt: skip


def _name(place: Place, error: _Error, remedies: dict[str, str]) -> Diagnostic:
    where = place.at(error.instance, key=True)
    if error.validator == "enum":
        if "allOf" in error.absolute_schema_path:
            return complain(
                NOT_IN_FORM,
                where,
                N_("the field “{field}” does not belong to this form of price"),
                N_("With this form there may be: {known}."),
                field=error.instance,
                known=", ".join(error.validator_value),
            )
        return _not_allowed(where, error.instance, error.validator_value)
    return _out_of_range(where, error) if error.validator in _RANGES else _wrong_form(where, error, remedies)


def _value(place: Place, error: _Error, remedies: dict[str, str]) -> Diagnostic:
    kind, wanted, value = str(error.validator), error.validator_value, error.instance
    if kind == "type":
        pattern = error.schema.get("pattern")
        form = None if pattern and re.search(pattern, str(value)) else _form(error, remedies)  # 2027: only quotes lack
        return _wrong_type(place, value, [wanted] if isinstance(wanted, str) else wanted, form)
    if kind in {"enum", "const"}:
        return _not_allowed(place, value, wanted if kind == "enum" else [wanted])
    if kind in _EMPTY_MAPPING or (kind in {"pattern", "format"} and not str(value).strip()):
        return _empty(place)
    if kind in {"pattern", "format"}:
        return _wrong_form(place, error, remedies)
    if kind in _RANGES:
        return _out_of_range(place, error)
    return _other(place, error)


def _wrong_form(place: Place, error: _Error, remedies: dict[str, str]) -> Diagnostic:
    value, pattern = _short(error.instance), str(error.schema.get("pattern"))
    message = N_("“{value}” does not have the right form")
    if error.validator == "format" and error.validator_value == "date" and re.search(pattern, value):
        message = N_("there is no day {value}")
    remedy = HARD_SPACES if HARD_SPACE in str(error.instance) else _form(error, remedies) or _REMEDY_OTHERWISE
    return complain(WRONG_FORM, place, message, remedy, value=value)


def _form(error: _Error, remedies: dict[str, str]) -> str | None:
    """Return what to write where a value has a form of its own (a day, an id, hours), None where it has not."""
    if error.schema.get("format") == "uri":
        slash_wanted = str(error.schema.get("pattern")).endswith("/$")
        if slash_wanted and re.match(r"https://[^/\s]+(?:/\S*)?(?<!/)\Z", str(error.instance)):
            return N_("Write a slash at the end: {value}/")
        return N_("Write a whole address: https://it.osby.example/")
    return remedies.get(str(error.schema.get("pattern")))


def _out_of_range(place: Place, error: _Error) -> Diagnostic:
    value, bound = _short(error.instance), error.validator_value
    if error.validator == "maxLength":
        return complain(OUT_OF_RANGE, place, N_("“{value}” is too long"), N_("Write at most {bound} characters."),
                        value=value, bound=bound)  # fmt: skip
    remedy = N_("Write at least {bound}.") if "inimum" in error.validator else N_("Write at most {bound}.")
    if error.validator == "exclusiveMinimum":
        remedy = N_("Write more than {bound}.")
    return complain(OUT_OF_RANGE, place, N_("{value} is outside what is allowed"), remedy, value=value, bound=bound)


def _other(place: Place, error: _Error) -> Diagnostic:
    kind, wanted, value = str(error.validator), error.validator_value, error.instance
    if kind == "uniqueItems":
        index = _second(value)
        return complain(OTHERWISE, place.at(index), N_("“{value}” stands twice in the list"),
                        N_("Keep one of the two."), value=_short(value[index]))  # fmt: skip
    if kind == "anyOf" and all("required" in branch for branch in wanted):
        choices = ", ".join("+".join(branch["required"]) for branch in wanted)
        return complain(ONE_OF, place, N_("one of these is needed: {choices}"), N_("Write the one that applies."),
                        choices=choices)  # fmt: skip
    if kind == "not" and "required" in wanted:
        *kept, one_too_many = wanted["required"]
        return complain(OTHERWISE, place.at(one_too_many, key=True), N_("“{field}” cannot stand beside “{other}”"),
                        N_("Keep the one of the two that applies."),
                        field=one_too_many, other=", ".join(kept))  # fmt: skip
    if kind == "dependentRequired":
        name, needed = next((n, m) for n, ms in wanted.items() if n in value for m in ms if m not in value)
        return complain(MISSING, place.at(name, key=True), N_("“{field}” needs “{needed}” beside it"),
                        N_("Add it: “{needed}: …”."), field=name, needed=needed)  # fmt: skip
    return unexplained(place.file, place.path, error.message)


def _second(values: list[object]) -> int:
    """Return the index of the first entry that stands in the list before."""
    seen: set[str] = set()
    for index, entry in enumerate(values):
        if repr(entry) in seen:
            return index
        seen.add(repr(entry))
    return 0


def _wrong_type(place: Place, value: object, wanted: list[str], form: str | None) -> Diagnostic:
    remedy = N_("Write {wanted} here.")
    if isinstance(value, str) and {"number", "integer"} & set(wanted):
        if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", value):
            remedy = _NO_QUOTES
        elif re.fullmatch(r"-?[0-9]+,[0-9]+", value):
            remedy = N_("Write it with a decimal point and without quotes: 12.50.")
        elif re.search(r"[0-9]", value):
            remedy = N_("Write digits and at most a decimal point, without spaces, units or quotes: {example}")
    elif isinstance(value, str) and value in {"true", "false"} and "boolean" in wanted:
        remedy = N_("Take the quotes away: true and false are written without them.")
    elif isinstance(value, str) and wanted == ["array"]:
        remedy = N_("Put it in square brackets, or write it on a line of its own after a hyphen.")
    elif isinstance(value, int | Decimal) and "string" in wanted:
        remedy = form or N_("Put it in quotes: here it is a text.")
    *others, last = (Message(_TYPES[name]) for name in wanted)
    expected = last
    for other in reversed(others):
        expected = Message(N_("{a} or {b}"), {"a": other, "b": expected})
    number = re.fullmatch(r"[^0-9]*([0-9][0-9 \u00a0]*(?:[.,][0-9]+)?)[^0-9]*", str(value))
    example = re.sub(r"\s", "", number[1]).replace(",", ".") if number else "4200000.00"
    return complain(WRONG_TYPE, place, N_("{value} is not {wanted}"), remedy, value=_show(value), wanted=expected,
                    example=example)  # fmt: skip


def _not_allowed(place: Place, value: object, allowed: list[Any]) -> Diagnostic:
    meant = nearest(str(value), [str(a) for a in allowed])
    if isinstance(value, str) and any(isinstance(a, int) and str(a) == value for a in allowed):
        return _wrong_type(place, value, ["number"], None)
    if meant:
        return complain(NOT_ALLOWED, place, N_("“{value}” is not allowed here"), N_("Did you mean “{meant}”?"),
                        value=_short(value), meant=meant)  # fmt: skip
    return complain(NOT_ALLOWED, place, N_("“{value}” is not allowed here"), N_("Choose one of: {allowed}."),
                    value=_short(value), allowed=", ".join(map(str, allowed)))  # fmt: skip


def _empty(place: Place) -> Diagnostic:
    return complain(EMPTY_VALUE, place, N_("the value is empty"), N_("Write something, or take the field away."))


def _short(value: object) -> str:
    text = "↵".join(str(value).splitlines())
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def _show(value: object) -> str | Message:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict | list):
        return "{…}" if isinstance(value, dict) else "[…]"
    return Message(N_("“{text}”"), {"text": _short(value)})
