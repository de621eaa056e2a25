"""A service level in plain words: what to do when something breaks, and how soon it works again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kran.site.hours_text import duration_text, hours_text
from kran.site.words import Words, capital, sentence
from kran.text import N_, Said

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from kran.model.level import ServiceLevel, Support, Target

PRIORITIES = {
    "urgent": N_("urgent fault"),
    "high": N_("serious fault"),
    "normal": N_("ordinary fault"),
    "low": N_("question or wish"),
}
PRIORITIES_MANY = {
    "urgent": N_("urgent faults"),
    "high": N_("serious faults"),
    "normal": N_("ordinary faults"),
    "low": N_("questions and wishes"),
}
LABELS = {
    "support": N_("Support"),
    "targets": N_("Time targets"),
    "available": N_("Availability"),
    "operation": N_("In operation"),
    "outages": N_("At most this many outages"),
    "maintenance": N_("Maintenance"),
    "answer": N_("Answering time"),
    "followed": N_("Followed up"),
    "credit": N_("If we miss"),
}
CLOCKS = {
    "support": N_("The clock runs during support hours."),
    "operation": N_("The clock runs during hours of operation."),
    "availability": N_("The clock runs during the hours of availability."),
    "always": N_("The clock runs around the clock."),
}
PER = {"month": N_("per month"), "quarter": N_("per quarter"), "year": N_("per year")}


@dataclass(frozen=True, slots=True)
class Fact:
    """One kind of promise, with each of its lines."""

    key: str
    label: str
    lines: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Promise:
    """`lead` is the promise in two sentences, `facts` is all of it."""

    lead: str
    facts: tuple[Fact, ...]

    def fact(self, key: str) -> Fact | None:
        """Return the fact of a kind, if something is promised there."""
        return next((fact for fact in self.facts if fact.key == key), None)


def promise(level: ServiceLevel, day: date, words: Words) -> Promise:
    """Return what `level` promises on `day`."""
    lines = {
        "support": tuple(_support(level, day, words)),
        "targets": tuple(_targets(level, day, words)),
        "available": tuple(_available(level, day, words)),
        "operation": tuple(_operation(level, day, words)),
        "outages": tuple(_outages(level, day, words)),
        "maintenance": tuple(_maintenance(level, day, words)),
        "answer": tuple(_answer(level, day, words)),
        "followed": tuple(_followed(level, day, words)),
        "credit": tuple(_credit(level, day, words)),
    }
    facts = (Fact(key, words.gettext(LABELS[key]), found) for key, found in lines.items() if found)
    return Promise(_lead(level, day, words), tuple(facts))


def _lead(level: ServiceLevel, day: date, words: Words) -> str:
    support = level.support.on(day) if level.support else None
    targets = (level.targets.on(day) if level.targets else None) or {}
    main = next((entry for entry in support or () if not entry.priorities), None)
    parts = []
    if main is not None:
        parts.append(words.gettext(N_("Something not working? Call us {hours}."), hours=hours_text(main.hours, words)))
    resolved = [
        words.gettext(
            N_("{priority} is put right within {time}"),
            priority=words.gettext(_A[name]),
            time=duration_text(target.resolve, words),
        )
        for name, target in targets.items()
        if target.resolve and name in _A
    ]
    if resolved:
        parts.append(sentence(words.listed([resolved[0], *resolved[-1:]] if len(resolved) > 1 else resolved)))
    return " ".join(parts)


# With their article, for a sentence.
_A = {"urgent": N_("an urgent fault"), "high": N_("a serious fault"), "normal": N_("an ordinary fault")}


def _support(level: ServiceLevel, day: date, words: Words) -> Iterator[Said]:
    for entry in (level.support.on(day) if level.support else None) or ():
        yield _support_line(entry, words)


def _support_line(entry: Support, words: Words) -> Said:
    hours = capital(hours_text(entry.hours, words))
    lang = words.language.code
    if entry.who is not None:
        who = entry.who.said(lang)
        return Said(f"{hours}: {who.text}", lang)
    if entry.priorities:
        many = words.listed([words.gettext(PRIORITIES_MANY[p]) for p in entry.priorities])
        return Said(words.gettext(N_("{hours}: only {faults}"), hours=hours, faults=many), lang)
    return Said(hours, lang)


def _targets(level: ServiceLevel, day: date, words: Words) -> Iterator[Said]:
    targets = level.targets.on(day) if level.targets else None
    if not targets:
        return
    for name, target in targets.items():
        yield _own(words, f"{capital(words.gettext(PRIORITIES[name]))}: {_target(target, words)}")
    clock = level.clock.on(day) if level.clock else None
    if clock:
        yield _own(words, words.gettext(CLOCKS[clock]))


def _target(target: Target, words: Words) -> str:
    parts = []
    if target.respond:
        parts.append(words.gettext(N_("answer within {time}"), time=duration_text(target.respond, words)))
    if target.resolve:
        parts.append(words.gettext(N_("put right within {time}"), time=duration_text(target.resolve, words)))
    if target.report:
        parts.append(words.gettext(N_("a report every {time}"), time=duration_text(target.report, words)))
    if target.agreed:
        parts.append(words.gettext(N_("the time is agreed each time")))
    return words.listed(parts)


def _available(level: ServiceLevel, day: date, words: Words) -> Iterator[Said]:
    available = level.available.on(day) if level.available else None
    if available is None:
        return
    text = words.gettext(N_("At least {percent}"), percent=words.share(available.percent))
    if available.hours:
        text = f"{text}, {hours_text(available.hours, words)}"
    if available.per:
        text = words.gettext(N_("{text}, measured {per}"), text=text, per=words.gettext(PER[available.per]))
    yield _own(words, text)


def _operation(level: ServiceLevel, day: date, words: Words) -> Iterator[Said]:
    hours = level.operation.on(day) if level.operation else None
    if hours is not None:
        yield _own(words, capital(hours_text(hours, words)))


def _outages(level: ServiceLevel, day: date, words: Words) -> Iterator[Said]:
    outages = level.outages.on(day) if level.outages else None
    if outages is None:
        return
    if outages.in_month is not None:
        yield _own(words, words.ngettext("{n} in a month", "{n} in a month", outages.in_month))
    if outages.hours_in_month is not None:
        hours = words.number(outages.hours_in_month)
        yield _own(words, words.gettext(N_("{hours} hours in all in a month"), hours=hours))
    if outages.in_12_months is not None:
        yield _own(words, words.gettext(N_("{n} in twelve months"), n=words.number(outages.in_12_months)))


def _maintenance(level: ServiceLevel, day: date, words: Words) -> Iterator[Said]:
    for window in (level.maintenance.on(day) if level.maintenance else None) or ():
        text, hours = words.name(window.text), hours_text(window.hours, words)
        msgid = N_("{text} ({hours})") if window.interrupts else N_("{text} ({hours}), without interruption")
        yield _own(words, words.gettext(msgid, text=text, hours=hours))


def _answer(level: ServiceLevel, day: date, words: Words) -> Iterator[Said]:
    names = {"phone": N_("By telephone"), "email": N_("By e-mail"), "chat": N_("By chat")}
    for way, time in ((level.answer.on(day) if level.answer else None) or {}).items():
        name = words.gettext(names[way]) if way in names else capital(way)
        yield _own(words, words.gettext(N_("{way}: within {time}"), way=name, time=duration_text(time, words)))


def _followed(level: ServiceLevel, day: date, words: Words) -> Iterator[Said]:
    met = level.met.on(day) if level.met else None
    if met is not None:
        yield _own(
            words, words.gettext(N_("The targets are to be met in {percent} of the cases"), percent=words.share(met))
        )
    first = level.first_contact.on(day) if level.first_contact else None
    if first is not None:
        yield _own(
            words, words.gettext(N_("{percent} is to be solved at the first contact"), percent=words.share(first))
        )


def _credit(level: ServiceLevel, day: date, words: Words) -> Iterator[Said]:
    credit = level.credit.on(day) if level.credit else None
    if credit is not None:
        yield credit.said(words.language.code)


def _own(words: Words, text: str) -> Said:
    return Said(text, words.language.code)
