"""A price list as YAML: load(dump(rows)) is rows, and it looks as people write it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kran.exports.write_yaml import flow, price_list_yaml
from kran.source import yaml
from kran.source.bytes import decode, unseen

if TYPE_CHECKING:
    from kran.model.catalogue import Catalogue

START = date(2028, 1, 1)
TEXT = st.text(max_size=12, min_size=1).filter(lambda text: unseen(text) is None)
KEYS = st.sampled_from(["dator", "e-post/brevlada+lagring", "08", "no", "null", "1e3", "2027-01-01", "a: b", "=", "å"])
AMOUNTS = st.decimals(min_value=0, max_value=10**12, places=2)
ROW = st.fixed_dictionaries(
    {"per": st.one_of(KEYS, TEXT)},
    optional={
        "amount": AMOUNTS,
        "text": st.one_of(TEXT, st.dictionaries(st.sampled_from(["sv", "en"]), TEXT, min_size=1)),
        "term": st.integers(min_value=0, max_value=10**6),
        "rates": st.dictionaries(KEYS, AMOUNTS, min_size=1, max_size=2),
        "steps": st.lists(
            st.fixed_dictionaries({"from": st.integers(0, 9), "amount": AMOUNTS}), min_size=1, max_size=2
        ),
    },
)
ROWS = st.dictionaries(st.one_of(KEYS, TEXT.filter(lambda key: key != "<<")), ROW, min_size=1, max_size=3)


def parsed(text: str) -> dict[str, Any]:
    data, problems = yaml.parse(text, "a.yaml")
    assert problems == []
    assert isinstance(data, dict)
    return data


@given(rows=ROWS, title=TEXT, levels=st.dictionaries(KEYS, KEYS, max_size=3))
def test_what_is_dumped_loads_as_the_same(rows: dict[str, Any], title: str, levels: dict[str, str]) -> None:
    text = price_list_yaml(rows, title=title, start=START, levels=levels, customers=["internal"], decision="kf-1")
    assert decode(text.encode(), "a.yaml")[1] == []
    data = parsed(text)
    assert data["prices"] == rows
    assert data.get("levels", {}) == levels
    assert data["title"] == title
    assert data["from"] == "2028-01-01"


@given(TEXT, ROWS)
def test_a_comment_never_becomes_anything_else(comment: str, rows: dict[str, Any]) -> None:
    text = price_list_yaml(rows, title="A", start=START, remarks=[comment], shelf=lambda _: comment)
    data = parsed(text)
    assert data["prices"] == rows


def test_it_looks_as_people_write_it() -> None:
    rows: dict[str, dict[str, Any]] = {
        "barbar-dator/standard-14": {"amount": Decimal("289.00"), "per": "month", "term": 36},
        "dator": {"form": "volume", "per": "month", "over": "unit", "steps": [{"from": 0, "amount": Decimal("1.50")}]},
        "skrivare+start": {"amount": Decimal("0.55"), "per": "start", "text": "Leverans och installation"},
        "skrivare+flytt": {"amount": Decimal("1.00"), "per": "start", "text": {"sv": "Flytt: 1 st", "en": "Move"}},
        "fax": {"form": "ended"},
    }
    shelves = {"barbar-dator/standard-14": "Arbetsplats", "dator": "Arbetsplats"}
    text = price_list_yaml(
        rows,
        title="Prislista it 2028",
        start=START,
        customers=["internal", "company"],
        complete=True,
        draft=True,
        levels={"dator": "silver"},
        shelf=lambda key: shelves.get(key, "Utskrift"),
        remarks=["Kronor exklusive moms."],
    )
    assert (
        text
        == """\
# yaml-language-server: $schema=../../schemas/price-list.schema.json
# Kronor exklusive moms.
title: Prislista it 2028
status: draft
from: 2028-01-01
for: [internal, company]
complete: true
prices:
  # Arbetsplats
  barbar-dator/standard-14: {amount: 289.00, per: month, term: 36}
  dator:                    {form: volume, per: month, over: unit, steps: [{from: 0, amount: 1.50}]}
  # Utskrift
  skrivare+start:           {amount: 0.55, per: start, text: Leverans och installation}
  skrivare+flytt:           {amount: 1.00, per: start, text: {sv: "Flytt: 1 st", en: Move}}
  fax:                      {form: ended}
levels:
  # Arbetsplats
  dator: silver
"""
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("null", '"null"'), ("true", '"true"'), ("08", '"08"'), ("1e3", '"1e3"'), ("no", "no"), ("A: b", '"A: b"'),
        ("a #b", '"a #b"'), ("a, b", '"a, b"'), ("-a", '"-a"'), (" a", '" a"'), ("a\u202eb", '"a\\u202eb"'),
        ("a\u2028b", '"a\\u2028b"'), ("\U000e0041", '"\\U000e0041"'), (True, "true"), (False, "false"), (3, "3"),
        (Decimal("1E+2"), "100"), (["a", 1], "[a, 1]"), ("", '""'),
    ],
)  # fmt: skip
def test_each_value_can_be_read_one_way_only(value: object, text: str) -> None:
    assert flow(value) == text


def test_a_list_without_rows_is_a_list(example: Catalogue) -> None:
    data = parsed(price_list_yaml({}, title=str(example.settings.site.name), start=START))
    assert data["prices"] == {}
