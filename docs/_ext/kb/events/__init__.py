"""The events of the timeline: ``docs/_data/events.yaml`` read and checked; its head explains the fields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from kb.findings import BadInput, Finding, read_utf8
from kb.languages import when

if TYPE_CHECKING:
    from pathlib import Path

SUBJECTS = ("relations", "history", "cumans", "economy", "education", "voting")
_LISTS = ("facts", "cite")
_REQUIRED = ("when", "subject", "text", *_LISTS)
_OPTIONAL = ("link", "disputed")


@dataclass(frozen=True)
class Event:
    """One event; ``line`` is that of its record, ``text`` a Hungarian sentence."""

    line: int
    when: when.When
    subject: str
    text: str
    facts: tuple[str, ...]
    cite: tuple[str, ...]
    link: str = ""
    disputed: bool = False


def load(path: Path, shown: str) -> list[Event]:
    """The events in the order of time; ``shown`` is the file's name in messages.

    Raises BadInput, naming lines, for wrong syntax and for records that lack a field or have a bad one.
    """
    try:
        # The base loader leaves dates and numbers as they are written.
        root = yaml.compose(read_utf8(path, shown), Loader=yaml.BaseLoader)
    except FileNotFoundError:
        raise BadInput(Finding(shown, 1, "the file is missing", "restore it from git")) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise BadInput(Finding(shown, line, "not valid YAML", "look at indents, quotes and colons")) from None
    if root is None:
        return []
    if not isinstance(root, yaml.SequenceNode):
        raise BadInput(Finding(shown, 1, "not a list of events", "begin each with - when:"))
    constructor = yaml.constructor.BaseConstructor()
    findings: list[Finding] = []
    events: list[Event] = []
    for node in root.value:
        line = node.start_mark.line + 1
        record = constructor.construct_object(node, deep=True)
        problems = list(_problems(record))
        if not problems:
            event = _event(record, line)
            if any(event.text == other.text for other in events):
                problems.append(("an event that stands twice", "keep the one with more in it"))
            events.append(event)
        findings += [Finding(shown, line, wrong, mend) for wrong, mend in problems]
    if findings:
        raise BadInput(*findings)
    return sorted(events, key=lambda event: (event.when.order, event.line))


def _event(record: dict[str, Any], line: int) -> Event:
    return Event(
        line=line,
        when=when.read(record["when"]),
        subject=record["subject"],
        text=" ".join(record["text"].split()),
        facts=tuple(record["facts"]),
        cite=tuple(record["cite"]),
        link=record.get("link", ""),
        disputed=record.get("disputed", "") == "true",
    )


def _problems(record: Any) -> list[tuple[str, str]]:
    """What is wrong with one record, as pairs of fault and mending."""
    if not isinstance(record, dict):
        return [("not an event", "begin it with - when:")]
    problems = [(f"an event without {name!r}", f"add {name}:") for name in _REQUIRED if not record.get(name)]
    problems += [
        (f"an event with the unknown field {name!r}", f"use {', '.join(_REQUIRED + _OPTIONAL)}")
        for name in record
        if name not in _REQUIRED + _OPTIONAL
    ]
    for name in filter(record.get, _LISTS):
        if not isinstance(record[name], list) or not all(isinstance(item, str) for item in record[name]):
            problems.append((f"{name!r} of an event is not a list", f"write {name}: [one, two]"))
    if problems:
        return problems
    if record["subject"] not in SUBJECTS:
        problems.append((f"unknown subject {record['subject']!r}", f"use one of {', '.join(SUBJECTS)}"))
    if record.get("disputed", "true") != "true":
        problems.append(("'disputed' is not true", "write disputed: true or leave it out"))
    if record.get("disputed") and not record.get("link"):
        problems.append(("a disputed event without 'link'", "link to the section that tells what the sources say"))
    try:
        when.read(record["when"])
    except ValueError as error:
        mend = "write YYYY-MM-DD, YYYY-MM, YYYY, a span with /, YYYY~ or C13"
        problems.append((f"'when' is {record['when']!r} ({error})", mend))
    return problems
