"""The page of checks: every check of the gate, in the words that the gate prints in that language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.site import reading

from kb.catalogues import report
from kb.checktable import CLASSES

if TYPE_CHECKING:
    from tests.conftest import Site

PAGE = "about/checks"


def missing(site: Site) -> list[str]:
    """Each check that a page lacks, or says in other words than the gate."""
    present, findings = reading.pages(site)
    for page in (page for page in present if page.docname == PAGE):
        text = reading.text_of(page.root)
        ids = page.ids()
        for name, check in report.checks().items():
            # What the gate fills in differs from fault to fault.
            parts = (part for part in re.split(r"\{\w+\}", check[page.code][1]) if "{" not in part)
            if f"check-{name}" not in ids or not all(reading.one_line(part) in text for part in parts):
                findings.append(f"{page.name}: {name}")
    return findings


def test_every_check_stands_on_the_page_in_each_language(site: Site) -> None:
    assert len([code for code, docname in site.expected() if docname == PAGE]) == len(site.editions.codes)
    assert missing(site) == []


@pytest.mark.parametrize(
    ("old", "new"), [('id="check-linked"', 'id="linked"'), ("мұнда сілтемені емес", "мұнда басқасын")]
)
def test_a_lost_check_is_named(site: Site, old: str, new: str) -> None:
    path = site.path("kk", PAGE)
    good = path.read_text(encoding="utf-8")
    assert old in good
    try:
        path.write_text(good.replace(old, new), encoding="utf-8")
        assert missing(site) == ["kk/about/checks.html: linked"]
    finally:
        path.write_text(good, encoding="utf-8")


def test_no_class_of_checks_is_left_out() -> None:
    assert {check["class"] for check in report.checks().values()} == set(CLASSES)
