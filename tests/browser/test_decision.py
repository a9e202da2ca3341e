"""The decision form: every row of the table answered as a reader does it; nothing sent, nothing kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import policy, running, strict_server, visit
from tests.browser.test_accessibility import violations
from tests.elections.real import rows
from tests.helpers.stub import INDEX, build_site, page, stub

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

CODES = ("hu", "en", "kk", "ru")
QUESTIONS = ("vote", "address", "place", "entered")
TABLE = rows("decision.csv")
# What the answer is called, by way, as each language's readers see it.
HEADS = {
    "hu": {
        "representation": "Így szavazhat: személyesen, külképviseleten",
        "post": "Így szavazhat: levélben",
        "home": "Így szavazhat: személyesen, Magyarországon",
        "other-state": "Így szavazhat: egy másik uniós állam listáira",
        "none": "Onnan ezen a választáson nem szavazhat",
        "office": "Kérdezze meg a Nemzeti Választási Irodát",
    },
    "en": {
        "representation": "Your way: in person at a foreign representation",
        "post": "Your way: by post",
        "home": "Your way: in person in Hungary",
        "other-state": "Your way: on the lists of another EU state",
        "none": "From there you cannot vote in this election",
        "office": "Ask the National Election Office",
    },
    "kk": {
        "representation": "Сіздің жолыңыз: шетелдегі өкілдікте өзіңіз дауыс бересіз",
        "post": "Сіздің жолыңыз: пошта арқылы дауыс бересіз",
        "home": "Сіздің жолыңыз: Мажарстанда өзіңіз дауыс бересіз",
        "other-state": "Сіздің жолыңыз: ЕО-ның басқа елінің тізімдеріне дауыс бересіз",
        "none": "Ол жақтан бұл сайлауда дауыс бере алмайсыз",
        "office": "Мажарстанның Ұлттық сайлау бюросынан сұраңыз",
    },
    "ru": {
        "representation": "Ваш способ: лично в зарубежном представительстве",
        "post": "Ваш способ: по почте",
        "home": "Ваш способ: лично в Венгрии",
        "other-state": "Ваш способ: за списки другой страны ЕС",
        "none": "Оттуда на этих выборах проголосовать нельзя",
        "office": "Спросите Национальное избирательное бюро Венгрии",
    },
}
KEPT = "[{...localStorage}, {...sessionStorage}, document.cookie]"
BODY = """\
(voting)=
# Melyik mód az enyém?

Bevezető.

```{decision-form} og-2026
```

Utána.
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with the form for the election of 2026, under the strictest policy."""
    index = page(INDEX.replace("section/index", "voting/index").replace("#section", "#voting"))
    root = stub(tmp_path_factory.mktemp("decision"), {"index": index, "voting/index": page(BODY)}, CODES)
    site = build_site(root)
    with running(strict_server(site, policy(site))) as address:
        yield address


def open_form(page: Page, place: str, code: str) -> None:
    page.goto(f"{place}/{code}/voting/index.html")
    expect(page.locator("form.kb-decision")).to_be_visible()


def answer(page: Page, row: dict[str, str]) -> None:
    """Answer what is asked, until nothing more is."""
    for question in QUESTIONS:
        if page.locator(f"fieldset[data-question={question}]").is_visible():
            page.check(f"input[name={question}][value={row[question]}]")


def told(page: Page) -> tuple[str, str]:
    """The way's name and the matters of the dates, in the order in which readers see them."""
    items = page.locator("[data-matter]").filter(visible=True).evaluate_all("all => all.map(i => i.dataset.matter)")
    expect(page.locator("[data-outcome]").filter(visible=True)).to_have_count(1)
    return page.locator(".kb-verdict-head").inner_text(), " ".join(items)


def wrong_rows(browser: Browser, place: str, code: str, table: list[dict[str, str]]) -> list[str]:
    """The rows whose answer in the edition ``code`` is not the table's."""
    wrong = []
    with visit(browser) as (context, log):
        page = context.new_page()
        open_form(page, place, code)
        for row in table:
            answer(page, row)
            if told(page) != (HEADS[code][row["ways"]], row["deadlines"]):
                wrong.append(f"{' '.join(row[question] for question in QUESTIONS)}: {told(page)}")
            page.click("button[type=reset]")
            expect(page.locator("fieldset").filter(visible=True)).to_have_count(1)
            expect(page.locator(".kb-verdict")).to_be_hidden()
    assert log.errors == []
    return wrong


def test_every_row_of_the_table(browser: Browser, place: str) -> None:
    assert len(TABLE) == 96
    assert wrong_rows(browser, place, "hu", TABLE) == []


