"""What a first search weighs: everything that is fetched from the focus on a field to the answer."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

from kb.lookup.engine import Reader

if TYPE_CHECKING:
    from pathlib import Path


class Scales:
    """Weighs first searches in one edition of the search folder of a site."""

    def __init__(self, folder: Path, language: str) -> None:
        self._folder = folder
        self._language = language
        self._manifest = json.loads((folder / f"{language}.json").read_text(encoding="utf-8"))
        self._zipped: dict[str, int] = {}
        self._read: set[str] = set()
        self._reader = Reader(self._fetch)

    def weigh(self, query: str) -> int:
        """Bytes, each file by gzip: script, list of files, suggestions to a slow typist, keys, first texts."""
        return sum(self._weight(name) for name in self.files(query))

    def files(self, query: str) -> set[str]:
        """The names of the files that a reader of ``query`` fetches."""
        self._read.clear()
        self._reader.forget()
        self._reader.type(query, self._language)
        answer = self._reader.find(query, self._language)
        shown = answer["pages"][: answer["atFirst"]]
        texts = {f"{self._manifest['folder']}/p{hit['page']}-{hit['sections'][0]['place']}.json" for hit in shown}
        return {self._manifest["script"], *self._read, *texts}

    def _fetch(self, name: str) -> str:
        self._read.add(name)
        return (self._folder / name).read_text(encoding="utf-8")

    def _weight(self, name: str) -> int:
        if name not in self._zipped:
            self._zipped[name] = len(gzip.compress((self._folder / name).read_bytes(), 9))
        return self._zipped[name]
