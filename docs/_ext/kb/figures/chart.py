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
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.errors import ExtensionError
from sphinx.locale import get_translation
from sphinx.util.docutils import SphinxDirective
from sphinx_design.shared import create_component

from kb import trade as data
from kb.citations.nodes import marks
from kb.figures import trade
from kb.figures.nodes import drawing, figure_box
from kb.findings import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx.application import Sphinx

    from kb.trade import Figure

_ = get_translation("sphinx")
# Kinds of charts and the words that each needs from the page.
WORDS = {"trade": trade.WORDS}
_COUNTRIES = {"kazakhstan": "Kazakhstan", "hungary": "Hungary"}
_OFFICES = {
    "ambassador": "ambassador",
    "finance-ministry": "finance ministry",
    "foreign-ministry": "foreign ministry",
    "government": "government",
    "presidency": "presidency",
    "press": "press",
    "statistics-office": "statistics office",
}


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
    option_spec = dict.fromkeys(("title", "description", *itertools.chain(*WORDS.values())), directives.unchanged)

    def run(self) -> list[nodes.Node]:
        """The figure; a bad data file stops the build with its lines."""
        kind = self.arguments[0]
        if kind not in WORDS:
            raise self.error(f"there is no chart {kind!r}: use one of {', '.join(WORDS)}")
        self.needs = ("description", *WORDS[kind])
        self.env.note_dependency(str(self.env.srcdir / "_data" / "trade.csv"))
        try:
            shown = trade.figures(self.env.srcdir)
        except BadInput as error:
            raise ExtensionError(str(error)) from None
        box = self.figure(kind)
        box["rows"] = shown
        box += [self.sources(figure.source for figure in shown), _folded(self._table(shown))]
        return [box]

    def _table(self, shown: Sequence[Figure]) -> nodes.table:
        """One row a figure, in the words of the edition; nodes without a source line reach no catalogue."""
        heads = (_("Year"), _("Country"), _("Turnover, million US dollars"), _("Stated by"))
        group = nodes.tgroup("", cols=len(heads))
        group += [nodes.colspec("", colwidth=1, stub=int(number == 0)) for number in range(len(heads))]
        group += nodes.thead("", nodes.row("", *(nodes.entry("", nodes.paragraph("", str(head))) for head in heads)))
        group += nodes.tbody("", *(self._row(figure) for figure in shown))
        return nodes.table("", group, classes=["kb-figure-table"])

    def _row(self, figure: Figure) -> nodes.row:
        amount = trade.in_millions(figure, self.config.language)
        bound = str(_("more than {number} million")).format(number=amount) if figure.bound == data.MORE_THAN else amount
        office = nodes.paragraph("", str(_(_OFFICES[figure.stated_by])))
        office += marks([figure.source], self)
        cells = [figure.period, str(_(_COUNTRIES[figure.statistic])), bound]
        return nodes.row("", *(nodes.entry("", nodes.paragraph("", cell)) for cell in cells), nodes.entry("", office))


def _folded(table: nodes.table) -> nodes.container:
    """``table`` behind sphinx-design's dropdown: a ``details`` element, which needs no script."""
    title = nodes.rubric("", str(_("The data as a table")), translatable=False)
    return create_component(
        "dropdown", [], opened=False, type="dropdown", has_title=True, icon=None, chevron=None,
        container_classes=["kb-figure-data"], title_classes=[], body_classes=[], children=[title, table],
    )  # fmt: skip


def write_downloads(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Write the rows of each chart beside its page, as they stand in the data file."""
    if app.builder.format != "html":
        return
    for box in doctree.findall(figure_box):
        if "rows" not in box:
            continue
        table = io.StringIO(newline="")
        writer = csv.writer(table, lineterminator="\r\n")
        writer.writerow(data.COLUMNS)
        rows: list[Figure] = box["rows"]
        writer.writerows([getattr(row, column) for column in data.COLUMNS] for row in rows)
        target = app.outdir / docname
        target.parent.mkdir(parents=True, exist_ok=True)
        # With the mark that spreadsheets need to see UTF-8; line ends as in RFC 4180.
        (target.parent / csv_name(box)).write_text(table.getvalue(), encoding="utf-8-sig", newline="")


def csv_name(box: Any) -> str:
    """The file of the data of a figure, beside its page."""
    return f"{box['ids'][0]}.csv"
