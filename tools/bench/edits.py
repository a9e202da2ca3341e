"""From a saved page or catalogue to the built page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polib
from tools.bench.measure import FAST, build

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tools.bench.measure import Cost

PAGE = "part-00/2"


def edit(root: Path, language: str) -> None:
    """Change the first sentence of a list on one page, and its translation."""
    page = root / "docs" / f"{PAGE}.md"
    lines = page.read_text(encoding="utf-8").split("\n")
    place = next(number for number, line in enumerate(lines) if line.startswith("- ") and "](" not in line)
    old = lines[place].removeprefix("- ")
    lines[place] += " Új."
    page.write_text("\n".join(lines), encoding="utf-8")
    path = root / "build" / "locale" / language / "LC_MESSAGES" / f"{PAGE}.po"
    catalogue = polib.pofile(path.read_text(encoding="utf-8"))
    entry = catalogue.find(old)
    if entry is not None:  # the source edition has none
        entry.msgid, entry.msgstr = f"{old} Új.", f"{entry.msgstr} Abc."
    path.write_text(str(catalogue), encoding="utf-8")
    path.with_suffix(".mo").write_bytes(catalogue.to_binary())


def cold(root: Path, language: str) -> Cost:
    """A new process builds what has changed since the last build."""
    edit(root, language)
    return build(root, language, FAST)


# Ways to see a saved sentence, by name: each edits a site that is built, and gives the costs until it is seen.
WAYS: dict[str, Callable[[Path, str], Cost]] = {"cold process": cold}
