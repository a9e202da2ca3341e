"""Which facts the pages use: ``% facts: id id`` above a paragraph, ids of ``docs/_data/facts.csv``."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.findings import BadInput, Finding, read_utf8

if TYPE_CHECKING:
    from pathlib import Path

CONFIDENCES = ("two+", "one", "conflict", "none")
_COLUMNS = ["id", "subject", "confidence", "stale_after", "sources"]
_COMMENT = re.compile(r"%\s*facts:(.*)")


@dataclass(frozen=True)
class Fact:
    """A checked fact: its subject, how sure it is, when it goes stale, keys of its sources."""

    id: str
    subject: str
    confidence: str
    stale_after: str
    sources: tuple[str, ...]


def stale_day(stale_after: str) -> dt.date | None:
    """The day on which a fact is to be checked again; a year means its last day. None if it does not go stale.

    Raises ValueError for anything but YYYY-MM-DD, YYYY or an empty string.
    """
    if not stale_after:
        return None
    whole = f"{stale_after}-12-31" if re.fullmatch(r"\d{4}", stale_after) else stale_after
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", whole):
        raise ValueError(stale_after)
    return dt.date.fromisoformat(whole)


def _is_day(stale_after: str) -> bool:
    try:
        stale_day(stale_after)
    except ValueError:
        return False
    return True


def load_facts(path: Path, shown: str) -> dict[str, Fact]:
    """All facts of the table at ``path`` by id; raises BadInput naming the bad rows."""
    findings = []
    facts: dict[str, Fact] = {}
    rows = csv.reader(io.StringIO(_text(path, shown), newline=""))
    if next(rows, []) != _COLUMNS:
        raise BadInput(Finding(shown, 1, "wrong columns", f"write {','.join(_COLUMNS)}"))
    for row in rows:
        line = rows.line_num
        if len(row) != len(_COLUMNS) or not row[0]:
            findings.append(Finding(shown, line, "not a fact", f"give {len(_COLUMNS)} fields, the first not empty"))
        elif row[0] in facts:
            findings.append(Finding(shown, line, f"fact {row[0]!r} stands twice", "keep one row"))
        elif row[2] not in CONFIDENCES:
            mend = f"use one of {', '.join(CONFIDENCES)}"
            findings.append(Finding(shown, line, f"unknown confidence {row[2]!r}", mend))
        elif not _is_day(row[3]):
            mend = "write YYYY-MM-DD, YYYY, or nothing"
            findings.append(Finding(shown, line, f"stale_after {row[3]!r} is no day", mend))
        else:
            facts[row[0]] = Fact(row[0], row[1], row[2], row[3], tuple(row[4].split()))
    if findings:
        raise BadInput(*findings)
    return facts


def _text(path: Path, shown: str) -> str:
    try:
        return read_utf8(path, shown)
    except FileNotFoundError:
        raise BadInput(Finding(shown, 1, "the file is missing", "restore it from git")) from None


def used_facts(text: str) -> dict[str, int]:
    """The fact ids that a page's source text names, each with its first line."""
    used: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        match = _COMMENT.match(line)
        for name in match[1].split() if match else ():
            used.setdefault(name, number)
    return used
