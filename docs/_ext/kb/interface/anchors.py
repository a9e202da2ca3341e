"""One id a section: its label, the same in every edition and for ever."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform


class KeepLabelsOnly(SphinxPostTransform):
    """Drop the ids that docutils makes of Hungarian titles; MyST puts the label first."""

    default_priority = 10

    def run(self, **kwargs: Any) -> None:
        """Every heading has a label (``kb.pages`` demands it), so the first id is ours."""
        for section in self.document.findall(nodes.section):
            del section["ids"][1:]
