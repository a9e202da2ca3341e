"""The search in a real browser: the page, the fields, the keyboard, and what goes wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import visit
from tests.site.reading import say

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route
    from tests.conftest import Site

WORD = {"hu": "nagykövetségek", "en": "embassies", "kk": "елшіліктер", "ru": "посольства"}
COUNT = {"hu": r"\d+ találat", "en": r"\d+ results?", "kk": r"\d+ нәтиже табылды", "ru": r"Найден[о]? \d+ результат"}
ANSWER = "relations/missions.html#relations-embassies"


def state(page: Page, name: str = "done") -> None:
    expect(page.locator("#search-status")).to_have_attribute("data-state", name)


def ask(page: Page, address: str, code: str, query: str) -> None:
    page.goto(f"{address}/{code}/search.html")
    page.locator("#kb-search-main").fill(query)
    page.keyboard.press("Enter")
    expect(page.locator("#search-status")).to_have_attribute("data-state", re.compile("done|failed"))


def test_what_is_typed_before_the_script_is_there_stays(browser: Browser, address: str) -> None:
    with visit(browser, 360) as (context, _):
        page = context.new_page()
        held: list[Route] = []
        page.route("**/search/kk.json", lambda route: held.append(route))
        page.goto(f"{address}/kk/search.html")
        page.locator("#kb-search-main").fill("елшілік")
        for route in held:
            route.continue_()
        page.unroute("**/search/kk.json")
        expect(page.locator("#search-status")).to_have_attribute("data-state", "start")
        expect(page.locator("#kb-search-main")).to_have_value("елшілік")
        page.keyboard.press("Enter")
        expect(page.locator("#search-status")).to_have_attribute("data-state", "done")
        expect(page.locator("#search-results > li").first).to_be_visible()


@pytest.mark.parametrize("code", ["hu", "en", "kk", "ru"])
def test_the_page_answers_an_address(browser: Browser, strict_address: str, site: Site, code: str) -> None:
    with visit(browser) as (context, log):
        page = context.new_page()
        page.goto(f"{strict_address}/{code}/search.html?q={WORD[code]}")
        state(page)
        expect(page.locator("[role=status]")).to_have_count(1)
        expect(page.locator("#search-status")).to_have_text(re.compile(COUNT[code]))
        first = page.locator("ol#search-results > li").first
        expect(first.locator("a").first).to_have_attribute("href", ANSWER)
        expect(first.locator("mark").first).to_be_visible()
        expect(page.locator("#kb-search-main")).to_have_value(WORD[code])
        first.locator("a").first.click()
        expect(page.locator("#relations-embassies")).to_be_in_viewport()
    assert log.errors == []
    assert log.strangers() == []


def test_examples_without_a_query_lead_to_answers(browser: Browser, strict_address: str, site: Site) -> None:
    with visit(browser, 360) as (context, log):
        page = context.new_page()
        for code in site.editions.codes:
            for name in ("index", "search"):
                page.goto(f"{strict_address}/{code}/{name}.html")
                expect(page.locator(".kb-search-examples a")).to_have_count(3)
                page.locator(".kb-search-examples a").first.click()
                state(page)
                assert page.locator("#search-results > li").count() > 0
    assert log.errors == []


@pytest.mark.parametrize("code", ["hu", "en", "kk", "ru"])
def test_nothing_found_says_what_to_try(browser: Browser, address: str, site: Site, code: str) -> None:
    with visit(browser) as (context, _):
        page = context.new_page()
        ask(page, address, code, "qqxxqq zzxxzz")
        status = page.locator("#search-status")
        expect(status).to_contain_text(say(site, code, "No results for “{query}”.").format(query="qqxxqq zzxxzz"))
        expect(status).to_contain_text("qqxxqq, zzxxzz")
        expect(page.locator("#search-results > li")).to_have_count(0)
        expect(page.get_by_role("heading", name=say(site, code, "Subjects"))).to_be_visible()
        expect(page.locator("#search-start a[href='relations/index.html']")).to_be_visible()


def test_back_and_forward_keep_the_query(browser: Browser, address: str) -> None:
    with visit(browser) as (context, _):
        page = context.new_page()
        ask(page, address, "hu", "nagykövetség")
        page.locator("#kb-search-main").fill("Stratégiai Tanács")
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(r"search\.html\?q=Strat"))
        expect(page.locator("#search-results a").first).to_have_attribute("href", re.compile("#relations-council"))
        page.locator("#search-results a").first.click()
        expect(page).to_have_url(re.compile("relations-council"))
        page.go_back()
        state(page)
        expect(page.locator("#kb-search-main")).to_have_value("Stratégiai Tanács")
        page.go_back()
        expect(page.locator("#kb-search-main")).to_have_value("nagykövetség")
        expect(page.locator("#search-results a").first).to_have_attribute("href", re.compile("#relations-embassies"))
        page.go_forward()
        expect(page.locator("#kb-search-main")).to_have_value("Stratégiai Tanács")


def test_the_query_never_leaves_the_browser(browser: Browser, address: str) -> None:
    with visit(browser) as (context, log):
        page = context.new_page()
        page.goto(f"{address}/hu/relations/index.html")
        page.locator("#kb-search-top").fill("titok")
        page.keyboard.press("Enter")
        state(page)
        expect(page).to_have_url(f"{address}/hu/search.html?q=titok")
        page.locator("#kb-search-main").fill("titkos nagykövetség")
        page.keyboard.press("Enter")
        expect(page.locator("#search-results > li").first).to_be_visible()
        page.locator("#search-results a").first.click()
        expect(page).not_to_have_url(re.compile("search.html"))
        page.go_back()
        state(page)
        expect(page.locator("#kb-search-main")).to_have_value("titkos nagykövetség")
    assert not [url for url in log.requests if "tit" in url.split("#")[0].split("/hu/")[-1]]


def test_the_search_is_fetched_on_focus_only(browser: Browser, address: str) -> None:
    with visit(browser) as (context, log):
        page = context.new_page()
        page.goto(f"{address}/hu/relations/index.html", wait_until="networkidle")
        assert not [url for url in log.requests if "/search/" in url]
        with page.expect_response(re.compile(r"/search/search-[0-9a-f]{12}\.js$")):
            page.locator("#kb-search-top").focus()


@pytest.mark.parametrize("key", ["/", "Control+k"])
def test_a_key_leads_to_the_field(browser: Browser, address: str, key: str) -> None:
    with visit(browser) as (context, _):
        page = context.new_page()
        for name, field in (
            ("relations/index", "#kb-search-top"),
            ("index", "#kb-search-home"),
            ("search", "#kb-search-main"),
        ):
            page.goto(f"{address}/kk/{name}.html")
            page.keyboard.press(key)
            expect(page.locator(field)).to_be_focused()
            expect(page.locator(field)).to_have_value("")
        page.keyboard.type("a/b")
        expect(page.locator("#kb-search-main")).to_have_value("a/b")
    with visit(browser, 360) as (context, _):
        page = context.new_page()
        page.goto(f"{address}/kk/relations/index.html")
        page.keyboard.press(key)
        expect(page).to_have_url(f"{address}/kk/search.html")


def test_suggestions_by_keyboard(browser: Browser, strict_address: str, site: Site) -> None:
    starts = {"hu": "nagykov", "en": "embass", "kk": "елшил", "ru": "посольс"}
    with visit(browser) as (context, log):
        page = context.new_page()
        for code in site.editions.codes:
            page.goto(f"{strict_address}/{code}/index.html")
            field = page.get_by_role("combobox")
            page.locator("#kb-search-home").focus()
            expect(field).to_have_attribute("aria-expanded", "false")
            page.keyboard.type(starts[code])
            expect(field).to_have_attribute("aria-expanded", "true")
            options = page.get_by_role("option")
            expect(options.first).to_be_visible()
            page.keyboard.press("ArrowDown")
            active = options.first.get_attribute("id") or ""
            expect(field).to_have_attribute("aria-activedescendant", active)
            expect(options.first).to_have_attribute("aria-selected", "true")
            page.keyboard.press("ArrowUp")
            expect(field).not_to_have_attribute("aria-activedescendant", re.compile("."))
            page.keyboard.press("Escape")
            expect(field).to_have_attribute("aria-expanded", "false")
            expect(field).to_have_value(starts[code])
            page.keyboard.press("ArrowDown")
            expect(field).to_have_attribute("aria-expanded", "true")
            heading = page.locator("[role=option][data-page]").first
            text = heading.inner_text()
            while heading.get_attribute("aria-selected") != "true":
                page.keyboard.press("ArrowDown")
            page.keyboard.press("Enter")
            expect(page.get_by_role("heading", name=text).first).to_be_in_viewport()
    assert log.errors == []


BAD_QUERIES = {
    "long": "nagykövetség " * 800,
    "one long word": "a" * 10_000,
    "emoji": "🐎🏳️‍🌈 😀",
    "half a sign": "\ud83d embassy",
    "stop words": "a az és hol mikor",
    "blanks": "   ",
    "html": "<img src=x onerror=alert(1)><script>alert(2)</script>",
    "entities": "&lt;b&gt; \" ' `${1}` \\",
    "pattern": "[a-z]+(.*)?{2}|^$",
    "right to left": "\u202eabc\u202c \u0000\u0007",
    "prototype": "__proto__ constructor toString hasOwnProperty",
}


@pytest.mark.parametrize("name", BAD_QUERIES)
def test_no_query_breaks_the_page(browser: Browser, strict_address: str, name: str) -> None:
    with visit(browser, 360) as (context, log):
        page = context.new_page()
        dialogs: list[Any] = []
        page.on("dialog", lambda dialog: dialogs.append(dialog.dismiss()))
        page.goto(f"{strict_address}/hu/search.html")
        page.locator("#kb-search-main").evaluate(
            "(field, text) => { field.value = text; field.form.requestSubmit(); }", BAD_QUERIES[name]
        )
        state(page, "start" if name == "blanks" else "done")
        assert page.locator("#search-status, #search-results, #search-start").evaluate_all(
            "all => all.map(e => e.querySelectorAll('img, script, b').length)"
        ) == [0, 0, 0]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.locator("#kb-search-main").fill("nagykövetség")
        page.keyboard.press("Enter")
        expect(page.locator("#search-results a").first).to_have_attribute("href", ANSWER)
    assert log.errors == []
    assert dialogs == []


@pytest.mark.parametrize("query", ["%", "%E0%A4%A", "a%20b+c"])
def test_a_broken_address_is_no_fault(browser: Browser, address: str, query: str) -> None:
    with visit(browser) as (context, log):
        page = context.new_page()
        for mark in ("?q=", "#q="):
            page.goto("about:blank")
            page.goto(f"{address}/hu/search.html{mark}{query}")
            expect(page.locator("#search-status")).to_have_attribute("data-state", re.compile("start|done"))
    assert log.errors == []


def cut(route: Route) -> None:
    response = route.fetch()
    route.fulfill(response=response, body=response.text()[:200])


def old(route: Route) -> None:
    response = route.fetch()
    route.fulfill(response=response, body=response.text().replace('"format":2', '"format":1'))


FAULTS = {
    "no list": ("**/search/*.json", lambda route: route.fulfill(status=404, body="")),
    "no keys": ("**/search/*/k*.json", lambda route: route.fulfill(status=404, body="")),
    "keys cut off": ("**/search/*/k*.json", cut),
    "list cut off": ("**/search/*.json", cut),
    "an old list": ("**/search/*.json", old),
    "no script": ("**/search/search-*.js", lambda route: route.abort()),
    "no texts": ("**/search/*/p*.json", lambda route: route.abort()),
    "html instead": ("**/search/*/k*.json", lambda route: route.fulfill(body="<!doctype html>")),
}


@pytest.mark.parametrize("code", ["hu", "kk"])
@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_in_the_readers_language(
    browser: Browser, address: str, site: Site, name: str, code: str
) -> None:
    pattern, answer = FAULTS[name]
    with visit(browser, service_workers="block") as (context, _):
        page = context.new_page()
        page.route(pattern, answer)
        page.goto(f"{address}/{code}/search.html?q={WORD[code]}")
        state(page, "failed")
        expect(page.locator("#search-status")).to_contain_text(
            say(site, code, "Search is not available at the moment.")
        )
        page.unroute(pattern)
        page.get_by_role("button", name=say(site, code, "Reload the page")).click()
        state(page)
        expect(page.locator("#search-results > li").first).to_be_visible()


def test_offline_says_so(browser: Browser, address: str, site: Site) -> None:
    with visit(browser) as (context, _):
        page = context.new_page()
        page.goto(f"{address}/ru/search.html")
        state(page, "start")
        context.set_offline(True)
        page.locator("#kb-search-main").fill("посольство")
        page.keyboard.press("Enter")
        state(page, "failed")
        expect(page.locator("#search-status")).to_contain_text(say(site, "ru", "You are offline."))
        context.set_offline(False)
        page.keyboard.press("Enter")
        state(page)


def test_a_site_published_anew_is_asked_once_more(browser: Browser, address: str) -> None:
    with visit(browser) as (context, _):
        page = context.new_page()
        page.goto(f"{address}/hu/search.html")
        state(page, "start")
        gone: list[str] = []

        def vanish(route: Route) -> None:
            gone.append(route.request.url)
            if len(gone) == 1:
                route.fulfill(status=404, body="")
            else:
                route.continue_()

        page.route("**/search/*/k*.json", vanish)
        page.locator("#kb-search-main").fill("nagykövetség")
        page.keyboard.press("Enter")
        state(page)
        expect(page.locator("#search-results > li").first).to_be_visible()


def test_forbidden_storage_is_no_fault(browser: Browser, address: str) -> None:
    forbid = """for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
        Object.defineProperty(window, name, {get() { throw new DOMException("no", "SecurityError"); }});
    }"""
    with visit(browser) as (context, log):
        context.add_init_script(forbid)
        page = context.new_page()
        page.goto(f"{address}/en/search.html?q=embassy")
        state(page)
        expect(page.locator("#search-results > li").first).to_be_visible()
    assert log.errors == []


def test_fast_typing_shows_the_last_query(browser: Browser, address: str) -> None:
    with visit(browser) as (context, log):
        page = context.new_page()
        page.goto(f"{address}/hu/search.html")
        state(page, "start")
        page.locator("#kb-search-main").evaluate(
            """field => {
                for (const text of ["látogatás", "partner", "elismerés", "Stratégiai Tanács", "nagykövetség"]) {
                    field.value = text;
                    field.dispatchEvent(new Event("input", {bubbles: true}));
                    field.form.requestSubmit();
                }
            }"""
        )
        expect(page.locator("#search-results a").first).to_have_attribute("href", ANSWER)
        expect(page.locator("#kb-search-main")).to_have_value("nagykövetség")
    assert log.errors == []


@pytest.mark.parametrize("code", ["hu", "en", "kk", "ru"])
def test_without_scripts_there_is_an_index(browser: Browser, address: str, site: Site, code: str) -> None:
    with visit(browser, 360, java_script_enabled=False) as (context, _):
        page = context.new_page()
        page.goto(f"{address}/{code}/index.html")
        # A form without scripts would send the query to the server.
        expect(page.locator("#kb-search-home")).to_be_hidden()
        expect(page.get_by_role("link", name=say(site, code, "Index of terms and headings"))).to_be_visible()
        page.goto(f"{address}/{code}/search.html")
        expect(page.get_by_text(say(site, code, "Search needs JavaScript."))).to_be_visible()
        page.get_by_role("link", name=say(site, code, "Index of terms and headings")).click()
        links = page.locator("#headings a, #terms a")
        assert links.count() > 20
        links.last.click()
        fragment = page.url.partition("#")[2]
        expect(page.locator(f"#{fragment}" if fragment else "h1")).to_be_in_viewport()


def test_words_of_another_language_name_their_edition(browser: Browser, address: str) -> None:
    with visit(browser) as (context, _):
        page = context.new_page()
        ask(page, address, "hu", "посольства")
        first = page.locator("#search-results > li").first
        expect(first.locator("a").first).to_have_attribute("href", ANSWER)
        other = first.locator(".kb-result-others a[lang=ru]")
        expect(other).to_have_attribute("hreflang", "ru")
        other.click()
        expect(page).to_have_url(f"{address}/ru/relations/missions.html#relations-embassies")


def test_another_edition_gets_the_query_too(browser: Browser, address: str) -> None:
    with visit(browser) as (context, _):
        page = context.new_page()
        ask(page, address, "hu", "embassy")
        page.locator(".kb-switcher a[hreflang=en]").click()
        state(page)
        expect(page.locator("#kb-search-main")).to_have_value("embassy")
        expect(page).to_have_url(f"{address}/en/search.html?q=embassy")


@pytest.mark.parametrize(
    ("code", "query", "answer"),
    [
        ("en", "Hungary's embassies", "relations/missions.html#.+"),
        ("en", "Hungary’s embassies", "relations/missions.html#.+"),
        ("ru", "gjcjkmcndf", "#relations-embassies"),
        ("ru", "posolstva", "#relations-embassies"),
        ("kk", "elshilikter", "#relations-embassies"),
        ("kk", "tkibksr", "#relations-embassies"),
        ("hu", "ьфпнфк зуеук", "#(relations|economy)-not-found"),
    ],
)
def test_what_was_meant(browser: Browser, address: str, code: str, query: str, answer: str) -> None:
    with visit(browser) as (context, _):
        page = context.new_page()
        ask(page, address, code, query)
        expect(page.locator("#search-results a").first).to_have_attribute("href", re.compile(f"{answer}$"))


def test_the_number_is_in_the_right_plural(browser: Browser, address: str) -> None:
    seen = set()
    with visit(browser) as (context, _):
        page = context.new_page()
        for query in ("Сербия", "посольство", "Венгрия", "Казахстан", "заседание", "Ласло Кёвер"):
            page.goto(f"{address}/ru/search.html?q={query}")
            state(page)
            text = page.locator("#search-status").inner_text()
            count = int(re.sub(r"\D", "", text))
            # CLDR's rule for Russian: 21 is as 1, 22 as 2, but 11 to 14 as 5.
            last = 0 if count % 100 in range(11, 15) else count % 10
            form = "one" if last == 1 else "few" if last in (2, 3, 4) else "many"
            words = {
                "one": f"Найден {count} результат",
                "few": f"Найдено {count} результата",
                "many": f"Найдено {count} результатов",
            }
            assert text == words[form]
            seen.add(form)
    assert len(seen) > 1
