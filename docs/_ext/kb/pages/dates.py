"""No date of a poll or deadline is typed in a page on voting: the engine writes it from the data.

A date that is neither, such as that of a law, is allowed by ``% other-dates: 2024-12-17`` in the page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = "voting/"
_MONTHS = (
    "január", "február", "március", "április", "május", "június",
    "július", "augusztus", "szeptember", "október", "november", "december",
)  # fmt: skip
_MONTH = "|".join(_MONTHS)
# "elseje", "tizenkettedikén": days of the month in words, by their stems.
_WORDS = (
    r"els[eő]\w*|(?:tizen|huszon|harminc)?(?:egyedik|kettedik|második|harmadik|negyedik|ötödik|hatodik|hetedik|"
    r"nyolcadik|kilencedik)\w*|(?:tizedik|huszadik|harmincadik)\w*"
)
_LONG = re.compile(
    rf"(?:(?P<year>\d{{4}})\.\s*)?(?P<month>{_MONTH})\s+(?:(?P<day>\d{{1,2}})(?!\d)|(?P<word>{_WORDS}))", re.IGNORECASE
)
_SHORT = re.compile(r"(?<![\d/-])(?P<year>\d{4})(?:-|\.\s?)(?P<month>\d{1,2})(?:-|\.\s?)(?P<day>\d{1,2})(?!\d)")
_ALLOWED = re.compile(r"%\s*other-dates:(.*)")
_ADDRESS = re.compile(r"\]\([^)]*\)|https?://\S+")


def typed_dates(text: str) -> list[tuple[int, str]]:
    """Line and words of every date typed in the source ``text`` that ``% other-dates:`` does not name."""
    allowed = {day for line in text.splitlines() if (match := _ALLOWED.match(line)) for day in match[1].split()}
    return [(number, words) for number, words, day in _dates(text) if day not in allowed]


def _dates(text: str) -> Iterator[tuple[int, str, str]]:
    """Line, words and day (YYYY-MM-DD, or MM-DD without a year) of every date in the text that readers see."""
    front = re.match(r"---\n.*?\n---\n", text, re.DOTALL)
    body_starts = front[0].count("\n") if front else 0
    for number, line in enumerate(text.splitlines(), 1):
        if number <= body_starts or line.startswith("%"):
            continue
        seen = _ADDRESS.sub("]", line)
        for match in [*_LONG.finditer(seen), *_SHORT.finditer(seen)]:
            yield number, match[0], _day(match.groupdict())


def _day(found: dict[str, str | None]) -> str:
    month = str(found["month"]).lower()
    number = _MONTHS.index(month) + 1 if month in _MONTHS else int(month)
    day = str(found["day"] or found.get("word"))
    return "-".join(filter(None, (found["year"], f"{number:02}", day.zfill(2))))
