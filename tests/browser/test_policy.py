"""No request leaves this machine, no error in the console, nothing that a strict policy refuses; the 404 page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import visit
from tests.site import reading

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext
    from tests.conftest import Site

LISTEN = """
window.violations = [];
document.addEventListener("securitypolicyviolation", e => window.violations.push(
    `${e.violatedDirective} ${e.blockedURI} ${e.sourceFile || ""}:${e.lineNumber}`));
"""


def walk(context: BrowserContext, address: str, site: Site) -> list[str]:
    """Open every page, scroll it, change its theme, open its menu; gives what the policy refused."""
    context.add_init_script(LISTEN)
    refused: list[str] = []
    page = context.new_page()
    pages = [f"{code}/{docname}.html" for code, docname in site.expected()]
    for name in pages:
        page.goto(f"{address}/{name}")
        body = page.locator("body")
        expect(page.locator("html")).not_to_have_class("no-js")
        before = body.get_attribute("data-theme")
        assert before in ("auto", "light", "dark")
        page.locator(".kb-theme:visible").first.click()
        expect(body).not_to_have_attribute("data-theme", before)
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        refused += [f"{name}: {violation}" for violation in page.evaluate("window.violations")]
    for name in ("", "404.html", *(f"{code}/404.html" for code in site.editions.codes)):
        page.goto(f"{address}/{name}")
        expect(page.locator("h1").first).to_be_visible()
        refused += [f"{name}: {violation}" for violation in page.evaluate("window.violations")]
    return refused


def test_nothing_leaves_and_nothing_fails(browser: Browser, address: str, site: Site) -> None:
    # A language that the chooser does not know: it stays and shows its list.
    with visit(browser, locale="ja-JP") as (context, log):
        page = context.new_page()
        for name in ["", *(f"{code}/{docname}.html" for code, docname in site.expected())]:
            page.goto(f"{address}/{name}", wait_until="load")
    assert len(log.requests) > len(site.expected())
    assert log.strangers() == []
    assert log.errors == []


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_a_strict_policy_refuses_nothing(
    browser: Browser, strict_address: str, site: Site, width: int, scheme: str
) -> None:
    with visit(browser, width, locale="ja-JP", color_scheme=scheme) as (context, log):
        assert walk(context, strict_address, site) == []
    assert log.strangers() == []
    assert log.errors == []


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
    code = below or site.editions.source.code
    with visit(browser, 360) as (context, log):
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
