"""Sorting by a language's alphabet, as its dictionaries do.

Blanks, hyphens and marks do not count (A magyar helyesírás szabályai, 12th edition, 14–15);
a letter may be written with several characters (cs), doubled as ccs, and letters that sort as
one (a, á) decide only between words that are otherwise equal.
"""

from __future__ import annotations

import functools
import re
import unicodedata


def sort_key(words: str, alphabet: str) -> tuple[object, ...]:
    """A key that sorts ``words`` by ``alphabet``: letters in order, separated by blanks.

    Characters of one group of one-character letters (``aá``) sort as one. What the alphabet
    lacks comes after it, by code point without its accents.
    """
    ranks, pattern = _read(alphabet)
    text = unicodedata.normalize("NFC", words).lower()
    letters = [letter for letter in pattern.findall(text) if letter in ranks or letter.isalnum()]
    places: list[tuple[int, str]] = []
    for letter in letters:
        single = letter[1:] if letter not in ranks and len(letter) > 1 else letter
        place = (ranks[single], "") if single in ranks else _outside(letter, ranks)
        places += [place, place] if single != letter else [place]
    return (places, text)


def _outside(letter: str, ranks: dict[str, int]) -> tuple[int, str]:
    """A character of no rank: as its plain form if that has one (č in Hungarian), digits first, others last."""
    plain = unicodedata.normalize("NFD", letter)[0]
    if plain in ranks:
        return (ranks[plain], "")
    return (-1 if plain.isdecimal() else len(ranks), plain)


@functools.cache
def _read(alphabet: str) -> tuple[dict[str, int], re.Pattern[str]]:
    ranks: dict[str, int] = {}
    for rank, group in enumerate(alphabet.split()):
        # A group is one letter of several characters (cs), or letters that are accented forms of the first (aá).
        one = len({unicodedata.normalize("NFD", character)[0] for character in group}) == len(group) > 1
        ranks |= dict.fromkeys([group] if one else list(group), rank)
    several = [letter for letter in ranks if len(letter) > 1]
    doubled = [letter[0] + letter for letter in several]
    longest = sorted([*several, *doubled], key=len, reverse=True)
    return ranks, re.compile("|".join([*map(re.escape, longest), "."]), re.DOTALL)
