"""Calendars of an election for calendar programs: iCalendar files (RFC 5545).

Their bytes depend on the data alone: DTSTAMP is the day of the last change of the election's
entry, UID never changes, SEQUENCE is the entry's revision.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from icalendar import Alarm, Calendar, Event, Timezone, vText

from kb.elections.instants import BUDAPEST, POSTS, zone
from kb.elections.schedule import deadlines
from kb.elections.vtimezones import described

if TYPE_CHECKING:
    from kb.elections.elections import Data, Election
    from kb.elections.schedule import Deadline
    from kb.elections.wording import Speaker

OFFICE = "https://www.valasztas.hu/"
# What stands in the calendar ends when the deadline comes: who looks at it late still sees the right hour.
LENGTH = dt.timedelta(hours=1)
# Before a deadline: a week, for the post and for papers; a day. Days without an hour: at nine in the morning.
_ALARMS = (dt.timedelta(days=-7), dt.timedelta(days=-1))
_MORNING = dt.timedelta(hours=9)


def file_name(election: Election, way: str) -> str:
    """Name of a calendar, below the edition's folder ``voting``."""
    return f"{election.id}-{way}.ics"


def calendar(data: Data, election: Election, way: str, speaker: Speaker) -> bytes:
    """The calendar of a called or held ``election`` for one ``way`` to vote, in the words of an edition."""
    title = f"{speaker.way(way)}. {speaker.election(election)}, {speaker.edition.format_date(election.day)}"
    if election.state == "held":
        title += f" ({speaker.say('past election')})"
    result = Calendar()
    result.add("version", "2.0")
    result.add("prodid", f"-//magyar-kazah-tudastar//elections//{speaker.edition.code.upper()}")
    result.add("method", "PUBLISH")
    result.add("name", vText(title))
    result.add("x-wr-calname", vText(title))
    events = deadlines(data, election, way)
    for key in sorted({deadline.zone for deadline in events if deadline.instant}):
        result.add_component(Timezone.from_ical(described(key)))
    for deadline in events:
        result.add_component(_event(deadline, way, speaker))
    return bytes(result.to_ical())


def _event(deadline: Deadline, way: str, speaker: Speaker) -> Event:
    event = Event()
    election = deadline.election
    stamp = dt.datetime.combine(election.updated or election.day, dt.time(), dt.UTC)
    event.add("uid", f"{election.id}-{deadline.rule.matter}@magyar-kazah-tudastar")
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("sequence", election.revision)
    summary = _summary(deadline, way, speaker)
    for name, text in (("summary", summary), ("description", _description(deadline, speaker))):
        event.add(name, vText(text), parameters={"LANGUAGE": speaker.edition.code})
    event.add("url", election.link or OFFICE)
    event.add("transp", "TRANSPARENT")
    start, end = _span(deadline)
    event.add("dtstart", start)
    event.add("dtend", end)
    for before in _ALARMS if deadline.rule.role == "deadline" else (dt.timedelta(),):
        event.add_component(_alarm(deadline, before, summary))
    return event


def _span(deadline: Deadline) -> tuple[dt.date, dt.date]:
    """Start and end: the last hour before a deadline, the first hour of what opens, or the whole day."""
    if deadline.instant is None:
        return deadline.day, deadline.day + dt.timedelta(days=1)
    opens = deadline.rule.role == "opens"
    start = deadline.instant if opens else deadline.instant - LENGTH
    return start.astimezone(zone(deadline.zone)), (start + LENGTH).astimezone(zone(deadline.zone))


def _alarm(deadline: Deadline, before: dt.timedelta, summary: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    related = "START" if deadline.instant is None or deadline.rule.role == "opens" else "END"
    trigger = before + (_MORNING if deadline.instant is None else dt.timedelta())
    alarm.add("trigger", trigger, parameters={"RELATED": related})
    return alarm


def _summary(deadline: Deadline, way: str, speaker: Speaker) -> str:
    """Way and deadline: in a calendar the title stands alone."""
    title = f"{speaker.way(way)}: {speaker.label(deadline.rule)}"
    return f"{title} ({speaker.say('past election')})" if deadline.election.state == "held" else title


def _description(deadline: Deadline, speaker: Speaker) -> str:
    """Both times in full, who says so, and who decides."""
    zones = (BUDAPEST, POSTS)
    times = [f"{speaker.zone(deadline, key)}: {speaker.moment(deadline, key)}" for key in zones]
    if deadline.instant is None:
        times = [speaker.moment(deadline, BUDAPEST), speaker.say("hour not published")]
    notes = [speaker.authority(deadline.rule), speaker.moved(deadline)]
    office = f"{speaker.say('Before you vote, what the National Election Office says is decisive.')} {OFFICE}"
    return "\n".join([*times, *filter(None, notes), office])
