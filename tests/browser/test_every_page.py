"""Every page of every edition, opened once under the strictest policy, reached by the switcher; and without scripts.

Widths and colour schemes go round: each page is seen in all of them, in one language or another.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.browser import paper
from tests.browser.conftest import sample, visit
from tests.browser.walk import LISTEN, Watch, every_page, expect_page, kept, late_stops, out_of_reach, refused, switch

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from tests.browser.walk import Walk
    from tests.conftest import Site


@pytest.fixture(scope="module")
def walk(browser: Browser, strict_address: str, site: Site) -> Walk:
    return every_page(browser, strict_address, site)


@pytest.mark.parametrize(
    "kind",
    ["reach", "stops", "kept", "theme", "policy", "paper", "requests", "errors"],
)
def test_nothing_is_wrong(walk: Walk, site: Site, kind: str) -> None:
    assert Counter(walk.seen) == Counter(site.expected())
    assert walk.faults[kind] == []


def test_each_kind_would_be_seen(browser: Browser, strict_address: str, site: Site) -> None:
    names = [edition.name for edition in site.editions.all]
    with visit(browser, 360) as (context, log):
        context.add_init_script(LISTEN)
        watch = Watch(context, strict_address)
        page = context.new_page()
        page.goto(f"{strict_address}/kk/relations/index.html")
        assert [out_of_reach(page, names), late_stops(page, list(site.editions.codes)), kept(page), refused(page)] == [
            [], [], [], [],
        ]  # fmt: skip
        page.reload()
        page.evaluate("""() => {
            document.querySelector("article").style.minWidth = "900px";
            const [first, second] = document.querySelectorAll(".kb-switcher a");
            first.style.visibility = "hidden";
            second.tabIndex = -1;
            document.body.setAttribute("style", "color: red");
            localStorage.setItem("id", "1");
            fetch("/hu/index.html?id=1");
        }""")
        page.wait_for_function("() => window.violations.length && performance.getEntriesByType('resource').length")
        codes = list(site.editions.codes)
        hidden, wide = out_of_reach(page, names)
        assert hidden == f"{names[0]} is not to be hit"
        assert wide.endswith(" wide")
        assert late_stops(page, codes) == [f"{code} is not among the first eight tab stops" for code in codes[:2]]
        assert "'id': '1'" in kept(page)[0]
        assert refused(page) != []
        assert [fault.replace(strict_address, "") for fault in watch.faults] == ["left the site: /hu/index.html?id=1"]
        assert len(log.errors) == 1


def test_pages_work_without_scripts(browser: Browser, address: str, site: Site) -> None:
    with visit(browser, 360, java_script_enabled=False) as (context, _):
        page = context.new_page()
        # Each page once, the languages by turns: what scripts add is the same in all.
        for code, docname in sample(site, 0, 1):
            page.goto(f"{address}/{code}/{docname}.html")
            expect(page.locator("article h1")).to_be_visible()
            expect(page.locator("article p").first).to_be_visible()
            expect(page.locator(".kb-notice")).to_be_visible()
            # The dates stand, and nothing is said of today.
            dates = page.locator(".kb-freshness time")
            expect(dates.locator("visible=true")).to_have_count(2 if docname in site.pages else 0)
            expect(page.locator(".kb-said, .kb-due")).to_have_count(0)
            assert paper.on_paper(page, dated=docname in site.pages) == [], f"{code}/{docname}"
            # On from this edition, by the switcher.
            place = site.editions.codes.index(code)
            other = (site.editions.codes * 2)[place + 1]
            switch(page, other)
            expect_page(page, address, other, docname)
