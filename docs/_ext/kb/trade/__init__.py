"""The trade of the two countries: ``docs/_data/trade.csv`` read and checked.

One row is one figure. The two statistics are never mixed: a figure belongs to the country that
counted or stated it, so a series or a sum is taken from one statistic only.

period     YYYY, or the months YYYY-MM/YYYY-MM
statistic  whose figure it is: kazakhstan or hungary
stated_by  who of that country made it public; ``press``: its press, without naming an office
measure    turnover, or one direction of it: to-kazakhstan, to-hungary
bound      more-than for a lower bound, else empty
value      a number with a decimal point, in the unit
unit       million-usd, millions of US dollars at current prices
source     key of ``docs/_data/sources.bib``
fact       id of ``docs/_data/facts.csv``
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from kb.findings import BadInput, Finding, read_utf8

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHOWN = "docs/_data/trade.csv"
COLUMNS = ("period", "statistic", "stated_by", "measure", "bound", "value", "unit", "source", "fact")
TURNOVER = "turnover"
DIRECTIONS = ("to-kazakhstan", "to-hungary")
MORE_THAN = "more-than"
_CHOICES = {
    "statistic": ("kazakhstan", "hungary"),
    "stated_by": (
        "ambassador", "finance-ministry", "foreign-ministry", "government", "presidency", "press", "statistics-office",
    ),
    "measure": (TURNOVER, *DIRECTIONS),
    "bound": ("", MORE_THAN),
    "unit": ("million-usd",),
}  # fmt: skip
_PATTERNS = {
    "period": (re.compile(r"\d{4}|(\d{4})-(0[1-9]|1[0-2])/\1-(0[1-9]|1[0-2])"), "write YYYY or YYYY-MM/YYYY-MM"),
    "value": (re.compile(r"(?=.*[1-9])\d+(\.\d+)?"), "write a number above zero, with a decimal point"),
    "source": (re.compile(r"[a-z0-9]+(-[a-z0-9]+)*"), "name the key of its source: no figure stands without one"),
    "fact": (re.compile(r"[a-z0-9]+(-[a-z0-9]+)*"), "name the fact that it belongs to"),
}


@dataclass(frozen=True)
class Figure:
    """One figure of the table; ``line`` is that of its row, ``value`` is in millions of US dollars."""

    line: int
    period: str
    statistic: str
    stated_by: str
    measure: str
    bound: str
    value: Decimal
    unit: str
    source: str
    fact: str

    @property
    def is_year(self) -> bool:
        """Whether the figure is that of a whole year."""
        return len(self.period) == len("YYYY")


def load(path: Path, shown: str) -> list[Figure]:
    """All figures in the order of the table; ``shown`` is the file's name in messages.

    Raises BadInput, naming lines, for bad fields, figures given twice, rows out of order, and
    directions that do not add up to the turnover of the same statistic.
    """
    try:
        text = read_utf8(path, shown)
    except FileNotFoundError:
        raise BadInput(Finding(shown, 1, "the file is missing", "restore it from git")) from None
    rows = csv.reader(io.StringIO(text, newline=""))
    if next(rows, []) != list(COLUMNS):
        raise BadInput(Finding(shown, 1, "wrong columns", f"write {','.join(COLUMNS)}"))
    findings: list[Finding] = []
    figures: list[Figure] = []
    for row in rows:
        problems = list(_problems(row))
        findings += [Finding(shown, rows.line_num, wrong, mend) for wrong, mend in problems]
        if not problems:
            fields = dict(zip(COLUMNS, row, strict=True))
            figures.append(Figure(line=rows.line_num, **{**fields, "value": Decimal(fields["value"])}))  # type: ignore[arg-type]
    findings += [Finding(shown, line, wrong, mend) for line, wrong, mend in _across(figures)]
    if findings:
        raise BadInput(*findings)
    return figures


def cited(docs: Path, text: str) -> list[tuple[str, int, str]]:
    """What the chart on a page with this ``text`` cites: the data file, the line and the key of each source.

    Raises BadInput if the data file is bad.
    """
    if "{chart} trade" not in text:
        return []
    return [(SHOWN, figure.line, figure.source) for figure in load(docs / "_data" / "trade.csv", SHOWN)]


def _problems(row: list[str]) -> Iterator[tuple[str, str]]:
    """What is wrong with one row by itself, as pairs of fault and mending."""
    if len(row) != len(COLUMNS):
        yield "not a figure", f"give {len(COLUMNS)} fields"
        return
    fields = dict(zip(COLUMNS, row, strict=True))
    for name, choices in _CHOICES.items():
        if fields[name] not in choices:
            yield f"unknown {name} {fields[name]!r}", f"use one of {', '.join(choices) or 'nothing'}"
    for name, (pattern, mend) in _PATTERNS.items():
        if not pattern.fullmatch(fields[name]):
            yield f"bad {name} {fields[name]!r}", mend


def _across(figures: list[Figure]) -> Iterator[tuple[int, str, str]]:
    """Faults that show only when rows are compared: line, fault, mending."""
    first: dict[tuple[str, str, str], Figure] = {}
    for before, figure in zip([None, *figures], figures, strict=False):
        key = (figure.period, figure.statistic, figure.measure)
        if key in first:
            yield figure.line, "the figure stands twice", f"keep one; the first is on line {first[key].line}"
        first.setdefault(key, figure)
        if before and figure.period < before.period:
            yield figure.line, f"{figure.period} stands after {before.period}", "sort the rows by period"
    for (period, statistic, measure), turnover in first.items():
        parts = [first[part] for name in DIRECTIONS if (part := (period, statistic, name)) in first]
        exact = len(parts) == len(DIRECTIONS) and not any(figure.bound for figure in (turnover, *parts))
        # Each of the three is rounded by itself, so a sum of two may be one unit of the last place off.
        if measure == TURNOVER and exact and abs(sum(part.value for part in parts) - turnover.value) > Decimal("0.1"):
            wrong = f"the directions of {period} do not add up to the turnover"
            yield turnover.line, wrong, "compare all three with the source; leave out parts that contradict it"
