"""``docs/_data/scholarship-deadlines.yaml`` read and checked; its head explains the fields."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from kb.findings import BadInput, Finding, read_utf8
from kb.scholarships.numbers import first_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHOWN = "docs/_data/scholarship-deadlines.yaml"
MATTERS = ("online", "kazakhstan", "medical")
_FIELDS = ("from", "until", "hour", "sources")
_HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


@dataclass(frozen=True)
class Deadline:
    """One deadline of the round for ``academic_year``; ``hour`` is Budapest time or empty, ``first`` may be None."""

    line: int
    academic_year: str
    matter: str
    first: dt.date | None
    until: dt.date
    hour: str
    sources: tuple[str, ...]


def load(docs: Path) -> list[Deadline]:
    """The deadlines in the order of the file; raises BadInput, naming lines, for wrong syntax and bad entries."""
    try:
        # The base loader leaves dates and hours as they are written.
        root = yaml.compose(read_utf8(docs / "_data" / "scholarship-deadlines.yaml", SHOWN), Loader=yaml.BaseLoader)
    except FileNotFoundError:
        raise BadInput(Finding(SHOWN, 1, "the file is missing", "restore it from git")) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise BadInput(Finding(SHOWN, line, "not valid YAML", "look at indents, quotes and colons")) from None
    if not isinstance(root, yaml.SequenceNode):
        raise BadInput(Finding(SHOWN, 1, "not a list of rounds", "begin each with - academic_year:"))
    constructor = yaml.constructor.BaseConstructor()
    findings: list[Finding] = []
    deadlines: list[Deadline] = []
    before = 0
    for node in root.value:
        line = node.start_mark.line + 1
        entry = constructor.construct_object(node, deep=True)
        problems = list(_problems(entry, before))
        findings += [Finding(SHOWN, line, wrong, mend) for wrong, mend in problems]
        if not problems:
            before = first_of(entry["academic_year"]) or 0
            deadlines += [_deadline(line, entry, matter) for matter in MATTERS if matter in entry]
    if findings:
        raise BadInput(*findings)
    return deadlines


def _deadline(line: int, entry: dict[str, dict[str, str]], matter: str) -> Deadline:
    part = entry[matter]
    first = dt.date.fromisoformat(part["from"]) if "from" in part else None
    until = dt.date.fromisoformat(part["until"])
    year = str(entry["academic_year"])
    return Deadline(line, year, matter, first, until, part.get("hour", ""), tuple(part["sources"]))


def _problems(entry: object, before: int) -> Iterator[tuple[str, str]]:
    """What is wrong with one round; ``before`` is the first calendar year of the round above it."""
    if not isinstance(entry, dict) or not isinstance(entry.get("academic_year"), str):
        yield "a round without its academic year", "begin it with - academic_year: 2025-2026"
        return
    first = first_of(entry["academic_year"])
    if first is None:
        yield f"no academic year ({entry['academic_year']!r})", "write it like 2025-2026"
        return
    if first <= before:
        yield f"{entry['academic_year']} stands after a later round, or twice", "one entry a round, oldest first"
    for key in entry.keys() - {"academic_year", *MATTERS}:
        yield f"unknown key {key!r}", f"use {', '.join(MATTERS)}"
    if not any(matter in entry for matter in MATTERS):
        yield "a round without a deadline", "remove it, or give the date that was found"
    for matter in MATTERS:
        if matter in entry:
            yield from _part_problems(matter, entry[matter], first)


def _part_problems(matter: str, part: object, year: int) -> Iterator[tuple[str, str]]:
    if not isinstance(part, dict) or part.keys() - set(_FIELDS) or not {"until", "sources"} <= part.keys():
        yield f"{matter!r} does not have until, sources and at most from, hour", "see the top of the file"
        return
    days = []
    for key in ("from", "until"):
        try:
            days += [dt.date.fromisoformat(part[key])] if key in part else []
        except (TypeError, ValueError):
            yield f"{key!r} of {matter!r} is no day ({part[key]!r})", "write the date as YYYY-MM-DD"
    if days != sorted(days):
        yield f"{matter!r} ends before it begins", "correct from or until"
    # Studies begin in September: every date of a round lies in that calendar year or the one before.
    if any(day.year not in (year - 1, year) for day in days):
        yield f"{matter!r} is not in the months before September {year}", "correct the date or the academic year"
    if "hour" in part and not (isinstance(part["hour"], str) and _HOUR.fullmatch(part["hour"])):
        yield f"'hour' of {matter!r} is no hour ({part['hour']!r})", 'write it like "14:00"'
    if not isinstance(part["sources"], list) or not part["sources"]:
        yield f"{matter!r} has no source", "give a list of keys of docs/_data/sources.bib"
