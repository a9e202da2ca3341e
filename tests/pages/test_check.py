"""Faults of source pages: each with its file, its line and how to mend it; a good page has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.helpers.stub import PAGES, empty_data, page, write

from kb.pages import check_pages

if TYPE_CHECKING:
    from pathlib import Path

GOOD = page("(home)=\n# Cím\n\nSzöveg.\n")


def check(root: Path, pages: dict[str, str]) -> list[str]:
    """The findings as people read them, without their mending."""
    empty_data(root)
    for name, text in pages.items():
        write(root / "docs" / f"{name}.md", text)
    findings = check_pages(root / "docs", root)
    assert all(finding.mend for finding in findings)
    return [str(finding).removesuffix(f": {finding.mend}") for finding in findings]


def test_good_pages_have_no_fault(tmp_path: Path) -> None:
    assert check(tmp_path, dict(PAGES)) == []


@pytest.mark.parametrize(
    ("body", "line", "wrong"),
    [
        ("# Cím\n\nSzöveg.\n", 9, "a heading without a label"),
        ("(home)=\n# Cím\n\nSzöveg.\n\n## Második\n\nSzöveg.\n", 14, "a heading without a label"),
        ("(home)=\n# Cím\n\n(home)=\n## Második\n", 12, "label 'home' is used twice"),
        ("(kezdőlap)=\n# Cím\n", 9, "label 'kezdőlap' is not lower-case ASCII"),
        ("(Home)=\n# Cím\n", 9, "label 'Home' is not lower-case ASCII"),
        ("(my home)=\n# Cím\n", 9, "label 'my home' is not lower-case ASCII"),
        ("(home)=\n# Cím\n\n[lap](other.md)\n", 12, "a link to the file 'other.md'"),
        ("(home)=\n# Cím\n\n- [lap](../index.html)\n", 12, "a link to the file '../index.html'"),
        (
            "(home)=\n# Cím\n\n```{toctree}\n:hidden:\n\nnone\n```\n",
            15,
            "the toctree names 'none', which does not exist",
        ),
    ],
)
def test_a_fault_is_named_with_its_line(tmp_path: Path, body: str, line: int, wrong: str) -> None:
    assert check(tmp_path, {"index": page(body)}) == [f"docs/index.md:{line}: {wrong}"]


@pytest.mark.parametrize("target", ["#home", "https://example.org/x", "http://example.org", "mailto:a@example.org"])
def test_links_to_labels_and_to_the_web_are_good(tmp_path: Path, target: str) -> None:
    assert check(tmp_path, {"index": page(f"(home)=\n# Cím\n\n[lap]({target})\n")}) == []


def test_the_second_of_two_labels_names_the_first(tmp_path: Path) -> None:
    empty_data(tmp_path)
    write(tmp_path / "docs" / "index.md", page("(home)=\n# Cím\n\n(other)=\n## Más\n\n```{toctree}\npage\n```\n"))
    write(tmp_path / "docs" / "page.md", page("(page)=\n# Lap\n\nSzöveg.\n\n(other)=\n## Más\n"))
    (finding,) = check_pages(tmp_path / "docs", tmp_path)
    assert (finding.path, finding.line) == ("docs/page.md", 14)
    assert finding.wrong == "label 'other' is used twice"
    assert "docs/index.md:12" in finding.mend


def test_a_page_in_no_toctree_is_named(tmp_path: Path) -> None:
    pages = {"index": GOOD, "section/lost": page("(lost)=\n# Lap\n")}
    assert check(tmp_path, pages) == ["docs/section/lost.md:1: the page is in no toctree"]


@pytest.mark.parametrize("entry", ["section/page", "/section/page", "Másik cím <section/page>"])
def test_every_way_to_name_a_page_in_a_toctree_counts(tmp_path: Path, entry: str) -> None:
    index = page(f"(home)=\n# Cím\n\n```{{toctree}}\n{entry}\n```\n")
    assert check(tmp_path, {"index": index, "section/page": page("(page)=\n# Lap\n")}) == []


BODY = "(home)=\n# Cím\n"
META = "myst:\n  html_meta:\n    description: Rövid.\n"
DATES = "checked: 2026-11-24\ncheck_again: 2027-05-24\n"


@pytest.mark.parametrize(
    ("front", "wrong"),
    [
        (DATES, "no description in the front matter"),
        (f"myst: szöveg\n{DATES}", "no description in the front matter"),
        (f"myst: [\n{DATES}", "no description in the front matter"),
        (f"{META.replace('Rövid.', '')}{DATES}", "the description is not 1–160 characters"),
        (f"{META.replace('Rövid.', 'ő' * 161)}{DATES}", "the description is not 1–160 characters"),
        (f"{META}check_again: 2027-05-24\n", "no date 'checked' in the front matter"),
        (f"{META}checked: 2026-11-24\n", "no date 'check_again' in the front matter"),
        (f"{META}checked: tegnap\ncheck_again: 2027-05-24\n", "no date 'checked' in the front matter"),
        (f"{META}checked: 2026. 11. 24.\ncheck_again: 2027-05-24\n", "no date 'checked' in the front matter"),
        (f"{META}checked: 2026-11-24 10:00:00\ncheck_again: 2027-05-24\n", "no date 'checked' in the front matter"),
    ],
)
def test_bad_front_matter_is_named(tmp_path: Path, front: str, wrong: str) -> None:
    assert check(tmp_path, {"index": f"---\n{front}---\n\n{BODY}"}) == [f"docs/index.md:1: {wrong}"]


def test_a_day_that_does_not_exist_is_named(tmp_path: Path) -> None:
    text = f"---\n{META}checked: 2026-13-40\ncheck_again: 2027-05-24\n---\n\n{BODY}"
    (finding,) = check(tmp_path, {"index": text})
    assert finding.startswith("docs/index.md:")


def test_the_longest_description_is_good(tmp_path: Path) -> None:
    text = f"---\n{META.replace('Rövid.', 'ő' * 160)}{DATES}---\n\n{BODY}"
    assert check(tmp_path, {"index": text}) == []


def test_a_page_without_front_matter_is_named(tmp_path: Path) -> None:
    assert check(tmp_path, {"index": BODY})[0] == "docs/index.md:1: no description in the front matter"


def test_a_page_that_is_not_utf8_is_named_with_its_line(tmp_path: Path) -> None:
    check(tmp_path, {"index": GOOD})
    (tmp_path / "docs" / "index.md").write_bytes(GOOD.encode("iso8859-2"))
    (finding,) = check_pages(tmp_path / "docs", tmp_path)
    # Its first Hungarian letter stands in the description.
    assert (finding.path, finding.line, finding.wrong) == ("docs/index.md", 4, "not UTF-8")


def test_all_faults_come_at_once_in_order(tmp_path: Path) -> None:
    pages = {"index": page("# Cím\n\n[lap](x.md)\n"), "lost": page("(Lost)=\n# Lap\n")}
    assert check(tmp_path, pages) == [
        "docs/index.md:9: a heading without a label",
        "docs/index.md:11: a link to the file 'x.md'",
        "docs/lost.md:1: the page is in no toctree",
        "docs/lost.md:9: label 'Lost' is not lower-case ASCII",
    ]
