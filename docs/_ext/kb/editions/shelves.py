"""In which of many files a word stands, so that a reader's browser finds it with few and small requests."""

from __future__ import annotations

import math
from itertools import groupby
from typing import Any

# Up to so many beginnings of files stand in the manifest itself.
STARTS_AT_ONCE = 400
# Words for slips in one file, at least.
IN_ONE_FILE = 200


def places(kind: str, starts: list[str]) -> tuple[dict[str, Any], dict[str, list[str]]]:
    """Where to look a word up among the sorted files of a ``kind``, from the beginnings of these.

    The answer says ``starts``, and of how many files each is the first (``group``); where that are
    more than one, the beginnings in each group are in a file of their own, by its name.
    """
    group = 1 if len(starts) <= STARTS_AT_ONCE else math.isqrt(len(starts))
    groups = [starts[first : first + group] for first in range(0, len(starts), group)] if group > 1 else []
    return {"group": group, "starts": starts[::group]}, {f"{kind}d{number}": one for number, one in enumerate(groups)}


def beginning(before: str, key: str) -> str:
    """The shortest beginning of ``key`` that comes after ``before``; ``key`` is the same or comes after it itself."""
    common = 0
    while before[common : common + 1] == key[common : common + 1] != "":
        common += 1
    return key[: common + 1]


def by_last_letter(words: list[str]) -> dict[str, list[str]]:
    """Words in files by their last letters, from the first of these: a slip in the first ones leaves it as it is."""
    found: dict[str, list[str]] = {}
    first = ""
    for letter, group in groupby(sorted(words, key=lambda word: (word[-1], word)), lambda word: word[-1]):
        if not found or len(found[first]) >= IN_ONE_FILE:
            first = letter
        found.setdefault(first, []).extend(group)
    return found
