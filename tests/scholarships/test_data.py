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
from kb.scholarships import cited, deadlines, numbers

if TYPE_CHECKING:
    from pathlib import Path

CSV = """\
academic_year,places,applicants,holders,sources
2024-2025,250,,,first second
2025-2026,,,,
2026-2027,,1060,482,third
"""
YAML = """\
- academic_year: 2023-2024
  online: {until: 2023-01-16, hour: "14:00", sources: [first]}

- academic_year: 2024-2025
  online: {until: 2024-01-15, sources: [second]}
  kazakhstan: {from: 2023-12-19, until: 2024-01-17, sources: [third, first]}
"""


def table(tmp_path: Path, text: str) -> list[numbers.Year]:
    write(tmp_path / "_data" / "scholarships.csv", text)
    return numbers.load(tmp_path)


def rounds(tmp_path: Path, text: str) -> list[deadlines.Deadline]:
    write(tmp_path / "_data" / "scholarship-deadlines.yaml", text)
    return deadlines.load(tmp_path)


def test_a_gap_is_no_zero(tmp_path: Path) -> None:
    first, second, third = table(tmp_path, CSV)
    assert (first.places, first.applicants, first.holders, first.sources) == (250, None, None, ("first", "second"))
    assert (second.places, second.applicants, second.holders, second.sources) == (None, None, None, ())
    assert (third.applicants, third.holders) == (1060, 482)


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("places,applicants", "applicants,places", "scholarships.csv:1: not the columns"),
        (",,first second", ",,", "scholarships.csv:2: a number without a source"),
        ("2025-2026,,,,\n", "", "scholarships.csv:3: 2026-2027 does not follow 2024-2025"),
        ("2025-2026,,,,", "2025-2027,,,,", "scholarships.csv:3: no academic year ('2025-2027')"),
        ("2025-2026,,,,", "2025-2026,,,,first", "scholarships.csv:3: a source without a number"),
        ("2025-2026,,,,", "2025-2026,,", "scholarships.csv:3: 3 cells"),
        ("1060", "1 060", "scholarships.csv:4: 'applicants' is no whole number ('1 060')"),
        ("1060", "0", "scholarships.csv:4: 'applicants' is no whole number ('0')"),
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


def test_only_a_page_with_a_table_cites_what_the_table_cites(tmp_path: Path) -> None:
    table(tmp_path, CSV)
    rounds(tmp_path, YAML)
    assert cited(tmp_path, "Nincs táblázat.") == []
    assert {key for _, _, key in cited(tmp_path, "```{scholarship-numbers}\n```")} == {"first", "second", "third"}
    lines = {line for _, line, _ in cited(tmp_path, "```{scholarship-deadlines}\n```")}
    assert lines == {1, 4}


def test_the_files_of_the_site_are_good_and_their_sources_exist() -> None:
    docs = REPOSITORY / "docs"
    known = sources.load(docs / "_data" / "sources.bib", "sources.bib")
    keys = {key for one in (*numbers.load(docs), *deadlines.load(docs)) for key in one.sources}
    assert keys <= known.keys()
