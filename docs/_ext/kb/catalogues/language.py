"""Is the text in its language: spelling, words of another language left in it, copies of the source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kb.catalogues.characters import script
from kb.catalogues.content import ADDRESS
from kb.catalogues.forms import stem
from kb.catalogues.wording import QUOTED
from kb.spelling import load_stemmer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kb.catalogues.lexicon import Lexicon
    from kb.catalogues.message import Message
    from kb.catalogues.structure import Problem
    from kb.spelling import Speller, Stemmer, WordList
    from kb.terms import Concept

# Not the ending after a number (13th, 19:00-ге), which is no word by itself.
WORD = re.compile(r"(?<!\w)(?<![\d%][-–])[^\W\d_]+(?:[’'][^\W\d_]+)*")
_BRACKETED = re.compile(r"\(\s*(?:[^\W\d_]+[\s–-]?){1,3}\s*\)")
# A stem must be this long before one wrong letter in it can be told from another word.
_TELLING = 5
_KAZAKH = frozenset("әғқңөұүһі")
# The longest ending that a name may take, by language; others take none.
_ENDINGS = {"hu": 10, "kk": 12, "ru": 4, "en": 2}


@dataclass(frozen=True)
class Tongue:
    """All that is known of a language: lexicon, dictionary if there is one, word list, the site's terms."""

    lexicon: Lexicon
    speller: Speller | None
    words: WordList
    docs: Path
    concepts: tuple[Concept, ...]

    @property
    def code(self) -> str:
        """The code of the language."""
        return self.lexicon.code

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all words of the site's terms and names, lower case."""
        forms = (form for concept in self.concepts for form in _forms(concept, self.code))
        return frozenset(stem(word, self.code).lower() for form in forms for word in WORD.findall(form))

    @cached_property
    def telling_stems(self) -> frozenset[str]:
        """The stems of preferred terms and names that are long enough to notice a wrong letter in."""
        forms = (concept.preferred.get(self.code, "") for concept in self.concepts)
        words = (word.lower() for form in forms for word in WORD.findall(form))
        found = (self.stemmer.stem(word) if self.stemmer else word for word in words)
        return frozenset(word for word in found if len(word) >= _TELLING)

    @cached_property
    def stems_by_length(self) -> dict[int, list[str]]:
        """``telling_stems`` by their number of letters."""
        found: dict[int, list[str]] = {}
        for known in self.telling_stems:
            found.setdefault(len(known), []).append(known)
        return found

    @cached_property
    def names(self) -> tuple[tuple[str, Concept], ...]:
        """The proper names as the language has them."""
        return tuple((c.preferred[self.code], c) for c in self.concepts if c.name and self.code in c.preferred)

    @cached_property
    def stemmer(self) -> Stemmer | None:
        """The stemmer of the language, if it has one here."""
        return load_stemmer(self.docs) if self.code == "kk" else None

    def is_term(self, word: str) -> bool:
        """Whether ``word`` is a word of a term or name, with an ending or without."""
        word = word.lower()
        most = _ENDINGS.get(self.code, 0)
        return any(word[:length] in self.stems for length in range(max(2, len(word) - most), len(word) + 1))

    def knows(self, word: str) -> bool:
        """Whether ``word`` may be written; without a dictionary every word may."""
        if self.speller is None or word in self.words or self.is_term(word):
            return True
        bare = word.replace("’", "'")
        return any(self.speller.knows(form) for form in dict.fromkeys((word, bare, word.lower())))


def _forms(concept: Concept, code: str) -> tuple[str, ...]:
    return (*concept.accepted(code), *re.split(r",\s*", concept.inflection.get(code, "")))


def _own_words(text: str, lexicon: Lexicon) -> list[str]:
    """The words of ``text`` in the language's own script, without addresses."""
    words = dict.fromkeys(WORD.findall(ADDRESS.sub(" ", text)))
    return [word for word in words if not lexicon.script or script(word[0]) == lexicon.script]


def check_spelling(prose: str, source: str, tongue: Tongue) -> Iterator[Problem]:
    """Words of ``prose`` that neither the dictionary nor the project knows; names of the msgid are free."""
    if tongue.speller is None:
        return
    named = {word for word in WORD.findall(source) if word[0].isupper()}
    words = (word for word in _own_words(prose, tongue.lexicon) if len(word) > 1 and word not in named)
    unknown = [word for word in words if not tongue.knows(word) and not _is_initialism(word)]
    if tongue.code != "kk":
        if unknown:
            yield "spelling", {"found": ", ".join(unknown), "code": tongue.code}
        return
    for word in unknown:
        meant = one_letter_off(word.lower(), tongue)
        if meant:
            yield "term-misspelt", {"found": word, "right": meant}
    if unknown:
        yield "spelling-kazakh", {"found": ", ".join(unknown), "code": tongue.code}


def _is_initialism(word: str) -> bool:
    return word.isupper() and len(word) <= 5


def one_letter_off(word: str, tongue: Tongue) -> str:
    """The stem of a term or name from which the stem of ``word`` is one letter away; empty if there is none."""
    if tongue.stemmer is None:
        return ""
    own = tongue.stemmer.stem(word)
    # A stem that the dictionary has is a word of its own.
    if own in tongue.telling_stems or len(own) < _TELLING or tongue.knows(own):
        return ""
    near = (known for length in range(len(own) - 1, len(own) + 2) for known in tongue.stems_by_length.get(length, ()))
    return min((known for known in near if _one_edit(own, known)), default="")