@pytest.mark.parametrize("code", ["en", "kk", "ru"])
def test_one_row_of_each_way_in_the_other_languages(browser: Browser, place: str, code: str) -> None:
    ways = {row["ways"]: row for row in TABLE}
    assert wrong_rows(browser, place, code, list(ways.values())) == []


def test_a_changed_answer_changes_what_follows(browser: Browser, place: str) -> None:
    with visit(browser) as (context, _):
        page = context.new_page()
        open_form(page, place, "en")
        answer(page, {"vote": "parliamentary", "address": "hungary", "place": "kazakhstan", "entered": "no"})
        assert told(page)[0] == HEADS["en"]["representation"]
        expect(page.locator("legend").filter(has_text="foreign representations")).to_be_visible()
        page.check("input[name=address][value=none]")
        assert told(page)[0] == HEADS["en"]["post"]
        expect(page.get_by_text("Are you already in the register of postal voters?")).to_be_visible()
        page.check("input[name=vote][value=local]")
        assert told(page)[0] == HEADS["en"]["none"]
        expect(page.locator("fieldset[data-question=entered]")).to_be_hidden()


def test_dates_of_2026_are_those_of_the_decree(browser: Browser, place: str) -> None:
    with visit(browser) as (context, _):
        page = context.new_page()
        open_form(page, place, "en")
        answer(page, {"vote": "parliamentary", "address": "hungary", "place": "kazakhstan", "entered": "no"})
        item = page.locator("[data-kind=parliamentary] [data-matter=fr-request-close]")
        # Not the counted day, Good Friday, but the day before.
        assert "Thursday 2 April 2026, 16:00 Hungarian time (19:00 in Kazakhstan)" in item.inner_text()
        assert item.locator("time").get_attribute("datetime") == "2026-04-02T14:00:00Z"


def test_by_keyboard_alone(browser: Browser, place: str) -> None:
    with visit(browser) as (context, log):
        page = context.new_page()
        open_form(page, place, "en")
        page.locator("input[name=vote]").first.focus()
        for _ in QUESTIONS:
            page.keyboard.press("Space")
            page.keyboard.press("Tab")
        assert told(page)[0] == HEADS["en"]["representation"]
        page.locator("button[type=reset]").focus()
        page.keyboard.press("Enter")
        expect(page.locator("input[name=vote]").first).to_be_focused()
    assert log.errors == []


def test_nothing_is_sent_and_nothing_is_kept(browser: Browser, place: str) -> None:
    with visit(browser) as (context, log):
        page = context.new_page()
        open_form(page, place, "ru")
        before, at, kept = [*log.requests], page.url, page.evaluate(KEPT)
        answer(page, TABLE[0])
        page.locator("input[name=entered]").first.press("Enter")
        assert log.requests == before
        assert page.url == at
        assert page.evaluate(KEPT) == kept
        page.reload()
        expect(page.locator("input:checked[name=vote]")).to_have_count(0)
        expect(page.locator(".kb-verdict")).to_be_hidden()


def test_the_answer_prints_alone(browser: Browser, place: str) -> None:
    with visit(browser) as (context, _):
        context.add_init_script("window.print = () => {}")
        page = context.new_page()
        open_form(page, place, "kk")
        answer(page, TABLE[0])
        page.click(".kb-verdict-tools button[type=button]")
        page.emulate_media(media="print")
        expect(page.locator(".kb-verdict-head")).to_be_visible()
        expect(page.locator(".kb-decision .kb-office a")).to_be_visible()
        expect(page.locator("article h1")).to_be_hidden()
        expect(page.locator("button[type=reset]")).to_be_hidden()
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        expect(page.locator("article h1")).to_be_visible()


@pytest.mark.parametrize("code", CODES)
def test_without_scripts_no_dead_form_stands(browser: Browser, place: str, code: str) -> None:
    with visit(browser, java_script_enabled=False) as (context, log):
        page = context.new_page()
        page.goto(f"{place}/{code}/voting/index.html")
        expect(page.locator("article h1")).to_be_visible()
        expect(page.locator("form.kb-decision")).to_be_hidden()
    assert log.errors == []


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_axe_is_content_with_the_answer(browser: Browser, place: str, code: str, width: int, scheme: str) -> None:
    with visit(browser, width, color_scheme=scheme) as (context, _):
        page = context.new_page()
        open_form(page, place, code)
        answer(page, TABLE[6])
        assert page.evaluate("document.documentElement.scrollWidth") == width
        # The masthead covers nothing that is at its place.
        page.evaluate("scrollTo(0, 0)")
        assert violations(page) == []
