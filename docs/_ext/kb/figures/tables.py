"""The data of a chart as tables, in the words of the edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from kb import languages, trade
from kb.citations.nodes import marks
from kb.figures.scholarships import in_form, shown_period
from kb.figures.trade import in_millions
from kb.scholarships import numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.util.docutils import SphinxDirective

    from kb.languages import Edition
    from kb.scholarships.numbers import Figure as Number
    from kb.trade import Figure as Turnover

_ = get_translation("sphinx")
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
_STATISTICS = {
    "places": "Places offered",
    "applicants": "Applicants",
    "holders": "Scholarship holders",
    "students": "All students from Kazakhstan",
}


def of_trade(directive: SphinxDirective, figures: Sequence[Turnover]) -> list[nodes.table]:
    """One row a turnover."""
    heads = (_("Year"), _("Country"), _("Turnover, million US dollars"), _("Stated by"))
    return [_table(heads, [_turnover(directive, figure) for figure in figures])]


def of_scholarships(directive: SphinxDirective, figures: Sequence[Number]) -> list[nodes.table]:
    """A row for each academic year, gaps as gaps; then a row for each number that was said of students."""
    edition = languages.load(directive.env.srcdir / "languages.toml").by_code[directive.config.language]
    years: dict[str, list[list[nodes.Node]]] = {}
    for figure in figures:
        if figure.statistic in numbers.YEARLY:
            row = years.setdefault(figure.period, _words(shown_period(figure, edition)))
            row.append(_number(directive, figure, edition))
    said = [
        [
            *_words(shown_period(figure, edition), str(_(_STATISTICS[figure.statistic]))),
            _number(directive, figure, edition),
        ]
        for figure in figures
        if figure.statistic in numbers.STATED
    ]
    heads = (_("Academic year"), *(_(_STATISTICS[name]) for name in numbers.YEARLY))
    return [_table(heads, list(years.values())), _table((_("Period"), _("What"), _("Number")), said)]


def _turnover(directive: SphinxDirective, figure: Turnover) -> list[list[nodes.Node]]:
    amount = in_millions(figure, directive.config.language)
    bound = str(_("more than {number} million")).format(number=amount) if figure.bound == trade.MORE_THAN else amount
    office = str(_(_OFFICES[figure.stated_by]))
    country = str(_(_COUNTRIES[figure.statistic]))
    return [*_words(figure.period, country, bound), [nodes.Text(office), *marks([figure.source], directive)]]


def _number(directive: SphinxDirective, figure: Number, edition: Edition) -> list[nodes.Node]:
    """The number with its bound and the marks of its sources."""
    if figure.value is None:
        return [nodes.Text(str(_("no data")))]
    bounds = {"": "{number}", numbers.ABOUT: _("about {number}"), numbers.MORE_THAN: _("more than {number}")}
    number = str(bounds[figure.bound]).format(number=in_form(figure.value, edition.code))
    return [nodes.Text(number), *marks(figure.sources, directive)]


def _words(*cells: str) -> list[list[nodes.Node]]:
    return [[nodes.Text(cell)] for cell in cells]


def _table(heads: Sequence[str], rows: Sequence[Sequence[Sequence[nodes.Node]]]) -> nodes.table:
    """Nodes without a source line reach no catalogue."""
    group = nodes.tgroup("", cols=len(heads))
    group += [nodes.colspec("", colwidth=1, stub=int(number == 0)) for number in range(len(heads))]
    group += nodes.thead("", nodes.row("", *(nodes.entry("", nodes.paragraph("", str(head))) for head in heads)))
    body = [nodes.row("", *(nodes.entry("", nodes.paragraph("", "", *cell)) for cell in row)) for row in rows]
    group += nodes.tbody("", *body)
    return nodes.table("", group, classes=["kb-figure-table"])