def _one_edit(first: str, second: str) -> bool:
    """Whether one letter within the words differs; one more at the end is another suffix, not a slip."""
    if len(first) == len(second):
        return sum(a != b for a, b in zip(first, second, strict=True)) == 1
    shorter, longer = sorted((first, second), key=len)
    return (
        len(longer) - len(shorter) == 1
        and not longer.startswith(shorter)
        and any(longer[:index] + longer[index + 1 :] == shorter for index in range(len(longer)))
    )


def check_left_over(msgid: str, prose: str, source: Tongue, target: Tongue) -> Iterator[Problem]:
    """Words of the source language that were left in ``prose``; a single name in brackets is free."""
    text = _BRACKETED.sub(" ", ADDRESS.sub(" ", prose))
    left = []
    if target.lexicon.script and target.lexicon.script != source.lexicon.script:
        for run in _runs(text, source.lexicon.script):
            if not _is_name(run, msgid, source):
                left += [word for word in run if not _is_own(word, msgid, target)]
        text = _without_names(text, msgid, source)
    left += [name for name in _left_names(msgid, text, source, target) if name not in left]
    if left:
        yield "left-over", {"found": ", ".join(dict.fromkeys(left)), "language": source.code}


def _without_names(text: str, msgid: str, source: Tongue) -> str:
    """``text`` without names of several words in the other script: The Budapest Times names no city."""
    for run in _runs(text, source.lexicon.script):
        if len(run) > 1 and _is_name(run, msgid, source):
            text = re.sub(r"[\s–-]+".join(map(re.escape, run)), " ", text)
    return text


def _runs(text: str, of_script: str) -> list[list[str]]:
    """The words of ``of_script`` that stand side by side, as one list each."""
    runs: list[list[str]] = []
    end = -1
    for match in WORD.finditer(text):
        if script(match[0][0]) == of_script:
            if end >= 0 and not re.search(r"[^\s–-]", text[end : match.start()]):
                runs[-1].append(match[0])
            else:
                runs.append([match[0]])
            end = match.end()
        else:
            end = -1
    return runs


def _is_own(word: str, msgid: str, target: Tongue) -> bool:
    """Whether the language writes ``word`` in the other script too: a term, a listed name, an initialism, a number."""
    if word in target.words or target.is_term(word) or re.fullmatch("[IVX]+", word):
        return True
    # An initialism is the msgid's; other capitals may be look-alikes (ACTAHA).
    return word.isupper() and len(word) > 1 and word in msgid


def _is_name(run: list[str], msgid: str, source: Tongue) -> bool:
    """Whether words side by side are a name that the msgid has: MOL, The Times of Central Asia.

    An article before it is free. Words that are all in the source's dictionary are not a name but left over.
    """
    words = run[1:] if run[0] in ("The", "the") and len(run) > 1 else run
    pattern = r"[\s–-]+".join(map(re.escape, words))
    if not words[0][0].isupper() or not re.search(rf"(?<!\w){pattern}", msgid):
        return False
    return not (source.speller and all(source.speller.knows(word.lower()) for word in words))


def _left_names(msgid: str, text: str, source: Tongue, target: Tongue) -> list[str]:
    """Names that the msgid has in the source's form and the text too, though the language has its own form."""
    found = []
    unquoted = QUOTED.sub("", text)
    for name, concept in source.names:
        if name not in unquoted or name not in msgid or not concept.preferred.get(target.code):
            continue
        if name not in concept.accepted(target.code) and re.search(rf"(?<!\w){re.escape(name)}", unquoted):
            found.append(name)
    return found


def check_russian(prose: str, tongue: Tongue, russian: Speller | None) -> Iterator[Problem]:
    """Russian words in a Kazakh text: words without a Kazakh letter that only the Russian dictionary has."""
    if tongue.code != "kk" or tongue.speller is None:
        return
    function = set(tongue.lexicon.function_of_others.split())
    found = []
    for word in _own_words(QUOTED.sub("", prose), tongue.lexicon):
        lower = word.lower()
        if lower in function or (_may_be_russian(word) and russian and not tongue.knows(word) and russian.knows(lower)):
            found.append(word)
    if found:
        yield "russian", {"found": ", ".join(found)}


def _may_be_russian(word: str) -> bool:
    """Whether a Kazakh reader could take ``word`` for a Russian one: no name, no Kazakh letter, not too short."""
    return len(word) > 3 and word.islower() and not _KAZAKH & set(word)


def check_copy(msgid: Message, msgstr: Message, source: Tongue, kept: tuple[str, ...]) -> Iterator[Problem]:
    """A msgstr that is its msgid, unless it holds but numbers, codes and names, or is listed in ``kept``."""
    if msgid.raw.strip() != msgstr.raw.strip():
        return
    text = ADDRESS.sub(" ", msgid.prose)
    for name in kept:
        text = text.replace(name, " ")
    words = WORD.findall(text)
    if any(not word.isupper() and _is_common(word, source) for word in words):
        yield "copy", {}


def _is_common(word: str, source: Tongue) -> bool:
    """Whether ``word`` is no name: it has a small letter first, or the source's dictionary has it with one."""
    return word[0].islower() or (source.speller is not None and source.speller.knows(word.lower()))
