"""Blocks that a reader sees in the source language say so (WCAG 2.2, 3.1.2 Language of Parts)."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import get_translation
from sphinx.transforms.post_transforms import SphinxPostTransform

from kb import languages
from kb.honesty.catalogue import State
from kb.honesty.messages import STATES, states

_ = get_translation("sphinx")


class MarkUntranslated(SphinxPostTransform):
    """Give each block in the source language its ``lang``, a rule in the margin and a line that says why.

    In a run of such blocks only the first has the line. A translatable node that is partly
    translated gets the rule and the line; its room marks the words, by ``states`` of the node.
    """

    default_priority = 20

    def run(self, **kwargs: Any) -> None:
        """Mark the resolved doctree; take Sphinx's marks off it."""
        # docutils writes the class language-XX as lang="XX".
        self.source = f"language-{languages.load(self.env.srcdir / 'languages.toml').source.code}"
        self.own = f"language-{self.config.language}"
        in_run = False
        for node in list(self.document.findall(nodes.Element)):
            node.attributes.pop("translated", None)
            found = set(states(node).values())
            if not found:
                continue
            if found == {State.TRANSLATED}:
                in_run = False
                if isinstance(node, nodes.image) and self._stands_in_source(node):
                    node["classes"].append(self.own)
            elif isinstance(node, nodes.image):
                node["classes"].append(self.source)
            elif isinstance(node, nodes.meta):
                node["lang"] = self.source.removeprefix("language-")
            elif isinstance(node, addnodes.translatable):
                in_run = self._wrap(node, found, in_run)
            elif isinstance(node, nodes.TextElement):
                in_run = self._mark(node, found, in_run)
        for meta in self.document.findall(nodes.meta):
            meta.attributes.pop(STATES, None)  # it would be written into the page

    def _stands_in_source(self, node: nodes.Element) -> bool:
        return isinstance(node.parent, nodes.Element) and self.source in node.parent["classes"]

    def _mark(self, node: nodes.TextElement, found: set[State], in_run: bool) -> bool:
        node["classes"].append("kb-untranslated")
        if isinstance(node, nodes.title):
            # Its words have their language already; the line would become part of the heading.
            page_title = isinstance(node.parent.parent, nodes.document)
            if not in_run and not page_title:
                node.parent.insert(node.parent.index(node), nodes.paragraph("", _why(found), classes=["kb-why"]))
            return True
        node["classes"].append(self.source)
        if not in_run:
            node.insert(0, nodes.inline("", _why(found), classes=["kb-why", self.own]))
        return True

    def _wrap(self, node: nodes.Element, found: set[State], in_run: bool) -> bool:
        if isinstance(node, addnodes.toctree):
            return in_run  # not in the text; the menu has the titles of the pages
        whole = State.TRANSLATED not in found
        box = nodes.container(classes=["kb-untranslated", self.source] if whole else ["kb-partly"])
        node.parent.replace(node, box)
        if not (whole and in_run):
            words = _why(found) if whole else _("Partly in Hungarian")
            box += nodes.paragraph("", words, classes=["kb-why", self.own])
        box += node
        return whole


def _why(found: set[State]) -> str:
    if State.OUTDATED in found:
        return _("In Hungarian: changed since it was translated")
    return _("In Hungarian: not translated yet")
