"""Tables of a page on a narrow screen: each row is a block whose cells name their column.

A Markdown table with three columns or more is wider than a phone in some language. There a reader
would have to push the whole page aside; the style sheet stacks such a table, and what stood in its
head stands before each cell. Tables of our directives have a class, and a layout of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from kb import __version__

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

# Two columns fit any screen.
FEWEST = 3


class ColumnNames(SphinxPostTransform):
    """Puts the name of its column into each cell; the first cell of a row is the row's own name."""

    # After the translation of the page and the resolution of its links.
    default_priority = 500
    formats = ("html",)

    def run(self, **_kwargs: object) -> None:
        """Change the tables of the page."""
        for table in self.document.findall(nodes.table):
            rows = [list(row.findall(nodes.entry)) for row in table.findall(nodes.row)]
            plain = not any(name.startswith("kb-") for name in table["classes"])
            if plain and table.next_node(nodes.thead) is not None and len(rows[0]) >= FEWEST:
                table["classes"].append("kb-stacked")
                names = [cell.astext() for cell in rows[0]]
                for row in rows[1:]:
                    for name, cell in zip(names[1:], row[1:], strict=True):
                        _label(name, cell)


def _label(name: str, cell: nodes.entry) -> None:
    """Write ``name`` before what stands in ``cell``; an empty cell stays empty."""
    paragraph = cell.next_node(nodes.paragraph)
    if name and paragraph is not None:
        paragraph.insert(0, nodes.inline("", f"{name}:", classes=["kb-column"]))
        paragraph.insert(1, nodes.Text(" "))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the transform."""
    app.add_post_transform(ColumnNames)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
