"""The example catalogue, and small ones written in the test, for the tests of the exports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pytest

from kran.exports.price_table import price_table
from kran.exports.proposal_table import proposal_table
from kran.model.in_force import PriceBook
from kran.model.load import load
from kran.text import Language
from tests.example import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kran.diagnostics import Diagnostic
    from kran.exports.table import Table
    from kran.model.catalogue import Catalogue

DAY = date(2026, 12, 1)
SMALL = {
    "catalog.yaml": """\
version: 1
organisation: {name: Småby, example: false}
languages: [sv, en]
site: {name: It på kran, url: https://it.example/}
customers: {internal: {vat: 0, title: {sv: Förvaltningar, en: Administrations}}, external: {vat: 25}}
unit_kinds: {school: {sv: Skola, en: School}}
figures: {employees: {sv: anställda, en: employees}}
service_desk: {email: hjalp@smaby.example}
order: {ways: [file]}
""",
    "categories.yaml": "categories:\n  - {id: hylla, title: {sv: Hylla, en: Shelf}, icon: laptop}\n",
    "measures.yaml": """\
measures:
  month: {text: {sv: månad, en: month}, period: month}
  year: {text: {sv: år, en: year}, period: year}
  gb-month: {text: {sv: GB och månad, en: GB and month}, of: GB, size: 1, period: month}
rates:
  kvall: {text: {sv: Kväll, en: Evening}}
""",
    "organisation/roles.yaml": "roles:\n  it-chef: {title: {sv: It-chef, en: Head of IT}}\n",
    "organisation/bodies.yaml": "bodies:\n  kf: {title: {sv: Fullmäktige, en: Council}, kind: assembly,"
    " from: 1974-01-01}\n",
    "organisation/units.yaml": "units:\n  skolan: {name: Skolan, kind: school, customer: external, from: 2020-01-01}\n",
    "services/hylla/dator.yaml": """\
title: {sv: Dator, en: Computer}
summary: {sv: En dator., en: A computer.}
owner: it-chef
orderable: {from: 2025-01-01}
""",
    "services/hylla/lagring.yaml": """\
title: {sv: Lagring, en: Storage}
summary: {sv: Plats., en: Space.}
owner: it-chef
orderable: {from: 2025-01-01}
options:
  - {id: liten, title: {sv: Liten, en: Small}}
  - {id: stor, title: {sv: Stor, en: Large}}
""",
    "decisions/2026/kf-1.yaml": """\
title: Priser
body: kf
date: 2026-11-01
reference: § 1
decides: [prices/2027]
""",
    "service-levels/silver.yaml": "title: Silver\nrank: 1\ndecision: {2026-01-01: kf-1}\n",
    "service-levels/guld.yaml": "title: Guld\nrank: 2\ndecision: {2026-01-01: kf-1}\n",
    "costs/2026.yaml": "keys: {bas: {equal: 1}}\nterms: {hyra: {months: 36, interest: 2.5}}\n",
}


@dataclass
class Memory:
    """Files that are only written here."""

    content: dict[str, str]

    def names(self) -> list[str]:
        return sorted(f"catalog/{name}" for name in self.content)

    def read(self, name: str) -> bytes:
        return self.content[name.removeprefix("catalog/")].encode()

    def problems(self) -> list[Diagnostic]:
        return []


def small(files: Mapping[str, str] | None = None, **lists: str) -> Catalogue:
    """Return the small catalogue with price lists: ``small(p2027="from: …")`` is the file prices/2027.yaml.

    `files` are others, by their names without the ending.
    """
    listed = {f"prices/{name.removeprefix('p').replace('_', '-')}": text for name, text in lists.items()}
    loaded = load(Memory(SMALL | {f"{name}.yaml": text for name, text in (listed | dict(files or {})).items()}))
    assert not loaded.diagnostics, [(d.code, d.where, d.message) for d in loaded.diagnostics]
    assert loaded.catalogue
    return loaded.catalogue


@pytest.fixture(scope="session")
def make() -> Callable[..., Catalogue]:
    return small


@pytest.fixture(scope="session")
def example() -> Catalogue:
    return catalogue(DAY)


@pytest.fixture(scope="session")
def book(example: Catalogue) -> PriceBook:
    return PriceBook(example)


@pytest.fixture(scope="session", params=["sv", "en"])
def language(request: pytest.FixtureRequest) -> Language:
    return Language(request.param)


@pytest.fixture(scope="session")
def table(language: Language, example: Catalogue, book: PriceBook) -> Table:
    """The price list of the year of the last complete list, in each language."""
    year = max(p.start.year for p in example.decided_lists)
    return price_table(example, book, year, "internal", language, DAY)


@pytest.fixture(scope="session")
def proposal(language: Language, example: Catalogue, book: PriceBook) -> Table:
    """The example's draft list as a proposal, in each language."""
    draft = next(p for p in example.price_lists.values() if p.draft)
    return proposal_table(example, book, draft, "internal", language, DAY)
