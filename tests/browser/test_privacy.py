"""Nothing is collected: every request is a plain GET of a file of ours, and nothing is stored but two choices."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect
from tests.browser.conftest import visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Request
    from tests.conftest import Site

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


def stored(page: Page, context: BrowserContext) -> dict[str, Any]:
    """Everything that the page's site keeps in the browser."""
    # Cookies that scripts cannot see are here too.
    cookies = [cookie["name"] for cookie in context.cookies()]
    return {**page.evaluate(STORES), "cookies": cookies}


def names(site: Site) -> list[str]:
    around = ["", "404.html", *(f"{code}/404.html" for code in site.editions.codes)]
    return [*around, *(f"{code}/{docname}.html" for code, docname in site.expected())]


def test_reading_every_page_leaves_nothing(browser: Browser, address: str, site: Site) -> None:
    with visit(browser, locale="ja-JP") as (context, log):
        watch = Watch(context, address)
        page = context.new_page()
        for name in names(site):
            page.goto(f"{address}/{name}", wait_until="load")
            page.evaluate("scrollTo(0, document.body.scrollHeight)")
            # Leaving is when pages are asked to report: beacons would be sent now.
            page.evaluate("dispatchEvent(new Event('pagehide'))")
            assert stored(page, context) == EMPTY, name
    assert watch.seen > len(names(site))
    assert watch.faults == []
    assert log.errors == []


def test_only_the_readers_own_choices_are_kept(browser: Browser, address: str, site: Site) -> None:
    with visit(browser, locale="ja-JP") as (context, _):
        watch = Watch(context, address)
        page = context.new_page()
        page.goto(f"{address}/hu/index.html")
        page.locator('.kb-switcher a[hreflang="kk"]').click()
        expect(page).to_have_url(f"{address}/kk/index.html")
        assert stored(page, context) == {**EMPTY, "local": {"kb-language": "kk"}}
        page.locator(".kb-theme:visible").first.click()
        theme = page.locator("body").get_attribute("data-theme")
        assert stored(page, context) == {**EMPTY, "local": {"kb-language": "kk", "theme": theme}}
        # The reader follows links and comes back: nothing is added.
        for code, docname in site.expected():
            page.goto(f"{address}/{code}/{docname}.html")
        assert stored(page, context) == {**EMPTY, "local": {"kb-language": "kk", "theme": theme}}
    assert watch.faults == []


def test_what_would_be_collected_would_be_seen(browser: Browser, address: str) -> None:
    with visit(browser) as (context, _):
        watch = Watch(context, address)
        page = context.new_page()
        page.goto(f"{address}/hu/index.html")
        page.evaluate(
            """async () => {
                sessionStorage.setItem("visit", "1");
                localStorage.setItem("id", "2");
                window.name = "3";
                await caches.open("4");
                await new Promise(done => { indexedDB.open("5").onsuccess = done; });
                await fetch("/hu/index.html?id=6");
                await fetch("/hu/index.html", {method: "POST", body: "7"}).catch(() => {});
                navigator.sendBeacon("/beacon", "8");
            }"""
        )
        context.add_cookies([{"name": "9", "value": "9", "url": address, "httpOnly": True}])
        assert stored(page, context) == {
            "cookies": ["9"], "local": {"id": "2"}, "session": {"visit": "1"}, "databases": ["5"], "caches": ["4"],
            "workers": [], "name": "3",
        }  # fmt: skip
        page.wait_for_function("() => performance.getEntriesByName(location.origin + '/beacon').length")
        assert [fault.replace(address, "") for fault in watch.faults] == [
            "left the site: /hu/index.html?id=6", "POST /hu/index.html", "POST /beacon",
        ]  # fmt: skip
