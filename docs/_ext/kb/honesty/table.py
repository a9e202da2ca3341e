"""``{translation-status}``: the place of the table that assembly makes of all editions' records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

# Assembly (kb.editions.status) looks for exactly this element.
PLACE = '<div id="kb-translation-status"></div>'


class status_place(nodes.General, nodes.Element):  # noqa: N801 - nodes of docutils are lower case
    """Where the table goes."""


class TranslationStatus(SphinxDirective):
    """``{translation-status}``: no edition waits for another, so its own build leaves the place empty."""

    def run(self) -> list[nodes.Node]:
        """The empty place."""
        return [status_place()]


def visit_place(self: HTML5Translator, node: status_place) -> None:
    """Write the empty element."""
    self.body.append(f"{PLACE}\n")


def depart_place(self: HTML5Translator, node: status_place) -> None:
    """Nothing is open."""
