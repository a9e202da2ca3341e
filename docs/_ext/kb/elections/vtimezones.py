"""Time zones as iCalendar describes them (RFC 5545, 3.6.5), the same in every calendar.

Written here because icalendar 7.3.2 derives them with summer time beginning an hour late, and for
a few years only: programs that keep a zone by its name would then read the next calendar wrongly.
A test compares them with ``tzdata`` hour by hour.
"""

from __future__ import annotations

from kb.elections.instants import BUDAPEST, POSTS

# name: (kind, first onset in the time before it, offset before, offset after, yearly rule) of each change
_CHANGES = {
    # Directive 2000/84/EC: last Sundays of March and October, 01:00 UTC.
    BUDAPEST: (
        ("DAYLIGHT", "19970330T020000", "+0100", "+0200", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"),
        ("STANDARD", "19961027T030000", "+0200", "+0100", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"),
    ),
    # No summer time since 2004; an hour back on 1 March 2024.
    POSTS: (
        ("STANDARD", "20041031T030000", "+0700", "+0600", ""),
        ("STANDARD", "20240301T000000", "+0600", "+0500", ""),
    ),
}


def described(key: str) -> str:
    """The VTIMEZONE component of the zone ``key``; raises KeyError for a zone that no rule uses."""
    lines = ["BEGIN:VTIMEZONE", f"TZID:{key}"]
    for kind, onset, before, after, rule in _CHANGES[key]:
        lines += [f"BEGIN:{kind}", f"DTSTART:{onset}", f"TZOFFSETFROM:{before}", f"TZOFFSETTO:{after}"]
        lines += [f"RRULE:{rule}"] if rule else []
        lines += [f"END:{kind}"]
    return "\r\n".join([*lines, "END:VTIMEZONE", ""])
