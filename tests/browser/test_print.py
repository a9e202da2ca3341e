"""Paper: A4, its type, and that faults of the paper (``paper.faults``, asked of every page) would be seen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.browser import paper
from tests.browser.conftest import visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from tests.conftest import Site

POINT = 96 / 72


def test_text_is_set_in_ten_and_a_half_points(browser: Browser, address: str, site: Site) -> None:
    with visit(browser, paper.TEXT_WIDTH) as (context, _):
        page = context.new_page()
        page.emulate_media(media="print")
        for code in site.editions.codes:
            page.goto(f"{address}/{code}/relations/index.html")
            for words in ("article section section p", ".kb-freshness", ".kb-notice"):
                size = page.locator(words).first.evaluate("element => parseFloat(getComputedStyle(element).fontSize)")
                assert size == pytest.approx(10.5 * POINT, abs=0.01), words


def test_the_paper_is_a4(browser: Browser, address: str, site: Site) -> None:
    with visit(browser) as (context, _):
        page = context.new_page()
        for code in site.editions.codes:
            page.goto(f"{address}/{code}/index.html")
            boxes = set(re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", page.pdf(prefer_css_page_size=True)))
            assert [tuple(round(float(side) / 72 * 25.4) for side in box) for box in boxes] == [(210, 297)]


def test_a_planted_fault_would_be_seen(browser: Browser, address: str) -> None:
    with visit(browser, paper.TEXT_WIDTH) as (context, _):
        page = context.new_page()
        page.emulate_media(media="print")
        page.goto(f"{address}/kk/relations/index.html")
        page.add_style_tag(
            content=""".kb-switcher, .headerlink { display: block !important } .kb-notice { display: none }
            article a::after { content: "x.html" !important } article { min-width: 900px }
            article p { color: #aaa !important }"""
        )
        kinds = {fault.split(": ")[0] for fault in paper.faults(page)}
        assert kinds == {"chrome", "lost", "no address", "needless address", "wide", "pale"}
