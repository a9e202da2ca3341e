"""No request leaves this machine, no error in the console, nothing that a strict policy refuses; the 404 page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import visit
from tests.browser.walk import LISTEN
from tests.site import reading

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from tests.conftest import Site


def test_a_violation_would_be_seen(browser: Browser, strict_address: str) -> None:
    with visit(browser) as (context, log):
        context.add_init_script(LISTEN)
        page = context.new_page()
        page.goto(f"{strict_address}/hu/index.html")
        page.evaluate("document.body.setAttribute('style', 'color: red')")
        page.evaluate("document.head.append(Object.assign(document.createElement('script'), {textContent: '1'}))")
        page.wait_for_function("() => window.violations.length === 2")
        assert len(log.errors) == 2


def test_the_fonts_are_used(browser: Browser, strict_address: str, site: Site) -> None:
    with visit(browser) as (context, log):
        page = context.new_page()
        for code in site.editions.codes:
            page.goto(f"{strict_address}/{code}/index.html")
            page.evaluate("document.fonts.ready")
            assert page.evaluate("[...document.fonts].filter(face => face.status === 'loaded').length") > 0, code
            # A second visit of a page finds them in time: font-display is optional.
            assert page.evaluate("document.fonts.check('600 32px Literata', document.querySelector('h1').innerText)")
    assert log.errors == []


@pytest.mark.parametrize("below", ["", "hu", "en", "kk", "ru"])
def test_an_unknown_address_speaks_its_language_first(browser: Browser, address: str, site: Site, below: str) -> None:
    # Outside the editions the browser's language decides.
    code = below or "ru"
    with visit(browser, 360, locale="ru-RU") as (context, log):
        page = context.new_page()
        for path in ("none.html", "relations/deep/none.html"):
            response = page.goto("/".join(filter(None, (address, below, path))))
            assert response is not None
            assert response.status == 404
            expect(page.locator("html")).to_have_attribute("lang", code)
            expect(page.locator("h1")).to_have_text(reading.say(site, code, "Page not found"))
            expect(page.locator("section")).to_have_count(len(site.editions.codes))
            # Its style sheet is found at any depth.
            assert page.evaluate("document.styleSheets.length") == 1
        page.get_by_role("link").first.click()
        expect(page).to_have_url(f"{address}/{code}/index.html")
    assert log.strangers() == []
    # Chromium itself notes the two answers with status 404.
    assert [error for error in log.errors if "404" not in error] == []


def headings(page: Page) -> list[tuple[str, str]]:
    """Every heading of the 404 page: its element and the language of its section."""
    return [tuple(pair) for pair in page.evaluate(
        "[...document.querySelectorAll('h1, h2')].map(h => [h.localName, h.closest('[lang]').lang])"
    )]  # fmt: skip


@pytest.mark.parametrize("base", ["", "/base"])
@pytest.mark.parametrize(
    ("path", "remembered", "locale", "order"),
    [
        ("kk/none.html", "ru", "en-GB", "kk hu en ru"),
        ("none.html", "ru", "en-GB", "ru hu en kk"),
        ("none.html", "", "en-GB", "en hu kk ru"),
        ("none.html", "xx", "ja-JP", "hu en kk ru"),
        ("kkk/none.html", "", "hu-HU", "hu en kk ru"),
    ],
)
def test_the_common_404_page_finds_the_readers_language(
    browser: Browser, site: Site, base: str, path: str, remembered: str, locale: str, order: str
) -> None:
    """As on a host that has one 404 page for all addresses, at the root of a domain or below it."""
    text = (site.dist / "404.html").read_text(encoding="utf-8").replace('"/', f'"{base}/')
    static = site.dist / "hu" / "_static"
    codes = order.split()
    with visit(browser, locale=locale) as (context, log):
        context.route("**/*.html", lambda route: route.fulfill(status=404, content_type="text/html", body=text))
        context.route("**/*.css", lambda route: route.fulfill(path=static / "front.css"))
        context.route("**/*.svg", lambda route: route.fulfill(path=static / "mound.svg"))
        context.route("**/*.js", lambda route: route.fulfill(path=static / "notfound.js"))
        if remembered:
            context.add_init_script(f"try {{ localStorage.setItem('kb-language', '{remembered}') }} catch {{}}")
        page = context.new_page()
        page.goto(f"http://127.0.0.1:1{base}/{path}")
        expect(page.locator("html")).to_have_attribute("lang", codes[0])
        assert headings(page) == [("h1", codes[0]), *(("h2", code) for code in codes[1:])]
        title = f"{reading.say(site, codes[0], 'Page not found')} · {site.editions.by_code[codes[0]].site}"
        expect(page).to_have_title(title)
        # The notice of the first language is seen, the others' are not.
        expect(page.locator(".foot:visible")).to_have_count(1)
        expect(page.locator(f"section[lang={codes[0]}] .foot")).to_be_visible()
    assert [error for error in log.errors if "404" not in error] == []


def test_without_scripts_the_404_page_speaks_all_languages(browser: Browser, address: str, site: Site) -> None:
    with visit(browser, 360, java_script_enabled=False, locale="kk-KZ") as (context, _):
        page = context.new_page()
        page.goto(f"{address}/none.html")
        expect(page.locator("h1, h2")).to_have_text(
            [reading.say(site, code, "Page not found") for code in site.editions.codes]
        )
        for link in page.get_by_role("link").all():
            expect(link).to_be_visible()
