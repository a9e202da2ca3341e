"""A translatable directive, put into a stub site: each line of ``{plant-words}`` is a message of one node."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

from kb.honesty.catalogue import State
from kb.honesty.messages import states

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


class plant_words(nodes.General, nodes.Element, addnodes.translatable):  # noqa: N801 - as docutils names nodes
    """Several messages in one node; ``shown`` has what is shown of each."""

    def preserve_original_messages(self) -> None:
        self["originals"] = list(self["shown"])

    def apply_translated_message(self, original_message: str, translated_message: str) -> None:
        self["shown"][original_message] = translated_message

    def extract_original_messages(self) -> list[str]:
        return list(self["originals"])


class PlantWords(SphinxDirective):
    has_content = True

    def run(self) -> list[nodes.Node]:
        node = plant_words(shown={line: line for line in self.content})
        self.set_source_info(node)
        return [node]


def visit(self: Any, node: plant_words) -> None:
    """One paragraph a message; those in the source language say so, as each room does it."""
    known = states(node)
    for msgid, shown in node["shown"].items():
        foreign = known.get(msgid, State.TRANSLATED) is not State.TRANSLATED
        self.body.append(f'<p class="plant"{" lang=hu" if foreign else ""}>{shown}</p>\n')


def depart(self: Any, node: plant_words) -> None:
    """Nothing is open."""


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_node(plant_words, html=(visit, depart))
    app.add_directive("plant-words", PlantWords)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
