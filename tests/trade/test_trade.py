"""The table of trade: two statistics never mixed, no figure without a source, bad rows named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.conftest import REPOSITORY
from tests.helpers.stub import write

from kb import sources
from kb.findings import BadInput
from kb.pages.facts import load_facts
from kb.trade import load

if TYPE_CHECKING:
    from pathlib import Path

DATA = REPOSITORY / "docs" / "_data"
GOOD = """\
period,statistic,stated_by,measure,bound,value,unit,source,fact
2019,kazakhstan,ambassador,turnover,,30.5,million-usd,one,fact-one
2019,kazakhstan,ambassador,to-hungary,,10.3,million-usd,one,fact-one
2019,kazakhstan,ambassador,to-kazakhstan,,20.1,million-usd,one,fact-one
2019,hungary,government,turnover,more-than,90,million-usd,two,fact-two
2020-01/2020-08,hungary,government,turnover,,70,million-usd,two,fact-two
"""


def test_each_figure_keeps_its_statistic(tmp_path: Path) -> None:
    figures = load(write(tmp_path / "trade.csv", GOOD), "trade.csv")
    turnover = {
        (figure.period, figure.statistic): str(figure.value) for figure in figures if figure.measure == "turnover"
    }
    assert turnover == {
        ("2019", "kazakhstan"): "30.5",
        ("2019", "hungary"): "90",
        ("2020-01/2020-08", "hungary"): "70",
    }
    assert [figure.is_year for figure in figures] == [True, True, True, True, False]


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("two,fact-two\n2020", ",fact-two\n2020", "5: bad source ''"),
        ("one,fact-one\n2019,hungary", "one,\n2019,hungary", "4: bad fact ''"),
        ("2019,hungary", "2019,both", "5: unknown statistic 'both'"),
        ("more-than", "over", "5: unknown bound 'over'"),
        (",70,", ",0.0,", "6: bad value '0.0'"),
        (",70,", ',"70,5",', "6: bad value '70,5'"),
        (",70,million-usd", ",70,million-eur", "6: unknown unit 'million-eur'"),
        ("2020-01/2020-08", "2020-08", "6: bad period '2020-08'"),
        ("2020-01/2020-08", "2018", "6: 2018 stands after 2019"),
        ("2020-01/2020-08", "2019", "6: the figure stands twice"),
        ("10.3", "10.7", "2: the directions of 2019 do not add up to the turnover"),
        (",two,fact-two\n2020", "\n2020", "5: not a figure"),
        ("period,", "year,", "1: wrong columns"),
    ],
)
def test_a_bad_row_is_named_with_its_line(tmp_path: Path, old: str, new: str, finding: str) -> None:
    assert GOOD.count(old) == 1
    with pytest.raises(BadInput) as error:
        load(write(tmp_path / "trade.csv", GOOD.replace(old, new)), "trade.csv")
    assert [f"{found.line}: {found.wrong}" for found in error.value.findings] == [finding]


def test_the_directions_of_the_other_statistic_are_no_part_of_a_sum(tmp_path: Path) -> None:
    """An export by Hungarian count beside a turnover by Kazakhstani count is no fault, whatever its size."""
    text = GOOD.replace("2019,kazakhstan,ambassador,to-kazakhstan", "2019,hungary,government,to-kazakhstan")
    assert load(write(tmp_path / "trade.csv", text), "trade.csv")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"trade\.csv:1: the file is missing"):
        load(tmp_path / "trade.csv", "trade.csv")


def test_every_figure_of_the_site_has_a_known_source_and_fact() -> None:
    figures = load(DATA / "trade.csv", "trade.csv")
    known = sources.load(DATA / "sources.bib", "sources.bib")
    facts = load_facts(DATA / "facts.csv", "facts.csv")
    assert figures
    assert {figure.source for figure in figures} <= set(known)
    for figure in figures:
        assert figure.source in facts[figure.fact].sources, figure
