"""Terms as they stand in running text: a form with the endings that its language gives it."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# What a word may lose before an ending: the last vowel of kk and ru words, the endings of Russian adjectives.
_LOST = {
    "kk": r"у$",
    "ru": r"(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ия|ие|ь|й|а|я|о|е|ы|и|ец)$",
    "en": r"(?:y|e)$",
}
# How the last letter may change instead: Tisza, Tiszát; серіктестік, серіктестігі.
_CHANGED = {
    "hu": {"a": "[aá]", "e": "[eé]"},
    "kk": {"к": "[кг]", "қ": "[қғ]", "п": "[пб]"},
}
_ENDINGS = {
    "hu": r"[a-záéíóöőúüű]*(?:-[a-záéíóöőúüű]+)?",
    "kk": r"[а-яёәғқңөұүһі]*(?:-[а-яёәғқңөұүһі]+)?",
    "ru": r"[а-яё]{0,5}",
    "en": r"(?:s|es|y|ies|e|ed|n|’s|’)?",
}


_START = 3


class Forms:
    """Forms of one term in the language ``code``, any of which may stand in a text.

    Patterns are compiled only for a text that has their letters: most texts have few of the terms.
    """

    def __init__(self, forms: tuple[str, ...], code: str) -> None:
        self._forms = tuple(filter(None, (re.sub(r"\s*\(.*?\)|[^\w\s–-]", "", form).strip() for form in forms)))
        self._code = code
        self.keys = tuple(_key(form, code) for form in self._forms)

    def search(self, text: str) -> re.Match[str] | None:
        """Where one of the forms stands first, if any does."""
        return self._pattern.search(text) if self._may_stand(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every place where one of the forms stands."""
        return self._pattern.finditer(text) if self._may_stand(text) else iter(())

    def _may_stand(self, text: str) -> bool:
        lower = _lower(text)
        return any(key in lower for key in self.keys)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(_pattern(form, self._code) for form in self._forms))


class Index:
    """Many ``Forms`` by the first letters of their keys: a text is asked only for those that it may have."""

    def __init__(self, forms: Iterable[Forms]) -> None:
        self._forms = tuple(forms)
        self._by_start: defaultdict[str, set[int]] = defaultdict(set)
        self._short: set[int] = set()
        for number, form in enumerate(self._forms):
            for key in form.keys:
                (self._by_start[key[:_START]] if len(key) >= _START else self._short).add(number)

    def search(self, text: str) -> list[tuple[int, re.Match[str]]]:
        """The number of each of the forms that stands in ``text``, with its first match, in their order."""
        lower = _lower(text)
        starts = {lower[place : place + _START] for place in range(len(lower) - _START + 1)}
        numbers = self._short.union(*(self._by_start[start] for start in starts & self._by_start.keys()))
        found = ((number, self._forms[number].search(text)) for number in sorted(numbers))
        return [(number, match) for number, match in found if match]


@lru_cache(maxsize=16)
def _lower(text: str) -> str:
    return text.lower()


def _key(form: str, code: str) -> str:
    """The longest run of letters of ``form`` that no ending changes, in lower case."""
    words = (word for word in re.split(r"[\s–-]+", form) if word)
    return max((_unchanged(stem(word, code), code)[0].lower() for word in words), key=len)


def _unchanged(head: str, code: str) -> tuple[str, str]:
    """A stem without a last letter that may change, and the pattern of that letter."""
    changed = _CHANGED.get(code, {}).get(head[-1], "")
    return (head[:-1], changed) if changed and len(head) >= 3 else (head, "")


def stem(word: str, code: str) -> str:
    """``word`` without what it may lose before an ending in the language ``code``."""
    return re.sub(_LOST.get(code, r"(?!)"), "", word) if len(word) > 3 and not word.isupper() else word


def _pattern(form: str, code: str) -> str:
    # Blanks may be no-break ones; a hyphen or dash stays where it is.
    parts = re.split(r"(\s+|[–-])", form)
    words = (r"\.?\s+" if part.isspace() else _word(part, code) for part in parts if part)
    return rf"(?<![\w-]){''.join(words)}(?!\w)"


def _word(word: str, code: str) -> str:
    if not word.isalnum():
        return re.escape(word)
    head, changed = _unchanged(stem(word, code), code)
    # A sentence may begin with the word; a name keeps its capital, but not in Hungarian adjectives (asztanai).
    small = head[0].islower() or code == "hu"
    first = f"[{head[0].upper()}{head[0].lower()}]" if small else re.escape(head[0])
    return first + re.escape(head[1:]) + changed + _ENDINGS.get(code, r"\w*")
