"""What is looked at on every page of every edition, while each is open once."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect
from tests.browser import paper
from tests.browser.conftest import visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Request
    from tests.conftest import Site

# A window and a colour scheme; each page is seen in all widths and schemes, in other languages by turns.
LOOKS = list(itertools.product((320, 360, 1280), ("light", "dark")))
LISTEN = """
window.violations = [];
document.addEventListener("securitypolicyviolation", e => window.violations.push(
    `${e.violatedDirective} ${e.blockedURI} ${e.sourceFile || ""}:${e.lineNumber}`));
"""
STORES = """async () => ({
    local: {...localStorage},
    session: {...sessionStorage},
    databases: (await indexedDB.databases()).map(database => database.name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).map(worker => worker.scope),
    name: window.name,
})"""
EMPTY: dict[str, Any] = {
    "cookies": [],
    "local": {},
    "session": {},
    "databases": [],
    "caches": [],
    "workers": [],
    "name": "",
}


class Watch:
    """What the pages of a context send."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.address = address
        self.faults: list[str] = []
        self.seen = 0
        context.on("request", self._sent)

    def _sent(self, request: Request) -> None:
        self.seen += 1
        if request.method != "GET" or request.post_data is not None:
            self.faults.append(f"{request.method} {request.url}")
        # Sphinx adds a checksum of the file to addresses of style sheets: the same for every reader.
        url = re.sub(r"\.css\?v=[0-9a-f]{8}$", ".css", request.url)
        if not url.startswith(f"{self.address}/") or "?" in url:
            self.faults.append(f"left the site: {request.url}")


def stored(page: Page) -> dict[str, Any]:
    """Everything that the page's site keeps in the browser; cookies too that scripts cannot see."""
    cookies = [cookie["name"] for cookie in page.context.cookies()]
    return {**page.evaluate(STORES), "cookies": cookies}


def kept(page: Page, **local: str | None) -> list[str]:
    """What the browser keeps beyond the choices ``local`` of the reader, and their names if they are not kept."""
    found = stored(page)
    return [] if found == {**EMPTY, "local": local} else [f"stored: {found}"]


def refused(page: Page) -> list[str]:
    """What the policy has refused since the page was opened."""
    found: list[str] = page.evaluate("window.violations")
    return found


def out_of_reach(page: Page, names: list[str]) -> list[str]:
    """Names of editions that a finger cannot hit, and a page that is wider than its window."""
    return [
        str(fault)
        for fault in page.evaluate(
            """names => {
                const links = [...document.querySelectorAll(".kb-switcher a")];
                const found = links.filter(link => {
                    // What a finger at its middle meets is the link itself, inside the window.
                    const box = link.getBoundingClientRect();
                    const met = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
                    return met !== link || box.left < 0 || box.right > innerWidth || box.height < 24;
                }).map(link => `${link.textContent.trim()} is not to be hit`);
                const shown = links.map(link => link.textContent.trim());
                if (shown.join() !== names.join()) found.push(`the switcher says ${shown}`);
                // furo lets the content scroll aside within the window: nothing may need that.
                for (const box of [document.documentElement, document.querySelector(".content")])
                    if (box.scrollWidth > box.clientWidth) found.push(`${box.scrollWidth} wide`);
                return found;
            }""",
            names,
        )
    ]


def late_stops(page: Page, codes: list[str]) -> list[str]:
    """Editions that the first eight tab stops do not reach.

    Before them stand the way to the text, the name of the site, the search field and its button.
    """
    page.evaluate(
        "() => { window.reached = []; addEventListener('focusin', e => window.reached.push(e.target.hreflang)) }"
    )
    for _stop in range(8):
        page.keyboard.press("Tab")
    reached = page.evaluate("window.reached")
    return [f"{code} is not among the first eight tab stops" for code in codes if code not in reached]


