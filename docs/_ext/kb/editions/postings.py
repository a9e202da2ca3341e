"""The inverted index of one edition: which sections have a key, and how much it says of them.

Fields weigh heading 6, title of the page 3, headings in the other languages 2, all by their length;
text 1 a word, up to two headings. The sum is saturated as in BM25 and kept in 26 levels, one capital
letter each.
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

HEADING, TITLE, OTHER_HEADING = 6.0, 3.0, 2.0
# Of a key in several headings of a section the best counts, and half of each other.
_AGAIN = 0.5
# Share of a heading's weight that its length takes: a long heading says less of each of its words.
_HEADING_LENGTH, _TEXT_LENGTH = 0.3, 0.4
# However often a word stands in a text, it weighs less than this: two headings.
_MOST_TEXT = 12.0
# A name of several words that stands in a section as a whole.
NAME = 3.0
_SATURATION = 4.0
# A row of a table is found by its name; a section that says the same says more of it.
_ROW = 0.85
# What a page about the site itself says of a subject counts less than the subject's own page.
_ASIDE = 0.75
LEVELS = 26
# Of a key that stands almost everywhere only the best sections are kept; its rarity is told beside them.
MOST_SECTIONS = 300
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def weigh(record: Mapping[str, Any], others: Iterable[Mapping[str, Any]]) -> dict[str, dict[int, float]]:
    """Key → section number → weight from 0 to 1, for the edition of ``record``."""
    sections = [(page, section) for page in record["pages"] for section in page["sections"]]
    sizes = [sum(section["text_keys"].values()) for _page, section in sections]
    average = _average(size for (_page, section), size in zip(sections, sizes, strict=True) if not section["row"])
    keys_of = {row["name"]: row["keys"] for rows in record["names"].values() for row in rows}
    sums: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    told = _headings(record, others)
    for number, ((_page, section), size) in enumerate(zip(sections, sizes, strict=True)):
        for key, weight in told[number].items():
            sums[key][number] += weight
        for key, count in section["text_keys"].items():
            text = count / (1 - _TEXT_LENGTH + _TEXT_LENGTH * size / average)
            sums[key][number] += text * _MOST_TEXT / (text + _MOST_TEXT)
        for name in section["names"]:
            keys = keys_of.get(name, ())
            if len(keys) > 1:
                sums[" ".join(keys)][number] += NAME
    share = [
        (_ASIDE if page["page"].split("/")[0] in record["aside"] else 1.0) * (_ROW if section["row"] else 1.0)
        for page, section in sections
    ]
    return {key: {n: share[n] * f / (f + _SATURATION) for n, f in rows.items()} for key, rows in sums.items()}


def _headings(record: Mapping[str, Any], others: Iterable[Mapping[str, Any]]) -> list[dict[str, float]]:
    """For each section, key → weight of its heading, the title of its page and the headings elsewhere."""
    records = [record, *others]
    lengths = [_HeadingLengths(one) for one in records]
    editions = [[section for page in one["pages"] for section in page["sections"]] for one in records]
    found: list[dict[str, float]] = []
    for page in record["pages"]:
        top = page["sections"][0]
        for section in page["sections"]:
            number = len(found)
            told = [
                (sections[number], (OTHER_HEADING if edition else HEADING) / lengths[edition].of(sections[number]))
                for edition, sections in enumerate(editions)
            ]
            if section is not top and not section["row"]:
                told.insert(1, (top, TITLE / lengths[0].of(top)))
            found.append(_joined(told))
    return found


def _joined(headings: Iterable[tuple[Mapping[str, Any], float]]) -> dict[str, float]:
    """The weights of the keys of several headings, each with its weight."""
    found: dict[str, float] = {}
    for section, weight in headings:
        for key, share in section["heading_keys"].items():
            one, other = found.get(key, 0.0), weight * min(1, share)
            found[key] = max(one, other) + _AGAIN * min(one, other)
    return found


class _HeadingLengths:
    """How long the headings of an edition are beside its average, in words that say something."""

    def __init__(self, record: Mapping[str, Any]) -> None:
        self._stop = set(record["stop"])
        sections = [section for page in record["pages"] for section in page["sections"]]
        self._average = _average(self._words(section) for section in sections if not section["row"])

    def _words(self, section: Mapping[str, Any]) -> int:
        return max(1, len([word for word in section["words"] if word not in self._stop]))

    def of(self, section: Mapping[str, Any]) -> float:
        """Above 1 for a long heading: it says less of each of its words."""
        return 1 - _HEADING_LENGTH + _HEADING_LENGTH * self._words(section) / self._average


def _average(numbers: Iterable[float]) -> float:
    known = list(numbers)
    return max(1.0, sum(known) / max(1, len(known)))


def pack(rows: Mapping[int, float]) -> str:
    """The posting of a key as text: steps between sections in base 36, each with its level.

    ``12:`` before it tells in how many sections the key stands, where not all are listed.
    """
    kept = sorted(sorted(rows, key=lambda number: (-rows[number], number))[:MOST_SECTIONS])
    text = "" if len(kept) == len(rows) else f"{len(rows)}:"
    before = -1
    for number in kept:
        step = number - before - 1
        level = min(LEVELS, max(1, math.ceil(rows[number] * LEVELS)))
        text += (base36(step) if step else "") + chr(64 + level)
        before = number
    return text


def base36(number: int) -> str:
    """``number`` in the digits that JavaScript's ``parseInt(text, 36)`` reads."""
    text = _DIGITS[number % 36]
    while number := number // 36:
        text = _DIGITS[number % 36] + text
    return text
