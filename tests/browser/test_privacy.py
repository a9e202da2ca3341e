"""Nothing is collected: nothing is stored but two choices, and what would be sent or kept would be seen.

That every page keeps to it is looked at in ``test_every_page``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect
from tests.browser.conftest import visit
from tests.browser.walk import EMPTY, Watch, around, stored

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from tests.conftest import Site


def test_only_the_readers_own_choices_are_kept(browser: Browser, address: str, site: Site) -> None:
    with visit(browser, locale="ja-JP") as (context, _):
        watch = Watch(context, address)
        page = context.new_page()
        page.goto(f"{address}/hu/index.html")
        page.locator('.kb-switcher a[hreflang="kk"]').click()
        expect(page).to_have_url(f"{address}/kk/index.html")
        assert stored(page) == {**EMPTY, "local": {"kb-language": "kk"}}
        page.locator(".kb-theme:visible").first.click()
        theme = page.locator("body").get_attribute("data-theme")
        assert stored(page) == {**EMPTY, "local": {"kb-language": "kk", "theme": theme}}
        # The reader goes on: nothing is added.
        for name in around(site):
            page.goto(f"{address}/{name}", wait_until="load")
        assert stored(page) == {**EMPTY, "local": {"kb-language": "kk", "theme": theme}}
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
        assert stored(page) == {
            "cookies": ["9"], "local": {"id": "2"}, "session": {"visit": "1"}, "databases": ["5"], "caches": ["4"],
            "workers": [], "name": "3",
        }  # fmt: skip
        page.wait_for_function("() => performance.getEntriesByName(location.origin + '/beacon').length")
        assert [fault.replace(address, "") for fault in watch.faults] == [
            "left the site: /hu/index.html?id=6", "POST /hu/index.html", "POST /beacon",
        ]  # fmt: skip
