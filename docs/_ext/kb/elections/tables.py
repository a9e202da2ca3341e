"""Tables of deadlines as doctrees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from kb.elections.instants import BUDAPEST, POSTS
from kb.elections.markup import deadline_box, iso, moment
from kb.elections.schedule import deadlines
from kb.elections.wording import EXPECTED

if TYPE_CHECKING:
    from kb.elections.elections import Data, Election
    from kb.elections.schedule import Deadline
    from kb.elections.wording import Speaker


def said(deadline: Deadline, text: str) -> moment:
    """``text`` as the day or instant of a deadline."""
    machine = iso(deadline.instant) if deadline.instant else deadline.day.isoformat()
    return moment("", text, datetime=machine)


def day_of(election: Election, text: str) -> moment:
    """``text`` as the polling day."""
    return moment("", text, datetime=election.day.isoformat())


def no_date(awaited: list[Election], speaker: Speaker, *, none_called: bool) -> nodes.container:
    """What stands where the table would: that no election is called, and which are ``awaited``."""
    box = nodes.container(classes=["kb-no-date"])
    if none_called:
        box += nodes.paragraph("", speaker.say("No Hungarian election with voting abroad has been called."))
    for election in awaited:
        box += nodes.paragraph("", f"{speaker.election(election)}: {speaker.say(EXPECTED)}")
    return box


def table(data: Data, election: Election, way: str, speaker: Speaker, calendar: str, anchor: str) -> deadline_box:
    """The deadlines of a called or held ``election`` below the id ``anchor``.

    ``calendar`` is the address of its calendar, or empty if it has none.
    """
    rows = deadlines(data, election, way)
    words = {**speaker.countdown(), "today": speaker.say("today")}
    box = deadline_box("", words=words)
    result = nodes.table("", ids=[anchor], classes=["kb-deadline-table"])
    result += nodes.title("", "", *_caption(election, way, speaker))
    group = nodes.tgroup("", cols=3)
    group += [nodes.colspec("", colwidth=width, stub=int(width == 4)) for width in (4, 3, 2)]
    result += group
    heads = [speaker.say("What"), *(speaker.zone(rows[-1], key) for key in (BUDAPEST, POSTS))]
    group += nodes.thead("", nodes.row("", *(nodes.entry("", nodes.paragraph("", head)) for head in heads)))
    group += nodes.tbody("", *(_row(deadline, speaker) for deadline in rows))
    box += result
    act = speaker.say("Sections are those of Act XXXVI of 2013 on electoral procedure.")
    box += nodes.paragraph("", act, classes=["kb-deadline-note"])
    if calendar:
        link = nodes.reference("", speaker.say("Add to calendar (ICS)"), refuri=calendar, internal=True)
        box += nodes.paragraph("", "", link, classes=["kb-calendar"])
    return box


def _caption(election: Election, way: str, speaker: Speaker) -> list[nodes.Node]:
    state = f" ({speaker.say('past election')})" if election.state == "held" else ""
    day = day_of(election, speaker.edition.format_date(election.day))
    return [nodes.Text(f"{speaker.way(way)}. {speaker.election(election)}, "), day, nodes.Text(state)]


def _row(deadline: Deadline, speaker: Speaker) -> nodes.row:
    """What must happen and who says so; both times; the script's words hang on the first."""
    label = nodes.paragraph("", speaker.label(deadline.rule))
    first = nodes.entry("", label, _note(speaker.authority(deadline.rule)))
    if deadline.moved:
        first += _moved(deadline, speaker)
    here, there = (_time(deadline, speaker, key) for key in (BUDAPEST, POSTS))
    here["ends"], here["passed"] = iso(deadline.ends), speaker.passed(deadline)
    cells = [nodes.entry("", nodes.paragraph("", "", time)) for time in (here, there)]
    if deadline.instant is None:
        cells[0] += _note(speaker.say("hour not published"))
    return nodes.row("", first, *cells)


def _time(deadline: Deadline, speaker: Speaker, key: str) -> moment:
    """A deadline in the zone ``key``; a line breaks between day, weekday and hour, never inside one of them."""
    time = said(deadline, "")
    for chunk in speaker.chunks(deadline, key):
        time += [nodes.Text(", ")] if len(time) else []
        time += nodes.inline("", chunk, classes=["kb-hour" if ":" in chunk else "kb-day"])
    return time


def _note(text: str) -> nodes.paragraph:
    return nodes.paragraph("", text, classes=["kb-deadline-note"])


def _moved(deadline: Deadline, speaker: Speaker) -> nodes.paragraph:
    """Why the day is not the counted one; the name of the decree is Hungarian."""
    decree = deadline.election.decree
    before, _, after = speaker.moved(deadline).partition(decree)
    name = nodes.inline("", decree, classes=["language-hu"])
    return nodes.paragraph("", "", nodes.Text(before), name, nodes.Text(after), classes=["kb-deadline-note"])
