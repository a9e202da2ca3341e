"""Characters that readers cannot see, or that look like others."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from html import unescape
from typing import TYPE_CHECKING

from kb.catalogues.report import fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.catalogues.lexicon import Lexicon
    from kb.catalogues.read import Catalogue
    from kb.catalogues.structure import Problem
    from kb.findings import Finding

# What a text may hold beside letters, digits and ASCII: typography, units, money.
_MARKS = frozenset("\u00a0\u202f\u2009„”“‘’‚«»‹›–—−…•·×÷±≈≤≥°′″§№€£₸₽%‰†‡½¼¾²³→←©®™")
# Control, format, private, surrogate and unassigned characters.
_HIDDEN = ("Cc", "Cf", "Co", "Cs", "Cn")
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "HEBREW", "ARABIC")
# Letters of foreign names in Latin script that our readers meet: Hungarian, German, Turkish, Polish, Czech and like.
_LATIN = frozenset("áàâãäåæçčćďđéèêëěęğíìîïıľłñńňóòôõöőøœřŕşšśșťţțúùûüűůýžźżßə")


def check_characters(raw: str, source: str, lexicon: Lexicon) -> Iterator[Problem]:
    """The problems of the text ``raw``; what ``source``, its msgid, holds is free."""
    text = unescape(raw)
    for character in dict.fromkeys(text):
        if character not in source and not _is_fair(character):
            yield "character", {"found": _name(character)}
    if unicodedata.normalize("NFC", raw) != raw:
        yield "not-composed", {"found": _decomposed(raw)}
    for word in _words(text):
        if word not in source:
            yield from _check_word(word, lexicon)


def check_hidden(catalogue: Catalogue) -> Iterator[Finding]:
    """Characters that no editor shows, anywhere in the file: in a comment they deceive whoever reviews it."""
    for number, line in enumerate(catalogue.text.splitlines(), 1):
        if line.startswith("#"):
            for character in dict.fromkeys(line):
                if unicodedata.category(character) in _HIDDEN and character != "\t":
                    yield fault("character", catalogue.shown, number, found=_name(character))


def _is_fair(character: str) -> bool:
    if character.isascii():
        return character.isprintable() or character == "\n"
    if character in _MARKS:
        return True
    return unicodedata.category(character) in ("Lu", "Ll") and script(character) in ("LATIN", "CYRILLIC")


@cache
def script(character: str) -> str:
    """The script of a letter, as the first word of its Unicode name; empty for other characters."""
    name = unicodedata.name(character, "")
    if not character.isalpha():
        return ""
    first = name.split(" ", 1)[0]
    return first if first in _SCRIPTS else name


def _name(character: str) -> str:
    name = unicodedata.name(character, "control or private character")
    return f"U+{ord(character):04X} ({name.lower()})"


def _decomposed(raw: str) -> str:
    for word in raw.split():
        if unicodedata.normalize("NFC", word) != word:
            return word
    return raw


def _words(text: str) -> list[str]:
    """Words and the parts of compounds: ``PDF-файл`` is two words."""
    return list(dict.fromkeys(re.findall(r"[^\W_]+", text)))


def _check_word(word: str, lexicon: Lexicon) -> Iterator[Problem]:
    scripts = {script(character) for character in word} - {""}
    if len(scripts) > 1:
        yield "mixed-script", {"found": word, "letters": _odd_letters(word)}
        return
    if not scripts or not lexicon.alphabet:
        return
    (only,) = scripts
    own = frozenset(lexicon.alphabet)
    fair = own if only == lexicon.script else _LATIN | frozenset("abcdefghijklmnopqrstuvwxyz")
    if lexicon.script == only == "LATIN":
        fair = own | _LATIN
    if only == "CYRILLIC" and lexicon.script != "CYRILLIC":
        yield "foreign-letter", {"found": word, "letters": word}
        return
    odd = "".join(
        dict.fromkeys(character for character in word if character.isalpha() and character.lower() not in fair)
    )
    if odd:
        yield "foreign-letter", {"found": word, "letters": " ".join(map(_name, odd))}


def _odd_letters(word: str) -> str:
    """The letters of the script that the word has less of, named."""
    count: dict[str, list[str]] = {}
    for character in word:
        count.setdefault(script(character), []).append(character)
    count.pop("", None)
    return " ".join(_name(character) for character in min(count.values(), key=len))
