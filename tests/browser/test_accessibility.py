"""axe-core on every page, light and dark; the keyboard: skip link, menu, focus that is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from tests.browser.conftest import sample, share, visit
from tests.browser.walk import around

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page
    from tests.conftest import Site

AXE = Axe()
TAGS = [
    "wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag21aaa", "wcag22a", "wcag22aa", "wcag22aaa",
    "best-practice",
]  # fmt: skip
FOCUS = """() => {
    const element = document.activeElement;
    if (element === document.body || element === document.documentElement) return null;
    let shown = element;
    // A checkbox that is not seen shows its focus on its label.
    if (element.matches(".sidebar-toggle")) {
        const labels = [...document.querySelectorAll(`label[for="${element.id}"]:not(.overlay)`)];
        shown = labels.find(label => label.getBoundingClientRect().width > 0) || element;
    }
    const style = getComputedStyle(shown);
    const box = shown.getBoundingClientRect();
    return {
        name: element.id || element.hreflang || element.className || element.tagName,
        href: element.getAttribute("href") || "",
        outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
        width: box.width, height: box.height,
        inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
}"""


def violations(page: Page) -> list[str]:
    page.evaluate(AXE.axe_script)
    # By their names: asked for by tag only, the rules of level AAA and the size of targets stay switched off.
    rules = page.evaluate("tags => axe.getRules(tags).map(rule => rule.ruleId)", TAGS)
    assert {"color-contrast-enhanced", "target-size", "region"} <= set(rules)
    options = {"runOnly": {"type": "rule", "values": rules}, "resultTypes": ["violations"]}
    found = page.evaluate("options => axe.run(options)", options)["violations"]
    name = page.url.split("/", 3)[3]
    return [
        f"{name} {rule['id']}: {node['html'][:120]} {' '.join(node['failureSummary'].split())}"
        for rule in found
        for node in rule["nodes"]
    ]


LOOKS = [("light", 1280), ("dark", 1280), ("light", 360), ("dark", 360)]


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_axe_finds_nothing(
    request: pytest.FixtureRequest, browser: Browser, address: str, site: Site, scheme: str, width: int
) -> None:
    found = []
    # Four seconds a page: each once, languages and looks by turns; with --every-page each in each language.
    pages = share if request.config.getoption("every_page") else sample
    part = pages(site, LOOKS.index((scheme, width)), len(LOOKS))
    with visit(browser, width, locale="ja-JP", color_scheme=scheme) as (context, _):
        page = context.new_page()
        for name in [*(f"{code}/{docname}.html" for code, docname in part), *around(site)]:
            page.goto(f"{address}/{name}")
            found += violations(page)
    assert found == []


def test_axe_would_find_something(browser: Browser, address: str) -> None:
    with visit(browser) as (context, _):
        page = context.new_page()
        page.goto(f"{address}/404.html")
        page.evaluate("""() => {
            document.querySelectorAll("main p")[0].style.color = "#777";
            // Enough for level AA, not for AAA.
            document.querySelectorAll("main p")[2].style.color = "#666";
            document.documentElement.removeAttribute("lang");
        }""")
        rules = {line.split()[1] for line in violations(page)}
    assert rules == {"color-contrast-enhanced:", "color-contrast:", "html-has-lang:"}


def stops(page: Page) -> list[dict[str, Any]]:
    """Every tab stop from the top of the page to its end."""
    found: list[dict[str, Any]] = []
    for _ in range(200):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None:
            return found
        found.append(stop)
    raise AssertionError("the keyboard is caught: 200 stops and no end")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "none"])
@pytest.mark.parametrize("width", [360, 1100, 1280, 1600])
def test_the_skip_link_is_the_first_stop(browser: Browser, address: str, width: int, scripts: bool) -> None:
    with visit(browser, width, java_script_enabled=scripts) as (context, _):
        page = context.new_page()
        page.goto(f"{address}/kk/relations/index.html")
        page.keyboard.press("Tab")
        expect(page.locator(".skip-to-content")).to_be_focused()
        expect(page.locator(".skip-to-content")).to_be_in_viewport()
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_focused()
        page.keyboard.press("Tab")
        expect(page.locator("main :focus")).to_have_count(1)


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "light"), (1280, "dark"), (1600, "light")])
def test_focus_is_seen_on_every_stop(browser: Browser, address: str, site: Site, width: int, scheme: str) -> None:
    faults = []
    with visit(browser, width, locale="ja-JP", color_scheme=scheme) as (context, _):
        page = context.new_page()
        for name in ["hu/index.html", "kk/relations/index.html", "index.html", "404.html"]:
            page.goto(f"{address}/{name}")
            found = stops(page)
            assert len(found) >= 4
            faults += [
                f"{name} at {width}: {stop['name']} {stop['href']} {stop}"
                for stop in found
                if stop["outline"] <= 0 or not stop["inside"] or min(stop["width"], stop["height"]) <= 1
            ]
    assert faults == []


def tab_to(page: Page, selector: str) -> Locator:
    """Press Tab until what matches ``selector`` has the focus."""
    target = page.locator(f":is({selector}):focus")
    for _stop in range(40):
        page.keyboard.press("Tab")
        if target.count():
            return page.locator(":focus")
    raise AssertionError(f"{selector} is not among the first forty tab stops")


# With scripts the icons are buttons, without them the checkboxes take the keyboard.
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "none"])
def test_the_menu_opens_and_closes_by_keyboard(browser: Browser, address: str, site: Site, scripts: bool) -> None:
    with visit(browser, 360, 640, java_script_enabled=scripts) as (context, _):
        page = context.new_page()
        for code in site.editions.codes:
            page.goto(f"{address}/{code}/index.html")
            navigation = page.locator('.sidebar-tree a[href$="relations/index.html"]')
            expect(navigation).not_to_be_in_viewport()
            menu = tab_to(page, "#__navigation, button.nav-overlay-icon")
            for _time in range(2):
                page.keyboard.press("Space")
                expect(navigation).to_be_in_viewport()
                if scripts:
                    expect(menu).to_have_attribute("aria-expanded", "true")
                page.keyboard.press("Space")
                expect(navigation).not_to_be_in_viewport()
            page.keyboard.press("Space")
            expect(navigation).to_be_in_viewport()
            there = navigation.evaluate("link => link.href")
            navigation.press("Enter")
            expect(page).to_have_url(there)


def test_escape_closes_the_menu(browser: Browser, address: str) -> None:
    with visit(browser, 360, 640) as (context, _):
        page = context.new_page()
        page.goto(f"{address}/hu/relations/index.html")
        menu = tab_to(page, "#__navigation, button.nav-overlay-icon")
        page.keyboard.press("Space")
        expect(page.locator(".sidebar-tree a").first).to_be_in_viewport()
        page.keyboard.press("Escape")
        expect(page.locator(".sidebar-tree a").first).not_to_be_in_viewport()
        expect(menu).to_be_focused()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "none"])
@pytest.mark.parametrize("width", [360, 1100])
def test_the_page_contents_open_by_keyboard(browser: Browser, address: str, width: int, scripts: bool) -> None:
    with visit(browser, width, 640, java_script_enabled=scripts) as (context, _):
        page = context.new_page()
        page.goto(f"{address}/kk/relations/index.html")
        entry = page.locator(".toc-tree a").nth(2)
        expect(entry).not_to_be_in_viewport()
        tab_to(page, "#__toc, button.toc-overlay-icon")
        page.keyboard.press("Space")
        expect(entry).to_be_in_viewport()


@pytest.mark.parametrize("width", [360, 1100])
def test_a_closed_menu_holds_no_tab_stop(browser: Browser, address: str, width: int) -> None:
    with visit(browser, width, 640) as (context, _):
        page = context.new_page()
        for name in ("hu/index.html", "kk/relations/index.html"):
            page.goto(f"{address}/{name}")
            off = page.evaluate(
                """() => [...document.querySelectorAll(".sidebar-drawer a, .toc-drawer a")].filter(link => {
                    const box = link.getBoundingClientRect();
                    const away = box.right <= 0 || box.left >= innerWidth;
                    return away && link.checkVisibility({visibilityProperty: true});
                }).map(link => link.outerHTML)"""
            )
            assert off == []
