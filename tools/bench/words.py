"""Made-up words of four languages, one for another: word number 7 of each means the same.

The words are as long as real ones and follow Zipf's law, so that an index of them grows as a real one does.
"""

from __future__ import annotations

import itertools
import random
from functools import cache

_SYLLABLES = {
    "hu": "ka le már sző fel vár tó ér ben ság nek ál mo ri gya szu hő lap zen tik bó ra es újt",
    "en": "con ter ing al port ment sta re ble tion der mar way ser ved hou ry ish land ap ov ent lu per",
    "kk": "қа ле мар сө ғы тер жан дық бай ұлы көр сет ме ні шы ары ған ту өзе рық ақп ым іс нды",
    "ru": "пре сто ва ние мо роз ка ли ный вер ст ход ра гла дел ить бо ком пис ще рад тел ами од",
}
COUNT = 6000
_WEIGHTS = list(itertools.accumulate(1 / (rank + 8) for rank in range(COUNT)))


@cache
def vocabulary(language: str) -> tuple[str, ...]:
    """``COUNT`` different words of ``language``; a language without syllables here has the Latin ones of English."""
    chance = random.Random(language)  # noqa: S311 - nothing is secret
    syllables = _SYLLABLES.get(language, _SYLLABLES["en"]).split()
    found: dict[str, None] = {}
    while len(found) < COUNT:
        found["".join(chance.choices(syllables, k=chance.choice((1, 2, 2, 3, 3, 4))))] = None
    return tuple(found)


def pick(chance: random.Random, count: int) -> list[int]:
    """Numbers of ``count`` words, usual ones more often."""
    return chance.choices(range(COUNT), cum_weights=_WEIGHTS, k=count)
