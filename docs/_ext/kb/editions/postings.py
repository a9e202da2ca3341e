"""The inverted index of one edition: which sections have a key, and how much it says of them.

Fields weigh heading 6, title of the page 3, headings in the other languages 2, text 1; the sum is
saturated as in BM25 and kept in 26 levels, one capital letter each.
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

HEADING, TITLE, OTHER_HEADING = 6.0, 3.0, 2.0
# A name of several words that stands in a section as a whole.
NAME = 4.0
_SATURATION = 4.0
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
    average = max(1.0, sum(sizes) / max(1, len(sizes)))
    keys_of = {row["name"]: row["keys"] for rows in record["names"].values() for row in rows}
    sums: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for number, ((page, section), size) in enumerate(zip(sections, sizes, strict=True)):
        for key, share in section["heading_keys"].items():
            sums[key][number] += HEADING * min(1, share)
        if section is not page["sections"][0]:
            for key, share in page["sections"][0]["heading_keys"].items():
                sums[key][number] += TITLE * min(1, share)
        for key, count in section["text_keys"].items():
            sums[key][number] += count / (0.6 + 0.4 * size / average)
        for name in section["names"]:
            keys = keys_of.get(name, ())
            if len(keys) > 1:
                sums[" ".join(keys)][number] += NAME
    for other in others:
        twins = [section for page in other["pages"] for section in page["sections"]]
        for number, section in enumerate(twins):
            for key, share in section["heading_keys"].items():
                sums[key][number] += OTHER_HEADING * min(1, share)
    share = [_ASIDE if page["page"].split("/")[0] in record["aside"] else 1.0 for page, _section in sections]
    return {key: {n: share[n] * f / (f + _SATURATION) for n, f in rows.items()} for key, rows in sums.items()}


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


def synonyms(
    record: Mapping[str, Any], everyone: Iterable[Mapping[str, Any]], keys: Iterable[str]
) -> dict[str, list[list[Any]]]:
    """First key of a name → [its further keys, names of the same concept that this edition's pages use]."""
    known = set(keys)
    own = {
        identity: sorted({" ".join(row["keys"]) for row in rows if known.issuperset(row["keys"])})
        for identity, rows in record["names"].items()
    }
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for edition in everyone:
        for identity, rows in edition["names"].items():
            for row in rows:
                first, *rest = row["keys"]
                found[first, " ".join(rest)] |= set(own.get(identity, ()))
    table: dict[str, list[list[Any]]] = defaultdict(list)
    for (first, rest), names in sorted(found.items()):
        if names - {" ".join(filter(None, (first, rest)))}:
            table[first].append([rest, sorted(names)])
    return table
