"""Where hunspell's dictionaries are."""

from __future__ import annotations

import os
from pathlib import Path

from kb.system import MissingPart, install

# Where the systems' packages put them; DICPATH as in hunspell(1).
_FOLDERS = (
    "/usr/share/hunspell",
    "/usr/share/myspell",
    "/usr/share/myspell/dicts",
    "/usr/local/share/hunspell",
    "/opt/homebrew/share/hunspell",
    "/Library/Spelling",
)


def find_dictionary(name: str, *, may_install: bool = True) -> Path:
    """The ``.dic`` file of the dictionary ``name`` (such as ``hu_HU``), with its ``.aff`` beside it.

    Raises MissingPart if there is none and none could be installed.
    """
    found = _look(name)
    if found:
        return found
    package = _package(name)
    advice = f"install the hunspell dictionary {name} (Debian: apt-get install {package}), or set DICPATH to its folder"
    if not may_install:
        raise MissingPart(advice)
    install(package, advice=advice)
    found = _look(name)
    if not found:
        raise MissingPart(advice)
    return found


def _look(name: str) -> Path | None:
    folders = [*filter(None, os.environ.get("DICPATH", "").split(os.pathsep)), *_FOLDERS]
    for folder in (*folders, str(Path.home() / "Library" / "Spelling")):
        path = Path(folder) / f"{name}.dic"
        if path.is_file() and path.with_suffix(".aff").is_file():
            return path
    return None


def _package(name: str) -> str:
    """Debian's package of a dictionary: the country is named only where a language has several."""
    language, _, country = name.partition("_")
    several = {"en", "de", "pt", "es"}
    return f"hunspell-{language}-{country.lower()}" if language in several else f"hunspell-{language}"
