"""Former addresses lead on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.browser.conftest import Watched

pytestmark = pytest.mark.browser


def test_a_renamed_service_is_reached_by_its_old_address_with_a_note(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}/tjanster/losenord.html")
    page.wait_for_url("**/tjanster/losenord-mfa.html*")
    assert page.is_visible("#k-moved")
    assert "Lösenord och tvåstegsverifiering" in page.inner_text("#k-moved")
    page.goto(f"{address}/tjanster/losenord-mfa.html")
    assert not page.is_visible("#k-moved")
    page.goto(f"{address}/en/tjanster/losenord.html")
    page.wait_for_url("**/en/tjanster/losenord-mfa.html*")
    assert watched.complaints == []


def test_a_renamed_option_is_still_reached(watched: Watched, address: str) -> None:
    watched.page.goto(f"{address}/tjanster/barbar-dator.html#val-workstation")
    place = watched.page.locator("#val-workstation").bounding_box()
    card = watched.page.locator("#val-kraftfull-16").bounding_box()
    assert place
    assert card
    assert card["x"] <= place["x"] <= card["x"] + card["width"]


def test_from_a_folder_and_without_scripts(browser: Browser, built: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((built / "tjanster" / "losenord.html").as_uri())
    page.wait_for_url("**/losenord-mfa.html*")
    context.close()
