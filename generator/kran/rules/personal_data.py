"""No person stands in the data: no personal identity number, no private address."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from kran.diagnostics import Code, Diagnostic, Example, Place, Severity, complain
from kran.rules.rule import Checked, Rule
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

_SKARM = (
    "# catalog/services/arbetsplats/skarm.yaml\ntitle: {sv: Skärm, en: Screen}\n"
    "summary: {sv: En skärm., en: A screen.}\nowner: it-chef\norderable: {from: 2026-01-01}\n"
)
_WHY = N_("The catalogue is published and its history kept for ever. Roles and functional mailboxes stand for people.")

NUMBER = Code(
    "K504",
    "personal-identity-number",
    Severity.ERROR,
    N_("A text holds a personal identity number"),
    _WHY,
    Example(_SKARM + "audience: Ring 811218-9876\n"),
    Example(_SKARM + "audience: Ring 811218-9877, som inte är ett personnummer\n"),
)
ADDRESS = Code(
    "K505",
    "private-address",
    Severity.ERROR,
    N_("A text holds a private e-mail address"),
    _WHY,
    Example(_SKARM + "audience: Skriv till exempel@gmail.com\n"),
    Example(_SKARM + "audience: Skriv till servicedesk@exempelkommun.example\n"),
)

_NUMBER = re.compile(r"(?<![0-9])(?:(?:18|19|20)?[0-9]{2}(?:0[1-9]|1[0-2])(?:[0-9]{2})[-+ ]?[0-9]{4})(?![0-9])")
_MAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}")
_PRIVATE_DOMAINS = re.compile(
    r"(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|icloud|me|telia|comhem|bredband|spray|passagen|protonmail|"
    r"proton|tele2|gmx|mail)\.(?:com|se|net|nu|me|org|co\.uk|de)",
    re.IGNORECASE,
)
_FIRST_AND_LAST = re.compile(r"[a-zåäö]{2,}\.[a-zåäö]{2,}(?:\.[a-z0-9]+)?\Z", re.IGNORECASE)
_FUNCTIONS = frozenset({"it", "info", "post", "service", "support", "kontakt", "kansli", "noreply", "no"})
_COORDINATION_DAY = 60
_TEN_DIGITS = 10


def is_personal_number(text: str) -> bool:
    """Say whether digits are a personal identity or coordination number: a day that exists and a right check digit."""
    digits = re.sub(r"[^0-9]", "", text)[-_TEN_DIGITS:]
    month, day = int(digits[2:4]), int(digits[4:6])
    day = day - _COORDINATION_DAY if day > _COORDINATION_DAY else day
    try:
        date(2000, month, day)  # a leap year: whether 29 February existed depends on a century that is not written
    except ValueError:
        return False
    total = 0
    for index, digit in enumerate(digits):
        product = int(digit) * (2 - index % 2)
        total += product // 10 + product % 10
    return total % 10 == 0


def is_private(address: str) -> bool:
    """Say whether an address looks like a person's: a private mail host, or first and last name before the @."""
    local, _, domain = address.partition("@")
    if _PRIVATE_DOMAINS.fullmatch(domain):
        return True
    return bool(_FIRST_AND_LAST.match(local)) and local.partition(".")[0].lower() not in _FUNCTIONS


def _numbers(checked: Checked) -> Iterator[Diagnostic]:
    for text, place in _texts(checked):
        if any(is_personal_number(found.group()) for found in _NUMBER.finditer(text)):
            yield complain(
                NUMBER,
                place,
                N_("this looks like a personal identity number"),
                N_("Take it away. Name a role or a functional mailbox instead."),
            )


def _addresses(checked: Checked) -> Iterator[Diagnostic]:
    for text, place in _texts(checked):
        if "@" in text and any(is_private(found.group()) for found in _MAIL.finditer(text)):
            yield complain(
                ADDRESS,
                place,
                N_("this looks like a person's own e-mail address"),
                N_("Name a functional mailbox instead."),
            )


def _texts(checked: Checked) -> Iterator[tuple[str, Place]]:
    for document in checked.catalogue.documents:
        if document.kind == "figure":
            for row in document.data:
                for name, value in row.items():
                    if isinstance(value, str):
                        yield value, Place(document.file, (row[""], name))
            continue
        yield from _strings(document.data, document.place)
        if document.body:
            yield document.body, document.place


def _strings(node: Any, place: Place) -> Iterator[tuple[str, Place]]:  # noqa: ANN401  any YAML value
    stack: list[tuple[Any, tuple[str | int, ...]]] = [(node, place.path)]
    while stack:
        value, path = stack.pop()
        if isinstance(value, str):
            if len(value) >= _SHORTEST:
                yield value, Place(place.file, path)
        elif isinstance(value, dict):
            stack.extend((child, (*path, key)) for key, child in value.items())
            for key in value:
                if len(key) >= _TEN_DIGITS and key[:1].isdigit():
                    yield key, Place(place.file, (*path, key), key=True)
        elif isinstance(value, list):
            stack.extend((child, (*path, index)) for index, child in enumerate(value))


_SHORTEST = 6
"""The shortest address (a@b.se); a personal number has ten digits."""

RULE = Rule(NUMBER, _numbers)
ADDRESS_RULE = Rule(ADDRESS, _addresses)
