"""Deadlines at reading time: how far, by the reader's clock, in the right plural; without scripts the dates stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import policy, running, strict_server, visit
from tests.browser.test_accessibility import violations
from tests.helpers.stub import INDEX, build_site, page, stub

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

CODES = ("hu", "en", "kk", "ru")
BODY = """\
(voting)=
# Határidők

Bevezető.

```{election-deadlines} og-2026
:way: representation
```

```{election-deadlines} og-2026
:way: post
```
"""
# Rows of the first table: first day for requests, request, other representation, removal, voting begins, ends.
CLOSE, WITHDRAW, BEGIN, END = 1, 3, 4, 5


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with two tables, under the strictest policy."""
    index = page(INDEX.replace("section/index", "voting/index").replace("#section", "#voting"))
    root = stub(tmp_path_factory.mktemp("deadlines"), {"index": index, "voting/index": page(BODY)}, CODES)
    site = build_site(root)
    with running(strict_server(site, policy(site))) as address:
        yield address


def open_at(page: Page, place: str, code: str, moment: str) -> list[str]:
    """The page as a reader sees it at ``moment`` (UTC); what stands at each row of the first table."""
    page.clock.set_fixed_time(moment)
    page.goto(f"{place}/{code}/voting/index.html")
    lines = page.locator(".kb-deadlines").first.locator(".kb-when")
    expect(lines).to_have_count(6)
    return lines.all_text_contents()


@pytest.mark.parametrize(
    ("moment", "row", "said"),
    [
        (
            "2026-03-21T10:00:00Z",
            CLOSE,
            {"hu": "12 nap múlva", "en": "in 12 days", "kk": "12 күннен кейін", "ru": "через 12 дней"},
        ),
        (
            "2026-03-21T10:00:00Z",
            BEGIN,
            {"hu": "22 nap múlva", "en": "in 22 days", "kk": "22 күннен кейін", "ru": "через 22 дня"},
        ),
        (
            "2026-04-01T10:00:00Z",
            CLOSE,
            {"hu": "1 nap múlva", "en": "in 1 day", "kk": "1 күннен кейін", "ru": "через 1 день"},
        ),
        # 18:59 in Kazakhstan, a minute before the request must be there; and the minute itself.
        ("2026-04-02T13:59:00Z", CLOSE, {"hu": "ma", "en": "today", "kk": "бүгін", "ru": "сегодня"}),
        (
            "2026-04-02T14:00:00Z",
            CLOSE,
            {
                "hu": "2026. április 2-án lejárt",
                "en": "passed on 2 April 2026",
                "kk": "2026 жылғы 2 сәуірде өтті",
                "ru": "срок истёк 2 апреля 2026 года",
            },
        ),
        (
            "2026-04-12T02:00:00Z",
            BEGIN,
            {
                "hu": "2026. április 12-én kezdődött",
                "en": "began on 12 April 2026",
                "kk": "2026 жылғы 12 сәуірде басталды",
                "ru": "началось 12 апреля 2026 года",
            },
        ),
        ("2026-04-12T02:00:00Z", END, {"hu": "ma", "en": "today", "kk": "бүгін", "ru": "сегодня"}),
    ],
)
def test_how_far_in_the_words_of_the_language(
    browser: Browser, place: str, moment: str, row: int, said: dict[str, str]
) -> None:
    with visit(browser, timezone_id="Asia/Almaty") as (context, log):
        page = context.new_page()
        assert {code: open_at(page, place, code, moment)[row] for code in CODES} == said
    assert log.errors == []
    assert log.strangers() == []


@pytest.mark.parametrize(
    ("count", "words"), [(1, "день"), (2, "дня"), (5, "дней"), (11, "дней"), (21, "день"), (24, "дня")]
)
def test_russian_plurals(browser: Browser, place: str, count: int, words: str) -> None:
    with visit(browser, timezone_id="Asia/Almaty") as (context, _):
        # The last day of removal is 8 April 2026.
        day = f"2026-03-{39 - count:02}" if count > 7 else f"2026-04-{8 - count:02}"
        assert open_at(context.new_page(), place, "ru", f"{day}T08:00:00Z")[WITHDRAW] == f"через {count} {words}"


def test_a_reader_far_away_counts_own_days(browser: Browser, place: str) -> None:
    # 3 April, 01:00 in Auckland is 2 April, 14:00 in Budapest: the limit is at 03:00 of the reader's today.
    with visit(browser, timezone_id="Pacific/Auckland") as (context, _):
        assert open_at(context.new_page(), place, "en", "2026-04-02T12:00:00Z")[CLOSE] == "today"


@pytest.mark.parametrize("code", CODES)
def test_without_scripts_the_dates_stand(browser: Browser, place: str, code: str) -> None:
    with visit(browser, java_script_enabled=False) as (context, log):
        page = context.new_page()
        page.goto(f"{place}/{code}/voting/index.html")
        row = page.locator(".kb-deadlines").first.locator("tbody tr").nth(CLOSE)
        assert [hour.strip() for hour in row.locator(".kb-hour").all_text_contents()] == ["16:00", "19:00"]
        expect(row.locator("time").first).to_be_visible()
        expect(page.locator(".kb-when")).to_have_count(0)
    assert log.errors == []


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (360, "dark"), (1280, "light")])
def test_no_deadline_is_off_the_screen_and_axe_is_content(
    browser: Browser, place: str, code: str, width: int, scheme: str
) -> None:
    with visit(browser, width, color_scheme=scheme, timezone_id="Asia/Almaty") as (context, log):
        page = context.new_page()
        open_at(page, place, code, "2026-03-21T10:00:00Z")
        assert page.evaluate("document.documentElement.scrollWidth") == width
        for time in page.locator(".kb-deadline-table time").all():
            box = time.bounding_box()
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
        assert violations(page) == []
    assert log.errors == []
