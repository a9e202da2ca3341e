"""The sources that pages cite: ``docs/_data/sources.bib`` read and checked.

Field names are those of BibLaTeX (manual, section 2.2); CONTRIBUTING.md says what each holds.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from pybtex.database.input.bibtex import LowLevelParser
from pybtex.scanner import PybtexSyntaxError

from kb.findings import BadInput, Finding, read_utf8

if TYPE_CHECKING:
    from pathlib import Path

TYPES = ("article", "book", "incollection", "online")
# Languages of sources that the interface can name ("in Hungarian"); kb.citations has the words.
LANGUAGES = (
    "de", "en", "hr", "hu", "id", "it", "ja", "kk", "ky", "nl", "ru", "sh", "sk", "tr", "uk", "uz", "zh",
)  # fmt: skip
_REQUIRED = ("title", "publisher", "url", "language", "urldate")
_OPTIONAL = ("author", "authorlanguage", "booktitle", "date")
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Author:
    """A person's name; ``family`` alone for a body or a name of one part."""

    family: str
    given: str = ""


@dataclass(frozen=True)
class Source:
    """One cited source; ``line`` is that of its entry in the file.

    ``date`` is the day, month or year of publication as ISO 8601 (YYYY-MM-DD, YYYY-MM, YYYY) or
    empty; ``read`` is the day on which it was read.
    """

    key: str
    line: int
    title: str
    publisher: str
    url: str
    language: str
    read: dt.date
    date: str = ""
    booktitle: str = ""
    authors: tuple[Author, ...] = ()
    author_language: str = ""

    @property
    def described(self) -> bool:
        """Whether the title is ours, in brackets, because the source shows none."""
        return self.title.startswith("[")


def load(path: Path, shown: str) -> dict[str, Source]:
    """All sources of the file at ``path`` by key; ``shown`` is its name in messages.

    Raises BadInput, naming lines, for wrong syntax, keys that stand twice and bad fields.
    """
    try:
        text = read_utf8(path, shown)
    except FileNotFoundError:
        raise BadInput(Finding(shown, 1, "the file is missing", "restore it from git")) from None
    return dict(_read(text, shown))


# Several directives need the sources, and BibTeX is slow to read.
@lru_cache(maxsize=4)
def _read(text: str, shown: str) -> dict[str, Source]:
    findings: list[Finding] = []
    found: dict[str, Source] = {}
    for line, kind, key, fields in _entries(text, shown):
        problems = list(_problems(kind, key, fields))
        if key in found:
            problems.append((f"source {key!r} stands twice", f"keep one; the other is on line {found[key].line}"))
        findings += [Finding(shown, line, wrong, mend) for wrong, mend in problems]
        if not problems:
            found[key] = _source(line, key, dict(fields))
    if findings:
        raise BadInput(*findings)
    return found


def _entries(text: str, shown: str) -> list[tuple[int, str, str, list[tuple[str, str]]]]:
    """Line, type, key and fields of each entry; raises BadInput for wrong syntax."""
    parser = LowLevelParser(text)
    entries = []
    try:
        for kind, (key, parts) in parser:
            line = text.count("\n", 0, parser.command_start) + 1
            fields = [(name.lower(), " ".join("".join(value).split())) for name, value in parts]
            entries.append((line, kind.lower(), key, fields))
    except (PybtexSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or text.count("\n", 0, parser.command_start or 0) + 1
        raise BadInput(Finding(shown, line, f"not valid BibTeX ({error})", "look at braces and commas")) from None
    return entries


def _source(line: int, key: str, fields: dict[str, str]) -> Source:
    names = [name.split(",", 1) for name in re.split(r"\s+and\s+", fields.get("author", "")) if name]
    return Source(
        key=key,
        line=line,
        title=fields["title"],
        publisher=fields["publisher"],
        url=fields["url"],
        language=fields["language"],
        read=dt.date.fromisoformat(fields["urldate"]),
        date=fields.get("date", ""),
        booktitle=fields.get("booktitle", ""),
        authors=tuple(Author(*(part.strip() for part in name)) for name in names),
        author_language=fields.get("authorlanguage", fields["language"]),
    )


def _problems(kind: str, key: str, fields: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """What is wrong with one entry, as pairs of fault and mending."""
    problems = []
    names = [name for name, _ in fields]
    values = dict(fields)
    if kind not in TYPES:
        problems.append((f"unknown type @{kind}", f"use one of {', '.join(f'@{name}' for name in TYPES)}"))
    if not _KEY.fullmatch(key):
        problems.append((f"the key {key!r} is not lower-case ASCII", "use words and numbers joined by hyphens"))
    problems += [(f"{key!r} has no {name!r}", f"add {name} = {{…}}") for name in _REQUIRED if not values.get(name)]
    for name in dict.fromkeys(names):
        if name not in _REQUIRED + _OPTIONAL:
            problems.append((f"{key!r} has the unknown field {name!r}", f"use {', '.join(_REQUIRED + _OPTIONAL)}"))
        elif names.count(name) > 1:
            problems.append((f"{key!r} has {name!r} twice", "keep one"))
    for name in ("language", "authorlanguage"):
        if values.get(name) and values[name] not in LANGUAGES:
            problems.append((f"{key!r} has the unknown {name} {values[name]!r}", f"use one of {', '.join(LANGUAGES)}"))
    if values.get("url") and not re.fullmatch(r"https?://[^\s/]+\S*", values["url"]):
        problems.append((f"{key!r} has an address that is not http(s)", "write the address that was read"))
    if values.get("urldate") and not _is_day(values["urldate"]):
        problems.append((f"'urldate' of {key!r} is no day", "write the day it was read as YYYY-MM-DD"))
    if values.get("date") and not _is_date(values["date"]):
        problems.append((f"'date' of {key!r} is no date", "write YYYY-MM-DD, YYYY-MM or YYYY, or leave it out"))
    return problems


def _is_day(value: str) -> bool:
    try:
        return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", value)) and bool(dt.date.fromisoformat(value))
    except ValueError:
        return False


def _is_date(value: str) -> bool:
    """Whether ``value`` is a day, a month or a year."""
    shape = re.fullmatch(r"\d{4}(-\d\d)?(-\d\d)?", value)
    return bool(shape) and _is_day(value + "-01" * (2 - value.count("-")))
