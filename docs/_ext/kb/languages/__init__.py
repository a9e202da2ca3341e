"""The editions as data: ``docs/languages.toml`` read and checked."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import babel

from kb.findings import BadInput, Finding, read_utf8
from kb.languages import collation

if TYPE_CHECKING:
    from pathlib import Path

_REQUIRED = ("name", "site", "locale", "catalogue", "works", "months", "date", "weekdays", "day", "day_month")
_OPTIONAL = (
    "spelling", "released", "source", "fonts", "on", "on_months", "on_days",
    "months_alone", "month", "about", "century", "alphabet",
)  # fmt: skip
# Lists of names, and how many names each has.
_LISTS = {"months": 12, "months_alone": 12, "weekdays": 7, "on_months": 12, "on_days": 31}
# Patterns, and what each must hold, once.
_PATTERNS = {
    "date": ["d", "m", "y"], "day": ["date", "w"], "day_month": ["d", "m"], "on": ["d", "m", "y"],
    "month": ["m", "y"], "about": ["y"],
}  # fmt: skip


@dataclass(frozen=True)
class Edition:
    """One language edition; fields as described at the top of ``languages.toml``."""

    code: str
    name: str
    site: str
    locale: str
    catalogue: str
    works: str
    months: tuple[str, ...]
    date: str
    weekdays: tuple[str, ...]
    day: str
    day_month: str
    on: str = ""
    on_months: tuple[str, ...] = ()
    on_days: tuple[str, ...] = ()
    spelling: str = ""
    released: bool = False
    source: bool = False
    fonts: str = ""
    months_alone: tuple[str, ...] = ()
    month: str = "{m} {y}"
    about: str = "~{y}"
    century: str = "{r}"
    alphabet: str = ""

    def format_date(self, day: dt.date) -> str:
        """``day`` in the long form of this language."""
        return self.date.format(y=day.year, m=self.months[day.month - 1], d=day.day)

    def format_weekday(self, day: dt.date) -> str:
        """``day`` in the long form, with its weekday."""
        return self.day.format(date=self.format_date(day), w=self.weekdays[day.weekday()])

    def format_day_month(self, day: dt.date) -> str:
        """``day`` without its year."""
        return self.day_month.format(m=self.months[day.month - 1], d=day.day)

    def format_on(self, day: dt.date) -> str:
        """``day`` as the answer to "when": "on 2 April 2026"."""
        months = self.on_months or self.months
        number = self.on_days[day.day - 1] if self.on_days else day.day
        return (self.on or self.date).format(y=day.year, m=months[day.month - 1], d=number)

    def format_when(self, when: str) -> str:
        """A day, month or year as ISO 8601 (YYYY-MM-DD, YYYY-MM, YYYY) in the form of this language."""
        year, month, day = (*map(int, when.split("-")), 0, 0)[:3]
        if day:
            return self.format_date(dt.date(year, month, day))
        names = self.months_alone or self.months
        return self.month.format(y=year, m=names[month - 1]) if month else str(year)

    def sort_key(self, words: str) -> tuple[object, ...]:
        """The place of ``words`` in this language's alphabet (``kb.languages.collation``)."""
        return collation.sort_key(words, self.alphabet)

    def quote_work(self, title: str) -> str:
        """The title of a work between this language's marks; unchanged where titles are italic."""
        return title if self.works == "italic" else f"{self.works[0]}{title}{self.works[1]}"


@dataclass(frozen=True)
class Editions:
    """All editions in the order of the switcher."""

    all: tuple[Edition, ...]
    by_code: dict[str, Edition] = field(repr=False)

    @property
    def source(self) -> Edition:
        """The edition in the language that the pages are written in."""
        return next(edition for edition in self.all if edition.source)

    @property
    def codes(self) -> tuple[str, ...]:
        """Language codes in order."""
        return tuple(edition.code for edition in self.all)


def load(path: Path) -> Editions:
    """Read the editions from ``path``.

    Raises BadInput, naming the line, for syntax errors, double or unknown languages,
    missing, unknown or wrong keys, and for anything but one source language.
    """
    shown = f"{path.parent.name}/{path.name}"
    try:
        text = read_utf8(path, shown)
    except FileNotFoundError:
        raise BadInput(Finding(shown, 1, "the file is missing", "restore it from git")) from None
    return _read(shown, text)


