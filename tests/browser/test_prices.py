"""The price list as a reader narrows it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import Watched

pytestmark = pytest.mark.browser

ROWS = "tr[data-item]:visible"


def _state(page: Page) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def _items(page: Page) -> list[str]:
    items: list[str] = page.locator(ROWS).evaluate_all("rows => rows.map(row => row.dataset.item)")
    return items


def _status(page: Page) -> str:
    return page.inner_text(".k-chips [role=status]").replace("\N{NO-BREAK SPACE}", " ")


def test_words_narrow_the_list_as_they_are_typed(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}/prislista/2027.html")
    everything, found = page.locator(ROWS).count(), [""]
    assert _status(page) == f"{everything} priser"
    for typed in ("bildskärm", "bildskarm", "BILDSKÄRMAR", "skarm 27"):
        page.fill("#f-ord", typed)
        found = _items(page)
        assert found
        assert "bildskarm/27-tum" in found
        assert _status(page) == f"{len(found)} av {everything} priser"
    # A shelf and a kind of customer without a row that fits show no heading.
    assert page.locator("tr.grp:visible").count() == len(
        {
            page.locator(f'tr[data-item="{item}"]').first.evaluate("row => row.parentElement.dataset.shelf")
            for item in found
        }
    )
    page.fill("#f-ord", "xyzzy")
    assert _items(page) == []
    assert _status(page) == f"0 av {everything} priser"
    page.click(".k-chips [type=reset]")
    assert page.locator(ROWS).count() == everything
    assert page.evaluate("document.activeElement.id") == "f-ord"
    assert watched.complaints == []


def test_shelf_form_customer_and_change_narrow_together_and_stand_in_the_address(
    watched: Watched, address: str
) -> None:
    page = watched.page
    page.goto(f"{address}/prislista/2027.html")
    page.select_option("#f-hylla", "mobilt")
    page.select_option("#f-form", "month")
    page.select_option("#f-kund", "kund-internal")
    page.click("[data-kind=down]")
    found = _items(page)
    assert found
    rows = page.locator(ROWS)
    assert set(
        rows.evaluate_all("rows => rows.map(row => row.dataset.c + row.dataset.f + row.parentElement.dataset.shelf)")
    ) == {"downmonthmobilt"}
    assert page.locator("[data-kind=down] b").inner_text() == str(len(found))
    assert _state(page) == {"hylla": "mobilt", "form": "month", "kund": "kund-internal", "visa": "down"}
    page.reload()
    assert _items(page) == found
    assert page.get_attribute("[data-kind=down]", "aria-pressed") == "true"
    page.click(".k-chips [type=reset]")
    assert _state(page) == {}


@pytest.mark.parametrize(
    ("order", "attribute", "way"),
    [("lagst", "ore", 1), ("hogst", "ore", -1), ("sankt", "step", 1), ("hojt", "step", -1)],
)
def test_rows_are_sorted_by_amount_and_by_change(
    watched: Watched, address: str, order: str, attribute: str, way: int
) -> None:
    page = watched.page
    page.goto(f"{address}/prislista/2027.html?kund=kund-internal")
    before = _items(page)
    page.select_option("#f-ordning", order)
    found = page.locator(ROWS).evaluate_all(f"rows => rows.map(row => row.dataset.{attribute} ?? null)")
    numbers = [way * int(number) for number in found if number is not None]
    assert numbers == sorted(numbers)
    assert found[len(numbers) :] == [None] * (len(found) - len(numbers))
    assert sorted(_items(page)) == sorted(before)
    assert page.locator("tr.grp:visible").count() == 0
    page.select_option("#f-ordning", "")
    assert _items(page) == before


def test_services_are_sorted_as_swedish_is(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}/prislista/2027.html?ordning=namn&kund=kund-internal")
    names = page.locator(f"{ROWS} th a").all_inner_texts()
    assert names == page.evaluate("names => [...names].sort(new Intl.Collator('sv').compare)", names)


def test_the_price_on_a_day(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}/prislista/2026.html")
    twice = [
        item
        for item in set(_items(page))
        if page.locator(f'tr[data-item="{item}"][data-from], tr[data-item="{item}"][data-to]').count() > 1
    ]
    assert twice, "no price of 2026 changes within the year"
    shown = {}
    for day in ("2026-06-30", "2026-07-01"):
        page.fill("#f-dag", day)
        row = page.locator(f'tr[data-item="{twice[0]}"]:visible')
        assert row.count() == 1
        shown[day] = row.locator(".now").inner_text()
    assert len(set(shown.values())) == 2
    assert _status(page).endswith("som de är den 1 juli 2026")
    # Another year's prices are on that year's page; what else was chosen goes along.
    page.fill("#f-ord", "skärm")
    page.fill("#f-dag", "2027-02-03")
    page.wait_for_url("**/prislista/2027.html?*")
    assert _state(page) == {"ord": "skärm", "dag": "2027-02-03"}
    assert page.input_value("#f-ord") == "skärm"
    assert watched.complaints == []


@pytest.mark.parametrize(
    "query",
    [
        "?hylla=nowhere&form=%00&kund=&visa=sideways&ordning=__proto__&dag=2027-02-30",
        "?dag=1999-01-01&ordning=constructor",
        "?%E0%A4%A&&&=",
        "?ord=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
        "?ord=" + "a" * 10000,
    ],
)
def test_a_damaged_address_breaks_nothing(watched: Watched, address: str, query: str) -> None:
    page = watched.page
    page.goto(f"{address}/prislista/2027.html{query}")
    if "ord=" in query:
        assert _items(page) == []
        page.click(".k-chips [type=reset]")
    assert _status(page).endswith("priser")
    assert page.locator(ROWS).count() > 100
    assert watched.complaints == []


def test_everything_by_keyboard(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}/prislista/2027.html")
    page.focus("#f-ord")
    page.keyboard.type("skärm")
    walked = []
    for _ in range(14):
        page.keyboard.press("Tab")
        walked.append(
            page.evaluate(
                "document.activeElement.id || document.activeElement.dataset.kind || document.activeElement.type"
            )
        )
    wanted = ["f-hylla", "f-form", "f-kund", "f-dag", "f-ordning", "down", "up"]
    places = [walked.index(name) for name in wanted]
    assert places == sorted(places)
    page.focus("[data-kind=down]")
    page.keyboard.press("Space")
    assert page.get_attribute("[data-kind=down]", "aria-pressed") == "true"
    assert "visa" in _state(page)


def test_a_folder_that_is_opened_as_it_is(browser: Browser, built: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto((built / "prislista" / "2027.html").as_uri())
    page.fill("#f-ord", "skärm")
    assert 0 < page.locator(ROWS).count() < 40
    assert _state(page) == {"ord": "skärm"}
    context.close()


def test_without_scripts_the_whole_list_stands_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/prislista/2027.html?ord=sk%C3%A4rm")
    assert page.locator(ROWS).count() > 100
    assert not page.is_visible("#f-ord")
    assert not page.is_visible("[data-kind=down]")
    context.close()
