"""The built site passes every check, and every check finds a fault planted in one file."""

from __future__ import annotations

import dataclasses
import os
import re
import shutil
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from tests.conftest import Site
from tests.site import checks, evidence, fonts, reading, words

if TYPE_CHECKING:
    from pathlib import Path

Check = Callable[[Site], list[str]]
CHECKS: tuple[Check, ...] = (*checks.CHECKS, *words.CHECKS, *fonts.CHECKS, *evidence.CHECKS)
KK = "kk/relations/index.html"
HU = "hu/index.html"
EN = "en/index.html"


@dataclasses.dataclass(frozen=True)
class Plant:
    """A fault: in ``file``, the pattern ``old`` becomes ``new``; with no pattern ``new`` is a new file."""

    check: Check
    file: str
    old: str
    new: str = ""


def text(check: Check, file: str, words_: str) -> Plant:
    """A paragraph with these words in the article."""
    return Plant(check, file, "<article>", f"<article><p>{words_}</p>")


PLANTS = [
    Plant(checks.check_twins, "kk/extra.html", "", "<!doctype html><title>x</title>"),
    Plant(checks.check_links, KK, 'href="../index.html"', 'href="../none.html"'),
    Plant(checks.check_links, KK, 'href="#relations-answers"', 'href="#relations-answer"'),
    Plant(checks.check_links, KK, 'src="../_static/kb.js"', 'src="../_static/kb2.js"'),
    Plant(checks.check_links, KK, 'href="#svg-menu"', 'href="#svg-none"'),
    Plant(checks.check_links, KK, '<label class="overlay sidebar-overlay" for="__nav', '<label for="__none'),
    text(checks.check_links, KK, '<a href="file:///etc/passwd">x</a>'),
    text(checks.check_links, KK, '<a href="https:///path">x</a>'),
    text(checks.check_links, KK, '<a href="../../../outside.html">x</a>'),
    Plant(checks.check_links, "index.html", 'href="en/index.html" lang', 'href="en/home.html" lang'),
    Plant(checks.check_links, "ru/404.html", 'href="/kk/index.html"', 'href="/kk/home.html"'),
    Plant(checks.check_links, "hu/_static/kb-*.css", r'url\("horizon.svg"\)', 'url("none.svg")'),
    Plant(checks.check_ids, KK, 'section id="relations-answers"', 'section id="kenes"'),
    Plant(checks.check_ids, HU, 'section id="home-relations"', "section"),
    Plant(checks.check_ids, EN, "<article>", '<article id="home">'),
    Plant(checks.check_language, KK, 'lang="kk"', 'lang="ru"'),
    Plant(checks.check_language, "404.html", 'lang="hu"', ""),
    Plant(checks.check_alternates, KK, '<link rel="alternate" hreflang="ru"[^>]*>', ""),
    Plant(checks.check_alternates, KK, 'hreflang="x-default" href="[^"]*"', 'hreflang="x-default" href="index.html"'),
    Plant(checks.check_alternates, KK, '(<link rel="alternate" hreflang="hu" href=")[^"]*', r"\1../../hu/index.html"),
    Plant(checks.check_alternates, KK, '<a href="[^"]*" lang="ru"', '<a href="../../ru/index.html" lang="ru"'),
    Plant(checks.check_alternates, "index.html", ' lang="kk" hreflang="kk">қазақша', ' hreflang="kk">Kazakh'),
    Plant(checks.check_metadata, KK, "<title>.*</title>", "<title></title>"),
    Plant(checks.check_metadata, KK, 'name="description"', 'name="descriptions"'),
    Plant(checks.check_metadata, KK, '(property="og:title" content=")[^"]*', r"\1Басқа"),
    Plant(checks.check_metadata, KK, '<meta property="og:type"[^>]*>', ""),
    Plant(checks.check_metadata, KK, 'content="kk_KZ"', 'content="kk_XX"'),
    Plant(checks.check_metadata, "404.html", "<title>.*</title>", ""),
    Plant(checks.check_metadata, "index.html", '<meta name="description"[^>]*>', ""),
    Plant(checks.check_notice, KK, "Тәуелсіз, бейресми сайт.", "Ресми сайт."),
    Plant(checks.check_notice, EN, "Independent and unofficial.", "Official."),
    Plant(checks.check_notice, "index.html", "Тәуелсіз, бейресми сайт.", "Ресми сайт."),
    text(checks.check_valid, KK, "<b>сөз</p>"),
    text(checks.check_valid, KK, '<a href="x" href="y">сөз</a>'),
    Plant(checks.check_valid, KK, "<!doctype html>", ""),
    Plant(checks.check_valid, KK, '<meta content="', '<meta translated="False" content="'),
    Plant(checks.check_valid, KK, "<article>", "<article><h1>Тағы</h1>"),
    text(checks.check_policy, KK, '<b style="color:red">сөз</b>'),
    text(checks.check_policy, KK, "<style>p{color:red}</style>"),
    text(checks.check_policy, KK, '<b onclick="f()">сөз</b>'),
    text(checks.check_policy, KK, '<a href=" JavaScript:f()">сөз</a>'),
    text(checks.check_policy, KK, "<script>f()</script>"),
    Plant(checks.check_policy, KK, r'\|\|"auto"', '||"dark"'),
    text(checks.check_policy, KK, '<img alt="" src="https://example.org/x.png">'),
    text(checks.check_policy, KK, '<img alt="" src="data:image/png;base64,AA">'),
    text(checks.check_policy, KK, '<svg><use href="//example.org/x.svg#y"></use></svg>'),
    Plant(checks.check_policy, KK, "</head>", '<link rel="stylesheet" href="https://example.org/x.css"></head>'),
    Plant(checks.check_policy, KK, "</head>", '<link rel="preconnect" href="https://example.org"></head>'),
    Plant(checks.check_policy, "index.html", "<script defer", "<script>f()</script><script defer"),
    Plant(checks.check_policy, "hu/_static/kb-*.css", r'url\("mound.svg"\)', 'url("https://example.org/mound.svg")'),
    Plant(checks.check_policy, "ru/_static/kb-*.css", r"\A", '@import "//example.org/x.css";'),
    Plant(checks.check_dates, KK, r"(\d{4}) жылғы (\d+) (\w+)</time>", r"\2 \3 \1</time>"),
    text(checks.check_dates, HU, "20 November 2023"),
    text(checks.check_dates, "ru/index.html", "2023 жылғы 20 қараша"),
    text(words.check_scripts, HU, "Ez itt қазақша van."),
    text(words.check_scripts, EN, "日本語"),
    text(words.check_scripts, KK, "Бұл әlемде"),  # one Latin letter inside a Cyrillic word
    text(words.check_scripts, KK, "Бұл Encarta мақаласы"),
    text(words.check_scripts, KK, "Kurier жазды"),  # an outlet without a reason
    Plant(words.check_scripts, KK, "<title>", "<title>Hungary "),
    Plant(words.check_scripts, KK, 'title="[^"]*"', 'title="Menu"'),
    Plant(words.check_scripts, KK, 'aria-label="[^"]*"', 'aria-label="Menu"'),
    Plant(words.check_scripts, KK, '<meta content="', '<meta content="Hungary '),
    Plant(words.check_scripts, KK, 'og:description" content="', 'og:description" content="Hungary '),
    text(words.check_scripts, KK, '<img src="../_static/mark.svg" alt="Hungary">'),
    text(words.check_scripts, KK, '<input placeholder="Search">'),
    Plant(words.check_scripts, "ru/404.html", "<h1>", "<h1>Hungary "),
    text(words.check_stock_english, HU, "On this page"),
    text(words.check_stock_english, HU, "Checked: "),
    text(words.check_stock_english, HU, "Link to this definition"),
    Plant(words.check_stock_english, HU, "<article>", '<article title="Toggle navigation of Kapcsolatok">'),
    text(words.check_other_editions, KK, "Основное меню"),
    text(words.check_other_editions, EN, "Kezdőlap"),
    text(words.check_other_editions, EN, "Miben térnek el a források?"),
    text(words.check_other_editions, "ru/index.html", "<b>Дереккөздер</b> неде келіспейді?"),
    text(words.check_letters, EN, "the főváros of"),
    text(words.check_complete, "ru/index.html", '<span class="kb-untranslated" lang="hu">Magyarul</span>'),
    text(words.check_complete, "kk/index.html", '<span class="kb-banner kb-banner-partly">Аударма</span>'),
    text(words.check_complete, "en/index.html", '<span class="kb-partly">Half</span>'),
    Plant(evidence.check_tables, "kk/voting/law.html", '<span class="kb-column">[^<]*</span>', ""),
    Plant(evidence.check_tables, "kk/voting/law.html", 'class="kb-stacked docutils', 'class="docutils'),
    Plant(evidence.check_citations, KK, r'<sup class="kb-cite">.*?</sup>', ""),
    Plant(evidence.check_citations, KK, r"\[1\]</a></sup>", "[2]</a></sup>"),
    Plant(evidence.check_citations, KK, ' aria-describedby="source-[^"]*"', ""),
    Plant(evidence.check_citations, KK, r'<a href="[^"]*" role="doc-backlink"[^>]*>.*?</a>', ""),
    Plant(evidence.check_citations, KK, r'<li id="source-kazinform-2016-council">.*?</li>', ""),
    Plant(evidence.check_sources, "ru/reference/sources.html", r'<li id="source-24kg-2020">', "<li>"),
    Plant(evidence.check_sources, "ru/reference/sources.html", r'#source-24kg-2020">', '">'),
    Plant(evidence.check_conflicts, "kk/relations/recognition.html", r"<strong>(1991[^<]*)</strong>", r"\1"),
    Plant(evidence.check_conflicts, "kk/relations/recognition.html", 'class="kb-conflict-reason"', 'class="other"'),
    Plant(
        evidence.check_conflicts, "kk/relations/recognition.html", 'role="note" aria-labelledby="[^"]*"', 'role="note"'
    ),
    Plant(evidence.check_glossary, "kk/reference/glossary.html", 'id="term-apostille"', 'id="term-0"'),
    Plant(evidence.check_glossary, "kk/reference/glossary.html", ">апостиль<", ">апостил<"),
    Plant(evidence.check_glossary, "kk/reference/glossary.html", '<p class="kb-definition">[^<]*</p>', "<p></p>"),
    Plant(fonts.check_font_files, "kk/_static/fonts/literata-cyrillic-ext.woff2", "hu", "literata-latin-ext.woff2"),
    Plant(fonts.check_font_files, "kk/_static/fonts/literata-latin.woff2", "hu", "LICENSE-Literata.txt"),
    Plant(fonts.check_fonts, KK, r'<link rel="preload" href="[^"]*cyrillic-ext[^>]*>', ""),
    Plant(fonts.check_fonts, KK, "fonts/literata-cyrillic-ext.woff2", "fonts/literata-none.woff2"),
    Plant(fonts.check_fonts, KK, '<link rel="stylesheet"[^>]*>', ""),
    Plant(fonts.check_fonts, KK, "_static/kb-[0-9a-f]*.css", "_static/front.css"),
]


