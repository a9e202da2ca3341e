"""The table of places: sorted by keyboard, whole without scripts, nothing off a narrow screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import visit

from kb.places import load

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from tests.conftest import Site

PAGE = "kk/cumans/places.html"
ROWS = "table.kb-places-table tbody tr"


@pytest.mark.parametrize("width", [360, 1280])
def test_the_keyboard_sorts_the_rows_up_and_down(browser: Browser, strict_address: str, width: int) -> None:
    with visit(browser, width) as (context, log):
        page = context.new_page()
        page.goto(f"{strict_address}/{PAGE}")
        first = page.locator(f"{ROWS} .kb-place-name").first
        expect(first).to_have_text("Абадсалок")
        place = page.get_by_role("button", name="Жер")
        place.focus()
        page.keyboard.press("Enter")
        expect(first).to_have_text("Яссентласло")
        expect(page.locator("th[aria-sort=descending]")).to_have_text("Жер")
        page.keyboard.press("Tab")
        expect(page.get_by_role("button", name="Өңір")).to_be_focused()
        page.keyboard.press("Space")
        expect(page.locator(f"{ROWS} td").first).to_have_text("басқа өңір")
        # Equal in the new column, the rows keep the order of the old one.
        expect(first).to_have_text("Ясберень")
        expect(page.locator("th[aria-sort]")).to_have_text("Өңір")
        assert log.errors == []


def test_without_scripts_the_table_is_whole_and_in_order(browser: Browser, address: str, site: Site) -> None:
    with visit(browser, java_script_enabled=False) as (context, _):
        page = context.new_page()
        page.goto(f"{address}/{PAGE}")
        expect(page.locator(f"{ROWS}:visible")).to_have_count(len(load(site.root / "docs")))
        expect(page.locator(f"{ROWS} .kb-place-name").first).to_have_text("Абадсалок")
        expect(page.locator("table.kb-places-table button")).to_have_count(0)


@pytest.mark.parametrize("code", ["hu", "en", "kk", "ru"])
def test_no_row_is_wider_than_a_phone(browser: Browser, address: str, code: str) -> None:
    with visit(browser, 360) as (context, _):
        page = context.new_page()
        page.goto(f"{address}/{code}/cumans/places.html")
        widest = page.locator(f"{ROWS} p").evaluate_all(
            "lines => Math.max(...lines.map((line) => line.getBoundingClientRect().right))"
        )
        assert widest <= 360
        assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_a_label_in_the_address_brings_its_row_on_the_screen(browser: Browser, address: str) -> None:
    with visit(browser, 360) as (context, _):
        page = context.new_page()
        page.goto(f"{address}/{PAGE}#place-karcag")
        expect(page.locator("#place-karcag .kb-place-name")).to_be_in_viewport()
        expect(page.locator("#place-karcag .kb-place-name")).to_have_text("Карцаг")
