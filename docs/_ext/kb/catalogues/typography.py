"""Quotation marks, brackets, dashes and blanks as the language sets them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.catalogues.lexicon import Lexicon
    from kb.catalogues.structure import Problem

_QUOTES = "„”“‘’‚«»‹›\"'"
_BRACKETS = {")": "(", "]": "[", "}": "{"}
_INSIDE_WORD = re.compile(r"(?<=\w)[’'](?=\w)")
# What is wrong in every language of ours, and what stands there instead.
_FAULTS = (
    (re.compile(r"[^\S\n]{2,}"), " "),
    (re.compile(r"(?<=\S)\s+(?=[,;.!?](?:\s|$))"), ""),
    (re.compile(r"(?<=[,;])(?=[^\W\d_])"), " "),
    (re.compile(r"(?<=\w\w[.!?])(?=[^\W\d_a-zа-яёәғқңөұүһі][^\W\d_A-ZА-Я])"), " "),
    (re.compile(r"(?<!\.)\.\.\.(?!\.)"), "…"),
    (re.compile(r"(?<=,),|(?<=;);|(?<=\?)\?|(?<=!)!|(?<=[^.]\.)\.(?!\.)"), ""),
    (re.compile(r"(?<=\()\s|\s(?=\))"), ""),
)
_AROUND = 10
_TWICE = re.compile(r"(?<![\w-])([^\W\d_]{3,})\s+\1(?![\w-])", re.IGNORECASE)


def check_typography(text: str, source: str, lexicon: Lexicon) -> Iterator[Problem]:
    """The problems of the visible ``text`` in the language ``lexicon``; ``source`` is the msgid's."""
    for pattern, right in _FAULTS:
        match = pattern.search(text)
        if match and not pattern.search(source):
            yield _slip(text, match, right)
    # Kazakh says a word twice on purpose.
    twice = _TWICE.search(text) if lexicon.code != "kk" else None
    if twice and twice[0].lower() not in source.lower():
        yield "typography", {"found": twice[0], "right": twice[1]}
    if lexicon.decimal == ",":
        point = re.search(r"(?<![A-Z]{2} \d)(?<=\d)(?<!\d\.)(?<!\.\d)\.(?=\d+(?![\d.]))", text)
        if point and re.search(r"\d*\.\d+", text[point.start() - 1 :])[0] not in source:  # type: ignore[index]
            yield _slip(text, point, ",")
    yield from _check_brackets(text)
    if lexicon.quotes:
        yield from _check_quotes(text, source, lexicon)
    if lexicon.dash:
        yield from _check_dash(text, source, lexicon)


def _slip(text: str, match: re.Match[str], right: str) -> Problem:
    """The words around a slip as they are, and as they should be."""
    before, after = text[max(0, match.start() - _AROUND) : match.start()], text[match.end() : match.end() + _AROUND]
    return "typography", {"found": f"{before}{match[0]}{after}", "right": f"{before}{right}{after}"}


def _check_brackets(text: str) -> Iterator[Problem]:
    opened = []
    for character in text:
        if character in _BRACKETS.values():
            opened.append(character)
        elif character in _BRACKETS and (not opened or opened.pop() != _BRACKETS[character]):
            yield "bracket", {"found": character}
            return
    if opened:
        yield "bracket", {"found": opened[-1]}


def _check_quotes(text: str, source: str, lexicon: Lexicon) -> Iterator[Problem]:
    """Each mark is one of the language's, and the pairs are closed in the order in which they opened."""
    # An apostrophe is no quotation mark: don’t, readers’.
    shown = _INSIDE_WORD.sub("", text)
    if lexicon.code == "en":
        if "'" in text and "'" not in source:
            yield "quote", {"found": "'", "right": "’"}
            return
        shown = re.sub(r"(?<=s)’(?=\s|$)(?![^‘]*‘)", "", shown) if "‘" not in shown else shown
    pairs = {pair[0]: pair[1] for pair in lexicon.quotes}
    outer = lexicon.quotes[0][0]
    opened: list[str] = []
    for character in shown:
        if character not in _QUOTES or (character in source and character in "\"'"):
            continue
        if opened and character == pairs[opened[-1]]:
            opened.pop()
        elif character in pairs and (opened or character == outer):
            opened.append(character)
        else:
            yield "quote", {"found": character, "right": " ".join(lexicon.quotes)}
            return
    if opened:
        yield "quote", {"found": opened[-1], "right": " ".join(lexicon.quotes)}


def _check_dash(text: str, source: str, lexicon: Lexicon) -> Iterator[Problem]:
    right = lexicon.dash.strip()
    match = re.search(r"(?<=\w)\s+(--?|–|—)\s+(?=\w)", text)
    wrong = next((m for m in re.finditer(r"(?<=[\w)”»“,])\s+(--?|–|—)\s+(?=[\w(„«“])", text) if m[1] != right), None)
    if wrong:
        yield "dash", {"found": wrong[1], "right": lexicon.dash}
    elif match is None and "—" in text and right != "—" and "—" not in source:
        yield "dash", {"found": "—", "right": lexicon.dash}
    # A range between numbers stands close, with the short dash.
    spaced = re.search(r"\d\s*—\s*\d|\d\s+[–-]\s+\d|(?<![\d-])\d+-\d+(?![\d-])", text)
    if spaced and spaced[0] not in source:
        yield "dash", {"found": spaced[0], "right": "–"}
