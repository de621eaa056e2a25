"""Who is asked to look: made from the catalogue, the same every day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from kran.changes.codeowners import _KINDS, MARK, codeowners, prefix, stale
from kran.changes.governed import GOVERNED
from kran.model.kinds import KINDS
from kran.text import Language
from tests.example import catalogue

if TYPE_CHECKING:
    from kran.model.catalogue import Catalogue

OSBY: Catalogue = catalogue(date(2026, 11, 24))
ENGLISH = Language("en")


def owners(held: Catalogue = OSBY) -> dict[str, list[str]]:
    lines = [line.split() for line in codeowners(held, "@o/", ENGLISH).splitlines() if not line.startswith("#")]
    return {path: teams for path, *teams in lines}


def test_the_posts_in_the_seats_are_asked() -> None:
    chiefs = ["kommunledning", "bou", "utbildning-och-arbete", "vard-och-omsorg", "samhallsbyggnad",
              "serviceforvaltningen"]  # fmt: skip
    assert owners()["/catalog/prices/"] == [*(f"@o/chef-{name}" for name in chiefs), "@o/it-chef"]
    assert "@o/it-samordnare-skola" in owners()["/catalog/assortments/skola.yaml"]


def test_the_last_that_matches_wins_so_what_is_for_one_file_comes_last() -> None:
    paths = list(owners())
    assert paths.index("/catalog/guidelines/") < paths.index("/catalog/guidelines/valja-arbetsplats.md")


def test_no_post_with_a_last_day_is_asked() -> None:
    asked = {team for teams in owners().values() for team in teams}
    assert not asked & {"@o/chef-bos", "@o/bitr-parkskolan", "@o/rektor-smultronet"}


def test_what_ends_asks_nobody() -> None:
    last = date(2999, 1, 1)
    bodies = {name: replace(body, until=last) for name, body in OSBY.bodies.items()}
    assert owners(replace(OSBY, bodies=bodies)) == {"/catalog/prices/": ["@o/it-chef"]}
    mandates = {name: replace(mandate, until=last) for name, mandate in OSBY.mandates.items()}
    assert owners(replace(OSBY, mandates=mandates)) == {}


def test_what_is_decided_at_meetings_is_told_and_owned_by_nobody() -> None:
    text = codeowners(OSBY, "@o/", ENGLISH)
    assert "# Municipal council\n# /catalog/service-levels/ is decided at meetings\n" in text


def test_what_is_written_by_hand_above_stays() -> None:
    made = codeowners(OSBY, "@o/", ENGLISH)
    assert codeowners(OSBY, "@o/", ENGLISH, f"/docs/ @o/it\n\n{MARK}: old\n/gone @x\n") == f"/docs/ @o/it\n\n{made}"
    assert codeowners(OSBY, "@o/", ENGLISH, "/docs/ @o/it\n") == made


def test_a_service_and_a_document_to_come_have_their_place() -> None:
    mandate = replace(OSBY.mandates["offert"], may=("service-retired", "assortment-changed"),
                      of=("barbar-dator/standard-14", "assortments/vard", "prices/2027"))  # fmt: skip
    assert {"/catalog/services/arbetsplats/barbar-dator.yaml", "/catalog/assortments/vard.yaml"} <= owners(
        replace(OSBY, mandates={"m": mandate})
    ).keys()


@pytest.mark.parametrize(
    ("repository", "owner"),
    [
        ("https://git.example/osby/it-pa-kran", "@osby/"),
        ("https://gitlab.example/osby/it/katalog", "@osby/it/"),
        ("https://git.example/katalog", None),
        (None, None),
    ],
)
def test_teams_are_named_by_who_owns_the_repository(repository: str | None, owner: str | None) -> None:
    site = replace(OSBY.settings.site, repository=repository)
    assert prefix(replace(OSBY, settings=replace(OSBY.settings, site=site))) == owner


@pytest.mark.parametrize(("written", "line"), [("", 1), ("a\nx\n", 2), ("a\nb\nc\n", 3), ("a\nb", 3)])
def test_a_stale_file_is_told_at_the_first_line_that_differs(written: str, line: int) -> None:
    problem = stale("CODEOWNERS", written, "a\nb\n")
    assert problem is not None
    assert getattr(problem.where, "line", 0) == line
    assert stale("CODEOWNERS", "a\nb\n", "a\nb\n") is None


def test_every_change_that_is_decided_has_its_files() -> None:
    assert {name.partition("-")[0] for name in GOVERNED} <= _KINDS.keys()
    assert {kind for kinds in _KINDS.values() for kind in kinds} <= {kind.name for kind in KINDS}
