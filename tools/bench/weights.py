"""What a reader's browser fetches: bytes (gzip, level 9) and requests."""

from __future__ import annotations

import gzip
import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_FETCHED = re.compile(r'<(?:link|script|img)\b[^>]*?\b(?:href|src)="([^"#?]+)[^"]*"[^>]*>')
_NOT_FETCHED = re.compile(r'rel="(?:canonical|alternate|next|prev|author|index|search)"')


def page(path: Path) -> dict[str, float]:
    """The page at ``path`` with its styles, scripts, images and preloaded fonts; kB without and with fonts."""
    text = path.read_text(encoding="utf-8")
    files = {path.resolve()}
    for found in _FETCHED.finditer(text):
        if not _NOT_FETCHED.search(found[0]):
            files.add((path.parent / found[1]).resolve())
    fonts = {file for file in files if file.suffix == ".woff2"}
    plain = sum(map(_zipped, files - fonts)) / 1000
    return {
        "requests": len(files),
        "kB": plain,
        "kB with fonts": plain + sum(file.stat().st_size for file in fonts) / 1000,
    }


@cache
def _zipped(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 9))
