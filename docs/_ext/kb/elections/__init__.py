"""Deadlines of elections: tables, sentences and calendars from the data of ``docs/_data``.

The engine (reading, rules, elections, instants, schedule, wording, calendars) knows no Sphinx,
so that commands and tests can use it alone; only ``directives``, ``tables`` and ``markup`` do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register directive, role, nodes and the writing of calendars."""
    from kb.elections import directives, markup  # only here: Sphinx is not needed for the rest

    markup.register(app)
    directives.register(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
