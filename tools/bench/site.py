"""A synthetic site in four languages, made of the checkout's own settings, data, templates and styles."""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import polib
from tools.bench.article import Page, article, contents, open_page
from tools.bench.message import message

if TYPE_CHECKING:
    from collections.abc import Sequence

CHECKOUT = Path(__file__).resolve().parent.parent.parent
SOURCE = "hu"
TRANSLATIONS = ("en", "kk", "ru")
_A_SECTION = 20
# Beside the articles: a page for each construct that stands on few pages.
_SPECIAL = {
    "terms": "```{glossary-terms}\n```",
    "sources": "```{sources}\n```",
    "timeline": "```{timeline}\n```",
    "places": "```{cuman-places}\n```",
    "status": "```{translation-status}\n```",
    "checks": "```{catalogue-checks}\n```",
    "voting": "```{election-office}\n```\n\n```{election-deadlines} last\n:way: post\n```\n\n"
    "```{decision-form} next\n```",
    "numbers": "```{scholarship-deadlines}\n```",
}
_FIGURE = """\
```{chart} trade
:title: Ábra
:description: Leírás
:unit: millió
:kazakhstan: kazah
:kazakhstan-more: több
:hungary: magyar
:hungary-more: több

Szöveg.
```"""
_EVENTS = """\
- when: 1992-03-23
  subject: relations
  text: Magyarország és Kazahsztán diplomáciai kapcsolatot létesít.
  facts: [one]
  cite: [{}]
  link: article-1
  disputed: true
- when: 1239~
  subject: cumans
  text: A kunok Magyarországra érkeznek.
  facts: [one]
  cite: [{}]
"""


def write_site(root: Path, articles: int, *, figure: bool = False) -> None:
    """Write ``root/docs`` and compiled catalogues in ``root/build/locale``; the same bytes for the same arguments.

    One article in ten lacks a sixth of its translations, and another sixth is out of date; ``figure``
    adds a page with a drawn chart, which loads an engine of its own into the process.
    """
    docs = root / "docs"
    ignore = shutil.ignore_patterns("_ext", "*.md", "locale", "__pycache__")
    shutil.copytree(CHECKOUT / "docs", docs, ignore=ignore)
    sources = re.findall(r"^@\w+\{(.+),", (docs / "_data" / "sources.bib").read_text(encoding="utf-8"), re.MULTILINE)
    (docs / "_data" / "events.yaml").write_text(_EVENTS.format(*sources[:2]), encoding="utf-8")
    pages = _pages(articles, sources[:40], _SPECIAL | ({"figure": _FIGURE} if figure else {}))
    for page in pages:
        path = docs / f"{page.name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(page.source(), encoding="utf-8")
    for language in (SOURCE, *TRANSLATIONS):
        target = root / "build" / "locale" / language / "LC_MESSAGES"
        interface = CHECKOUT / "docs" / "locale" / language / "LC_MESSAGES" / "sphinx.po"
        if interface.is_file():
            _compile(target / "sphinx.po", polib.pofile(interface.read_text(encoding="utf-8")))
        for number, page in enumerate(pages):
            _compile(target / f"{page.name}.po", _catalogue(page, language, complete=number % 10 != 3))


def _pages(articles: int, sources: Sequence[str], special: dict[str, str]) -> list[Page]:
    """Home page, sections of twenty articles, and a section with the special pages."""
    chance = random.Random(0)  # noqa: S311 - the same site for ever
    numbers = range(1, articles + 1)
    targets = [f"article-{number}" for number in numbers] + [f"article-{number}-2" for number in numbers]
    groups = [numbers[start : start + _A_SECTION] for start in range(0, articles, _A_SECTION)]
    home = open_page("index", "home", chance)
    home.say(message(chance, 2, markup=("[{}](#article-1)",)))
    contents(home, [*(f"part-{place:02}/index" for place in range(len(groups))), "special/index"])
    pages = [home]
    for place, group in enumerate(groups):
        folder = f"part-{place:02}"
        head = open_page(f"{folder}/index", f"section-{place}", chance)
        head.say(message(chance, 2))
        # One section shows its contents in the text.
        contents(head, [str(number) for number in group], ":maxdepth: 2" if place == 0 else ":hidden:")
        pages += [head, *(article(number, f"{folder}/{number}", targets, sources) for number in group)]
    head = open_page("special/index", "special", chance)
    head.say(message(chance))
    contents(head, list(special))
    pages.append(head)
    for name, text in special.items():
        page = open_page(f"special/{name}", f"special-{name}", chance)
        page.say(message(chance))
        page.raw("", text)
        pages.append(page)
    return pages


def _catalogue(page: Page, language: str, *, complete: bool) -> polib.POFile:
    file = polib.POFile()
    file.metadata = {"Language": language, "Content-Type": "text/plain; charset=UTF-8"}
    known: set[str] = set()
    for place, said in enumerate(page.messages if language != SOURCE else ()):
        msgid = said.text(SOURCE)
        if msgid in known or (not complete and place % 6 == 2):
            continue
        known.add(msgid)
        flags = ["fuzzy"] if not complete and place % 6 == 4 else []
        file.append(polib.POEntry(msgid=msgid, msgstr=said.text(language), flags=flags))
    return file


def _compile(path: Path, file: polib.POFile) -> None:
    """The two files that ``kb.catalogues.compile`` leaves of each catalogue."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(str(file), encoding="utf-8")
    path.with_suffix(".mo").write_bytes(file.to_binary())
