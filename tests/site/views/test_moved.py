from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from kran.site.build import Build
from kran.site.context import Context
from kran.site.views import moved
from kran.text import Language

if TYPE_CHECKING:
    from kran.model.catalogue import Catalogue


def test_former_ids_of_services_have_a_page_and_ids_in_use_again_have_none(small: Catalogue) -> None:
    services = dict(small.services)
    services["dator"] = replace(services["dator"], formerly=("laptop", "skarm"))
    context = Context(replace(small, services=services), Language("sv"), at=date(2026, 11, 24), build=Build())
    assert list(moved.former(context)) == [("tjanster/laptop.html", ("laptop", "dator"))]
    page = moved.view(context, ("laptop", "dator"))
    assert page.head.leads_to == "tjanster/dator.html?hette=laptop"
    assert page.to.href == "tjanster/dator.html"


def test_an_option_that_was_a_service_is_reached_at_its_place(small: Catalogue) -> None:
    context = Context(small, Language("sv"), at=date(2026, 11, 24), build=Build())
    assert moved.view(context, ("gammal", "dator/stor")).head.leads_to == "tjanster/dator.html?hette=gammal#val-stor"
