"""No person stands in the data: no personal identity number, no private address."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Place, Severity, Spot, complain
from kran.rules import dead_link
from kran.rules.rule import Checked, Rule
from kran.rules.strings import strings
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

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

_UNSEEN = "[\u00ad\u200b-\u200d\u2060\ufeff]{0,3}"
"""Signs that take no room where they stand: a number with a soft hyphen in it reads as any other."""
_DASH = f"{_UNSEEN}[-\u2010-\u2013\u2212]{_UNSEEN}"
_BREAK = f"{_UNSEEN}[-+ \u00a0\u2010-\u2013\u2212]?{_UNSEEN}"


def _signs(*signs: str) -> str:
    """Return the pattern of signs that stand together, whatever unseen ones stand between them."""
    return _UNSEEN.join(signs)


_9 = "[0-9]"
_CENTURY, _MONTH, _LAST = "(?:18|19|20)", "(?:0[1-9]|1[0-2])", _signs(_9, _9, _9, _9)
_NUMBER = re.compile(
    f"(?<![0-9])(?:(?:{_CENTURY}{_UNSEEN})?{_signs(_9, _9, _MONTH, _9, _9)}{_BREAK}{_LAST}"
    # 1981-12-18-9876; a last day that follows (2026-12-18–2027-01-05) is no number
    f"|{_CENTURY}{_signs('', _9, _9)}{_DASH}{_MONTH}{_DASH}{_signs(_9, _9)}{_DASH}{_LAST}(?!{_DASH}[0-9]))(?![0-9])"
)
_MAIL = re.compile(
    r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,250}\.[A-Za-z]{2,}"
)  # bounded: a long text must not take long
_DIGITS = re.compile(f"{_signs(_9, _9)}(?:{_BREAK}|\\n *){_LAST}")  # a folded text may be broken there
_PRIVATE_DOMAINS = re.compile(
    r"(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|icloud|me|telia|comhem|bredband|spray|passagen|protonmail|"
    r"proton|tele2|gmx|mail)\.(?:com|se|net|nu|me|org|co\.uk|de)",
    re.IGNORECASE,
)
_FIRST_AND_LAST = re.compile(r"[a-zåäö]{2,}\.[a-zåäö]{2,}(?:\.[a-z0-9]+)?\Z", re.IGNORECASE)
# A mailbox whose name holds one of these is a function's: barn.utbildning@, kontakt.skola@.
_FUNCTIONS = re.compile(
    r"\b(?:it|info|post|no|noreply|service\w*|support|kontakt\w*|kansli|kund\w*|bestallning\w*|\w*skola|\w*skolan|barn|"
    r"utbildning\w*|kultur|fritid|social\w*|omsorg\w*|teknik|miljo|bygg\w*|bibliotek\w*|ekonomi|personal|hr|kommun\w*|"
    r"namnd\w*|rad|styrelse\w*|forvaltning\w*|enhet\w*|avdelning\w*|registrator|diarium|upphandling|projekt|drift)\b",
    re.IGNORECASE,
)
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
    return bool(_FIRST_AND_LAST.match(local)) and not _FUNCTIONS.search(local)


def _numbers(checked: Checked) -> Iterator[Diagnostic]:
    return _numbers_in(_texts(checked, _DIGITS.search))


def _addresses(checked: Checked) -> Iterator[Diagnostic]:
    texts = (found for found in _texts(checked, lambda source: "@" in source) if not _is_dead_link(*found))
    return _addresses_in(texts, checked.catalogue.settings.mailboxes)


def _is_dead_link(text: str, where: Place | Spot) -> bool:
    """Say whether a text is a link whose address is told to be none: what looks like a mailbox in it is its host."""
    is_link = isinstance(where, Place) and where.path[:1] == ("links",) and where.path[-1:] == ("to",)
    return is_link and "://" in text and not dead_link.is_address(text)


def may_stand_in(text: str) -> bool:
    """Say whether a text can hold a personal identity number or an address at all."""
    return "@" in text or _DIGITS.search(text) is not None


def in_text(text: str, file: str, mailboxes: frozenset[str]) -> Iterator[Diagnostic]:
    """Complain of each line of a file that holds either; `mailboxes` are no person's."""
    lines = [(line, Spot(file, number)) for number, line in enumerate(text.split("\n"), 1)]
    yield from _numbers_in(lines)
    yield from _addresses_in(lines, mailboxes)


def _numbers_in(texts: Iterable[tuple[str, Place | Spot]]) -> Iterator[Diagnostic]:
    for text, where in texts:
        found = next((found for found in _NUMBER.finditer(text) if is_personal_number(found.group())), None)
        if found is not None:
            yield complain(
                NUMBER,
                _at(where, found),
                N_("this looks like a personal identity number"),
                N_("Take it away. Name a role or a functional mailbox instead."),
            )


def _addresses_in(texts: Iterable[tuple[str, Place | Spot]], mailboxes: frozenset[str]) -> Iterator[Diagnostic]:
    for text, where in texts:
        found = next((m for m in _MAIL.finditer(text) if is_private(m[0]) and m[0].lower() not in mailboxes), None)
        if found is not None:
            yield complain(
                ADDRESS,
                _at(where, found),
                N_("{address} looks like a person's own e-mail address"),
                N_("Name a functional mailbox instead. If it is one, list it under mailboxes in catalog.yaml."),
                address=found.group(),
            )


def _at(where: Place | Spot, found: re.Match[str]) -> Place | Spot:
    """Return where exactly in a text or a line of Markdown."""
    if isinstance(where, Place):
        return where.within(found)
    return Spot(where.file, where.line, found.start() + 1, len(found.group()))


def _texts(checked: Checked, test: Callable[[str], object]) -> Iterator[tuple[str, Place | Spot]]:
    yield from strings(checked.catalogue, test)
    for document in checked.catalogue.documents:
        for number, line in enumerate(document.body.split("\n") if document.body else ()):
            yield line, Spot(document.file, document.body_line + number)


RULE = Rule(NUMBER, _numbers, local=True)
ADDRESS_RULE = Rule(ADDRESS, _addresses, local=True)
