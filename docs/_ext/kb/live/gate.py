"""What may pass to Sphinx: the checks of pages and catalogues, kept between saves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.catalogues.check import DANGERS, Gate
from kb.catalogues.compile import compile_file
from kb.catalogues.folder import INTERFACE, expected_stems
from kb.catalogues.report import checks
from kb.findings import ERROR, BadInput, relative
from kb.pages import Memory, check_pages, sources

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kb.findings import Finding
    from kb.languages import Edition, Editions

# A catalogue may be behind its page while both are in work: that breaks nothing.
_BEHIND = frozenset({"missing-file", "msgid-missing", "msgid-unknown"})


def is_danger(finding: Finding) -> bool:
    """Whether ``finding`` of a catalogue can break a page or deceive a reader."""
    if finding.level != ERROR or finding.check in _BEHIND:
        return False
    return checks()[finding.check]["class"] in DANGERS


class _Gate(Gate):
    """The gate of catalogues, with the msgids of pages as the resident edition last read them."""

    known: Mapping[str, list[str]]

    def expected(self, stem: str) -> Mapping[str, str] | None:
        if stem == INTERFACE:
            return super().expected(stem)
        return dict.fromkeys(self.known[stem], "") if stem in self.known else None


class Porter:
    """Asks the rules about the files of ``edition`` in the checkout ``root``; compiles what passes into ``words``."""

    def __init__(self, root: Path, editions: Editions, edition: Edition, words: Path) -> None:
        self.root, self.docs = root, root / "docs"
        self._editions, self._edition = editions, edition
        self._locale = self.docs / "locale"
        self._words = words
        self._memory = Memory()
        self.msgids: Mapping[str, list[str]] = {}
        # Of files of data: nothing can be read until they are mended.
        self.of_data: list[Finding] = []
        self.of_pages: dict[str, list[Finding]] = {}
        # Of other files that no page waits for, such as a source that no page cites.
        self.of_rest: list[Finding] = []
        self.of_catalogues: dict[str, list[Finding]] = {}
        # Of catalogues that are refused: why.
        self.refused: dict[str, list[Finding]] = {}
        self.forget_data()

    def forget_data(self) -> None:
        """Let the rules read the data files again."""
        self._memory.forget_data()
        self.of_catalogues.clear()
        self._full = _Gate(self.root, self._locale, self._editions)
        self._quick = _Gate(self.root, self._locale, self._editions, dangers_only=True)

    def stems(self) -> list[str]:
        """The catalogues of the edition, as paths without ``.po``."""
        return expected_stems(self._edition, sources(self.docs))

    def catalogue(self, stem: str) -> Path:
        """The file of a catalogue."""
        return self._locale / self._edition.catalogue / "LC_MESSAGES" / f"{stem}.po"

    def check_pages(self) -> bool:
        """Check all pages, of which only changed ones are parsed; False where data files are bad."""
        self.of_data, self.of_pages, self.of_rest = [], {}, []
        try:
            findings = check_pages(self.docs, self.root, self._memory)
        except BadInput as error:
            self.of_data = error.findings
            return False
        for finding in findings:
            if finding.path.endswith(".md"):
                page = finding.path.removeprefix("docs/").removesuffix(".md")
                self.of_pages.setdefault(page, []).append(finding)
            else:
                self.of_rest.append(finding)
        return True

    def note_page(self, page: str) -> None:
        """Tell the gate of catalogues that a page was saved."""
        if (self.docs / f"{page}.md").is_file():
            self._full.note_page(page)
            self._quick.note_page(page)

    def check_catalogue(self, stem: str, *, quick: bool = False) -> None:
        """Check a catalogue: ``quick`` asks only what can break a page, and is enough before anybody looks."""
        path = self.catalogue(stem)
        gate = self._quick if quick else self._full
        gate.known = self.msgids
        findings = gate.check_file(path, self._edition, stem) if path.exists() or path.is_symlink() else []
        self.refused.pop(stem, None)
        dangers = sorted(filter(is_danger, findings))
        if dangers:
            self.refused[stem] = dangers
        self.of_catalogues.pop(stem, None)
        if not quick:
            self.of_catalogues[stem] = sorted(findings)

    def compile(self, stem: str) -> None:
        """Compile a catalogue unless it is refused: what was compiled before then stays."""
        place = self._words / self._edition.catalogue / "LC_MESSAGES" / f"{stem}.po"
        if stem not in self.refused:
            compile_file(self.catalogue(stem), place)
        elif not place.is_file():
            compile_file(place, place)

    def shown(self, stem: str) -> str:
        """The name of a catalogue in messages."""
        return relative(self.catalogue(stem), self.root)
