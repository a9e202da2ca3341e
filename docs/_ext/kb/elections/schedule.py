"""Which deadlines an election has, and the instant of each."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.elections.instants import BUDAPEST, POSTS, instant
from kb.elections.rules import AT_POST

if TYPE_CHECKING:
    from kb.elections.elections import Data, Election
    from kb.elections.rules import Rule

# What sentences call the polling day itself.
POLLING_DAY = "polling-day"
# Only these ask something of the voter.
FOR_VOTERS = ("deadline", "opens")


@dataclass(frozen=True)
class Deadline:
    """A rule applied to an election: a day in the rule's zone, and an instant if the rule has an hour."""

    election: Election
    rule: Rule
    zone: str
    counted: dt.date
    day: dt.date
    reason: str

    @property
    def instant(self) -> dt.datetime | None:
        """The instant in UTC; None for a rule without an hour, which fills its whole day."""
        return instant(self.day, self.rule.hour, self.zone) if self.rule.hour else None

    @property
    def begins(self) -> dt.datetime:
        """The instant itself, or the first moment of the day."""
        return self.instant or instant(self.day, "00:00", self.zone)

    @property
    def ends(self) -> dt.datetime:
        """From this instant on it is past: the instant itself, or the end of the day."""
        return self.instant or instant(self.day, "24:00", self.zone)

    @property
    def moved(self) -> bool:
        """Whether a decree set another day than the count gives."""
        return self.day != self.counted


def apply(rule: Rule, election: Election, post: str = POSTS) -> Deadline:
    """``rule`` applied to a called or held ``election``, for a representation in the zone ``post``."""
    counted = election.day - dt.timedelta(days=rule.days_before)
    move = next((move for move in election.moved if move.rule == rule.id), None)
    return Deadline(
        election=election,
        rule=rule,
        zone=post if rule.zone == AT_POST else BUDAPEST,
        counted=counted,
        day=move.day if move else counted,
        reason=move.reason if move else "",
    )


def in_force(data: Data, election: Election) -> list[Rule]:
    """All rules that hold for ``election``, in the order of the file."""
    return [rule for rule in data.rules.values() if rule.holds(election.kinds, election.day.year)]


def deadlines(data: Data, election: Election, way: str, post: str = POSTS) -> list[Deadline]:
    """What a voter who votes this ``way`` must know, in the order in which it comes."""
    rules = [r for r in in_force(data, election) if way in r.ways and r.role in FOR_VOTERS and r.listed]
    applied = [apply(rule, election, post) for rule in rules]
    # On one day what opens stands before what closes.
    return sorted(applied, key=lambda d: (d.begins if d.rule.role == "opens" else d.ends, d.rule.role != "opens"))


def of_matter(data: Data, election: Election, matter: str, post: str = POSTS) -> Deadline | None:
    """The deadline of ``election`` for a matter such as ``fr-request-close``; None if it has none."""
    rule = next((rule for rule in in_force(data, election) if rule.matter == matter), None)
    return apply(rule, election, post) if rule else None
