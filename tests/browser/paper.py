"""What is wrong on the paper of an open page: A4, no chrome, addresses of outside links, dates and the notice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

# A4 less the margins of 18 mm, in CSS pixels: what the text has on paper.
TEXT_WIDTH = round((210 - 2 * 18) / 25.4 * 96)
CHROME = """.kb-switcher, .kb-theme, .sidebar-drawer, .toc-drawer, .mobile-header, .kb-related, .headerlink,
            .skip-to-content"""


def faults(page: Page, *, dated: bool = True) -> list[str]:
    """What would be wrong on the paper of the page as it is shown; pages of the search are not ``dated``."""
    found: list[str] = page.evaluate(
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
    )
    ink = page.evaluate("getComputedStyle(document.querySelector('article p')).color")
    if sum(map(int, re.findall(r"\d+", ink)[:3])) > 3 * 0x60:
        found.append(f"pale: {ink}")
    return found


def on_paper(page: Page, *, dated: bool = True) -> list[str]:
    """Faults of the open page when it is printed; the window is as before afterwards."""
    window = page.viewport_size
    page.emulate_media(media="print")
    page.set_viewport_size({"width": TEXT_WIDTH, "height": 800})
    found = faults(page, dated=dated)
    page.emulate_media(media="null")
    if window:
        page.set_viewport_size(window)
    return found
