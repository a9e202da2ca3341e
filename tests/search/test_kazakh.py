"""The Kazakh stemmer on paradigms written from the grammar."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from kb.lookup.engine import Analyser

PARADIGMS = [
    line.split()
    for line in (Path(__file__).parent / "paradigms-kk.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
# Shares of forms that have the key of their dictionary form.
FLOORS = {"noun": 0.97, "verb": 0.95, "number": 0.95}


def keys(analyser: Analyser, words: list[str]) -> list[str]:
    return [found[0] for found in analyser.keys(words, "kk")]


@pytest.mark.parametrize("kind", FLOORS)
def test_forms_have_the_key_of_their_word(analyser: Analyser, kind: str) -> None:
    apart, count = [], 0
    for name, lemma, *forms in PARADIGMS:
        if name == kind:
            wanted = keys(analyser, [lemma])[0]
            apart += [
                f"{form} of {lemma}" for form, key in zip(forms, keys(analyser, forms), strict=True) if key != wanted
            ]
            count += len(forms)
    assert count > 0
    assert 1 - len(apart) / count >= FLOORS[kind], apart


def test_different_words_have_different_keys(analyser: Analyser) -> None:
    lemmas = [lemma for _kind, lemma, *_forms in PARADIGMS]
    assert len(set(keys(analyser, lemmas))) == len(lemmas)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("қараша", "қарау"), ("астана", "ас"), ("елшілік", "елші"), ("Қазақстан", "қазақ"), ("білім", "бірлік"),
        ("кітап", "кит"), ("жылқы", "жыл"), ("құман", "құм"),
    ],
)  # fmt: skip
def test_words_that_only_look_alike_stay_apart(analyser: Analyser, word: str, other: str) -> None:
    one, two = keys(analyser, [word, other])
    assert one != two


def test_russian_letters_will_do(analyser: Analyser) -> None:
    assert keys(analyser, ["елшилик", "казакстаннын", "когам", "мажилис"]) == keys(
        analyser, ["елшілік", "Қазақстанның", "қоғам", "мәжіліс"]
    )
