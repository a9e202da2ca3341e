"""Saved files, sorted by what has to be done about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_SETTINGS = {("conf.py",), ("docutils.conf",), ("languages.toml",)}
_CODE = {".py", ".toml", ".pot", ".js", ".json"}


class StartAnew(Exception):
    """Settings or code were saved: only a new process knows them."""


@dataclass
class Saved:
    """Saved files by kind; names are document names and stems."""

    pages: set[str] = field(default_factory=set)
    catalogues: set[str] = field(default_factory=set)
    data: bool = False
    templates: bool = False
    assets: bool = False

    @classmethod
    def sort(cls, paths: Iterable[Path], docs: Path, catalogue: str) -> Saved:
        """``paths`` below ``docs`` by kind, of catalogues those of the folder ``catalogue``; raises StartAnew."""
        saved = cls()
        own = docs / "locale" / catalogue / "LC_MESSAGES"
        for path in paths:
            parts = path.relative_to(docs).parts
            if parts[0] == "_data":
                saved.data = True
            elif parts[0] == "_templates":
                saved.templates = True
            elif parts[0] == "_static":
                saved.assets = True
            elif path.is_relative_to(own) and path.suffix == ".po":
                saved.catalogues.add(path.relative_to(own).with_suffix("").as_posix())
            elif parts in _SETTINGS or (parts[0] == "_ext" and path.suffix in _CODE):
                raise StartAnew
            elif path.suffix == ".md" and not parts[0].startswith("_") and parts[0] != "locale":
                saved.pages.add(path.relative_to(docs).with_suffix("").as_posix())
        return saved

    def join(self, other: Saved) -> Saved:
        """Both together."""
        return Saved(
            self.pages | other.pages,
            self.catalogues | other.catalogues,
            self.data or other.data,
            self.templates or other.templates,
            self.assets or other.assets,
        )