# Every page and role asks for the editions: a build reads the same text some hundred times.
@lru_cache(maxsize=8)
def _read(shown: str, text: str) -> Editions:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(_syntax_finding(shown, text, str(error))) from None
    findings = []
    editions = []
    for code, table in data.items():
        line = _line_of(text, code)
        problems = list(_problems(code, table))
        findings += [Finding(shown, line, wrong, mend) for wrong, mend in problems]
        if not problems:
            values: dict[str, Any] = {key: tuple(value) if key in _LISTS else value for key, value in table.items()}
            editions.append(Edition(code=code, **values))
    source = [edition.code for edition in editions if edition.source]
    if not findings and len(source) != 1:
        line = _line_of(text, source[1]) if source else 1
        findings.append(
            Finding(shown, line, "not exactly one language is the source", "set source = true in one table")
        )
    if findings:
        raise BadInput(*findings)
    return Editions(tuple(editions), {edition.code: edition for edition in editions})


def line_of(path: Path, code: str) -> int:
    """The line on which the table ``code`` opens in the file ``path``."""
    return _line_of(path.read_text(encoding="utf-8"), code)


def _line_of(text: str, code: str) -> int:
    for number, line in enumerate(text.splitlines(), 1):
        if re.match(rf"\s*\[\s*\"?{re.escape(code)}\"?\s*\]", line):
            return number
    return 1


def _syntax_finding(shown: str, text: str, message: str) -> Finding:
    where = re.search(r"at line (\d+)", message)
    line = int(where[1]) if where else max(1, len(text.splitlines()))
    double = re.search(r"Cannot declare \('([^']+)',\) twice", message)
    if double:
        return Finding(shown, line, f"language {double[1]!r} stands twice", "keep one of the two tables")
    return Finding(shown, line, f"not valid TOML ({message})", "mend the syntax of this line")


def _problems(code: str, table: Any) -> list[tuple[str, str]]:
    """What is wrong with one table, as pairs of fault and mending."""
    if not isinstance(table, dict):
        return [(f"{code!r} stands outside a table", "write one table a language")]
    try:
        babel.Locale.parse(code)
    except (babel.UnknownLocaleError, ValueError):
        return [(f"unknown language {code!r}", "use a language code of BCP 47 such as uz")]
    missing = [f"add {key!r}" for key in _REQUIRED if key not in table]
    unknown = [f"remove {key!r}" for key in table if key not in _REQUIRED + _OPTIONAL]
    if missing or unknown:
        return [(f"table {code!r} has missing or unknown keys", ", ".join(missing + unknown))]
    flags = ("released", "source")
    wrong = [key for key in table if key not in (*flags, *_LISTS) and not isinstance(table[key], str)]
    wrong += [key for key in flags if not isinstance(table.get(key, False), bool)]
    problems = [(f"{key!r} of {code!r} has the wrong type", "see the top of the file") for key in wrong]
    for key, size in _LISTS.items():
        names = table.get(key, [""] * size)
        if not (isinstance(names, list) and len(names) == size and all(isinstance(name, str) for name in names)):
            problems.append((f"{key!r} of {code!r} is not a list of {size} names", f"give all {size}"))
    if wrong:
        return problems
    if table["works"] != "italic" and len(table["works"]) != 2:
        problems.append((f"'works' of {code!r} is neither italic nor two marks", 'write "italic" or "«»"'))
    for key, parts in _PATTERNS.items():
        if key in table and not _fills(table[key], parts):
            listed = ", ".join(f"{{{part}}}" for part in parts)
            problems.append((f"{key!r} of {code!r} does not hold {listed}", "use each of them once"))
    century = table.get("century", "{n}")
    if not (_fills(century, ["n"]) or _fills(century, ["r"])):
        problems.append((f"'century' of {code!r} does not hold {{n}} or {{r}}", "use one of them once"))
    if not re.fullmatch(r"[a-z]{2,3}(_[A-Z]{2})?", table["catalogue"]):
        problems.append((f"'catalogue' of {code!r} is no folder name", "use a language code"))
    return problems


def _fills(pattern: str, parts: list[str]) -> bool:
    """Whether a date can be written with ``pattern``: all of ``parts``, once each."""
    try:
        pattern.format(**dict.fromkeys(parts, "1"))
    except (KeyError, IndexError, ValueError):
        return False
    return sorted(re.findall(r"{(\w*)}", pattern)) == parts
