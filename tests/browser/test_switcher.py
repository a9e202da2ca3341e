"""The language switcher: every page, every edition, both ways; at every width; what it keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import visit
from tests.browser.walk import expect_page, switch

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from tests.conftest import Site

DEEP = "relations/partnership"
SECTION = "relations-council"
TOP_OF_SECTION = f"document.getElementById('{SECTION}').getBoundingClientRect().top"


@pytest.mark.parametrize("width", [360, 1280])
def test_the_section_in_the_address_is_kept(browser: Browser, address: str, width: int) -> None:
    with visit(browser, width) as (context, _):
        page = context.new_page()
        page.goto(f"{address}/hu/{DEEP}.html#{SECTION}")
        for code in ("kk", "ru", "en", "hu"):
            switch(page, code)
            expect_page(page, address, code, DEEP, f"#{SECTION}")
            expect(page.locator(f"#{SECTION} > h2")).to_be_in_viewport()


def read(page: Page, address: str) -> None:
    """A reader who came to the top of the page and has stayed in the section for some seconds."""
    page.clock.install()
    page.goto(f"{address}/hu/{DEEP}.html")
    page.evaluate(f"document.getElementById('{SECTION}').scrollIntoView()")
    page.wait_for_function(f"() => Math.abs({TOP_OF_SECTION}) < 150")
    # One frame, so that the page has heard of its scrolling; then the time of reading passes.
    page.evaluate("dispatchEvent(new Event('scroll'))")
    page.clock.run_for(5_000)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("hand", ["mouse", "keyboard"])
def test_the_section_that_is_read_is_kept(browser: Browser, address: str, width: int, hand: str) -> None:
    with visit(browser, width) as (context, _):
        page = context.new_page()
        read(page, address)
        link = page.locator('.kb-switcher a[hreflang="kk"]')
        if hand == "mouse":
            # As a hand does it: scroll only if the link is not in sight.
            if not link.evaluate("link => link.getBoundingClientRect().top >= 0"):
                page.evaluate("scrollTo(0, 0)")
            box = link.bounding_box()
            assert box
            page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        else:
            link.focus()
            expect(link).to_be_in_viewport()
            page.keyboard.press("Enter")
        expect_page(page, address, "kk", DEEP, f"#{SECTION}")
        expect(page.locator(f"#{SECTION} > h2")).to_be_in_viewport()


def test_at_the_top_no_section_is_added(browser: Browser, address: str) -> None:
    with visit(browser) as (context, _):
        page = context.new_page()
        page.goto(f"{address}/hu/{DEEP}.html")
        switch(page, "kk")
        expect_page(page, address, "kk", DEEP)


def test_the_choice_is_remembered(browser: Browser, address: str) -> None:
    with visit(browser, locale="en-GB") as (context, _):
        page = context.new_page()
        page.goto(f"{address}/hu/{DEEP}.html")
        switch(page, "kk")
        expect_page(page, address, "kk", DEEP)
        page.goto(f"{address}/")
        expect_page(page, address, "kk", "index")
        switch(page, "ru")
        expect_page(page, address, "ru", "index")
        page.goto(f"{address}/")
        expect_page(page, address, "ru", "index")


@pytest.mark.parametrize(("locale", "code"), [("hu-HU", "hu"), ("kk-KZ", "kk"), ("ru", "ru"), ("en-US", "en")])
def test_the_chooser_goes_by_the_browsers_language(browser: Browser, address: str, locale: str, code: str) -> None:
    with visit(browser, locale=locale) as (context, _):
        page = context.new_page()
        page.goto(f"{address}/")
        expect_page(page, address, code, "index")


def test_the_chooser_works_where_storage_is_forbidden(browser: Browser, address: str) -> None:
    with visit(browser, locale="kk-KZ") as (context, log):
        context.add_init_script(
            "Object.defineProperty(window, 'localStorage', {get() {throw new DOMException('no', 'SecurityError')}})"
        )
        page = context.new_page()
        page.goto(f"{address}/")
        expect_page(page, address, "kk", "index")
        switch(page, "ru")
        expect_page(page, address, "ru", "index")
        page.goto(f"{address}/")
        expect_page(page, address, "kk", "index")
        assert log.errors == []


def test_an_unknown_language_gets_the_list(browser: Browser, address: str, site: Site) -> None:
    with visit(browser, locale="ja-JP") as (context, _):
        page = context.new_page()
        page.goto(f"{address}/", wait_until="load")
        expect(page).to_have_url(f"{address}/")
        expect(page.locator("#editions a")).to_have_text([edition.name for edition in site.editions.all])


def test_the_list_of_editions_works_without_scripts(browser: Browser, address: str, site: Site) -> None:
    with visit(browser, 360, java_script_enabled=False, locale="kk-KZ") as (context, _):
        page = context.new_page()
        for edition in site.editions.all:
            page.goto(f"{address}/")
            links = page.locator("#editions a")
            expect(links).to_have_text([other.name for other in site.editions.all])
            links.get_by_text(edition.name, exact=True).click()
            expect_page(page, address, edition.code, "index")


def test_no_dead_button_without_scripts(browser: Browser, address: str) -> None:
    for width in (360, 1280):
        with visit(browser, width, java_script_enabled=False) as (context, _):
            page = context.new_page()
            page.goto(f"{address}/hu/index.html")
            for button in page.locator("button").all():
                expect(button).to_be_hidden()


def test_the_section_that_is_read_wins_over_the_one_in_the_address(browser: Browser, address: str) -> None:
    with visit(browser) as (context, _):
        page = context.new_page()
        page.goto(f"{address}/hu/{DEEP}.html#partnership-consultations")
        page.evaluate(f"document.getElementById('{SECTION}').scrollIntoView({{behavior: 'instant'}})")
        switch(page, "kk")
        expect_page(page, address, "kk", DEEP, f"#{SECTION}")
