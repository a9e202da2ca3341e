"""What a build depends on, as hashes: equal inputs give equal bytes, so nothing need be built."""

from __future__ import annotations

import hashlib
import os
import sys
from importlib.metadata import version
from typing import TYPE_CHECKING

import kb

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kb.languages import Editions

_PACKAGES = (
    "sphinx", "docutils", "myst-parser", "markdown-it-py", "mdit-py-plugins", "furo", "sphinx-basic-ng",
    "sphinx-design", "pygments", "babel", "polib", "jinja2", "icalendar", "pybtex", "pyyaml", "quickjs-ng",
    "snowballstemmer", "tinycss2", "tzdata", "vl-convert-python",
)  # fmt: skip
_SETTINGS = ("SITE_URL", "REPO_URL", "CONTACT", "KB_SPEED")


def digests(root: Path, editions: Editions) -> dict[str, str]:
    """Of each edition of the checkout ``root``, by code: the hash of everything that its build reads.

    All editions share pages, data, templates, settings, code and versions; each has its own catalogues.
    """
    shared = hashlib.sha256(f"python={sys.version_info[:2]}\n".encode())
    for name in _PACKAGES:
        shared.update(f"{name}={version(name)}\n".encode())
    for name in _SETTINGS:
        shared.update(f"{name}={os.environ.get(name, '')}\n".encode())
    docs, locale = root / "docs", root / "docs" / "locale"
    for top in (docs, type(root)(next(iter(kb.__path__)))):
        shared.update(_digest(top, (path for path in top.rglob("*") if not path.is_relative_to(locale))))
    found = {}
    for edition in editions.all:
        own = shared.copy()
        own.update(digest_of_tree(locale / edition.catalogue).encode())
        found[edition.code] = own.hexdigest()
    return found


def digest_of_tree(top: Path) -> str:
    """Hash of names and bytes of all files below ``top``, compiled Python left out."""
    return _digest(top, top.rglob("*")).hex()


def _digest(top: Path, paths: Iterable[Path]) -> bytes:
    total = hashlib.sha256()
    for path in sorted(path for path in paths if path.is_file() and "__pycache__" not in path.parts):
        total.update(path.relative_to(top).as_posix().encode() + b"\0")
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.digest()
