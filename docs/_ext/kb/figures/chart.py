"""``{chart}``: a chart of a data file, with its data, its sources and what must be said of it.

.. code-block:: markdown

   ```{chart} trade
   :title: What is shown
   :description: What a reader who does not see it should know
   :unit: the words of the axis, and so on: each kind of chart names the words it needs

   Caveats, as ordinary text.
   ```

Title and caveats are ordinary text; the words of the picture are messages of the page too.
"""

from __future__ import annotations

import csv
import io
import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.errors import ExtensionError
from sphinx.locale import get_translation
from sphinx.util.docutils import SphinxDirective
from sphinx_design.shared import create_component

from kb import trade as turnovers
from kb.citations.nodes import marks
from kb.figures import scholarships, tables, trade
from kb.figures.nodes import drawing, figure_box
from kb.findings import BadInput
from kb.scholarships import numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from sphinx.application import Sphinx

_ = get_translation("sphinx")


@dataclass(frozen=True)
class Kind:
    """What a chart draws from the data file of its name: the words that it needs from the page, and its rows.

    ``figures`` reads the rows below a folder of pages, ``record`` writes one as it stands in the file.
    """

    words: tuple[str, ...]
    columns: tuple[str, ...]
    figures: Callable[[Path], list[Any]]
    record: Callable[[Any], list[str]]
    sources: Callable[[Any], Sequence[str]]
    tables: Callable[[SphinxDirective, Sequence[Any]], list[nodes.table]]


KINDS = {
    "trade": Kind(
        trade.WORDS, turnovers.COLUMNS, trade.figures,
        lambda figure: [str(getattr(figure, column)) for column in turnovers.COLUMNS],
        lambda figure: [figure.source], tables.of_trade,
    ),
    "scholarships": Kind(
        scholarships.WORDS, numbers.COLUMNS, numbers.load,
        numbers.Figure.record, lambda figure: figure.sources, tables.of_scholarships,
    ),
}  # fmt: skip


class FigureDirective(SphinxDirective):
    """What charts and maps share: title, picture and caption; ``needs`` are the words of the picture."""

    has_content = True
    needs: Sequence[str] = ()

    def figure(self, kind: str) -> figure_box:
        """The figure without its data; an error that names the directive's line if a word is missing."""
        for key in ("title", *self.needs):
            if not self.options.get(key):
                raise self.error(
                    f"the figure {kind!r} lacks its {key}: write :{key}: and the words below its first line"
                )
        name = f"figure-{kind}"
        words, _messages = self.state.inline_text(self.options["title"], self.lineno)
        title = nodes.paragraph(self.options["title"], "", *words, classes=["kb-figure-title"], ids=[f"{name}-title"])
        picture = drawing("", kind=kind, name=name, words={key: self.options[key] for key in self.needs})
        for node in (title, picture):
            self.set_source_info(node)
        caption = nodes.container("", *self.parse_content_to_nodes(), classes=["kb-figure-caption"])
        return figure_box("", title, picture, caption, ids=[name], kind=kind)

    def sources(self, keys: Iterable[str]) -> nodes.paragraph:
        """The line that cites each of ``keys`` once."""
        line = nodes.paragraph("", f"{_('Sources')}: ", classes=["kb-figure-sources"])
        line += marks(dict.fromkeys(keys), self)
        return line


class ChartDirective(FigureDirective):
    """A chart of one kind."""

    required_arguments = 1
    # Those of every kind; docutils names unknown ones.
    option_spec = dict.fromkeys(
        ("title", "description", *itertools.chain(*(kind.words for kind in KINDS.values()))), directives.unchanged
    )

    def run(self) -> list[nodes.Node]:
        """The figure; a bad data file stops the build with its lines."""
        name = self.arguments[0]
        if name not in KINDS:
            raise self.error(f"there is no chart {name!r}: use one of {', '.join(KINDS)}")
        kind = KINDS[name]
        self.needs = ("description", *kind.words)
        self.env.note_dependency(str(self.env.srcdir / "_data" / f"{name}.csv"))
        try:
            shown = kind.figures(self.env.srcdir)
        except BadInput as error:
            raise ExtensionError(str(error)) from None
        box = self.figure(name)
        box["rows"] = [list(kind.columns), *map(kind.record, shown)]
        box += [self.sources(key for figure in shown for key in kind.sources(figure))]
        box += _folded(kind.tables(self, shown))
        return [box]


def _folded(shown: Sequence[nodes.table]) -> nodes.container:
    """``shown`` behind sphinx-design's dropdown: a ``details`` element, which needs no script."""
    title = nodes.rubric("", str(_("The data as a table")), translatable=False)
    return create_component(
        "dropdown", [], opened=False, type="dropdown", has_title=True, icon=None, chevron=None,
        container_classes=["kb-figure-data"], title_classes=[], body_classes=[], children=[title, *shown],
    )  # fmt: skip


def write_downloads(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Write the rows of each chart beside its page, as they stand in the data file."""
    if app.builder.format != "html":
        return
    for box in doctree.findall(figure_box):
        if "rows" not in box:
            continue
        table = io.StringIO(newline="")
        csv.writer(table, lineterminator="\r\n").writerows(box["rows"])
        target = app.outdir / docname
        target.parent.mkdir(parents=True, exist_ok=True)
        # With the mark that spreadsheets need to see UTF-8; line ends as in RFC 4180.
        (target.parent / csv_name(box)).write_text(table.getvalue(), encoding="utf-8-sig", newline="")


def csv_name(box: Any) -> str:
    """The file of the data of a figure, beside its page."""
    return f"{box['ids'][0]}.csv"
