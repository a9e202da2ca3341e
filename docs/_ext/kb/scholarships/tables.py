"""The two tables; their words come from the interface catalogue, their numbers and dates from the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.numbers import format_decimal, get_group_symbol
from docutils import nodes
from sphinx.errors import ExtensionError
from sphinx.locale import get_translation
from sphinx.util.docutils import SphinxDirective

from kb import languages
from kb.citations.nodes import marks
from kb.findings import BadInput
from kb.languages import when
from kb.scholarships import deadlines, numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.languages import Edition
    from kb.scholarships.deadlines import Deadline

_ = get_translation("sphinx")
# Messages of the interface.
_NUMBERS = {"places": "Places offered", "applicants": "Applicants", "holders": "Scholarship holders"}
_MATTERS = {
    "online": "Online application",
    "kazakhstan": "Papers in Kazakhstan",
    "medical": "Medical certificate of the nominated",
}


class scholarship_table(nodes.table):  # noqa: N801 - docutils names nodes so
    """A table that Sphinx does not number: a number is an id, and furo's box around a table repeats its id."""


class _TableDirective(SphinxDirective):
    """What both tables share. Nodes made here have no source line, so they reach no catalogue."""

    file = ""

    def run(self) -> list[nodes.Node]:
        """The table; a bad data file ends the build with its lines."""
        self.env.note_dependency(str(self.env.srcdir / "_data" / self.file))
        edition = languages.load(self.env.srcdir / "languages.toml").by_code[self.config.language]
        try:
            return [self.table(edition)]
        except BadInput as error:
            raise ExtensionError(str(error)) from None

    def table(self, edition: Edition) -> scholarship_table:
        """The table in the words of ``edition``."""
        raise NotImplementedError


class NumbersDirective(_TableDirective):
    """``{scholarship-numbers}``: places, applicants and holders of each academic year, gaps as gaps."""

    file = "scholarships.csv"

    def table(self, edition: Edition) -> scholarship_table:
        """One row a year; the citations stand beside the year."""
        heads = [_("Academic year"), *(_(name) for name in _NUMBERS.values())]
        rows: list[list[list[nodes.Node]]] = []
        for year in numbers.load(self.env.srcdir):
            shown = [getattr(year, name) for name in _NUMBERS]
            cells: list[list[nodes.Node]] = [
                [nodes.Text(_grouped(number, edition) if number else str(_("no data")))] for number in shown
            ]
            rows.append([[nodes.Text(_years(year.academic_year)), *marks(year.sources, self)], *cells])
        return _table(str(_("Stipendium Hungaricum and Kazakhstan, by academic year")), heads, rows)


class DeadlinesDirective(_TableDirective):
    """``{scholarship-deadlines}``: the published dates of every round, each with its academic year."""

    file = "scholarship-deadlines.yaml"

    def table(self, edition: Edition) -> scholarship_table:
        """One row a deadline, the latest round first."""
        heads = [_("Academic year"), _("What"), _("Deadline")]
        found = sorted(deadlines.load(self.env.srcdir), key=lambda deadline: deadline.academic_year, reverse=True)
        rows: list[list[list[nodes.Node]]] = [
            [
                [nodes.Text(_years(deadline.academic_year))],
                [nodes.Text(str(_(_MATTERS[deadline.matter])))],
                [nodes.Text(_date(deadline, edition)), *marks(deadline.sources, self)],
            ]
            for deadline in found
        ]
        return _table(str(_("Deadlines published so far, each for its own academic year")), heads, rows)


def _table(title: str, heads: Sequence[str], rows: Sequence[Sequence[Sequence[nodes.Node]]]) -> scholarship_table:
    group = nodes.tgroup("", cols=len(heads))
    group += [nodes.colspec("", colwidth=1, stub=int(number == 0)) for number in range(len(heads))]
    group += nodes.thead("", nodes.row("", *(nodes.entry("", nodes.paragraph("", str(head))) for head in heads)))
    body = [nodes.row("", *(nodes.entry("", nodes.paragraph("", "", *cell)) for cell in row)) for row in rows]
    group += nodes.tbody("", *body)
    # Sphinx gives every table title a source line; without this mark it would be a message of the page.
    return scholarship_table("", nodes.title("", title, translatable=False), group, classes=["kb-scholarships"])


def _years(academic_year: str) -> str:
    return academic_year.replace("-", "–")


def _date(deadline: Deadline, edition: Edition) -> str:
    """The last day or the period, and the hour with its zone where one was published."""
    span = f"{deadline.first}/{deadline.until}" if deadline.first else str(deadline.until)
    shown = when.read(span).show(edition)
    return str(_("{date}, {hour} (Budapest)")).format(date=shown, hour=deadline.hour) if deadline.hour else shown


def _grouped(number: int, edition: Edition) -> str:
    """``number`` in the form of the language; where a space parts the groups, four digits stay together."""
    spaced = get_group_symbol(edition.code).isspace()
    return str(number) if spaced and number < 10_000 else format_decimal(number, locale=edition.code)
