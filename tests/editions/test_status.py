"""The table of the translations: assembled into the pages of all editions from their records."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import html5lib
import pytest
from tests.helpers.stub import PAGE, PAGES, build, page, python, stub, translate, tree

if TYPE_CHECKING:
    from pathlib import Path

CODES = ("hu", "en", "kk", "ru")
TABLE = """\
(state)=
# Állapot

Ez a lap az állapotról szól.

```{translation-status}
```
"""
NUMBERS = {
    # By hand: four blocks and the description of each page.
    "section/page": {"en": "5 / 5", "kk": "2 / 5", "ru": "0 / 5"},
    "section/state": {"en": "0 / 3", "kk": "0 / 3", "ru": "0 / 3"},
}
LEFT = {
    "en": ("Out of date: 1", "Missing: 2", "Words to translate: 9"),
    "kk": ("Ескірген: 1", "Аударылмаған: 2", "Аударылатын сөз саны: 9"),
    "ru": ("Устарело: 1", "Не переведено: 2", "Осталось слов: 9"),
    "hu": ("Elavult: 1", "Hiányzik: 2", "Fordítandó szó: 9"),
}
ALL = ("Lap", "Ez a lap bevezetője.", "Bővebben", "Ez a második bekezdés.", "Próbaoldal.")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    section = PAGES["section/index"].replace("\npage\n", "\npage\nstate\n")
    pages = {**PAGES, "section/index": section, "section/page": page(PAGE), "section/state": page(TABLE)}
    root = stub(tmp_path_factory.mktemp("status"), pages, CODES)
    translate(root, "en", "section/page", dict.fromkeys(ALL, "Done"))
    # Left in Kazakh: a changed heading of one word, and the lead (4 words) and a paragraph (4), missing.
    translate(root, "kk", "section/page", dict.fromkeys(("Próbaoldal.", "Lap"), "Дайын"), {"Bővebben": "Ескі"})
    result = build(root)
    assert result.code == 0, result.output
    return root


def parsed(root: Path, code: str) -> Any:
    return html5lib.parse((root / "dist" / code / "section" / "state.html").read_bytes(), namespaceHTMLElements=False)


def words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def rows(root: Path, code: str) -> dict[str, list[Any]]:
    body = parsed(root, code).find(".//table/tbody")
    return {row.find("th/a").get("href"): list(row) for row in body}


@pytest.mark.parametrize("code", CODES)
def test_every_page_by_every_translation(root: Path, code: str) -> None:
    head = [words(cell) for cell in parsed(root, code).find(".//table/thead/tr")]
    assert head[1:] == ["English", "қазақша", "русский"]
    found = rows(root, code)
    assert list(found) == ["../index.html", "../section/index.html", "../section/page.html", "../section/state.html"]
    for name, expected in NUMBERS.items():
        cells = found[f"../{name}.html"][1:]
        assert [words(cell.find("span")) for cell in cells] == list(expected.values())


@pytest.mark.parametrize("code", CODES)
def test_what_is_left_is_said_in_the_language_of_the_page(root: Path, code: str) -> None:
    cell = rows(root, code)["../section/page.html"][2]
    assert [words(span) for span in cell] == ["2 / 5", *LEFT[code]]
    complete = rows(root, code)["../section/page.html"][1]
    assert [words(span) for span in complete] == ["5 / 5"]


@pytest.mark.parametrize("code", CODES)
def test_titles_have_the_language_of_their_words(root: Path, code: str) -> None:
    link = rows(root, code)["../section/page.html"][0].find("a")
    title = {"hu": ("Lap", None), "en": ("Done", None), "kk": ("Дайын", None), "ru": ("Lap", "hu")}[code]
    assert (words(link), link.get("lang")) == title


NEXT = {
    "hu": "Kész oldal: 0 / 4. Fordítsa újra, ami megváltozott: Lap",
    "en": "Complete pages: 0 / 4. Translate again what has changed: Done",
    "kk": "Толық аударылған бет: 0 / 4. Өзгерген жерін қайта аударыңыз: Дайын",
    "ru": "Готовых страниц: 0 / 4. Переведите заново то, что изменилось: Lap",
}


@pytest.mark.parametrize("code", CODES)
def test_the_next_step_of_each_language_is_named(root: Path, code: str) -> None:
    items = parsed(root, code).findall(".//div[@class='kb-status']/ul/li")
    assert [words(li.find("strong")) for li in items] == ["English", "қазақша", "русский"]
    assert words(items[1]) == f"қазақша {NEXT[code]}"


def test_records_are_not_published(root: Path) -> None:
    assert not [name for name in tree(root / "dist") if "_records" in name]


def test_the_terminal_says_the_same(root: Path) -> None:
    result = python(root, "-m", "kb.editions", "status")
    assert result.code == 0, result.output
    lines = result.output.splitlines()
    start = lines.index("section/page (11 words)")
    assert lines[start + 1 : start + 4] == [
        "  en: 5 of 5 translated",
        "  kk: 2 of 5 translated, 1 out of date, 2 missing, 9 words to translate",
        "  ru: 0 of 5 translated, 5 missing, 11 words to translate",
    ]
    end = lines.index("kk: 0 of 4 pages complete")
    left = "2 of 5 translated, 1 out of date, 2 missing, 9 words to translate"
    assert lines[end + 1] == f"  next: docs/locale/kk/LC_MESSAGES/section/page.po: {left}"


def test_without_a_build_it_says_what_to_run(tmp_path: Path) -> None:
    root = stub(tmp_path / "checkout")
    result = python(root, "-m", "kb.editions", "status")
    assert result.code == 1
    assert result.output == "build:1: no record of edition 'hu': run: nox -s site\n"


def test_a_failed_build_leaves_the_published_status(root: Path) -> None:
    before = python(root, "-m", "kb.editions", "status").output
    path = root / "docs" / "locale" / "ru" / "LC_MESSAGES" / "section" / "page.po"
    translate(root, "ru", "section/page", {"Lap": "[Лист](#no-such-label)"})
    assert build(root).code == 1
    assert python(root, "-m", "kb.editions", "status").output == before
    path.unlink()
    assert build(root).output == "dist/ is unchanged\n"
    assert python(root, "-m", "kb.editions", "status").output == before


def test_lost_records_are_made_anew(root: Path) -> None:
    before = python(root, "-m", "kb.editions", "status").output
    shutil.rmtree(root / "build" / "records")
    assert python(root, "-m", "kb.editions", "status").code == 1
    assert build(root).output == "dist/ is unchanged\n"
    assert python(root, "-m", "kb.editions", "status").output == before
