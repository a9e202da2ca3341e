"""Blocks that a reader sees in the source language say so (WCAG 2.2, 3.1.2 Language of Parts)."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from kb import languages


class MarkUntranslated(SphinxPostTransform):
    """Give each untranslated block ``lang`` and a class; take Sphinx's own mark off the metadata."""

    default_priority = 20

    def run(self, **kwargs: Any) -> None:
        """Read the marks that Sphinx leaves (``translated`` is False) on the resolved doctree."""
        editions = languages.load(self.env.srcdir / "languages.toml")
        source = editions.source.code
        for meta in self.document.findall(nodes.meta):
            meta.attributes.pop("translated", None)
        if self.config.language == source:
            return
        for node in self.document.findall(nodes.Element):
            if node.get("translated") is False and isinstance(node, nodes.TextElement):
                # docutils writes the class language-XX as lang="XX".
                node["classes"] += [f"language-{source}", "kb-untranslated"]