@pytest.fixture
def broken(site: Site, tmp_path: Path) -> Site:
    """A copy of the site to plant a fault in: of links, so a file is removed before it is written anew."""
    shutil.copytree(site.dist, tmp_path / "dist", copy_function=os.link)
    (tmp_path / "docs").symlink_to(site.root / "docs", target_is_directory=True)
    return dataclasses.replace(site, root=tmp_path)


def rewrite(path: Path, text: str) -> None:
    """Write ``text`` to ``path`` of a copy of links, and not into the site itself."""
    path.unlink(missing_ok=True)
    path.write_text(text, encoding="utf-8")


def files(findings: list[str]) -> set[str]:
    return {finding.split(": ")[0] for finding in findings}


def name_of(check: object) -> str:
    return getattr(check, "__name__", str(check))


@pytest.mark.parametrize("check", CHECKS, ids=name_of)
def test_the_site_passes(site: Site, check: Check) -> None:
    assert check(site) == []


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: f"{name_of(plant.check)}-{plant.file}-{plant.new[:24]}")
def test_a_planted_fault_names_its_file(broken: Site, plant: Plant) -> None:
    # Names by content are given by a pattern.
    path = next(iter(broken.dist.glob(plant.file)), broken.dist / plant.file)
    if path.suffix == ".woff2":
        path.unlink()
        shutil.copyfile(broken.dist / plant.old / "_static" / "fonts" / plant.new, path)
    elif not plant.old:
        rewrite(path, plant.new)
    else:
        good = path.read_text(encoding="utf-8")
        bad = re.sub(plant.old, plant.new, good, count=1)
        assert bad != good, "the pattern is not in the file: the plant plants nothing"
        rewrite(path, bad)
    assert files(plant.check(broken)) == {path.relative_to(broken.dist).as_posix()}


