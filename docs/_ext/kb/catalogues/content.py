"""What a translation must keep beside its markup: numbers, addresses, marks, and some words at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.catalogues.numbers import compare_numbers, compare_words, find_numbers
from kb.catalogues.structure import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.catalogues.lexicon import Lexicon
    from kb.catalogues.message import Message
    from kb.catalogues.structure import Problem

_LOWER = "a-zа-яёәғқңөұүһі"
ADDRESS = re.compile(
    r"(?i:https?|ftp|mailto|javascript|data|tel):[^\s()]+|(?i:www)\.[^\s()]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    rf"|(?<![\w.@])[\w-]+(?:\.[\w-]+)*\.[{_LOWER}]{{2,}}(?!\w|\.\w)(?:/[^\s()]*)?"
)
_CLOSERS = '”»"’“)]}›'
_FINAL = {"?": "?", "!": "!", "…": "…", ":": ":", ";": ";", ".": ".", ",": ","}
# A short string may be this much longer; the others may be so many times as long as their msgid.
# Of 1,692 of our own messages (November 2026) the shortest is 0.52 times as long, the longest 1.78.
_SHORT, _SHORT_MOST = 30, 40
_LONG = 80
_RATIO, _RATIO_OF_LONG = (0.45, 2.2), (0.55, 1.8)


def compare_content(
    msgid: Message, msgstr: Message, source: Lexicon, target: Lexicon, *, loose_end: bool
) -> Iterator[Problem]:
    """The problems of the words of ``msgstr``, in the language ``target``, beside those of ``msgid``.

    With ``loose_end``, for strings of the interface, only a lost question or a new full stop counts at the end,
    and the length is free.
    """
    yield from _compare_numbers(msgid.visible, msgstr.visible, source, target)
    expected, found = (set(map(_address, ADDRESS.findall(text))) for text in (msgid.visible, msgstr.visible))
    if expected != found:
        yield "address", {"expected": _join(expected - found), "found": _join(found - expected)}
    yield from _compare_marks(msgid.visible, msgstr.visible, source, loose_end)
    if not loose_end and _first(msgid.prose).isupper() and _first(msgstr.prose).islower():
        yield "first-letter", {"found": msgstr.visible.strip()[:30]}
    if not loose_end:
        yield from _compare_length(msgid.visible, msgstr.visible)
    yield from _find_capitals(msgid.visible, msgstr.visible)


def _address(text: str) -> str:
    return text.rstrip(".,;:!?").lower()


def _join(values: set[str] | set[int] | list[str] | list[int]) -> str:
    return ", ".join(sorted(map(str, values))) or NOTHING


def _compare_numbers(msgid: str, msgstr: str, source: Lexicon, target: Lexicon) -> Iterator[Problem]:
    first, second = (
        find_numbers(ADDRESS.sub(" ", text), lexicon) for text, lexicon in ((msgid, source), (msgstr, target))
    )
    lost, gained = compare_numbers(first, second)
    if lost or gained:
        yield "number", {"expected": _join(lost), "found": _join(gained)}
    lost_words, gained_words = compare_words(first, second)
    if lost_words:
        yield "number-word", {"expected": _join(lost_words), "found": _join(gained_words)}
    if source.months and target.months:
        missing = first.months - second.months - set(source.ambiguous_months)
        extra = second.months - first.months - (set() if missing else set(target.ambiguous_months))
        if missing or extra:
            yield "month", {"expected": _months(missing, target), "found": _months(extra, target)}
    if source.units and target.units and first.units != second.units:
        yield "unit", {"expected": _join(first.units - second.units), "found": _join(second.units - first.units)}


def _months(numbers: set[int], lexicon: Lexicon) -> str:
    return ", ".join(re.sub(r"[^\w].*|\|.*", "", lexicon.months[number - 1]) for number in sorted(numbers)) or NOTHING


def _compare_marks(msgid: str, msgstr: str, source: Lexicon, loose: bool) -> Iterator[Problem]:
    expected, found = _final(msgid), _final(msgstr)
    wrong = expected != found
    if source.code == "hu" and re.search(r"\d\.$", msgid.strip()):
        # An ordinal number, as of a day, has a full stop of its own.
        wrong = found not in (".", "")
    if loose:
        # A string without letters is a pattern: of a date, of a title.
        wrong = wrong and bool(re.search(r"\w", msgid)) and (expected in ("?", "…") or found == ".")
    if wrong:
        yield "final-mark", {"expected": expected or NOTHING, "found": found or NOTHING}


def _first(text: str) -> str:
    """The first letter of a text that begins with a word, behind marks; empty before a digit or an address."""
    match = re.match(r"[\s(„“«\"]*([^\W\d_])", text)
    return match[1] if match and not ADDRESS.match(text.strip()) else ""


def _final(text: str) -> str:
    text = text.strip().rstrip(_CLOSERS).rstrip()
    if text.endswith("..."):
        return "…"
    return _FINAL.get(text[-1:], "")


def _compare_length(msgid: str, msgstr: str) -> Iterator[Problem]:
    expected, found = len(msgid.strip()), len(msgstr.strip())
    if expected < _SHORT:
        far = found > expected + _SHORT_MOST
    else:
        least, most = _RATIO if expected < _LONG else _RATIO_OF_LONG
        far = not least <= found / expected <= most
    if far:
        yield "length", {"expected": str(expected), "found": str(found)}


def _find_capitals(msgid: str, msgstr: str) -> Iterator[Problem]:
    """Three words in capitals on end, or a text of nothing else, where the msgid has none."""
    pattern = re.compile(r"(?:(?<![\w])[^\W\d_a-zа-я]{2,}(?!\w)[\s,–—-]*){3,}")
    shouted = next((match[0] for match in pattern.finditer(msgstr) if match[0].isupper()), "")
    whole = msgstr.isupper() and len(re.findall(r"\w{4,}", msgstr)) and not msgid.isupper()
    if (shouted and not any(match[0].isupper() for match in pattern.finditer(msgid))) or whole:
        yield "capitals", {"found": (shouted or msgstr).strip()}
