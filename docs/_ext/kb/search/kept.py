"""The sections of pages that were written in an earlier build, so that a small change reads one page and not all."""

from __future__ import annotations

import pickle
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from kb.search.sections import Section

# Beside the page's doctree.
SUFFIX = "sections"


def write(doctrees: Path, page: str, sections: list[Section]) -> None:
    """Keep the ``sections`` of a page that is being written."""
    path = doctrees / f"{page}.{SUFFIX}"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(zlib.compress(pickle.dumps(sections, pickle.HIGHEST_PROTOCOL), 1))


def read(doctrees: Path, page: str) -> list[Section] | None:
    """The sections of the page as it was last written; None if nothing that can be read was kept."""
    try:
        # Written by builds only, into a folder of their own.
        found: list[Section] = pickle.loads(zlib.decompress((doctrees / f"{page}.{SUFFIX}").read_bytes()))  # noqa: S301
    except (OSError, zlib.error, pickle.UnpicklingError, AttributeError, EOFError):
        return None
    return found
