"""Stipendium Hungaricum in numbers: ``{scholarship-numbers}`` and ``{scholarship-deadlines}``.

Both are tables of data files, so that a number or a date stands in one place and in no catalogue.
``numbers`` and ``deadlines`` read the files and know no Sphinx.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.scholarships import deadlines, numbers

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the two directives."""
    # Only here: the checks of pages need no Sphinx.
    from sphinx.writers.html5 import HTML5Translator

    from kb.scholarships import tables

    app.setup_extension("kb.citations")
    written_as_table = (HTML5Translator.visit_table, HTML5Translator.depart_table)
    app.add_node(tables.scholarship_table, html=written_as_table)
    app.add_directive("scholarship-numbers", tables.NumbersDirective)
    app.add_directive("scholarship-deadlines", tables.DeadlinesDirective)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def cited(docs: Path, text: str) -> list[tuple[str, int, str]]:
    """What the tables on a page with this ``text`` cite: the data file, the line and the key of each source.

    Raises BadInput if a data file is bad.
    """
    found = []
    if "{scholarship-numbers}" in text:
        found += [(numbers.SHOWN, year.line, key) for year in numbers.load(docs) for key in year.sources]
    if "{scholarship-deadlines}" in text:
        found += [(deadlines.SHOWN, one.line, key) for one in deadlines.load(docs) for key in one.sources]
    return found
