"""What happens when files are saved: the rules are asked, then Sphinx reads; a page is written when somebody looks."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx.errors import SphinxError

from kb import languages
from kb.catalogues.folder import INTERFACE
from kb.findings import ERROR, BadInput, Finding
from kb.live.book import Book
from kb.live.gate import Porter, is_danger
from kb.live.saved import Saved
from kb.pages import sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Set
    from pathlib import Path


@dataclass(frozen=True)
class Faults:
    """What is to be mended on a page and elsewhere; ``held`` says that the page is as it was before."""

    held: bool
    here: list[Finding | str]
    elsewhere: list[Finding | str]


class Desk:
    """The resident edition ``code`` of the checkout ``root``. One thread at a time may use it."""

    def __init__(self, root: Path, code: str) -> None:
        self.root, self.docs, self.code = root, root / "docs", code
        self._stamps = self._look()
        self._top = root / "build" / "live" / code
        editions = languages.load(self.docs / "languages.toml")
        if code not in editions.codes:
            mend = f"use one of {', '.join(editions.codes)}"
            raise BadInput(Finding("docs/languages.toml", 1, f"there is no edition {code!r}", mend))
        self._catalogue = editions.by_code[code].catalogue
        # The compiled catalogues stay from last time: the last good state of those that are refused.
        words = self._top / "locale"
        self.porter = Porter(root, editions, editions.by_code[code], words)
        for name in ("html", "doctrees"):
            shutil.rmtree(self._top / name, ignore_errors=True)
        try:
            self.book = Book(self.docs, code, words, self._top / "html", self._top / "doctrees")
        except SphinxError as error:
            raise BadInput(Finding("docs/conf.py", 1, str(error), "mend it, then start again")) from None
        self.porter.msgids = self.book.msgids
        self._unread: set[str] = set()
        self._stale: set[str] = set()
        self._waiting = Saved()
        self._written: dict[str, list[str]] = {}
        self._restored: set[str] = set()
        self._unfinished = True
        self._told_anew = False
        self._unchecked: set[str] = set()

    @property
    def html(self) -> Path:
        """The folder of the pages."""
        return self._top / "html"

    def open(self) -> None:
        """Check and read everything; raises BadInput where the data cannot be used yet."""
        if not self.porter.check_pages():
            raise BadInput(*self.porter.of_data)
        for stem in {*sources(self.docs), *self.porter.stems()}:
            self.porter.check_catalogue(stem, quick=True)
            self.porter.compile(stem)
        self.book.renew_interface()
        try:
            self.book.open()
        except SphinxError as error:
            raise BadInput(Finding("docs", 1, str(error), "mend it, then start again")) from None
        self._stale = self.book.pages

    def missed(self) -> set[Path]:
        """Files that were saved, made or removed since the desk was set up, before anybody watched."""
        before, self._stamps = self._stamps, self._look()
        return {path for path in before.keys() | self._stamps if before.get(path) != self._stamps.get(path)}

    def _look(self) -> dict[Path, int]:
        paths = (path for path in self.docs.rglob("*") if "__pycache__" not in path.parts)
        return {path: path.stat().st_mtime_ns for path in paths if path.is_file()}

    def warm(self) -> None:
        """Check one catalogue, so that the first save need not wait for the dictionaries."""
        for stem in self.porter.stems()[:1]:
            self.porter.check_catalogue(stem)

    def save(self, paths: Iterable[Path]) -> None:
        """Take up saved, new and removed files; raises StartAnew for settings and code."""
        saved = Saved.sort(paths, self.docs, self._catalogue)
        if saved.data:
            self.porter.forget_data()
            saved.catalogues |= self.porter.refused.keys()
        for page in saved.pages:
            self.porter.note_page(page)
        # Whether the words are good is asked once the page is on the screen.
        for stem in saved.catalogues:
            self.porter.check_catalogue(stem, quick=True)
        self._unchecked |= saved.catalogues
        good = self.porter.check_pages() if saved.pages or saved.data else not self.porter.of_data
        saved = saved.join(self._waiting)
        if not good:
            self._waiting = saved
            return
        try:
            if saved.data:
                self.book.renew_data()
        except SphinxError as error:
            self.porter.of_data = [Finding("docs/_data", 1, str(error), "mend it and save again")]
            self._waiting = saved
            return
        self._let_in(saved)

    def _let_in(self, saved: Saved) -> None:
        blocked = set(self.porter.of_pages)
        self._waiting = Saved(pages=saved.pages & blocked)
        # What is on the screen of nobody has no last good state yet: make it while it can be made.
        for page in (saved.pages | saved.catalogues) & self._stale - self._unread:
            self._write(page)
        if any((page in self.book.pages) is not (self.docs / f"{page}.md").is_file() for page in saved.pages):
            self.book.look_for_pages()
            for page in saved.pages:
                self.porter.compile(page)
        read = saved.pages & self.book.env.found_docs
        for stem in saved.catalogues - self.porter.refused.keys():
            self.porter.compile(stem)
            read |= {stem} & self.book.pages
        interface = INTERFACE in saved.catalogues and INTERFACE not in self.porter.refused
        if interface:
            self.book.renew_interface()
        if interface or saved.data:
            self._unread |= self.book.pages - blocked
        if saved.assets:
            self.book.copy_assets()
        if saved.templates or saved.assets:
            self._stale |= self.book.pages
        self._told_anew |= bool(saved.pages)
        self._unfinished = True
        for page in sorted(read - blocked):
            self._read(page)

    @property
    def busy(self) -> bool:
        """Whether pages wait to be read, because something that many use was saved."""
        return bool(self._unread)

    def step(self) -> None:
        """Read one page that waits."""
        if self._unread:
            self._read(min(self._unread))

    def _read(self, page: str) -> None:
        self._unread.discard(page)
        if page in self.book.env.found_docs:
            self.book.read(page)
            # Its catalogue is compared with other msgids now.
            self.porter.of_catalogues.pop(page, None)
            self._stale.add(page)
            self._told_anew = True

    def fresh(self, page: str) -> bool:
        """Bring a page up to date; whether its bytes have changed. Other pages may still wait to be read."""
        if page in self._unread:
            self._read(page)
        if self._told_anew:
            self._told_anew = False
            self._stale |= self.book.update()
        return page in self._stale and self._write(page)

    def _write(self, page: str) -> bool:
        """Write a page; if something is wrong with it, what stood there before stays."""
        self._stale.discard(page)
        if page not in self.book.pages:
            return False
        path = self.book.path(page)
        before = path.read_bytes() if path.is_file() else None
        try:
            faults = [*self.book.faults.get(page, ()), *self.book.write(page)]
        except Exception as error:
            faults = [f"docs/{page}.md: {error or type(error).__name__}"]
        self._written[page] = list(dict.fromkeys(faults))
        self._restored.discard(page)
        if faults and before is not None:
            path.write_bytes(before)
            self._restored.add(page)
        return path.is_file() and path.read_bytes() != before

    def settle(self) -> None:
        """Bring everything up to date, the pages around the others too."""
        if not (self._unfinished or self._unread or self._stale):
            return
        while self._unread:
            self.step()
        for page in sorted(self.book.pages):
            self.fresh(page)
        self.book.finish()
        self._unfinished = False

    def faults(self, page: str) -> Faults:
        """What is to be mended, as somebody who looks at ``page`` should see it."""
        porter = self.porter
        if page not in porter.of_catalogues and porter.catalogue(page).exists():
            porter.check_catalogue(page)
        catalogue = porter.of_catalogues.get(page, [])
        here: list[Finding | str] = [*porter.of_pages.get(page, ())]
        here += [finding for finding in catalogue if is_danger(finding)]
        here += self._written.get(page, ())
        rest = [finding for finding in catalogue if not is_danger(finding)]
        rest.sort(key=lambda finding: finding.level != ERROR)
        here += rest
        elsewhere: list[Finding | str] = [*porter.of_data, *porter.of_rest]
        elsewhere += [finding for name, found in porter.of_pages.items() if name != page for finding in found]
        elsewhere += [finding for stem, found in porter.refused.items() if stem != page for finding in found]
        held = page in self._waiting.pages or page in self._restored or page in porter.refused
        return Faults(held or bool(porter.of_data), here, elsewhere)

    def everything(self) -> Set[Finding | str]:
        """All that is to be mended and known, for the terminal."""
        porter = self.porter
        for stem in sorted(self._unchecked - porter.of_catalogues.keys()):
            porter.check_catalogue(stem)
        self._unchecked.clear()
        # Another page may have been mended in the meantime, or have gone.
        for page in [page for page, faults in self._written.items() if faults]:
            self.fresh(page)
            if page not in self.book.pages:
                del self._written[page]
        found: set[Finding | str] = {*porter.of_data, *porter.of_rest}
        for findings in [*porter.of_pages.values(), *porter.of_catalogues.values(), *porter.refused.values()]:
            found.update(findings)
        return found.union(*self._written.values())