def theme(page: Page) -> list[str]:
    """The theme changes by its button, and the browser keeps that choice."""
    body = page.locator("body")
    before = body.get_attribute("data-theme")
    if before not in ("auto", "light", "dark"):
        return [f"theme {before}"]
    page.locator(".kb-theme:visible").first.click()
    expect(body).not_to_have_attribute("data-theme", before)
    return []


def leave(page: Page) -> None:
    """Read to the end and leave: when pages are asked to report, beacons would be sent."""
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.evaluate("dispatchEvent(new Event('pagehide'))")


def expect_page(page: Page, address: str, code: str, docname: str, fragment: str = "") -> None:
    """The page ``docname`` of the edition ``code`` is open, and its switcher says so."""
    expect(page).to_have_url(f"{address}/{code}/{docname}.html{fragment}")
    expect(page.locator("html")).to_have_attribute("lang", code)
    expect(page.locator(f'.kb-switcher a[hreflang="{code}"]')).to_have_attribute("aria-current", "true")


def switch(page: Page, code: str) -> None:
    """Go to the edition ``code`` by the switcher."""
    page.locator(f'.kb-switcher a[hreflang="{code}"]').click()


@dataclass
class Walk:
    """What a walk found: faults by their kind, each with its page; and the pages that it saw."""

    site: Site
    seen: list[tuple[str, str]] = field(default_factory=list)
    faults: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def note(self, kind: str, page: str, found: list[str]) -> None:
        """Keep what was ``found`` on the page."""
        self.faults[kind] += [f"{page}: {fault}" for fault in found]


def around(site: Site) -> list[str]:
    """The pages that stand outside the editions' own, and their error pages."""
    return ["index.html", "404.html", *(f"{code}/404.html" for code in site.editions.codes)]


def look(walk: Walk, page: Page, code: str, docname: str, width: int, scheme: str) -> None:
    """Everything that is looked at on the open page; its reader has chosen a language, and no theme yet."""
    site, name = walk.site, f"{code}/{docname} at {width} {scheme}"
    walk.seen.append((code, docname))
    walk.note("reach", name, out_of_reach(page, [edition.name for edition in site.editions.all]))
    walk.note("stops", name, late_stops(page, list(site.editions.codes)))
    leave(page)
    walk.note("kept", name, kept(page, **{"kb-language": code}))
    walk.note("theme", name, theme(page))
    chosen = page.locator("body").get_attribute("data-theme")
    walk.note("kept", name, kept(page, **{"kb-language": code, "theme": chosen}))
    page.evaluate("localStorage.removeItem('theme')")
    walk.note("paper", name, paper.on_paper(page, dated=docname in site.pages))
    walk.note("policy", name, refused(page))
    # The way on begins at the top: no section goes with it.
    page.evaluate("scrollTo(0, 0)")


def every_page(browser: Browser, address: str, site: Site) -> Walk:
    """Open each page of all editions, one edition after the other by the switcher."""
    walk = Walk(site)
    docnames = list(dict.fromkeys(docname for _, docname in site.expected()))
    # A language that the chooser does not know: nothing may be opened or kept for it.
    with visit(browser, locale="ja-JP") as (context, log):
        context.add_init_script(LISTEN)
        watch = Watch(context, address)
        page = context.new_page()
        for name in around(site):
            page.goto(f"{address}/{name}", wait_until="load")
            leave(page)
            walk.note("kept", name, kept(page))
            walk.note("policy", name, refused(page))
        for number, docname in enumerate(docnames):
            # Round through all editions, every other page the other way round.
            codes = list(site.editions.codes)[:: 1 if number % 2 else -1]
            page.goto(f"{address}/{codes[-1]}/{docname}.html", wait_until="load")
            for place, code in enumerate(codes):
                width, scheme = LOOKS[(number + place) % len(LOOKS)]
                page.set_viewport_size({"width": width, "height": 640})
                page.emulate_media(color_scheme=scheme)
                switch(page, code)
                expect_page(page, address, code, docname)
                look(walk, page, code, docname, width, scheme)
    walk.note("requests", address, watch.faults)
    walk.note("errors", address, log.errors)
    return walk
