"""Figures drawn at build time: ``{chart}`` and ``{cuman-map}``.

Vega-Lite by vl-convert, as inline SVG in two sizes, coloured by the page's CSS variables. The words of a
figure are messages of its page; the data stand with it as a table and a download.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register directives, nodes and downloads."""
    from kb.figures import chart, html, map, nodes  # noqa: A004

    app.setup_extension("kb.citations")
    app.setup_extension("sphinx_design")
    app.add_node(nodes.figure_box, html=(html.visit_box, html.depart_box))
    app.add_node(nodes.drawing, html=(html.visit_drawing, None))
    app.add_directive("chart", chart.ChartDirective)
    app.add_directive("cuman-map", map.MapDirective)
    app.connect("doctree-resolved", chart.write_downloads)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
