"""Pages in every state of translation and past their date: axe, and nothing wider than a narrow window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.browser.conftest import running, visit
from tests.browser.test_accessibility import violations
from tests.browser.walk import out_of_reach
from tests.helpers.states import NAMES, states_site

from kb.editions.serve import open_server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def states_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = states_site(tmp_path_factory.mktemp("states"))
    with running(open_server(root / "dist", 0)) as address:
        yield address


@pytest.mark.parametrize(("scheme", "width"), [("light", 320), ("dark", 1280)])
def test_axe_finds_nothing(browser: Browser, states_address: str, scheme: str, width: int) -> None:
    found = []
    names = ["magyar", "English", "қазақша", "русский"]
    with visit(browser, width, 640, color_scheme=scheme) as (context, log):
        page = context.new_page()
        page.clock.set_fixed_time("2028-01-01T12:00:00")
        for code in ("hu", "en", "kk", "ru"):
            for name in NAMES:
                page.goto(f"{states_address}/{code}/section/{name}.html")
                assert page.locator(".kb-due").count() == 1
                # What axe judges is the same in every translation.
                found += violations(page) if code == "kk" else []
                found += [f"{code}/{name} at {width}: {fault}" for fault in out_of_reach(page, names)]
    assert found == []
    assert log.errors == []
