"""The old address of a service that got another name: it leads on to the new one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kran.site import address
from kran.site.names import item_name
from kran.site.page import Link
from kran.site.views import head
from kran.site.views.head import Head
from kran.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kran.site.context import Context


@dataclass(frozen=True, slots=True)
class MovedView:
    """Where a former address leads."""

    head: Head
    to: Link


def former(context: Context) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield every former address with the former id and the item it became; an id in use again is no former one."""
    for service in context.services:
        became = [(service.id, service.formerly)]
        became += [(f"{service.id}/{option.id}", option.formerly) for option in service.options]
        for item, ids in became:
            for old in ids:
                if "/" not in old and old not in context.catalogue.services:
                    yield address.service(old), (old, item)


def view(context: Context, moved: tuple[str, str]) -> MovedView:
    """Return the page of a former address."""
    old, item = moved
    words = context.words
    name = item_name(context.catalogue, item, words)
    page, _, anchor = address.item(item).partition("#")
    to = f"{page}?{address.FORMER}={old}" + (f"#{anchor}" if anchor else "")
    return MovedView(
        head=Head(
            path=address.service(old),
            title=name,
            description=words.gettext(N_("This service has another address now.")),
            section=head.SERVICES,
            leads_to=to,
        ),
        to=Link(name, address.item(item)),
    )
