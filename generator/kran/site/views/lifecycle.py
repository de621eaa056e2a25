"""Whether something can be ordered, how long it works, and what is said about it just now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kran.model.price_list import Form
from kran.site.names import item_name
from kran.text import N_

if TYPE_CHECKING:
    from datetime import date

    from kran.model.service import Life, Notice, Option, Service
    from kran.site.context import Context
    from kran.site.page import Link
    from kran.text import Said


@dataclass(frozen=True, slots=True)
class Shown:
    """A notice in force, or an order stop to come."""

    text: Said
    when: str
    stop: bool


@dataclass(frozen=True, slots=True)
class LifeCycle:
    """`state` is open, stopped, later, closed or unordered (it comes by itself), `label` says it in words.

    `works` and `replaced_by` answer the other question: how long it works for those who have it, and what comes after.
    """

    state: str
    label: str
    orderable: str
    works: str
    replaced_by: Link | None
    notices: tuple[Shown, ...]

    @property
    def is_open(self) -> bool:
        """Whether it can be ordered on the reader's day."""
        return self.state == "open"

    @property
    def is_warning(self) -> bool:
        """Whether whoever wants it must be told that it cannot be had now."""
        return self.state not in {"open", "unordered"}

    @property
    def notable(self) -> bool:
        """Whether there is an end to tell of, or a notice."""
        return bool(self.works or self.replaced_by or self.notices or self.orderable)


def of_option(context: Context, service: Service, option: Option | None) -> LifeCycle:
    """Return the life cycle of one item; an option's own dates narrow the service's.

    What is told of an option is its own only: the service tells the rest once.
    """
    key = "life cycle", service.id, option.id if option else None
    return context.once(key, lambda: _of_option(context, service, option))


def _of_option(context: Context, service: Service, option: Option | None) -> LifeCycle:
    own = option.orderable if option else None
    lives = [life for life in (service.orderable, own) if life is not None]
    notices = (*service.notices, *(option.notices if option else ()))
    stopped = next((n for n in notices if n.stop and n.life.holds(context.at)), None)
    starts = max((life.start for life in lives if life.start), default=None)
    ends = min((life.until for life in lives if life.until), default=None)
    state = _state(context.at, starts, ends, stopped=stopped is not None)
    unordered = _unordered(context, service, option) if state == "open" else ""
    own_end = own.until if option and own else None if option else service.orderable.until
    works = option.works if option else service.works
    replacement = option.replaced_by if option else service.replaced_by
    return LifeCycle(
        state="unordered" if unordered else state,
        label=unordered or _label(context, state, starts, stopped),
        orderable=context.words.gettext(N_("until {until}"), until=context.words.day(own_end)) if own_end else "",
        works=_works(context, works),
        replaced_by=context.link(replacement) if replacement else None,
        notices=_shown(context, option.notices if option else service.notices),
    )


def of_service(context: Context, service: Service) -> LifeCycle:
    """Return the life cycle of a service: open while one of its options is."""
    own = of_option(context, service, None)
    options = [of_option(context, service, option) for option in service.options]
    if not own.is_open or not options or any(option.is_open for option in options):
        return own
    # None of the options is: the first one's reason is the service's.
    return LifeCycle(options[0].state, options[0].label, own.orderable, own.works, own.replaced_by, own.notices)


def has_left(context: Context, service: Service, option: Option) -> bool:
    """Say whether an option neither can be ordered nor works any longer nor will."""
    life = option.orderable or service.orderable
    works = option.works or service.works
    ended = life.until is not None and life.until < context.at
    return ended and works is not None and works.until is not None and works.until < context.at


def _state(at: date, starts: date | None, ends: date | None, *, stopped: bool) -> str:
    if ends is not None and ends < at:
        return "closed"
    if starts is not None and at < starts:
        return "later"
    return "stopped" if stopped else "open"


def _unordered(context: Context, service: Service, option: Option | None) -> str:
    """Return why something is not ordered: it has no time of delivery, and something else says who has or pays it."""
    held = context.book.price(f"{service.id}/{option.id}" if option else service.id, context.customer, context.at)
    if service.delivery_days is not None or held is None:
        return ""
    words, price = context.words, held.price
    if price.form is Form.INCLUDED:
        if price.carried_by is None:
            return words.gettext(N_("Included, need not be ordered"))
        item = item_name(context.catalogue, price.carried_by, words)
        return words.gettext(N_("Included in {item}, need not be ordered"), item=item)
    if price.split is not None:
        return words.gettext(N_("Paid by all units, not ordered"))
    figure = context.settings.figures.get(price.count or "")
    if figure is None:
        return ""
    return words.gettext(N_("Paid by the number of {figure}, not ordered"), figure=words.name(figure))


def _label(context: Context, state: str, starts: date | None, stopped: Notice | None) -> str:
    words = context.words
    if state == "closed":
        return words.gettext(N_("Can no longer be ordered"))
    if state == "later" and starts:
        return words.gettext(N_("Can be ordered from {day}"), day=words.day(starts))
    if state == "stopped" and stopped is not None:
        if stopped.life.until:
            return words.gettext(N_("Order stop until {day}"), day=words.day(stopped.life.until))
        return words.gettext(N_("Order stop until further notice"))
    return words.gettext(N_("Can be ordered"))


def _works(context: Context, works: Life | None) -> str:
    if works is None or works.until is None:
        return ""
    return context.words.gettext(N_("until {until}"), until=context.words.day(works.until))


def _shown(context: Context, notices: tuple[Notice, ...]) -> tuple[Shown, ...]:
    return tuple(
        Shown(
            text=notice.text.said(context.language.code),
            when=context.words.span(notice.life.start, notice.life.until),
            stop=notice.stop,
        )
        for notice in notices
        # "from" is the day from which a notice is shown.
        if notice.life.holds(context.at) or (notice.stop and _to_come(notice, context.at))
    )


def _to_come(notice: Notice, at: date) -> bool:
    return notice.life.start is not None and notice.life.start > at
