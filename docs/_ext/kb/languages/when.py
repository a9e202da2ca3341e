"""When something happened, as exactly as is known: a day, month, year, span, about a year, centuries.

Written as in ISO 8601 (2014-06-03, 2014-06, 2014, spans with a slash), with ~ after a year for
"about" as in EDTF, and C13 or C16/C17 for centuries.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kb.languages import Edition

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_CENTURY = re.compile(r"C(\d{1,2})")
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI",
          "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX", "XXI")  # fmt: skip


@dataclass(frozen=True)
class When:
    """A time between ``first`` and ``last`` day, as it was ``written``."""

    written: str
    first: dt.date
    last: dt.date

    @property
    def order(self) -> tuple[dt.date, int]:
        """Its place in time: by the first day that it may mean, the less exact before the more exact."""
        return self.first, -(self.last - self.first).days

    @property
    def exact(self) -> str:
        """The ISO date of a single day, month or year; empty for what no such date can say."""
        return self.written if _DATE.fullmatch(self.written) else ""

    def show(self, edition: Edition) -> str:
        """In the form of the edition's language."""
        start, slash, end = self.written.partition("/")
        if start.startswith("C"):
            numbers = [int(part[1:]) for part in (start, end) if part]
            # Letters that make the ordinal stand after each number: 16th–17th.
            letters = re.match(r"[^\W\d_]*", edition.century.partition("{n}")[2])
            n = f"{letters[0] if letters else ''}–".join(map(str, numbers))
            return edition.century.format(n=n, r="–".join(_ROMAN[number] for number in numbers))
        if start.endswith("~"):
            return edition.about.format(y=start[:-1])
        if not slash:
            return edition.format_when(start)
        if start[:7] == end[:7] and len(start) == len(end) == 10:
            days = f"{self.first.day}–{self.last.day}"
            return edition.date.format(y=self.first.year, m=edition.months[self.first.month - 1], d=days)
        if len(start) == len(end) == 4:
            return f"{start}–{end}"
        return f"{edition.format_when(start)} – {edition.format_when(end)}"


def read(written: str) -> When:
    """The time that ``written`` names; raises ValueError for what is none."""
    start, slash, end = written.partition("/")
    if start.endswith("~") and not slash and re.fullmatch(r"\d{4}~", start):
        start = start[:-1]
    first, last = _bounds(start)
    if slash:
        later = _bounds(end)
        if start.startswith("C") != end.startswith("C") or later[0] <= first:
            raise ValueError("the end of the span is not after its beginning")
        last = later[1]
    return When(written, first, last)


def _bounds(part: str) -> tuple[dt.date, dt.date]:
    century = _CENTURY.fullmatch(part)
    if century and 4 <= int(century[1]) <= 20:
        number = int(century[1])
        return dt.date(100 * number - 99, 1, 1), dt.date(100 * number, 12, 31)
    match = _DATE.fullmatch(part)
    if not match:
        raise ValueError(f"{part!r} is no date")
    year, month, day = (int(value) if value else 0 for value in match.groups())
    first = dt.date(year, month or 1, day or 1)
    if day:
        return first, first
    following = dt.date(year + (month in (0, 12)), month % 12 + 1 if month else 1, 1)
    return first, following - dt.timedelta(days=1)
