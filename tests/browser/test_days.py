"""What a page says of its next check depends on the reader's day, in the right plural."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from tests.conftest import Site

DUE = {
    "hu": "Ez az adat ellenőrzésre vár; lehet, hogy már elavult.",
    "en": "This information is due for a check and may be out of date.",
    "kk": "Бұл мәліметті қайта тексеру керек; ол ескірген болуы мүмкін.",
    "ru": "Эти сведения пора проверить; возможно, они уже неактуальны.",
}
# Days after the date of the next check, and what is said beside it.
SAID = [
    ("hu", 0, "(ma esedékes)"),
    ("hu", 1, "(1 napja esedékes)"),
    ("hu", 12, "(12 napja esedékes)"),
    ("en", 0, "(due today)"),
    ("en", 1, "(1 day overdue)"),
    ("en", 2, "(2 days overdue)"),
    ("kk", 0, "(мерзімі – бүгін)"),
    ("kk", 1, "(мерзімі өткеніне 1 күн болды)"),
    ("kk", 365, "(мерзімі өткеніне 365 күн болды)"),
    ("ru", 0, "(срок — сегодня)"),
    ("ru", 1, "(просрочена на 1 день)"),
    ("ru", 2, "(просрочена на 2 дня)"),
    ("ru", 5, "(просрочена на 5 дней)"),
    ("ru", 11, "(просрочена на 11 дней)"),
    ("ru", 21, "(просрочена на 21 день)"),
    ("ru", 112, "(просрочена на 112 дней)"),
]
OPENED = "relations/index"


def next_check(page: Page) -> dt.date:
    return dt.date.fromisoformat(page.locator(".kb-freshness time").nth(1).get_attribute("datetime") or "")


def open_on(page: Page, address: str, code: str, days: int, hour: str = "12:00:00") -> None:
    """Open the page on the day that lies ``days`` after its next check, by the browser's own clock."""
    page.goto(f"{address}/{code}/{OPENED}.html")
    day = next_check(page) + dt.timedelta(days)
    page.clock.set_fixed_time(dt.datetime.fromisoformat(f"{day}T{hour}"))
    page.reload()


@pytest.mark.parametrize(("code", "days", "words"), SAID)
def test_due_and_overdue_are_said(browser: Browser, address: str, code: str, days: int, words: str) -> None:
    with visit(browser, 360, timezone_id="UTC") as (context, log):
        page = context.new_page()
        open_on(page, address, code, days)
        expect(page.locator(".kb-said")).to_have_text([words])
        expect(page.locator(".kb-due")).to_have_text([DUE[code]])
    assert log.errors == []


def test_nothing_is_said_before(browser: Browser, address: str, site: Site) -> None:
    with visit(browser, timezone_id="UTC") as (context, _):
        page = context.new_page()
        for code in site.editions.codes:
            for days in (-1, -30, -180):
                open_on(page, address, code, days)
                expect(page.locator("html")).not_to_have_class("no-js")
                expect(page.locator(".kb-said, .kb-due")).to_have_count(0)


@pytest.mark.parametrize("zone", ["Asia/Almaty", "Europe/Budapest", "America/Los_Angeles"])
@pytest.mark.parametrize("hour", ["00:10:00", "23:50:00"])
def test_the_readers_own_calendar_counts(browser: Browser, address: str, zone: str, hour: str) -> None:
    with visit(browser, timezone_id=zone) as (context, _):
        page = context.new_page()
        page.goto(f"{address}/en/{OPENED}.html")
        day = next_check(page)
        # The moment at which that zone's clock shows this hour of the day.
        shift = page.evaluate(f"new Date('{day}T{hour}').toISOString()")
        page.clock.set_fixed_time(shift)
        page.reload()
        expect(page.locator(".kb-said")).to_have_text(["(due today)"])


def test_a_deadline_can_count_down_too(browser: Browser, address: str) -> None:
    """The script serves any date that brings words for the days before it."""
    with visit(browser, timezone_id="UTC") as (context, log):
        page = context.new_page()
        forms = {"one": "остался {count} день", "few": "осталось {count} дня", "many": "осталось {count} дней"}
        say = json.dumps({"before": forms}, ensure_ascii=False)
        with_date = f"<article><p><time datetime='2027-04-12' data-kb-say='{say}'>12 апреля</time></p>"

        def plant(route: object) -> None:
            response = route.fetch()  # type: ignore[attr-defined]
            route.fulfill(response=response, body=response.text().replace("<article>", with_date))  # type: ignore[attr-defined]

        page.route("**/ru/index.html", plant)
        for today, words in [
            ("2027-04-11", " (остался 1 день)"),
            ("2027-04-09", " (осталось 3 дня)"),
            ("2027-03-22", " (остался 21 день)"),
            ("2027-03-31", " (осталось 12 дней)"),
        ]:
            page.clock.set_fixed_time(f"{today}T10:00:00Z")
            page.goto(f"{address}/ru/index.html")
            assert page.locator("article p").first.inner_text() == f"12 апреля{words}"
    assert log.errors == []
