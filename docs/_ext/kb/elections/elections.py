"""Elections as data: ``docs/_data/elections.yaml`` read and checked against the rules."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.elections.reading import read_entries
from kb.elections.rules import KINDS, load_rules
from kb.findings import BadInput

if TYPE_CHECKING:
    from pathlib import Path

    from kb.elections.reading import Entry
    from kb.elections.rules import Rule

SHOWN = "docs/_data/elections.yaml"
STATES = ("expected", "called", "held")
# Section 11(2): to the working day before or after; a long weekend of holidays has four days.
FARTHEST_MOVE = 4
_SUNDAY = 6
_REQUIRED = ("id", "kinds", "state")
_DATED = ("polling_day", "revision", "updated", "sources")
_OPTIONAL = ("decree", "link", "moved", "published")


@dataclass(frozen=True)
class Move:
    """A day that a decree set instead of the one that the count gives."""

    rule: str
    day: dt.date
    reason: str


@dataclass(frozen=True)
class Published:
    """A day, and the hour if one was given, as an office or a paper published it."""

    rule: str
    day: dt.date
    hour: str
    source: str


@dataclass(frozen=True)
class Election:
    """One election; fields as described at the top of ``elections.yaml``."""

    id: str
    kinds: tuple[str, ...]
    state: str
    polling_day: dt.date | None
    decree: str
    link: str
    moved: tuple[Move, ...]
    published: tuple[Published, ...]
    revision: int
    updated: dt.date | None
    sources: tuple[str, ...]

    @property
    def day(self) -> dt.date:
        """The polling day; raises ValueError while the election is only expected."""
        if self.polling_day is None:
            raise ValueError(f"{self.id} has no polling day yet")
        return self.polling_day


@dataclass(frozen=True)
class Data:
    """All rules and all elections, checked."""

    rules: dict[str, Rule]
    elections: dict[str, Election]

    def expected(self) -> list[Election]:
        """Elections that will come but have no date, in the order of the file."""
        return [election for election in self.elections.values() if election.state == "expected"]

    def dated(self) -> list[Election]:
        """Called and held elections by polling day."""
        return sorted((e for e in self.elections.values() if e.polling_day), key=lambda e: e.day)

    def next(self, kind: str = "") -> Election | None:
        """The first election that is called and not yet noted as held, of a ``kind`` if given; None without one."""
        return next((e for e in self.dated() if e.state == "called" and kind in ("", *e.kinds)), None)

    def last(self, kind: str = "") -> Election | None:
        """The latest election that was held, of a ``kind`` if given."""
        return next((e for e in reversed(self.dated()) if e.state == "held" and kind in ("", *e.kinds)), None)

    def with_calendar(self) -> list[Election]:
        """Elections that have calendars: those called, and the last held as the worked example."""
        last = self.last()
        return [election for election in self.dated() if election.state == "called" or election is last]


def load(folder: Path) -> Data:
    """Read both files of ``folder`` (``docs/_data``); raises BadInput naming every bad line."""
    rules = load_rules(folder / "election-rules.yaml")
    faults = []
    elections: dict[str, Election] = {}
    for entry in read_entries(folder / "elections.yaml", SHOWN):
        election = _election(entry, rules)
        if election.id in elections:
            entry.fault("id", f"election {election.id!r} stands twice", "keep one of the two")
        elections.setdefault(election.id, election)
        faults += entry.faults
    if faults:
        raise BadInput(*faults)
    return Data(rules, elections)


def _election(entry: Entry, rules: dict[str, Rule]) -> Election:
    state = entry.choice("state", STATES)
    entry.only([*_REQUIRED, *(_DATED if state in ("called", "held") else ())], [*_DATED, *_OPTIONAL])
    election = Election(
        id=entry.text("id", r"[a-z]+(-[a-z]+)*-\d{4}", "write kind and year, like og-2026"),
        kinds=entry.words("kinds", KINDS),
        state=state,
        polling_day=entry.day("polling_day"),
        decree=entry.text("decree"),
        link=entry.text("link", r"https://\S+", "write an address that begins with https://"),
        moved=tuple(move for item in entry.entries("moved") if (move := _move(item))),
        published=tuple(made for item in entry.entries("published") if (made := _published(item))),
        revision=entry.number("revision"),
        updated=entry.day("updated"),
        sources=entry.words("sources"),
    )
    if state == "expected" and "polling_day" in entry.values:
        mend = "set state: called if it has been called, else remove the day"
        entry.fault("polling_day", f"{election.id} is expected, but has a polling day", mend)
    if election.polling_day and election.polling_day.weekday() != _SUNDAY:
        wrong = f"the polling day of {election.id} is no Sunday ({election.polling_day})"
        entry.fault("polling_day", wrong, "correct the date: section 6 of the Act allows Sundays only")
    if not entry.faults and election.polling_day:
        _check_days(entry, election, rules)
    return election


def _move(entry: Entry) -> Move | None:
    entry.only(["rule", "day", "reason"])
    day = entry.day("day")
    return Move(entry.text("rule"), day, entry.text("reason")) if day else None


def _published(entry: Entry) -> Published | None:
    entry.only(["rule", "day", "source"], ["hour"])
    day = entry.day("day")
    return Published(entry.text("rule"), day, entry.hour("hour"), entry.text("source")) if day else None


def _check_days(entry: Entry, election: Election, rules: dict[str, Rule]) -> None:
    """Moved and published days against the count: they differ only where a named decree moved them."""
    moved = {move.rule: move.day for move in election.moved}
    for item in (*entry.entries("moved"), *entry.entries("published")):
        rule = rules.get(item.text("rule"))
        if rule is None or not rule.holds(election.kinds, election.day.year):
            wrong = f"{'unknown' if rule is None else 'another year’s'} rule {item.text('rule')!r} in {election.id}"
            item.fault("rule", wrong, "use the id of a rule of election-rules.yaml that holds for this election")
            continue
        counted = election.day - dt.timedelta(days=rule.days_before)
        day = item.day("day") or counted
        if "source" not in item.values:
            _check_move(item, election, counted, day)
        elif day != (given := moved.get(rule.id, counted)):
            wrong = f"{rule.id} was published for {day}, but the data give {given}"
            item.fault("day", wrong, "correct one of them, or name the decree under moved:")
        elif item.hour("hour") and item.hour("hour") != rule.hour:
            wrong = f"{rule.id} was published for {item.hour('hour')}, but the rule has {rule.hour or 'no hour'}"
            item.fault("hour", wrong, "correct one of them")


def _check_move(item: Entry, election: Election, counted: dt.date, day: dt.date) -> None:
    if not election.decree:
        item.fault("rule", f"a day of {election.id} is moved, but no decree is named", "add decree: to the election")
    if not 1 <= abs((day - counted).days) <= FARTHEST_MOVE:
        wrong = f"{day} is not a neighbour of the counted day {counted}"
        item.fault("day", wrong, f"section 11(2) allows the working day before or after: at most {FARTHEST_MOVE} days")
