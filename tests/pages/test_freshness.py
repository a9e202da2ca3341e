"""``python -m kb.pages freshness``: what is due on a day that the test names, and how it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.helpers.stub import PAGE, PAGES, page, python, stub, write

if TYPE_CHECKING:
    from pathlib import Path

FACTS = """\
id,subject,confidence,stale_after,sources
by-year,relations,two+,2027,first second
by-day,relations,one,2027-05-24,third
sourceless,relations,none,2027-05-25,
lasting,relations,one,,first
unused,relations,one,2020,first
"""
# The front matter is eight lines long: the comment stands on line 12 of the file.
BODY = PAGE.replace("Ez a lap b", "% facts: by-year by-day sourceless lasting\nEz a lap b")
WHAT = "check the page and renew its dates"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    pages = {
        "index": page(PAGES["index"].split("---\n\n")[1], again="2027-06-01"),
        "section/index": page(PAGES["section/index"].split("---\n\n")[1], again="2027-05-30"),
        "section/page": page(BODY, again="2028-06-30"),
    }
    root = stub(tmp_path / "checkout", pages)
    write(root / "docs" / "_data" / "facts.csv", FACTS)
    return root


def listed(root: Path, today: str, *options: str) -> tuple[int, list[str]]:
    result = python(root, "-m", "kb.pages", "freshness", *options, SITE_TODAY=today)
    return result.code, result.output.splitlines()


@pytest.mark.parametrize("options", [(), ("--strict",)])
def test_before_every_date_nothing_is_due(root: Path, options: tuple[str, ...]) -> None:
    assert listed(root, "2027-05-23", *options) == (0, ["nothing is due on 2027-05-23"])


def test_on_the_day_it_is_due_and_nothing_has_passed(root: Path) -> None:
    line = "docs/section/page.md:12: check the fact by-day (third): due today"
    assert listed(root, "2027-05-24") == (0, [line])
    assert listed(root, "2027-05-24", "--strict") == (0, [line])


def test_a_day_later_strict_fails(root: Path) -> None:
    lines = [
        "docs/section/page.md:12: check the fact by-day (third): due since 2027-05-24, 1 day ago",
        "docs/section/page.md:12: check the fact sourceless: due today",
    ]
    assert listed(root, "2027-05-25") == (0, lines)
    assert listed(root, "2027-05-25", "--strict") == (1, lines)


def test_oldest_first_pages_and_facts_together(root: Path) -> None:
    code, lines = listed(root, "2028-01-01")
    assert code == 0
    assert lines == [
        "docs/section/page.md:12: check the fact by-day (third): due since 2027-05-24, 222 days ago",
        "docs/section/page.md:12: check the fact sourceless: due since 2027-05-25, 221 days ago",
        f"docs/section/index.md:6: {WHAT}: due since 2027-05-30, 216 days ago",
        f"docs/index.md:6: {WHAT}: due since 2027-06-01, 214 days ago",
        # A year alone means its last day.
        "docs/section/page.md:12: check the fact by-year (first second): due since 2027-12-31, 1 day ago",
    ]


def test_a_page_without_its_date_is_bad_input(root: Path) -> None:
    path = root / "docs" / "index.md"
    write(path, path.read_text(encoding="utf-8").replace("check_again: 2027-06-01\n", ""))
    code, lines = listed(root, "2027-05-24")
    assert code == 1
    assert lines == [
        "docs/index.md:1: no date 'check_again' in the front matter: write check_again: YYYY-MM-DD at the top"
    ]


@pytest.mark.parametrize("today", ["tomorrow", "2027-02-30", "24.05.2027"])
def test_a_day_that_is_none_is_bad_input(root: Path, today: str) -> None:
    code, lines = listed(root, today)
    assert code == 1
    assert lines == [f"SITE_TODAY:1: {today!r} is not a date: write YYYY-MM-DD, or unset it"]


@pytest.mark.parametrize("bad", ["soon", "2027-13-01", "2027-02-30", "27", "20270524", "2027-W01-1"])
def test_a_fact_without_a_real_day_is_named_with_its_line(root: Path, bad: str) -> None:
    write(root / "docs" / "_data" / "facts.csv", FACTS.replace("2027-05-25", bad))
    code, lines = listed(root, "2027-05-24")
    assert code == 1
    assert lines == [f"docs/_data/facts.csv:4: stale_after {bad!r} is no day: write YYYY-MM-DD, YYYY, or nothing"]
