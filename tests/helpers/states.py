"""A stub site with a page in every state of translation, in four languages; some with nodes of their own kind."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.helpers import words_plant
from tests.helpers.stub import PAGES, build, page, stub, translate, write

TRANSLATIONS = ("en", "kk", "ru")
BODY = """\
({name})=
# Lap {name}

Ez a lap bevezetője.

({name}-more)=
## Bővebben

Ez a második bekezdés.

Egy lista:

- első pont
- második pont
"""
# Three nodes of a translatable directive: full, partial, untranslated. The last message of the
# full one equals its translation, which makes Sphinx take the whole node for done.
FIGURES = """\
(figures)=
# Lap figures

Ez a lap bevezetője.

```{plant-words}
Kőolaj
MOL
```

```{plant-words}
Földgáz
Vezeték
```

```{plant-words}
Vasérc
Kikötő
```
"""
IMAGES = """\
(images)=
# Lap images

Ez a lap bevezetője.

```{image} ../_static/mark.svg
:alt: A jel világosban
```

```{image} ../_static/mound.svg
:alt: A jel sötétben
```
"""
NAMES = ("complete", "one-left", "four-left", "changed", "mixed", "only-changed", "none", "figures", "images")
TOCTREE = "```{toctree}\n:hidden:\n\n" + "\n".join(NAMES) + "\n```\n"
SECTION = f"(section)=\n# Szakasz\n\nA szakasz bevezetője.\n\n{TOCTREE}"
# One word a language stands for every translation: what is asserted is which block has one.
DONE = {"en": "Done", "kk": "Дайын", "ru": "Готово"}
SEVEN = ("Lap {name}", "Ez a lap bevezetője.", "Bővebben", "Ez a második bekezdés.", "Egy lista:", "első pont",
         "második pont")  # fmt: skip


def fill(root: Path, code: str) -> None:
    """The catalogues of the pages in their states."""

    def catalogue(name: str, done: tuple[str, ...], outdated: tuple[str, ...] = ()) -> None:
        said = {text.format(name=name): f"{DONE[code]} {number}" for number, text in enumerate(done)}
        old = {text.format(name=name): f"{DONE[code]} régi" for text in outdated}
        translate(root, code, f"section/{name}", {"Próbaoldal.": DONE[code], **said}, old)

    catalogue("complete", SEVEN)
    catalogue("one-left", SEVEN[:6])
    catalogue("four-left", (SEVEN[0], SEVEN[1], SEVEN[5]))
    catalogue("changed", (SEVEN[0], *SEVEN[2:6]), (SEVEN[1], SEVEN[6]))
    catalogue("mixed", SEVEN[:3], SEVEN[3:5])
    catalogue("only-changed", (), SEVEN)
    start = {"Próbaoldal.": DONE[code], "Ez a lap bevezetője.": DONE[code]}
    figures = {"Lap figures": DONE[code], "Kőolaj": DONE[code], "MOL": "MOL", "Földgáz": DONE[code]}
    translate(root, code, "section/figures", start | figures)
    translate(root, code, "section/images", start | {"Lap images": DONE[code], "A jel világosban": DONE[code]})


def states_site(target: Path) -> Path:
    """Build the site in the checkout ``target``; gives the checkout."""
    special = {"figures": FIGURES, "images": IMAGES}
    pages = {f"section/{name}": page(special.get(name, BODY.format(name=name))) for name in NAMES}
    pages = {"index": PAGES["index"], "section/index": page(SECTION), **pages}
    root = stub(target, pages, ("hu", *TRANSLATIONS))
    shutil.copy(Path(words_plant.__file__), root / "docs" / "words_plant.py")
    conf = root / "docs" / "conf.py"
    plant = '\nimport sys\nsys.path.insert(0, str(ROOT / "docs"))\nextensions.append("words_plant")\n'
    write(conf, conf.read_text(encoding="utf-8") + plant)
    for code in TRANSLATIONS:
        fill(root, code)
    result = build(root)
    assert result.code == 0, result.output
    return root
