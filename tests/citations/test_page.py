"""Citations on pages that a test writes: numbered once, linked both ways, in every edition."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.conftest import describe
from tests.helpers.stub import PAGES, build, build_site, build_without_gate, page, stub, translate, write
from tests.site import evidence, reading

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Site

BIB = "".join(
    f"@online{{{key},\n  title = {{Cím {key}}},\n  publisher = {{Kiadó}},\n  url = {{https://example.org/{key}}},\n"
    f"  language = {{hu}},\n  urldate = {{2026-11-24}},\n}}\n"
    for key in ("first", "second", "third")
)
FIRST = "Az első állítás.{cite}`first` A második.{cite}`second,first`"
BODY = f"(page)=\n# Lap\n\n{FIRST}\n\n- Egy tétel.{{cite}}`third`\n\nUtolsó bekezdés.{{cite}}`first`\n"
CODES = ("hu", "kk")


def made(target: Path, body: str = BODY) -> Path:
    root = stub(target, {**PAGES, "section/page": page(body)}, CODES)
    write(root / "docs" / "_data" / "sources.bib", BIB)
    return root


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A page with seven marks of three sources; in Kazakh one paragraph is translated in another order."""
    root = made(tmp_path_factory.mktemp("cited") / "checkout")
    translate(root, "kk", "section/page", {FIRST: "Екінші сөз.{cite}`second,first` Бірінші сөз.{cite}`first`"})
    return build_site(root)


def marks(site: Site, code: str) -> list[tuple[str, str]]:
    """Text and target of each visible mark, in the order of the page."""
    present = next(p for p in reading.pages(site)[0] if (p.code, p.docname) == (code, "section/page"))
    found = [link for mark in evidence.with_class(present, "kb-cite") for link in evidence.links_in(mark)]
    return [(reading.text_of(link), link.get("href")) for link in found]


def test_marks_are_numbered_in_the_order_of_reading(built: Site) -> None:
    first, second, third = "#source-first", "#source-second", "#source-third"
    assert marks(built, "hu") == [("[1]", first), ("[2]", second), ("[1]", first), ("[3]", third), ("[1]", first)]
    assert marks(built, "kk") == [("[1]", second), ("[2]", first), ("[2]", first), ("[3]", third), ("[2]", first)]


def test_links_back_are_those_of_the_marks_also_where_a_paragraph_was_read_twice(built: Site) -> None:
    assert evidence.check_citations(built) == []


def test_a_page_without_citations_has_no_list(built: Site) -> None:
    for present in reading.pages(built)[0]:
        has_list = bool(evidence.with_class(present, "kb-sources"))
        assert has_list == (present.docname == "section/page")
        assert ("notes.js" in present.path.read_text(encoding="utf-8")) == has_list


def test_the_list_is_in_the_contents_of_the_page(built: Site) -> None:
    text = built.path("kk", "section/page").read_text(encoding="utf-8")
    assert re.search(r'<a class="reference internal" href="#page-sources">Дереккөздер</a>', text)


def test_an_unknown_source_in_a_translation_stops_the_build(tmp_path: Path) -> None:
    root = made(tmp_path / "checkout")
    translate(root, "kk", "section/page", {FIRST: "Сөз.{cite}`none` Сөз.{cite}`second,first`"})
    assert "roles differ: expected cite first, found cite none" in build(root).output
    result = build_without_gate(root)
    assert result.code == 1
    assert "section/page.md:12" in result.output
    assert "unknown source 'none': use a key of docs/_data/sources.bib" in result.output


def test_an_unknown_source_on_a_page_is_named_with_its_line(tmp_path: Path) -> None:
    result = build(made(tmp_path / "checkout", BODY.replace("`third`", "`third, fourth`")))
    assert result.code == 1
    mend = "use a key of docs/_data/sources.bib"
    assert result.output == f"docs/section/page.md:14: unknown source 'fourth': {mend}\n"


def test_a_source_without_the_day_it_was_read_is_named_with_its_line(tmp_path: Path) -> None:
    root = made(tmp_path / "checkout")
    write(root / "docs" / "_data" / "sources.bib", BIB.replace("  urldate = {2026-11-24},\n", "", 1))
    result = build(root)
    assert result.code == 1
    assert result.output.startswith("docs/_data/sources.bib:1: 'first' has no 'urldate'")


CONFLICT = """\
(page)=
# Lap

Szöveg.{cite}`first,second,third`

```{conflict} Két év
% facts: recognition-of-independence

- **1991** Az egyik.{cite}`first`
- **1992** A másik.{cite}`second`

Okát nem írják.
```
"""


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("% facts: recognition-of-independence\n", "", "a {conflict} names its facts"),
        ("- **1992** A másik.{cite}`second`\n", "", "a {conflict} has two positions or more"),
        ("**1992** A", "A", "a position begins with **its figure**"),
        (".{cite}`second`\n", ".\n", "the position '1992' has no {cite}"),
        ("Okát nem írják.\n", "", "a {conflict} holds a list of positions, then one paragraph"),
        ("Okát nem írják.\n", "Okát nem írják.\n\nMég egy.\n", "a {conflict} holds a list of positions, then one"),
    ],
)
def test_a_conflict_that_is_not_whole_is_refused(tmp_path: Path, old: str, new: str, wrong: str) -> None:
    assert old in CONFLICT
    result = build(made(tmp_path / "checkout", CONFLICT.replace(old, new)))
    assert result.code == 1
    assert wrong in result.output
    assert "section/page.md:14" in result.output


def test_the_words_of_a_conflict_are_translated(tmp_path: Path) -> None:
    root = made(tmp_path / "checkout", CONFLICT)
    said = {
        "Két év": "Екі жыл",
        "**1991** Az egyik.{cite}`first`": "**1991 жыл** Бірі.{cite}`first`",
        "**1992** A másik.{cite}`second`": "**1992 жыл** Екіншісі.{cite}`second`",
        "Okát nem írják.": "Себебі жазылмаған.",
    }
    translate(root, "kk", "section/page", said)
    assert build(root).output == "dist/ is new\n"
    site = describe(root)
    assert evidence.check_conflicts(site) == []
    text = site.path("kk", "section/page").read_text(encoding="utf-8")
    for words in ("Екі жыл", "<strong>1991 жыл</strong>", "Екіншісі.", "Себебі жазылмаған.", "Дереккөздер не дейді?"):
        assert words in text
    assert 'id="conflict-recognition-of-independence"' in text
