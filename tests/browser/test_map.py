"""The map of places: chosen in the table, shown on the map and back, by keyboard; whole without scripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import visit

from kb.places import load

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from tests.conftest import Site

PAGE = "cumans/places.html"
SHOWN = ".kb-drawing:visible > svg"
# One that both sizes name, one that neither has room for.
NAMED, UNNAMED = "turkeve", "gater"


@pytest.mark.parametrize(("code", "back"), [("hu", "Vissza a táblázathoz"), ("ru", "Назад к таблице")])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_keyboard_chooses_in_the_table_and_comes_back(
    browser: Browser, strict_address: str, site: Site, width: int, code: str, back: str
) -> None:
    names = {place.id: place.names[code] for place in load(site.root / "docs")}
    with visit(browser, width) as (context, log):
        page = context.new_page()
        page.goto(f"{strict_address}/{code}/{PAGE}")
        for place in (UNNAMED, NAMED):
            button = page.locator(f"#place-{place} .kb-place-show")
            button.focus()
            page.keyboard.press("Enter")
            expect(button).to_have_attribute("aria-pressed", "true")
            expect(page.locator("[aria-pressed=true]")).to_have_count(1)
            expect(page.locator(".kb-map-chosen [role=status]")).to_contain_text(names[place])
            expect(page.locator(f"{SHOWN} .kb-map-ring")).to_have_count(1)
            expect(page.locator(f"{SHOWN} .kb-map-ring")).to_be_in_viewport()
            expect(page.locator(f"{SHOWN} .kb-map-name")).to_have_text(names[place])
            expect(page.get_by_role("link", name=back)).to_be_focused()
            page.keyboard.press("Enter")
            expect(button).to_be_focused()
            expect(button).to_be_in_viewport()
        assert log.errors == []


def test_the_ring_is_around_the_mark_and_a_click_beside_a_mark_counts(browser: Browser, address: str) -> None:
    with visit(browser) as (context, log):
        page = context.new_page()
        page.goto(f"{address}/en/{PAGE}")
        mark = page.locator(f"{SHOWN} [data-place=kunagota]")
        mark.scroll_into_view_if_needed()
        box = mark.bounding_box()
        assert box
        middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.mouse.click(middle[0] + 14, middle[1])
        expect(page.locator("#place-kunagota .kb-place-show")).to_have_attribute("aria-pressed", "true")
        ring = page.locator(f"{SHOWN} .kb-map-ring").bounding_box()
        assert ring
        assert (ring["x"] + ring["width"] / 2, ring["y"] + ring["height"] / 2) == pytest.approx(middle, abs=2)
        assert log.errors == []


def test_a_row_in_the_address_is_shown_on_the_map(browser: Browser, address: str) -> None:
    with visit(browser) as (context, _):
        page = context.new_page()
        page.goto(f"{address}/kk/{PAGE}#place-karcag")
        expect(page.locator(f"{SHOWN} .kb-map-name")).to_have_text("Карцаг")
        expect(page.locator("#place-karcag .kb-place-name")).to_be_in_viewport()


@pytest.mark.parametrize("code", ["hu", "en", "kk", "ru"])
@pytest.mark.parametrize("width", [340, 1280])
def test_names_overlap_neither_each_other_nor_the_edge(browser: Browser, address: str, code: str, width: int) -> None:
    with visit(browser, width) as (context, _):
        page = context.new_page()
        page.goto(f"{address}/{code}/{PAGE}")
        # Half of a halo may lie on a neighbour's; letters may not.
        boxes = page.locator(f"{SHOWN} text").evaluate_all(
            "texts => texts.map((text) => text.getBoundingClientRect())"
            ".map((box) => [box.left + 2, box.top + 4, box.right - 2, box.bottom - 4])"
        )
        frame = page.locator(SHOWN).bounding_box()
        assert frame
        assert len(boxes) >= 8
        assert all(frame["x"] <= left and right <= frame["x"] + frame["width"] for left, _, right, _ in boxes)
        for number, (left, top, right, bottom) in enumerate(boxes):
            for other in boxes[number + 1 :]:
                assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
        assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("path", [f"hu/{PAGE}", "kk/economy/trade.html"])
def test_without_scripts_one_picture_is_shown_and_the_data_can_be_opened(
    browser: Browser, address: str, path: str
) -> None:
    for width, size in ((360, "kb-narrow"), (1280, "kb-wide")):
        with visit(browser, width, java_script_enabled=False) as (context, _):
            page = context.new_page()
            page.goto(f"{address}/{path}")
            expect(page.locator("figure svg[role=img]:visible")).to_have_count(1)
            expect(page.locator(f".{size} > svg")).to_be_visible()
            expect(page.locator(".kb-place-show, .kb-map-chosen")).to_have_count(0)
            if "trade" in path:
                expect(page.locator("table.kb-figure-table")).to_be_hidden()
                page.locator("details.kb-figure-data summary").click()
                expect(page.locator("table.kb-figure-table")).to_be_visible()


def test_a_screen_reader_hears_a_picture_with_its_name_and_description(browser: Browser, address: str) -> None:
    with visit(browser) as (context, _):
        page = context.new_page()
        page.goto(f"{address}/en/economy/trade.html")
        picture = page.get_by_role("img", name="Trade by year, as each country stated it")
        expect(picture).to_have_count(1)
        expect(picture).to_have_accessible_description(re.compile("Ten Kazakhstani statements"))
