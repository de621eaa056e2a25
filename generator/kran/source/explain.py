"""From a validator's errors to complaints a person can act on: one mistake, one complaint."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kran.diagnostics import Code, Diagnostic, Example, Place, Severity, complain
from kran.text import N_, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jsonschema import ValidationError

Schema = dict[str, Any]
_Path = tuple[str | int, ...]

_FILE = "# catalog/organisation/roles.yaml\nroles:\n  it-chef: {title: It-chef}\n"
_WHY = N_("The schema says what a document may hold, so that the editor, the check and every page agree.")

MISSING = Code(
    "K101",
    "field-missing",
    Severity.ERROR,
    N_("A field is missing"),
    N_("Without it the document cannot be published or charged."),
    Example(_FILE + "  enhetschef: {order: 50000}\n"),
    Example(_FILE + "  enhetschef: {title: Enhetschef, order: 50000}\n"),
)
UNKNOWN = Code(
    "K102",
    "field-unknown",
    Severity.ERROR,
    N_("A field is unknown"),
    N_("A misspelt field would be read as if it were not there."),
    Example(_FILE + "  enhetschef: {title: Enhetschef, ordr: 50000}\n"),
    Example(_FILE + "  enhetschef: {title: Enhetschef, order: 50000}\n"),
)
WRONG_TYPE = Code(
    "K103",
    "wrong-type",
    Severity.ERROR,
    N_("A value is of the wrong type"),
    _WHY,
    Example(_FILE + '  enhetschef: {title: Enhetschef, order: "50000"}\n'),
    Example(_FILE + "  enhetschef: {title: Enhetschef, order: 50000}\n"),
)
NOT_ALLOWED = Code(
    "K104",
    "value-not-allowed",
    Severity.ERROR,
    N_("A value is not one of those allowed"),
    _WHY,
    Example("# catalog/suppliers.yaml\nsuppliers:\n  it-enheten: {title: It-enheten, kind: owned}\n"),
    Example("# catalog/suppliers.yaml\nsuppliers:\n  it-enheten: {title: It-enheten, kind: own}\n"),
)
WRONG_FORM = Code(
    "K105",
    "wrong-form",
    Severity.ERROR,
    N_("A value does not have the right form"),
    _WHY,
    Example(_FILE + "  Enhetschef: {title: Enhetschef}\n"),
    Example(_FILE + "  enhetschef: {title: Enhetschef}\n"),
)
OUT_OF_RANGE = Code(
    "K106",
    "out-of-range",
    Severity.ERROR,
    N_("A value is too small or too large"),
    _WHY,
    Example(_FILE + "  enhetschef: {title: Enhetschef, order: -1}\n"),
    Example(_FILE + "  enhetschef: {title: Enhetschef, order: 1}\n"),
)
NOT_IN_FORM = Code(
    "K107",
    "not-in-this-price-form",
    Severity.ERROR,
    N_("A field does not belong to this form of price"),
    N_("Each form of price has its own fields. One too many means that the form or the field is wrong."),
    Example(
        "# catalog/prices/2027.yaml\ntitle: Prislista\nfrom: 2027-01-01\nfor: [internal]\ndecision: kf-2026\n"
        "prices:\n  dator: {form: quoted, amount: 100.00}\n"
    ),
    Example(""),
)
ONE_OF = Code(
    "K108",
    "one-is-needed",
    Severity.ERROR,
    N_("One of several fields is needed"),
    _WHY,
    Example(
        "# catalog/decisions/2026/kf-2026.yaml\ntitle: Prislista\ndate: 2026-11-16\nreference: § 1\n"
        "decides: [prices/2027]\n"
    ),
    Example(
        "# catalog/decisions/2026/kf-2026.yaml\ntitle: Prislista\nbody: kf\ndate: 2026-11-16\nreference: § 1\n"
        "decides: [prices/2027]\n"
    ),
)
EMPTY_VALUE = Code(
    "K109",
    "empty-value",
    Severity.ERROR,
    N_("A value is empty"),
    N_("What is absent means nothing; what is empty means that something was forgotten."),
    Example(_FILE + '  enhetschef: {title: ""}\n'),
    Example(_FILE + "  enhetschef: {title: Enhetschef}\n"),
)
OTHERWISE = Code(
    "K110",
    "does-not-fit",
    Severity.ERROR,
    N_("A value does not fit the schema"),
    _WHY,
    Example("# catalog/catalog.yaml\nversion: 2\n"),
    Example(""),
)
CODES = (MISSING, UNKNOWN, WRONG_TYPE, NOT_ALLOWED, WRONG_FORM, OUT_OF_RANGE, NOT_IN_FORM, ONE_OF, EMPTY_VALUE,
         OTHERWISE)  # fmt: skip

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
    "date": N_("Write a day that exists, as YYYY-MM-DD: 2027-01-31."),
    "item-path": N_("Write a service or service/option: barbar-dator/standard-14."),
    "item": N_("Write a service or service/option: barbar-dator/standard-14."),
    "row": N_("Write a service, service/option or with an addition: e-post/brevlada+lagring."),
    "document": N_("Write the kind and the id: prices/2027."),
    "email": N_("Write the address of a functional mailbox: servicedesk@osby.example."),
    "colour": N_('Write a colour as six hexadecimal digits in quotes: "#0b5a7a".'),
    "interval": N_("Write two times of day: 08:00-16:30."),
    "intervals": N_("Write two times of day: 08:00-16:30."),
    "duration": N_("Write a number and a unit (s, min, h, days, weeks): 4 h."),
}
_REMEDY_OTHERWISE = N_("Let the editor explain the field, or look at one that works.")
_EMPTY_MAPPING = frozenset({"minItems", "minLength", "minProperties"})
_RANGES = frozenset({"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "maxLength", "maxItems"})
_LONGEST_SHOWN = 60


def explain(schema: Schema, value: object, file: str, *, draft: bool = False) -> list[Diagnostic]:
    """Return what is wrong with `value`; nothing when it fits."""
    from jsonschema import Draft202012Validator

    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    by_path: dict[_Path, list[ValidationError]] = defaultdict(list)
    for error in validator.iter_errors(value):
        by_path[tuple(error.absolute_path)].append(error)
    remedies = {d["pattern"]: _REMEDIES[name] for name, d in schema["$defs"].items() if name in _REMEDIES}
    found: list[Diagnostic] = []
    for path, errors in by_path.items():
        found.extend(_at_one_place(Place(file, path), errors, remedies, draft=draft))
    return found


def unexplained(file: str, path: _Path, message: str) -> Diagnostic:
    """Return a complaint in the validator's own words."""
    return complain(OTHERWISE, Place(file, path), N_("the value does not fit: {problem}"), _REMEDY_OTHERWISE,
                    problem=message)  # fmt: skip


