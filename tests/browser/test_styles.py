"""The one style sheet of an edition looks as the sheets did that it was joined from."""

from __future__ import annotations

import functools
from http.server import ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from tests.browser.conftest import running, visit

from kb.editions.serve import Handler

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page
    from tests.conftest import Site

# Pages of different kinds, in the languages by turns.
PAGES = [
    "hu/index.html", "en/relations/recognition.html", "kk/voting/which-way.html", "ru/economy/trade.html",
    "hu/about/accessibility.html", "ru/search.html?q=стипендия",
]  # fmt: skip
LOOK = """() => [...document.body.querySelectorAll("*")].filter(e => !e.closest("script")).map(e => {
    const looks = [null, "::before", "::after"].map(part => {
        const style = getComputedStyle(e, part);
        if (part && style.content === "none") return "";
        return [...style].filter(name => !name.startsWith("--")).map(name => `${name}: ${style[name]}`).join("; ");
    });
    return `${e.localName}.${e.getAttribute("class")} ${looks.join(" | ")}`;
})"""


@pytest.fixture(scope="module")
def parts_address(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The editions as Sphinx left them, with all their style sheets."""
    top = tmp_path_factory.mktemp("parts")
    for code in site.editions.codes:
        (top / code).symlink_to(site.root / "build" / "html" / code, target_is_directory=True)
    (top / "search").symlink_to(site.dist / "search", target_is_directory=True)
    handler = functools.partial(Handler, directory=str(top))
    with running(ThreadingHTTPServer(("127.0.0.1", 0), handler)) as address:
        yield address


def look(page: Page, url: str, media: str) -> list[str]:
    """How each element of the page at ``url`` looks, on the screen or on paper."""
    page.goto(url)
    if "?q=" in url:
        page.wait_for_selector('[role=status][data-state="done"]')
    page.emulate_media(media=media)  # type: ignore[arg-type]
    # Addresses in styles are those of the servers.
    address = "/".join(url.split("/")[:3])
    return [text.replace(address, "") for text in page.evaluate(LOOK)]


@pytest.mark.parametrize("name", PAGES)
def test_every_element_looks_the_same(
    browser: Browser, address: str, parts_address: str, site: Site, name: str
) -> None:
    number = PAGES.index(name)
    with visit(browser, (360, 1280)[number % 2], color_scheme=("light", "dark")[number // 2 % 2]) as (context, _):
        page = context.new_page()
        for media in ("screen", "print"):
            one = look(page, f"{address}/{name}", media)
            parts = look(page, f"{parts_address}/{name}", media)
            assert one == parts
            assert len(one) > 100
