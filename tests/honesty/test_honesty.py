"""A page says when it was checked, and which of its words are not translated."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import html5lib
import pytest
from tests.helpers.stub import INDEX, PAGE, PAGES, build, page, stub, translate

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

LIST = "\nEgy félig fordított lista:\n\n- első pont\n- második pont\n"


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pages = {**PAGES, "index": page(INDEX.replace("\n(home-works)=", "Második mondat.\n\n(home-works)=", 1))}
    pages["section/page"] = page(PAGE + LIST, description="Leírás.", checked="2026-01-05", again="2026-07-31")
    root = stub(tmp_path_factory.mktemp("honesty"), pages, ("hu", "en", "kk", "ru"))
    done = {"Lap": "Бет", "Ez a lap bevezetője.": "Бұл – беттің кіріспесі.", "első pont": "бірінші тармақ"}
    translate(root, "kk", "section/page", {**done, "Leírás.": "Сипаттама."})
    result = build(root)
    assert result.code == 0, result.output
    return root / "dist"


def parsed(path: Path) -> Any:
    return html5lib.parse(path.read_bytes(), namespaceHTMLElements=False)


def words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def marked(path: Path) -> list[str]:
    """The words of every block with the mark, which also names their language."""
    found = [e for e in parsed(path).iter() if "kb-untranslated" in str(e.get("class", "")).split()]
    assert {e.get("lang") for e in found} <= {"hu"}
    return [words(e).removesuffix("#") for e in found]


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("hu", r"2026\. január 5\..*2026\. július 31\."),
        ("en", r"Checked: 5 January 2026.*Next check: 31 July 2026"),
        ("kk", r"Тексерілген күні: 2026 жылғы 5 қаңтар.*Қайта тексерілетін күні: 2026 жылғы 31 шілде"),
        ("ru", r"5 января 2026 года.*31 июля 2026 года"),
    ],
)
def test_the_dates_stand_under_the_lead(dist: Path, code: str, line: str) -> None:
    section = parsed(dist / code / "section" / "page.html").find(".//section")
    tags = [(child.tag, str(child.get("class", ""))) for child in section][:3]
    assert [tag for tag, _ in tags] == ["h1", "p", "div"]
    assert "kb-freshness" in tags[2][1]
    assert re.search(line, words(section[2]))


def test_untranslated_blocks_of_a_page_in_work_are_marked(dist: Path) -> None:
    expected = ["Bővebben", "Ez a második bekezdés.", "Egy félig fordított lista:", "második pont"]
    assert marked(dist / "kk" / "section" / "page.html") == expected


def test_all_blocks_of_a_page_without_translation_are_marked(dist: Path) -> None:
    assert marked(dist / "ru" / "section" / "index.html") == ["Szakasz", "Ez a szakasz bevezetője."]


@pytest.mark.parametrize("name", PAGES)
def test_the_source_edition_has_no_marks(dist: Path, name: str) -> None:
    assert marked(dist / "hu" / f"{name}.html") == []


def test_the_translated_words_are_there_and_the_source_words_gone(dist: Path) -> None:
    text = (dist / "kk" / "section" / "page.html").read_text(encoding="utf-8")
    assert "<p>Бұл – беттің кіріспесі.</p>" in text
    assert "Ez a lap bevezetője." not in text
    assert '<meta content="Сипаттама." name="description">' in text.replace(" />", ">")


@pytest.mark.parametrize("code", ["hu", "en", "kk", "ru"])
def test_no_inner_mark_of_sphinx_reaches_the_page(dist: Path, code: str) -> None:
    for name in PAGES:
        for element in parsed(dist / code / f"{name}.html").iter():
            assert "translated" not in element.keys()  # noqa: SIM118 - an element is no dict