def _at_one_place(
    place: Place, errors: list[ValidationError], remedies: dict[str, str], *, draft: bool
) -> Iterator[Diagnostic]:
    names = [e for e in errors if "propertyNames" in e.absolute_schema_path]
    rest = [e for e in errors if e not in names]
    missing = [name for e in rest if e.validator == "required" for name in e.validator_value if name not in e.instance]
    unknown = _unknown(rest)
    wanted = _meant(unknown, missing)
    for name, known in unknown.items():
        yield _unknown_field(place, name, wanted[name], known)
    if any(wanted.values()):
        # The misspelt field is the one mistake: what follows from its absence is not another.
        missing = [m for m in missing if m not in wanted.values()]
        rest = [e for e in rest if "allOf" not in e.absolute_schema_path and e.validator != "anyOf"]
    for name in dict.fromkeys(missing):
        yield complain(MISSING, place, N_("the field “{field}” is missing"), N_("Write it."), field=name,
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


def _unknown(errors: Iterable[ValidationError]) -> dict[str, list[str]]:
    """Return each unknown field with the fields that are known there."""
    unknown: dict[str, list[str]] = {}
    for error in errors:
        if error.validator == "additionalProperties" and error.validator_value is False:
            known = list(error.schema.get("properties", {}))
            unknown |= {name: known for name in error.instance if name not in known}
    return unknown


def _meant(unknown: dict[str, list[str]], missing: list[str]) -> dict[str, str | None]:
    """Return what each unknown field was meant to be: the nearest missing one, else the nearest known one."""
    if len(unknown) == 1 and len(missing) == 1:
        (name,) = unknown
        return {name: nearest(name, missing) or nearest(name, unknown[name]) or missing[0]}
    return {name: nearest(name, missing) or nearest(name, known) for name, known in unknown.items()}


def _unknown_field(place: Place, name: str, meant: str | None, known: list[str]) -> Diagnostic:
    where = place.at(name, key=True)
    if meant:
        return complain(UNKNOWN, where, N_("the field “{field}” is unknown"), N_("Did you mean “{meant}”?"),
                        field=_short(name), meant=meant)  # fmt: skip
    return complain(UNKNOWN, where, N_("the field “{field}” is unknown"), N_("Here there may be: {known}."),
                    field=_short(name), known=", ".join(known))  # fmt: skip


def _name(place: Place, error: ValidationError, remedies: dict[str, str]) -> Diagnostic:
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
    remedy = remedies.get(str(error.schema.get("pattern")), _REMEDY_OTHERWISE)
    return complain(WRONG_FORM, where, N_("“{value}” does not have the right form"), remedy,
                    value=_short(error.instance))  # fmt: skip


def _value(place: Place, error: ValidationError, remedies: dict[str, str]) -> Diagnostic:
    kind, wanted, value = str(error.validator), error.validator_value, error.instance
    if kind == "type":
        return _wrong_type(place, value, [wanted] if isinstance(wanted, str) else wanted)
    if kind in {"enum", "const"}:
        return _not_allowed(place, value, wanted if kind == "enum" else [wanted])
    if kind in {"pattern", "format"}:
        if isinstance(value, str) and not value.strip():
            return _empty(place)
        remedy = remedies.get(str(error.schema.get("pattern")), _REMEDY_OTHERWISE)
        return complain(WRONG_FORM, place, N_("“{value}” does not have the right form"), remedy, value=_short(value))
    if kind in _RANGES:
        bound = N_("Write at least {bound}.") if "inimum" in kind else N_("Write at most {bound}.")
        return complain(OUT_OF_RANGE, place, N_("{value} is outside what is allowed"), bound, value=_short(value),
                        bound=wanted)  # fmt: skip
    if kind in _EMPTY_MAPPING:
        return _empty(place)
    if kind == "anyOf" and all("required" in branch for branch in wanted):
        choices = ", ".join("+".join(branch["required"]) for branch in wanted)
        return complain(ONE_OF, place, N_("one of these is needed: {choices}"), N_("Write the one that applies."),
                        choices=choices)  # fmt: skip
    if kind == "dependentRequired":
        name, needed = next((n, m) for n, ms in wanted.items() if n in value for m in ms if m not in value)
        return complain(MISSING, place.at(name, key=True), N_("“{field}” needs “{needed}” beside it"), N_("Write it."),
                        field=name, needed=needed)  # fmt: skip
    return unexplained(place.file, place.path, error.message)


def _wrong_type(place: Place, value: object, wanted: list[str]) -> Diagnostic:
    remedy = N_("Write {wanted} here.")
    if isinstance(value, str) and {"number", "integer"} & set(wanted):
        if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", value):
            remedy = N_("Take the quotes away: an amount or number is written without them.")
        elif re.fullmatch(r"-?[0-9  ]+,[0-9]+", value):
            remedy = N_("Write it with a decimal point and without quotes: 12.50.")
    elif isinstance(value, int | Decimal) and "string" in wanted:
        remedy = N_("Put it in quotes: here it is a text.")
    names = " / ".join(f"{{{t}}}" for t in wanted)
    from kran.diagnostics import Message

    expected = Message(names, {t: Message(_TYPES[t]) for t in wanted})
    return complain(WRONG_TYPE, place, N_("{value} is not {wanted}"), remedy, value=_show(value), wanted=expected)


def _not_allowed(place: Place, value: object, allowed: list[Any]) -> Diagnostic:
    meant = nearest(str(value), [str(a) for a in allowed])
    if meant:
        return complain(NOT_ALLOWED, place, N_("“{value}” is not allowed here"), N_("Did you mean “{meant}”?"),
                        value=_short(value), meant=meant)  # fmt: skip
    return complain(NOT_ALLOWED, place, N_("“{value}” is not allowed here"), N_("Choose one of: {allowed}."),
                    value=_short(value), allowed=", ".join(map(str, allowed)))  # fmt: skip


def _empty(place: Place) -> Diagnostic:
    return complain(EMPTY_VALUE, place, N_("the value is empty"), N_("Write something, or take the field away."))


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def _show(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict | list):
        return "{…}" if isinstance(value, dict) else "[…]"
    return f"“{_short(value)}”"
