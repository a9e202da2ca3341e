"""``docs/_data/scholarships.csv`` read and checked: Stipendium Hungaricum and Kazakhstan in numbers.

One row is one number of one statistic; numbers of different statistics are never joined or added.

statistic  places: offered to Kazakhstan for an academic year; applicants: for an academic year;
           holders: of the scholarship, studying in Hungary; students: all from Kazakhstan, studying in Hungary
period     an academic year (2025-2026) of places and applicants; YYYY or YYYY-MM, as exactly as the source
           says, of holders and students
bound      about for a rounded number, more-than for a lower bound, else empty
value      a whole number; empty for an academic year whose number was not found
sources    keys of ``docs/_data/sources.bib`` with spaces between them
fact       id of ``docs/_data/facts.csv``
"""

from __future__ import annotations

import csv
import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.findings import BadInput, Finding, read_utf8

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHOWN = "docs/_data/scholarships.csv"
COLUMNS = ("statistic", "period", "bound", "value", "sources", "fact")
# Those of academic years, a row each, and those stated of a day or year.
YEARLY = ("places", "applicants")
STATED = ("holders", "students")
STATISTICS = (*YEARLY, *STATED)
ABOUT, MORE_THAN = "about", "more-than"
_NUMBER = re.compile(r"[1-9][0-9]*")
_STATED_OF = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")
_KEYS = re.compile(r"[a-z0-9-]+( [a-z0-9-]+)*")


@dataclass(frozen=True)
class Figure:
    """One row; ``value`` is None for an academic year whose number was not found, never 0."""

    line: int
    statistic: str
    period: str
    bound: str
    value: int | None
    sources: tuple[str, ...]
    fact: str

    def record(self) -> list[str]:
        """The row as it stands in the file."""
        value = "" if self.value is None else str(self.value)
        return [self.statistic, self.period, self.bound, value, " ".join(self.sources), self.fact]


def load(docs: Path) -> list[Figure]:
    """The numbers in the order of the file; raises BadInput, naming lines, for anything but what is described above.

    A number without a source is refused, and so is an academic year left out: a gap is a row without a number.
    """
    try:
        lines = read_utf8(docs / "_data" / "scholarships.csv", SHOWN).splitlines()
    except FileNotFoundError:
        raise BadInput(Finding(SHOWN, 1, "the file is missing", "restore it from git")) from None
    rows = list(csv.reader(lines))
    if not rows or tuple(rows[0]) != COLUMNS:
        raise BadInput(Finding(SHOWN, 1, "not the columns of this table", f"write {','.join(COLUMNS)}"))
    findings: list[Finding] = []
    figures: list[Figure] = []
    for line, row in enumerate(rows[1:], 2):
        problems = list(_problems(row))
        findings += [Finding(SHOWN, line, wrong, mend) for wrong, mend in problems]
        if not problems:
            value = int(row[3]) if row[3] else None
            figures.append(Figure(line, row[0], row[1], row[2], value, tuple(row[4].split()), row[5]))
    # Rows are compared once each is good by itself: else one fault would be told twice.
    findings = findings or [Finding(SHOWN, line, wrong, mend) for line, wrong, mend in _across(figures)]
    if findings:
        raise BadInput(*findings)
    return figures


def first_of(academic_year: str) -> int | None:
    """The calendar year in which ``academic_year`` begins; None for what is no academic year."""
    parts = re.fullmatch(r"(\d{4})-(\d{4})", academic_year)
    return int(parts[1]) if parts and int(parts[2]) == int(parts[1]) + 1 else None


def _problems(row: list[str]) -> Iterator[tuple[str, str]]:
    """What is wrong with one row by itself, as pairs of fault and mending."""
    if len(row) != len(COLUMNS):
        yield f"{len(row)} cells", f"write {len(COLUMNS)}, empty ones for what is not known"
        return
    statistic, period, bound, value, sources, fact = row
    if statistic not in STATISTICS:
        yield f"unknown statistic {statistic!r}", f"use one of {', '.join(STATISTICS)}"
    elif statistic in YEARLY and first_of(period) is None:
        yield f"no academic year ({period!r})", "write it like 2025-2026"
    elif statistic in STATED and not _STATED_OF.fullmatch(period):
        yield f"no year or month ({period!r})", "write YYYY or YYYY-MM, as exactly as the source says"
    if bound not in ("", ABOUT, MORE_THAN):
        yield f"unknown bound {bound!r}", f"use {ABOUT}, {MORE_THAN} or nothing"
    if not value:
        if statistic in STATED:
            yield "a statement without its number", "give the number or remove the row"
        elif bound or sources or fact:
            yield "a source without a number", "give the number, or leave all cells of the gap empty"
        return
    if not _NUMBER.fullmatch(value):
        yield f"the value is no whole number ({value!r})", "write digits only, or nothing if it is not known"
    if not _KEYS.fullmatch(sources):
        yield "a number without a source", "give the keys of docs/_data/sources.bib with spaces between them"
    if not _KEYS.fullmatch(fact):
        yield "a number without its fact", "name the fact that it belongs to"


def _across(figures: list[Figure]) -> Iterator[tuple[int, str, str]]:
    """Faults that show only when rows are compared: line, fault, mending."""
    for before, after in itertools.pairwise(figures):
        if before.statistic != after.statistic:
            if STATISTICS.index(after.statistic) < STATISTICS.index(before.statistic):
                yield after.line, f"{after.statistic} after {before.statistic}", f"order: {', '.join(STATISTICS)}"
        elif after.period <= before.period:
            yield after.line, f"{after.period} stands after {before.period}, or twice", "one row a period, oldest first"
        elif after.statistic in YEARLY and first_of(after.period) != (first_of(before.period) or 0) + 1:
            wrong = f"{after.period} does not follow {before.period}"
            yield after.line, wrong, "one row a year in order; an unknown year has empty cells"
    years = {name: [one.period for one in figures if one.statistic == name] for name in STATISTICS}
    for name, periods in years.items():
        if not periods:
            yield 1, f"no row of {name}", "give at least one, in the order of the statistics"
        elif name in YEARLY and periods != years[YEARLY[0]]:
            last = max(one.line for one in figures if one.statistic == name)
            yield last, f"{name} has other years than {YEARLY[0]}", "give both the same years; a gap has empty cells"
