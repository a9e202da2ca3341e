"""The sections of pages that were written in an earlier build, so that a small change reads one page and not all."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from kb.search.sections import Section

# Below the output folder, beside the other records; not published.
FOLDER = "_records/sections"


def write(output: Path, page: str, sections: list[Section]) -> None:
    """Keep the ``sections`` of a page that is being written."""
    path = output / FOLDER / f"{page}.pickle"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pickle.dumps(sections, pickle.HIGHEST_PROTOCOL))


def read(output: Path, page: str) -> list[Section] | None:
    """The sections of the page as it was last written; None if nothing that can be read was kept."""
    try:
        # Written by this build only, into its own output folder.
        found: list[Section] = pickle.loads((output / FOLDER / f"{page}.pickle").read_bytes())  # noqa: S301
    except (OSError, pickle.UnpicklingError, AttributeError, EOFError):
        return None
    return found