@pytest.mark.parametrize("check", CHECKS, ids=name_of)
def test_a_missing_page_is_a_finding(broken: Site, check: Check) -> None:
    (broken.dist / KK).unlink()
    assert KK in files(check(broken))


def test_too_heavy_fonts_are_a_finding(broken: Site) -> None:
    face = '@font-face { font-family: "More"; src: url("more.woff2") format("woff2"); }'
    folder = broken.dist / "en" / "_static" / "fonts"
    (folder / "more.woff2").write_bytes(bytes(fonts.MAX_BYTES))
    (sheet,) = folder.parent.glob("kb-*.css")
    rewrite(sheet, sheet.read_text(encoding="utf-8") + face.replace("more.woff2", "fonts/more.woff2"))
    assert files(fonts.check_fonts(broken)) == {
        f"{code}/{page}.html" for code, page in broken.expected() if code == "en"
    }


@pytest.mark.parametrize("kind", ["title", "description"])
def test_metadata_of_another_edition_is_a_finding(broken: Site, kind: str) -> None:
    pattern = "(?<=<title>)[^<]*" if kind == "title" else '(?<=<meta content=")[^"]*(?=" name="description")'
    found = re.search(pattern, (broken.dist / "en/relations/index.html").read_text(encoding="utf-8"))
    assert found
    path = broken.dist / KK
    rewrite(path, re.sub(pattern, found[0], path.read_text(encoding="utf-8")))
    assert f"{KK}: the {kind} is that of en/relations/index.html" in checks.check_metadata(broken)


def test_every_check_has_a_plant() -> None:
    modules = (checks, words, fonts, evidence)
    written = {f for module in modules for name, f in vars(module).items() if name.startswith("check_")}
    assert written == set(CHECKS) == {plant.check for plant in PLANTS}


def test_pages_come_from_the_sources(site: Site) -> None:
    sources = {p.relative_to(site.root / "docs").with_suffix("").as_posix() for p in (site.root / "docs").rglob("*.md")}
    assert set(site.pages) == sources
    assert {(page.code, page.docname) for page in reading.pages(site)[0]} == {
        (code, page) for code in ("hu", "en", "kk", "ru") for page in {*sources, "search", "site-index"}
    }


def test_words_of_another_language_are_skipped(broken: Site) -> None:
    path = broken.dist / HU
    marked = '<article><p>A <span lang="kk">қазақ <b>сөз</b></span> szó</p>'
    rewrite(path, path.read_text(encoding="utf-8").replace("<article>", marked))
    assert words.check_scripts(broken) == []
