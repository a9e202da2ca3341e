"""A small site on a desk: four pages that know each other, one of them translated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.helpers.stub import page, stub, translate, tree, write

from kb.live.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path

HOME = """\
(home)=
# Kezdőlap

Ez az első bekezdés, benne [](#alpha-more) és {term}`egy szó <cuman>`.

```{toctree}
:hidden:

alpha
beta
glossary
```
"""
ALPHA = """\
(alpha-page)=
# Alfa

Ez az alfa lap bevezetője.{cite}`one`

(alpha-more)=
## Bővebben

Ez a második bekezdés.
"""
BETA = """\
(beta-page)=
# Béta

Ez a béta lap, innen [az alfa lapra](#alpha-page) jutni.

```{sources}
```
"""
GLOSSARY = """\
(glossary-page)=
# Szójegyzék

Minden szó egy helyen.

```{glossary-terms}
```
"""
PAGES = {name: page(body) for name, body in (("index", HOME), ("alpha", ALPHA), ("beta", BETA), ("glossary", GLOSSARY))}
SOURCE = """\
@online{{one,
  title = {{{title}}},
  publisher = {{Kiadó}},
  url = {{https://example.org/one}},
  language = {{hu}},
  urldate = {{2026-11-24}},
}}
"""
TRANSLATED = {
    "Próbaoldal.": "Сынақ беті.",
    "Alfa": "Альфа",
    "Ez az alfa lap bevezetője.{cite}`one`": "Бұл – альфа бетінің кіріспесі.{cite}`one`",
    "Bővebben": "Толығырақ",
    "Ez a második bekezdés.": "Бұл – екінші абзац.",
}


def site(target: Path) -> Path:
    """A checkout with these pages in Hungarian and Kazakh."""
    root = stub(target, PAGES)
    write(root / "docs" / "_data" / "sources.bib", SOURCE.format(title="Az első forrás"))
    translate(root, "kk", "alpha", TRANSLATED)
    return root


def desk_for(root: Path, code: str) -> Desk:
    desk = Desk(root, code)
    desk.open()
    return desk


def source(root: Path, name: str) -> Path:
    return root / "docs" / f"{name}.md"


def shown(desk: Desk, name: str) -> str:
    """The page as somebody who opens it gets it."""
    desk.fresh(name)
    return desk.book.path(name).read_text(encoding="utf-8")


def published(desk: Desk) -> dict[str, bytes]:
    """Everything of the edition but the mark of the build, once all is up to date."""
    desk.settle()
    return {name: data for name, data in tree(desk.html).items() if name not in (".buildinfo", "objects.inv")}
