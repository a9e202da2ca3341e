"""The article head: lead, then the line with dates and sources; and what ``days.js`` is given to say."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import html5lib
import pytest
from tests.helpers.stub import PAGE, PAGES, build, page, stub, translate, write

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

CODES = ("hu", "en", "kk", "ru")
FACTS = """\
id,subject,confidence,stale_after,sources
two-read,relations,two+,2027,first second
shared,relations,one,2027-06-30,second third
nothing,relations,none,,
five-read,relations,two+,,a b c d e
one-read,relations,one,,first
"""


def with_facts(*names: str) -> str:
    """The page with a comment that names these facts, over two paragraphs."""
    half = len(names) // 2
    first, second = " ".join(names[:half]), " ".join(names[half:])
    return PAGE.replace("Ez a lap b", f"% facts: {first}\nEz a lap b").replace("Ez a m", f"% facts: {second}\nEz a m")


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    # Three sources: "second" stands in both facts and counts once; the fact without sources adds none.
    three = page(with_facts("two-read", "shared", "nothing"), "Leírás.", checked="2026-01-05", again="2026-07-31")
    pages = {**PAGES, "section/page": three}
    pages["section/five"] = page(with_facts("five-read", "five-read").replace("page", "five"))
    pages["section/one"] = page(with_facts("one-read").replace("page", "one"))
    pages["section/index"] = PAGES["section/index"].replace("\npage\n", "\npage\nfive\none\n")
    root = stub(tmp_path_factory.mktemp("freshness"), pages, CODES)
    write(root / "docs" / "_data" / "facts.csv", FACTS)
    done = {"Lap": "Бет", "Ez a lap bevezetője.": "Бұл – беттің кіріспесі."}
    translate(root, "kk", "section/page", {**done, "Leírás.": "Сипаттама."})
    result = build(root)
    assert result.code == 0, result.output
    return root / "dist"


def parsed(path: Path) -> Any:
    return html5lib.parse(path.read_bytes(), namespaceHTMLElements=False)


def words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def line(dist: Path, code: str, name: str) -> Any:
    return next(e for e in parsed(dist / code / f"{name}.html").iter("div") if "kb-freshness" in e.get("class", ""))


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("hu", "Ellenőrizve: 2026. január 5. Következő ellenőrzés: 2026. július 31. 3 forrás"),
        ("en", "Checked: 5 January 2026 Next check: 31 July 2026 3 sources"),
        ("kk", "Тексерілген күні: 2026 жылғы 5 қаңтар Қайта тексерілетін күні: 2026 жылғы 31 шілде 3 дереккөз"),
        ("ru", "Проверено: 5 января 2026 года Следующая проверка: 31 июля 2026 года 3 источника"),
    ],
)
def test_dates_and_sources_in_the_form_of_the_language(dist: Path, code: str, expected: str) -> None:
    assert " ".join(words(p) for p in line(dist, code, "section/page")) == expected


@pytest.mark.parametrize("code", CODES)
def test_title_lead_and_line_follow_each_other(dist: Path, code: str) -> None:
    section = parsed(dist / code / "section" / "page.html").find(".//section")
    kinds = [(child.tag, child.get("class", "").split()) for child in section]
    kinds = [(tag, classes) for tag, classes in kinds if "kb-banner" not in classes]
    assert [tag for tag, _ in kinds][:3] == ["h1", "p", "div"]
    assert "kb-lead" in kinds[1][1]
    assert "kb-freshness" in kinds[2][1]


@pytest.mark.parametrize(
    ("code", "one", "five"),
    [
        ("hu", "1 forrás", "5 forrás"),
        ("en", "1 source", "5 sources"),
        ("kk", "1 дереккөз", "5 дереккөз"),
        ("ru", "1 источник", "5 источников"),
    ],
)
def test_the_number_of_sources_has_the_right_plural(dist: Path, code: str, one: str, five: str) -> None:
    assert words(line(dist, code, "section/one")[2]) == one
    assert words(line(dist, code, "section/five")[2]) == five


@pytest.mark.parametrize("code", CODES)
def test_a_page_that_names_no_fact_has_no_number(dist: Path, code: str) -> None:
    assert len(line(dist, code, "section/index")) == 2


@pytest.mark.parametrize("code", CODES)
def test_facts_are_never_read_by_readers(dist: Path, code: str) -> None:
    assert not re.search("two-read|facts:", (dist / code / "section" / "page.html").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("code", "today", "past"),
    [
        ("hu", "ma esedékes", {"one": "{count} napja esedékes", "other": "{count} napja esedékes"}),
        ("en", "due today", {"one": "{count} day overdue", "other": "{count} days overdue"}),
        ("kk", "мерзімі – бүгін", dict.fromkeys(("one", "other"), "мерзімі өткеніне {count} күн болды")),
        (
            "ru",
            "срок — сегодня",
            {
                "one": "просрочена на {count} день",
                "few": "просрочена на {count} дня",
                "many": "просрочена на {count} дней",
            },
        ),
    ],
)
def test_the_script_is_given_the_date_and_every_plural(dist: Path, code: str, today: str, past: dict[str, str]) -> None:
    checked, again = line(dist, code, "section/page").iter("time")
    assert (checked.get("datetime"), again.get("datetime")) == ("2026-01-05", "2026-07-31")
    assert checked.get("data-kb-say") is None
    say = json.loads(again.get("data-kb-say").replace("\N{NO-BREAK SPACE}", " "))
    assert (say["today"], say["past"]) == (today, past)
    assert say["due"]


def test_the_translated_words_are_there_and_the_source_words_gone(dist: Path) -> None:
    text = (dist / "kk" / "section" / "page.html").read_text(encoding="utf-8")
    assert '<p class="kb-lead">Бұл – беттің кіріспесі.</p>' in text
    assert "Ez a lap bevezetője." not in text
    assert '<meta content="Сипаттама." name="description">' in text.replace(" />", ">")
