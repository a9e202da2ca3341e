"""``docs/_data/scholarships.csv`` read and checked: the numbers of each academic year."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.findings import BadInput, Finding, read_utf8

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHOWN = "docs/_data/scholarships.csv"
NUMBERS = ("places", "applicants", "holders")
_NUMBER = re.compile(r"[1-9][0-9]*")
COLUMNS = ("academic_year", *NUMBERS, "sources")


@dataclass(frozen=True)
class Year:
    """One academic year, "2025-2026": places offered to Kazakhstan, applicants, scholarship holders.

    None is what no source gives; it is never 0.
    """

    line: int
    academic_year: str
    places: int | None
    applicants: int | None
    holders: int | None
    sources: tuple[str, ...]


def load(docs: Path) -> list[Year]:
    """The years in order; raises BadInput, naming lines, for anything but the columns and rows described.

    A number without a source is refused, and so is a year left out: a gap is a row without numbers.
    """
    try:
        lines = read_utf8(docs / "_data" / "scholarships.csv", SHOWN).splitlines()
    except FileNotFoundError:
        raise BadInput(Finding(SHOWN, 1, "the file is missing", "restore it from git")) from None
    rows = list(csv.reader(lines))
    if not rows or tuple(rows[0]) != COLUMNS:
        raise BadInput(Finding(SHOWN, 1, "not the columns of this table", f"write {','.join(COLUMNS)}"))
    findings = []
    years: list[Year] = []
    for line, row in enumerate(rows[1:], 2):
        problems = list(_problems(row, years[-1].academic_year if years else ""))
        findings += [Finding(SHOWN, line, wrong, mend) for wrong, mend in problems]
        if len(row) == len(COLUMNS):
            places, applicants, holders = (_number(cell) for cell in row[1:4])
            years.append(Year(line, row[0], places, applicants, holders, tuple(row[4].split())))
    if findings:
        raise BadInput(*findings)
    return years


def _number(cell: str) -> int | None:
    return int(cell) if _NUMBER.fullmatch(cell) else None


def first_of(academic_year: str) -> int | None:
    """The calendar year in which ``academic_year`` begins; None for what is no academic year."""
    parts = re.fullmatch(r"(\d{4})-(\d{4})", academic_year)
    return int(parts[1]) if parts and int(parts[2]) == int(parts[1]) + 1 else None


def _problems(row: list[str], before: str) -> Iterator[tuple[str, str]]:
    if len(row) != len(COLUMNS):
        yield f"{len(row)} cells", f"write {len(COLUMNS)}, empty ones for what is not known"
        return
    first, previous = first_of(row[0]), first_of(before)
    if first is None:
        yield f"no academic year ({row[0]!r})", "write it like 2025-2026"
    elif previous is not None and first != previous + 1:
        yield f"{row[0]} does not follow {before}", "one row a year in order; an unknown year has empty cells"
    for name, cell in zip(NUMBERS, row[1:4], strict=True):
        if cell and not _NUMBER.fullmatch(cell):
            yield f"{name!r} is no whole number ({cell!r})", "write digits only, or nothing if it is not known"
    if any(row[1:4]) and not row[4].strip():
        yield "a number without a source", "give the keys of docs/_data/sources.bib with spaces between them"
    if row[4].strip() and not any(row[1:4]):
        yield "a source without a number", "remove the source or give the number"
