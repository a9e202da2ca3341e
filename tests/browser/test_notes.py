"""Notes over the text: by pointer, keyboard and tap; closed by Escape; links without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import visit
from tests.browser.test_accessibility import violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

PAGE = "kk/relations/recognition.html"


def first_mark(page: Page, address: str, number: int = 0) -> Locator:
    page.goto(f"{address}/{PAGE}")
    mark = page.locator(".kb-cite a").nth(number)
    mark.scroll_into_view_if_needed()
    return mark


def source_of(page: Page, mark: Locator) -> str:
    """The text of the list that the mark leads to."""
    return page.locator(f"#{mark.get_attribute('aria-describedby')}").inner_text()


def test_the_pointer_opens_the_note_and_may_go_into_it(browser: Browser, strict_address: str) -> None:
    with visit(browser) as (context, log):
        page = context.new_page()
        mark = first_mark(page, strict_address, 3)
        text = source_of(page, mark)
        mark.hover()
        note = page.locator(".kb-note")
        expect(note).to_contain_text(text)
        note.hover()
        expect(note.locator("a").first).to_be_in_viewport()
        assert page.url.endswith(PAGE)
        page.mouse.move(2, 400)
        expect(note).to_have_count(0)
        assert log.errors == []


def test_the_keyboard_opens_enters_and_leaves_the_note(browser: Browser, address: str) -> None:
    with visit(browser) as (context, _):
        page = context.new_page()
        mark = first_mark(page, address)
        note = page.locator(".kb-note")
        mark.focus()
        expect(note).to_contain_text(source_of(page, mark))
        # Its links are no stops on the way through the text.
        page.keyboard.press("Tab")
        expect(page.locator(".kb-cite a").nth(1)).to_be_focused()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
        expect(note.locator("a").first).to_be_focused()
        assert page.url.endswith(PAGE)
        page.keyboard.press("Escape")
        expect(note).to_have_count(0)
        expect(mark).to_be_focused()


def test_escape_closes_a_note_that_has_only_been_shown(browser: Browser, address: str) -> None:
    with visit(browser) as (context, _):
        page = context.new_page()
        mark = first_mark(page, address)
        mark.focus()
        expect(page.locator(".kb-note")).to_have_count(1)
        page.keyboard.press("Escape")
        expect(page.locator(".kb-note")).to_have_count(0)
        expect(mark).to_be_focused()


def test_the_note_leads_to_the_list_and_the_list_back(browser: Browser, address: str) -> None:
    with visit(browser) as (context, _):
        page = context.new_page()
        mark = first_mark(page, address, 3)
        mark.click()
        page.locator(".kb-note-more").click()
        target = mark.get_attribute("href") or ""
        assert page.url.endswith(target)
        expect(page.locator(target)).to_be_in_viewport()
        expect(page.locator(".kb-note")).to_have_count(0)
        page.locator(f'{target} [href="#{mark.get_attribute("id")}"]').click()
        expect(mark).to_be_in_viewport()


@pytest.mark.parametrize("number", [0, 3, 10])
def test_a_tap_opens_the_note_inside_the_window_and_a_tap_elsewhere_closes_it(
    browser: Browser, address: str, number: int
) -> None:
    with visit(browser, 320, 640, has_touch=True) as (context, _):
        page = context.new_page()
        mark = first_mark(page, address, number)
        mark.tap()
        note = page.locator(".kb-note")
        expect(note).to_be_in_viewport(ratio=0.99)
        box = note.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        page.locator("h1").tap(position={"x": 5, "y": 5}, force=True)
        expect(note).to_have_count(0)


def test_a_term_opens_its_definition_and_leads_to_the_glossary(browser: Browser, address: str) -> None:
    with visit(browser) as (context, _):
        page = context.new_page()
        page.goto(f"{address}/{PAGE}")
        term = page.locator("a.kb-term").first
        term.focus()
        note = page.locator(".kb-note")
        expect(note.locator("[lang=kk]")).to_have_text(term.get_attribute("data-note") or "")
        expect(term).to_have_accessible_description(note.inner_text().replace("\n", " "))
        page.keyboard.press("Enter")
        expect(note.locator("a")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("dt:target")).to_be_in_viewport()


def test_without_scripts_a_mark_leads_to_the_list(browser: Browser, address: str) -> None:
    with visit(browser, java_script_enabled=False) as (context, _):
        page = context.new_page()
        mark = first_mark(page, address)
        mark.click()
        expect(page.locator(mark.get_attribute("href") or "")).to_be_in_viewport()


def test_a_screen_reader_hears_number_and_source(browser: Browser, address: str) -> None:
    with visit(browser) as (context, _):
        page = context.new_page()
        mark = first_mark(page, address)
        expect(mark).to_have_accessible_name("1-дереккөз")
        expect(mark).to_have_accessible_description(source_of(page, mark))
        expect(page.locator("[role=note]").first).to_have_accessible_name("Таныған жылы – 1991 немесе 1992")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_with_a_note_open(browser: Browser, address: str, scheme: str, width: int) -> None:
    with visit(browser, width, color_scheme=scheme) as (context, _):
        page = context.new_page()
        first_mark(page, address).click()
        expect(page.locator(".kb-note")).to_have_count(1)
        assert violations(page) == []


def test_paper_shows_the_list_and_no_note(browser: Browser, address: str) -> None:
    with visit(browser) as (context, _):
        page = context.new_page()
        first_mark(page, address).click()
        page.emulate_media(media="print")
        expect(page.locator(".kb-note")).to_be_hidden()
        expect(page.locator(".kb-sources")).to_be_visible()
        expect(page.locator(".kb-conflict").first).to_be_visible()
