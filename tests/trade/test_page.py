"""The trade page shows the table of data, each figure in the column of the country that stated it."""

from __future__ import annotations

import re

from tests.conftest import REPOSITORY

from kb.trade import MORE_THAN, TURNOVER, load

DOCS = REPOSITORY / "docs"
COLUMNS = ("kazakhstan", "hungary")
ROW = re.compile(r"^\| (\d{4}) \| (.+) \| (.+) \|$", re.MULTILINE)
CELL = re.compile(r"(több mint )?(\d+(?:,\d)?)\{cite\}`([\w-]+)`")


def shown() -> set[tuple[str, str, bool, str, str]]:
    """Year, statistic, whether a lower bound, value and source of each figure in the page's table."""
    page = (DOCS / "economy" / "trade.md").read_text(encoding="utf-8")
    found = set()
    for year, *cells in ROW.findall(page):
        for statistic, cell in zip(COLUMNS, cells, strict=True):
            if cell == "nincs adat":
                continue
            figure = CELL.fullmatch(cell)
            assert figure, cell
            found.add((year, statistic, bool(figure[1]), figure[2].replace(",", "."), figure[3]))
    return found


def test_the_page_shows_every_yearly_turnover_of_the_data_and_no_other() -> None:
    figures = load(DOCS / "_data" / "trade.csv", "trade.csv")
    expected = {
        (figure.period, figure.statistic, figure.bound == MORE_THAN, str(figure.value), figure.source)
        for figure in figures
        if figure.measure == TURNOVER and figure.is_year
    }
    assert shown() == expected


def test_a_year_stands_once() -> None:
    page = (DOCS / "economy" / "trade.md").read_text(encoding="utf-8")
    years = [row[0] for row in ROW.findall(page)]
    assert years == sorted(set(years))
