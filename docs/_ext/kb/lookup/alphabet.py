"""Alphabetical order of each language: by code point Ә would stand after Я and á after z."""

from __future__ import annotations

import re
import unicodedata

# Letters in order; letters that sort together are joined by =. Others sort by code point without accents.
_ALPHABETS = {
    "hu": "a=á b c cs d dz dzs e=é f g gy h i=í j k l ly m n ny o=ó ö=ő p q r s sz t ty u=ú ü=ű v w x y z zs",
    "kk": "а ә б в г ғ д е ё ж з и й к қ л м н ң о ө п р с т у ұ ү ф х һ ц ч ш щ ъ ы і ь э ю я",
    "ru": "а б в г д е=ё ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я",
}


def _ranks(language: str) -> dict[str, int]:
    letters = _ALPHABETS.get(language, "").split()
    return {letter: rank for rank, group in enumerate(letters) for letter in group.split("=")}


def split(text: str, language: str) -> list[str]:
    """The letters of ``text`` in lower case, several signs being one letter where the alphabet has it so."""
    known = sorted((letter for letter in _ranks(language) if len(letter) > 1), key=len, reverse=True)
    return re.findall("|".join([*map(re.escape, known), "."]), unicodedata.normalize("NFC", text.lower()), re.DOTALL)


def order(text: str, language: str) -> list[tuple[int, int, str]]:
    """A key for sorted(): words by ``language``'s alphabet, digits first, other marks ignored."""
    ranks = _ranks(language)
    found: list[tuple[int, int, str]] = []
    for letter in split(text, language):
        if letter in ranks:
            found.append((2, ranks[letter], ""))
        elif letter.isalnum():
            plain = unicodedata.normalize("NFD", letter)[0]
            found.append((1 if letter.isdigit() else 2 if plain in ranks else 3, ranks.get(plain, 0), plain))
        elif letter.isspace():
            found.append((0, 0, ""))
    return found


def initial(text: str, language: str) -> str:
    """The letter that ``text`` stands under in an index; # for what begins with none."""
    letters = [letter for letter in split(text, language) if letter.isalnum()]
    if not letters or letters[0].isdigit():
        return "#"
    groups = [group.split("=") for group in _ALPHABETS.get(language, "").split()]
    first = next((group[0] for group in groups if letters[0] in group), letters[0])
    return first[0].upper() + first[1:]
