"""Words in the order of each language's dictionaries; months and years in its form."""

from __future__ import annotations

import dataclasses
import random

import pytest
from tests.conftest import REPOSITORY

from kb import languages

EDITIONS = languages.load(REPOSITORY / "docs" / "languages.toml").by_code
# Hungarian: A magyar helyesírás szabályai, 12th edition, 14-15, with its own examples among them.
ORDERS = {
    "hu": [
        ["cudar", "cukor", "cuppant", "csalit", "csata", "Csepel"],
        ["kas", "kasmír", "Kassák", "kastély", "kasza", "kaszinó", "kassza", "kaszt", "kasztíliai"],
        ["nagy", "naggyá", "nagyobb", "naiv"],
        ["kis részben", "kissé", "Kiss Ernő", "kis sorozat", "kistányér", "kis virág"],
        ["ír", "író", "ír szó", "írt"],
        ["kerek", "kerék", "kerekedik"],
        ["magyar", "magyar–kazah", "magyarság"],
        ["óriás", "orom", "öreg", "őrség"],
        ["dob", "dzéta", "dzsámi", "ebéd"],
    ],
    "kk": [
        ["аға", "Алматы", "Әке", "бала"],
        ["гүл", "ғалам", "дала"],
        ["кеңес", "қала", "лай"],
        ["нан", "өнер", "пән"],
        ["ата", "ұлт", "үкімет", "фильм"],
        ["сыр", "ірі", "эпос"],
    ],
    "ru": [["ежевика", "ёлка", "ель", "жук"], ["йод", "кит", "мёд", "Мир"]],
    "en": [["Cuman", "Cuman Laws", "Cumans", "zhuz"], ["24.kg", "Astana", "résumé", "resumes"]],
}
CASES = [(code, words) for code, lists in ORDERS.items() for words in lists]


@pytest.mark.parametrize(("code", "words"), CASES, ids=lambda value: value if isinstance(value, str) else value[0])
def test_words_sort_as_in_the_dictionary(code: str, words: list[str]) -> None:
    shuffled = random.Random(1).sample(words, len(words))
    assert sorted(shuffled, key=EDITIONS[code].sort_key) == words


def test_without_an_alphabet_words_sort_by_code_point() -> None:
    edition = dataclasses.replace(EDITIONS["en"], alphabet="")
    assert sorted("cab", key=edition.sort_key) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("code", "month", "day"),
    [
        ("hu", "2016. október", "2016. október 2."),
        ("en", "October 2016", "2 October 2016"),
        ("kk", "2016 жылғы қазан", "2016 жылғы 2 қазан"),
        ("ru", "октябрь 2016 года", "2 октября 2016 года"),
    ],
)
def test_a_date_of_any_precision_is_in_the_form_of_the_language(code: str, month: str, day: str) -> None:
    shown = [EDITIONS[code].format_when(when).replace("\u00a0", " ") for when in ("2016", "2016-10", "2016-10-02")]
    assert shown == ["2016", month, day]
