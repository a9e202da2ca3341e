"""Stems of Kazakh words by the rules of ``docs/_data/kk-stem-rules.json``.

A rule is a suffix, the class of letters that it may follow, and the least length of what is left.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Stemmer:
    """Strips the longest fitting suffix until none fits, then what a stem changes before a suffix."""

    rules: tuple[tuple[str, frozenset[str], int], ...]
    vowels: frozenset[str]
    front: frozenset[str]
    back: frozenset[str]
    free: frozenset[str]
    final: dict[str, str]
    final_vowels: frozenset[str]

    def stem(self, word: str) -> str:
        """The stem of ``word``, which is in lower case."""
        while True:
            fitting = (
                word[: -len(suffix)] for suffix, left, least in self.rules if self._fits(word, suffix, left, least)
            )
            shorter = next(fitting, "")
            if not shorter:
                break
            word = shorter
        if len(word) >= 4 and word[-1] in self.final_vowels:
            word = word[:-1]
        return word[:-1] + self.final.get(word[-1], word[-1])

    def _strip(self, word: str) -> str:
        """``word`` without the longest suffix that fits; empty if none does."""
        return next(
            (word[: -len(suffix)] for suffix, left, least in self.rules if self._fits(word, suffix, left, least)), ""
        )

    def _fits(self, word: str, suffix: str, left: frozenset[str], least: int) -> bool:
        stem = word[: -len(suffix)]
        if not word.endswith(suffix) or len(stem) < least or not self.vowels & set(stem):
            return False
        return (not left or stem[-1] in left) and (suffix in self.free or self._harmonises(stem, suffix))

    def _harmonises(self, stem: str, suffix: str) -> bool:
        last = next((letter for letter in reversed(stem) if letter in self.front | self.back), "")
        first = next((letter for letter in suffix if letter in self.front | self.back), "")
        return not last or not first or (last in self.front) == (first in self.front)


@cache
def load_stemmer(docs: Path) -> Stemmer:
    """The stemmer of the rules below ``docs``."""
    data = json.loads((docs / "_data" / "kk-stem-rules.json").read_text(encoding="utf-8"))
    rules = tuple(
        (suffix, frozenset(data["left"][left]), least)
        for suffix, left, least in sorted(data["rules"], key=lambda rule: -len(rule[0]))
    )
    return Stemmer(
        rules,
        frozenset(data["vowels"]),
        frozenset(data["front"]),
        frozenset(data["back"]),
        frozenset(data["noharmony"]),
        data["final"],
        frozenset(data["finalvowels"]),
    )
