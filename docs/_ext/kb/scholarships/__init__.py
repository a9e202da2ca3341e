"""Stipendium Hungaricum in data files: ``{scholarship-deadlines}``, and the numbers of ``{chart} scholarships``.

A number or a date stands in one place and in no catalogue.
``numbers`` and ``deadlines`` read the files and know no Sphinx; ``kb.figures`` draws the numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.scholarships import deadlines, numbers

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive."""
    # Only here: the checks of pages need no Sphinx.
    from sphinx.writers.html5 import HTML5Translator

    from kb.scholarships import tables

    app.setup_extension("kb.citations")
    written_as_table = (HTML5Translator.visit_table, HTML5Translator.depart_table)
    app.add_node(tables.scholarship_table, html=written_as_table)
    app.add_directive("scholarship-deadlines", tables.DeadlinesDirective)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def cited(docs: Path, text: str) -> list[tuple[str, int, str]]:
    """What the chart and the table on a page with this ``text`` cite: data file, line and key of each source.

    Raises BadInput if a data file is bad.
    """
    found = []
    if "{chart} scholarships" in text:
        found += [(numbers.SHOWN, figure.line, key) for figure in numbers.load(docs) for key in figure.sources]
    if "{scholarship-deadlines}" in text:
        found += [(deadlines.SHOWN, one.line, key) for one in deadlines.load(docs) for key in one.sources]
    return found
