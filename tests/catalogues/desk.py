"""A small checkout for tests of catalogues: real settings and data, pages and catalogues of the test's own."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.conftest import REPOSITORY
from tests.helpers.stub import header, page, write

from kb import languages
from kb.catalogues.check import Gate
from kb.catalogues.folder import expected_stems
from kb.pages import sources

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kb.findings import Finding

ONE = 'msgid "Egy alma."\nmsgstr "Бір алма."\n\n'
TWO = '#, fuzzy\nmsgid "Két körte."\nmsgstr "Екі алмұрт."\n\n'
OLD = '#~ msgid "Három szilva."\n#~ msgstr "Үш өрік."\n'


class Desk:
    """A checkout with the editions hu and kk and whole, valid, almost empty catalogues."""

    def __init__(
        self, root: Path, pages: Mapping[str, str] | None = None, codes: tuple[str, ...] = ("hu", "kk")
    ) -> None:
        self.root = root
        self.docs = root / "docs"
        self.locale = self.docs / "locale"
        self.target = root / "build" / "locale"
        shutil.copytree(REPOSITORY / "docs" / "_data", self.docs / "_data")
        shutil.copy(REPOSITORY / "docs" / "conf.py", self.docs / "conf.py")
        tables = (REPOSITORY / "docs" / "languages.toml").read_text(encoding="utf-8").split("\n[")
        kept = [table for table in tables[1:] if table.split("]")[0] in codes]
        write(self.docs / "languages.toml", "\n[".join([tables[0], *kept]))
        for name, body in (pages or {"index": "(home)=\n# Kezdőlap\n\nEgy alma.\n\nKét körte.\n"}).items():
            write(self.docs / f"{name}.md", page(body))
        self.editions = languages.load(self.docs / "languages.toml")
        for edition in self.editions.all:
            for stem in expected_stems(edition, sources(self.docs)):
                self.write(stem, header(edition.code), edition.code)

    def path(self, stem: str, code: str = "kk") -> Path:
        return self.locale / code / "LC_MESSAGES" / f"{stem}.po"

    def write(self, stem: str, text: str, code: str = "kk") -> Path:
        return write(self.path(stem, code), text)

    def name(self, stem: str, code: str = "kk") -> str:
        return f"docs/locale/{code}/LC_MESSAGES/{stem}.po"

    def gate(self, **settings: bool) -> Gate:
        return Gate(self.root, self.locale, self.editions, **settings)  # type: ignore[arg-type]

    def check(self, *codes: str, spelling: bool = False) -> list[Finding]:
        """What the gate finds; interface catalogues are almost empty here, so what they lack is left out."""
        findings = self.gate(spelling=spelling).run(list(codes or self.editions.codes))
        return [finding for finding in findings if finding.check != "msgid-missing"]
