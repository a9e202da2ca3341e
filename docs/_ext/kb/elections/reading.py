"""YAML that people edit, read strictly: every value keeps the line it stands on."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml

from kb.findings import BadInput, Finding, read_utf8

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d|24:00")


class _TextLoader(yaml.SafeLoader):
    """Keeps every plain word as text: ``16:00`` is a number to YAML 1.1 otherwise."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - the name is PyYAML's


@dataclass
class Entry:
    """One mapping of a file: its values, the line of each key, and the faults found so far."""

    shown: str
    line: int
    values: dict[str, object]
    lines: dict[str, int]
    faults: list[Finding] = field(default_factory=list)

    def fault(self, key: str, wrong: str, mend: str) -> None:
        """Note a fault on the line of ``key``, or of the entry where the key is missing."""
        self.faults.append(Finding(self.shown, self.lines.get(key, self.line), wrong, mend))

    def only(self, required: Iterable[str], optional: Iterable[str] = ()) -> None:
        """Refuse missing and unknown keys."""
        required, optional = list(required), list(optional)
        for key in required:
            if key not in self.values:
                self.fault(key, f"no {key!r} in {self.name}", f"add {key}: with its value")
        for key in self.values:
            if key not in (*required, *optional):
                known = ", ".join((*required, *optional))
                self.fault(key, f"unknown key {key!r} in {self.name}", f"remove it; known are {known}")

    @property
    def name(self) -> str:
        """How messages call this entry."""
        return str(self.values.get("id") or self.values.get("rule") or "this entry")

    def text(self, key: str, pattern: str = r".+", mend: str = "write words") -> str:
        """The text under ``key``; an empty string, and a fault if there is one that does not match."""
        value = self.values.get(key, "")
        if key in self.values and (not isinstance(value, str) or not re.fullmatch(pattern, value)):
            self.fault(key, f"{key!r} of {self.name} is not right ({value!r})", mend)
            return ""
        return str(value)

    def choice(self, key: str, known: Iterable[str]) -> str:
        """The value under ``key``, one of ``known``."""
        known = list(known)
        return self.text(key, "|".join(map(re.escape, known)), f"use one of {', '.join(known)}")

    def words(self, key: str, known: Iterable[str] | None = None) -> tuple[str, ...]:
        """The list of words under ``key``, each one of ``known`` if that is given."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(word, str) and word for word in value):
            self.fault(key, f"{key!r} of {self.name} is not a list of words", "write [first, second]")
            return ()
        allowed = None if known is None else list(known)
        for word in value:
            if allowed is not None and word not in allowed:
                self.fault(key, f"unknown {word!r} in {key!r} of {self.name}", f"use {', '.join(allowed)}")
        return tuple(value)

    def number(self, key: str) -> int:
        """The whole number under ``key``; 0 where it is missing or wrong."""
        value = self.text(key, r"-?\d+", "write a whole number")
        return int(value) if value else 0

    def day(self, key: str) -> dt.date | None:
        """The date under ``key``; None where it is missing or wrong."""
        value = self.text(key, r"\d{4}-\d{2}-\d{2}", "write the date as YYYY-MM-DD")
        try:
            return dt.date.fromisoformat(value) if value else None
        except ValueError:
            self.fault(key, f"{key!r} of {self.name} is a day that does not exist ({value})", "correct the date")
            return None

    def hour(self, key: str) -> str:
        """The hour under ``key``, 00:00 to 24:00; an empty string where none is given."""
        return self.text(key, _HOUR.pattern, "write HH:MM between 00:00 and 24:00, with quotes")

    def entries(self, key: str) -> list[Entry]:
        """The list of mappings under ``key``; their faults are this entry's too."""
        value = self.values.get(key, [])
        if isinstance(value, list) and all(isinstance(item, Entry) for item in value):
            for item in value:
                item.faults = self.faults
            return value
        self.fault(key, f"{key!r} of {self.name} is not a list of entries", "begin each with a dash, like the others")
        return []


def read_entries(path: Path, shown: str) -> list[Entry]:
    """The list of entries in the file at ``path``; ``shown`` is its name in messages.

    Raises BadInput for a missing file, syntax errors, double keys and anything but a list of mappings.
    """
    try:
        text = read_utf8(path, shown)
    except FileNotFoundError:
        raise BadInput(Finding(shown, 1, "the file is missing", "restore it from git")) from None
    try:
        top = yaml.compose(text, _TextLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BadInput(Finding(shown, line, f"not valid YAML ({error.problem})", "mend the syntax here")) from None
    except yaml.YAMLError:
        raise BadInput(Finding(shown, 1, "not valid YAML (a character)", "retype what editors do not show")) from None
    value = _plain(top, shown) if top else None
    if not isinstance(value, list) or not all(isinstance(item, Entry) for item in value):
        raise BadInput(Finding(shown, 1, "not a list of entries", "begin each entry with - id: name"))
    return value


def _plain(node: yaml.Node, shown: str) -> object:
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, shown) for item in node.value]
    if not isinstance(node, yaml.MappingNode):
        return node.value
    entry = Entry(shown, node.start_mark.line + 1, {}, {})
    for key, value in node.value:
        line = key.start_mark.line + 1
        if key.value in entry.values:
            raise BadInput(Finding(shown, line, f"{key.value!r} stands twice in one entry", "keep one of the two"))
        entry.values[key.value], entry.lines[key.value] = _plain(value, shown), line
    return entry
