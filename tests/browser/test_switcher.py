"""The language switcher: every page, every edition, both ways; at every width; what it keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import sample, share, visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from tests.conftest import Site

DEEP = "relations/partnership"
SECTION = "relations-council"
WIDTHS = (320, 360, 1280)
TOP_OF_SECTION = f"document.getElementById('{SECTION}').getBoundingClientRect().top"


def switch(page: Page, code: str) -> None:
    page.locator(f'.kb-switcher a[hreflang="{code}"]').click()


def expect_page(page: Page, address: str, code: str, docname: str, fragment: str = "") -> None:
    expect(page).to_have_url(f"{address}/{code}/{docname}.html{fragment}")
    expect(page.locator("html")).to_have_attribute("lang", code)
    expect(page.locator(f'.kb-switcher a[hreflang="{code}"]')).to_have_attribute("aria-current", "true")


def test_every_page_of_every_edition_is_reached_by_the_switcher(browser: Browser, address: str, site: Site) -> None:
    with visit(browser) as (context, _):
        page = context.new_page()
        for number, docname in enumerate(site.pages):
            # Round through all editions, every other page the other way round.
            codes = site.editions.codes[:: 1 if number % 2 else -1]
            page.goto(f"{address}/{codes[-1]}/{docname}.html")
            for code in codes:
                switch(page, code)
                expect_page(page, address, code, docname)


@pytest.mark.parametrize("width", WIDTHS)
def test_four_names_are_seen_and_nothing_overflows(browser: Browser, address: str, site: Site, width: int) -> None:
    names = [edition.name for edition in site.editions.all]
    faults = []
    with visit(browser, width, 640) as (context, _):
        page = context.new_page()
        for code, docname in share(site, WIDTHS.index(width), len(WIDTHS)):
            page.goto(f"{address}/{code}/{docname}.html")
            links = page.locator(".kb-switcher a")
            expect(links).to_have_text(names)
            for link in links.all():
                # What a finger at its middle meets is the link itself, inside the window.
                hit = link.evaluate(
                    """link => {
                        const box = link.getBoundingClientRect();
                        const met = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
                        return met === link && box.left >= 0 && box.right <= innerWidth && box.height >= 24;
                    }"""
                )
                if not hit:
                    faults.append(f"{code}/{docname}: {link.inner_text()} is not to be hit at {width}")
            wide = page.evaluate("document.documentElement.scrollWidth")
            if wide > width:
                faults.append(f"{code}/{docname}: {wide} wide in a window of {width}")
    assert faults == []


@pytest.mark.parametrize("width", WIDTHS)
def test_all_names_are_among_the_first_eight_tab_stops(browser: Browser, address: str, site: Site, width: int) -> None:
    faults = []
    with visit(browser, width, 640) as (context, _):
        page = context.new_page()
        for code, docname in share(site, WIDTHS.index(width), len(WIDTHS)):
            page.goto(f"{address}/{code}/{docname}.html")
            reached = []
            # Before them the way to the text, the name of the site, the search field and its button.
            for _stop in range(8):
                page.keyboard.press("Tab")
                reached.append(page.evaluate("document.activeElement.hreflang || document.activeElement.id || 'other'"))
            if not set(site.editions.codes) <= set(reached):
                faults.append(f"{code}/{docname} at {width}: {reached}")
    assert faults == []


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


def test_pages_work_without_scripts(browser: Browser, address: str, site: Site) -> None:
    with visit(browser, 360, java_script_enabled=False) as (context, _):
        page = context.new_page()
        # Each page once, the languages by turns: what scripts add is the same in all.
        for code, docname in sample(site, 0, 1):
            page.goto(f"{address}/{code}/{docname}.html")
            expect(page.locator("article h1")).to_be_visible()
            expect(page.locator("article p").first).to_be_visible()
            expect(page.locator(".kb-notice")).to_be_visible()
            # On from this edition, once round the switcher.
            place = site.editions.codes.index(code)
            for other in (site.editions.codes * 2)[place + 1 : place + 3]:
                switch(page, other)
                expect_page(page, address, other, docname)


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
