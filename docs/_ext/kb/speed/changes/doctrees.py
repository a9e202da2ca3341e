"""Pages that are read wait on the disk, not in memory, until they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.builders import Builder

from kb.speed.change import Change, put

if TYPE_CHECKING:
    from docutils import nodes

_stock = Builder.write_doctree


def write_doctree(self: Builder, docname: str, doctree: nodes.document, **options: Any) -> None:
    """``Builder.write_doctree``, which keeps no copy in memory: the doctree is read back when the page is written."""
    _stock(self, docname, doctree, _cache=False)


CHANGE = Change(
    name="doctrees",
    replaces="sphinx.builders.Builder.write_doctree with _cache: it keeps every doctree alive from reading to writing, "
    "1 MB a page, and the garbage collector goes through all of them again and again.",
    safe="The doctree that is read back is the one that each build but the first reads; so does a build with -j.",
    versions={"sphinx": "9.0.4"},
    gain="",
    apply=lambda: put(Builder, "write_doctree", write_doctree),
)
