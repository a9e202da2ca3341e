"""What a build depends on, as one hash: equal inputs give equal bytes, so nothing need be built."""

from __future__ import annotations

import hashlib
import os
from importlib.metadata import version
from typing import TYPE_CHECKING

import kb

if TYPE_CHECKING:
    from pathlib import Path

_PACKAGES = (
    "sphinx", "docutils", "myst-parser", "furo", "sphinx-design", "babel", "polib", "jinja2",
    "icalendar", "pybtex", "quickjs-ng", "tinycss2", "tzdata",
)  # fmt: skip
_SETTINGS = ("SITE_URL", "REPO_URL", "CONTACT")


def digest_of_inputs(root: Path) -> str:
    """Hash of sources, catalogues, templates, code, settings and versions of the checkout ``root``."""
    total = hashlib.sha256()
    for name in _PACKAGES:
        total.update(f"{name}={version(name)}\n".encode())
    for name in _SETTINGS:
        total.update(f"{name}={os.environ.get(name, '')}\n".encode())
    code = next(iter(kb.__path__))
    for top in (root / "docs", type(root)(code)):
        total.update(digest_of_tree(top).encode())
    return total.hexdigest()


def digest_of_tree(top: Path) -> str:
    """Hash of names and bytes of all files below ``top``, compiled Python left out."""
    total = hashlib.sha256()
    for path in sorted(path for path in top.rglob("*") if path.is_file() and "__pycache__" not in path.parts):
        total.update(path.relative_to(top).as_posix().encode() + b"\0")
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
