"""Paper: A4, no chrome, addresses of outside links, dates and the notice; in every edition and theme."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.browser.conftest import share, visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from tests.conftest import Site

# A4 less the margins of 18 mm, in CSS pixels: what the text has on paper.
TEXT_WIDTH = round((210 - 2 * 18) / 25.4 * 96)
CHROME = """.kb-switcher, .kb-theme, .sidebar-drawer, .toc-drawer, .mobile-header, .kb-related, .headerlink,
            .skip-to-content"""
POINT = 96 / 72


def faults(page: Page, name: str, *, dated: bool = True) -> list[str]:
    """What would be wrong on the paper of the open page; pages of the search are not ``dated``."""
    return [f"{name}: {fault}" for fault in page.evaluate(
        """([chrome, width, dated]) => {
            const seen =
                element => element.checkVisibility({visibilityProperty: true}) && element.getClientRects().length;
            const found = [...document.querySelectorAll(chrome)].filter(seen).map(e => `chrome: ${e.className}`);
            for (const kept of ["h1", ".kb-brand-name", ".kb-notice", ...(dated ? [".kb-freshness"] : [])])
                if (![...document.querySelectorAll(kept)].some(seen)) found.push(`lost: ${kept}`);
            for (const link of document.querySelectorAll("article a[href^=http]")) {
                const after = getComputedStyle(link, "::after").content;
                if (!after.includes(link.getAttribute("href"))) found.push(`no address: ${link.href}`);
            }
            for (const link of document.querySelectorAll("article a:not([href^=http])"))
                if (getComputedStyle(link, "::after").content.includes("html")) found.push(`needless address: ${link}`);
            // A picture cuts off what stands beyond its edge.
            for (const block of document.querySelectorAll("article *:not(svg *)"))
                if (seen(block) && block.getBoundingClientRect().right > width + 1)
                    found.push(`wide: ${block.localName}`);
            return found;
        }""",
        [CHROME, TEXT_WIDTH, dated],
    )]  # fmt: skip


LOOKS = [("light", True), ("dark", True), ("light", False)]


@pytest.mark.parametrize(("scheme", "scripts"), LOOKS)
def test_every_page_prints_cleanly(browser: Browser, address: str, site: Site, scheme: str, scripts: bool) -> None:
    found = []
    with visit(browser, TEXT_WIDTH, color_scheme=scheme, java_script_enabled=scripts) as (context, _):
        page = context.new_page()
        page.emulate_media(media="print", color_scheme=scheme)  # type: ignore[arg-type]
        for code, docname in share(site, LOOKS.index((scheme, scripts)), len(LOOKS)):
            page.goto(f"{address}/{code}/{docname}.html")
            found += faults(page, f"{code}/{docname}", dated=docname in site.pages)
            ink = page.evaluate("getComputedStyle(document.querySelector('article p')).color")
            if sum(map(int, re.findall(r"\d+", ink)[:3])) > 3 * 0x60:
                found.append(f"{code}/{docname}: pale ink {ink} in {scheme}")
    assert found == []


def test_text_is_set_in_ten_and_a_half_points(browser: Browser, address: str, site: Site) -> None:
    with visit(browser, TEXT_WIDTH) as (context, _):
        page = context.new_page()
        page.emulate_media(media="print")
        for code in site.editions.codes:
            page.goto(f"{address}/{code}/relations/index.html")
            for words in ("article section section p", ".kb-freshness", ".kb-notice"):
                size = page.locator(words).first.evaluate("element => parseFloat(getComputedStyle(element).fontSize)")
                assert size == pytest.approx(10.5 * POINT, abs=0.01), words


def test_the_paper_is_a4(browser: Browser, address: str, site: Site) -> None:
    with visit(browser) as (context, _):
        page = context.new_page()
        for code in site.editions.codes:
            page.goto(f"{address}/{code}/index.html")
            boxes = set(re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", page.pdf(prefer_css_page_size=True)))
            assert [tuple(round(float(side) / 72 * 25.4) for side in box) for box in boxes] == [(210, 297)]


def test_a_planted_fault_would_be_seen(browser: Browser, address: str) -> None:
    with visit(browser, TEXT_WIDTH) as (context, _):
        page = context.new_page()
        page.emulate_media(media="print")
        page.goto(f"{address}/kk/relations/index.html")
        page.add_style_tag(
            content=""".kb-switcher, .headerlink { display: block !important } .kb-notice { display: none }
            article a::after { content: "x.html" !important } article { min-width: 900px }"""
        )
        kinds = {fault.split(": ")[1] for fault in faults(page, "kk")}
        assert kinds == {"chrome", "lost", "no address", "needless address", "wide"}
