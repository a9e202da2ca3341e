"""Numbers of a text, made comparable over languages.

``19 óráig`` and ``19:00``, ``60–70 ezer`` and ``60,000–70,000``, ``13. század`` and ``XIII век``,
``2026. április 12.`` and ``12 April 2026``, ``két hét`` and ``2 weeks`` give the same numbers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kb.catalogues.lexicon import Lexicon

_ROMAN = {"I": 1, "V": 5, "X": 10}
_ISO_DATE = re.compile(r"(?<!\d)(?P<y>\d{4})(?:-(?P<m>\d\d)-(?P<d>\d\d)|\. ?(?P<m2>\d\d?)\. ?(?P<d2>\d\d?)\.?)(?!\d)")
_EUROPEAN_DATE = re.compile(r"(?<!\d)(?P<d>\d\d?)[./](?P<m>\d\d?)[./](?P<y>\d{4})(?!\d)")
_SHORT_SPAN = re.compile(r"(?<!\d)(\d\d)(\d\d)([/–-])(\d\d)(?!\d|-\d)")
_CLOCK = re.compile(r"(?<![\d:])(\d{1,2}):(\d{2})(?![\d:])")
_ROMAN_NUMBER = re.compile(r"(?<![^\W_])(?:X{0,3})(?:IX|IV|V?I{0,3})(?![^\W_])")


@dataclass(frozen=True)
class Number:
    """A number in digits: the values that it may stand for; ``optional`` if it may be no number at all."""

    shown: str
    values: frozenset[Decimal | str]
    optional: bool = False


@dataclass
class Numbers:
    """All numbers of a text: in digits, in words, months, units and currencies."""

    digits: list[Number] = field(default_factory=list)
    words: set[int] = field(default_factory=set)
    optional_words: set[int] = field(default_factory=set)
    months: set[int] = field(default_factory=set)
    units: set[str] = field(default_factory=set)

    def all_values(self) -> set[Decimal | str]:
        """Every value that a number in digits or words may stand for."""
        return {value for number in self.digits for value in number.values} | {Decimal(word) for word in self.words}


@cache
def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The pattern of a number with its multiplier, and of what makes two numbers a range."""
    group, decimal = re.escape(lexicon.group), re.escape(lexicon.decimal)
    # A point is a decimal sign everywhere: of a version, or by a slip that typography names.
    digits = rf"(?:\d{{1,3}}(?:[{group}]\d{{3}})+(?!\d)|\d+)(?:{decimal}\d+|\.\d+(?!\d|\.\d))?"
    factors = "|".join(f"(?P<m{value}>{forms})" for value, forms in _longest_first(lexicon.multipliers))
    many = rf"(?:[\s-]?(?:{factors}))?" if factors else ""
    number = re.compile(rf"(?P<sign>(?<!\w)[−-]|\+|±)?(?P<number>{digits}){many}", re.IGNORECASE)
    joiner = re.compile(rf"\s?[–—-]\s?|\s(?:{lexicon.joiners})\s" if lexicon.joiners else r"\s?[–—-]\s?")
    return number, joiner


def _longest_first(words: dict[str, str]) -> list[tuple[str, str]]:
    return sorted(words.items(), key=lambda item: -int(item[0]))


# A msgid is asked for once by each language, one catalogue after another.
@lru_cache(maxsize=8192)
def find_numbers(text: str, lexicon: Lexicon) -> Numbers:
    """The numbers of ``text``, which is in the language of ``lexicon``."""
    found = Numbers()
    text = _take_dates(text, found)
    text = _SHORT_SPAN.sub(r"\1\2\3\g<1>\4", text)
    text = _CLOCK.sub(lambda match: _take_clock(match, found), text)
    text = _ROMAN_NUMBER.sub(lambda match: _take_roman(match, found), text)
    _take_digits(text, found, lexicon)
    _take_words(text, found, lexicon)
    _take_units(text, found, lexicon)
    return found


def _take_dates(text: str, found: Numbers) -> str:
    def take(match: re.Match[str]) -> str:
        parts = match.groupdict()
        month = int(parts.get("m") or parts.get("m2") or 0)
        if not 1 <= month <= 12:
            return match[0]
        found.months.add(month)
        return f" {parts['y']} {int(parts.get('d') or parts.get('d2') or 0)} "

    return _EUROPEAN_DATE.sub(take, _ISO_DATE.sub(take, text))


def _take_clock(match: re.Match[str], found: Numbers) -> str:
    hour, minute = int(match[1]), match[2]
    value: Decimal | str = Decimal(hour) if minute == "00" else f"{hour}:{minute}"
    found.digits.append(Number(match[0], frozenset({value})))
    return " ; "


def _take_roman(match: re.Match[str], found: Numbers) -> str:
    text = match[0]
    if not text:
        return text
    total = 0
    for this, following in zip(text, [*text[1:], ""], strict=True):
        value = _ROMAN[this]
        total += -value if _ROMAN.get(following, 0) > value else value
    # A single I is the English pronoun more often than a king.
    found.digits.append(Number(text, frozenset({Decimal(total)}), optional=text == "I"))
    return " ; "


