"""The icon of a shelf is one that the site can draw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.diagnostics import Code, Diagnostic, Example, Severity, complain
from kran.model import icons
from kran.rules.rule import Checked, Rule
from kran.text import N_, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHELVES = (
    "# catalog/categories.yaml\ncategories:\n"
    "  - {id: arbetsplats, title: {sv: Arbetsplats, en: Workplace}, icon: laptop}\n"
    "  - {id: stod, title: {sv: Stöd, en: Support}, icon: %s}\n"
)

CODE = Code(
    "K514",
    "icon-unknown",
    Severity.ERROR,
    N_("There is no icon of that name"),
    N_("The site has the icons of Material Design Icons. Where one is not there the page shows an empty square."),
    Example(_SHELVES % "lifebouy"),
    Example(_SHELVES % "lifebuoy"),
)


def _check(checked: Checked) -> Iterator[Diagnostic]:
    for category in checked.catalogue.categories.values():
        if icons.file(category.icon) is None:
            meant = nearest(category.icon, icons.names())
            yield complain(
                CODE,
                category.place.at("icon"),
                N_("there is no icon “{icon}”"),
                N_("Did you mean “{meant}”?") if meant else N_("Choose one at {address}, or take the line away."),
                icon=category.icon,
                meant=meant,
                address="https://pictogrammers.com/library/mdi/",
            )


RULE = Rule(CODE, _check, local=True)
