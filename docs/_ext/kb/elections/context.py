"""What directives and roles need of the edition that is being built: the data and the words."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.locale import get_translator

from kb import languages
from kb.elections.elections import load
from kb.elections.wording import Speaker

if TYPE_CHECKING:
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from kb.elections.elections import Data, Election

FILES = ("election-rules.yaml", "elections.yaml")
# Which election a page may name instead of an id: pages then follow the data.
ALIASES = ("next", "last")


@lru_cache(maxsize=1)
def _loaded(folder: Path, stamps: tuple[int, ...]) -> Data:
    return load(folder)


def data(source: Path) -> Data:
    """The data below the source folder, read again once a file changes; raises BadInput."""
    folder = Path(source) / "_data"
    stamps = tuple(path.stat().st_mtime_ns for name in FILES if (path := folder / name).is_file())
    return _loaded(folder, stamps)


def data_for_page(env: BuildEnvironment) -> Data:
    """The data; the page being read depends on their files."""
    for name in FILES:
        env.note_dependency(str(env.srcdir / "_data" / name))
    return data(env.srcdir)


def speaker(source: Path, config: Config) -> Speaker | None:
    """The words of the edition that is built; None for a language that is no edition."""
    edition = languages.load(Path(source) / "languages.toml").by_code.get(config.language)
    return Speaker(edition, get_translator("sphinx")) if edition else None


def known(found: Data) -> list[str]:
    """What pages may call an election."""
    return [*ALIASES, *found.elections]


def find(found: Data, name: str) -> Election | None:
    """The election that a page names; None for ``next`` while none is called."""
    return {"next": found.next, "last": found.last}.get(name, lambda: found.elections[name])()
