"""The timeline: filtered by keyboard without a reload, whole without scripts and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect
from tests.browser.conftest import visit

from kb.events import SUBJECTS, load

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from tests.conftest import Site

PAGE = "kk/reference/timeline.html"


def test_the_keyboard_filters_without_a_reload(browser: Browser, strict_address: str, site: Site) -> None:
    events = load(site.root / "docs" / "_data" / "events.yaml", "events.yaml")
    cumans = [event for event in events if event.subject == "cumans"]
    subjects = [subject for subject in SUBJECTS if any(event.subject == subject for event in events)]
    steps = subjects.index("cumans") + 1
    with visit(browser, 360) as (context, log):
        page = context.new_page()
        page.goto(f"{strict_address}/{PAGE}")
        shown = page.locator(".kb-timeline > li:visible")
        expect(shown).to_have_count(len(events))
        page.locator(".kb-filter input:checked").focus()
        loaded = len(log.requests)
        for _step in range(steps):
            page.keyboard.press("ArrowRight")
        expect(page.get_by_role("radio", name="Құмандар")).to_be_checked()
        expect(shown).to_have_count(len(cumans))
        expect(page.get_by_role("status")).to_have_text(f"{len(cumans)} / {len(events)}")
        # Past the last subject comes the whole list again.
        for _step in range(len(subjects) + 1 - steps):
            page.keyboard.press("ArrowRight")
        expect(shown).to_have_count(len(events))
        assert len(log.requests) == loaded
        assert log.errors == []


def test_without_scripts_the_list_is_whole_and_has_no_filter(browser: Browser, address: str, site: Site) -> None:
    events = load(site.root / "docs" / "_data" / "events.yaml", "events.yaml")
    with visit(browser, java_script_enabled=False) as (context, _):
        page = context.new_page()
        page.goto(f"{address}/{PAGE}")
        expect(page.locator(".kb-timeline > li:visible")).to_have_count(len(events))
        expect(page.locator(".kb-filter")).to_be_hidden()
