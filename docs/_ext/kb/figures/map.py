"""``{cuman-map}``: the places of ``docs/_data/places.csv`` on a map, which goes with the table of ``{cuman-places}``.

.. code-block:: markdown

   ```{cuman-map}
   :title: What is shown
   :description: What a reader who does not see it should know

   Caveats, as ordinary text.
   ```

Without scripts map and table are whole; ``map.js`` shows on the map what is chosen in the table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils.parsers.rst import directives
from sphinx.errors import ExtensionError

from kb.figures import outlines
from kb.figures.chart import FigureDirective
from kb.findings import BadInput
from kb.places import load

if TYPE_CHECKING:
    from docutils import nodes


class MapDirective(FigureDirective):
    """The map; its data stand in the table of the same page, and beside that as downloads."""

    needs = ("description",)
    option_spec = dict.fromkeys(("title", "description"), directives.unchanged)

    def run(self) -> list[nodes.Node]:
        """The figure; a bad data file stops the build with its lines."""
        for name in ("places.csv", "names.yaml", "great-plain.geojson"):
            self.env.note_dependency(str(self.env.srcdir / "_data" / name))
        try:
            load(self.env.srcdir)
            outlines.load(self.env.srcdir)
        except BadInput as error:
            raise ExtensionError(str(error)) from None
        return [self.figure("places")]
