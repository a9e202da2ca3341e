"""Rules of deadlines as data: ``docs/_data/election-rules.yaml`` read and checked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from kb.elections.instants import BUDAPEST
from kb.elections.reading import read_entries
from kb.findings import BadInput, Finding

if TYPE_CHECKING:
    from pathlib import Path

    from kb.elections.reading import Entry

SHOWN = "docs/_data/election-rules.yaml"
KINDS = ("parliamentary", "ep", "referendum")
WAYS = ("representation", "post")
# deadline: the voter must act by then; opens: the first moment; the others bind offices, not voters.
ROLES = ("deadline", "opens", "office-duty", "guarantee")
# ``post`` is the time of the representation where one votes.
AT_POST = "post"
ZONES = (BUDAPEST, AT_POST)
STATED_BY = ("National Election Office", "press of the time")
# Of Act XXXVI of 2013: 259(2), 284–285, 277(2)–(3).
SECTION = r"\d+(–\d+)?(\(\d+\)(–\(\d+\))?)?"
_REQUIRED = ("id", "matter", "kinds", "ways", "days_before", "zone", "role", "label", "first", "sources")
_OPTIONAL = ("hour", "last", "section", "notices", "stated_by", "listed")


@dataclass(frozen=True)
class Rule:
    """One rule; fields as described at the top of ``election-rules.yaml``."""

    id: str
    matter: str
    kinds: tuple[str, ...]
    ways: tuple[str, ...]
    days_before: int
    hour: str
    zone: str
    role: str
    label: str
    first: int
    last: int | None
    section: str
    notices: bool
    stated_by: str
    sources: tuple[str, ...]
    listed: bool

    def holds(self, kinds: tuple[str, ...], year: int) -> bool:
        """Whether the rule is in force for an election of these ``kinds`` in ``year``."""
        return bool({*kinds} & {*self.kinds}) and self.first <= year <= (self.last or year)


def load_rules(path: Path) -> dict[str, Rule]:
    """All rules of the file at ``path`` by id, in its order; raises BadInput naming every bad line."""
    rules: dict[str, Rule] = {}
    lines: dict[str, int] = {}
    faults: list[Finding] = []
    for entry in read_entries(path, SHOWN):
        rule = _rule(entry)
        if rule.id in rules:
            entry.fault("id", f"rule {rule.id!r} stands twice", "keep one of the two")
        rules.setdefault(rule.id, rule)
        lines.setdefault(rule.id, entry.lines.get("first", entry.line))
        faults += entry.faults
    faults += [] if faults else _overlaps(rules, lines)
    if faults:
        raise BadInput(*faults)
    return rules


def _rule(entry: Entry) -> Rule:
    entry.only(_REQUIRED, _OPTIONAL)
    name = r"[a-z0-9]+(-[a-z0-9]+)*"
    rule = Rule(
        id=entry.text("id", name, "use English words joined by hyphens"),
        matter=entry.text("matter", name, "name what the rule is about, as in the other rules"),
        kinds=entry.words("kinds", KINDS),
        ways=entry.words("ways", WAYS),
        days_before=entry.number("days_before"),
        hour=entry.hour("hour"),
        zone=entry.choice("zone", ZONES),
        role=entry.choice("role", ROLES),
        label=entry.text("label"),
        first=entry.number("first"),
        last=entry.number("last") or None,
        section=entry.text("section", SECTION, "write it like 259(2) or 277(2)–(3)"),
        notices=entry.choice("notices", ("true", "false")) == "true",
        stated_by=entry.choice("stated_by", STATED_BY),
        sources=entry.words("sources"),
        listed=entry.choice("listed", ("true", "false")) != "false",
    )
    if entry.values.get("hour") and "zone" not in entry.values:
        entry.fault("hour", f"{rule.id}: an hour without a zone", f"add zone: {' or '.join(ZONES)}")
    if not {"section", "stated_by"} & {*entry.values}:
        entry.fault("id", f"{rule.id}: nobody is named for this rule", "add section:, or stated_by: if it was not read")
    if rule.last is not None and rule.last < rule.first:
        entry.fault("last", f"{rule.id} ends before it begins", "correct 'first' or 'last'")
    for key in ("kinds", "ways", "sources"):
        if entry.values.get(key) == []:
            entry.fault(key, f"{key!r} of {rule.id} is empty", "name at least one")
    return rule


def _overlaps(rules: dict[str, Rule], lines: dict[str, int]) -> list[Finding]:
    """Two rules for one matter must not be in force in the same year: polls of two kinds share a day."""
    faults = []
    for one, other in combinations(rules.values(), 2):
        start, end = max(one.first, other.first), min(one.last or 9999, other.last or 9999)
        if one.matter == other.matter and start <= end:
            wrong = f"{other.id} and {one.id} are both in force in {start}"
            mend = f"end the older with last: (the other is on line {lines[one.id]})"
            faults.append(Finding(SHOWN, lines[other.id], wrong, mend))
    return faults


def split_section(section: str) -> tuple[str, str]:
    """``277(2)–(3)`` as number and paragraphs: ``277`` and ``(2)–(3)``."""
    match = re.fullmatch(r"([\d–]+?)((?:\(.*)?)", section)
    return (match[1], match[2]) if match else (section, "")
