"""The two data files: what they hold is read as written, and a bad row or date is refused with its line."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest
from tests.conftest import REPOSITORY
from tests.helpers.stub import write

from kb import sources
from kb.findings import BadInput
from kb.pages.facts import load_facts
from kb.scholarships import cited, deadlines, numbers

if TYPE_CHECKING:
    from pathlib import Path

CSV = """\
statistic,period,bound,value,sources,fact
places,2024-2025,,250,first second,fact-one
places,2025-2026,,,,
places,2026-2027,,260,third,fact-one
applicants,2024-2025,,,,
applicants,2025-2026,more-than,1060,third,fact-two
applicants,2026-2027,,,,
holders,2025,,482,first,fact-two
students,2025-07,about,1000,second,fact-two
"""
YAML = """\
- academic_year: 2023-2024
  online: {until: 2023-01-16, hour: "14:00", sources: [first]}

- academic_year: 2024-2025
  online: {until: 2024-01-15, sources: [second]}
  kazakhstan: {from: 2023-12-19, until: 2024-01-17, sources: [third, first]}
"""


def table(tmp_path: Path, text: str) -> list[numbers.Figure]:
    write(tmp_path / "_data" / "scholarships.csv", text)
    return numbers.load(tmp_path)


def rounds(tmp_path: Path, text: str) -> list[deadlines.Deadline]:
    write(tmp_path / "_data" / "scholarship-deadlines.yaml", text)
    return deadlines.load(tmp_path)


def test_a_gap_is_no_zero_and_a_bound_is_kept(tmp_path: Path) -> None:
    read = {(one.statistic, one.period): one for one in table(tmp_path, CSV)}
    first, gap = read["places", "2024-2025"], read["places", "2025-2026"]
    assert (first.value, first.bound, first.sources, first.fact) == (250, "", ("first", "second"), "fact-one")
    assert (gap.value, gap.sources, gap.fact) == (None, (), "")
    assert (read["applicants", "2025-2026"].bound, read["students", "2025-07"].bound) == ("more-than", "about")
    assert len(read) == 8


def test_a_number_is_written_again_as_it_stands(tmp_path: Path) -> None:
    assert [",".join(one.record()) for one in table(tmp_path, CSV)] == CSV.splitlines()[1:]


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("period,bound", "bound,period", "scholarships.csv:1: not the columns"),
        ("first second,", ",", "scholarships.csv:2: a number without a source"),
        ("first second,fact-one", "first second,", "scholarships.csv:2: a number without its fact"),
        ("places,2024-2025", "grants,2024-2025", "scholarships.csv:2: unknown statistic 'grants'"),
        ("places,2025-2026,,,,", "places,2025-2026,,,first,", "scholarships.csv:3: a source without a number"),
        ("places,2025-2026,,,,", "places,2025-2026,about,,,", "scholarships.csv:3: a source without a number"),
        ("places,2025-2026,,,,", "places,2025-2026,,", "scholarships.csv:3: 4 cells"),
        ("places,2025-2026,,,,", "places,2025-2027,,,,", "scholarships.csv:3: no academic year ('2025-2027')"),
        ("places,2025-2026,,,,\n", "", "scholarships.csv:3: 2026-2027 does not follow 2024-2025"),
        (
            "places,2025-2026,,,,",
            "places,2024-2025,,,,",
            "scholarships.csv:3: 2024-2025 stands after",
        ),
        ("applicants,2026-2027,,,,\n", "", "scholarships.csv:6: applicants has other years than places"),
        ("more-than", "at-most", "scholarships.csv:6: unknown bound 'at-most'"),
        ("1060", "1 060", "scholarships.csv:6: the value is no whole number ('1 060')"),
        ("1060", "0", "scholarships.csv:6: the value is no whole number ('0')"),
        ("holders,2025,,482,first,fact-two", "holders,2025,,,,", "scholarships.csv:8: a statement without its number"),
        ("holders,2025,", "holders,2025-2026,", "scholarships.csv:8: no year or month ('2025-2026')"),
        ("students,2025-07", "students,2025-13", "scholarships.csv:9: no year or month ('2025-13')"),
        ("holders,2025,,482,first,fact-two\n", "", "scholarships.csv:1: no row of holders"),
        ("students,2025-07,about", "places,2027-2028,", "scholarships.csv:9: places after holders"),
    ],
)
def test_a_bad_row_is_refused_with_its_line(tmp_path: Path, old: str, new: str, finding: str) -> None:
    assert old in CSV
    with pytest.raises(BadInput, match=re.escape(finding)):
        table(tmp_path, CSV.replace(old, new))


def test_dates_are_those_of_their_round(tmp_path: Path) -> None:
    first, second, third = rounds(tmp_path, YAML)
    assert (first.academic_year, first.matter, first.until, first.hour) == (
        "2023-2024", "online", dt.date(2023, 1, 16), "14:00",
    )  # fmt: skip
    assert (second.hour, second.first) == ("", None)
    assert (third.matter, third.first, third.until) == ("kazakhstan", dt.date(2023, 12, 19), dt.date(2024, 1, 17))
    assert third.sources == ("third", "first")


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("2024-01-15", "2024-02-30", "deadlines.yaml:4: 'until' of 'online' is no day ('2024-02-30')"),
        ("2024-01-15", "2025-01-15", "deadlines.yaml:4: 'online' is not in the months before September 2024"),
        ("2023-12-19", "2024-01-19", "deadlines.yaml:4: 'kazakhstan' ends before it begins"),
        ('"14:00"', '"24:30"', "deadlines.yaml:1: 'hour' of 'online' is no hour ('24:30')"),
        ("sources: [first]", "sources: []", "deadlines.yaml:1: 'online' has no source"),
        (", sources: [second]", "", "deadlines.yaml:4: 'online' does not have until, sources"),
        ("  kazakhstan:", "  kazakstan:", "deadlines.yaml:4: unknown key 'kazakstan'"),
        ("2024-2025", "2024-2026", "deadlines.yaml:4: no academic year ('2024-2026')"),
        ("2024-2025", "2023-2024", "deadlines.yaml:4: 2023-2024 stands after a later round, or twice"),
        ("- academic_year: 2023-2024", "- year: 2023-2024", "deadlines.yaml:1: a round without its academic year"),
        ("[third, first]}", "[third, first}", "scholarship-deadlines.yaml:6: not valid YAML"),
    ],
)
def test_a_bad_round_is_refused_with_its_line(tmp_path: Path, old: str, new: str, finding: str) -> None:
    assert old in YAML
    with pytest.raises(BadInput, match=re.escape(finding)):
        rounds(tmp_path, YAML.replace(old, new))


@pytest.mark.parametrize("load", [numbers.load, deadlines.load])
def test_a_missing_file_is_named(tmp_path: Path, load: object) -> None:
    with pytest.raises(BadInput, match="the file is missing"):
        load(tmp_path)  # type: ignore[operator]


def test_only_a_page_with_the_chart_or_the_table_cites_what_it_shows(tmp_path: Path) -> None:
    table(tmp_path, CSV)
    rounds(tmp_path, YAML)
    assert cited(tmp_path, "Nincs táblázat.") == []
    assert {key for _, _, key in cited(tmp_path, "```{chart} scholarships\n```")} == {"first", "second", "third"}
    lines = {line for _, line, _ in cited(tmp_path, "```{scholarship-deadlines}\n```")}
    assert lines == {1, 4}


def test_the_files_of_the_site_are_good_and_their_sources_exist() -> None:
    docs = REPOSITORY / "docs"
    known = sources.load(docs / "_data" / "sources.bib", "sources.bib")
    keys = {key for one in (*numbers.load(docs), *deadlines.load(docs)) for key in one.sources}
    assert keys <= known.keys()


def test_every_number_of_the_site_rests_on_sources_of_its_fact() -> None:
    docs = REPOSITORY / "docs"
    facts = load_facts(docs / "_data" / "facts.csv", "facts.csv")
    for figure in numbers.load(docs):
        if figure.value is not None:
            assert set(figure.sources) <= set(facts[figure.fact].sources), figure
