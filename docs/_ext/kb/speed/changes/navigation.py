"""furo's navigation of the whole site is not made: no template of ours shows it."""

from __future__ import annotations

from typing import Any

import furo

from kb.speed.change import Change, put


def no_tree(context: dict[str, Any]) -> str:
    """In the place of ``furo._compute_navigation_tree``: an empty tree."""
    return ""


CHANGE = Change(
    name="navigation",
    replaces="furo._compute_navigation_tree: for each page a copy of the toctree of all pages, rendered and read again "
    "by BeautifulSoup; time grows with the square of the pages.",
    safe="The result stands in furo_navigation_tree, which only furo's own sidebar shows; docs/_templates/page.html "
    "has kb.interface.navigation in its place.",
    versions={"furo": "2025.12.19"},
    gain="0.9 s of 8.5 s for 30 pages; it grows with the square of the pages.",
    apply=lambda: put(furo, "_compute_navigation_tree", no_tree),
)
