"""A new language is one table and one folder: Uzbek, with nothing translated yet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.conftest import REPOSITORY
from tests.helpers.stub import PAGES, build, stub, write

if TYPE_CHECKING:
    from pathlib import Path

TABLE = """
[uz]
name = "oʻzbekcha"
site = "Vengriya–Qozogʻiston bilimlar bazasi"
locale = "uz_UZ"
catalogue = "uz"
works = "«»"
months = ["yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avgust", "sentabr", "oktabr", "noyabr", "dekabr"]
date = "{y}-yil {d}-{m}"
weekdays = ["dushanba", "seshanba", "chorshanba", "payshanba", "juma", "shanba", "yakshanba"]
day = "{date}, {w}"
day_month = "{d}-{m}"
"""
NAMES = ["magyar", "English", "қазақша", "русский", "oʻzbekcha"]


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = stub(tmp_path_factory.mktemp("fifth"), codes=("hu", "en", "kk", "ru"))
    table = root / "docs" / "languages.toml"
    write(table, table.read_text(encoding="utf-8") + TABLE)
    (root / "docs" / "locale" / "uz" / "LC_MESSAGES").mkdir(parents=True)
    result = build(root)
    assert (result.code, result.output) == (0, "dist/ is new\n")
    return root / "dist"


def test_the_new_edition_has_every_page(dist: Path) -> None:
    pages = {path.relative_to(dist / "uz").with_suffix("").as_posix() for path in (dist / "uz").rglob("*.html")}
    assert pages == {*PAGES, "search", "site-index", "404"}


@pytest.mark.parametrize("name", PAGES)
def test_its_pages_say_what_they_are(dist: Path, name: str) -> None:
    text = (dist / "uz" / f"{name}.html").read_text(encoding="utf-8")
    assert re.search(r'<html[^>]* lang="uz"', text)
    (sheet,) = (dist / "uz" / "_static").glob("kb-*.css")
    assert f'_static/{sheet.name}"' in text
    latin = (REPOSITORY / "docs" / "_static" / "fonts" / "fonts-latin.css").read_text(encoding="utf-8")
    fonts = re.findall(r'url\("([^"]+)"\)', latin)
    assert fonts
    assert re.findall(r'url\("fonts/([^"]+)"\)', sheet.read_text(encoding="utf-8")) == fonts
    assert "Vengriya–Qozogʻiston bilimlar bazasi" in text
    assert '<meta property="og:locale" content="uz_UZ">' in text


def test_its_words_are_marked_as_hungarian(dist: Path) -> None:
    text = (dist / "uz" / "section" / "page.html").read_text(encoding="utf-8")
    for words in ("Ez a lap bevezetője.", "Ez a második bekezdés."):
        assert re.search(rf'<p class="kb-untranslated( kb-lead)?" lang="hu">{words}</p>', text)
    assert re.search(r'<h1 class="kb-untranslated"><span lang="hu">Lap<', text)


def test_its_dates_are_in_its_own_form(dist: Path) -> None:
    assert "2026-yil 24-noyabr" in (dist / "uz" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", ["hu", "en", "kk", "ru", "uz"])
def test_every_switcher_shows_five_names(dist: Path, code: str) -> None:
    text = (dist / code / "section" / "page.html").read_text(encoding="utf-8")
    switcher = text.split('class="kb-switcher"')[1].split("</nav>")[0]
    assert re.findall(r">([^<>]+)</a>", switcher) == NAMES
    assert re.findall(r'href="([^"]+)"', switcher)[-1] == "../../uz/section/page.html"


def test_the_chooser_and_the_404_pages_know_it(dist: Path) -> None:
    assert 'href="uz/index.html"' in (dist / "index.html").read_text(encoding="utf-8")
    own = (dist / "uz" / "404.html").read_text(encoding="utf-8")
    assert own.index('<section lang="uz" ') < own.index('<section lang="hu" ')
