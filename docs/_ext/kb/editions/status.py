"""How far each edition is, from the records that the builds leave: a table for readers, a list for maintainers.

The table is put into the finished pages, so no edition's build waits for another's.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.findings import BadInput, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import jinja2

    from kb.editions.front import Speaker
    from kb.languages import Edition, Editions

# Left by kb.honesty.record in the output folder of an edition; never published.
RECORDS = "_records"
# Left by kb.honesty.table in the page that shows the table.
PLACE = '<div id="kb-translation-status"></div>'


@dataclass(frozen=True)
class Progress:
    """One page in one edition: its title and the title's language; messages by state; source words."""

    title: str
    title_language: str
    translated: int
    outdated: int
    missing: int
    words: int
    words_left: int

    @property
    def total(self) -> int:
        """All messages of the page."""
        return self.translated + self.outdated + self.missing

    @property
    def complete(self) -> bool:
        """Whether every message is translated."""
        return self.translated == self.total


@dataclass(frozen=True)
class Status:
    """All pages of one edition by document name."""

    edition: Edition
    pages: dict[str, Progress]

    @property
    def complete(self) -> int:
        """How many pages are complete."""
        return sum(page.complete for page in self.pages.values())

    @property
    def todo(self) -> list[str]:
        """Pages with work left, in the order to take them.

        First what has changed, for it was good once and is small; then what the fewest words finish.
        """
        left = [name for name, page in self.pages.items() if not page.complete]
        return sorted(left, key=lambda name: (not self.pages[name].outdated, self.pages[name].words_left, name))


def keep(root: Path, editions: Editions) -> None:
    """Keep the records of what has just been published; a later build that fails leaves them alone."""
    kept = root / "build" / "records"
    shutil.rmtree(kept, ignore_errors=True)
    for code in editions.codes:
        shutil.copytree(root / "build" / "html" / code / RECORDS, kept / code / RECORDS)


def kept(root: Path, editions: Editions) -> bool:
    """Whether the records of the published site are there."""
    return all((root / "build" / "records" / code / RECORDS).is_dir() for code in editions.codes)


def read(top: Path, editions: Editions) -> dict[str, Status]:
    """The status of every edition by code; ``top`` has a folder with records for each. Raises BadInput without."""
    found = {}
    for edition in editions.all:
        path = top / edition.code / RECORDS / "translation.json"
        if not path.is_file():
            raise BadInput(Finding("build", 1, f"no record of edition {edition.code!r}", "run: nox -s site"))
        pages = json.loads(path.read_text(encoding="utf-8"))
        found[edition.code] = Status(edition, {name: Progress(**values) for name, values in pages.items()})
    return found


def fill(target: Path, editions: Editions, templates: jinja2.Environment, speakers: list[Speaker], root: Path) -> None:
    """Put the table into each page below ``target`` that has its place, in the language of the page's edition."""
    template = templates.get_template("translation-status.html")
    found = read(root / "build" / "html", editions)
    translations = [status for status in found.values() if not status.edition.source]
    for speaker in speakers:
        own = found[speaker.edition.code]
        for docname in own.pages:
            page = target / speaker.edition.code / f"{docname}.html"
            text = page.read_text(encoding="utf-8")
            if PLACE in text:
                context = {
                    "say": speaker.say, "edition": speaker.edition, "own": own, "translations": translations,
                    "up": "../" * docname.count("/"),
                }  # fmt: skip
                page.write_text(text.replace(PLACE, template.render(context)), encoding="utf-8", newline="\n")


def report(found: dict[str, Status]) -> Iterator[str]:
    """Lines for the terminal: page × language, then what to do next in each language."""
    translations = [status for status in found.values() if not status.edition.source]
    source = next(status for status in found.values() if status.edition.source)
    for name, page in source.pages.items():
        yield f"{name} ({page.words} words)"
        for status in translations:
            yield f"  {status.edition.code}: {_numbers(status.pages[name])}"
    for status in translations:
        yield f"{status.edition.code}: {status.complete} of {len(status.pages)} pages complete"
        for name in status.todo[:1]:
            catalogue = f"docs/locale/{status.edition.catalogue}/LC_MESSAGES/{name}.po"
            yield f"  next: {catalogue}: {_numbers(status.pages[name])}"


def _numbers(page: Progress) -> str:
    left = [(page.outdated, "out of date"), (page.missing, "missing"), (page.words_left, "words to translate")]
    parts = [f"{page.translated} of {page.total} translated", *(f"{number} {what}" for number, what in left if number)]
    return ", ".join(parts)
