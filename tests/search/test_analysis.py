"""Words and keys: what counts as one word, and which spellings and forms are one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from kb.lookup.engine import Analyser


def keys(analyser: Analyser, text: str, language: str) -> list[str]:
    return analyser.keys([text], language)[0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nur-Szultan, 2024-ben", ["nur", "szultan", "2024", "ben"]),
        ("Kazakhstan’s ambassador", ["kazakhstan", "ambassador"]),
        ("oʻzbek o'zbek o‘zbek", ["ozbek", "ozbek", "ozbek"]),
        ("в Алматы и 5", ["алматы", "5"]),
        ("árvíztűrő tükörfúrógép", ["arvizturo", "tukorfurogep"]),
        ("Қазақстан май", ["казакстан", "май"]),
        ("a\u0301rvi\u0301z", ["arviz"]),
        ("tudás\u00adtár", ["tudastar"]),
        ("😀 !? <b>", []),
    ],
)
def test_plain_words(analyser: Analyser, text: str, words: list[str]) -> None:
    assert analyser.words([text], "") == [[(word, word) for word in words]]


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("hu", "nagykövetség nagykövetségek nagykövetségét nagykövetségekről nagykövetségeinknek nagykövetségben"),
        ("hu", "látogatás látogatások látogatásáról látogatásokkal"),
        ("hu", "tanács tanácsa tanácsának tanácsban tanácsok"),
        ("hu", "olvas olvashat olvashatok olvashatunk olvashatják"),
        ("hu", "kitölt kitöltés kitölteni kitöltöm kitöltött kitöltheti kitöltésének"),
        ("hu", "szavazás szavazni szavazok szavazott szavazhatok szavazásokat"),
        ("hu", "küld küldés küldeni küldöm küldjek küldjem"),
        ("hu", "oklevél oklevelet oklevelem oklevelek oklevélben okleveleinek"),
        ("en", "embassy embassies"),
        ("en", "recognise recognised recognising recognises recognize"),
        ("en", "apply applied applying application applications"),
        ("en", "register registered registration registrations"),
        ("ru", "посольство посольства посольств посольствами посольствах"),
        ("ru", "партнёрство партнерства партнёрством"),
        ("ru", "визит визита визиты визитов"),
        ("ru", "список списка списки списков списками"),
        ("ru", "половец половца половцы половцев"),
        ("ru", "посол посла послы послов послами"),
        ("ru", "получить получение получения получением"),
        ("ru", "признать признала признание признания признанию"),
        ("kk", "елшілік елшілігі елшіліктерінің елшілікке"),
        ("kk", "мәлімдеме мәлімдемесі мәлімдемесін"),
        ("kk", "шәкіртақы шәкіртақысы шәкіртақысының"),
        ("kk", "Мандоки Мандокидің Мандокиді"),
    ],
)
def test_forms_are_one_key(analyser: Analyser, language: str, forms: str) -> None:
    assert len(set(keys(analyser, forms, language))) == 1


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", "виза визит"),
        ("ru", "посол после"),
        ("hu", "nagykövet nagykövetség"),
        ("hu", "választás válasz"),
        ("en", "partner party"),
    ],
)
def test_words_stay_apart(analyser: Analyser, language: str, words: str) -> None:
    assert len(set(keys(analyser, words, language))) == 2


def test_a_language_without_a_stemmer_folds(analyser: Analyser) -> None:
    assert keys(analyser, "Toshkentda Oʻzbekiston", "uz") == ["toshkentda", "ozbekiston"]


def test_a_word_of_any_length_comes_to_an_end(analyser: Analyser) -> None:
    assert len(keys(analyser, "ларның" * 2000, "kk")) == 1
