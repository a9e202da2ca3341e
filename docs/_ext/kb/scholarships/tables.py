"""The table of deadlines; its words come from the interface catalogue, its dates from the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.errors import ExtensionError
from sphinx.locale import get_translation
from sphinx.util.docutils import SphinxDirective

from kb import languages
from kb.citations.nodes import marks
from kb.findings import BadInput
from kb.languages import when
from kb.scholarships import deadlines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.languages import Edition
    from kb.scholarships.deadlines import Deadline

_ = get_translation("sphinx")
# Messages of the interface.
_MATTERS = {
    "online": "Online application",
    "kazakhstan": "Papers in Kazakhstan",
    "medical": "Medical certificate of the nominated",
}


class scholarship_table(nodes.table):  # noqa: N801 - docutils names nodes so
    """A table that Sphinx does not number: a number is an id, and furo's box around a table repeats its id."""


class DeadlinesDirective(SphinxDirective):
    """``{scholarship-deadlines}``: the published dates of every round, each with its academic year.

    Nodes made here have no source line, so they reach no catalogue.
    """

    def run(self) -> list[nodes.Node]:
        """The table, the latest round first; a bad data file ends the build with its lines."""
        self.env.note_dependency(str(self.env.srcdir / "_data" / "scholarship-deadlines.yaml"))
        edition = languages.load(self.env.srcdir / "languages.toml").by_code[self.config.language]
        try:
            found = deadlines.load(self.env.srcdir)
        except BadInput as error:
            raise ExtensionError(str(error)) from None
        rows: list[list[list[nodes.Node]]] = [
            [
                [nodes.Text(deadline.academic_year.replace("-", "–"))],
                [nodes.Text(str(_(_MATTERS[deadline.matter])))],
                [nodes.Text(_date(deadline, edition)), *marks(deadline.sources, self)],
            ]
            for deadline in sorted(found, key=lambda deadline: deadline.academic_year, reverse=True)
        ]
        heads = [_("Academic year"), _("What"), _("Deadline")]
        return [_table(str(_("Deadlines published so far, each for its own academic year")), heads, rows)]


def _table(title: str, heads: Sequence[str], rows: Sequence[Sequence[Sequence[nodes.Node]]]) -> scholarship_table:
    group = nodes.tgroup("", cols=len(heads))
    group += [nodes.colspec("", colwidth=1, stub=int(number == 0)) for number in range(len(heads))]
    group += nodes.thead("", nodes.row("", *(nodes.entry("", nodes.paragraph("", str(head))) for head in heads)))
    body = [nodes.row("", *(nodes.entry("", nodes.paragraph("", "", *cell)) for cell in row)) for row in rows]
    group += nodes.tbody("", *body)
    # Sphinx gives every table title a source line; without this mark it would be a message of the page.
    return scholarship_table("", nodes.title("", title, translatable=False), group, classes=["kb-scholarships"])


def _date(deadline: Deadline, edition: Edition) -> str:
    """The last day or the period, and the hour with its zone where one was published."""
    span = f"{deadline.first}/{deadline.until}" if deadline.first else str(deadline.until)
    shown = when.read(span).show(edition)
    return str(_("{date}, {hour} (Budapest)")).format(date=shown, hour=deadline.hour) if deadline.hour else shown
