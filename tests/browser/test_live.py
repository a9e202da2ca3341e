"""The resident build in a browser: a saved page is shown by itself, and the bar's words are only words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from sphinx.util.docutils import docutils_namespace
from tests.browser.conftest import visit
from tests.helpers.stub import page, translate, write
from tests.live.site import ALPHA, PAGES, TRANSLATED, desk_for, site, source

from kb.live.latency import served
from kb.live.server import Live

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

EVIL = "<img src=x onerror=alert(1)>"


@pytest.fixture
def alpha(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The page alpha of a resident Kazakh edition, open in the browser."""
    with docutils_namespace():
        desk = desk_for(site(tmp_path_factory.mktemp("bar")), "kk")
        with served(Live(desk, say=lambda _line: None)) as port, visit(browser) as (context, _):
            opened = context.new_page()
            opened.goto(f"http://127.0.0.1:{port}/kk/alpha.html")
            opened.desk = desk  # type: ignore[attr-defined]
            yield opened


def test_the_browser_reloads_and_shows_the_bar_as_text(alpha: Page) -> None:
    root = alpha.desk.root  # type: ignore[attr-defined]
    new, bar_lines = alpha.locator("article").get_by_text("Ez egy új mondat."), alpha.locator("#kb-live li")
    write(source(root, "alpha"), page(f"{ALPHA}\nEz egy új mondat.\n"))
    expect(new).to_be_visible()
    translate(root, "kk", "alpha", {**TRANSLATED, "Ez a második bekezdés.": f"Бұл – {EVIL}"})
    expect(bar_lines.filter(has_text=EVIL).first).to_be_visible()
    assert alpha.locator("#kb-live img").count() == 0
    assert alpha.locator("#kb-live").get_attribute("lang") == "kk"
    assert "Бұл – екінші абзац." in alpha.locator("article").inner_text()
    translate(root, "kk", "alpha", TRANSLATED)
    write(source(root, "alpha"), PAGES["alpha"])
    expect(new).to_have_count(0)
    expect(alpha.locator("#kb-live")).to_have_count(0)