def _take_digits(text: str, found: Numbers, lexicon: Lexicon) -> None:
    pattern, joiner = _patterns(lexicon)
    matches = list(pattern.finditer(text))
    factors = [_factor(match) for match in matches]
    for index, match in enumerate(matches):
        value = _value(match, lexicon)
        values = {value * factors[index]}
        following = matches[index + 1] if index + 1 < len(matches) else None
        # 60–70 ezer: the first may be 60 or 60,000.
        if following and factors[index] == 1 and joiner.fullmatch(text[match.end() : following.start("number")]):
            values.add(value * factors[index + 1])
        found.digits.append(Number(match[0].strip(), frozenset(values)))


def _value(match: re.Match[str], lexicon: Lexicon) -> Decimal:
    text = match["number"]
    whole, _, fraction = text.partition(lexicon.decimal if lexicon.decimal in text else ".")
    digits = re.sub(r"\D", "", whole)
    value = Decimal(f"{digits}.{fraction}" if fraction else digits).normalize()
    return -value if match["sign"] in ("-", "−") else value


def _factor(match: re.Match[str]) -> Decimal:
    for name, text in match.groupdict().items():
        if text and name.startswith("m"):
            return Decimal(name[1:])
    return Decimal(1)


def _take_words(text: str, found: Numbers, lexicon: Lexicon) -> None:
    for kind, value, pattern in _word_patterns(lexicon):
        if pattern.search(text):
            if kind == "month":
                found.months.add(value)
            elif kind == "cardinal" and value in lexicon.optional:
                found.optional_words.add(value)
            else:
                found.words.add(value)


@cache
def _word_patterns(lexicon: Lexicon) -> list[tuple[str, int, re.Pattern[str]]]:
    """Numbers and months in words: kind, value, pattern."""
    # May and March are also other words: an English month has its capital.
    month_flags = re.NOFLAG if lexicon.code == "en" else re.IGNORECASE
    words = [
        *(("cardinal", int(value), forms, "", re.IGNORECASE) for value, forms in lexicon.cardinals.items()),
        *(("ordinal", int(value), forms, lexicon.endings, re.IGNORECASE) for value, forms in lexicon.ordinals.items()),
        *(("month", value, forms, lexicon.endings, month_flags) for value, forms in enumerate(lexicon.months, 1)),
    ]
    return [
        (kind, value, re.compile(rf"(?<!\w)(?:{forms}){endings}(?!\w)", flags))
        for kind, value, forms, endings, flags in words
    ]


def _take_units(text: str, found: Numbers, lexicon: Lexicon) -> None:
    found.units |= {sign for sign in "+±≤≥" if sign in text}
    found.units |= {unit for unit, pattern in _unit_patterns(lexicon) if pattern.search(text)}


@cache
def _unit_patterns(lexicon: Lexicon) -> list[tuple[str, re.Pattern[str]]]:
    """Each form of each unit with its pattern; a short one, like m, is a unit only after a number."""
    patterns = []
    for unit, forms in lexicon.units.items():
        for form in forms.split("|"):
            plain = re.sub(r"\(\?.*?\)|\W", "", form)
            short = len(plain) <= 3 and plain.isalpha() and plain.upper() != plain
            before = r"(?<=\d)\s?" if short else r"(?<![^\W\d_])" if form[0].isalpha() else ""
            after = r"(?!\w)" if short else ""
            pattern = re.escape(form) if not form[0].isalpha() else form
            flags = re.NOFLAG if short or plain.isupper() else re.IGNORECASE
            patterns.append((unit, re.compile(f"{before}{pattern}{after}", flags)))
    return patterns


def compare_numbers(msgid: Numbers, msgstr: Numbers) -> tuple[list[str], list[str]]:
    """Numbers in digits that only the msgid has, and those that only the msgstr has, as written.

    A number in digits may be a word in the other text.
    """
    missing, extra = list(msgid.digits), list(msgstr.digits)
    for number in sorted(missing, key=lambda number: len(number.values)):
        other = next((other for other in extra if other.values & number.values), None)
        if other:
            missing.remove(number)
            extra.remove(other)
    lost = [number.shown for number in missing if not number.optional and not _is_word(number, msgstr)]
    gained = [number.shown for number in extra if not number.optional and not _is_word(number, msgid)]
    return lost, gained


def _is_word(number: Number, other: Numbers) -> bool:
    return any(Decimal(word) in number.values for word in other.words | other.optional_words)


def compare_words(msgid: Numbers, msgstr: Numbers) -> tuple[list[int], list[int]]:
    """Number words of one text that the other has in no form, for both texts.

    One of them alone is no fault: languages count in words where others do not.
    """
    missing = sorted(word for word in msgid.words if Decimal(word) not in msgstr.all_values() | _decimals(msgstr))
    extra = sorted(word for word in msgstr.words if Decimal(word) not in msgid.all_values() | _decimals(msgid))
    return (missing, extra) if missing and extra else ([], [])


def _decimals(numbers: Numbers) -> set[Decimal]:
    return {Decimal(word) for word in numbers.optional_words}
