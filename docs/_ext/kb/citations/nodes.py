"""What citations are in a doctree; none of them holds text, so a page's words stay its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.util.docutils import SphinxDirective, SphinxRole


class citing(nodes.Inline, nodes.TextElement):  # noqa: N801 - docutils names nodes so
    """A mark in the text: ``key`` of its source; ``number`` on the page, ``ids`` once it is counted."""


def marks(keys: Iterable[str], origin: SphinxDirective | SphinxRole) -> list[citing]:
    """A mark for each of ``keys``, not yet numbered; a fault in one names the line of ``origin``."""
    made = [citing("", key=key) for key in keys]
    for mark in made:
        origin.set_source_info(mark)
    return made


class backlinks(nodes.Inline, nodes.TextElement):  # noqa: N801
    """Links from a source in the page's list to the marks that cite it: their ``targets``."""


class conflict_note(nodes.General, nodes.Element):  # noqa: N801
    """A note on what sources say where they differ; ``ids`` holds one id."""


class source_overview(nodes.General, nodes.Element):  # noqa: N801
    """The place of the list of all sources."""
