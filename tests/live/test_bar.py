"""The bar: what it says, in which language, and that its words are only words."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect, sync_playwright
from tests.helpers.stub import page, translate, write
from tests.live.site import ALPHA, PAGES, TRANSLATED, desk_for, site, source
from tools.browser import chromium

from kb.catalogues.report import fault
from kb.findings import Finding
from kb.live.bar import bar
from kb.live.desk import Faults
from kb.live.latency import served
from kb.live.server import Live

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

EVIL = "<img src=x onerror=alert(1)>"
# Milliseconds; only a fault lets a test wait that long.
PATIENCE = 60_000
PO = "docs/locale/kk/LC_MESSAGES/alpha.po"


@pytest.fixture
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """No edition of an earlier test has left its language."""
    monkeypatch.setattr("sphinx.locale.translators", {})


def texts(said: dict[str, object]) -> list[list[str]]:
    return [[line["text"] for line in part["lines"]] for part in said["parts"]]  # type: ignore[attr-defined]


@pytest.mark.usefixtures("english")
def test_nothing_to_mend_is_no_bar() -> None:
    assert bar(Faults(False, [], []), "kk") == {}


@pytest.mark.usefixtures("english")
def test_what_the_page_marks_itself_is_not_said_again() -> None:
    assert bar(Faults(False, [fault("untranslated", PO, 9), fault("fuzzy", PO, 12)], []), "kk") == {}


@pytest.mark.usefixtures("english")
def test_checks_of_catalogues_speak_the_readers_language_and_others_say_theirs() -> None:
    here = [
        Finding("docs/alpha.md", 9, "a heading without a label", "add it"),
        fault("noqa", PO, 9),
        "alpha.md:1: WARNING",
    ]
    (part,) = bar(Faults(True, here, []), "kk")["parts"]
    assert part["heading"] == "This is the last version without faults. First mend:"
    assert [line["language"] for line in part["lines"]] == ["en", "kk", "en"]


@pytest.mark.usefixtures("english")
def test_an_edition_that_the_checks_do_not_speak_gets_english() -> None:
    (part,) = bar(Faults(False, [fault("noqa", PO, 9)], []), "uz")["parts"]
    assert part["lines"][0]["language"] == "en"


@pytest.mark.usefixtures("english")
def test_six_lines_at_most_this_page_first() -> None:
    here = [f"here {number}" for number in range(4)]
    elsewhere = [f"elsewhere {number}" for number in range(5)]
    said = bar(Faults(False, [*here], [*elsewhere]), "kk")
    assert texts(said) == [here, elsewhere[:2]]
    assert said["more"] == "3 more in the terminal"


@pytest.fixture(scope="module")
def alpha(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The page alpha of a resident Kazakh edition, open in the browser."""
    desk = desk_for(site(tmp_path_factory.mktemp("bar")), "kk")
    with served(Live(desk, say=lambda _line: None)) as port, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox"] if os.geteuid() == 0 else []
        )
        opened = browser.new_page()
        opened.goto(f"http://127.0.0.1:{port}/kk/alpha.html")
        opened.desk = desk  # type: ignore[attr-defined]
        yield opened
        browser.close()


def test_the_browser_reloads_and_shows_the_bar_as_text(alpha: Page) -> None:
    root = alpha.desk.root  # type: ignore[attr-defined]
    new, bar_lines = alpha.locator("article").get_by_text("Ez egy új mondat."), alpha.locator("#kb-live li")
    write(source(root, "alpha"), page(f"{ALPHA}\nEz egy új mondat.\n"))
    expect(new).to_be_visible(timeout=PATIENCE)
    translate(root, "kk", "alpha", {**TRANSLATED, "Ez a második bekezdés.": f"Бұл – {EVIL}"})
    expect(bar_lines.filter(has_text=EVIL).first).to_be_visible(timeout=PATIENCE)
    assert alpha.locator("#kb-live img").count() == 0
    assert alpha.locator("#kb-live").get_attribute("lang") == "kk"
    assert "Бұл – екінші абзац." in alpha.locator("article").inner_text()
    translate(root, "kk", "alpha", TRANSLATED)
    write(source(root, "alpha"), PAGES["alpha"])
    expect(new).to_have_count(0, timeout=PATIENCE)
    expect(alpha.locator("#kb-live")).to_have_count(0, timeout=PATIENCE)
