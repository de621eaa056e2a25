"""Hours of the week and lengths of time, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.site.words import HARD, JOINER, NN_, Words
from kran.text import N_

if TYPE_CHECKING:
    from kran.model.hours import Hours

DAYS = {
    "weekday": N_("weekdays"),
    "weekend": N_("weekends and public holidays"),
    "monday": N_("Mondays"),
    "tuesday": N_("Tuesdays"),
    "wednesday": N_("Wednesdays"),
    "thursday": N_("Thursdays"),
    "friday": N_("Fridays"),
    "saturday": N_("Saturdays"),
    "sunday": N_("Sundays"),
}
AROUND_THE_CLOCK = N_("around the clock, every day")
AT = N_("{day} {times}")
CLOCK = N_("{hour}:{minute}")
DURATIONS = {
    "s": NN_("{n} second", "{n} seconds"),
    "min": NN_("{n} minute", "{n} minutes"),
    "h": NN_("{n} hour", "{n} hours"),
    "days": NN_("{n} day", "{n} days"),
    "weeks": NN_("{n} week", "{n} weeks"),
}


def hours_text(hours: Hours, words: Words) -> str:
    """Return ``weekdays 8:00–16:30 and weekends 9:00–15:00``."""
    if hours.always:
        return words.gettext(AROUND_THE_CLOCK)
    return words.listed(
        [
            words.gettext(AT, day=words.gettext(DAYS[day]), times=words.listed([_interval(s, words) for s in spans]))
            for day, spans in hours.days.items()
        ]
    )


def duration_text(duration: str, words: Words) -> str:
    """Return ``4 hours`` for ``4 h``."""
    number, _, unit = duration.partition(" ")
    one, other = DURATIONS[unit]
    return words.ngettext(one, other, int(number)).replace(" ", HARD)


def _interval(span: str, words: Words) -> str:
    start, _, end = span.partition("-")
    return f"{_clock(start, words)}{JOINER}–{JOINER}{_clock(end, words)}"


def _clock(time: str, words: Words) -> str:
    hour, _, minute = time.partition(":")
    return words.gettext(CLOCK, hour=int(hour), minute=minute)
