"""What every file made of a catalogue says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kran.exports.table import DEEP, About
from kran.model.palette import ratio
from kran.text import N_

if TYPE_CHECKING:
    from datetime import date

    from kran.model.catalogue import Catalogue
    from kran.text import Language

_CONTRAST = 4.5


def about(catalogue: Catalogue, language: Language, at: date) -> About:
    """Return whose a file is, in which language and of which day; its colour is one that white text is read on."""
    settings = catalogue.settings
    deep = settings.site.colours.get("deep", DEEP)
    return About(
        organisation=settings.organisation,
        language=language,
        day=at,
        marking=language.gettext(N_("Example data, made up")) if settings.example else "",
        example=settings.example,
        colour=deep if ratio(deep, "#ffffff") >= _CONTRAST else DEEP,
    )
